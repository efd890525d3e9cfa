"""RP: what ran before, and what runs twice."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from newsroom.model import Finding, Past
from newsroom.preflight import check, fixed_text
from newsroom.text.addresses import canonical
from tests.preflight.checking import FILE, by_standards, changed, of_rule, subject


def ran(day: date, headline: str, url: str, number: int = 4) -> Past:
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Past(issue=7, date=day, number=number, headline=headline, canonical=canonical(url), at=at)


LINK = "https://example.com/a/2.htm"


def test_a_link_that_ran_a_few_days_ago_is_an_error_that_says_where() -> None:
    past = (ran(date(2031, 3, 5), "另一个标题", LINK + "?utm_source=x"),)
    [finding] = of_rule("RP001", FILE, past=past)
    assert (finding.entry, finding.field, finding.excerpt) == (2, "link", LINK)
    assert "2031-03-05 as number 4" in finding.message


@pytest.mark.parametrize("day", [date(2031, 3, 1), date(2031, 3, 10), date(2030, 3, 9)])
def test_what_ran_long_ago_or_later_is_no_rerun(day: date) -> None:
    past = (ran(day, "潮汐公司开源推理框架", LINK),)
    assert not of_rule("RP001", FILE, past=past)
    assert not of_rule("RP002", FILE, past=past)


def test_the_days_are_the_publications() -> None:
    past = (ran(date(2031, 3, 1), "另一个标题", LINK),)
    assert of_rule("RP001", FILE, past=past, publication=by_standards(rerun_days=8))


def test_a_close_headline_is_offered_as_a_follow_up() -> None:
    past = (ran(date(2031, 3, 7), "潮汐公司宣布开源推理框架", "https://other.example/1"),)
    [finding] = of_rule("RP002", FILE, past=past)
    assert (finding.entry, finding.excerpt, finding.suggestion) == (2, "潮汐公司开源推理框架", True)
    assert finding.fix == "潮汐公司开源推理框架（后续：03月07日第4条）"
    again = fixed_text(FILE, [finding])
    [second] = of_rule("RP002", again, past=past)
    assert second.fix is None


def test_another_story_of_the_same_company_is_not_close() -> None:
    past = (ran(date(2031, 3, 7), "潮汐公司任命新的财务负责人", "https://other.example/1"),)
    assert not of_rule("RP002", FILE, past=past)


@pytest.mark.parametrize(
    ("headline", "ran_as"),
    [
        ("潮汐早报（3月9日）", "潮汐早报（3月7日）"),
        ("AI周报第12期", "AI周报第11期"),
        ("8点1氪丨潮汐开源；云雀上市", "8点1氪丨星河裁员；北辰停售"),
        ("8点1氪：潮汐公司开源框架", "8点1氪：云雀公司裁员"),
        ("【晨间要闻】潮汐公司开源", "【晨间要闻】云雀公司上市"),
        ("潮汐：2月交付27182台，同比增长96.1%", "云雀：2月交付40016台，同比增长83%"),
        ("潮汐发布 Tide Nano 5", "潮汐发布 Tide Nano 4"),
        ("Tide Nano 5 手机端可用", "Tide Nano 4 手机端可用"),
        ("Tidal，一个拥有44376颗星的宝藏开源项目", "Larkspur，一个拥有2465颗星的宝藏开源项目"),
    ],
)
def test_what_a_column_says_every_time_is_no_retold_story(headline: str, ran_as: str) -> None:
    past = (ran(date(2031, 3, 7), ran_as, "https://other.example/1"),)
    assert not of_rule("RP002", changed("潮汐公司开源推理框架", headline), past=past)


@pytest.mark.parametrize(
    ("headline", "ran_as"),
    [
        ("早报：潮汐公司开源推理框架", "潮汐公司宣布开源推理框架"),
        ("【晨间要闻】潮汐公司开源推理框架", "8点1氪丨潮汐公司开源推理框架"),
        ("Weekly No. 12：潮汐公司开源推理框架", "Weekly No. 11：潮汐公司开源推理框架"),
        ("机构：去年屏幕出货量提升64%，今年续增", "潮汐研究：去年屏幕出货量提升64%，今年续增"),
    ],
)
def test_a_story_under_another_column_is_the_same_story(headline: str, ran_as: str) -> None:
    past = (ran(date(2031, 3, 7), ran_as, "https://other.example/1"),)
    assert of_rule("RP002", changed("潮汐公司开源推理框架", headline), past=past)


def test_a_declared_follow_up_is_no_rerun() -> None:
    past = (ran(date(2031, 3, 7), "潮汐公司开源推理框架", LINK),)
    checked = subject(FILE, past=past)
    entries = list(checked.issue.entries)
    entries[1] = replace(entries[1], follows=(7, 4))
    followed = replace(checked, issue=replace(checked.issue, entries=tuple(entries)))
    assert [finding.rule for finding in check(checked)] == ["RP001"]
    assert not check(followed)


FOLLOWED = "潮汐公司开源推理框架（后续：3月07日第4条）"


def test_day_and_number_of_what_is_followed_up_are_held_against_the_issues() -> None:
    text = changed("潮汐公司开源推理框架", FOLLOWED)

    def told(issues: dict[date, int] | None) -> list[Finding]:
        return of_rule("RP004", text, issues=issues)

    assert not told(None), "nobody knows the issues"
    assert not told({date(2031, 3, 7): 4, date(2031, 3, 1): 2})
    [finding] = told({date(2031, 3, 7): 3})
    assert (finding.entry, finding.field, finding.excerpt) == (2, "headline", "3月07日第4")
    assert "number 4, but the issue of 2031-03-07 has 3 entries" in finding.message
    assert told({date(2031, 3, 1): 9}), "no issue of that day"
    assert told({date(2032, 3, 7): 9}), "none that is earlier"
    assert not told({date(2030, 3, 7): 9}), "of another year, which the pattern does not tell"
    assert not of_rule("RP004", FILE, issues={})


def test_day_and_number_that_are_typed_otherwise_are_found_by_the_publications_pattern() -> None:
    text = changed("潮汐公司开源推理框架", "2031年3月7日第12条后续：潮汐公司开源推理框架")
    publication = by_standards(follow_up="{date:%Y年%m月%d日}第{number}条后续：{headline}")
    assert not of_rule("RP004", text, issues={date(2031, 3, 7): 12}, publication=publication)
    assert of_rule("RP004", text, issues={date(2031, 3, 7): 11}, publication=publication)


def test_two_entries_about_one_event_are_told_at_the_second() -> None:
    text = changed("观界大学做出新传感器", "潮汐公司宣布：开源推理框架")
    [finding] = of_rule("RP003", text)
    assert (finding.entry, finding.entries) == (3, (2, 3))


def test_two_entries_with_one_link_are_left_to_the_rule_of_links() -> None:
    text = changed("观界大学做出新传感器", "潮汐公司宣布：开源推理框架").replace("a/3.htm", "a/2.htm")
    assert not of_rule("RP003", text)
    assert len(of_rule("LK001", text)) == 2
