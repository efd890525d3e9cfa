"""What the editor takes and what they pass over, learned word by word from headlines and sources.

Naive Bayes with presence of words: what a word says is the logarithm of how much likelier it stands in a
headline that was taken than in one that was passed over. It is learned by counting, so a story can be added,
taken back or changed at any time, and what each word says can be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice, pairwise
from math import log, sqrt

from msgspec import Struct, field

from newsroom.model import Counts
from newsroom.text.aliases import HAN_NAMES
from newsroom.text.common_words import PARTICLES
from newsroom.text.folding import fold
from newsroom.text.phrases import edges
from newsroom.text.tokens import tokens
from newsroom.triage.hollow_words import HOLLOW, PLAIN, SUBJECTS

MOST = 30.0
"""Points that taste gives or takes at most: as much as four further sources."""
_SMOOTHING = 1.0
_LEAST = 2
"""Headlines that a token must have stood in before it says anything."""
_SURE = 20
"""Stories taken, and passed over, from which on taste counts for most of what it says."""
_SOURCE = "source:"
_SHOWN = 6
"""Words that are shown."""


def features(title: str, source: str) -> list[str]:
    """Return what a headline is judged by: its words and its source, each once.

    Words that any headline may have say nothing: plain English ones, numbers, Chinese ones with particles.
    """
    found = dict.fromkeys(word for word in _words(title) if _tells(word))
    return [*found, f"{_SOURCE}{source}"]


def _words(title: str) -> Iterator[str]:
    """Yield the words of a headline: Chinese parted by words that are known, others as a search has them."""
    folded = fold(title)
    for start, end in pairwise([0, *edges(folded, _known()), len(folded)]):
        if folded[start : start + 1].isalnum() and not folded[start:end].isascii():
            yield folded[start:end]
    yield from (token for token in tokens(title) if token.isascii())


def _tells(word: str) -> bool:
    return len(word) > 1 and word not in PLAIN and not word.isdigit() and not PARTICLES & set(word)


def words_behind(said: Mapping[str, float]) -> list[tuple[str, float]]:
    """Return the words that an editor is told, the weightiest first: none that any headline has.

    Args:
        said: What a headline's words say, and its source.
    """
    told = [(word, says) for word, says in said.items() if word not in HOLLOW]
    return sorted(told, key=lambda each: -abs(each[1]))


@cache
def _known() -> frozenset[str]:
    """Return words that headlines are parted by."""
    return SUBJECTS | HOLLOW | frozenset(fold(name) for name in HAN_NAMES)


class Verdict(Struct, frozen=True):
    """What taste says of a headline, and what each of its tokens says."""

    points: float
    said: Mapping[str, float] = field(default_factory=dict)


class Taste:
    """What was learned so far."""

    def __init__(self, counts: Counts) -> None:
        self._taken = counts.taken
        self._passed = counts.passed
        self._tokens: Mapping[str, tuple[int, int]] = {
            token: (taken, passed) for token, taken, passed in counts.tokens
        }

    @property
    def sure(self) -> float:
        """How much it may say, from 0 to 1: nothing before both kinds were seen."""
        least = min(self._taken, self._passed)
        return least / (least + _SURE)

    def judge(self, title: str, source: str) -> Verdict:
        """Return what it says of a headline."""
        if not self.sure:
            return Verdict(0.0)
        said = [(token, self._says(token)) for token in features(title, source)]
        told = [(token, says) for token, says in said if says]
        if not told:
            return Verdict(0.0)
        # Words that go together say the same thing several times over.
        raw = sum(says for _token, says in told) / sqrt(len(told))
        points = max(-MOST, min(MOST, 8 * raw)) * self.sure
        return Verdict(points, dict(told))

    def _says(self, token: str) -> float:
        taken, passed = self._tokens.get(token, (0, 0))
        if taken + passed < _LEAST:
            return 0.0
        likely = (taken + _SMOOTHING) / (self._taken + 2 * _SMOOTHING)
        unlikely = (passed + _SMOOTHING) / (self._passed + 2 * _SMOOTHING)
        return max(-3.0, min(3.0, log(likely / unlikely)))


def shown(words: Iterable[tuple[str, float]]) -> str:
    """Write words with what they say, for people: ``+大模 −手机``."""
    return " ".join(
        f"{'+' if says > 0 else '−'}{token.removeprefix(_SOURCE)}"
        for token, says in islice(words, _SHOWN)
        if abs(says) > 0.2
    )
