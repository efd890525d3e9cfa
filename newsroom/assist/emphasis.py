"""Bold for the key phrases of a summary: a number with its unit, a name."""

from __future__ import annotations

import re

from msgspec import Struct

from newsroom.text.latin import names
from newsroom.text.quantities import Kind, quantities

_TITLE = re.compile(r"《[^《》]{2,30}》")
_MARKED = re.compile(r"\*\*[^*]+\*\*|__[^_]+__|\[[^\[\]]*\]\([^()]*\)|`[^`]*`|\\.|https?://\S+")
_COUNTED = {
    Kind.MONEY: 5.0,
    Kind.PERCENT: 4.5,
    Kind.TIMES: 4.5,
    Kind.POINT: 4.0,
    Kind.MEASURE: 3.5,
    Kind.COUNT: 3.0,
}
_COMMON = frozenset(
    ("AI", "API", "APP", "App", "CEO", "CTO", "GPU", "CPU", "LLM", "IT", "USB", "IPO", "The", "This")
)
_SENTENCE_OPENS = re.compile(r"(?:^|[.!?。！？]\s*)$")
_FEW = re.compile(r"[一两二三几][^\d]")
"""Counts that say little: 一个, 两位, 三家."""
_JOINS = re.compile(r" (?:of (?:the )?)?")
_LONGEST = 40
"""Letters of a name of several words."""
_NO_WORD = re.compile(r"[\w]")


class _Phrase(Struct, frozen=True):
    start: int
    end: int
    worth: float


def bolded(summary: str, most: int = 2) -> str:
    """Return a summary, Markdown, with its key phrases bold.

    The dearest is a sum or a share, then a title or a name. Beside the asterisks stands a space where a
    letter or digit would touch them, so that every parser reads them as bold. Links, code and what
    is bold stay.

    Args:
        summary: One line.
        most: Bold passages it may have.
    """
    masked = _MARKED.sub(lambda found: "\n" * len(found[0]), summary)
    free = most - sum(found[0].startswith(("**", "__")) for found in _MARKED.finditer(summary))
    chosen: list[_Phrase] = []
    for phrase in sorted(_phrases(masked), key=lambda each: (-each.worth, each.start)):
        if len(chosen) >= free:
            break
        if any(phrase.start < other.end + 2 and other.start < phrase.end + 2 for other in chosen):
            continue
        if any(summary[slice(phrase.start, phrase.end)] == summary[o.start : o.end] for o in chosen):
            continue
        chosen.append(phrase)
    for phrase in sorted(chosen, key=lambda each: each.start, reverse=True):
        summary = _marked(summary, phrase.start, phrase.end)
    return summary


def _phrases(text: str) -> list[_Phrase]:
    found = [
        _Phrase(each.start, each.end, _COUNTED[each.kind])
        for each in quantities(text)
        if each.kind in _COUNTED
        and each.end - each.start >= 2
        and "\n" not in text[each.start : each.end]
        and not (each.kind is Kind.COUNT and _FEW.fullmatch(text[each.start : each.end]))
    ]
    found += [_Phrase(*match.span(), 3.2) for match in _TITLE.finditer(text)]
    counted = list(found)
    for start, end in _names(text):
        if any(start < each.end and each.start < end for each in counted):
            continue
        # A name with a version is what a piece is about; the first one counts most.
        versioned = any(letter.isdigit() for letter in text[start:end])
        found.append(_Phrase(start, end, (3.4 if versioned else 2.8) - start / 1000))
    return found


def _names(text: str) -> list[tuple[int, int]]:
    """Return where Latin names stand; words that follow one another, or an ``of``, are one name."""
    found: list[tuple[int, int]] = []
    for each in names(text):
        if each.name in _COMMON or len(each.name) < 2:
            continue
        if found and _JOINS.fullmatch(text, found[-1][1], each.start) and each.end - found[-1][0] <= _LONGEST:
            found[-1] = (found[-1][0], each.end)
        else:
            found.append((each.start, each.end))
    return [span for span in found if not _opens_only(text, *span)]


def _opens_only(text: str, start: int, end: int) -> bool:
    """Tell whether an English sentence only begins with it: a capital there makes no name."""
    return bool(_SENTENCE_OPENS.search(text[:start])) and text[start + 1 : end].islower() and text.isascii()


def _marked(text: str, start: int, end: int) -> str:
    before, after = text[:start], text[end:]
    left = " " if before and _NO_WORD.match(before[-1]) else ""
    right = " " if after and _NO_WORD.match(after[0]) else ""
    return f"{before}{left}**{text[start:end]}**{right}{after}"
