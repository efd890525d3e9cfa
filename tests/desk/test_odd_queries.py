"""Whatever is typed, list, count and past issues have what a scan of the texts has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as other
from datetime import date, datetime, timedelta
from html import escape

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, searching
from newsroom.model import Entry, Issue, Mark, Query, View
from newsroom.model.query import (
    Address,
    After,
    All,
    Before,
    Condition,
    Either,
    Is,
    Not,
    Source,
    Spelt,
    Tag,
    Words,
)
from newsroom.text.addresses import canonical
from newsroom.text.folding import fold
from newsroom.text.matching import asks_only_of_feeds, spelt
from newsroom.text.tokens import tokens
from tests.desk.conftest import NOW, Stock, article

PIECES = (
    *(
        "芯片",
        "推理成本",
        "大模型",
        "開源",
        "开源",
        "發布",
        "融资",
        "的",
        "和",
        "远山3.0",
        "AI",
        "C++",
        "40%",
        "ＡＩ",
    ),
    *(
        "Café",
        "🚀",
        "👩‍💻",
        "مرحبا",
        "שלום",
        "한국어",
        "カタカナ",
        "㈱",
        "e\u0301",
        "SWE-bench",
        "R&D",
        "tokens",
    ),
    *("\u200b", "\u202eabc"),
)
FIELDS = (
    "source:",
    "tag:",
    "is:",
    "has:",
    "after:",
    "before:",
    "title:",
    "lang:",
    "来源:",
    "is：",
    "-source:",
    "-is:",
)
VALUES = (
    *(
        "unread",
        "read",
        "starred",
        "ran",
        "held",
        "dismissed",
        "group",
        "foo",
        "甲报",
        "乙",
        "科技",
        "AI",
        "🚀",
        "",
    ),
    *("2025-07-20", "07-20", "7d", "昨天", "2026-13-45", "0001-01-01", "9999-12-31", '"甲报 乙"', "example"),
)
SIGNS = (
    *(
        "OR",
        "AND",
        "NOT",
        "-",
        "(",
        ")",
        '"',
        "“",
        "”",
        "*",
        "|",
        "或",
        "，",
        ":",
        "\\",
        "%",
        "--",
        "((",
        "-(",
    ),
    *(
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\u200f",
        "\ud800",
        "\n",
        "^",
        "NEAR(a b)",
        "{title}:",
        '"a" *',
        "title:(",
        "…",
    ),
)


@dataclass(frozen=True)
class Told:
    """An article as a scan sees it."""

    id: int
    title: str
    text: str
    dated: datetime
    url: str
    source: str
    states: frozenset[str]


def words(chance: random.Random, most: int) -> str:
    blank = chance.choice(("", " ", "，", " - "))
    return blank.join(chance.choice(PIECES) for _ in range(chance.randint(0, most)))


def typed(chance: random.Random) -> str:
    """What somebody might type, or a cat."""
    parts = []
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4, 6, 12))):
        kind = chance.random()
        if kind < 0.4:
            parts.append(chance.choice((*PIECES, *["的", "芯片"] * 4)))
        elif kind < 0.6:
            parts.append(chance.choice(FIELDS) + chance.choice(VALUES))
        elif kind < 0.8:
            parts.append(chance.choice(SIGNS))
        elif kind < 0.9:
            parts.append(f'"{words(chance, 3)}' + chance.choice(('"', "", "”")))
        else:
            ranges = ((32, 127), (0x4E00, 0x4F00), (0x1F600, 0x1F640), (0x590, 0x6FF), (0, 32))
            parts.append("".join(chr(chance.randrange(*chance.choice(ranges))) for _ in range(4)))
    return chance.choice((" ", " ", "")).join(parts)


@pytest.fixture
def told(desk: Desk, stock: Stock) -> list[Told]:
    """A newsroom of two sources, its articles marked this way and that, with an archive; the newest first."""
    chance = random.Random(29)
    found: list[Told] = []
    for source in ("甲报", "乙报 融资"):
        drafts, texts = [], []
        for n in range(40):
            # Of what stands in most texts the newest are read, and of nothing else.
            title, text = words(chance, 4), words(chance, 9) + chance.choice(("芯片的", "的", "芯片", ""))
            made = article(
                f"{source}{n}", "x", f"<p>{escape(text)}</p>", f"https://s{n % 9}.example/{source}/{n}"
            )
            drafts.append(
                replace(made, title=title, published=NOW - timedelta(hours=chance.randint(1, 2000)))
            )
            texts.append(text)
        for id, draft, text in zip(stock(drafts, source), drafts, texts, strict=True):
            dated = (draft.published or NOW).replace(microsecond=0)
            found.append(Told(id, draft.title, text, dated, draft.canonical or "", source, frozenset()))
    by_chance = [each.id for each in chance.sample(found, len(found))]
    desk.store.marks.set(by_chance[:25], Mark.READ, True, "r")
    desk.store.marks.set(by_chance[20:30], Mark.STARRED, True, "s")
    desk.store.marks.set(by_chance[30:36], Mark.DISMISSED, True, "d")
    desk.store.marks.set(by_chance[36:40], Mark.HELD, date(2025, 9, 1), "h")
    desk.store.stories.join(by_chance[50:52])
    for n in range(3):
        entries = tuple(
            Entry(
                uid=f"{n}-{each}",
                headline=words(chance, 4),
                summary=words(chance, 6),
                url=f"https://p.example/{each}",
            )
            for each in range(6)
        )
        issue = Issue(title=f"第{n}期", date=date(2025, 7, 18 + n), lead=words(chance, 6), entries=entries)
        desk.store.issues.create(issue, origin=f"{n}.md", sha=None)
    desk.store.issues.set_open(None)
    rows = {row.id: row for row in desk.store.inbox.rows([each.id for each in found])}

    def states(id: int) -> Iterator[str]:
        row = rows[id]
        marks = {
            "read": row.read,
            "starred": row.starred,
            "dismissed": row.dismissed,
            "held": row.held,
            "ran": row.ran,
        }
        yield from (name for name, is_so in marks.items() if is_so)
        if not row.read and not row.dismissed:
            yield "unread"
        if row.sources > 1:
            yield "group"

    found = [other(each, states=frozenset(states(each.id))) for each in found]
    return sorted(found, key=lambda each: (each.dated, each.id), reverse=True)


def stands(wanted: Words, text: str) -> bool:
    there, sought = tokens(text), wanted.tokens
    for start in range(len(there) - len(sought) + 1):
        part = tuple(there[start : start + len(sought)])
        if part == sought or (
            wanted.beginning and part[:-1] == sought[:-1] and part[-1].startswith(sought[-1])
        ):
            return True
    return False


def holds(condition: Condition, title: str, text: str, url: str, of: Told | date | None) -> bool:
    """Scan an article, or a text of an issue, of which what is asked of feeds and marks is taken to hold."""

    def inner(part: Condition) -> bool:
        return holds(part, title, text, url, of)

    match condition:
        case Words():
            return stands(condition, title) or (not condition.title and stands(condition, text))
        case Spelt():
            return spelt(condition, title) or (not condition.title and spelt(condition, text))
        case Address(wanted, beginning):
            known, mine = canonical(wanted) or wanted, canonical(url) or ""
            return mine == known or (beginning and mine.startswith(known))
        case All(parts):
            return all(map(inner, parts))
        case Either(parts):
            return any(map(inner, parts))
        case Not(part):
            return (not isinstance(of, Told) and asks_of_feeds(part)) or not inner(part)
    return is_so(condition, of) if isinstance(of, Told) else is_then(condition, of)


def is_so(condition: Condition, of: Told) -> bool:
    """Tell whether what is asked beside the words holds of an article."""
    match condition:
        case After(instant) | Before(instant):
            day, edge = of.dated.replace(tzinfo=None), instant.replace(tzinfo=None)
            if (
                1 < edge.year < 9999
            ):  # nothing lies near the ends of the calendar, where zones cannot be reckoned
                edge -= instant.utcoffset() or timedelta()
            return (day >= edge) is isinstance(condition, After)
        case Source(name):
            return all(word in fold(f"{of.source}\nfeeds.example") for word in fold(name).split())
        case Is(state):
            return state in of.states
    return False


def is_then(condition: Condition, day: date | None) -> bool:
    """Tell whether the day of an issue is one that is asked for."""
    if isinstance(condition, After | Before):
        return day is not None and (day >= condition.instant.date()) is isinstance(condition, After)
    return True


def asks_of_feeds(condition: Condition) -> bool:
    if isinstance(condition, Not):
        return asks_of_feeds(condition.part)
    if isinstance(condition, All | Either):
        return any(map(asks_of_feeds, condition.parts))
    return isinstance(condition, Source | Tag | Is)


def scanned(query: Query, told: list[Told]) -> list[Told]:
    return [each for each in told if query and holds(query.condition, each.title, each.text, each.url, each)]


@pytest.mark.parametrize("seed", range(4))
def test_odd_queries_find_in_articles_and_issues_what_a_scan_finds(
    desk: Desk, told: list[Told], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, today, found_some = random.Random(seed), desk.today(), 0
    usual, dismissed, held = (
        set(desk.store.inbox.ids(view))
        for view in (View(today=today), View(today=today, dismissed=True), View(today=today, held=True))
    )
    for _ in range(60):
        text, limit = typed(chance), chance.choice((1, 2, 5, 30))
        monkeypatch.setattr("newsroom.store.searching._CROWDED", chance.choice((0, 1000)))
        monkeypatch.setattr("newsroom.store.nearby._NEAR", chance.choice((20, 4000)))
        monkeypatch.setattr("newsroom.store.rarest._FEW", chance.choice((0, 4, 300)))
        query = searching.read(desk, text)
        wanted = [each.id for each in scanned(query, told)]
        found_some += bool(wanted)
        for best in (False, True):
            got = [each.id for each in searching.search(desk, text, 999, best=best)]
            assert (sorted(got) if best else got) == (sorted(wanted) if best else wanted), repr(text)
        assert [each.id for each in searching.search(desk, text, limit)] == wanted[:limit], repr(text)
        view = View(query=query, today=today)
        listed = desk.store.inbox.ids(view)
        assert len(listed) == len(set(listed)) == desk.store.inbox.count(view), repr(text)
        asked = (query.asks_for("dismissed"), dismissed), (query.asks_for("held"), held)
        shown = usual.union(*(ids for is_asked, ids in asked if is_asked))
        stories = {row.story for row in desk.store.inbox.rows(wanted)} if query else None
        assert set(listed) == {
            row.id for row in desk.store.inbox.rows(shown) if stories is None or row.story in stories
        }, repr(text)
        assert set(desk.store.inbox.ids(view, limit)) <= set(listed), repr(text)
        past = [
            each
            for each in searching.issue_texts(desk)
            if query
            and not asks_only_of_feeds(query.condition)
            and holds(query.condition, each.headline, each.text, each.url, each.date)
        ]
        assert searching.search_issues(desk, text, 999) == past, repr(text)
        assert searching.not_read(query) is None or searching.fault(desk, text), repr(text)
    assert found_some > 9


@pytest.mark.parametrize(
    "query", ["after:明天", "之后：下周", "before:明年", "since:tomorrow", "until:下个月"]
)
def test_of_a_day_to_come_it_is_said_that_it_is_and_what_can_be_read(desk: Desk, query: str) -> None:
    said = searching.not_read(searching.read(desk, query)) or ""
    assert "still to come" in said and "今天" in said
    for form in ("今天", "昨天", "7d", "2026-07-20"):
        assert form in said and not searching.not_read(searching.read(desk, f"after:{form}"))
