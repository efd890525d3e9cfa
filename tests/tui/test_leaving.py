"""The desk can be left at any time: what is written is waited for, and nothing else."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from types import ModuleType
from typing import NoReturn

import pytest
from textual.app import App
from textual.widgets import Input

from newsroom.desk import Desk, composing, reconciling
from newsroom.issues import parse
from newsroom.store import DiskFull
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.clipping import ClipScreen, Pasted, clip
from newsroom.tui.screens.dialogs import ChoiceScreen
from newsroom.tui.screens.keys import choose_keymap
from newsroom.tui.screens.rescue import LeaveScreen
from newsroom.tui.screens.selectors import SelectorScreen
from newsroom.tui.screens.waiting import WaitingScreen
from newsroom.tui.widgets.texts import is_text
from tests.tui.conftest import Running, press, running, settled, toasts, until


class Silent:
    """Is asked, and never answers."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.kept_up = True
        """The program would wait for the thread that asks."""

    async def __call__(self, *_arguments: object, **_more: object) -> NoReturn:
        self.kept_up = not threading.current_thread().daemon
        self.asked.set()
        await asyncio.Event().wait()
        raise AssertionError


async def ends(run: Running) -> None:
    """Leave by Ctrl+Q, and wait until the desk does end."""
    await run[1].press("ctrl+q")
    await until(run, lambda: run[0]._exit)


async def test_a_box_that_a_command_waits_for_does_not_keep_one_from_leaving(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        run_guarded(app.desk_screen, choose_keymap, app)
        await until(run, lambda: isinstance(app.screen, ChoiceScreen))
        await ends(run)


async def test_a_box_that_comes_while_one_leaves_is_not_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(desk) as run:
        app, pilot = run
        go_on = asyncio.Event()

        async def late() -> None:
            await go_on.wait()
            await choose_keymap(app)

        monkeypatch.setattr("newsroom.tui.app.LEAVE_PAUSE", 0.01)
        run_guarded(app.desk_screen, late)
        await pilot.press("ctrl+q")
        await until(run, lambda: bool(toasts(app)))
        assert toasts(app) == ["The desk closes as soon as what is under way is done."]
        assert not app._exit
        go_on.set()
        await until(run, lambda: app._exit)


async def test_a_server_that_is_asked_for_feeds_is_not_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = Silent()
    monkeypatch.setattr("newsroom.desk.discovering.discover", silent)
    async with running(desk) as run:
        app, pilot = run
        await press(run, "plus")
        app.screen.query_one("#answer", Input).value = "https://c.example.com/"
        await pilot.press("enter")
        await until(run, silent.asked.is_set)
        assert isinstance(app.screen, WaitingScreen)
        await ends(run)
        assert not silent.kept_up


async def test_a_page_that_is_clipped_is_not_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = Silent()
    monkeypatch.setattr("newsroom.desk.clipping.load", silent)
    async with running(desk) as run:
        app, pilot = run
        clip(app.desk_screen)
        await until(run, lambda: isinstance(app.screen, ClipScreen))
        await settled(app, pilot)
        app.screen.query_one(Pasted).text = "https://c.example.com/page"
        await pilot.press("ctrl+s")
        await until(run, silent.asked.is_set)
        await ends(run)
        assert not silent.kept_up


async def test_a_page_that_selectors_are_tried_on_is_not_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = Silent()
    monkeypatch.setattr("newsroom.desk.without_feed.Page.attempt", silent)
    async with running(desk) as run:
        app, _pilot = run
        app.push_screen(SelectorScreen(desk, "https://c.example.com/"))
        await until(run, lambda: isinstance(app.screen, SelectorScreen) and bool(app.screen.query("#item")))
        app.screen.query_one("#item", Input).value = "article"
        await until(run, silent.asked.is_set)
        await ends(run)
        assert not silent.kept_up


async def test_a_command_that_writes_is_waited_for_though_another_failed(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        go_on, done = asyncio.Event(), list[str]()

        async def broken() -> None:
            raise DiskFull("the disk is full")

        async def writes() -> None:
            await go_on.wait()
            done.append("written")

        for work in (broken, writes):
            run_guarded(app.desk_screen, work)
        await pilot.press("ctrl+q", "ctrl+q")
        await pilot.pause()
        assert not app._exit
        go_on.set()
        await until(run, lambda: app._exit)
        assert done


async def test_what_is_typed_while_the_desk_is_left_is_written_too(desk: Desk) -> None:
    composing.start(desk)
    async with running(desk) as run:
        app, pilot = run
        await press(run, "L", "甲")
        go_on = asyncio.Event()

        async def publishes() -> None:
            await go_on.wait()

        run_guarded(app.desk_screen, publishes)
        await pilot.press("ctrl+q", "乙", "丙")
        go_on.set()
        await until(run, lambda: app._exit)
    assert composing.opened(desk).issue.lead == "甲乙丙"


async def test_who_leaves_twice_with_something_unsaved_is_asked_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> NoReturn:
        raise DiskFull("the disk is full")

    async with running(desk) as run:
        app, _pilot = run
        app.book.retries = (60.0,)
        await press(run, "a", "3")
        with monkeypatch.context() as broken:
            broken.setattr(reconciling, "write", full)
            await press(run, "L", "甲", "ctrl+q", "ctrl+q", "ctrl+q")
            assert [type(each) for each in app.screen_stack].count(LeaveScreen) == 1
            [file] = desk.store.path.parent.glob("newsroom-rescue-*.md")
            assert parse(file.read_text(encoding="utf-8")).lead == "甲"
            await press(run, "y")
            assert app._exit


def test_a_module_that_a_thread_is_importing_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "textual.widgets._text_area"
    monkeypatch.setitem(sys.modules, name, ModuleType(name))
    assert is_text(Input())
    assert not is_text(None)


async def test_a_database_that_was_spoilt_is_noticed_before_one_leaves(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        app.book.retries = (60.0,)
        await press(run, "a", "L", "甲", "escape")
        for file in desk.store.path.parent.glob(desk.store.path.name + "*"):
            if not file.name.endswith("-shm"):
                os.truncate(file, 0)
        await press(run, "ctrl+q")
        assert isinstance(app.screen, LeaveScreen)
        [file] = desk.store.path.parent.glob("newsroom-rescue-*.md")
        assert parse(file.read_text(encoding="utf-8")).lead == "甲"
        await press(run, "y")
        assert app._exit


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGHUP")
async def test_nothing_is_painted_once_the_terminal_has_gone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[object] = []
    raised: list[int] = []
    async with running(desk) as (app, pilot):
        monkeypatch.setattr(App, "_display", lambda _app, _screen, what: painted.append(what))
        monkeypatch.setattr(signal, "raise_signal", raised.append)
        before = signal.getsignal(signal.SIGHUP)
        await press((app, pilot), "j")
        assert painted
        await app._hang_up()
        signal.signal(signal.SIGHUP, before)
        painted.clear()
        app.screen.refresh(layout=True)
        await press((app, pilot), "j")
        assert raised == [signal.SIGHUP]
        assert not painted
