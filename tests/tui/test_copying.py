"""What an editor copies from the desk."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from newsroom.desk import Desk, clipboard
from newsroom.tui.app import NewsroomApp
from newsroom.tui.links import has_browser
from tests.tui.conftest import press, running, screen_text, toasts
from tests.tui.test_keys import with_keys


async def test_marked_entries_are_copied_and_the_choice_is_remembered(
    desk: Desk, copies: list[tuple[str, str]]
) -> None:
    async with running(desk) as run:
        await press(run, "a", "j", "a", "j", "a", "3", "g", "j", "v", "j", "v", "Y")
        assert "2 marked entries" in screen_text(run[0])
        await press(run, "j", "j", "j", "enter")
        text, html = copies[0]
        assert html == "" and text.startswith("1. 第1号") and "\n2. 第3号" in text and "第2号" not in text
        await press(run, "Y", "enter")
        assert copies[1] == copies[0]


async def test_the_preview_copies_the_issue_as_rich_text(desk: Desk, copies: list[tuple[str, str]]) -> None:
    async with running(desk) as run:
        await press(run, "a", "p", "Y", "j", "enter")
        assert "<h2" in copies[0][1]
        assert any("the whole issue as rich text" in note for note in toasts(run[0]))


async def test_without_a_tool_a_page_is_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(clipboard, "put", lambda text, html="": None)
    monkeypatch.setattr(NewsroomApp, "open_url", lambda app, url, new_tab=True: opened.append(url))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with running(desk) as run:
        await press(run, "a", "3", "j", "Y", "j", "j", "enter")
        assert opened == [f"file://{tmp_path}/newsroom/copy/wechat.html"]
        await press(run, "Y", "k", "k", "enter")
        assert run[0].clipboard.startswith("[**第1号")


@pytest.mark.parametrize(("preset", "key"), [(None, "y"), ("emacs", "Alt+w")])
async def test_without_a_browser_the_key_for_it_says_which_copies_the_link(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, preset: str | None, key: str
) -> None:
    def none(using: str | None = None) -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    monkeypatch.setattr("newsroom.tui.links.has_browser", has_browser)
    opened: list[str] = []
    monkeypatch.setattr(NewsroomApp, "open_url", lambda app, url, new_tab=True: opened.append(url))
    async with running(with_keys(desk, preset)) as run:
        app, _pilot = run
        await press(run, "o")
        assert toasts(app) == [f"There is no browser on this machine; {key} copies the link."]
        row = app.desk_screen.inbox.current_row()
        assert row is not None and not row.read and not opened
        monkeypatch.setattr(webbrowser, "get", lambda: None)
        await press(run, "o")
        assert len(opened) == 1
