"""What comes too late, as what it is about has gone: a closed screen, a widget, the desk that ends."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual import events
from textual.css.query import NoMatches
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import WorkerFailed

from newsroom.desk import Desk
from tests.tui.conftest import press, running, settled, toasts


class _Reading(Screen[None]):
    """A screen that looks for a widget it has no more."""

    def look(self) -> Exception:
        try:
            self.query_one("#gone")
        except NoMatches as error:
            return error
        raise AssertionError


async def test_what_a_closed_screen_had_begun_is_no_failure(desk: Desk) -> None:
    async with running(desk) as (app, _pilot):
        closed = _Reading()
        await app.push_screen(closed)
        app.pop_screen()
        app._handle_exception(WorkerFailed(closed.look()))
        app._handle_exception(closed.look())
        assert app.is_running


async def test_what_a_screen_of_an_ending_app_had_begun_is_no_failure(desk: Desk) -> None:
    async with running(desk) as (app, _pilot):
        shown = _Reading()
        await app.push_screen(shown)
        app.exit()
        app._handle_exception(shown.look())


async def test_what_a_screen_had_begun_when_the_app_was_taken_down_is_no_failure(desk: Desk) -> None:
    async with running(desk) as (app, _pilot):
        shown = _Reading()
        await app.push_screen(shown)
        failure = shown.look()
    app._handle_exception(failure)
    assert app._exception is None


async def test_the_desk_goes_on_behind_a_message_that_came_too_late_for_what_it_is_about(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        gone = Static()
        await app.desk_screen.mount(gone)
        await gone.remove()
        for whose in (app, app.desk_screen, app.desk_screen.inbox):
            whose.call_later(lambda: gone.screen)
            await settled(app, pilot)
        await press(run, "j", "x")
        assert app.is_running and len(app.desk_screen.inbox.stories.ids) == 39
        # The loop that took it takes what comes behind it.
        taken: list[str] = []
        app.desk_screen.call_later(taken.append, "behind")
        await settled(app, pilot)
        assert taken == ["behind"]


async def test_what_the_terminal_says_as_the_desk_ends_is_no_failure(desk: Desk) -> None:
    async with running(desk) as (app, _pilot):
        pass
    for event in (events.AppBlur(), events.AppFocus(), events.Resize(Size(80, 24), Size(80, 24))):
        await app._dispatch_message(event)
    assert app._exception is None


async def test_what_an_open_screen_does_wrong_is_a_failure(desk: Desk) -> None:
    with pytest.raises(NoMatches):
        async with running(desk) as (app, _pilot):
            shown = _Reading()
            await app.push_screen(shown)
            app._handle_exception(shown.look())


async def test_a_command_whose_article_left_before_its_turn_says_so(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        reader = app.desk_screen.reader
        reader.view.show(replace(reader.view.page, links=("https://news.example/1",)))
        reader.action_command("reader.links")
        reader.loaded = None
        await settled(app, pilot)
        assert toasts(app) == ["There is no article here."]
        assert app.screen is app.desk_screen
