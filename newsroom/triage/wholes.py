"""Two stories of several accounts each that may be of one event, though no account is sure of both.

What joins a story is asked no further: most have no second one. So two stories that began apart would stay
so, were not some accounts of each held against those of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import fmean

from newsroom.triage.kinship import Kinship
from newsroom.triage.week import Stories, Week

_ASKED = 3
"""So many headlines of each story are compared."""
_ENOUGH = 0.5
"""So many of the pairs of them may be of one event, at least."""
_SHARED = 0.3
"""So many pairs of letters of the shorter headline stand in the other one if it is compared."""
_ALIKE = 0.5
"""So like are these, taken together."""


def wholes(
    arrived: Iterable[int],
    candidates: Mapping[int, Sequence[int]],
    stories: Stories,
    week: Week,
    alike: Callable[[int, int], float | None],
    offered: Iterable[frozenset[int]],
) -> Iterator[Kinship]:
    """Yield which stories may be of one event with those that articles which came are in.

    Args:
        arrived: These articles.
        candidates: What each of them may be like.
        stories: Which story each article is in, after all joined.
        week: The headlines.
        alike: Tells how like two accounts are, or nothing where they may not be of one event.
        offered: Pairs of stories that are offered to each other anyway.
    """
    seen = set(offered)
    for article in arrived:
        mine = stories.of(article)
        ones = _headlines(article, stories, week)
        for other in candidates[article] if len(ones) > 1 else ():
            story = stories.of(other)
            both = frozenset((mine, story))
            if story == mine or both in seen:
                continue
            others = _headlines(other, stories, week)
            if len(others) < 2:
                continue
            seen.add(both)
            pairs = [(one, another) for one in ones for another in others]
            found = _scores(pairs, alike) if _share(pairs, week) else []
            if found and fmean(found) >= _ALIKE:
                yield Kinship(article, other, story, "likely", fmean(found))


def _scores(pairs: Sequence[tuple[int, int]], alike: Callable[[int, int], float | None]) -> list[float]:
    """Return how like those of some pairs are that may be of one event, or nothing if they are too few."""
    found: list[float] = []
    for place, pair in enumerate(pairs, 1):
        score = alike(*pair)
        if score is not None:
            found.append(score)
        if len(found) + len(pairs) - place < _ENOUGH * len(pairs):
            return []
    return found


def _share(pairs: Sequence[tuple[int, int]], week: Week) -> bool:
    """Tell whether enough headlines share letters, which is known at once; two languages share few."""
    return sum(_shares(*pair, week) for pair in pairs) >= _ENOUGH * len(pairs)


def _shares(one: int, other: int, week: Week) -> bool:
    if week.chinese[one] != week.chinese[other]:
        return True
    mine, others = week.pairs_of(one), week.pairs_of(other)
    return len(mine & others) >= _SHARED * min(len(mine), len(others))


def _headlines(article: int, stories: Stories, week: Week) -> list[int]:
    """Return an article and others of its story under other headlines."""
    told = {week.key_of(article): article}
    for each in stories.told_by(stories.of(article)):
        if len(told) == _ASKED:
            break
        told.setdefault(week.key_of(each), each)
    return list(told.values())
