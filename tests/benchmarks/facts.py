"""How well the facts are held against their sources: precision and recall of FA001 to FA005 on real digests.

From the checkout::

    python -m tests.benchmarks.facts [--show FA001]

Reads ``../shared/data`` beside the project, or the folder that NEWSROOM_SHARED names. As true cases serve
headlines of news sites with their articles (FA001 to FA003), headlines with summaries (FA004) and the leads
of whole digests with their items (FA001, FA005): all of one hand, so a finding is a false alarm, or a mistake
of that house. An item whose numbers are written in other forms must still agree with itself. Then one number,
name or quotation is changed at a time, and must be found.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from newsroom.issues import render
from newsroom.model import Entry, Evidence, Finding, Issue, Publication
from newsroom.preflight import Subject
from newsroom.preflight.rules import names, numbers, quotations
from tests.benchmarks.mutations import MUTATIONS, rewritten

SHARED = Path(os.environ.get("NEWSROOM_SHARED") or Path(__file__).parents[2].parent / "shared") / "data"
RULES = {rule.id: rule for rule in (*numbers.RULES, *quotations.RULES, *names.RULES)}
HOUSE = Publication()
_MARKUP = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|<[^<>]*>|[*`#]|^\s*[-\d]+\.?\s+")
_ITEM = re.compile(
    r"^#{3,4} \d+\. (?P<headline>.+)\n(?:.*\n){1,8}?\*\*(?:核心内容|摘要)\*\*: (?P<summary>.+)$", re.MULTILINE
)
_NUMBERED = re.compile(r"^\d+\.\s+(.{60,})$", re.MULTILINE)
_LEAD = re.compile(r"^```\n(.+?)\n```$", re.MULTILINE | re.DOTALL)
_INSIGHTS = re.compile(r"^## 💡 核心洞察\n+(.+?)\n+---$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """An issue in little, and the rules that must have nothing to say about it."""

    rules: tuple[str, ...]
    entries: tuple[tuple[str, str, str], ...]
    """Headline, summary and evidence; '' for no evidence."""
    lead: str = ""

    def subject(self) -> Subject:
        """Return it as what is checked."""
        entries = tuple(
            Entry(uid=str(n), headline=headline, url=f"https://example.com/{n}", summary=summary)
            for n, (headline, summary, _text) in enumerate(self.entries)
        )
        issue = Issue(date=date(2026, 1, 31), title="t", lead=self.lead, entries=entries)
        evidence = tuple(
            Evidence(
                entry=str(n),
                kind="page",
                article=None,
                url=None,
                title="",
                source="s",
                text=text,
                retrieved=datetime(2026, 1, 31, tzinfo=UTC),
            )
            for n, (_headline, _summary, text) in enumerate(self.entries)
            if text
        )
        return Subject(
            text=render(issue, HOUSE), issue=issue, publication=HOUSE, house=True, evidence=evidence
        )

    def findings(self, rule: str) -> list[Finding]:
        """Return what a rule says."""
        return list(RULES[rule].look(self.subject()))


def plain(text: str) -> str:
    """Return a line of Markdown as plain text."""
    return " ".join(_MARKUP.sub(lambda match: match[1] or "", text).split())


def articles() -> Iterator[Case]:
    """Headlines of news sites, and their articles."""
    for path in sorted((SHARED / "feeds" / "jsonfeed").glob("*.json")):
        for item in json.loads(path.read_text("utf-8"))["items"]:
            text = item.get("content_text") or ""
            if len(text) > 120:
                yield Case(("FA001", "FA002", "FA003"), ((plain(item["title"]), "", text),))


def pairs() -> Iterator[Case]:
    """Headlines and summaries of one story."""
    for case in articles():
        headline, _summary, text = case.entries[0]
        yield Case(("FA004",), ((headline, plain(text[:300]), ""),))
    for path in sorted((SHARED / "digests" / "ming-h").glob("*.md")):
        for item in _ITEM.finditer(path.read_text("utf-8")):
            yield Case(("FA004",), ((plain(item["headline"]), plain(item["summary"]), ""),))


def leads() -> Iterator[Case]:
    """Leads, and all items of the day."""
    for path in sorted((SHARED / "digests").glob("*/*.md")):
        text = path.read_text("utf-8")
        items = [(plain(item["headline"]), plain(item["summary"]), "") for item in _ITEM.finditer(text)]
        items = items or [("一条", plain(item[1]), "") for item in _NUMBERED.finditer(text)]
        if (lead := _LEAD.search(text) or _INSIGHTS.search(text)) and len(items) > 4:
            yield Case(("FA001", "FA005"), tuple(items), plain(" ".join(map(plain, lead[1].splitlines()))))


def items() -> Iterator[str]:
    """Items of digests that say enough to be a source."""
    for house in ("dongyu", "hextra"):
        for path in sorted((SHARED / "digests" / house).glob("*.md")):
            for item in _NUMBERED.finditer(path.read_text("utf-8")):
                yield plain(item[1])


def own(text: str, chance: random.Random) -> Case:
    """Return an item as its own summary, its numbers written in other forms."""
    return Case(("FA001", "FA002", "FA003"), (("一条", rewritten(text, chance), text),))


def measure(rule: str, cases: list[Case], show: bool) -> tuple[int, int]:
    """Return how many cases were asked about, and how many of them a rule complains of."""
    alarms = 0
    for case in cases:
        if found := case.findings(rule):
            alarms += 1
            for finding in found if show else ():
                print(f"  false? {rule} {finding.field} {finding.excerpt!r}: {finding.message} — "
                      f"{case.entries[0][0] if len(case.entries) == 1 else case.lead}")  # fmt: skip
    return len(cases), alarms


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", default="", help="a rule whose false alarms and misses are printed")
    parser.add_argument("--rule", default="", help="the one rule to measure")
    options = parser.parse_args()
    show = options.show
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not there; the measuring needs real digests")
    asked_of = [rule for rule in RULES if options.rule in ("", rule)]
    chance = random.Random(7)
    began = time.perf_counter()
    texts = list(items())
    sets = {
        "articles": list(articles()),
        "headline/summary": list(pairs()),
        "leads": list(leads()),
        "items rewritten": [own(text, chance) for text in texts],
    }
    print(f"{'rule':6}{'true cases':20}{'asked':>7}{'alarms':>8}{'rate':>8}")
    for rule in asked_of:
        for name, cases in sets.items():
            asked = [case for case in cases if rule in case.rules]
            if asked:
                count, alarms = measure(rule, asked, show == rule)
                print(f"{rule:6}{name:20}{count:7}{alarms:8}{alarms / count:8.1%}")
    print(f"{'rule':6}{'changed':20}{'made':>7}{'found':>8}{'recall':>8}")
    for rule in asked_of:
        for name, change in MUTATIONS[rule].items():
            made, found = recall(rule, change, sets, texts, chance, show == rule)
            if made:
                print(f"{rule:6}{name:20}{made:7}{found:8}{found / made:8.1%}")
    print(f"{time.perf_counter() - began:.1f} s")


Change = Callable[[str, str, random.Random], str]


def recall(
    rule: str,
    change: Change,
    sets: dict[str, list[Case]],
    texts: list[str],
    chance: random.Random,
    show: bool,
) -> tuple[int, int]:
    """Change one thing in each case and return how many changes were made, and how many found."""
    made = found = 0
    for case in _unchanged(rule, sets, texts):
        for altered in _altered(rule, case, change, chance):
            made += 1
            if altered.findings(rule):
                found += 1
            elif show:
                print(f"  missed {rule} {altered.lead or altered.entries[0][:2]}")
    return made, found


def _unchanged(rule: str, sets: dict[str, list[Case]], texts: list[str]) -> Iterator[Case]:
    if rule == "FA004":
        yield from sets["headline/summary"]
    elif rule == "FA005":
        yield from sets["leads"]
    else:
        yield from sets["articles"]
        if rule == "FA002":
            for case in sets["articles"]:
                text = case.entries[0][2]
                yield Case((rule,), (("一条", plain(text[:1500]), text),))
        yield from (Case((rule,), (("一条", text, text),)) for text in texts)


def _altered(rule: str, case: Case, change: Change, chance: random.Random) -> Iterator[Case]:
    if case.findings(rule):
        return
    if rule == "FA005":
        everything = " ".join(headline + " " + summary for headline, summary, _text in case.entries)
        if (lead := change(case.lead, everything, chance)) != case.lead:
            yield replace(case, lead=lead)
        return
    headline, summary, text = case.entries[0]
    if rule == "FA004":
        if (other := change(headline, summary, chance)) != headline and _shares(headline, other, summary):
            yield replace(case, entries=((other, summary, text),))
    elif summary:
        if (other := change(summary, text, chance)) != summary:
            yield replace(case, entries=((headline, other, text),))
    elif (other := change(headline, text, chance)) != headline:
        yield replace(case, entries=((other, summary, text),))


def _shares(headline: str, changed: str, summary: str) -> bool:
    """Tell whether the number that was changed stands in the summary too."""
    at = next(
        n for n, (one, other) in enumerate(zip(headline + "\0", changed + "\1", strict=False)) if one != other
    )
    number = next(
        (each for each in re.finditer(r"[0-9.]+\s?[^0-9\s]?", headline) if each.start() <= at < each.end()),
        None,
    )
    return number is not None and number[0] in summary


if __name__ == "__main__":
    main()
