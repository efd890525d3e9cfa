"""Chinese shown in the script an editor prefers; the text itself stays as it is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from opencc import OpenCC

Script = Literal["as-is", "simplified", "traditional"]

SCRIPTS: tuple[Script, ...] = ("as-is", "simplified", "traditional")

_CONVERSIONS = {"simplified": "t2s", "traditional": "s2t"}
_WRITTEN_IN = {"simplified": "zh-Hans", "traditional": "zh-Hant"}
_TAG = re.compile(r"(<[^<>]*>)")


def in_script(text: str, script: Script) -> str:
    """Return a text in a script; one that is no Chinese, or is in it already, comes back as it is.

    Words are converted as words (OpenCC): the 后 of 皇后 and that of 以后 are two in traditional.
    """
    if script == "as-is":
        return text
    from newsroom.text.languages import language_of  # most desks show every text as it is

    language = language_of(text)
    if not language.startswith("zh") or language == _WRITTEN_IN[script]:
        return text
    return str(_converter(script).convert(text))


def html_in_script(html: str, script: Script) -> str:
    """Do the same with HTML, whose tags, and so its addresses, stay as they are."""
    if script == "as-is" or in_script(html[:8_000], script) is html[:8_000]:
        return html
    return "".join(part if part[:1] == "<" else in_script(part, script) for part in _TAG.split(html))


@cache
def _converter(script: Script) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(_CONVERSIONS[script])
