"""One event told in two languages."""

import pytest

from newsroom.desk.grouping import names
from newsroom.text.headlines import title_key
from newsroom.triage.grouping import Grouping
from newsroom.triage.week import Headline
from tests.triage.test_grouping import NOON, kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # A company's name alone, a version that one of them only speaks of, a number alone.
        ("OpenAI releases a coding agent for banks", "OpenAI首席财务官谈上市计划"),
        ("Meta sued by a group of novelists", "Meta将在印度洋建设海底光缆"),
        ("Netflix tests a new way to recommend films", "Netflix已在300部剧集中应用AI"),
        ("Google’s CEO on why search will change", "谷歌CEO：开源比以往更重要"),
        ("OpenAI says GPT 5.7 is preferred at Larkspur", "云帆平台全面支持OpenAI GPT-5.7系列"),
        ("Over 1 million people have clicked the new button", "突破147万辆：7月新能源车销量大涨"),
        ("OpenAI opens an office for enterprise customers", "远山保险借助ChatGPT Enterprise改造客服"),
        # Another one is named second by both, and first by one alone.
        ("Anthropic extends a free trial as OpenAI cuts its price", "OpenAI与Anthropic争相赠送额度"),
    ],
)
def test_one_name_is_not_enough_across_languages(first: str, second: str) -> None:
    assert kind(first, second) != "same"
    assert kind(second, first) != "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Google to buy Tidewave for $32 billion", "谷歌收购安全公司Tidewave，作价320亿美元"),
        ("Google to buy a security start-up for $32 billion", "谷歌斥资320亿美元收购一家安全公司"),
        ("Microsoft backs Tidewave, a maker of chips", "微软入股芯片商Tidewave"),
        ("Meta and Nvidia sign a pact on power", "Meta与英伟达签署供电协议"),
        ("Larkspur delays Tern-4 as yield hits 38%", "百灵半导体推迟Tern-4：良率只有38%"),
        ("OpenAI launches GPT-5.7", "OpenAI发布GPT-5.7，编程能力提升"),
    ],
)
def test_a_name_with_a_number_another_name_or_what_comes_out_is_enough(first: str, second: str) -> None:
    assert kind(first, second) == "same"
    assert kind(second, first) == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Microsoft Teams hit by a wave of fake invoices", "微软 Teams 将自动识别所在楼宇"),
        ("Amazon Kuiper loses its chief engineer", "亚马逊 Kuiper 签下两家航空公司"),
    ],
)
def test_a_firm_and_one_thing_it_makes_are_offered_and_no_more(first: str, second: str) -> None:
    assert kind(first, second) == "likely"
    assert kind(second, first) == "likely"


def test_a_firm_and_a_name_that_both_languages_write_alike_is_worth_asking() -> None:
    assert kind("美光高管谈初创公司 V.Lo", "Micron buys startup V.Lo") == "likely"
    assert kind("美光高管谈一家初创公司", "Micron buys startup V.Lo") == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tesla delivers 1 million robots", "特斯拉交付百万台机器人"),
        ("Tesla raises 10 billion yuan", "特斯拉募资百亿元"),
    ],
)
def test_a_number_said_by_its_size_alone_is_worth_asking(first: str, second: str) -> None:
    assert kind(first, second) == "likely"
    assert kind(second, first) == "likely"


def test_another_number_than_the_one_said_by_its_size_is_not() -> None:
    assert kind("Tesla delivers 2 million robots", "特斯拉交付百万台机器人") == ""


def test_people_and_firms_in_the_news_are_known_in_both_languages() -> None:
    assert kind("Powell and Warsh meet in Harbour Bay", "鲍威尔与沃什会面") == "likely"
    assert kind("Ford sells 41,250 pickups to Pfizer", "辉瑞向福特订购41250辆皮卡") == "same"


def test_who_says_the_number_is_found_among_many_that_say_the_name() -> None:
    places = (
        "学校",
        "医院",
        "港口",
        "矿山",
        "球队",
        "影院",
        "农场",
        "邮局",
        "书店",
        "牧场",
        "码头",
        "粮仓",
        "茶园",
    )
    titles = [f"Google for {n} Google 与{place}开办课堂" for n, place in enumerate(places)]
    titles += ["谷歌斥资320亿美元收购一家安全公司", "Google to pay $32 billion for a security start-up"]
    week = [Headline(n, n, NOON, title, title_key(title)) for n, title in enumerate(titles, 1)]
    [found] = Grouping(week, names(), lambda _ids: {}).kin([len(titles)])
    assert (found.kind, found.other) == ("same", len(titles) - 1)


def test_two_names_that_much_of_a_week_is_about_are_not_enough() -> None:
    titles = [
        f"OpenAI与Anthropic谈第{n}件事：{thing}" for n, thing in enumerate("茶酒米盐油糖醋布纸笔墨砚" * 20)
    ]
    titles += ["OpenAI与Anthropic降价抢夺用户", "OpenAI and Anthropic in price war as rivals gain ground"]
    week = [Headline(n, n, NOON, title, title_key(title)) for n, title in enumerate(titles, 1)]
    found = Grouping(week, names(), lambda _ids: {}).kin([len(titles)])
    assert "same" not in [each.kind for each in found]
    assert kind(*titles[-2:]) == "same", "where few speak of them they are"
