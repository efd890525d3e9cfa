"""Words of a headline that may be rare: names in Latin letters, what has figures in it, exact numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from newsroom.text.deeds import BESIDE, HOLLOW_IN_ENGLISH
from newsroom.text.folding import fold
from newsroom.triage.hollow_words import ANYWHERE

_DEED = re.compile(r"^[a-z]+(?:s|ed|ing|ly|er|est)$")
"""What most words end in that say what is done, how, or of what kind."""
_SHORT = 4
"""Longer words are written with a capital where all of a headline are."""


def may_be_rare(
    found: Set[str], written: Sequence[str], versions: Iterable[str], chinese: bool
) -> frozenset[str]:
    """Return those words of a headline that may be rare.

    Args:
        found: Its Latin words and numbers that are written as names and that no list of names has, folded.
        written: All its Latin words and numbers as they are written, in their order.
        versions: What it says after names of things: 4.6 alone is said of several models of one day.
        chinese: It is Chinese, so that any Latin word in it is a name.
    """
    left = found - ANYWHERE - frozenset(each for each in versions if each[0].isdigit())
    if not chinese:
        left -= HOLLOW_IN_ENGLISH | BESIDE
        # At the beginning of a sentence, and in headlines Written Like This, any word has a capital.
        titled = all(word[0].isupper() for word in written if len(word) > _SHORT and word[0].isalpha())
        left -= {word for word in map(fold, written if titled else written[:1]) if _DEED.search(word)}
    return frozenset(filter(_tells, left))


def _tells(part: str) -> bool:
    """Tell whether a word is no single letter, and a number neither round nor a year."""
    if part[0].isalpha():
        return len(part) > 1
    digits = part.replace(".", "").rstrip("0")
    if not digits.isdigit() or (len(part) == 4 and part.startswith("20")):
        return False
    return len(digits) > 2 or ("." in part and len(digits) > 1)
