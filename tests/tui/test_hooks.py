"""Hooks on the desk: real processes, told as toasts, listed to be read again."""

from __future__ import annotations

import sys

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk
from newsroom.model import Hook, HookEvent
from tests.tui.conftest import press, running, screen_text, shows, toasts


def python(code: str, on: HookEvent) -> Hook:
    return Hook(on=on, run=(sys.executable, "-c", code))


def hooked(desk: Desk, *hooks: Hook) -> Desk:
    return replace(desk, settings=replace(desk.settings, hooks=hooks))


async def test_a_pick_runs_its_hook_and_its_last_words_are_told(desk: Desk) -> None:
    code = "import json, sys; print('先'); print('选了第', json.load(sys.stdin)['picks'][0]['number'], '条')"
    async with running(hooked(desk, python(code, "pick"))) as (app, pilot):
        await press((app, pilot), "a")
        assert any("it succeeded\n选了第 1 条" in note for note in toasts(app))


async def test_an_export_stays_when_its_hook_fails_and_all_it_printed_can_be_read(desk: Desk) -> None:
    code = r"print('第一行'); print('\x1b[2J第二行'); raise SystemExit(5)"
    async with running(hooked(desk, python(code, "export"))) as (app, pilot):
        await press((app, pilot), "a", "E", "E", "y")
        assert app.book.head is not None and app.book.head.exported is not None
        assert any("exit code 5\n" in note for note in toasts(app))
        app.clear_notifications()
        await press((app, pilot), "escape")
        await press((app, pilot), "colon", *"hooks", "enter")
        # How it ended stands above; where its line breaks depends on the length of the path of Python.
        assert await shows((app, pilot), "第一行", "第二行"), app.screen
        assert "\x1b" not in screen_text(app)
        await press((app, pilot), "escape")
        assert "第一行" not in screen_text(app)


async def test_what_goes_wrong_before_a_hook_runs_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> None:
        raise RuntimeError("no thread\x1b[2J")

    monkeypatch.setattr("newsroom.desk.hooks.after_pick", fails)
    async with running(hooked(desk, python("", "pick"))) as (app, pilot):
        await press((app, pilot), "a")
        [told] = [each for each in toasts(app) if "no thread" in each]
        assert "could not be run" in told and "\x1b" not in told


async def test_without_hooks_there_is_nothing_to_show(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press((app, pilot), "a", "colon", *"hooks", "enter")
        assert not app.hook_runs and "succeeded" not in screen_text(app)


async def test_a_slow_hook_does_not_keep_the_desk_from_closing(desk: Desk) -> None:
    hook = Hook(on="pick", run=("tail", "-f", "/dev/null"), timeout=2)
    async with running(hooked(desk, hook)) as (app, pilot):
        await pilot.press("a")
        await pilot.press("q")
    assert app.return_code == 0
