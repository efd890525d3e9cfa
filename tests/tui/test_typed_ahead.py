"""What is typed at once behind a key goes to what that key opens, and to nothing before it."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input
from textual.worker import WorkerError

from newsroom.desk import Desk, composing, documents
from newsroom.model import View
from newsroom.tui import typeahead
from newsroom.tui.app import NewsroomApp
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen
from newsroom.tui.screens.editor import EditorScreen
from newsroom.tui.screens.palette import Palette
from newsroom.tui.widgets.draft import Draft
from tests.tui.conftest import press, running
from tests.tui.conftest import settled as all_done


async def settled(app: NewsroomApp, pilot: Pilot[str]) -> None:
    with suppress(WorkerError):  # the palette looks anew with every letter, and ends the look before
        await all_done(app, pilot)
    await all_done(app, pilot)


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine, keys wait for what those before them open."""
    monkeypatch.setattr(typeahead, "PATIENCE", 30.0)
    monkeypatch.setattr(typeahead, "SHORT_PATIENCE", 30.0)


KEYS = {"/": "slash", ":": "colon", "+": "plus"}


def type_at_once(app: NewsroomApp, *typed: str) -> None:
    for each in typed:
        app.post_message(events.Key(KEYS.get(each, each), each if len(each) == 1 else None))


@pytest.mark.parametrize("opening", [("/",), ("D", "/"), ("f", "/"), (":",), ("F", "/"), ("+",)])
@pytest.mark.parametrize("pauses", [0, 1, 3, 8])
async def test_letters_behind_the_key_that_opens_a_box_stand_in_it(
    desk: Desk, opening: tuple[str, ...], pauses: int
) -> None:
    async with running(desk) as run:
        app, pilot = run
        for each in (*opening, *"xxdsaiq"):
            type_at_once(app, each)
            for _turn in range(pauses):
                await asyncio.sleep(0)
        await settled(app, pilot)
        assert isinstance(app.focused, Input) and app.focused.value == "xxdsaiq"
    assert len(desk.store.inbox.ids(View())) == 40 and not desk.store.inbox.ids(View(starred=True))


async def test_what_is_typed_before_the_desk_stands_waits_for_it(desk: Desk, empty_desk: Desk) -> None:
    for each in (desk, empty_desk):
        app = NewsroomApp(each)
        type_at_once(app, "/", *"is:xxfoo")
        async with app.run_test() as pilot:
            type_at_once(app, *"ix")
            await settled(app, pilot)
            assert app.screen is app.desk_screen and app.desk_screen.inbox.search.value == "is:xxfooix"
    assert len(desk.store.inbox.ids(View())) == 40


@pytest.mark.parametrize("pauses", [0, 1, 2, 5])
async def test_keys_behind_enter_are_for_what_it_leads_to(desk: Desk, pauses: int) -> None:
    async with running(desk) as run:
        app, pilot = run
        inbox = app.desk_screen.inbox
        for each in ("/", *"33x", "backspace", "enter", "j", "s"):
            type_at_once(app, each)
            for _turn in range(pauses):
                await asyncio.sleep(0)
        await settled(app, pilot)
        assert inbox.search.value == "33" and app.focused is inbox.stories
        assert len(desk.store.inbox.ids(View(starred=True))) == 1
        for each in ("/", *"4", "escape", "s"):
            type_at_once(app, each)
        await settled(app, pilot)
        assert not inbox.searching and app.focused is inbox.stories


@pytest.mark.parametrize("pauses", [0, 1, 2, 5, 20])
async def test_enter_runs_the_command_that_was_typed_before_its_list_has_come(
    desk: Desk, pauses: int
) -> None:
    async with running(desk) as run:
        app, pilot = run
        for each in (":", *"desk.zoom", "enter", "j", "s"):
            type_at_once(app, each)
            for _turn in range(pauses):
                await asyncio.sleep(0)
        await settled(app, pilot)
        assert app.screen is app.desk_screen and len(app.desk_screen.shown()) == 1
        assert desk.store.inbox.ids(View(starred=True)) == desk.store.inbox.ids(View())[1:2]


@pytest.mark.parametrize("pauses", [0, 1, 2, 5])
async def test_letters_behind_a_key_that_opens_a_box_out_of_a_text_are_for_the_box(
    desk: Desk, pauses: int
) -> None:
    documents.start(desk, "deep", title="潮汐")
    async with running(desk) as run:
        app, pilot = run
        await press(run, "3", "j", "e")
        for each in ("a", "ctrl+g", "/", *"xj"):
            type_at_once(app, each)
            for _turn in range(pauses):
                await asyncio.sleep(0)
        await settled(app, pilot)
        assert isinstance(app.focused, Input) and app.focused.value == "xj"
        await press(run, "escape")
        assert isinstance(app.screen, EditorScreen)
        assert app.screen.query_one("#section", Draft).text.splitlines()[-1] == "a"


@pytest.mark.parametrize("pauses", [0, 1, 2, 5])
async def test_keys_behind_help_in_a_text_are_for_the_help(desk: Desk, pauses: int) -> None:
    composing.start(desk)
    async with running(desk) as run:
        app, pilot = run
        await press(run, "L")
        for each in ("a", "f1", "escape", "b"):
            type_at_once(app, each)
            for _turn in range(pauses):
                await asyncio.sleep(0)
        await settled(app, pilot)
        assert isinstance(app.screen, EditorScreen)
        assert app.screen.query_one("#lead", Draft).text == "ab"


async def test_letters_behind_the_key_to_find_in_an_article_are_looked_for(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "enter")
        type_at_once(app, "/", *"xdjk")
        await settled(app, pilot)
        assert isinstance(app.focused, Input) and app.focused.value == "xdjk"


async def test_a_key_that_was_no_command_in_a_text_is_none_in_what_opens_behind_it(desk: Desk) -> None:
    composing.start(desk)
    async with running(desk) as run:
        app, pilot = run
        await press(run, "C")
        late = events.Key("ctrl+home", None)
        app.screen.action_command("desk.palette")  # type: ignore[attr-defined]
        assert isinstance(app.screen, Palette) and not app.screen.query("*")
        late._set_forwarded()
        await app.on_event(late)
        await settled(app, pilot)
        assert isinstance(app.screen, Palette)


async def test_enter_in_a_line_that_a_list_came_over_waits_until_the_list_stands(desk: Desk) -> None:
    chosen: list[str | None] = []
    async with running(desk) as run:
        app, pilot = run
        await press(run, "plus")
        box = app.focused
        assert isinstance(box, Input)
        turn = app.typed_ahead.take_turn()
        app.push_screen(ChoiceScreen("list", [Choice("first", "the first")]), chosen.append)
        await app._run_in_box(box, events.Key("enter", "\r"), turn)  # as it was on its way
        await settled(app, pilot)
        assert chosen == ["first"]


async def test_keys_that_were_held_when_the_desk_ended_are_let_go_to_nothing(desk: Desk) -> None:
    async with running(desk) as (app, _pilot):
        turn = app.typed_ahead.take_turn()
        await app.on_event(events.Key("x", "x"))
    # Textual takes the screens away first, and ends its loop only then.
    await app.on_turn_over(typeahead.TurnOver(turn))
    await app.on_event(events.Key("x", "x"))
    await app.on_event(events.Paste("words"))
    assert not app.typed_ahead.holding and len(desk.store.inbox.ids(View())) == 40
