"""Help, jump mode, tour, compact and reading mode: what shows an editor the way, and what gets out of it."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from newsroom.desk import Desk
from newsroom.settings import paths
from newsroom.settings.config import load
from newsroom.tui import tour
from newsroom.tui.app import NewsroomApp
from newsroom.tui.commands.base import offered
from newsroom.tui.screens.jump import JumpScreen, names
from newsroom.tui.signs import FULL, LEGEND, PLAIN, Signs, signs_for
from tests.tui.conftest import press, running, screen_text, settled


async def test_help_tells_keys_by_place_commands_without_keys_and_signs(desk: Desk) -> None:
    desk = replace(desk, settings=replace(desk.settings, keys={"inbox.pick": "f9"}))
    async with running(desk, (120, 200)) as run:
        await press(run, "question_mark")
        text = screen_text(run[0])
    assert "Inbox" in text and "Everywhere on the desk" in text
    assert "F9" in text.upper() and "Choose the colours." in text
    assert "picked into the open issue" in text and "✓" in text


@pytest.mark.parametrize("size", [(80, 400), (120, 400)])
async def test_help_cuts_off_no_key_and_no_name(desk: Desk, size: tuple[int, int]) -> None:
    desk = replace(desk, settings=replace(desk.settings, keymap="emacs"))
    async with running(desk, size) as run:
        await press(run, "question_mark")
        text = screen_text(run[0])
    assert "Alt+< Home g" in text and "Alt+> End G" in text
    assert "simplified/traditional" in text
    assert "…" not in text.split("Signs")[0].split("In a list")[1]


async def test_help_leaves_citing_out_while_a_digest_is_open(desk: Desk) -> None:
    async with running(desk, (120, 200)) as run:
        app, _pilot = run
        await press(run, "question_mark")
        assert "Cite the story" in screen_text(app)
        await press(run, "escape", "a", "question_mark")
        assert app.book.issue is not None
        assert "Cite the story" not in screen_text(app)


def test_every_sign_is_in_the_legend_and_has_a_letter_in_its_stead() -> None:
    assert list(LEGEND) == [field.name for field in fields(Signs)]
    plain = [getattr(PLAIN, field.name) for field in fields(Signs)]
    assert all(each.isascii() and len(each) == 1 for each in plain)
    assert len(set(plain)) == len(plain)


def test_letters_stand_for_signs_where_the_encoding_has_none() -> None:
    assert [signs_for(1, each) for each in ("utf-8", "gb18030", None)] == [FULL, FULL, FULL]
    assert [signs_for(1, each) for each in ("ascii", "latin-1", "gbk", "no such")] == [PLAIN] * 4


async def test_a_terminal_of_letters_alone_gets_signs_and_frames_of_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__stderr__", TextIOWrapper(BytesIO(), encoding="ascii"))
    async with running(desk) as (app, _pilot):
        assert not set(screen_text(app)) & set("●✓╭│─")


def test_targets_get_letters_and_where_there_are_many_two_each() -> None:
    assert names(3) == ["f", "j", "d"]
    many = names(60)
    assert len(set(many)) == 60 and all(len(each) == 2 for each in many)


async def test_a_letter_leads_to_a_row(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "semicolon")
        assert isinstance(app.screen, JumpScreen)
        name = next(name for name, each in app.screen._targets.items() if (each.x, each.y) == (1, 8))
        await press(run, *name)
        assert len(app.screen_stack) == 1
        assert app.desk_screen.inbox.stories.cursor == 6


async def test_another_key_leaves_jump_mode_where_one_was(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "j", "semicolon", "escape")
        assert app.screen is app.desk_screen
        assert app.desk_screen.inbox.stories.cursor == 1


async def test_compact_leaves_frames_out_and_is_kept(desk: Desk) -> None:
    from newsroom.tui.commands.appearance import Compact

    async with running(desk) as run:
        app, pilot = run
        before = app.desk_screen.inbox.stories.page
        app.desk_screen.action_command(Compact.id)
        await settled(app, pilot)
        assert app.desk_screen.inbox.stories.page == before + 1
        assert "╭" not in screen_text(app) and "Inbox" in screen_text(app)
    assert load(desk.settings.file).desk.compact


async def test_reading_mode_shows_the_article_alone(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "Z")
        text = screen_text(app)
        assert "第1号云雀机器人" in text and "Inbox" not in text and "╭" not in text
        assert "? help" not in text
        await press(run, "escape")
        assert "Inbox" in screen_text(app)


async def test_the_tour_goes_on_by_doing_and_does_not_come_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "state_folder", lambda: tmp_path / "state")
    app = NewsroomApp(desk, sample=True, tour=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await app._begin_tour()
        await settled(app, pilot)
        assert "Tour 1/9" in screen_text(app)
        await press((app, pilot), "x")
        assert "Tour 1/9" in screen_text(app)
        await press((app, pilot), "j", "space", "a", "u")
        assert "Tour 5/9" in screen_text(app)
        await press((app, pilot), "f10")
        assert "Tour" not in screen_text(app)
        assert app.tour is None
    assert tour.is_done()


async def test_there_is_no_tour_in_a_newsroom_of_ones_own(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        app.desk_screen.action_command("desk.tour")
        await settled(app, pilot)
        assert app.tour is None
        assert "sample" in next(iter(app._notifications)).message


@pytest.mark.parametrize("width", [80, 67, 120])
async def test_the_footer_has_whole_words_and_the_key_to_all_others(desk: Desk, width: int) -> None:
    async with running(desk, (width, 24)) as run:
        app, pilot = run
        footer = screen_text(app).splitlines()[-1].strip()
        assert footer.startswith("? help  : commands  ")
        assert "…" not in footer
        labels = {each.name() for _place, each in offered(app.focused, app.screen)}
        assert all(part.split(" ", 1)[1] in labels for part in footer.split("  "))
        await pilot.resize_terminal(40, 24)
        await settled(app, pilot)
        assert screen_text(app).splitlines()[-1].strip().startswith("? help  : commands")


async def test_the_footer_explains_the_word_under_the_mouse(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.hover("#footer", offset=(2, 0))
        await pilot.pause()
        assert app.desk_screen.query_one("#footer").tooltip == "Show the keys of this pane and of the desk."


async def test_frames_are_drawn_in_letters_where_lines_would_be_wide(desk: Desk) -> None:
    desk = replace(desk, settings=replace(desk.settings, ambiguous_width=2))
    async with running(desk) as (app, _pilot):
        text = screen_text(app)
        assert not set("╭╮╰╯│─┌┐└┘") & set(text)
        assert "+-" in text
