"""A newsroom begins with something to put into it; a command that fails leaves no database behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Newsroom
from tests.desk.server import serve

FRONT = "---\ntitle: 港口早报\ndate: 2031-03-09T08:00:00+08:00\n---\n\n"
DIGEST = FRONT + "## 要闻\n\n### 潮水\n\n守塔人说潮水涨了。\n"


@pytest.mark.parametrize(
    "command",
    [
        ("feeds", "import", "bad.opml"),
        ("feeds", "import", "empty.opml"),
        ("feeds", "import", "missing.opml"),
        ("feeds", "add", "file:///nonexistent/feed.xml"),
        ("feeds", "add", "--no-check", "gopher://a.example"),
        ("feeds", "add-folder", "nonexistent"),
        ("feeds", "add-command", "--", "nonexistent-program"),
        ("issue", "import", "missing.md", "empty.md"),
        ("clip", "missing.txt"),
        ("clip", "empty.opml"),
        ("views", "keep", "tides", "潮水"),
        ("fetch", "no such feed"),
    ],
    ids=" ".join,
)
def test_a_command_that_fails_makes_no_database(newsroom: Newsroom, command: tuple[str, ...]) -> None:
    Path("bad.opml").write_text("<opml><body><outline")
    Path("empty.opml").write_text("")
    Path("empty.md").write_text("")
    mistyped = Path("mistyped.db")
    result = newsroom("--database", mistyped, *command)
    assert result.code == 1 and result.err
    assert not list(Path().glob("mistyped*")) and not newsroom.database.parent.exists()


def test_trying_a_page_makes_no_database(newsroom: Newsroom) -> None:
    with serve() as server:
        server.pages["/"] = b"<html><body><article><h2><a href=/1>Tide</a></h2></article></body></html>"
        result = newsroom("feeds", "add-page", server.url("/"), "--item", "article", "--try")
        assert result.code == 0 and "Tide" in result.err
        assert not newsroom.database.exists()
        assert newsroom("feeds", "add-page", server.url("/"), "--item", "article").code == 0
    assert len(newsroom("feeds", "list", "--json").json) == 1


def test_what_is_good_begins_a_newsroom(newsroom: Newsroom) -> None:
    Path("good.md").write_text(DIGEST)
    result = newsroom("issue", "import", "missing.md", "good.md")
    assert result.code == 1 and "missing.md" in result.err
    assert [each["title"] for each in newsroom("issue", "list", "--json").json] == ["港口早报"]
