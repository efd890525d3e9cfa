"""What an editor sees and does in the inbox."""

from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.desk import Desk
from newsroom.model import Mark, View
from newsroom.tui.widgets.storylist import age
from tests.tui.conftest import NOW, press, running, screen_text, settled, toasts


async def test_the_newest_story_is_first_and_under_the_cursor(desk: Desk) -> None:
    async with running(desk) as (app, _pilot):
        text = screen_text(app)
        assert "40 stories" in text
        lines = [line for line in text.splitlines() if "云雀机器人" in line]
        assert "第1号" in lines[0]
        row = app.desk_screen.inbox.current_row()
        assert row is not None and row.title.startswith("第1号")


async def test_the_reader_follows_the_cursor(desk: Desk) -> None:
    async with running(desk) as run:
        await press(run, "j", "j")
        loaded = run[0].desk_screen.reader.loaded
        assert loaded is not None and loaded.article.title.startswith("第3号")
        assert "共有 3 台设备" in screen_text(run[0]).replace("\n", "")


async def test_a_dismissed_story_leaves_and_undo_brings_it_back_to_its_place(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "j", "x")
        assert len(app.desk_screen.inbox.stories.ids) == 39
        row = app.desk_screen.inbox.current_row()
        assert row is not None and row.title.startswith("第3号")
        await press(run, "u")
        assert len(app.desk_screen.inbox.stories.ids) == 40
        assert "第2号" in screen_text(app)


async def test_marked_rows_are_acted_on_together_and_undone_together(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "v", "j", "j", "V", "s")
        starred = [row for row in desk.store.inbox.rows(app.desk_screen.inbox.stories.ids) if row.starred]
        assert len(starred) == 4
        await press(run, "u")
        assert not any(row.starred for row in desk.store.inbox.rows(app.desk_screen.inbox.stories.ids))


async def test_all_shown_are_marked_as_read_by_one_key_and_unread_by_one_undo(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        ids = app.desk_screen.inbox.stories.ids
        await press(run, "m", "M")
        assert all(row.read for row in desk.store.inbox.rows(ids))
        # What was read before is not counted; most of the rest is not on the screen.
        assert "39 stories marked as read; u takes it back." in toasts(app)
        await press(run, "M")
        assert "Nothing here is unread." in toasts(app)
        await press(run, "u")
        assert [row.read for row in desk.store.inbox.rows(ids)].count(True) == 1


async def test_search_narrows_as_one_types_and_escape_shows_everything_at_the_same_story(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "slash", "1", "7")
        await app.desk_screen.inbox._run_search(app.desk_screen.inbox._searches)
        assert [row.title[:4] for row in desk.store.inbox.rows(app.desk_screen.inbox.stories.ids)] == [
            "第17号"
        ]
        await press(run, "enter", "escape")
        assert len(app.desk_screen.inbox.stories.ids) == 40
        row = app.desk_screen.inbox.current_row()
        assert row is not None and row.title.startswith("第17号")


async def test_a_search_begins_at_the_first_it_finds_and_goes_back_when_nothing_is_sought(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        inbox = app.desk_screen.inbox
        inbox.stories.cursor = 21
        before = inbox.stories.current
        await settled(app, pilot)
        for words, at in (("机器人", 0), ("第2", 0), ("", 21)):
            inbox.search.value = words
            await inbox._run_search(inbox._searches)
            await settled(app, pilot)
            assert inbox.stories.cursor == at, words
        assert inbox.stories.current == before


async def test_a_search_says_that_it_finds_nothing_only_when_all_was_looked_through(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.tui.panes.inbox.FIRST_HITS", 1)
    async with running(desk) as run:
        app, _pilot = run
        inbox = app.desk_screen.inbox
        oldest = inbox.stories.ids[-1]
        desk.store.marks.set([oldest], Mark.STARRED, True, "star")
        await inbox.show_view(View(name="starred", starred=True))
        shown: list[list[int]] = []
        monkeypatch.setattr(type(inbox), "fill", lambda _self, ids, _keep: shown.append(list(ids)))
        inbox.search.value = "is:unread"
        await inbox._run_search(inbox._searches)
        assert shown and all(ids == [oldest] for ids in shown)


async def test_next_unread_passes_over_what_was_read(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        ids = app.desk_screen.inbox.stories.ids
        desk.store.marks.set(ids[1:5], Mark.READ, True, "read")
        await press(run, "n")
        assert app.desk_screen.inbox.stories.current == ids[5]


async def test_cursor_and_view_survive_a_restart(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "j", "j", "j", "z")
        current = app.desk_screen.inbox.stories.current
        await press(run, "q")
    async with running(desk) as run:
        app, _pilot = run
        assert app.desk_screen.inbox.stories.current == current
        assert app.desk_screen.shown() == ("inbox",)


async def test_an_empty_newsroom_says_what_to_press(empty_desk: Desk) -> None:
    async with running(empty_desk, (80, 24)) as (app, _pilot):
        text = screen_text(app)
        for offer in ("S  ", "t  ", "i  ", "+  "):
            assert offer in text


def test_an_age_has_three_characters_at_most() -> None:
    days = {0: "0m", 1: "24h", 99: "99d", 100: "14w", 699: "99w", 700: "1y", 3650: "10y", 60000: "99y"}
    assert {ago: age(NOW - timedelta(days=ago), NOW) for ago in days} == days
