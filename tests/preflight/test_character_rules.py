"""MD003, MD004, LK006 and FM005: what cannot be seen, links that run something, days there are not."""

import pytest

from newsroom.model import Severity
from newsroom.preflight import check, fixed_text
from tests.preflight.checking import FILE, changed, found, of_rule, subject

SUMMARY = "观界大学的 **传感器** 只有米粒大。"
LINK = "https://example.com/a/3.htm"


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\x7f", "\x9b", "\x0c", "\u202e", "\u2066"])
def test_a_character_that_does_something_unseen_is_an_error_and_goes(character: str) -> None:
    text = changed(SUMMARY, SUMMARY.replace("只有", f"只{character}有"))
    (finding,) = found(text)
    assert (finding.rule, finding.severity, finding.entry, finding.fix) == ("MD003", Severity.ERROR, 3, "")
    assert f"U+{ord(character):04X}" in finding.message and character not in finding.message
    assert fixed_text(text, [finding]) == FILE


def test_in_front_matter_and_code_it_is_found_and_left() -> None:
    front = of_rule("MD003", changed("科技前沿", "科技\u202e前沿"))
    assert [(finding.field, finding.fix) for finding in front] == [("front", None)]
    assert [finding.fix for finding in of_rule("MD003", changed(SUMMARY, "`a\u202eb`"))] == [None]


@pytest.mark.parametrize("words", ["一行\t两列", "👩\u200d💻", "عربي\u200fنص"])
def test_what_writing_needs_is_no_control_character(words: str) -> None:
    assert of_rule("MD003", changed(SUMMARY, words)) == []


def test_a_file_in_another_encoding_is_told() -> None:
    (finding,) = check(subject(FILE, encoding="GB18030"))
    assert (finding.rule, finding.severity) == ("MD004", Severity.WARNING)
    assert "read as GB18030" in finding.message


def test_bytes_that_are_not_utf8_are_told_once_where_they_begin() -> None:
    (finding,) = found(changed(SUMMARY, "观界\udcff大\udcfe学的 **传感器** 只有米粒大。"))
    assert (finding.rule, finding.entry, finding.excerpt) == ("MD004", 3, "")
    assert "2 bytes" in finding.message


@pytest.mark.parametrize(
    "summary",
    [
        "看[**这里**](javascript:alert(1))。",
        "看[**这里**](JavaScript:alert(1))。",
        "看[**这里**](&#106;avascript:alert(1))。",
        "看[**这里**](java&Tab;script:alert(1))。",
        "看[**这里**](<data:text/html,hi there>)。",
        '看<a href="javascript:alert(1)">**这里**</a>。',
        "看<a class=b href=vbscript:x>**这里**</a>。",
        "看**这里**<javascript:alert>。",
        "看**图**![图](data:text/html;base64,PHM+)。",
    ],
)
def test_a_link_that_runs_something_is_an_error(summary: str) -> None:
    (finding,) = of_rule("LK006", changed(SUMMARY, summary))
    assert (finding.severity, finding.entry) == (Severity.ERROR, 3)


def test_the_link_of_an_entry_and_a_definition_count_too() -> None:
    (finding,) = of_rule("LK006", changed(LINK, "javascript:void(0)"))
    assert (finding.entry, finding.excerpt) == (3, "javascript:void(0)")
    assert len(of_rule("LK006", FILE + "\n\n[a]: javascript:x\n")) == 1


@pytest.mark.parametrize(
    "summary",
    [
        "用 `[a](javascript:x)` 写**链接**。",
        "![图](data:image/png;base64,AAAA)**图**。",
        "**读** [JavaScript](https://example.com/javascript:1)。",
        "**读** javascript: 是一种地址，data: 也是。",
        "[**数据**](/data:1)。",
    ],
)
def test_words_code_and_pictures_are_none(summary: str) -> None:
    assert of_rule("LK006", changed(SUMMARY, summary)) == []


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2031-02-30T08:05:07.040+08:00", "2031-02-30T08:05"),
        ("0000-00-00", "0000-00-00"),
        ('"2031-13-01"', "2031-13-01"),
        ("2031-03-09T25:05:07.040+08:00", "2031-03-09T25:05"),
        ("2031/2/29", "2031/2/29"),
    ],
)
def test_a_date_that_no_calendar_has_is_an_error(day: str, words: str) -> None:
    (finding,) = [
        each for each in found(changed("2031-03-09T08:05:07.040+08:00", day)) if each.rule[:2] == "FM"
    ]
    assert (finding.rule, finding.field, finding.excerpt) == ("FM005", "front", words)


def test_it_is_found_in_any_house_and_under_any_key() -> None:
    text = "---\nlayout: post\nlastmod: 2031-02-30\ndate: 2031-02-28\nversion: 2031.13.40.1\n---\n\n正文。\n"
    assert [each.excerpt for each in found(text)] == ["2031-02-30"]
    assert [each.excerpt for each in found("+++\ndate = 2031-02-30\n+++\n\n正文。\n")] == ["2031-02-30"]


def test_a_day_of_a_leap_year_is_one() -> None:
    assert of_rule("FM005", changed("2031-03-09T08", "2032-02-29T08")) == []
