"""What is joined by itself, and what is only offered."""

from collections.abc import Callable

import pytest

from newsroom.desk.grouping import names
from newsroom.triage.accounts import Account
from newsroom.triage.frequencies import Frequencies
from newsroom.triage.names import Names
from newsroom.triage.sureness import sureness

from .test_grouping import NOON, kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Neither says 青交所 as the other does, nor whom else it is about.
        ("青交所、云帆银行签署深化战略合作备忘录", "青川证交所与云帆银行签署备忘录 在市场等领域深化合作"),
        # All but the name are words of any week, and nearly all of them are shared.
        ("谷歌高管承认：Agent研发进度不及预期", "谷歌内部坦言：Agent进展不及预期"),
        # What was paid to these and what was set aside for all.
        (
            "青川平台就退款争议和解 向用户支付3.1亿美元",
            "退款不到账，青川平台拿出10亿美元和解用户诉讼",
        ),
        # Prices go on moving.
        ("青川期货夜盘开盘，沪银跌超13%", "夜盘期货开盘，沪银跌逾3%，沪锡跌逾8%"),
        # A version of what mends it is no other thing brought out.
        (
            "国产系统hillOS疑似出现重大安全漏洞 官方已修复但没有发布安全公告",
            "青鸟官方不再沉默 国产系统发布v1.1.18版继续修复漏洞 但仍无法确认安全性",
        ),
    ],
)
def test_one_event_told_another_way_is_joined(first: str, second: str) -> None:
    assert kind(first, second) == "same"
    assert kind(second, first) == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # The version that both name is brought out by one and a measure to the other.
        ("OpenAI发布Lake 5：性能媲美Peak 3", "OpenAI发布并暂停Peak 3：因出口管制"),
        # In posts on what people say there are turns of phrase of any week.
        (
            "林一帆在社交媒体上分享了渡轮模型的试用感受，对它的表现表示肯定",
            "陈老渔在社交媒体上分享了他做的下载工具，三分钟就能部署",
        ),
        # Who it is about, and nothing else.
        ("亚马逊推出了重磅模型——Deep Lake", "亚马逊CEO发出了一个信号：随着技术飞速发展，未来将面临更多裁员"),
        # Its name and the words of amounts.
        ("英伟达第三财季营收570亿美元", "英伟达宣布600亿美元股票回购"),
        ("英伟达市值突破6万亿美元", "英伟达第三财季营收570亿美元，同比增长62%"),
        # Its name, and that it brings out something.
        ("苹果发布iPhone 18", "苹果公司发布智能眼镜，售价1,200美元"),
        # Its name and what is told of any amount, while the numbers are others.
        ("数千名三星工人游行，要求营业利润一成作奖金", "三星三季度营业利润预计 12 万亿韩元，增九成"),
        # Two names, and the words of amounts.
        ("英特尔获软银 20 亿美元入股", "软银质押股份借款 50 亿美元，投向英特尔对手"),
        # Two names, and what is said of a stake as of an order.
        ("英伟达拿下诺基亚 2.9% 股权", "诺基亚拿下英伟达基站大单"),
        # Two names of one house, and a span of time.
        ("宇树一年卖出万台，王兴兴谈首次盈利", "王兴兴一年四次减持，宇树首次回应"),
        # One span of time.
        ("Anthropic 防护失效近一年，上亿条请求漏过", "Anthropic 年化收入破 650 亿美元，一年增 7 倍"),
        # A firm that buys one and orders from another, under the name of its head.
        ("扎克伯格出手，Meta 买下一家智能体公司", "苏姿丰拿下扎克伯格：Meta 采购大批芯片，入股 AMD"),
        # Two names side by side, and the pair of letters where they meet.
        ("百度文心5.0正式发布", "百度文心5.0遭黑客攻击致服务中断"),
        # Two amounts of one thing.
        ("云帆科技大模型远山涨价10%", "云帆科技大模型远山涨价50%"),
        ("云帆平台拟募资20亿美元 扩建机房", "云帆平台拟募资35亿美元 扩建机房"),
    ],
)
def test_two_events_of_one_name_are_not_joined(first: str, second: str) -> None:
    assert kind(first, second) != "same"
    assert kind(second, first) != "same"


def test_a_price_to_the_tenth_is_enough_over_languages_and_a_round_one_is_not() -> None:
    assert kind("A breakfast for 3.2 yuan in Qingchuan", "青川一份早餐卖3.2元") == "same"
    assert kind("A breakfast for 3 yuan in Qingchuan", "青川一份早餐卖3元") != "same"


@pytest.mark.parametrize(
    ("headline", "begins"),
    [
        ("港湾教授创企忆川完成天使轮融资", "忆川"),
        ("云帆寻求数亿元融资，加速落地", "云帆"),
        ("流川医药控股股东拟减持不超3%公司股份", "流川"),
        ("受原料涨价影响，流川科技2025年预亏90亿元至135亿元", "流川"),
        ("青川智能科技股份有限公司向港交所提交上市申请书", "青川"),
        ("用友宣布开源工具", "用友"),
    ],
)
def test_a_firm_is_known_by_its_name_not_by_what_kind_of_firm_it_is(headline: str, begins: str) -> None:
    account = Account(1, 1, NOON, headline, "", Names(names()))
    assert account.leading == (begins,)


@pytest.fixture
def sure() -> Callable[[str, str], float]:
    known, frequencies = Names(names()), Frequencies({"大": 300, "模": 300, "型": 300}, 1_000)

    def of(first: str, second: str) -> float:
        one, other = (Account(n, n, NOON, title, "", known) for n, title in enumerate((first, second)))
        return sureness(one, other, frequencies)

    return of


def test_rare_characters_names_and_numbers_make_it_surer(sure: Callable[[str, str], float]) -> None:
    assert sure("鲸湾大模型亮相", "鲸湾的大模型来了") > sure("大模型亮相", "大模型来了")
    assert sure("谷歌大模型亮相", "谷歌的大模型来了") > sure("谷歌大模型亮相", "谷歌与微软的大模型来了")
    assert sure("青川桥梁耗资9.4亿元", "9.4亿元的青川桥") > sure("青川桥梁耗资9.4亿元", "7.1亿元的青川桥")
