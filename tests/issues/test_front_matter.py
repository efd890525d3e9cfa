"""Title, date and categories are read from whatever front matter a digest has."""

from datetime import date

import pytest

from newsroom.issues import find_date, parse
from newsroom.model import Publication


def front(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", "", "正文"))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ('title: "双引号 \\"内\\" \\u4e2d \\x41"', '双引号 "内" 中 A'),
        ("title: '单引号 ''内'' \\n'", "单引号 '内' \\n"),
        ("title: 没有引号: 也行 # 注释", "没有引号: 也行"),
        ("title:    空格   ", "空格"),
        ("title:", ""),
        ('"title": 键有引号', "键有引号"),
        ('title: "两行\n  合一"', "两行 合一"),
    ],
)
def test_titles(line: str, title: str) -> None:
    assert parse(front(line)).title == title


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("2031-03-09T08:05:07.040+08:00", "2031-03-09T08:05:07.040000+08:00"),
        ("2031-03-09T00:05:07Z", "2031-03-09T08:05:07+08:00"),
        ("2031-03-09T08:05:07.123456789+0800", "2031-03-09T08:05:07.123456+08:00"),
        ("2031-03-09 08:05", "2031-03-09T08:05:00+08:00"),
        ("'2031-03-08T23:00:00-01:00'", "2031-03-09T08:00:00+08:00"),
        ("2031-3-9", "2031-03-09T00:00:00+08:00"),
    ],
)
def test_dates_are_instants_in_the_zone_of_the_publication(value: str, instant: str) -> None:
    issue = parse(front(f"date: {value}"))
    assert issue.published is not None
    assert issue.published.isoformat() == instant
    assert issue.date == date(2031, 3, 9)


@pytest.mark.parametrize(
    "value",
    ["2031-13-01", "2031-03-09T25:00:00Z", "03/09/2031", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z"],
)
def test_what_is_no_date_is_none(value: str) -> None:
    assert parse(front(f"date: {value}")).published is None


@pytest.mark.parametrize(
    ("lines", "categories"),
    [
        (["categories: [\"甲\", '乙, 丙', 丁 戊]"], ("甲", "乙, 丙", "丁 戊")),
        (["categories: []"], ()),
        (["categories:", "  - 甲", '  - "乙"  # 注', "- 丙"], ("甲", "乙", "丙")),
        (["categories: 甲"], ("甲",)),
        (["categories:"], ()),
        (["categories: [甲"], ()),
        (["categories:", "  甲: 乙", "  丙: 丁"], ()),
    ],
)
def test_categories(lines: list[str], categories: tuple[str, ...]) -> None:
    assert parse(front(*lines)).categories == categories


def test_the_first_of_two_keys_counts() -> None:
    assert parse(front("title: 一", "title: 二")).title == "一"


def test_toml_is_read_too() -> None:
    issue = parse("+++\ntitle = '题'\ndate = 2031-03-09T08:05:07+08:00\ncategories = ['甲']\n+++\n")
    assert (issue.title, issue.date, issue.categories) == ("题", date(2031, 3, 9), ("甲",))


def test_a_fence_that_is_never_closed_is_no_front_matter() -> None:
    assert parse("---\ntitle: 题\n").title == ""


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    issue = parse("正文\n\n## **日报** 2031年3月9日 ##\n")
    assert (issue.title, issue.date) == ("日报 2031年3月9日", date(2031, 3, 9))


def test_the_day_is_looked_for_in_front_matter_then_name_then_heading() -> None:
    heading = "# 日报 2031/3/7\n"
    assert find_date(front("date: 2031-03-09", "title: 2031.03.08 x"), "2031-03-06.md") == date(2031, 3, 9)
    assert find_date(front("title: 2031.03.08 x"), "2031-03-06.md") == date(2031, 3, 8)
    assert find_date(heading, "2031-03-06.md") == date(2031, 3, 6)
    assert find_date(heading, "README.md") == date(2031, 3, 7)
    assert find_date(heading) == date(2031, 3, 7)
    assert find_date("正文", "README.md") is None


@pytest.mark.parametrize(
    "name",
    [
        "2031-03-09.md",
        "日报-20310309-v2.md",
        "2031_03_09 速递.markdown",
        "x2031.3.9.md",
        "2031年3月9日.md",
        "report-12345678-2031-03-09.md",
    ],
)
def test_days_in_names(name: str) -> None:
    assert find_date("", name) == date(2031, 3, 9)


@pytest.mark.parametrize("name", ["2031-02-30.md", "12345678.md", "3-9.md", "v2031-03-091.md"])
def test_names_without_a_day(name: str) -> None:
    assert find_date("", name) is None


def test_a_title_by_the_publications_own_pattern() -> None:
    weekly = Publication(title="{date:%d/%m/%Y}（{date:%Y}年）{{周报}}")
    assert find_date(front("title: 09/03/2031（2031年）{周报}"), None, weekly) == date(2031, 3, 9)
    assert find_date(front("title: 09/03/2031（2032年）{周报}"), None, weekly) is None


def test_a_name_by_the_publications_own_pattern() -> None:
    weekly = Publication(filename="weekly/{date:%d-%m-%Y}.md")
    assert find_date("", "09-03-2031.md", weekly) == date(2031, 3, 9)


@pytest.mark.parametrize(
    "pattern", ["{date:%Y-%m-%d}/{date:%d}.md", "{date:%j}.md", "{date", "{date:%A %Y%m%d}.md"]
)
def test_a_pattern_of_any_kind_does_no_harm(pattern: str) -> None:
    publication = Publication(filename=pattern, title=pattern)
    assert find_date("", "2031-03-09.md", publication) == date(2031, 3, 9)
