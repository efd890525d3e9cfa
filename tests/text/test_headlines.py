"""Headlines without their site's name, and headlines that are the same."""

import random
import re
import unicodedata
from pathlib import Path

import pytest

from newsroom.text.headlines import flash_key, letter_pairs, says_again, title_key, without_site_suffix


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("砺算科技发布首代显卡_36氪", "36氪"),
        ("砺算科技发布首代显卡 - IT之家", "IT之家"),
        ("砺算科技发布首代显卡-IT之家", "IT之家"),
        ("砺算科技发布首代显卡｜36氪快讯", "36氪"),
        ("砺算科技发布首代显卡 | TechCrunch", "TechCrunch » AI"),
        ("砺算科技发布首代显卡 – The Verge", "theverge.com"),
        ("砺算科技发布首代显卡_科技频道_新华网", "新华网科技频道 - 科技频道"),
        ("砺算科技发布首代显卡——量子位", "量子位"),
    ],
)
def test_the_sites_name_goes(title: str, source: str) -> None:
    assert without_site_suffix(title, source).startswith("砺算科技发布首代显卡")
    assert not without_site_suffix(title, source).endswith(title[-3:])


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("小米-SU7发布", "小米"),
        ("36氪", "36氪"),
        ("早报 | 英伟达发布新显卡", "36氪"),
        ("GPT-5", "OpenAI"),
        ("DeepSeek-R1", "r1.com"),
        ("甲骨文 - 云业务增长 50%", "IT之家"),
        ("快科技-1月", "快科技"),
        ("", "36氪"),
        ("一则新闻", ""),
    ],
)
def test_what_is_part_of_the_headline_stays(title: str, source: str) -> None:
    assert without_site_suffix(title, source) == title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("阿里发布AI眼镜，押注下一代入口！", "阿里发布 AI 眼镜 押注下一代入口"),
        ("ＧＰＴ－５ 发布", "gpt-5发布"),
        ("“九天”3.0大模型", "「九天」 3.0 大模型"),
    ],
)
def test_one_headline_in_two_settings_has_one_key(one: str, other: str) -> None:
    assert title_key(one) == title_key(other) != ""


def test_other_numbers_make_another_headline() -> None:
    assert title_key("涨1.5%") != title_key("涨15%")


def test_a_headline_without_words_has_no_key() -> None:
    assert title_key("🚀🚀——！") == ""


def test_marks_are_taken_out_before_as_they_would_be_afterwards() -> None:
    letters = "，。：；！？、（）《》【】“”‘’「」…—｜．.１2aÀ\u0301\u3099カ\u1100\u1161㎞ßΐ中"
    chance = random.Random(7)
    for _number in range(20_000):
        title = "".join(chance.choices(letters, k=chance.randrange(1, 8)))
        plain = unicodedata.normalize("NFKC", title).casefold()
        wanted = re.sub(r"(?:[^\w.]|_|(?<!\d)\.|\.(?!\d))+", "", plain)
        assert title_key(title) == wanted, ascii(title)


@pytest.mark.parametrize(
    ("one", "other", "again"),
    [
        ("快讯：海港城开通首条无人驾驶公交线路", "海港城开通首条无人驾驶公交线路，票价两元", True),
        ("Breaking: Port Averil opens the first driverless bus line",
         "Port Averil opens the first driverless bus line, for two crowns", True),
        ("Port Averil opens a new bus line", "Port Averil opens a new bus line museum", False),
        ("海港城公交集团上半年营业收入达12", "海港城公交集团上半年营业收入达120亿元", False),
        ("海港城公交集团发布调度系统潮信2", "海港城公交集团发布调度系统潮信2.5", False),
        ("海港城开通公交", "海港城开通公交专线，连接机场与会展中心", False),
        ("早报：7月26日科技要闻速递汇总一周简报", "早报：7月26日科技要闻速递汇总一周简报第二期", False),
        ("海港城开通首条无人驾驶公交线路，票价两元", "海港城开通首条无人驾驶公交线路", False),
    ],
)  # fmt: skip
def test_a_headline_says_another_again_where_it_is_its_beginning(one: str, other: str, again: bool) -> None:
    assert says_again(flash_key(one), title_key(other)) is again


def test_no_labelled_headline_of_another_event_or_turn_says_one_again(shared: Path) -> None:
    text = (shared / "data" / "pairs" / "headline-pairs.tsv").read_text("utf-8")
    pairs = [line.split("\t") for line in text.splitlines()[1:]]
    again = [
        label
        for label, one, other, *_topic in pairs
        if says_again(flash_key(one), title_key(other)) or says_again(flash_key(other), title_key(one))
    ]
    assert set(again) == {"same"} and len(again) >= 35


@pytest.mark.parametrize(
    ("text", "pairs"),
    [("", ()), ("港", ()), ("港口", ("港口",)), ("港口a\U00020000", ("港口", "口a", "a\U00020000"))],
)
def test_pairs_are_of_letters_side_by_side(text: str, pairs: tuple[str, ...]) -> None:
    assert letter_pairs(text) == pairs
