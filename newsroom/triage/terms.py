"""The terms of headlines: Latin names with versions, and runs of Han that stand together again and again.

Chinese has no spaces, and no dictionary has this week's names, so what is a term is told from the headlines:
a run is one if it is not nearly always followed, or led, by the same character (then it is a piece of a
longer one), if its parts stand together more often than by chance, and if it neither begins nor ends with a
word that says nothing of the subject.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache

from newsroom.text.aliases import GROUPS
from newsroom.text.common_words import PARTICLES
from newsroom.triage.hollow_words import HOLLOW, PLAIN, SUBJECTS

_RUN = re.compile(r"[\u3400-\u9fff]+")
_COUNTED = re.compile(
    r"(?<=\d)\s?[百千万亿]*(?:美元|欧元|日元|港元|人民币|个月|小时|分钟|公里|"
    r"[年月日号时分秒元个位款家倍台项条名种次岁天周颗期届版篇部张块股只层级米])"
)
"""What a number counts, which is no part of the word after it."""
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-. ]?[A-Z0-9][A-Za-z0-9.]*)*")
_EMPTY = PARTICLES | frozenset("为这那有于个再到吗呢吧啦们哪谁何此该每各某您你我他她它称被遭获拟或如令使")
"""Characters that no term begins or ends with."""
_INNER = frozenset("的了是吗呢吧")
"""Characters that stand in no term at all."""
_FIRST = frozenset("一二两三四五六七八九十几多首第近约超")
"""Characters that count or measure what follows: a term does not begin with them."""
_LAST = frozenset("个款位家种项名次倍版成级")
_LONGEST = 8
_ONE_NEIGHBOUR = 0.65
"""A run that stands beside the same character more often than that is a piece of a longer one."""
_TOGETHER = 0.45
"""How far the parts of a term stand together: from 0, as often as by chance, to 1, never apart (normalized
pointwise mutual information; Bouma 2009)."""


def count_terms(headlines: Sequence[str], others: Sequence[str], least: int) -> dict[str, tuple[int, int]]:
    """Return the terms of headlines, each with in how many of these and of others it stands.

    Args:
        headlines: In so many at least of these a term stands.
        others: Headlines of another time. They help to tell what is a term.
        least: How many.
    """
    here, there = Counter(_names(headlines)), Counter(_names(others))
    found = {name: (n, there[name]) for name, n in here.items() if n >= least}
    mine, more = [_runs(each) for each in headlines], [_runs(each) for each in others]
    often = _frequent(mine, least)
    every = [*mine, *more]
    whole = _whole_terms(often, every)
    lengths = {len(term) for term in whole}
    there = Counter(
        term for runs in more for term in {gram for n in lengths for gram in _grams(runs, n)} & whole
    )
    return found | {term: (often[term], there[term]) for term in whole}


def _names(headlines: Iterable[str]) -> Iterator[str]:
    """Yield the Latin names of headlines, of each headline each once."""
    for headline in headlines:
        names = {_without_plain(name) for name in _LATIN.findall(headline)}
        yield from (name for name in names if len(name) > 1 and not name.islower())


def _without_plain(name: str) -> str:
    """Take plain words from the beginning of a name: a headline begins with a capital."""
    parts = name.strip(" .-").split(" ")
    while parts and parts[0].lower() in PLAIN:
        parts = parts[1:]
    return " ".join(parts)


def _runs(headline: str) -> list[str]:
    """Return the runs of Han of a headline, without what numbers count."""
    return _RUN.findall(_COUNTED.sub(" ", headline))


def _grams(runs: Iterable[str], length: int) -> Iterator[str]:
    return (run[at : at + length] for run in runs for at in range(len(run) - length + 1))


def _longer(runs: Iterable[str], length: int, parts: Set[str] | None) -> set[str]:
    """Return the runs of a length in a headline, each once, both of whose parts are known."""
    return {gram for gram in _grams(runs, length) if parts is None or {gram[:-1], gram[1:]} <= parts}


def _frequent(headlines: Sequence[Sequence[str]], least: int) -> dict[str, int]:
    """Return the runs that stand in so many headlines: a long one only stands where its parts do."""
    found: dict[str, int] = {}
    last: set[str] | None = None
    for length in range(2, _LONGEST + 1):
        counts = Counter(gram for runs in headlines for gram in _longer(runs, length, last))
        last = {gram for gram, n in counts.items() if n >= least}
        found |= {gram: counts[gram] for gram in last}
        if not last:
            break
    return found


def _whole_terms(often: Mapping[str, int], headlines: Sequence[Sequence[str]]) -> set[str]:
    """Return which runs are terms: no pieces of longer ones, and no words side by side by chance."""
    before: dict[str, Counter[str]] = defaultdict(Counter)
    after: dict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    for runs in headlines:
        for run in runs:
            letters.update(run)
            for length in range(2, min(_LONGEST, len(run)) + 1):
                for at in range(len(run) - length + 1):
                    gram = run[at : at + length]
                    if gram in often:
                        counts[gram] += 1
                        before[gram][run[at - 1] if at else ""] += 1
                        after[gram][run[at + length : at + length + 1]] += 1
    total = max(1, letters.total())

    def chance(part: str) -> float:
        return (letters[part] if len(part) == 1 else counts[part]) / total

    def together(term: str) -> float:
        n = counts[term] / total
        most = max(chance(term[:at]) * chance(term[at:]) for at in range(1, len(term)))
        return math.log(n / most) / -math.log(n) if n < 1 else 1.0

    return {
        term
        for term in often
        if _may_be(term)
        and not _tied(before[term], counts[term])
        and not _tied(after[term], counts[term])
        and together(term) >= _TOGETHER
    }


@cache
def _known() -> frozenset[str]:
    """Return Chinese names that are known anyhow: of companies, products, people, and one of a country.

    That one begins with a character that begins no term.
    """
    return frozenset(name for group in GROUPS for name in group if _RUN.fullmatch(name)) | {"以色列"}


def _tied(neighbours: Counter[str], n: int) -> bool:
    """Tell whether a run nearly always stands beside the same character; the ends of runs tie nothing."""
    return any(count > _ONE_NEIGHBOUR * n for character, count in neighbours.items() if character)


def _may_be(term: str) -> bool:
    if term in SUBJECTS or term in _known():
        return True
    if (
        _INNER.intersection(term)
        or term in HOLLOW
        or term[0] in _EMPTY | _FIRST
        or term[-1] in _EMPTY | _LAST
    ):
        return False
    return not any(
        term[:length] in HOLLOW or term[-length:] in HOLLOW for length in range(2, min(5, len(term)))
    )
