"""What shares few words and names the same rare things is offered, and never joined by itself."""

from datetime import timedelta

import pytest

from newsroom.desk.grouping import names
from newsroom.text.headlines import title_key
from newsroom.triage.accounts import Account
from newsroom.triage.grouping import Grouping
from newsroom.triage.names import Names
from newsroom.triage.rarities import shares_rarities
from newsroom.triage.week import Headline
from tests.triage.test_grouping import NOON, kind


def pairs(text: str) -> list[tuple[str, str]]:
    return [(first, second) for first, second in (line.split(" / ") for line in text.strip().splitlines())]


RETOLD = """
Larkspur names Petra Quillfeather as CEO / Petra Quillfeather is Larkspur's new chief executive
Boltwise files for Chapter 11 bankruptcy / Chipmaker Boltwise seeks bankruptcy protection
OpenAI inks $38 billion deal with Amazon / Amazon lands $38bn OpenAI contract
EU fines X €120 million under Digital Services Act / X hit with €120m penalty from Brussels
Fernhill hits Nashville streets with Boltwise / Boltwise and Fernhill bring robotaxis to Nashville
Larkspur outage knocks out Fernhill and Boltwise / Fernhill, Boltwise go dark as Larkspur stumbles
Google to pay Texas $1.4 billion over privacy / Texas wins $1.4B from Google in data case
Anthropic signs $240 million pact with Larkspur / Larkspur commits $240M to Anthropic models
"""
TURNS = """
Larkspur launches Halo Pin / Larkspur discontinues Halo Pin
Fernhill opens Boltwise service in Oslo / Fernhill winds down Boltwise
荷兰政府接管安世半导体 / Netherlands suspends seizure of Nexperia
Nexperia halts wafer shipments to China plant / 安世中国恢复供货
Baidu's Apollo Go to test in Dubai / 萝卜快跑暂停迪拜测试
CXMT plans Shanghai IPO to raise $4.2 billion / 长鑫科技终止上市
Alibaba to inject Larkspur into listing in Hong Kong / 阿里旗下云雀终止香港上市
Boltwise launches robotaxi in Las Vegas / 亚马逊Boltwise暂停拉斯维加斯业务
"""
OTHERS = """
Apple fined €500 million by EU / Microsoft pays €500 million for French data centers
Microsoft hires from Google DeepMind / Google DeepMind opens lab in Singapore
ChatGPT adds shopping guides / ChatGPT gets group chats in Japan
OpenAI launches group chats in ChatGPT / OpenAI hires Larkspur chief Petra Quillfeather
Anthropic raises $13 billion / Mistral raises $2 billion led by ASML
Nvidia and Nokia partner on 6G / Nvidia and Uber plan robotaxi fleet
Amazon opens office in Oslo / Amazon to invest $35 billion in India
英伟达发布Rubin / Nvidia denies smuggling probe
谷歌开源Gemma 3 / Google suspends office lease in Dublin
Tesla opens showroom in Mumbai / 特斯拉暂停上海工厂产线
OpenAI launches Sora app / OpenAI否认考虑收购云雀
Intel to sell networking unit / 英特尔暂停德国工厂
"""


@pytest.mark.parametrize(("first", "second"), pairs(RETOLD))
def test_english_headlines_that_name_the_same_are_offered(first: str, second: str) -> None:
    assert kind(first, second) == kind(second, first) == "likely"


@pytest.mark.parametrize(("first", "second"), pairs(TURNS))
def test_a_turn_that_names_the_same_is_offered_as_one(first: str, second: str) -> None:
    assert kind(first, second, hours=20) == "earlier"


@pytest.mark.parametrize(("first", "second"), pairs(OTHERS))
def test_other_news_of_a_firm_is_not_offered(first: str, second: str) -> None:
    assert kind(first, second, hours=20) == ""


def test_names_that_much_of_the_week_is_about_are_not_enough() -> None:
    first, second = (
        "Larkspur and Boltwise talk shopping",
        "Boltwise hires Quillfeather while Larkspur expands",
    )
    assert kind(first, second) == "likely"
    titles = [
        *(f"Larkspur wins case {n} against Boltwise in court {n}" for n in range(101, 141)),
        first,
        second,
    ]
    week = [Headline(n, n, NOON + timedelta(minutes=n), t, title_key(t)) for n, t in enumerate(titles)]
    found = Grouping(week, names(), lambda _ids: {}).kin_among([len(week) - 1], {len(week) - 2})
    assert found == []


def test_what_names_the_same_a_week_later_is_other_news() -> None:
    first, second = pairs(RETOLD)[0]
    assert kind(first, second, hours=24 * 5) == ""


RETOLD_IN_TEXTS = [
    # A firm, and what one has in its headline and the other in its text.
    (
        "英伟达开源 Halo-7 模型",
        "今日开源。",
        "陶渊放大招，英伟达这回不装了",
        "新模型名为 Halo-7，可在手机上运行。",
    ),
    (
        "比亚迪电动滑板车售 7349 元",
        "滑板车今日发布。",
        "陶渊：比亚迪要的不止是销量",
        "售价 7349 元起，今日开卖。",
    ),
    (
        "Quillfeather patches CVE-2031-4410",
        "",
        "Admins race to fix CVE-2031-4410 hole",
        "It is being exploited.",
    ),
    (
        "Apple names Petra Larkspur chief of silicon",
        "Larkspur takes over in May.",
        "Apple has a new boss for its chips",
        "Petra Larkspur joins from Boltwise.",
    ),
    # One rare name, and one deed in two words for it.
    ("Boltwise 源代码疑似泄露", "公司称正在调查。", "出大事了，Boltwise 家底被曝光", "代码已在网上流传。"),
    ("Fernhill 将裁员 12%", "", "Fernhill 优化团队，百人离开", ""),
]


@pytest.mark.parametrize(("first", "text", "second", "other_text"), RETOLD_IN_TEXTS)
def test_what_shares_a_rare_name_in_headline_or_text_is_offered(
    first: str, text: str, second: str, other_text: str
) -> None:
    assert kind(first, second, texts=(text, other_text)) == "likely"


OTHERS_IN_TEXTS = [
    # One firm, and nothing rare that both tell of.
    ("英伟达开源 Halo-7 模型", "今日开源。", "英伟达与青川大学共建课堂", "双方今日签约。"),
    # A round number and a year are said of anything.
    (
        "华为新机售 8000 元",
        "滑板车今日发布。",
        "华为与青川大学共建实验室",
        "首期投入 8000 万元，2031 年建成。",
    ),
    # One deed, done twice.
    ("Stripe buys Boltwise", "It does billing.", "Stripe acquires Fernhill", "It makes wallets."),
    # Words that begin a sentence or stand in a Title Written Like This are no names.
    (
        "Apple Launches Another Service",
        "Launches in May.",
        "Apple Hires Another Chief",
        "Another launches soon.",
    ),
]


def shared(first: str, text: str, second: str, other_text: str, *, hours: float = 2) -> bool:
    """Tell it of a week that is about the listed firms, and where all else is rare."""
    known = Names(names())
    one = Account(1, 1, NOON, first, text, known)
    other = Account(2, 2, NOON + timedelta(hours=hours), second, other_text, known)
    return shares_rarities(one, other, lambda part: 0.4 if part.startswith("@") else 1.0, read=True)


@pytest.mark.parametrize("case", OTHERS_IN_TEXTS)
def test_what_shares_a_firm_alone_shares_nothing_rare(case: tuple[str, str, str, str]) -> None:
    assert not shared(*case)


@pytest.mark.parametrize(
    ("first", "text", "second", "other_text"),
    [
        # Two firms, and two things of one firm.
        ("Boltwise begins paid robotaxi rides in Oslo", "", "Tesla begins paid robotaxi rides in Oslo", ""),
        ("英伟达推出 Quillo 开源模型系列", "面向驾驶。", "英伟达推出 Fernhill 2 推理模型", "面向机器人。"),
    ],
)
def test_what_another_firm_did_or_another_thing_is_is_offered_as_much_alike(
    first: str, text: str, second: str, other_text: str
) -> None:
    assert kind(first, second, texts=(text, other_text)) == "alike"


def test_rare_names_in_texts_are_of_one_day() -> None:
    assert shared(*RETOLD_IN_TEXTS[0]) and not shared(*RETOLD_IN_TEXTS[0], hours=40)
