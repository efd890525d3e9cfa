"""RP: what ran before, and what runs twice."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from newsroom.model import Past
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


def test_a_declared_follow_up_is_no_rerun() -> None:
    past = (ran(date(2031, 3, 7), "潮汐公司开源推理框架", LINK),)
    checked = subject(FILE, past=past)
    entries = list(checked.issue.entries)
    entries[1] = replace(entries[1], follows=(7, 4))
    followed = replace(checked, issue=replace(checked.issue, entries=tuple(entries)))
    assert [finding.rule for finding in check(checked)] == ["RP001"]
    assert not check(followed)


def test_two_entries_about_one_event_are_told_at_the_second() -> None:
    text = changed("观界大学做出新传感器", "潮汐公司宣布：开源推理框架")
    [finding] = of_rule("RP003", text)
    assert (finding.entry, finding.entries) == (3, (2, 3))


def test_two_entries_with_one_link_are_left_to_the_rule_of_links() -> None:
    text = changed("观界大学做出新传感器", "潮汐公司宣布：开源推理框架").replace("a/3.htm", "a/2.htm")
    assert not of_rule("RP003", text)
    assert len(of_rule("LK001", text)) == 2
