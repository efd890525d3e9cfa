"""FA006 to FA009, SR002: claims, hearsay, dates, sources."""

from datetime import UTC, datetime

import pytest

from newsroom.model import Evidence, Finding, Severity
from tests.preflight.checking import by_standards, changed, of_rule
from tests.preflight.sentences import SUMMARY, with_headline, with_summary, words_found


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("星河发布了全球首个会潜水的模型。", "全球首个"),
        ("潮汐推出首款折叠眼镜。", "首款"),
        ("这是行业首创的做法。", "行业首创"),
        ("它的速度前所未有。", "前所未有"),
        ("实验室取得重大突破。", "重大突破"),
        ("星河推出史上最强模型。", "史上最强"),
        ("它在榜单上遥遥领先。", "遥遥领先"),
        ("它彻底颠覆了传统流程。", "彻底颠覆"),
    ],
)
def test_a_superlative_that_nobody_stands_for_is_told(words: str, claim: str) -> None:
    assert words_found("FA006", words) == [(claim, None)]


@pytest.mark.parametrize(
    "words",
    [
        "星河称其为全球首个会潜水的模型。",
        "据星河介绍，这是业界首款。",
        "它号称史上最强。",
        "星河发布旗下首款眼镜，其首款硬件也在路上。",
        "这是全球首个吗？",
        "他说“前所未有”。",
        "《史上最强书单》出版。",
        "它并非全球首个。",
        "首次亮相，首发价不变，首席执行官出席。",
        "公布首个季度的数据。",
    ],
)
def test_what_is_attributed_questioned_quoted_or_plain_fact_is_not(words: str) -> None:
    assert not words_found("FA006", words)


def test_the_commentary_is_the_editors_own_opinion() -> None:
    assert not of_rule("FA006", changed("三件事里，第一件最要紧。", "这是前所未有的一天。"))


def test_own_superlatives_are_added_and_listed_ones_let_pass() -> None:
    own = by_standards(superlatives=("炸裂",), allowed=frozenset({"遥遥领先"}))
    found = of_rule("FA006", with_summary("它很炸裂，遥遥领先。"), publication=own)
    assert [each.excerpt for each in found] == ["炸裂"]


@pytest.mark.parametrize(
    ("headline", "word"),
    [
        ("传潮汐公司将被收购", "传"),
        ("潮汐公司或将开源推理框架", "或将"),
        ("潮汐公司被曝裁员", "被曝"),
        ("消息称潮汐公司融资十亿", "消息称"),
        ("据传潮汐公司换帅", "据传"),
    ],
)
def test_hearsay_in_a_headline_is_told(headline: str, word: str) -> None:
    [finding] = of_rule("FA007", with_headline(headline))
    assert (finding.entry, finding.field, finding.excerpt) == (2, "headline", word)


@pytest.mark.parametrize(
    "headline",
    [
        "彭博社：潮汐公司或将开源推理框架",
        "潮汐公司否认收购传闻",
        "传统书店用上推理框架",
        "潮汐公司公布数据传输框架",
        "潮汐公司新车实车曝光",
        "知情人士：潮汐公司被曝裁员",
    ],
)
def test_hearsay_with_a_source_denials_and_other_words_are_not(headline: str) -> None:
    assert not of_rule("FA007", with_headline(headline))


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("今年9月", "2031年9月"),
        ("去年12月3日", "2030年12月3日"),
        ("昨日", "3月8日"),
        ("明天", "3月10日"),
        ("上周五", "2月28日"),
        ("近日", None),
    ],
)
def test_relative_dates_of_entries_are_remarked_with_the_date(words: str, date: str | None) -> None:
    text = with_summary(f"它{words}上线。")
    [finding] = of_rule("FA008", text)
    assert (finding.excerpt, finding.fix, finding.severity) == (words, date, Severity.INFO)


@pytest.mark.parametrize(
    "words", ["今年销量不错。", "看今日头条。", "他说“明天见”。", "《昨日之歌》上线。", "今天的星河。"]
)
def test_years_names_and_quotations_are_no_relative_dates(words: str) -> None:
    assert not words_found("FA008", words)


def test_the_lead_speaks_of_the_issues_own_day() -> None:
    assert not of_rule("FA008", changed("今天的看点是", "今日看点："))


def evidence(text: str = "", published: datetime | None = None) -> tuple[Evidence, ...]:
    retrieved = datetime(2031, 3, 9, tzinfo=UTC)
    return (
        Evidence(
            entry="e2",
            kind="feed",
            article=None,
            url=None,
            title="题",
            source="样例网",
            text=text,
            retrieved=retrieved,
            published=published,
        ),
    )


def of_day(day: datetime | None) -> list[Finding]:
    return of_rule("FA009", changed(SUMMARY, SUMMARY), evidence=evidence(published=day))


def test_an_old_source_and_one_of_the_future_are_told() -> None:
    [old] = of_day(datetime(2031, 2, 20, tzinfo=UTC))
    assert (old.entry, old.field) == (2, "headline") and "2031-02-20" in old.message
    # 17:00 in UTC is the next day in Shanghai.
    [late] = of_day(datetime(2031, 3, 9, 17, tzinfo=UTC))
    assert "2031-03-10" in late.message
    assert not of_day(datetime(2031, 3, 4, tzinfo=UTC))
    assert not of_day(None)


TAKEN = "潮汐公司的推理框架把一次回答拆成许多小步，每一步都由最合适的芯片来算，因此省下了一半的电费开支"


def test_a_long_stretch_of_the_source_is_told() -> None:
    source = f"前文。{TAKEN}。后文。"
    text = with_summary(f"据悉，{TAKEN[:20]}**{TAKEN[20:26]}**{TAKEN[26:]}，很好。")
    [finding] = of_rule("SR002", text, evidence=evidence(source))
    assert finding.entry == 2 and TAKEN[-5:] in finding.excerpt
    longer = by_standards(verbatim=60)
    assert not of_rule("SR002", text, evidence=evidence(source), publication=longer)


def test_quoted_words_short_stretches_and_unknown_sources_are_not() -> None:
    quoted = with_summary(f"潮汐公司说：“{TAKEN}。”")
    assert not of_rule("SR002", quoted, evidence=evidence(TAKEN))
    assert not of_rule("SR002", with_summary(TAKEN[:30]), evidence=evidence(TAKEN))
    assert not of_rule("SR002", with_summary(TAKEN))
