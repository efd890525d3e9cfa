"""Headlines without their site's name, and headlines that are the same."""

import pytest

from newsroom.text.headlines import title_key, without_site_suffix


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
