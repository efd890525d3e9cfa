"""The terms of a headline: Latin names and numbers with them, and runs of Han of two to four characters.

Chinese has no spaces, so every short run counts as a term that may be one; what is no word stands in few
headlines, and a run that is only part of a longer one gives way to it where they are counted.
"""

from __future__ import annotations

import re

from newsroom.text.common_words import PARTICLES

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-. ]?[A-Z0-9][A-Za-z0-9.]*)*")
_EMPTY = PARTICLES | frozenset("为这那有于个年月日时又再到吗呢吧")
_PLAIN = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "do", "does",
        "for", "from", "get", "has", "have", "how", "if", "in", "into", "is", "it", "its", "let",
        "make", "may", "more", "most", "new", "no", "not", "of", "off", "on", "one", "or", "our",
        "out", "over", "says", "so", "than", "that", "the", "their", "them", "they", "this", "to",
        "up", "us", "use", "was", "we", "what", "when", "where", "which", "who", "why", "will", "with",
        "you", "your",
    )
)  # fmt: skip
"""English words that are never terms, wherever they stand."""
_LONGEST = 4


def terms_of(headline: str) -> set[str]:
    """Return what may be terms in a headline, each once."""
    names = (_without_plain(name) for name in _LATIN.findall(headline))
    found = {name for name in names if len(name) > 1 and not name.islower()}
    for run in _HAN.findall(headline):
        for length in range(2, _LONGEST + 1):
            for start in range(len(run) - length + 1):
                term = run[start : start + length]
                if not _EMPTY & set(term):
                    found.add(term)
    return found


def _without_plain(name: str) -> str:
    """Take plain words from the beginning of a name: a headline begins with a capital."""
    parts = name.strip(" .-").split(" ")
    while parts and parts[0].lower() in _PLAIN:
        parts = parts[1:]
    return " ".join(parts)
