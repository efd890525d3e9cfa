"""Later turns of an event are told as such."""

import pytest

from tests.triage.test_grouping import kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("云帆科技收购山海智能", "云帆科技否认收购山海智能"),
        ("远山实验室完成新一轮20亿元融资", "远山实验室澄清：未完成新一轮20亿元融资"),
        ("北岭州长提名韩若川出任法官", "北岭州长撤回韩若川出任法官的提名"),
        ("蓝鲸汽车申请限制青鸟汽车进口零件", "法院驳回蓝鲸汽车限制青鸟汽车进口零件的申请"),
        ("青石港码头工人宣布罢工", "青石港码头工人罢工结束"),
        (
            "云帆科技任命前山海智能高管李若川为首席科学家",
            "云帆科技任命前山海智能高管李若川为首席科学家遭起诉",
        ),
        ("云帆科技拟收购山海智能", "云帆科技完成收购山海智能"),
        ("山海智能洽谈200亿元融资", "山海智能敲定200亿元融资"),
    ],
)
def test_what_was_denied_ended_or_done_since_is_a_later_turn(first: str, second: str) -> None:
    assert kind(first, second, hours=1) == "same"
    assert kind(first, second, hours=7) == "earlier"
    assert kind(first, second, hours=60) == "earlier"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Acmesoft to buy Boltwise for $3 billion", "Acmesoft denies plan to buy Boltwise for $3 billion"),
        (
            "Acmesoft to acquire chipmaker Boltwise for $3 billion",
            "Acmesoft completes $3 billion deal to acquire chipmaker Boltwise",
        ),
    ],
)
def test_what_was_denied_or_done_since_is_offered_as_a_later_turn_in_english(first: str, second: str) -> None:
    assert kind(first, second, hours=1) == "likely"
    assert kind(first, second, hours=7) == "earlier"


def test_what_is_told_to_come_one_day_and_to_be_so_the_next_is_a_later_turn() -> None:
    assert kind("蓝鲸汽车将停产远山三代轿车", "蓝鲸汽车停产远山三代轿车", hours=30) == "earlier"
    assert kind("蓝鲸汽车将停产远山三代轿车", "蓝鲸汽车停产远山三代轿车", hours=7) == "same"


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [
        ("云帆科技否认收购山海智能", "云帆科技辟谣收购山海智能", 20),
        ("云帆科技取消远山3.0发布会", "云帆科技宣布取消远山3.0发布会", 20),
        ("云帆科技完成收购山海智能", "云帆科技正式完成收购山海智能", 20),
        ("云帆科技拟收购山海智能", "云帆科技正式完成收购山海智能", 2),
    ],
)
def test_one_turn_in_other_words_is_one_event(first: str, second: str, hours: float) -> None:
    assert kind(first, second, hours=hours) == "same"
