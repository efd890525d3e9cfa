from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from newsroom.desk import open_desk
from newsroom.model import FeedDraft, Mark
from newsroom.settings.config import load
from tests.cli.conftest import Newsroom
from tests.desk.conftest import article


@pytest.fixture
def stocked(newsroom: Newsroom) -> Iterator[Newsroom]:
    with open_desk(load()) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example/feed", title="IT之家"))
        for name, title in (("1", "芯片涨价"), ("2", "大模型降价"), ("3", "芯片再涨价")):
            drafts = [article(name, title)]
            desk.store.articles.absorb(feed.id, drafts, datetime(2025, 7, 27, 1, tzinfo=UTC))
        desk.store.marks.set([2], Mark.READ, True, "read")
        desk.store.marks.set([3], Mark.STARRED, True, "star")
    yield newsroom


def test_programs_get_every_field(stocked: Newsroom) -> None:
    found = stocked("articles", "--json").json
    assert [each["title"] for each in found] == ["芯片再涨价", "大模型降价", "芯片涨价"]
    assert found[0] == {
        "id": 3,
        "title": "芯片再涨价",
        "url": "https://www.ithome.com/0/3.htm",
        "source": "IT之家",
        "published": "2025-07-27T00:30:15Z",
        "read": False,
        "starred": True,
        "group": found[0]["group"],
    }
    assert [each["read"] for each in found] == [False, True, False]


def test_only_unread_and_only_so_many(stocked: Newsroom) -> None:
    assert [each["id"] for each in stocked("articles", "--unread", "--json").json] == [3, 1]
    assert [each["id"] for each in stocked("articles", "--limit", "2", "--json").json] == [3, 2]
    assert stocked("articles", "--limit", "0", "--json").json == []


def test_people_get_columns(stocked: Newsroom) -> None:
    lines = stocked("articles").lines
    assert [line.split()[-1] for line in lines] == ["芯片再涨价", "大模型降价", "芯片涨价"]
    assert len({line.index("IT之家") for line in lines}) == 1


def test_search_finds_words_newest_first(stocked: Newsroom) -> None:
    assert [each["id"] for each in stocked("search", "芯片", "--json").json] == [3, 1]
    assert [each["id"] for each in stocked("search", "芯片", "再", "--json").json] == [3]
    assert [each["id"] for each in stocked("search", "芯片", "--limit", "1", "--json").json] == [3]


def test_a_search_without_hits_is_no_failure(stocked: Newsroom) -> None:
    result = stocked("search", "量子", "--json")
    assert (result.code, result.json) == (0, [])


def test_a_search_is_typed_freely(stocked: Newsroom) -> None:
    assert [each["id"] for each in stocked("search", "芯片", "-再", "--json").json] == [1]
    best = stocked("search", "title:芯", "--by", "relevance", "--json").json
    assert [each["id"] for each in best] == [1, 3]
    for odd in ("(", '"', "OR", "is:", "芯片 OR ("):
        assert stocked("search", odd, "--json").code == 0


def test_past_issues_are_searched_too(stocked: Newsroom) -> None:
    stocked("issue", "new", "--date", "2026-07-27")
    stocked("issue", "pick", "1")
    stocked("issue", "set", "--lead", "-", stdin="导语里说到芯片。\n")
    found = stocked("search", "--issues", "芯片", "--json").json
    assert [(each["date"], each["entry"]) for each in found] == [("2026-07-27", None), ("2026-07-27", 1)]
    assert stocked("search", "--issues", "量子", "--json").json == []


def test_past_issues_are_searched_as_they_are_read(stocked: Newsroom) -> None:
    lead = "推理等**核心能力**，见[开源仓库](https://github.com/warbler)，5*8小时。\n"
    stocked("issue", "new", "--date", "2026-07-27")
    stocked("issue", "set", "--lead", "-", stdin=lead)
    for words in ("等核心能力", "见开源仓库", "5*8小时"):
        assert len(stocked("search", "--issues", words, "--json").json) == 1, words
    assert stocked("search", "--issues", "github", "--json").json == []


def test_highlights_and_notes_are_listed(stocked: Newsroom) -> None:
    with open_desk(load()) as desk:
        desk.store.passages.mark(1, 3, "涨价的是芯片", "核实")
        gone = desk.store.passages.mark(1, 9, "别的")
        desk.store.passages.take_away(gone)
    found = stocked("notes", "--json").json
    assert [(each["article"], each["start"], each["quote"], each["note"]) for each in found] == [
        (1, 3, "涨价的是芯片", "核实")
    ]
    assert "核实" in stocked("notes").lines[0]
