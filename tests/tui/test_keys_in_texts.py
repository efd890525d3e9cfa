"""Where a line of text has the cursor: what footer and help name there is what the keys do."""

from __future__ import annotations

import re

import pytest
from textual import events
from textual.widgets import Input

from newsroom.desk import Desk
from newsroom.reading import line_text
from newsroom.tui.app import NewsroomApp
from newsroom.tui.commands.base import Commanded, key_name, offered
from newsroom.tui.screens.help import HelpScreen
from newsroom.tui.widgets.pageview import PageView
from tests.tui.conftest import Running, press, running, screen_text, settled
from tests.tui.test_keys import with_keys

PRESETS = [None, "vim", "emacs", "newsboat"]
LINES = {"search": ["slash"], "find-words": ["enter", "slash"]}
"""Ids of lines of text on the desk, and what opens each."""


def told(app: NewsroomApp, line: str) -> dict[str, str]:
    """Return what the footer names: from ids of commands to the keys it has for them."""
    found: dict[str, str] = {}
    for part in line.strip().split("  "):
        shown, name = part.split(" ", 1)
        for _place, command in offered(app.focused, app.screen):
            keys = app.keymap.get(command.id, command.keys)
            if command.name() == name and (key := next((k for k in keys if key_name(k) == shown), None)):
                found.setdefault(command.id, key)
    return found


async def opened(run: Running, line: str) -> Input:
    """Put the cursor into a line of text by the keys in force, and return it."""
    await press(run, *LINES[line])
    box = run[0].focused
    assert isinstance(box, Input) and box.id == line
    return box


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("preset", PRESETS)
async def test_the_footer_of_a_line_of_text_names_keys_that_run_what_it_says(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, preset: str | None, line: str
) -> None:
    async with running(with_keys(desk, preset, desk__preview="f5", desk__undo="alt+z"), (250, 24)) as run:
        app, _pilot = run
        await press(run, "a")  # so that there is something to preview and undo
        box = await opened(run, line)
        names = told(app, screen_text(app).splitlines()[-1])
        assert {"desk.help", "desk.preview", "desk.undo"} <= names.keys()
        ran: list[str] = []
        monkeypatch.setattr(Commanded, "action_command", lambda _self, id: ran.append(id))
        for key in names.values():
            await press(run, key)
        assert ran == list(names) and box.value == ""


@pytest.mark.parametrize("preset", [None, "vim", "newsboat"])  # in emacs lists have ^v
async def test_a_key_of_the_text_itself_stays_its_own_and_the_footer_does_not_name_it(
    desk: Desk, preset: str | None
) -> None:
    async with running(with_keys(desk, preset, desk__preview="ctrl+v", desk__undo="alt+z")) as run:
        app, _pilot = run
        await press(run, "a")
        assert "^v preview" in screen_text(app)
        box = await opened(run, "search")
        assert "^v" not in screen_text(app).splitlines()[-1]
        app.copy_to_clipboard("云雀")
        await press(run, "ctrl+v")
        assert box.value == "云雀" and app.screen is app.desk_screen


async def test_a_letter_with_alt_is_a_command_or_nothing_but_no_letter(desk: Desk) -> None:
    async with running(with_keys(desk, desk__preview="alt+w")) as run:
        app, pilot = run
        await press(run, "a")
        box = await opened(run, "search")
        for letter in ("x", "云"):
            app.post_message(events.Key(f"alt+{letter}", letter))
        await settled(app, pilot)
        assert box.value == "云", "of an input method, right behind an Esc"
        app.post_message(events.Key("alt+w", "w"))
        await settled(app, pilot)
        assert box.value == "云" and app.screen is not app.desk_screen


async def test_in_a_draft_a_letter_with_alt_is_no_letter(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "L", "x")
        app.post_message(events.Key("alt+w", "w"))
        app.post_message(events.Key("y", "y"))
        await settled(app, pilot)
        text = getattr(app.focused, "text", "")
        assert text == "xy"


def help_lines(app: NewsroomApp) -> list[str]:
    assert isinstance(app.screen, HelpScreen)
    return [line_text(line) for line in app.screen.query_one(PageView).page.lines]


@pytest.mark.parametrize(
    ("line", "enter"),
    [("search", "Go to the list of what was found."), ("find-words", "Go on in the article")],
)
@pytest.mark.parametrize("preset", PRESETS)
async def test_help_from_a_line_of_text_names_no_letters_and_what_enter_does_there(
    desk: Desk, preset: str | None, line: str, enter: str
) -> None:
    async with running(with_keys(desk, preset)) as run:
        app, _pilot = run
        await opened(run, line)
        await press(run, "f1")
        lines = help_lines(app)
        assert lines[0] == "In this line" and lines[1].startswith(f"Enter         {enter}")
        key = "Alt+x" if preset in ("emacs", "vim") else "^p"
        end = next(n for n, line in enumerate(lines) if line.startswith(f"By name, with {key} ("))
        keys = [line[:14].split() for line in lines[1:end] if re.match(r"\S.* {2}", line)]
        named = {key for each in keys for key in each}
        assert named and not [key for key in named if len(key) == 1 or key in ("space", "^v")]
        assert [key for each in keys for key in each].count("Enter") == 1


@pytest.mark.parametrize(("pane", "key", "says"), [("3", "+", "entry"), ("2", "i", "picture")])
async def test_help_names_a_key_once_for_the_nearest_that_has_it(
    desk: Desk, pane: str, key: str, says: str
) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", pane, "question_mark")
        found = [line for line in help_lines(app) if line.startswith(f"{key} ")]
        assert len(found) == 1 and says in found[0]


async def test_help_from_a_draft_names_the_keys_that_go_to_other_entries_and_to_a_program(desk: Desk) -> None:
    async with running(with_keys(desk, editor__elsewhere="f9 ctrl+e")) as run:
        app, _pilot = run
        await press(run, "a", "L", "f1")
        named = {key for line in help_lines(app) for key in line[:14].split()}
        assert {"^PgDn", "^PgUp", "F9", "^e"} <= named and not {"=", "?", ":"} & named
