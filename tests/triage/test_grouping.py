from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsroom.desk.grouping import names
from newsroom.text.headlines import title_key
from newsroom.triage.grouping import Grouping, Headline, Kinship

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FILLING = (
    "港口的起重机换了新电池",
    "城市图书馆延长开放时间",
    "气象部门预报周末有大风",
    "一家书店开进了地铁站",
)


def kin(first: str, second: str, *, texts: Sequence[str] = ("", ""), hours: float = 2) -> Sequence[Kinship]:
    """What the second headline has to do with the first, which came out so many hours before."""
    week = [Headline(n, n, NOON, title, title_key(title)) for n, title in enumerate(FILLING, 10)]
    week.append(Headline(1, 1, NOON - timedelta(hours=hours), first, title_key(first)))
    week.append(Headline(2, 2, NOON, second, title_key(second)))
    given = {1: texts[0], 2: texts[1]}
    return Grouping(week, names(), lambda ids: {id: given.get(id, "") for id in ids}).kin([2])


def kind(first: str, second: str, **more: object) -> str:
    found = kin(first, second, **more)  # type: ignore[arg-type]
    return found[0].kind if found else ""


def test_one_event_in_other_words_is_joined() -> None:
    assert (
        kind(
            "云帆科技宣布开源大模型远山3.0，支持百万字上下文",
            "云帆科技开源大模型远山3.0，支持百万字的上下文窗口",
        )
        == "same"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("蓝鲸汽车：2月交付新车21034辆，同比增长31%", "青鸟汽车：2月交付新车18802辆，同比增长27%"),
        ("谷歌宣布开源新一代语音识别模型", "微软宣布开源新一代语音识别模型"),
        ("云帆科技宣布完成新一轮融资", "山海智能宣布完成新一轮融资"),
    ],
)
def test_two_companies_like_sounding_announcements_have_nothing_to_do_with_each_other(
    first: str, second: str
) -> None:
    assert not kin(first, second)


FRAMES = (
    "{name}完成10亿元B轮融资，松杉资本领投",
    "10亿元！{name}完成B轮融资",
    "估值50亿美元，{name}获新一轮融资",
    "刚刚，{name}开源了自家最强推理模型",
    "又一家AI公司上市：{name}登陆港交所，首日涨30%",
    "英伟达投资{name}，估值达50亿美元",
    "松杉资本领投，{name}完成数亿元A轮融资",
    "一图看懂{name}2025年财报",
    "{name}被曝大规模裁员，比例达20%",
    "{name} raises $100 million Series B led by Pinewood",
    "Nvidia invests in {name}, valuing it at $5 billion",
)
COMPANIES = (
    ("星岭科技", "星崖科技"),
    ("云帆智能", "千寻智能"),
    ("拓岭机器人", "百度"),
    ("华为", "小米"),
    ("OpenAI", "月之暗面"),
    ("Larkspur AI", "Bramble"),
    ("Anthropic", "Larkspur AI"),
    ("远山半导体", "沧海生物"),
    ("比亚迪", "青鸟汽车"),
)


@pytest.mark.parametrize("frame", FRAMES)
def test_two_companies_in_one_frame_are_never_joined(frame: str) -> None:
    for one, other in COMPANIES:
        texts = [f"{name}今日宣布了这一消息，{name}将用于技术研发与市场拓展。" for name in (one, other)]
        for given in (("", ""), texts):
            assert kind(frame.format(name=one), frame.format(name=other), texts=given) != "same", (one, other)


def test_one_company_under_two_names_is_joined_once_the_text_names_it() -> None:
    first, second = "造车新势力云帆宣布将于下月赴港上市", "造车新势力一家宣布将于下月赴港上市"
    assert kind(first, second, texts=("", "这家公司是云帆，一家成立四年的车企。")) == "same"


def test_other_versions_are_never_joined() -> None:
    assert kind("OpenAI 发布 GPT-5.4 模型，编程能力提升", "OpenAI 发布 GPT-5.5 模型，编程能力提升") != "same"


def test_what_comes_days_later_is_a_later_turn() -> None:
    words = "云帆科技宣布开源大模型远山3.0", "云帆科技宣布开源大模型远山3.0"
    assert kind(*words) == "same"
    assert kind(*words, hours=24 * 3.5) == "earlier"


def test_a_company_is_known_by_its_names_in_two_languages() -> None:
    found = kin(
        "OpenAI unveils GPT-5.7 for Microsoft and Nvidia",
        "OpenAI 面向微软、英伟达推出 GPT-5.7",
    )
    assert [each.other for each in found] == [1]


def test_labelled_headlines_are_told_apart_better_than_by_titles_alone(shared: Path) -> None:
    from newsroom.text.likeness import containment
    from newsroom.triage.likeness import BIAS, WEIGHTS
    from tests.benchmarks.grouping import Pairs, best

    pairs = Pairs(shared / "data" / "pairs" / "headline-pairs.tsv")
    chosen = pairs.chosen(followups=False)
    ours = [
        (BIAS + sum(w * s for w, s in zip(WEIGHTS, pairs.signs[at], strict=True)), pairs.same(at))
        for at in chosen
    ]
    titles = [
        (containment(pairs.rows[at]["title1"], pairs.rows[at]["title2"]), pairs.same(at)) for at in chosen
    ]
    assert best(ours)[0] > best(titles)[0] + 0.02
