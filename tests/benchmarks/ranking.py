"""How well the inbox is ranked: the share of an issue's picks among the first 30 of a day.

From the checkout::

    python -m tests.benchmarks.ranking

Beside it stands the share with the newest first. Reads ``../shared/data`` beside the project, or the
folder that NEWSROOM_SHARED names. Day after day of a real house, the entries it printed stand among what
it did not take: articles of general technology feeds, and entries that another house printed on another
day. All come out at random hours, have one source, and bear no name of a source, so that neither age nor
source tells them apart; what remains is what the headlines say. Taste learns after each day from what
was taken and what was passed over, and never sees the day that it ranks.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsroom import issues
from newsroom.model import Counts, Told
from newsroom.settings.tables import Rank
from newsroom.triage.scoring import Scorer, age_part
from newsroom.triage.taste import Taste, features

SHARED = Path(os.environ.get("NEWSROOM_SHARED") or Path(__file__).parents[2].parent / "shared") / "data"
FIRST = 30
FEED_ARTICLES, OTHER_ENTRIES = 120, 30
"""Of a day that was not taken: so many of feeds, so many of another house."""
NOW = datetime(2026, 1, 31, tzinfo=UTC)


def entries_of(house: str) -> list[list[str]]:
    """Return the headlines of each issue of a house, in the order of its days."""
    found = []
    for file in sorted((SHARED / "digests" / house).glob("*.md")):
        parsed = issues.parse(file.read_text(encoding="utf-8"))
        headlines = [each.headline or each.summary[:40] for each in parsed.entries]
        if len(headlines) >= 3:
            found.append([headline for headline in headlines if headline])
    return found


def feed_titles() -> list[str]:
    """Return the headlines of the feeds, each once."""
    from newsroom.wire.parse import parse_feed

    found: dict[str, None] = {}
    for file in sorted((SHARED / "feeds").rglob("*.*")):
        if file.suffix in (".xml", ".json"):
            parsed = parse_feed(file.read_bytes(), "", "https://example.com/feed", NOW)
            found |= dict.fromkeys(article.title for article in parsed.articles if article.title)
    return list(found)


def share(
    days: Sequence[Sequence[tuple[str, bool, datetime]]], score: Callable[[str, datetime], float]
) -> float:
    """Return the mean share of the taken that stand among the first of their day."""
    shares = []
    for day in days:
        first = sorted(day, key=lambda each: -score(each[0], each[2]))[:FIRST]
        shares.append(sum(taken for _t, taken, _at in first) / sum(taken for _t, taken, _at in day))
    return sum(shares) / len(shares)


def learned(days: Sequence[Sequence[tuple[str, bool, datetime]]]) -> Taste:
    """Return the taste of the days before."""
    taken: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for title, is_taken, _at in (each for day in days for each in day):
        (taken if is_taken else passed).update(features(title, ""))
    tokens = tuple((token, taken[token], passed[token]) for token in {*taken, *passed})
    n = sum(is_taken for day in days for _t, is_taken, _at in day)
    return Taste(Counts(n, sum(map(len, days)) - n, tokens))


def scored(scorer: Scorer) -> Callable[[str, datetime], float]:
    """Return what a headline that came out then is worth."""

    def score(title: str, at: datetime) -> float:
        told = Told(story=1, titles=(title,), sources=("",), weights=(0,), dated=at)
        return scorer.points(told) + age_part(at, NOW).points

    return score


def main() -> int:
    """Print the shares of each house."""
    if not SHARED.is_dir():
        print(f"needs the real data in {SHARED}, which is not part of the project", file=sys.stderr)
        return 2
    feeds = feed_titles()
    houses = {house: entries_of(house) for house in ("hextra", "dongyu", "ming-h")}
    for house, printed in houses.items():
        chance = random.Random(1)
        others = [title for name, days in houses.items() if name != house for day in days for title in day]
        month = []
        for day in printed[:31]:
            passed = chance.sample(feeds, min(FEED_ARTICLES, len(feeds))) + chance.sample(
                others, OTHER_ENTRIES
            )
            mixed = [(title, True) for title in day[:FIRST]] + [(title, False) for title in passed]
            month.append([(t, taken, NOW - timedelta(hours=24 * chance.random())) for t, taken in mixed])
        terms = Rank().all_terms
        newest = share(month, lambda _title, at: at.timestamp())
        fresh = share(month, scored(Scorer(terms, None)))
        tasted = [share([month[n]], scored(Scorer(terms, learned(month[:n])))) for n in range(len(month))]
        later = tasted[len(tasted) // 3 :]
        print(
            f"{house:8} {len(month):3} days, {len(month[0])} headlines a day: newest first {newest:.0%},"
            f" without history {fresh:.0%}, with taste {sum(tasted) / len(tasted):.0%},"
            f" after ten days {sum(later) / len(later):.0%}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
