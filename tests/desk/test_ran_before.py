"""What tells again of what ran is marked, whenever it came out; what goes on from it is not."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, grouping
from newsroom.model import Entry, Issue, Ran
from tests.desk.conftest import NOW, Stock, article


def ran(desk: Desk, headline: str, hours: float = 0) -> None:
    """Have an issue of today go out with one entry, so many hours ago."""
    entry = Entry(uid="e", headline=headline, url="https://past.example/1.html")
    issue = desk.store.issues.create(Issue(title="", date=desk.today(), entries=(entry,))).head.id
    desk.store.issues.mark_exported(issue, NOW - timedelta(hours=hours), "out.md")
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
