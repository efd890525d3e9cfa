"""FM: what is wrong with a front matter, and what is not."""

from datetime import date

import pytest
from msgspec.structs import replace

from newsroom.issues import parse
from newsroom.model import Finding, Publication, Severity
from newsroom.preflight import Subject, check, fixed_text
from tests.preflight.checking import FILE, changed, found, rules, subject

TITLE, DATE, CATEGORIES = (line + "\n" for line in FILE.split("\n")[1:4])


def test_a_file_in_order_has_no_finding() -> None:
    assert found(FILE) == []
    assert found(FILE, name="2031-03-09.md") == []
    assert found(FILE.replace("\n", "\r\n")) == []


@pytest.mark.parametrize(
    ("line", "place", "made"),
    [
        (TITLE, (2, 1), TITLE),
        (DATE, (3, 1), "date: 2031-03-09T00:00:00.000+08:00\n"),
        (CATEGORIES, (4, 1), CATEGORIES),
    ],
)
def test_a_missing_key_is_made_from_the_day(line: str, place: tuple[int, int], made: str) -> None:
    text = changed(line, "")
    (finding,) = found(text)
    assert (finding.rule, finding.severity, finding.field) == ("FM001", Severity.ERROR, "front")
    assert (finding.line, finding.column, finding.end_column) == (*place, place[1])
    assert finding.fix == made
    assert fixed_text(text, [finding]) == FILE.replace(line, made)


def test_all_keys_missing_are_made_from_the_file_name() -> None:
    text = FILE.replace(TITLE + DATE + CATEGORIES, "")
    findings = found(text, name="2031-03-09.md")
    assert [finding.rule for finding in findings] == ["FM001"] * 3
    date_line = "date: 2031-03-09T00:00:00.000+08:00\n"
    assert fixed_text(text, findings) == FILE.replace(DATE, date_line)


def test_no_front_matter_at_all() -> None:
    text = FILE.partition("---\n\n")[2]
    (finding,) = found(text, name="2031-03-09.md")
    assert (finding.rule, finding.line, finding.column) == ("FM001", 1, 1)
    assert fixed_text(text, [finding]) == FILE.replace("T08:05:07.040", "T00:00:00.000")
    (finding,) = found(text)
    assert finding.fix is None


def test_an_unknown_key_can_be_taken_out() -> None:
    text = changed(DATE, DATE + "draft: true\n")
    (finding,) = found(text)
    assert (finding.rule, finding.excerpt, finding.fix) == ("FM001", "draft: true", "")
    assert fixed_text(text, [finding]) == FILE
    windows = text.replace("\n", "\r\n")
    assert fixed_text(windows, found(windows)) == FILE.replace("\n", "\r\n")


def test_an_unknown_key_over_several_lines_is_for_the_editor() -> None:
    (finding,) = found(changed(DATE, DATE + "tags:\n  - 甲\n"))
    assert (finding.excerpt, finding.fix) == ("tags:", None)


@pytest.mark.parametrize(
    ("front", "excerpt"),
    [
        (DATE + TITLE + CATEGORIES, DATE),
        (TITLE + CATEGORIES + DATE, CATEGORIES),
        (CATEGORIES + TITLE + DATE, CATEGORIES),
    ],
)
def test_keys_out_of_order(front: str, excerpt: str) -> None:
    (finding,) = found(FILE.replace(TITLE + DATE + CATEGORIES, front))
    assert (finding.rule, finding.excerpt) == ("FM001", excerpt.strip())


def test_a_key_that_is_there_twice() -> None:
    (finding,) = found(changed(DATE, DATE + TITLE))
    assert finding.line == 4
    assert "twice" in finding.message


def one(text: str, name: str | None = None) -> Finding:
    (finding,) = found(text, name=name)
    assert (finding.rule, finding.severity, finding.field) == ("FM002", Severity.ERROR, "front")
    return finding


def test_a_title_of_another_day_than_the_date() -> None:
    text = changed("2031.03.09 全球", "2031.03.10 全球")
    finding = one(text)
    assert (finding.line, finding.column, finding.excerpt) == (2, 9, "2031.03.10")
    assert finding.fix == "2031.03.09"
    assert "title 2031-03-10, date 2031-03-09" in finding.message


def test_the_file_name_says_which_of_two_is_wrong() -> None:
    text = changed("2031.03.09 全球", "2031.03.10 全球")
    finding = one(text, "2031-03-10.md")
    assert (finding.line, finding.excerpt, finding.fix) == (3, "2031-03-09", "2031-03-10")
    assert one(text, "2031-03-09.md").fix == "2031.03.09"
    assert one(text, "速递-20310309-final.md").fix == "2031.03.09"
    assert one(text, "2031-03-11.md").fix is None


def test_a_file_name_of_another_day() -> None:
    finding = one(FILE, "2031-03-10.md")
    assert (finding.excerpt, finding.fix) == ("2031.03.09", None)
    assert "file name 2031-03-10" in finding.message
    assert found(FILE, name="README.md") == []


def test_the_date_counts_in_the_zone_of_the_publication() -> None:
    assert rules(changed("2031-03-09T08:05:07.040+08:00", "2031-03-08T16:30:00Z")) == []
    assert rules(changed("2031-03-09T08:05:07.040+08:00", "2031-03-09T16:30:00Z")) == ["FM002"]
    assert rules(changed("2031-03-09T08:05:07.040+08:00", "2031-03-09")) == []


def test_a_date_in_another_zone_is_not_mended_by_its_digits() -> None:
    finding = one(changed("2031-03-09T08:05:07.040+08:00", "2031-03-09T16:30:00Z"), "2031-03-09.md")
    assert (finding.excerpt, finding.fix) == ("2031-03-09T16:30:00Z", None)


@pytest.mark.parametrize("value", ["2031-02", "明天", ""])
def test_what_is_no_date_is_told(value: str) -> None:
    finding = one(changed("2031-03-09T08:05:07.040+08:00", value))
    assert (finding.line, finding.excerpt) == (3, value)


def test_a_publication_with_its_own_pattern() -> None:
    weekly = Publication(title="AI 周报 {date:%d/%m/%Y}", filename="{date:%d-%m-%Y}.md", categories=("周报",))
    text = '---\ntitle: "AI 周报 10/03/2031"\ndate: 2031-03-09T08:00:00.000+08:00\ncategories: ["周报"]\n---'
    finding, empty = check(subject(text, name="09-03-2031.md", publication=weekly))
    assert empty.rule == "ST011"
    assert (finding.rule, finding.excerpt, finding.fix) == ("FM002", "10/03/2031", "09/03/2031")


def test_an_issue_that_was_just_begun_is_told_of_its_emptiness_alone() -> None:
    from newsroom.issues import new_issue, render

    issue = new_issue(date(2031, 3, 9))
    made = Subject(
        text=render(issue), issue=issue, publication=Publication(), house=True, file_name="2031-03-09.md"
    )
    assert [each.rule for each in check(made)] == ["ST011"]


def test_a_file_of_another_house_is_not_asked_for_our_front_matter() -> None:
    text = "---\nlinkTitle: 03-10-日报\nweight: 1\n---\n\n## 日报 2031/3/9\n\n1.  **甲**发布了乙。\n"
    assert parse(text).entries == ()
    assert found(text, name="2031-03-11.md") == []


def test_a_file_in_which_no_entries_were_found_says_so() -> None:
    text = "# 随想\n\n今天读了[一篇长文](https://a.example/)，想到很多。\n"
    (finding,) = check(subject(text))
    assert (finding.rule, finding.severity, finding.excerpt) == ("ST012", Severity.INFO, "# 随想")
    listed = "".join(f"{n}. [北辰实验室发布第{n}代模型](https://a.example/x/{n})\n" for n in range(1, 4))
    others = ("# 随想\n\n没有链接。\n", "# 晨报\n\n" + listed)
    assert not any(each.rule == "ST012" for other in others for each in check(subject(other)))
    deep = Subject(text=text, issue=replace(parse(text), form="deep"), publication=Publication(), house=False)
    assert not any(each.rule == "ST012" for each in check(deep))
