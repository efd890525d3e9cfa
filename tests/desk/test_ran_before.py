"""What tells again of what ran is marked, whenever it came out; what goes on from it is not."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, composing, exporting, grouping, picking
from newsroom.model import Entry, Issue, Ran
from tests.desk.conftest import NOW, Stock, article


def ran(desk: Desk, headline: str, hours: float = 0) -> None:
    """Have an issue go out with one entry, so many hours ago."""
    entry = Entry(uid="e", headline=headline, url="https://past.example/1.html")
    at = NOW - timedelta(hours=hours)
    issue = desk.store.issues.create(Issue(title="", date=desk.local(at).date(), entries=(entry,))).head.id
    desk.store.issues.mark_exported(issue, at, "out.md")
    desk.store.issues.set_open(None)


def told(desk: Desk, stock: Stock, title: str, hours: float) -> tuple[Ran | None, Ran | None]:
    """Have an article come that is so many hours old; return where it ran, and what it may follow."""
    [came] = stock([replace(article("1", title), published=NOW - timedelta(hours=hours))], "甲报")
    grouping.group(desk)
    [row] = desk.store.inbox.rows([came])
    return row.ran, row.turn


BEFORE_AND_AFTER = pytest.mark.parametrize("hours", [3, 1], ids=["before", "after"])
"""It came out before the issue or after it; both times it is fetched later."""


@BEFORE_AND_AFTER
@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("云帆科技拟收购青禾机器人", "云帆科技计划收购青禾机器人"),
        ("英伟达拟收购Bolt", "英伟达宣布拟收购Bolt"),
        ("Apple to acquire Boltwise for $30 billion", "Apple to buy Boltwise in $30B deal"),
        ("Apple to acquire Boltwise for $30 billion", "Apple acquires AI startup Boltwise"),
        ("OpenAI launches GPT-6", "OpenAI unveils GPT-6, its most capable model"),
        ("Nvidia invests $5 billion in Intel", "Nvidia takes $5B stake in Intel"),
        ("Larkspur sues Boltwise", "Larkspur files lawsuit against Boltwise"),
        ("苹果300亿美元收购Boltwise", "Apple to buy Boltwise for $30 billion"),
        ("Microsoft lays off 9,000 employees", "微软裁员9000人"),
    ],
)
def test_what_tells_it_again_ran(desk: Desk, stock: Stock, entry: str, title: str, hours: float) -> None:
    ran(desk, entry, 2)
    found, turn = told(desk, stock, title, hours)
    assert found is not None and turn is None


@BEFORE_AND_AFTER
@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("阿里拟回购10亿美元股份", "阿里回购10亿美元股份"),
        ("Apple to acquire Boltwise for $30 billion", "Apple drops Boltwise bid"),
        ("Apple to acquire Boltwise for $30 billion", "Apple denies talks to buy Boltwise"),
        ("Apple in talks to acquire Boltwise", "Apple to acquire Boltwise"),
        ("OpenAI launches GPT-6", "OpenAI launches GPT-7"),
        ("Nvidia invests $5 billion in Intel", "Nvidia invests $5 billion in Nokia"),
        ("Microsoft plans to cut 9,000 jobs", "Microsoft cuts 9,000 jobs"),
        ("苹果300亿美元收购Boltwise", "Apple walks away from Boltwise deal"),
        ("云帆科技收购青禾机器人", "云帆科技否认收购青禾机器人"),
        ("英伟达拟收购Bolt", "英伟达放弃收购Bolt"),
        ("三星拟收购机器人公司Bolt", "三星退出Bolt收购"),
        ("海和海泽CEO将离职", "海和海泽CEO今日离任"),
        ("苹果召回智能眼镜：电池过热", "苹果召回iPhone 18"),
        ("阿里投资千亿美元建数据中心", "阿里投资百亿美元建数据中心"),
    ],
)
def test_a_turn_of_it_never_ran(desk: Desk, stock: Stock, entry: str, title: str, hours: float) -> None:
    ran(desk, entry, 2)
    found, _turn = told(desk, stock, title, hours)
    assert found is None


@pytest.mark.parametrize(
    ("entry", "title", "again"),
    [
        ("Apple to acquire Boltwise for $30 billion", "Apple buys Boltwise in $30B deal", True),
        ("Apple to acquire Boltwise for $30 billion", "Apple drops Boltwise bid", False),
        ("苹果300亿美元收购Boltwise", "Apple to buy Boltwise for $30 billion", True),
        ("苹果300亿美元收购Boltwise", "Apple denies talks to buy Boltwise", False),
    ],
)
def test_on_the_next_day_it_is_the_same(
    desk: Desk, stock: Stock, entry: str, title: str, again: bool
) -> None:
    ran(desk, entry, 30)
    found, turn = told(desk, stock, title, 1)
    assert (found is not None, turn is not None) == (again, not again)


def test_a_turn_of_what_the_open_issue_went_out_with_is_offered_and_follows_it_up_in_another_issue(
    desk: Desk, stock: Stock
) -> None:
    [story] = stock([article("0", "云帆科技收购青禾机器人")], "乙报")
    open_one = composing.start(desk, desk.today()).stored.head.id
    picking.pick(desk, open_one, [story])
    exporting.export(desk, open_one, force=True)
    [denied] = stock([replace(article("1", "云帆科技否认收购青禾机器人"), published=NOW)], "甲报")
    grouping.group(desk)
    rows = {row.id: row for row in desk.store.inbox.rows([story, denied])}
    turn = Ran(open_one, desk.today(), 1)
    assert rows[denied].turn == turn and rows[denied].ran is None
    # What is picked into that issue goes on from nothing: it is that.
    assert rows[story].turn is None and rows[story].ran is None

    with pytest.raises(picking.RanHere, match=r"number 1 of the issue of .* another day"):
        picking.pick(desk, open_one, [denied], follow_up=True)
    assert len(desk.store.issues.get(open_one).issue.entries) == 1
    tomorrow = composing.start(desk, desk.today() + timedelta(days=1)).stored.head.id
    picking.pick(desk, tomorrow, [denied], follow_up=True)
    [made] = desk.store.issues.get(tomorrow).issue.entries
    assert made.follows == (open_one, 1)


def test_of_entries_that_it_may_go_on_from_the_latest_is_named(desk: Desk, stock: Stock) -> None:
    ran(desk, "云帆科技发布远山3.0大模型，支持百万字上下文", 70)
    ran(desk, "云帆科技下架远山3.0", 30)
    found, turn = told(desk, stock, "云帆科技恢复远山3.0大模型", 1)
    assert found is None and turn is not None
    assert turn.date == desk.local(NOW - timedelta(hours=30)).date()


def test_what_goes_on_from_a_story_that_ran_under_another_headline_follows_its_entry(
    desk: Desk, stock: Stock
) -> None:
    [first] = stock([replace(article("1", "云帆科技被曝裁员"), published=NOW - timedelta(hours=30))], "甲报")
    grouping.group(desk)
    issue = composing.start(desk, desk.today() - timedelta(days=1)).stored.head.id
    picking.pick(desk, issue, [first])
    head = desk.store.issues.get(issue)
    entry = replace(head.issue.entries[0], headline="今日头条之外的一件事")
    desk.store.issues.save(issue, replace(head.issue, entries=(entry,)), "renamed", head.head.revision)
    desk.store.issues.mark_exported(issue, NOW - timedelta(hours=24), "out.md")
    desk.store.issues.set_open(None)
    [came] = stock([replace(article("2", "云帆科技否认裁员"), published=NOW - timedelta(hours=1))], "乙报")
    grouping.group(desk)
    [row] = desk.store.inbox.rows([came])
    assert row.turn is not None and (row.turn.issue, row.turn.number) == (issue, 1)
    today = composing.start(desk).stored.head.id
    picking.pick(desk, today, [came], follow_up=True)
    assert desk.store.issues.get(today).issue.entries[0].follows == (issue, 1)
