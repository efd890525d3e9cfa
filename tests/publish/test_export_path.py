"""Where an export goes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.model import Issue, Publication
from newsroom.publish import export_path

ISSUE = Issue(date=date(2031, 3, 9), title="2031.03.09 全球AI新闻速递")
FOLDER = Path("/site/content")


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("{date:%Y-%m-%d}.md", "2031-03-09.md"),
        ("{date:%Y}/{date:%m}/日报-{date:%d}.md", "2031/03/日报-09.md"),
        ("{date:%Y.%m.%d}.md", "2031.03.09.md"),
        ("../../{date:%Y-%m-%d}.md", "2031-03-09.md"),
        ("/etc/{date:%Y-%m-%d}.md", "etc/2031-03-09.md"),
        ("a\\{date:%Y-%m-%d}.md", "a/2031-03-09.md"),
        ("{date:%H:%M}\n{date:%Y-%m-%d}.md", "00 00 2031-03-09.md"),
        ("///", "2031-03-09.md"),
        ("x" * 300 + "{date:%d}.md", "x" * 200 + ".md"),
    ],
)
def test_the_publications_pattern_names_the_file(pattern: str, path: str) -> None:
    assert export_path(ISSUE, Publication(filename=pattern), FOLDER) == FOLDER / path


def test_an_issue_without_a_day_is_called_by_its_title() -> None:
    undated = replace(ISSUE, date=None, title=' 速递/ "特刊"\x1b[2J:\u202e1.. ')
    assert export_path(undated, Publication(), FOLDER) == FOLDER / "速递 特刊 [2J 1.md"
    assert export_path(replace(undated, title="../"), Publication(), FOLDER) == FOLDER / "daily.md"


@given(title=st.text(), pattern=st.text(alphabet="ab./\\\n 日\x00~"))
def test_the_file_is_always_inside_the_folder(title: str, pattern: str) -> None:
    for day in (None, date(2031, 3, 9)):
        issue = replace(ISSUE, title=title, date=day)
        path = export_path(issue, Publication(filename=pattern), FOLDER)
        assert path.is_relative_to(FOLDER)
        assert ".." not in path.parts
        assert path.suffix == ".md"
        assert "\n" not in str(path) and "\0" not in str(path)
        assert all(len(part.encode()) < 256 for part in path.parts)
