"""What came joins, follows up or repeats the entries of issues that are imported."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, composing, grouping, importing, picking
from newsroom.model import View
from tests.desk.conftest import NOW, Stock, article, import_digest

FIRST = "云帆科技宣布开源大模型远山3.0，支持百万字上下文"
AGAIN = "云帆科技开源大模型远山3.0，支持百万字的上下文窗口"
LONG = "云帆科技宣布开源大模型远山3.0，支持百万字上下文，两张消费级显卡即可部署，权重与训练代码一并放出"
IN_OTHER_WORDS = "刚刚，大模型远山3.0开源，云帆科技称它支持百万字上下文"
FOLLOW_UP = "云帆科技开源的大模型远山3.0下载量破百万"


@pytest.mark.parametrize(
    ("title", "days", "told"),
    [
        ("快讯：" + LONG[:28], 3, "ran"),
        ("快讯：" + LONG[:28], 29, "ran"),
        ("云帆科技开源大模型远山3.0，支持百万字上下文，两张消费级显卡即可部署", 1, "ran"),
        ("云帆科技开源的大模型远山3.0下载量破百万", 1, "turn"),
        ("云帆科技开源的大模型远山3.0下载量破百万", -6, ""),
        ("青禾机器人在三座城市的医院开始测试", 1, ""),
    ],
)
def test_what_came_before_an_import_is_marked_as_if_it_came_after(
    desk: Desk, stock: Stock, title: str, days: int, told: str
) -> None:
    [copy] = stock([article("1", title)], "甲报")
    [other] = stock([replace(article("2", "别的一条"), published=NOW - timedelta(hours=1))], "乙报")
    grouping.group(desk)
    day = desk.today() - timedelta(days=days)
    import_digest(desk, LONG, day)
    [row] = desk.store.inbox.rows([copy])
    assert (row.ran and (row.ran.date, row.ran.number)) == ((day, 2) if told == "ran" else None)
    assert (row.turn and row.turn.number) == (2 if told == "turn" else None)
    assert desk.store.inbox.sinks(View(today=desk.today()), copy) is (told == "ran")
    assert desk.store.inbox.rows([other])[0].ran is None


@pytest.mark.parametrize(
    ("title", "ran", "days", "told"),
    [
        (AGAIN, FIRST, 2, "ran"),
        (IN_OTHER_WORDS, FIRST, 1, "ran"),
        (IN_OTHER_WORDS, FIRST, 0, "ran"),
        (FOLLOW_UP, FIRST, 1, ""),
        (FOLLOW_UP, FIRST, 0, "turn"),
        ("远山航天申请部署百万颗卫星", "监管机构批准远山航天部署百万颗卫星的申请", 1, ""),
        ("云帆科技开放一座城市的实验室", FIRST, 1, ""),
    ],
)
def test_what_came_before_an_imported_entry_ran_in_it_or_has_nothing_to_do_with_it(
    desk: Desk, stock: Stock, title: str, ran: str, days: int, told: str
) -> None:
    [came_before] = stock([article("1", title)], "甲报")
    grouping.group(desk)
    day = desk.today() + timedelta(days=days)
    import_digest(desk, ran, day)
    [row] = desk.store.inbox.rows([came_before])
    assert (row.ran and (row.ran.date, row.ran.number)) == ((day, 2) if told == "ran" else None)
    assert (row.turn is not None) is (told == "turn")


def test_nothing_follows_up_what_was_told_on_a_later_day(desk: Desk, stock: Stock) -> None:
    [came_before] = stock([article("1", AGAIN)], "甲报")
    import_digest(desk, FIRST, desk.today() + timedelta(days=2))
    assert desk.store.inbox.rows([came_before])[0].ran is not None
    issue = composing.start(desk).stored.head.id
    with pytest.raises(picking.NeverRan):
        picking.pick(desk, issue, [came_before], follow_up=True)
    assert desk.store.issues.get(issue).issue.entries == ()


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        ("蓝鲸汽车将停产远山三代轿车", "蓝鲸汽车停产远山三代轿车"),
        ("蓝鲸汽车远山三代明日北岭上市", "蓝鲸汽车远山三代正式在北岭上市"),
        ("远山云北岭机房故障，网站打不开", "远山云推送修复：北岭机房网站打不开的问题已解决"),
        ("白鹤二号计划本月首飞，尝试回收助推器", "白鹤二号首飞入轨成功，助推器回收失败"),
        ("Acmesoft to launch Boltpad 4 on April 16", "Acmesoft 发布 Boltpad 4"),
    ],
)
def test_what_was_planned_when_it_ran_and_is_told_as_done_a_day_later_is_offered(
    desk: Desk, stock: Stock, planned: str, told: str
) -> None:
    import_digest(desk, planned, desk.today() - timedelta(days=1))
    [done] = stock([article("1", told)], "甲报")
    grouping.group(desk)
    [row] = desk.store.inbox.rows([done])
    assert row.turn is not None and row.ran is None


def test_what_repeats_an_entry_goes_on_doing_so_after_another_import(desk: Desk, stock: Stock) -> None:
    [copy] = stock([article("1", AGAIN)], "甲报")
    import_digest(desk, FIRST, desk.today() - timedelta(days=1))
    import_digest(desk, "云帆科技开源的大模型远山3.0下载量破百万", desk.today() - timedelta(days=2))
    [row] = desk.store.inbox.rows([copy])
    assert row.ran is not None and row.ran.date == desk.today() - timedelta(days=1)


def test_an_import_that_was_stopped_marks_with_the_next_one(
    desk: Desk, stock: Stock, monkeypatch: pytest.MonkeyPatch
) -> None:
    [copy] = stock([article("1", AGAIN)], "甲报")
    with monkeypatch.context() as stopped:
        stopped.setattr(importing, "look_back", lambda _desk: None)
        import_digest(desk, FIRST, desk.today() - timedelta(days=1))
    assert desk.store.inbox.rows([copy])[0].ran is None
    import_digest(desk, FIRST, desk.today() - timedelta(days=1))
    assert desk.store.inbox.rows([copy])[0].ran is not None
