from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.desk import clipboard, composing, open_desk, writing
from newsroom.settings.config import parse
from tests.cli.conftest import Newsroom


@pytest.fixture
def written(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A newsroom with an issue that has a lead, on a machine without a screen."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with open_desk(parse("", newsroom.config), newsroom.database) as desk:
        id = composing.start(desk).stored.head.id
        writing.set_texts(desk, id, writing.Texts(lead="今天的**要点**。"))
    return newsroom


def test_the_issue_is_copied_and_told(written: Newsroom, copies: list[tuple[str, str]]) -> None:
    result = written("issue", "copy", "--form", "rich")
    assert (result.code, result.out) == (0, "")
    assert "the whole issue as rich text, by xclip" in result.err
    assert "<strong" in copies[0][1] and "要点" in copies[0][0]


def test_an_entry_that_is_missing_is_one_line(written: Newsroom, copies: list[tuple[str, str]]) -> None:
    result = written("issue", "copy", "--entry", "2")
    assert result.code == 1 and "no entry 2" in result.err and copies == []


def test_without_a_tool_rich_text_is_a_page_and_text_needs_a_terminal(
    written: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "put", lambda text, html="": None)
    result = written("issue", "copy", "--form", "wechat")
    assert result.code == 0, result.err
    page = Path(result.out.strip())
    assert page.name == "wechat.html" and "要点" in page.read_text(encoding="utf-8")
    result = written("issue", "copy")
    assert result.code == 1 and "there is no clipboard here" in result.err
