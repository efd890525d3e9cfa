"""The list of commands on every screen: what can be run there, by the keys that run it there."""

from __future__ import annotations

import pytest
from textual.command import CommandList

from newsroom.desk import Desk
from newsroom.tui.app import NewsroomApp
from newsroom.tui.screens.editor import EditorScreen
from newsroom.tui.screens.findings import FindingsScreen
from newsroom.tui.screens.help import HelpScreen
from newsroom.tui.screens.themes import _Themes
from tests.tui.conftest import press, running, send, until

PROGRAM = {"theme", "keymap", "change keys", "compact", "learn spellings", "quit at once"}
"""What is about the whole program."""


def listed(app: NewsroomApp) -> dict[str, str]:
    """Return the names that the palette lists, each with the keys behind it."""
    options = app.screen.query_one(CommandList)._options
    lines = [str(each.prompt).splitlines()[0].partition("   ") for each in options]
    return {name.strip(): keys.strip() for name, _between, keys in lines}


@pytest.mark.parametrize("way", ["c", "p", "F", "T", "B"])
async def test_screens_over_the_desk_offer_what_is_about_the_whole_program(desk: Desk, way: str) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", way)
        assert app.screen is not app.desk_screen
        await press(run, "ctrl+p")
        await until(run, lambda: set(listed(app)) >= PROGRAM)
        assert "zoom" not in listed(app)


async def test_the_theme_is_chosen_from_the_check(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "c")
        assert isinstance(app.screen, FindingsScreen)
        await press(run, "colon")
        await send(pilot, *"desk.theme")
        await until(run, lambda: list(listed(app)) == ["theme"])
        await press(run, "enter")
        assert isinstance(app.screen, _Themes)
        await press(run, "j", "enter")
        assert isinstance(app.screen, FindingsScreen)
        assert desk.settings.file.read_text().count("theme =") == 1


async def test_a_box_offers_its_own_commands_alone(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "question_mark", "ctrl+p")
        assert isinstance(app.screen_stack[-2], HelpScreen)
        await until(run, lambda: "close" in listed(app))
        assert not PROGRAM & set(listed(app))


async def test_over_a_text_no_command_is_listed_by_a_key_that_types_a_letter(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "3", "j", "e")
        assert isinstance(app.screen, EditorScreen)
        await press(run, "ctrl+p")
        await until(run, lambda: "help" in listed(app))
        assert listed(app)["help"] == "F1"  # not the question mark
        assert not [keys for keys in listed(app).values() for key in keys.split() if len(key) == 1]


async def test_a_key_that_a_nearer_place_has_is_not_told_of_another(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "colon")
        await until(run, lambda: listed(app).get("zoom") == "z" and "stop fetching" not in listed(app))
