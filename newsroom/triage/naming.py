"""Which of many headlines that share letters with one share its names and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from newsroom.text.deeds import BESIDE, HOLLOW_IN_ENGLISH
from newsroom.text.headlines import title_key
from newsroom.triage.hollow_words import PLAIN
from newsroom.triage.spelling import rare_spellings
from newsroom.triage.week import Headline

_ASKED = 200
"""So many of those that share most letters are asked."""
_LATIN = re.compile(r"[a-z][a-z0-9]+(?:[ -]\d+(?:\.\d+)?(?![\d%]))?")
"""A word, with its version where one stands behind it."""
_DIGITS = re.compile(r"\d{3,}")


def _words(headline: Headline) -> Iterator[str]:
    """Yield what a headline may name in Latin letters, and its numbers, as the keys of others may have it."""
    for word in _LATIN.findall(headline.title.casefold()):
        if word not in PLAIN and word not in HOLLOW_IN_ENGLISH and word not in BESIDE:
            yield title_key(word)
    yield from _DIGITS.findall(headline.key)


def naming_first(
    articles: Sequence[int],
    headline: Headline,
    names: Iterable[Sequence[str]],
    key_of: Callable[[int], str],
) -> list[int]:
    """Put first what has numbers of a headline that few have, then what has most of its names.

    Args:
        articles: First those that share most letters with it.
        headline: The headline.
        names: For each known name in it the keys of all names of its bearer.
        key_of: Returns the key of an article's headline.
    """
    rare = rare_spellings(headline.title, headline.key)
    words = [*((word,) for word in dict.fromkeys(_words(headline))), *names]
    first = articles[:_ASKED]
    said: dict[int, tuple[bool, int]] = {}
    for id in first:
        key = key_of(id)
        named = sum(any(spelt in key for spelt in each) for each in words)
        said[id] = (not any(each in key for each in rare), -named)
    return [*sorted(first, key=said.__getitem__), *articles[_ASKED:]]
