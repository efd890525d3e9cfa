"""The house form to the byte: what is written when parts are there, and when they are not written yet."""

import re
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from newsroom.issues import content, parse, render
from newsroom.model import Entry, Issue, Publication
from tests.issues.samples import FILE, HOUSE, ISSUE

FRONT = FILE.partition("\n\n")[0]
GRAMMAR = re.compile(
    r'---\ntitle: "\d{4}\.\d\d\.\d\d 全球AI新闻速递"\n'
    r"date: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00\n"
    r'categories: \["人工智能", "科技前沿", "行业动态"\]\n---\n'
    r"\n[^\n]+\n\n---\n\n"
    r"(?:(?:[1-9]\.  |[1-9]\d\. )\[\*\*[^\n]+\*\*\]\([^\n]+\)\n\n    [^\n]+\n\n)+"
    r"---\n\n### \*\*点评\*\*\n\n[^\n]+(?:\n\n[^\n]+)*"
)


def entry(number: int) -> Entry:
    url = f"https://example.com/{number}"
    return Entry(uid=f"n{number}", headline=f"第{number}条", url=url, summary=f"正文{number}。")


def test_an_issue_of_twelve_entries_is_of_the_grammar() -> None:
    issue = replace(ISSUE, entries=tuple(entry(n) for n in range(1, 13)))
    assert GRAMMAR.fullmatch(render(issue))


def test_numbers_take_four_columns_with_their_padding() -> None:
    text = render(replace(ISSUE, entries=tuple(entry(n) for n in range(1, 101))))
    assert "\n9.  [**第9条**](" in text
    assert "\n10. [**第10条**](" in text
    assert "\n\n    正文10。\n" in text
    assert "\n100. [**第100条**](https://example.com/100)\n\n     正文100。\n" in text


def test_there_is_no_line_end_at_the_end() -> None:
    for issue in (ISSUE, replace(ISSUE, commentary=""), replace(ISSUE, commentary="", entries=()), bare()):
        assert not render(issue).endswith("\n")


def bare() -> Issue:
    return replace(ISSUE, lead="", entries=(), commentary="")


BODY = FILE.removeprefix(FRONT + "\n\n")
LEAD, ENTRIES, COMMENTARY = BODY.split("\n\n---\n\n")


@pytest.mark.parametrize(
    ("parts", "body"),
    [
        ({"lead": ""}, f"\n\n{ENTRIES}\n\n---\n\n{COMMENTARY}"),
        ({"entries": ()}, f"\n\n{LEAD}\n\n---\n\n{COMMENTARY}"),
        ({"commentary": ""}, f"\n\n{LEAD}\n\n---\n\n{ENTRIES}"),
        ({"lead": "", "entries": ()}, f"\n\n{COMMENTARY}"),
        ({"lead": "", "commentary": ""}, f"\n\n{ENTRIES}"),
        ({"entries": (), "commentary": ""}, f"\n\n{LEAD}"),
        ({"lead": "", "entries": (), "commentary": ""}, ""),
    ],
)
def test_a_part_that_is_not_written_yet_is_left_out_with_its_rule(
    parts: dict[str, object], body: str
) -> None:
    issue = replace(ISSUE, **parts)
    assert render(issue) == FRONT + body
    assert content(parse(render(issue))) == content(issue)


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ({"summary": ""}, "1.  [**第1条**](https://example.com/1)"),
        ({"headline": "", "summary": ""}, "1.  [](https://example.com/1)"),
        ({"url": "", "summary": ""}, "1.  [**第1条**]()"),
        ({"headline": "", "url": "", "summary": ""}, "1.  []()"),
        ({"headline": "", "url": ""}, "1.  []()\n\n    正文1。"),
    ],
)
def test_an_entry_without_some_of_its_parts(parts: dict[str, str], line: str) -> None:
    issue = replace(bare(), entries=(replace(entry(1), **parts),))
    assert render(issue) == f"{FRONT}\n\n{line}"
    assert content(parse(render(issue))) == content(issue)


def test_the_date_before_the_first_export_is_the_beginning_of_the_day() -> None:
    issue = replace(ISSUE, published=None)
    assert "\ndate: 2031-03-09T00:00:00.000+08:00\n" in render(issue)
    assert content(parse(render(issue))) == content(issue)


def test_the_date_is_in_the_zone_of_the_publication_to_the_millisecond() -> None:
    issue = replace(ISSUE, published=datetime(2031, 3, 8, 22, 5, 7, 1_999, tzinfo=UTC))
    assert "\ndate: 2031-03-09T06:05:07.001+08:00\n" in render(issue)
    london = replace(HOUSE, zone="Europe/London")
    assert "\ndate: 2031-03-08T22:05:07.001+00:00\n" in render(issue, london)


def test_an_issue_without_a_day_has_no_date_line() -> None:
    assert "\ndate:" not in render(replace(ISSUE, date=None, published=None))


def test_blank_lines_around_the_commentary_are_not_written() -> None:
    assert render(replace(ISSUE, commentary="\n \n" + ISSUE.commentary + "\n\t\n")) == FILE


def test_another_publication_has_its_own_heading() -> None:
    weekly = Publication(id="weekly", name="周报", commentary_heading="## 编者按")
    text = render(ISSUE, weekly)
    assert "\n\n---\n\n## 编者按\n\n三件事里" in text
    assert content(parse(text, weekly), weekly) == content(ISSUE, weekly)
    assert parse(text).commentary == ""


def test_quotes_and_backslashes_in_a_title_stay() -> None:
    issue = replace(ISSUE, title='他说"好"\\不好', categories=('a"b', "c, d", ""))
    text = render(issue)
    assert 'title: "他说\\"好\\"\\\\不好"\n' in text
    assert content(parse(text)) == content(issue)


def test_an_issue_knows_its_day() -> None:
    assert parse(FILE).date == date(2031, 3, 9)
