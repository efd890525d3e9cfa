"""A summary out of a text's own sentences: those that say most of what the text is about."""

from __future__ import annotations

import math
import re
from collections import Counter

from msgspec import Struct

from newsroom.text.sentences import first_sentences, joined, telling
from newsroom.text.tokens import tokens

_WHOLE = re.compile(r"[。！？!?.][”’」』）)\]\"']*$")
_LEAD_WEIGHT = 0.9
"""What standing first counts beside the words of a sentence; news tell the most important first."""
_TITLE_WEIGHT = 1.2
_SAME = 0.6
"""The part of its words that a sentence may share with one that is taken already."""
_MOST_READ = 400
"""Sentences of a text that are looked at."""
_LEAST = 12
"""Characters below which a sentence tells nothing alone (重磅！)."""


_SMALL = (
    "a an and are as at be been but by can could did do does for from had has have he her his if in into is"
    " it its more most no not of on one or our said says she so some such than that the their them then there"
    " these they this to up was we were what when which who will with would you your"
)
_SMALL_WORDS = frozenset(_SMALL.split())
"""English words that stand everywhere and say nothing of what a text is about."""


class _Sentence(Struct, frozen=True):
    place: int
    text: str
    words: Counter[str]


def salient(text: str, title: str = "", *, count: int | None = None, limit: int = 150) -> list[str]:
    """Choose the sentences that say most, and return them in the order of the text.

    A sentence is worth the weights of its words (TF-IDF over the text's sentences, for its length), what it
    shares with the headline, and its place: the first ones most. One that repeats a chosen one is left out.

    Args:
        text: Plain text, paragraphs separated by line breaks.
        title: Its headline.
        count: How many sentences; None: as many as fit.
        limit: About how many characters they may have together; with a count it does not bind.
    """
    found = _sentences(text)
    weights = _weights(found)
    wanted = {each for each in tokens(title) if len(each) > 1} - _SMALL_WORDS
    ranked = sorted(found, key=lambda each: (-_worth(each, weights, wanted), each.place))
    chosen: list[_Sentence] = []
    length = 0
    for each in ranked:
        if len(chosen) == count:
            break
        if count is None and chosen and length + len(each.text) > limit:
            continue
        if any(_shared(each, other) > _SAME for other in chosen):
            continue
        chosen.append(each)
        length += len(each.text)
        if count is None and length > limit * 2 // 3:
            break
    return [each.text for each in sorted(chosen, key=lambda each: each.place)]


def summary_of(text: str, title: str = "", *, count: int | None = None, limit: int = 150) -> str:
    """Return the summary of a text on one line, as plain text; '' where it has no sentence."""
    chosen = salient(text, title, count=count, limit=limit)
    if count is None and len(chosen) == 1 and len(chosen[0]) > limit * 3 // 2:
        return first_sentences(chosen[0], limit)
    return joined(chosen)


def _sentences(text: str) -> list[_Sentence]:
    found = telling(text, _WHOLE, _MOST_READ, shortest=_LEAST)
    return [_Sentence(place, each, Counter(tokens(each))) for place, each in enumerate(found)]


def _weights(found: list[_Sentence]) -> dict[str, float]:
    """Weigh words: used often in the text, but not in nearly all of its sentences."""
    often: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for each in found:
        often.update(each.words)
        within.update(each.words.keys())
    # A single Han character, the last of a run, says next to nothing.
    return {
        word: (1 + math.log(often[word])) * math.log(1 + len(found) / within[word])
        for word in often
        if len(word) > 1 and word not in _SMALL_WORDS
    }


def _worth(sentence: _Sentence, weights: dict[str, float], title: set[str]) -> float:
    known = [word for word in sentence.words if word in weights]
    if not known:
        return 0.0
    central = sum(weights[word] for word in known) / math.sqrt(len(known) + 8)
    typical = sum(weights.values()) / len(weights) * math.sqrt(16) if weights else 1.0
    shared = len(title & set(known)) / (len(title) or 1)
    return central / typical + _TITLE_WEIGHT * shared + _LEAD_WEIGHT / (1 + sentence.place)


def _shared(one: _Sentence, other: _Sentence) -> float:
    fewer = min(len(one.words), len(other.words)) or 1
    return len(one.words.keys() & other.words.keys()) / fewer
