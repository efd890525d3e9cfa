"""What came of an event is told by itself, and offered as what goes on from it."""

import pytest

from tests.triage.test_grouping import kind


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [
        ("临港电池厂发生爆炸", "临港电池厂爆炸事故致2死11伤", 5),
        ("云帆科技发布远山3.0大模型", "远山3.0发布后云帆科技港股涨6%", 3),
        ("Larkspur names a new chief executive", "Larkspur shares fall 6% after it names a new chief", 3),
        ("北岸近海发生6.7级地震 发布海啸注意报", "北岸近海地震海啸注意报全部解除", 4),
        ("气象台发布寒潮蓝色预警", "气象台升级发布寒潮黄色预警", 4),
        ("Storm: yellow warning for Ghent", "Storm: red warning for Ghent", 4),
        ("云帆科技首日高开210%", "云帆科技上市首日收涨156%", 6),
        ("云帆科技完成8亿美元B轮融资", "更正：云帆科技B轮融资为8亿元", 1),
        ("EU fines Larkspur 310 mln euros", "Larkspur to appeal 310 mln euro EU fine", 3),
        ("EU opens Larkspur kiosk case", "Larkspur calls EU kiosk case baseless", 3),
        ("EU opens case against Larkspur over kiosks", "Larkspur says EU kiosk case gets it wrong", 3),
        ("现货黄金跌破4600美元/盎司", "现货白银跌破60美元/盎司", 0.2),
        ("英伟达三季报超预期：数据中心收入541亿美元", "黄仁勋：本季指引未计入对华数据中心收入", 2),
        ("Meta is cutting about 600 jobs in its lab", "Meta says memo on 600 AI job cuts was a fake", 9),
        ("云帆科技裁员600人", "云帆科技裁员600人系谣传", 9),
        ("被曝青鸟乐园负责人离职", "青鸟乐园确认负责人离职，称节奏不受影响", 4),
        ("云帆科技发布远山3.0大模型", "远山3.0大模型之后，云帆科技的增长还能撑多久", 12),
    ],
)
def test_what_came_of_it_joins_nothing(first: str, second: str, hours: float) -> None:
    text = "此事于周一发生。" * 3
    assert kind(first, second, texts=(text, text), hours=hours) != "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Who tells it a little later has more of it.
        ("临港电池厂发生爆炸", "临港一电池厂发生爆炸，已致2人受伤"),
        ("气象台发布寒潮蓝色预警", "气象台发布寒潮蓝色预警：多地降温"),
    ],
)
def test_the_same_at_once_with_more_of_it_is_joined(first: str, second: str) -> None:
    assert kind(first, second, hours=0.4) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A ranking of many firms is not the news of one of them.
        ("青鸟汽车5月交付68930台", "新势力5月榜：青鸟近7万稳居第一，蓝鲸掉队"),
        ("青鸟单月首破8万台", "11月新势力销量一览：青鸟破8万 蓝鲸、云帆紧咬"),
        # What the trade tells apart.
        ("集海咨询：一季度DRAM合约价涨10%至15%", "集海咨询：一季度NAND合约价涨10%至15%"),
        ("苹果推送iOS系统更新，修复漏洞", "Android系统更新推送，修复漏洞"),
        ("华为发布 Mate 95 手机，5499元起", "华为发布 MatePad 12 平板，5499元起"),
    ],
)
def test_what_stands_beside_it_is_another_piece_of_news(one: str, other: str) -> None:
    assert kind(one, other) != "same"
