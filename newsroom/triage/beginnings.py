"""What headline and lead of an English account say: words by their roots, names, what happens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from newsroom.text.deeds import BESIDE, HOLLOW_IN_ENGLISH
from newsroom.text.folding import fold
from newsroom.text.happenings import HAPPENINGS, root
from newsroom.text.patterns import late
from newsroom.triage.hollow_words import ANYWHERE

if TYPE_CHECKING:
    from newsroom.triage.names import Names

BEGUN = 5
"""So many letters are the same in robots and robotics."""
_WORD = re.compile(r"[A-Za-z0-9$€£]+(?:[.,+'’&-][A-Za-z0-9]+)*")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n|[—–|]|\s-\s|[\"“”]")
_TITLE_CASE = 0.9
"""So many of a headline's longer words with a capital are no names."""
_PLANNED = late(
    r"^(?:[A-Z][\w.'’&-]*\s){1,4}to [a-z]|"
    r"\b(?:will|may|might|could|plan(?:s|ned|ning)?|set to|in talks|consider(?:s|ing)?|weigh(?:s|ing)?|"
    r"mulls?|expected|aims?|seeks?|wants?|propos\w+|about to|rumou?r\w*|tomorrow|next (?:week|month|year))\b"
)
_COMPOUND = re.compile(r"\d[\w.,]*-[a-z]+")
"""11-month: a measure."""
HOLLOW = frozenset(map(root, ANYWHERE | BESIDE | HOLLOW_IN_ENGLISH))
"""Roots of words that tell nothing of an event."""
_OF_A_PLACE = {
    root(word): root(place)
    for word, place in (
        *(("korean", "korea"), ("koreans", "korea"), ("chinese", "china"), ("japanese", "japan")),
        *(("german", "germany"), ("french", "france"), ("indian", "india"), ("british", "britain")),
        *(("european", "europe"), ("danish", "denmark"), ("dutch", "netherlands"), ("taiwanese", "taiwan")),
        *(("canadian", "canada"), ("australian", "australia"), ("irish", "ireland"), ("italian", "italy")),
    )
}
"""Who is of a place is told for the place."""
_Words = list[re.Match[str]]


class Lead(NamedTuple):
    """What is read of an English account, its headline and lead; words by their roots."""

    words: frozenset[str]
    lead_begun: frozenset[str]
    """The beginnings of the lead's words."""
    names: frozenset[str]
    """Words that are written as names within sentences, of those that stand together the last one."""
    head: Mapping[str, str]
    """The headline's words that tell something, with how they are written there, folded."""
    head_names: frozenset[str]
    first: str
    """The headline's first word, which may be a name."""
    happens: Mapping[str, frozenset[int]]
    """What the headline says that happens: for each of its words what that may say."""
    told: frozenset[int]
    """What headline and lead say that happens."""
    known: frozenset[str]
    """Companies, products and people that headline or lead have by a known name."""
    of_known: frozenset[str]
    """The words of these names as they stand there."""
    planned: bool
    """The headline says what is to come."""


def read_lead(title: str, text: str, known: Names) -> Lead:
    """Read a headline and the beginning of its text, both as they are written.

    Args:
        title: The headline.
        text: The beginning of its text.
        known: The names by which companies and people go.
    """
    both = f"{title} {text}"
    folded = fold(both)
    bearers = known.within(folded)
    bearers -= known.in_small_letters(folded, both, bearers)
    clauses, sentences = _sentences(title), _sentences(text)
    longer = [each[0] for clause in clauses for each in clause if len(each[0]) > 3 and each[0].isalpha()]
    titled = len(longer) > 2 and sum(each[0].isupper() for each in longer) >= _TITLE_CASE * len(longer)
    said, below = dict(_roots_of(clauses)), dict(_roots_of(sentences))
    head_names = frozenset(_named(clauses, titled))
    words = frozenset((*said, *below))
    return Lead(
        words,
        frozenset(found[:BEGUN] for found in below),
        head_names | frozenset(_named(sentences, False)),
        {found: word for found, word in said.items() if found not in HOLLOW and len(found) > 2},
        head_names,
        next(iter(said), ""),
        {found: HAPPENINGS[found] for found in said if found in HAPPENINGS},
        frozenset().union(*(HAPPENINGS[found] for found in words if found in HAPPENINGS)),
        bearers,
        frozenset(root(word) for name in known.spelt(folded, bearers) for word in name.split()),
        _PLANNED.search(title) is not None,
    )


def _sentences(text: str) -> list[_Words]:
    return [list(_WORD.finditer(each)) for each in _SENTENCE.split(text)]


def _roots_of(sentences: Iterable[_Words]) -> Iterator[tuple[str, str]]:
    """Yield the roots of words, each with the word, folded; of what has a hyphen also its parts."""
    for sentence in sentences:
        for each in sentence:
            word = fold(each[0])
            yield _root(word), word
            if "-" in word:
                yield word.replace("-", ""), word
                yield from ((root(part), part) for part in word.split("-") if len(part) > 1)


def _root(word: str) -> str:
    found = root(word)
    return _OF_A_PLACE.get(found, found)


def _named(sentences: Iterable[_Words], titled: bool) -> Iterator[str]:
    """Yield the words that are written as names, of several that stand together the last one."""
    for sentence in sentences:
        last, end = "", -1
        for place, each in enumerate(sentence):
            word = each[0]
            begun = place > 0 or _goes_on(sentence)
            name = _is_coined(word) or (word[0].isupper() and begun and not titled)
            if last and (not name or each.start() != end + 1):
                yield last
                last = ""
            if name and (found := _root(fold(word))) not in HOLLOW and len(found) > 1:
                last = found
            end = each.end()
        if last:
            yield last


def _goes_on(sentence: _Words) -> bool:
    """Tell whether a sentence begins with two words that are written as names: John Smith said."""
    first = root(fold(sentence[0][0]))
    return len(sentence) > 1 and sentence[1][0][0].isupper() and first not in HOLLOW


def _is_coined(word: str) -> bool:
    """Tell whether a word is written as none is: H200, TriFold, JAXA, 1.82.7."""
    if not word[0].isalnum() or _COMPOUND.fullmatch(word):
        return False
    letters = sum(map(str.isalpha, word))
    if letters != len(word) and letters and any(map(str.isdigit, word)):
        return True
    return sum(map(str.isupper, word)) > 1 or word.count(".") > 1
