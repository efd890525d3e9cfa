"""Patterns that are compiled when they are first used, and such as are searched for faster."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable


class _Late:
    """Stands in for a compiled pattern; each of its methods is looked up here once.

    Compiling one with many ranges takes a millisecond, and few of them are needed before the desk is drawn.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(*self._source)

    def __getattr__(self, name: str) -> Callable[..., object]:
        method: Callable[..., object] = getattr(self._compiled, name)
        setattr(self, name, method)
        return method


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern that is compiled when it is first used; one with an error in it raises only then."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


def hastened(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Compile a pattern of many words so that it passes fast over all that none of them can begin with.

    Where each alternative is a plain word, Python does that itself. Where one has a bound before it (``\b``)
    it tries each of them at each letter, which takes five to ten times as long.

    Args:
        pattern: Each of its alternatives begins with a letter or figure that is written in it, not with one
            of a range or class (``[a-h]``, ``\w``); ``\d`` may be.
        flags: As of `re.compile`.
    """
    letters = "".join(sorted({each for each in pattern if each.isalnum()}))
    return re.compile(rf"(?=[{letters}\d])(?:{pattern})", flags)
