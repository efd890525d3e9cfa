"""Help, jump mode, tour, compact and reading mode: what shows an editor the way, and what gets out of it."""

from __future__ import annotations

import re
import sys
from datetime import date
from io import BytesIO, TextIOWrapper

import pytest
from msgspec.structs import astuple, fields, replace
from textual.screen import Screen
from textual.widgets import Input

from newsroom.desk import Desk, composing
from newsroom.reading import line_text
from newsroom.settings.config import load
from newsroom.settings.language import use_language
from newsroom.tui.commands.base import Command, Commanded, offered
from newsroom.tui.keymaps.conflicts import all_commands, places
from newsroom.tui.screens.dialogs import ChoiceScreen, Dialog
from newsroom.tui.screens.help import HEADINGS, HelpScreen
from newsroom.tui.screens.jump import JumpScreen, names
from newsroom.tui.screens.preview import PreviewScreen
from newsroom.tui.screens.why import WhyScreen
from newsroom.tui.signs import FULL, LEGEND, PLAIN, Signs, signs_for
from newsroom.tui.widgets.pageview import PageView
from tests.tui.conftest import Running, press, running, screen_text, send, settled, toasts, until


async def test_help_tells_keys_by_place_commands_without_keys_and_signs(desk: Desk) -> None:
    desk = replace(desk, settings=replace(desk.settings, keys={"inbox.pick": "f9"}))
    async with running(desk, (120, 200)) as run:
        await press(run, "question_mark")
        text = screen_text(run[0])
    assert "Inbox" in text and "Everywhere on the desk" in text
    assert "F9" in text.upper() and "Choose the colours." in text
    assert "picked into the open issue" in text and "✓" in text


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("One line\nand its end.\n\nAnother.", "One line and its end.\n\nAnother."),
        ("草稿写入栏内。\nEsc 停下，\n再按一次", "草稿写入栏内。Esc 停下，再按一次"),
    ],
)
def test_the_help_of_a_command_has_a_line_a_paragraph(text: str, joined: str) -> None:
    class Kind(Command[object]):
        id = "x.y"

    Kind.__doc__ = text
    assert Kind.help() == joined


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
    assert len(set(astuple(FULL))) == len(plain)


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


async def test_jumping_waits_for_a_desk_that_is_not_laid_out_yet(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import newsroom.tui.screens.jump as jumping

    asked: list[bool] = []
    real = jumping.laid_out

    def laid_out(screen: Screen[object]) -> bool:
        asked.append(True)
        return len(asked) > 4 and real(screen)

    def targets(screen: Screen[object]) -> list[jumping.Target]:
        return found(screen) if len(asked) > 4 else []

    found = jumping.targets
    monkeypatch.setattr(jumping, "laid_out", laid_out)
    monkeypatch.setattr(jumping, "targets", targets)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "semicolon")
        assert isinstance(app.screen, JumpScreen)
        assert not toasts(app)


async def test_jumping_in_a_list_of_choices_passes_over_its_headings(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "f")
        choices = app.screen
        assert isinstance(choices, ChoiceScreen)
        await press(run, "semicolon")
        assert isinstance(app.screen, JumpScreen)
        rows = [each.y - choices.lines.region.y for each in app.screen._targets.values()]
        assert rows == [n for n, each in enumerate(choices.lines.shown) if not each.heading]
        await press(run, list(app.screen._targets)[-1])
        assert choices.lines.cursor == rows[-1]


async def test_a_letter_leads_to_a_link_of_the_preview(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[str | None] = []
    monkeypatch.setattr("newsroom.tui.screens.preview.browse", lambda _app, address: went.append(address))
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "p", "semicolon")
        assert isinstance(app.screen, JumpScreen)
        await press(run, list(app.screen._targets)[-1])
    assert went == ["https://news.example.com/1.html"]


async def test_a_letter_brings_a_heading_of_the_numbers_to_the_top(desk: Desk) -> None:
    async with running(desk, (100, 16)) as run:
        app, _pilot = run
        await press(run, "T", "semicolon")
        assert isinstance(app.screen, JumpScreen)
        view = app.screen_stack[-2].query_one(PageView)
        at = next(n for n, each in enumerate(view.page.lines) if "Sources:" in line_text(each))
        places = {each.y - view.region.y: name for name, each in app.screen._targets.items()}
        await press(run, places[at])
        assert view.scroll_y == min(at, view.max_scroll_y) > 0


async def test_letters_are_not_offered_where_there_is_nowhere_to_go(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "w", "semicolon")
        assert isinstance(app.screen, WhyScreen)
        assert toasts(app) == ["There is nothing here to jump to."]


async def test_a_box_with_little_room_still_tells_of_help_and_the_way_out(desk: Desk) -> None:
    async with running(desk, (80, 30)) as run:
        app, pilot = run
        await press(run, "a", "P")
        assert "? help · " in screen_text(app) and "Esc close ─╯" in screen_text(app)
        assert "y path · c check" not in screen_text(app)
        await pilot.resize_terminal(140, 30)
        await settled(app, pilot)
        assert "y path · c check" in screen_text(app)


async def test_another_key_leaves_jump_mode_where_one_was(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "j", "semicolon", "escape")
        assert app.screen is app.desk_screen
        assert app.desk_screen.inbox.stories.cursor == 1


async def test_two_clicks_at_once_leave_jump_mode_and_not_the_desk(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "semicolon")
        jumping = app.screen
        assert isinstance(jumping, JumpScreen)
        jumping.on_click()
        jumping.on_click()
        await settled(app, pilot)
        assert app.screen is app.desk_screen


async def test_letters_go_when_the_terminal_has_another_size(desk: Desk) -> None:
    async with running(desk, (160, 45)) as run:
        app, pilot = run
        await press(run, "semicolon")
        assert isinstance(app.screen, JumpScreen)
        await pilot.resize_terminal(100, 30)
        await settled(app, pilot)
        assert len(app.screen_stack) == 1


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


@pytest.mark.parametrize("way", ["c", "p", "F", "B", "X"])
async def test_compact_is_seen_on_a_full_screen_and_on_the_desk_behind_it(desk: Desk, way: str) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", way)
        over = app.screen
        assert over is not app.desk_screen and "╭" in screen_text(app)
        await press(run, "colon")
        await send(pilot, *"compact")
        await press(run, "enter")
        await until(run, lambda: app.screen is over)
        await until(run, lambda: "╭" not in screen_text(app))
        for line in screen_text(app).splitlines():
            assert not re.search(r"[─┬┌][^\W─]|[^\W─][─┬┐]", line.replace("┌", "─")), line
        await press(run, "escape")
        assert app.screen is app.desk_screen
        assert "╭" not in screen_text(app)


async def test_reading_mode_shows_the_article_alone(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "Z")
        text = screen_text(app)
        assert "第1号云雀机器人" in text and "Inbox" not in text and "╭" not in text
        assert "? help" not in text
        await press(run, "escape")
        assert "Inbox" in screen_text(app)


async def test_there_is_no_tour_in_a_newsroom_of_ones_own(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        app.desk_screen.action_command("desk.tour")
        await settled(app, pilot)
        assert app.tour is None
        assert "sample" in toasts(app)[0]


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
        told = str(app.desk_screen.query_one("#footer").tooltip)
        assert told.replace("\n", " ").startswith("Show the keys of the place you are in")


@pytest.mark.parametrize("screen", [place[-1] for place in places()])
def test_every_screen_offers_help_its_commands_and_letters_to_jump_by(screen: type[Commanded]) -> None:
    assert all(screen.find_command(id) for id in ("desk.help", "desk.palette", "desk.jump"))


def test_every_group_of_keys_has_a_heading() -> None:
    assert {id.partition(".")[0] for id in all_commands()} - {"help"} <= set(HEADINGS)


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_the_preview_has_help_of_its_own_and_names_it_in_the_footer(desk: Desk, key: str) -> None:
    async with running(desk, (80, 40)) as run:
        app, _pilot = run
        await press(run, "a", "p")
        assert screen_text(app).splitlines()[-1].strip().startswith("? help  : commands")
        await press(run, key)
        assert isinstance(app.screen, HelpScreen)
        text = screen_text(app)
        assert "Preview" in text and "Show the Markdown" in text and "Pick the marked" not in text
        await press(run, key)
        assert isinstance(app.screen, PreviewScreen)


async def test_the_list_of_commands_has_those_of_the_screen_that_is_open(desk: Desk) -> None:
    async with running(desk, (120, 40)) as run:
        app, _pilot = run
        await press(run, "a", "p", "colon")
        assert "Markdown   m" in screen_text(app) and "pick" not in screen_text(app)
        await press(run, *"markdown", "enter")
        assert isinstance(app.screen, PreviewScreen) and app.screen.markdown


async def test_the_list_of_commands_is_broken_as_chinese_is(desk: Desk) -> None:
    use_language("zh")
    async with running(desk, (80, 60)) as run:
        app, pilot = run
        for width in range(56, 84, 4):
            await pilot.resize_terminal(width, 60)
            await press(run, "colon")
            lines = [line.strip() for line in screen_text(app).splitlines()]
            assert not [line for line in lines if line[:1] in "。，；：、”" and line]
            assert any(line.startswith("选入已标记的") for line in lines)
            await press(run, "escape")


@pytest.mark.parametrize("width", [130, 160])
async def test_the_title_of_the_inbox_is_whole_or_leaves_out_what_it_is(desk: Desk, width: int) -> None:
    composing.start(desk, date(2026, 7, 26))
    async with running(desk, (width, 45)) as run:
        app, pilot = run
        await pilot.resize_terminal(width, 44)
        await settled(app, pilot)
        title = screen_text(app).splitlines()[1]
        assert "40 stories · best first ─" in title


@pytest.mark.parametrize("opens", ["f", "D", "w", "P"])
async def test_boxes_have_help_and_tell_its_key(desk: Desk, opens: str) -> None:
    async with running(desk, (100, 60)) as run:
        app, _pilot = run
        await press(run, "a", opens)
        box = app.screen
        assert isinstance(box, Dialog)
        help = await _help_told(run)
        assert help.count("In this box") == 1 and "Pick the marked" not in help
        await press(run, "escape")
        assert app.screen is box


async def _help_told(run: Running) -> str:
    """Press the key that the box names for help, and return what it says."""
    app, _pilot = run
    assert (told := re.search(r"(\S+) help · ", screen_text(app))) is not None
    await press(run, {"?": "question_mark", "F1": "f1"}[told[1]])
    assert isinstance(app.screen, HelpScreen)
    return screen_text(app)


async def test_where_a_text_has_the_cursor_a_question_mark_is_typed_and_f1_helps(desk: Desk) -> None:
    async with running(desk, (100, 60)) as run:
        app, _pilot = run
        await press(run, "f", "slash", "question_mark")
        assert app.screen.query_one(Input).value == "?"
        assert "F1 help · " in screen_text(app) and "? help · " not in screen_text(app)
        await press(run, "f1")
        assert isinstance(app.screen, HelpScreen)


async def test_the_footer_leaves_out_keys_that_the_search_line_takes_as_letters(desk: Desk) -> None:
    async with running(desk, (100, 24)) as run:
        app, _pilot = run
        await press(run, "slash")
        footer = screen_text(app).splitlines()[-1].strip()
        assert footer.startswith("F1 help  ^p commands")
        assert "pick" not in footer and "/ search" not in footer


async def test_frames_are_drawn_in_letters_where_lines_would_be_wide(desk: Desk) -> None:
    desk = replace(desk, settings=replace(desk.settings, ambiguous_width=2))
    async with running(desk) as (app, _pilot):
        text = screen_text(app)
        assert not set("╭╮╰╯│─┌┐└┘") & set(text)
        assert "+-" in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)])
async def test_titles_of_compact_panes_and_texts_stand_apart_from_their_line(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk, size) as run:
        app, _pilot = run
        await press(run, "a")
        assert "─ Inbox" in screen_text(app) or "─ What is new" in screen_text(app)
        app.desk_screen.action_command("desk.compact")
        await settled(*run)
        for key in ("1", "2", "z", "3", "e"):
            await press(run, key)
            [*lines] = [line for line in screen_text(app).splitlines() if "──" in line]
            assert lines
            for line in lines:
                assert not re.search(r"[─┬┌][^\W─]|[^\W─][─┬┐]", line.replace("┌", "─")), line
