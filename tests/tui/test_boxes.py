"""Boxes over the desk: nothing in them lies below their edge, and they name the keys that are theirs."""

from __future__ import annotations

from datetime import date

import pytest
from rich.style import Style
from textual.widgets import Input

from newsroom.desk import Desk, composing
from newsroom.desk.exporting import ExportEdited
from newsroom.model import FeedDraft
from newsroom.tui.screens.candidates import CandidatesScreen
from newsroom.tui.screens.dialogs import Choice, ChoiceList, QuestionScreen
from newsroom.tui.screens.feedlist import FeedsScreen
from newsroom.tui.widgets.wrapped import Wrapped
from tests.tui.conftest import NOW, press, running, screen_text, settled


@pytest.mark.parametrize("height", [24, 40])
async def test_the_last_line_of_a_long_list_is_seen_where_the_cursor_goes_to_it(
    desk: Desk, height: int
) -> None:
    for n in range(50):
        desk.store.feeds.add(FeedDraft(url=f"https://{n}.example.com/rss", title=f"第{n}号源"))
    async with running(desk, (80, height)) as run:
        await press(run, "f", "G")
        assert "第49号源" in screen_text(run[0]), "the cursor is on it"
        await press(run, "slash", *"49")
        assert "第49号源" in screen_text(run[0])


async def test_the_cursor_goes_to_the_first_with_the_words_and_back_when_they_are_gone(
    desk: Desk,
) -> None:
    from newsroom.tui.screens.keys import KeysScreen, edit_keys

    async with running(desk) as run:
        app, pilot = run
        app.run_worker(edit_keys(app))
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, KeysScreen)
        await press(run, *"jjjj")
        before = screen.lines.current
        await press(run, "slash", *"follow-up")
        # Two places have a command of that name; which is which is told by the headings.
        assert [each.text for each in screen.lines.shown] == ["Inbox", "follow-up", "Reader", "follow-up"]
        assert screen.current() == "inbox.follow_up"
        await press(run, *["backspace"] * len("follow-up"))
        assert screen.lines.current == before
        await press(run, *"follow-up", "enter", "f8")
        assert app.keymap == {"inbox.follow_up": ("f8",)} and screen.current() == "inbox.follow_up"


async def test_a_list_of_feeds_is_narrowed_to_its_first(desk: Desk) -> None:
    for n in range(9):
        desk.store.feeds.add(FeedDraft(url=f"https://{n}.example.com/rss", title=f"第{n}号源"))
    async with running(desk) as run:
        await press(run, "F", *"jjjj")
        screen = run[0].screen
        assert isinstance(screen, FeedsScreen)
        before = screen.current
        await press(run, "slash", "号")
        assert screen.lines.cursor == 0
        await press(run, "backspace")
        assert screen.current == before and screen.lines.cursor == 4


async def test_a_list_keeps_within_its_box_when_the_terminal_becomes_smaller(desk: Desk) -> None:
    for n in range(50):
        desk.store.feeds.add(FeedDraft(url=f"https://{n}.example.com/rss", title=f"第{n}号源"))
    async with running(desk, (160, 45)) as run:
        app, pilot = run
        await press(run, "f", "G")
        await pilot.resize_terminal(80, 24)
        await settled(app, pilot)
        await press(run, "k", "j")
        assert "第49号源" in screen_text(app)


async def test_a_question_is_seen_below_a_text_that_is_longer_than_the_screen(desk: Desk) -> None:
    async with running(desk, (80, 24)) as (app, pilot):
        app.push_screen(QuestionScreen("Title", "Write over it?", "\n".join(f"line {n}" for n in range(99))))
        await settled(app, pilot)
        assert "Write over it?" in screen_text(app)


async def test_candidates_for_a_headline_stand_below_the_one_there_is(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        band = desk.publication.standards.headline
        found = ["云雀机器人进港口", "港口用上云雀机器人"]
        app.push_screen(CandidatesScreen("Shorter headlines", "第1号云雀机器人在港口上岗", band, found))
        await settled(app, pilot)
        text = screen_text(app)
        assert "now: 第1号云雀" in text and all(each in text for each in found)


async def test_an_edited_file_asks_with_all_three_keys(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def export(*_arguments: object, **_more: object) -> None:
        raise ExportEdited(desk.store.path, "- 甲\n+ 乙", "")

    monkeypatch.setattr("newsroom.tui.screens.export.exporting.export", export)
    async with running(desk) as run:
        await press(run, "a", "E")
        assert "y take them in · o write over them · n neither" in screen_text(run[0])


async def test_without_colours_the_cursor_in_an_empty_line_is_seen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(desk) as run:
        app, pilot = run
        await press(run, "slash")
        line = app.desk_screen.query_one("#search", Input)
        line.cursor_blink = False
        await settled(app, pilot)
        assert [s.text for s in line.render_line(0) if s.style and s.style.reverse]


async def test_the_footer_names_no_key_that_a_line_of_text_would_take(desk: Desk) -> None:
    async with running(desk) as run:
        await press(run, "slash", "云")
        footer = screen_text(run[0]).splitlines()[-1].split("  ")
        keys = [part.split()[0] for part in footer if part.strip()]
        assert "Esc" in keys and "^p" in keys
        assert not [key for key in keys if len(key) == 1 or key in ("Enter", "space")]
        await press(run, "escape")
        assert screen_text(run[0]).splitlines()[-1].strip().startswith("? help")
        await press(run, "F", "slash")
        assert "unsubscribe" not in screen_text(run[0]).splitlines()[-1]


async def test_a_text_that_is_asked_about_has_no_comma_at_the_beginning_of_a_line(desk: Desk) -> None:
    text = "宁可少答，不肯答错，" * 30 + " robots " + "山雀，" * 20
    async with running(desk, (80, 24)) as (app, pilot):
        app.push_screen(QuestionScreen("Title", "Write over it?", text))
        await settled(app, pilot)
        about = [
            line.strip() for line in str(app.screen.query_one("#about Wrapped", Wrapped).content).split("\n")
        ]
        assert len(about) > 5 and not [line for line in about if line.startswith("，")]
        assert "".join(about).replace(" ", "") == text.replace(" ", "")


async def test_what_does_not_fit_behind_a_key_goes_on_below_its_words(empty_desk: Desk) -> None:
    async with running(empty_desk) as run:
        lines = [line[3:] for line in screen_text(run[0]).splitlines()]
        at = next(n for n, line in enumerate(lines) if line.startswith("t  take a starter list"))
        assert lines[at + 1].startswith("   feeds ") and lines[at + 2].startswith("i  import")


async def test_of_a_failing_feed_name_and_unread_stay_whole_and_the_reason_is_cut(desk: Desk) -> None:
    reason = "a.example.com gave no whole answer in 30 seconds; it may do so later"
    desk.store.polls.failed(1, NOW, reason, NOW)
    async with running(desk, (80, 24)) as run:
        await press(run, "f", "G")
        line = [line for line in screen_text(run[0]).splitlines() if "⊗" in line][-1]
        assert "星河科技" in line and "…" in line and "· 30 unread" in line


def test_a_detail_without_room_leaves_its_sign() -> None:
    lines = ChoiceList([Choice(1, "A name of many words", "3 unread", detail="✗ no answer")])
    lines._component_styles_cache = {name: Style() for name in ("choice--text", "line--muted")}
    drawn = ["".join(segment.text for segment in lines.draw(0, width, False)) for width in (44, 52)]
    assert drawn[0].rstrip().endswith("✗ · 3 unread") and drawn[1].rstrip().endswith("✗ no answer · 3 unread")


async def test_issues_stand_below_one_another_whichever_is_open(desk: Desk) -> None:
    for day in (25, 26, 27):
        composing.start(desk, date(2026, 7, day))
    async with running(desk) as run:
        await press(run, "D")
        lines = [line for line in screen_text(run[0]).splitlines() if "2026.07.2" in line]
        assert len({line.index("2026.07.2") for line in lines[-3:]}) == 1


async def test_lines_that_are_gone_and_new_are_told_by_colours_that_follow_the_theme(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        text = "--- now\n+++ fixed\n-old words\n+new words\n the same"
        app.push_screen(QuestionScreen("Title", "Apply?", text, difference=True))
        await settled(app, pilot)
        app.theme_names()  # which has them all read
        for theme in ("night-desk", "newsprint"):
            app.theme = theme
            await settled(app, pilot)
            colours = {
                segment.text.strip(): segment.style.color.name
                for strip in app.screen._compositor.render_strips()
                for segment in strip
                if segment.style and segment.style.color
            }
            variables = app.theme_variables
            assert colours["-old words"] == variables["error"].lower()
            assert colours["+new words"] == variables["success"].lower()
            assert colours["--- now"] == colours["the same"] == variables["foreground"].lower()
