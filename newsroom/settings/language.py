"""The language of the interface: source strings are English, Chinese ones come from a gettext catalogue.

``_`` looks its string up at the moment of the call, so a language chosen late still reaches every message
made after the choice. A string that is written down before that moment (help texts, tables) is marked with
``N_`` and translated where it is shown.
"""

import gettext
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

DOMAIN = "newsroom"
FOLDER = Path(__file__).parent.parent / "locale"
LANGUAGES = ("zh", "en")

_LOCALES = {"zh": "zh_CN"}
_POSIX_ORDER = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first of these that is set decides (POSIX.1-2017, section 8.2)."""

_chosen: str | None = None


def _(message: str) -> str:
    """Give `message` in the language of the interface; fill its ``{fields}`` with ``format`` afterwards."""
    # A catalogue keeps its own header under the empty message.
    return _catalogue(current()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Give the form of a message that `n` things need, in the language of the interface."""
    return _catalogue(current()).ngettext(singular, plural, n)


def listed(words: Iterable[str]) -> str:
    """Join words as the language of the interface does: a comma and a blank in English, 、 in Chinese."""
    return _(", ").join(words)


def clauses(said: Iterable[str]) -> str:
    """Join what is said in one line as the language of the interface does: “; ” in English, ； in Chinese."""
    return _("; ").join(said)


def is_message(message: str) -> bool:
    """Tell whether a text is a message of the interface: the catalogue has Chinese for it."""
    catalogue = _catalogue("zh")
    return bool(message) and (
        catalogue.gettext(message) != message or catalogue.ngettext(message, message, 2) != message
    )


def N_(message: str) -> str:
    """Mark `message` for the catalogue and give it back as it is, to be translated where it is shown.

    It is not taken from `newsroom.model.marking`: every command speaks, few need the values of the model, and
    loading those takes longer than telling the version.
    """
    return message


def in_all_languages(message: str) -> set[str]:
    """Give a message in every language of the interface."""
    return {_catalogue(code).gettext(message) for code in LANGUAGES}


def use_language(code: str | None) -> None:
    """Choose the language of the interface: ``zh``, ``en``, or None for that of the locale.

    Raises:
        ValueError: `code` is none of these.
    """
    global _chosen
    if code is not None and code not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)} or None, not {code!r}")
    _chosen = code


def current() -> str:
    """Tell the language of the interface: ``zh`` or ``en``."""
    return _chosen or of_locale(os.environ)


def of_locale(environment: Mapping[str, str]) -> str:
    """Tell the language the variables of a POSIX locale ask for: ``zh`` for any Chinese one, else ``en``."""
    name = next((environment[key] for key in _POSIX_ORDER if environment.get(key)), None)
    if name is None:
        name = _of_system()
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def _of_system() -> str:
    """Name the locale of a system that does not use the variables, as Windows does not."""
    import locale

    return locale.getlocale()[0] or ""


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    languages = [_LOCALES[code]] if code in _LOCALES else []
    return gettext.translation(DOMAIN, FOLDER, languages, fallback=True)
