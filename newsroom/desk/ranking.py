"""Stories are scored, and the taste they are scored by is learned."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from math import floor

from msgspec import Struct

from newsroom.desk.context import Desk
from newsroom.model import Part
from newsroom.triage.scoring import Scorer, age_part
from newsroom.triage.taste import Taste, features

_STATE = "ranking"
"""Under this name the store keeps what the scores were reckoned by."""
_BATCH = 200
"""Stories scored in one transaction: no one else waits for long."""


class Explained(Struct, frozen=True):
    """A story's score and its parts, the weightiest first."""

    parts: tuple[Part, ...]

    @property
    def points(self) -> float:
        """The sum."""
        return sum(part.points for part in self.parts)

    @property
    def rounded(self) -> tuple[float, ...]:
        """The points of the parts to one decimal, which add up to the sum to one decimal.

        Each rounded by itself would not: what lies nearest to the next tenth is rounded up until they do.
        """
        tenths = [part.points * 10 for part in self.parts]
        found = [floor(each) for each in tenths]
        missing = round(sum(tenths)) - sum(found)
        for place in sorted(range(len(tenths)), key=lambda n: found[n] - tenths[n])[:missing]:
            found[place] += 1
        return tuple(each / 10 for each in found)


def rank(desk: Desk, *, anew: bool = False) -> int:
    """Learn what there is to learn, and score the stories that need it; return how many these were.

    New stories and those that articles joined are scored; all of the newest ones if the settings changed, the
    weight of a feed did, or something was learned.

    Args:
        desk: The open newsroom.
        anew: Score all of the newest, whatever changed.
    """
    learned = learn(desk) if desk.settings.rank.taste else 0
    return _score_by(desk, desk.store.state.get(_STATE), all=anew or learned > 0)


def catch_up(desk: Desk) -> None:
    """Score the stories that were put together, taken apart or given back by hand; nothing is learned.

    Where no story was scored yet they stand as before, by their age. A weight that was taken back scores anew
    all that are scored.
    """
    known = desk.store.state.get(_STATE)
    if known is not None:
        _score_by(desk, known)


def _score_by(desk: Desk, known: object, *, all: bool = False) -> int:
    """Score what needs it, or all of the newest; return how many these were.

    Args:
        desk: The open newsroom.
        known: The mark of what the scores were reckoned by until now: those by another are of no use.
        all: Score all of the newest.
    """
    ranking, basis = desk.store.ranking, _basis(desk)
    stories = ranking.newest() if all or known != basis else ranking.stale()
    _score(desk, stories)
    if known != basis:  # what is written without need is read anew by every open desk
        desk.store.state.set(_STATE, basis)
    return len(stories)


def _score(desk: Desk, stories: Sequence[int]) -> None:
    ranking, scorer = desk.store.ranking, _scorer(desk)
    for start in range(0, len(stories), _BATCH):
        told = ranking.told(stories[start : start + _BATCH])
        ranking.put([(each.story, scorer.points(each), each.articles) for each in told])


def learn(desk: Desk) -> int:
    """Learn from what was taken and passed over since; return from how many stories."""
    lessons = desk.store.ranking.lessons()
    learned: list[tuple[int, bool | None, Sequence[str]]] = []
    for lesson in lessons:
        tokens = [] if lesson.taken is None else features(lesson.title, lesson.source)
        learned.append((lesson.key, lesson.taken, tokens))
    desk.store.ranking.learn(learned)
    return len(lessons)


def explain(desk: Desk, article: int) -> Explained | None:
    """Tell why the story of an article stands where it stands; None if it is gone."""
    story = desk.store.ranking.story_of(article)
    told = desk.store.ranking.told([story]) if story is not None else []
    if not told:
        return None
    parts = [*_scorer(desk).parts(told[0]), age_part(told[0].dated, desk.now())]
    return Explained(tuple(sorted(parts, key=lambda part: -abs(part.points))))


def _scorer(desk: Desk) -> Scorer:
    rank = desk.settings.rank
    return Scorer(rank.all_terms, Taste(desk.store.ranking.counts()) if rank.taste else None)


def _basis(desk: Desk) -> str:
    """Return a mark of all that the score depends on and the editor may set."""
    rank = desk.settings.rank
    weights = sorted((feed.id, feed.weight) for feed in desk.store.feeds.all() if feed.weight)
    return sha256(repr((rank.taste, sorted(rank.all_terms.items()), weights)).encode()).hexdigest()[:16]
