"""What speaks for one event beside the likeness of words, and what against it."""

import pytest

from newsroom.desk.grouping import names
from newsroom.triage.accounts import Account
from newsroom.triage.frequencies import Frequencies
from newsroom.triage.kinship import Kinship
from newsroom.triage.likeness import likeness
from newsroom.triage.names import Names
from newsroom.triage.sureness import SURE, surely_one, sureness

from .test_grouping import NOON, in_turn, kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # A large number of four digits.
        ("渡轮基金总规模38.42万亿元 再创新高", "刚公布！38.42万亿了，一年猛增5.163万亿"),
        # A public body says it in both, of one month.
        (
            "青川省统计局：2026年1月份制造业采购经理指数为49.6%，比上月下降0.7个百分点",
            "青川省统计局：1月份采购经理指数有所回落",
        ),
        # A particle stands in the name.
        ("官宣了！林一帆接棒海和海泽大中国区总裁", "重磅！海和海泽中国区总裁换帅"),
        # What stands in the place of something else is a clause, a deed or a public body, and no name.
        (
            "青川市市长林一帆：青川塔、白帆山将设飞艇垂直起降点",
            "青川将出台通用航空产业发展条例 青川塔、白帆山将设飞艇垂直起降点",
        ),
        ("重磅！云帆制药中国区总裁换帅", "云帆制药中国区总裁将离职"),
        (
            "“黑白颠林远”被立案调查，市监部门：已成立工作专班，责令其停止线上线下社会行为",
            "“黑白颠林远”被立案调查，青川当地多部门已成立工作专班，责令其停止线上线下社会行为",
        ),
        # One firm by two names.
        ("名创优品成2026远山晚会潮玩合作伙伴", "MINISO成为2026远山晚会潮玩合作伙伴"),
    ],
)
def test_one_event_is_joined_by_what_only_it_has(first: str, second: str) -> None:
    assert kind(first, second) == "same"
    assert kind(second, first) == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # In the name of the one stands a word of any week.
        (
            "宝川科技：公司及实控人林伟因涉嫌信息披露违法违规被立案调查",
            "倍轻松：公司及实控人林学海涉嫌信息披露违法违规遭证监会立案",
        ),
        # Both names begin alike.
        ("青川环能：控股股东国帆集团拟减持不超1%股份", "青川新材：股东远山投资拟减持公司不超2.9972%股份"),
        # Another firm agrees with the one.
        ("云帆集团与东港电气集团签署战略合作框架协议", "东港电气集团与青川市政府签署战略合作协议"),
        # What sounds like a reporter is a firm.
        (
            "远山传媒：第三季度净利1.06亿元 同比增长993.71%",
            "青川机场第三季度营收8.41亿元 国际航线及客流量大幅增长",
        ),
        ("青川指数涨幅扩大至2%", "东港托克600指数涨幅扩大至0.7%，创盘中新高"),
        # Two medicines of one firm, and what is tried out and what is out.
        (
            "青川医药：盐酸远帆罗酮注射液获得药品生产注册批件",
            "青川医药：盐酸海林吉班氯化钠注射液通过一致性评价",
        ),
        ("云帆系统 OS 3 正式版覆盖更多机型", "云帆系统 OS 3 Beta 第二期招募开启，覆盖更多机型"),
        # A number of three digits, and a price that many things have.
        ("渡轮基金总规模38.4亿元", "云帆电池净利38.4亿元"),
        ("云帆汽车新款起售价12.98万元 今日开售", "青鸟电动皮卡降至12.98万元"),
    ],
)
def test_two_events_that_sound_alike_are_not_joined(first: str, second: str) -> None:
    assert kind(first, second) != "same"
    assert kind(second, first) != "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "榴石芯片与云帆合建的万卡集群一期通电，首批 4096 张卡投用",
            "榴石芯片发布推理卡 R3：96GB 显存，整卡功耗 180W",
        ),
        ("榴石芯片与云帆合建的万卡集群一期通电", "2.98万元一张，榴石芯片的R3能不能省下一半电费？"),
        (
            "远灯实验室公布 412 个失败案例，其中九个尚无解法",
            "远灯实验室推出 Beacon-3：拿不准时会直说“不知道”",
        ),
    ],
)
def test_two_pieces_of_news_of_one_firm_are_not_kin_if_one_is_of_a_thing_of_its(
    first: str, second: str
) -> None:
    assert kind(first, second) == ""
    assert kind(second, first) == ""


def test_a_thing_that_the_other_account_speaks_of_below_its_headline_is_no_other_one() -> None:
    told = "榴石芯片与云帆合建的万卡集群一期通电", "榴石芯片发布推理卡 R3"
    assert kind(*told, texts=("首批4096张推理卡R3投用。", "整卡功耗180W。")) != ""


def _joined(found: dict[int, list[Kinship]], article: int) -> list[int]:
    return [each.other for each in found[article] if each.kind == "same"]


def test_what_has_a_name_in_the_place_of_the_first_teller_s_joins_no_story() -> None:
    told = [
        "国际航协会：2025年青川航空货运需求创历史新高",
        "2025年青川航空货运需求创历史新高 国际航协会预计明年总净利润410亿美元",
        "国际航协会：2025年青川航空客运收入创历史新高",
    ]
    assert not _joined(in_turn(told), 3)


@pytest.mark.parametrize(
    ("second", "sure"),
    [
        ("谷歌完成Beacon之后最大收购案，斥资近20亿美元拿下Zeph.io", True),
        # What is taken over is another firm, or nothing is.
        ("谷歌完成Beacon之后最大收购案，斥资近20亿美元拿下Harbour.io", False),
        ("谷歌携Zeph.io办展会，近20亿美元订单落地", False),
    ],
)
def test_a_takeover_of_one_firm_by_one_firm_is_one_event_in_whatever_words(second: str, sure: bool) -> None:
    known = Names(names())
    common = dict.fromkeys(["@google", *"谷歌收购", "收购"], 400)
    frequencies = Frequencies(common, 1_000)
    one, other = (
        Account(n, n, NOON, title, "", known)
        for n, title in enumerate(("谷歌再下一城：收购语音领军者Zeph.io，补齐音箱短板", second))
    )
    score = likeness(one, other, frequencies).score
    assert sureness(one, other, frequencies) < SURE
    assert surely_one(one, other, score, frequencies) is sure


def test_the_same_words_join_a_story_whose_other_accounts_say_it_otherwise() -> None:
    told = [
        "加码AI：谷歌完成 Beacon 之后最大收购案，斥资近 20 亿美元拿下 Z.io",
        "谷歌再下一城：收购音频新秀Z.io，补齐语音短板",
        "加码AI：谷歌完成Beacon之后最大收购案，斥资近20亿美元拿下 Z.io",
    ]
    found = in_turn(told)
    assert _joined(found, 2) == [1]
    assert _joined(found, 3) == [1]
