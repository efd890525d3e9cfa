"""Later turns of an event are told as such."""

import pytest

from newsroom.triage.turned import turned
from newsroom.triage.turning import stepped_on
from tests.triage.test_grouping import kind


@pytest.mark.parametrize("hours", [0.2, 1, 7, 60])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("云帆科技收购山海智能", "云帆科技否认收购山海智能"),
        ("远山实验室完成新一轮20亿元融资", "远山实验室澄清：未完成新一轮20亿元融资"),
        ("北岭州长提名韩若川出任法官", "北岭州长撤回韩若川出任法官的提名"),
        ("特斯拉宣布收购机器人公司Bolt", "特斯拉终止收购Bolt"),
        ("云帆科技获5亿美元融资", "云帆科技：获5亿美元融资消息不属实"),
        ("云帆科技将造AI手机", "云帆科技回应将造AI手机传闻：没有该计划"),
        ("云帆科技开放远山5.5权重", "云帆科技撤下远山5.5权重"),
        ("苹果公司发布智能眼镜，售价1,200美元", "苹果召回智能眼镜：电池过热"),
    ],
)
def test_what_has_a_denial_or_an_end_as_its_first_deed_is_a_later_turn_at_once(
    first: str, second: str, hours: float
) -> None:
    assert kind(first, second, hours=hours) == "earlier"


def test_a_denial_that_is_told_at_the_end_of_a_report_does_not_part_it_from_its_like() -> None:
    first = "消息称青鸟汽车探讨与蓝鲸汽车在北岭成立合资企业"
    assert kind(first, f"{first}，前者否认", hours=1) == "same"


def test_a_denial_in_english_is_a_later_turn_at_once() -> None:
    report = "Acmesoft to buy Boltwise for $3 billion"
    assert kind(report, "Acmesoft denies plan to buy Boltwise for $3 billion", hours=0.2) == "earlier"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("蓝鲸汽车申请限制青鸟汽车进口零件", "法院驳回蓝鲸汽车限制青鸟汽车进口零件的申请"),
        (
            "云帆科技任命前山海智能高管李若川为首席科学家",
            "云帆科技任命前山海智能高管李若川为首席科学家遭起诉",
        ),
    ],
)
def test_what_was_denied_ended_or_done_since_is_a_later_turn(first: str, second: str) -> None:
    assert kind(first, second, hours=1) == "same"
    assert kind(first, second, hours=7) == "earlier"
    assert kind(first, second, hours=60) == "earlier"


@pytest.mark.parametrize("hours", [1, 7])
def test_what_is_done_since_is_offered_as_a_later_turn_in_english(hours: float) -> None:
    first = "Acmesoft to acquire chipmaker Boltwise for $3 billion"
    second = "Acmesoft completes $3 billion deal to acquire chipmaker Boltwise"
    assert kind(first, second, hours=hours) == "earlier"


@pytest.mark.parametrize("planned", ["将", "计划"])
def test_what_is_told_to_come_and_hours_later_to_be_so_is_a_later_turn(planned: str) -> None:
    first, second = f"蓝鲸汽车{planned}停产远山三代轿车", "蓝鲸汽车停产远山三代轿车"
    assert [kind(first, second, hours=hours) for hours in (30, 7)] == ["earlier", "earlier"]
    assert kind(first, second, hours=2) == "likely"
    assert kind(first, second, hours=0.5) == "same"


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [
        ("云帆科技否认收购山海智能", "云帆科技辟谣收购山海智能", 20),
        ("云帆科技取消远山3.0发布会", "云帆科技宣布取消远山3.0发布会", 20),
        ("云帆科技完成收购山海智能", "云帆科技正式完成收购山海智能", 20),
        ("云帆科技拟收购山海智能", "云帆科技已收购山海智能", 0.5),
    ],
)
def test_one_turn_in_other_words_is_one_event(first: str, second: str, hours: float) -> None:
    assert kind(first, second, hours=hours) == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("远山航天申请部署百万颗卫星", "监管机构批准远山航天部署百万颗卫星的申请"),
        ("远山航天提交部署百万颗卫星的申请", "远山航天部署百万颗卫星的申请获受理"),
        ("北岭州长提名韩若川出任州法官", "韩若川宣誓就任北岭州法官"),
        ("云帆科技起诉山海智能侵犯语音识别专利", "云帆科技起诉山海智能侵犯语音识别专利案和解"),
        ("云帆科技首席执行官考虑提前卸任", "云帆科技首席执行官卸任"),
        ("云帆科技正与山海智能商谈合并", "云帆科技收购山海智能"),
    ],
)
def test_what_came_of_what_was_asked_for_or_thought_of_is_a_later_turn(first: str, second: str) -> None:
    assert kind(first, second, hours=7) == "earlier"
    assert kind(first, second, hours=1) == "earlier"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("云帆科技拟20亿元增资存储子公司", "云帆科技股东大会通过20亿元增资存储子公司议案"),
        ("北岭药监局受理青石医疗人工心脏注册申请", "北岭药监局批准青石医疗人工心脏上市"),
        ("远山航天白鹤二号计划本月首飞，将尝试回收助推器", "白鹤二号首飞入轨成功，助推器回收失败"),
        ("北岭机器人马拉松周日开跑，百支队伍参赛", "北岭机器人马拉松落幕：云帆「疾风」夺冠"),
    ],
)
def test_how_it_went_is_a_later_turn_of_what_was_to_come(first: str, second: str) -> None:
    assert kind(first, second, hours=5) == "earlier"
    assert kind(first, second, hours=28) == "earlier"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("白鹤二号升空，将北岭遥感十二星送入预定轨道", "远山航天成功发射北岭遥感十二星，白鹤二号再立功"),
        ("云帆科技拟20亿元增资存储子公司", "云帆科技董事会通过20亿元增资存储子公司议案"),
        ("云帆科技：明年闪存产能已全部售罄", "云帆科技高管称便宜闪存时代结束，明年产能全部售罄"),
    ],
)
def test_one_piece_of_news_in_other_words_is_no_later_turn(first: str, second: str) -> None:
    assert kind(first, second, hours=8) == "same"


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [
        # The second of them comes on Monday, at eight in the evening of Beijing.
        ("青鸟汽车海豚六代明天开启预售", "青鸟汽车海豚六代开启预售，25万元起", 26),
        ("青鸟汽车海豚六代将于周一开启预售", "青鸟汽车海豚六代开启预售，25万元起", 24),
        ("青鸟汽车海豚六代今晚开启预售", "青鸟汽车海豚六代开启预售，25万元起", 9),
        ("青鸟汽车海豚六代3月2日开启预售", "青鸟汽车海豚六代开启预售，25万元起", 24),
        ("青鸟汽车下周发布海豚六代", "青鸟汽车海豚六代发布，25万元起", 26),
        ("Acmesoft to unveil Boltpad 4 on Thursday", "Acmesoft unveils Boltpad 4 with foldable screen", 1),
        ("Acmesoft to launch Boltpad 4 on April 16", "Acmesoft launches Boltpad 4", 1),
        ("Acmesoft to launch Boltpad 4 on April 16", "Acmesoft 发布 Boltpad 4", 5),
    ],
)
def test_what_is_told_plainly_from_the_named_day_on_is_a_later_turn(
    first: str, second: str, hours: float
) -> None:
    assert kind(first, second, hours=hours) == "earlier"


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [
        ("青鸟汽车海豚六代今晚开启预售", "青鸟汽车海豚六代开启预售，25万元起", 0.5),
        ("青鸟汽车海豚六代3月9日开启预售", "青鸟汽车海豚六代开启预售，25万元起", 20),
        ("青鸟汽车海豚六代明天开启预售", "青鸟汽车海豚六代预售时间：3月3日，25万元起", 26),
        ("Acmesoft to buy Boltwise for $3 billion on Thursday", "Acmesoft buys Boltwise for $3 billion", 3),
        ("Acmesoft to unveil Boltpad 4 on Thursday", "Acmesoft unveils Boltpad 4", 0.5),
    ],
)
def test_what_is_told_before_the_named_day_or_within_the_hour_is_the_same_news(
    first: str, second: str, hours: float
) -> None:
    assert kind(first, second, hours=hours) in ("same", "likely")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("远山云北岭机房故障，多家网站打不开", "远山云推送修复：北岭机房多家网站打不开的问题已解决"),
        ("青鸟汽车被曝车门异响", "青鸟汽车回应车门异响：将免费检修"),
        ("Acmesoft discloses bug in Boltpad 4 charger", "Acmesoft fixes bug in Boltpad 4 charger"),
    ],
)
def test_what_mends_or_answers_first_is_a_later_turn_but_within_the_hour(first: str, second: str) -> None:
    assert kind(first, second, hours=3) == "earlier"
    assert kind(first, second, hours=0.5) in ("same", "likely")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("远山云宕机三小时，多家网站打不开", "远山云出故障：多家网站打不开，官方称已恢复"),
        ("青鸟汽车被曝车门异响", "青鸟汽车被指车门异响，青鸟汽车回应：正在核查"),
    ],
)
def test_what_is_mended_or_answered_at_the_end_of_a_report_parts_it_from_none(
    first: str, second: str
) -> None:
    assert kind(first, second, hours=3) in ("same", "likely")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Acmesoft plans to launch Boltpad ads in the UK next week",
            "Acmesoft launches Boltpad ads in the UK",
        ),
        ("Acmesoft discloses bug in Boltpad 0.19", "Acmesoft releases Boltpad 0.19.4 with fix for crash bug"),
        (
            "Court fines Acmesoft $40 million in Boltwise case",
            "Acmesoft appeals $40 million fine in Boltwise case",
        ),
        ("Senate to vote on Boltwise merger bill", "Senate passes Boltwise merger bill 91-3"),
        ("Shareholders to vote on Boltwise merger on Friday", "Boltwise shareholders approve merger"),
        ("Boltpad banned in Norland", "Norland lifts Boltpad ban"),
        (
            "Acmesoft to attempt 12th Boltship flight",
            "Boltship explodes minutes after liftoff on 12th flight",
        ),
        ("Boltwise network down across the north", "Boltwise says outage is resolved"),
        ("Boltwise halts trading ahead of statement", "Boltwise resumes trading after deal with Acmesoft"),
    ],
)
def test_a_turn_in_english_is_offered_though_it_shares_few_words(first: str, second: str) -> None:
    assert kind(first, second, hours=20) == "earlier"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("regulator fines acmesoft 40 million", "acmesoft hit with 40 million penalty for blocking rivals"),
        ("acmesoft lets you switch off its assistant", "acmesoft gets a kill switch for its assistant"),
        ("northhill asks firms to pay for its data", "northhill urges firms to stop scraping its data"),
        ("acmesoft removes tracker from its store", "tracker pulled from acmesoft store"),
        ("acmesoft shares slide after boltpad production halt", "acmesoft halts boltpad production"),
    ],
)
def test_what_is_no_news_of_a_headline_is_no_turn_either(earlier: str, later: str) -> None:
    assert not turned(later, earlier)


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [
        ("云帆科技收购芯片公司山海智能", "云帆科技完成对芯片公司山海智能的收购", 30),
        ("北岭网信办就《机器人上路管理规定》征求意见", "北岭网信办公布《机器人上路管理规定》", 30),
        ("云帆科技起诉云凡商贸商标侵权", "云帆科技诉云凡商贸商标侵权案宣判", 30),
        ("白鹤十一号货运飞船今日9时20分发射", "白鹤十一号货运飞船与空间站对接成功", 9),
        ("云帆科技将于下月关闭远山邮箱企业版", "云帆科技延长远山邮箱企业版支持半年", 30),
        ("青鸟手机远山三代今日开售", "青鸟手机远山三代数分钟售罄", 4),
        ("北岭预警误报：多地手机收到六级地震警报", "北岭地震局致歉：六级地震警报为误报", 2),
        ("青鸟汽车海豚六代今日19时开启预售", "青鸟汽车海豚六代开启预售，25万元起", 6),
    ],
)
def test_what_only_the_next_step_brings_is_a_later_turn(first: str, second: str, hours: float) -> None:
    assert kind(first, second, hours=hours) == "earlier"


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [
        ("云帆科技收购芯片公司山海智能", "云帆科技完成收购芯片公司山海智能", 3),
        ("北岭网信办就《机器人上路管理规定》征求意见", "北岭网信办发布《机器人上路管理规定》征求意见稿", 30),
        ("白鹤十一号货运飞船发射成功", "白鹤十一号货运飞船成功发射，将与空间站对接", 5),
        ("青鸟手机远山三代开售三分钟售罄", "青鸟手机远山三代开售即售罄", 4),
        ("青鸟餐饮用隔夜食材，消费者要求道歉", "青鸟餐饮用隔夜食材，被消费者要求道歉", 3),
    ],
)
def test_one_step_told_twice_is_no_later_turn(first: str, second: str, hours: float) -> None:
    assert kind(first, second, hours=hours) in ("same", "likely")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Boltwise to launch Norland weather satellite tonight",
            "Boltwise scrubs launch of Norland satellite",
        ),
        ("Acmesoft asks FDA to approve Boltrin flu vaccine", "FDA approves Acmesoft's Boltrin flu vaccine"),
        ("Senate committee backs Ada Norland as Fed chair", "Senate confirms Ada Norland as Fed chair"),
        ("Acmesoft says its Boltpad servers were not hacked", "Acmesoft admits hack of Boltpad servers"),
        (
            "Acmesoft to raise Boltpad 4 price by $50, leak suggests",
            "Acmesoft raises Boltpad 4 price to $449",
        ),
    ],
)
def test_what_came_of_it_is_a_later_turn_in_english(first: str, second: str) -> None:
    assert kind(first, second, hours=5) == "earlier"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Acmesoft ends partnership with Boltwise", "Acmesoft cancels Boltwise deal"),
        ("Acmesoft halts Boltpad pricing tests", "Acmesoft ends Boltpad pricing tests after backlash"),
        ("Meta in talks to invest in Boltwise", "Meta invests $10 billion in Norland data center"),
        ("微软、亚马逊洽谈向 OpenAI 投资", "Amazon to invest in Canada data centers"),
    ],
)
def test_one_end_in_two_words_and_one_deed_done_to_others_are_no_later_turns(first: str, second: str) -> None:
    assert kind(first, second, hours=9) != "earlier"


def test_names_in_latin_take_no_more_room_before_a_turn_than_those_in_han() -> None:
    accident = "云帆 Robotaxi Cruiser 在青石港发生事故，一名行人受伤"
    assert kind(accident, "云帆 Robotaxi Cruiser 在青石港暂停运营", hours=2) == "earlier"


def test_an_approval_is_offered_as_a_later_turn_in_english() -> None:
    for asks in ("files", "seeks approval", "applies"):
        first = f"Acmesoft {asks} to buy chipmaker Boltwise for $3 billion"
        second = "Regulator approves Acmesoft bid to buy chipmaker Boltwise for $3 billion"
        assert kind(first, second, hours=1) == "earlier"
        assert kind(first, second, hours=7) == "earlier"


@pytest.mark.parametrize(
    ("earlier", "later", "turn"),
    [
        ("acmesoft considers stepping up chip output", "acmesoft steps up chip output", True),
        ("acmesoft may close its berlin plant", "acmesoft closed its berlin plant", True),
        ("acmesoft may close its berlin plant", "acmesoft is to close its berlin plant", False),
        ("acmesoft may close its berlin plant", "acmesoft may close its plant in berlin", False),
    ],
)
def test_a_deed_is_known_in_its_english_forms(earlier: str, later: str, turn: bool) -> None:
    assert stepped_on(later, earlier) is turn


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("监管机构批准远山航天部署百万颗卫星的申请", "远山航天部署百万颗卫星的申请获批准"),
        ("远山航天申请部署百万颗卫星", "远山航天寻求批准部署百万颗卫星"),
        ("云帆科技首席执行官考虑提前卸任", "云帆科技首席执行官正考虑提前卸任"),
        ("云帆科技正与山海智能商谈合并", "云帆科技考虑收购山海智能"),
        ("消息称云帆科技洽谈收购山海智能", "云帆科技正与山海智能谈判收购事宜"),
    ],
)
def test_one_step_in_other_words_is_no_later_turn(first: str, second: str) -> None:
    assert kind(first, second, hours=20) == "same"
