"""A story's score: the sum of parts that can be read, in points.

A point is half what a headline loses in an hour. As every story ages alike, the order of two never changes by
the time alone: what is stored is the sum without the age, and a list reckons with when each came out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from math import log2

from newsroom.model import Part, Told
from newsroom.text.folding import fold
from newsroom.triage.taste import Taste, shown, words_behind

SOURCE_POINTS = 10.0
"""Points for each doubling of the sources."""
POINTS_AN_HOUR = 0.5
"""Points that a story loses in an hour."""
TERMS_MOST = 25.0
"""Points that terms give or take at most: a headline full of them is no better for it."""
_LATIN = re.compile(r"[a-z0-9]")


class Scorer:
    """Scores stories by the terms of the settings and by what was learned."""

    def __init__(self, terms: Mapping[str, int], taste: Taste | None) -> None:
        """Take what to score by.

        Args:
            terms: Words with the points that a headline gets for having them.
            taste: What was learned; None leaves it out.
        """
        self._terms = [(term, _finder(term), points) for term, points in terms.items()]
        self._taste = taste

    def parts(self, told: Told, *, words: bool = True) -> list[Part]:
        """Return the parts of a story's score, its age left out; those without points are left out too.

        Args:
            told: The story.
            words: Whether taste tells its words, which takes time.
        """
        found = [Part("sources", SOURCE_POINTS * log2(max(1, len(told.sources))), str(len(told.sources)))]
        if weight := max(told.weights, default=0, key=abs):
            found.append(Part("weight", float(weight), told.sources[told.weights.index(weight)]))
        found += self._of_terms(told)
        found += [Part("rules", float(points), rule) for rule, points in told.rules]
        if self._taste is not None and told.titles:
            source = told.sources[0] if told.sources else ""
            verdict = self._taste.judge(told.titles[0], source)
            detail = shown(words_behind(verdict.said)) if words else ""
            found.append(Part("taste", verdict.points, detail))
        return [part for part in found if round(part.points, 1)]

    def points(self, told: Told) -> float:
        """Return the sum of a story's parts, its age left out."""
        return sum(part.points for part in self.parts(told, words=False))

    def _of_terms(self, told: Told) -> list[Part]:
        title = fold(" ".join(told.titles[:3]))
        found = [(term, points) for term, finder, points in self._terms if finder.search(title)]
        total = sum(points for _term, points in found)
        if not total:
            return []
        points = max(-TERMS_MOST, min(TERMS_MOST, float(total)))
        return [Part("terms", points, "、".join(term for term, _points in found))]


def age_part(dated: datetime, now: datetime) -> Part:
    """Return what a story has lost by its age."""
    hours = max(0.0, (now - dated).total_seconds() / 3600)
    # Whole hours that passed, as a list tells them: one that is 16 hours and a half old is not called 17.
    return Part("age", -POINTS_AN_HOUR * hours, str(int(hours)))


def _finder(term: str) -> re.Pattern[str]:
    """Find a term in a folded headline: Latin words whole, Chinese anywhere."""
    folded = fold(term)
    before = r"(?<![a-z0-9])" if folded and _LATIN.match(folded[0]) else ""
    after = r"(?![a-z0-9])" if folded and _LATIN.match(folded[-1]) else ""
    return re.compile(before + re.escape(folded) + after) if folded else re.compile(r"(?!)")
