"""How well the inbox is ranked: the share of an issue's picks among the first 30 of a day.

From the checkout::

    python -m tests.benchmarks.ranking

Beside it stand the newest first and what most sources tell first. Reads ``../shared/data`` beside the
project, or the folder that NEWSROOM_SHARED names. Day after day of a real house, the entries it printed
stand among what it did not take: articles of general technology feeds, and entries that another house
printed on another day, all without the name of a source; what remains is what the headlines say. Taste
learns after each day from what was taken and what was passed over. It never sees the day that it ranks,
nor, on any day, a headline that was not taken and that it is to rank: half of these are for learning, half
for ranking.

What came when is real: picks are as old, when their issue closes, as the posts are that a house links to,
whose numbers tell the moment; the others came out at the hours of the feeds. How many sources tell what is
not known of these houses, so the third order rests on an assumption, which stands in `TOLD_BY_SEVERAL`.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from newsroom import issues
from newsroom.model import Counts, Told
from newsroom.settings.tables import Rank
from newsroom.triage.scoring import Scorer, age_part
from newsroom.triage.taste import Taste, features

SHARED = Path(os.environ.get("NEWSROOM_SHARED") or Path(__file__).parents[2].parent / "shared") / "data"
FIRST = 30
FEED_ARTICLES, OTHER_ENTRIES = 75, 30
"""Of a day that was not taken: so many of feeds, so many of another house."""
HOUSES = ("hextra", "dongyu", "ming-h")
TOLD_BY_SEVERAL = (0.3, 0.05)
"""So much of what is taken, and of the rest, several sources tell: the first is assumed, the second is what
grouping joins of all headlines of a summer."""
NOW = datetime(2026, 1, 31, 15, tzinfo=UTC)
"""When the issue closes: 23 hours in Shanghai, the evening before its day; next to no post in it is later."""
DAY = timedelta(hours=24)
_POST = re.compile(r"(?:x|twitter)\.com/\w+/status/(\d{15,})")
_EPOCH_OF_POSTS = 1288834974657
"""Milliseconds; the number of a post counts on from here, see https://github.com/twitter-archive/snowflake."""


class Candidate(NamedTuple):
    """A headline of a day."""

    title: str
    taken: bool
    at: datetime
    sources: int


Score = Callable[[Candidate], float]


def entries_of(house: str) -> list[list[str]]:
    """Return the headlines of each issue of a house, in the order of its days."""
    found = []
    for file in sorted((SHARED / "digests" / house).glob("*.md")):
        parsed = issues.parse(file.read_text(encoding="utf-8"))
        headlines = [each.headline or each.summary[:40] for each in parsed.entries]
        if len(headlines) >= 3:
            found.append([headline for headline in headlines if headline])
    return found


def ages_of_picks() -> list[timedelta]:
    """Return how long before the close of their issue the posts were made that entries link to."""
    found = []
    for house in HOUSES:
        for file in sorted((SHARED / "digests" / house).glob("*.md")):
            closed = datetime.combine(date.fromisoformat(file.name[:10]), NOW.timetz()) - DAY
            for number in _POST.findall(file.read_text(encoding="utf-8")):
                made = datetime.fromtimestamp(((int(number) >> 22) + _EPOCH_OF_POSTS) / 1000, UTC)
                if timedelta() <= closed - made <= DAY:
                    found.append(closed - made)
    return found


def feed_articles() -> tuple[list[str], list[timedelta]]:
    """Return the headlines of the feeds, each once, and how long before a close their articles came out."""
    from newsroom.wire.parse import parse_feed

    found: dict[str, None] = {}
    ages = []
    for file in sorted((SHARED / "feeds").rglob("*.*")):
        if file.suffix in (".xml", ".json"):
            articles = parse_feed(file.read_bytes(), "", "https://example.com/feed", NOW).articles
            found |= dict.fromkeys(article.title for article in articles if article.title)
            # A feed that knows days alone has all of its articles at one time.
            times = {article.published.timetz() for article in articles if article.published}
            if len(times) > 1:
                ages += [(NOW - each.published) % DAY for each in articles if each.published]
    return list(found), ages


def share(days: Sequence[Sequence[Candidate]], score: Score) -> float:
    """Return the mean share of the taken that stand among the first of their day."""
    shares = []
    for day in days:
        first = sorted(day, key=lambda each: -score(each))[:FIRST]
        shares.append(sum(each.taken for each in first) / sum(each.taken for each in day))
    return sum(shares) / len(shares)


def learned(days: Sequence[Sequence[Candidate]]) -> Taste:
    """Return the taste of the days before."""
    taken: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for each in (each for day in days for each in day):
        (taken if each.taken else passed).update(features(each.title, ""))
    tokens = tuple((token, taken[token], passed[token]) for token in {*taken, *passed})
    n = sum(each.taken for day in days for each in day)
    return Taste(Counts(n, sum(map(len, days)) - n, tokens))


def scored(scorer: Scorer) -> Score:
    """Return what a headline that came out then is worth."""

    def score(each: Candidate) -> float:
        told = Told(story=1, titles=(each.title,), sources=("",), weights=(0,), dated=each.at)
        return scorer.points(told) + age_part(each.at, NOW).points

    return score


def halves(titles: Sequence[str], chance: random.Random) -> tuple[list[str], list[str]]:
    """Part titles by chance into some to learn from and some to rank."""
    mixed = chance.sample(titles, len(titles))
    return mixed[::2], mixed[1::2]


def days_of(
    printed: Sequence[Sequence[str]], general: Sequence[str], others: Sequence[str], chance: random.Random
) -> list[list[Candidate]]:
    """Return the days of a house: what it printed among what it passed over.

    Args:
        printed: The headlines of each issue.
        general: Headlines of feeds.
        others: Headlines that another house printed.
        chance: Says what a day has of these, when each came out, and whether several sources told it.
    """
    picks, (_titles, rest) = ages_of_picks(), feed_articles()

    def candidate(title: str, taken: bool) -> Candidate:
        age = chance.choice(picks if taken else rest)
        several = chance.random() < TOLD_BY_SEVERAL[0 if taken else 1]
        return Candidate(title, taken, NOW - age, 2 if several else 1)

    days = []
    for day in printed:
        passed = [*chance.sample(general, FEED_ARTICLES), *chance.sample(others, OTHER_ENTRIES)]
        taken = [candidate(title, taken=True) for title in day[:FIRST]]
        days.append([*taken, *(candidate(title, taken=False) for title in passed)])
    return days


def main() -> int:
    """Print the shares of each house."""
    if not SHARED.is_dir():
        print(f"needs the real data in {SHARED}, which is not part of the project", file=sys.stderr)
        return 2
    titles, _ages = feed_articles()
    houses = {house: entries_of(house) for house in HOUSES}
    for house, printed in houses.items():
        chance = random.Random(1)
        elsewhere = [title for name, days in houses.items() if name != house for day in days for title in day]
        learning, month = (
            days_of(printed[:31], general, others, chance)
            for general, others in zip(halves(titles, chance), halves(elsewhere, chance), strict=True)
        )
        terms = Rank().all_terms
        orders: dict[str, Score] = {
            "newest first": lambda each: each.at.timestamp(),
            "most sources first": lambda each: each.sources * 1e12 + each.at.timestamp(),
            "without history": scored(Scorer(terms, None)),
        }
        plain = ", ".join(f"{name} {share(month, order):.0%}" for name, order in orders.items())
        tasted = [share([month[n]], scored(Scorer(terms, learned(learning[:n])))) for n in range(len(month))]
        later = tasted[len(tasted) // 3 :]
        print(
            f"{house:8} {len(month)} days, {sum(map(len, month)) / len(month):.0f} headlines a day: {plain},"
            f" with taste {sum(tasted) / len(tasted):.0%}, after ten days {sum(later) / len(later):.0%}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
