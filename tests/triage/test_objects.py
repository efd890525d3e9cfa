"""One firm does the same with two things: two events, however short the headlines are."""

import pytest

from tests.triage.test_grouping import kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("苹果召回智能眼镜：电池过热", "苹果召回iPhone 18"),
        ("三星召回洗衣机", "三星召回手机电池"),
        ("蓝鲸汽车召回远山轿车", "蓝鲸汽车召回北岭皮卡"),
        ("云帆科技收购青禾机器人", "云帆科技收购石榴影像"),
        ("云帆科技起诉青禾机器人", "云帆科技起诉石榴影像"),
        # Sums of another size.
        ("阿里投资千亿美元建数据中心", "阿里投资百亿美元建数据中心"),
        ("云帆科技拟融资千亿美元", "云帆科技拟融资百亿美元"),
        ("腾讯千亿港元回购", "腾讯百亿港元回购"),
    ],
)
@pytest.mark.parametrize("hours", [1, 20])
def test_another_object_or_a_sum_of_another_size_is_another_event(
    first: str, second: str, hours: float
) -> None:
    assert kind(first, second, hours=hours) != "same"
    assert kind(second, first, hours=hours) != "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("蓝鲸汽车召回38万辆远山轿车", "蓝鲸汽车因刹车问题召回远山轿车"),
        ("苹果召回智能眼镜：电池过热", "苹果召回智能眼镜"),
        ("蓝鲸汽车召回38万辆汽车：刹车失灵", "蓝鲸汽车因刹车失灵召回远山轿车"),
        ("云帆科技200亿美元收购Groq", "云帆科技斥资200亿美元收购AI芯片公司Groq"),
        ("云帆科技CEO否认收购青禾机器人传闻", "云帆科技CEO否认青禾机器人收购传闻"),
        ("腾讯拟千亿港元回购", "腾讯宣布千亿港元回购计划"),
    ],
)
def test_one_object_in_other_words_or_any_at_all_is_one_event(first: str, second: str) -> None:
    assert kind(first, second) == "same"


@pytest.mark.parametrize("hours", [0.5, 7, 30])
def test_what_others_said_to_come_is_told_of_today(hours: float) -> None:
    assert kind("海和海泽CEO将离职", "海和海泽CEO今日离任", hours=hours) == "earlier"
    anew = kind("海和海泽CEO将离职", "海和海泽CEO今日宣布将离职", hours=hours)
    assert anew == ("likely" if hours > 20 else "same")


@pytest.mark.parametrize("hours", [0.5, 7, 30])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("三星竞购云帆科技", "三星退出竞购云帆科技"),
        ("三星拟收购机器人公司Bolt", "三星退出Bolt收购"),
        ("英伟达拟收购Bolt", "英伟达放弃收购Bolt"),
    ],
)
def test_who_gives_up_is_a_later_turn_at_once(first: str, second: str, hours: float) -> None:
    assert kind(first, second, hours=hours) == "earlier"
