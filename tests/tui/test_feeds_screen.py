from __future__ import annotations

from datetime import timedelta

import pytest
from textual.strip import Strip
from textual.widgets import Input

from newsroom.desk import Desk
from newsroom.desk.standing import STATES, standings
from newsroom.tui.app import NewsroomApp
from newsroom.tui.screens.feedlist import FeedsScreen
from newsroom.tui.signs import FULL, PLAIN, Signs
from newsroom.tui.widgets.feedlist import FeedList
from tests.tui.conftest import NOW, press, running, screen_text, settled


@pytest.fixture
def failing(desk: Desk) -> Desk:
    """A desk whose second feed is failing."""
    desk.store.polls.unchanged(1, NOW, None, NOW + timedelta(hours=1))
    reason = "b.example.com has nothing at this address (HTTP 404); the feed may have moved"
    desk.store.polls.failed(2, NOW, reason, NOW + timedelta(hours=1))
    return desk


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_a_failing_feed_stands_first_with_its_reason_and_what_to_do(
    failing: Desk, size: tuple[int, int]
) -> None:
    async with running(failing, size) as here:
        app, _pilot = here
        assert "⊗ 1 feed failing" in screen_text(app)
        await press(here, "F")
        text = " ".join(screen_text(app).split())
        assert text.index("潮汐网") < text.index("星河科技")
        assert "nothing at this address" in text
        assert "Look on its site" in text
        await press(here, "escape")
        assert app.screen is app.desk_screen


async def test_the_masthead_takes_the_colours_and_the_width_that_the_desk_changes_to(failing: Desk) -> None:
    async with running(failing, (120, 40)) as (app, pilot):
        app.theme_names()
        app.theme = "newsprint"
        await settled(app, pilot)
        [ground] = {segment.style.bgcolor for segment in masthead(app) if segment.style}
        assert ground is not None and max(ground.get_truecolor()) > 200, "paper, behind the sign too"
        await pilot.resize_terminal(40, 24)
        await settled(app, pilot)
        assert "⊗ 1 feed failing" in "".join(segment.text for segment in masthead(app))


def masthead(app: NewsroomApp) -> Strip:
    """Return the line above the panes as it is drawn."""
    return app.screen._compositor.render_strips()[0]


async def test_the_columns_are_named_where_they_stand_though_the_terminal_changes_below_a_box(
    failing: Desk,
) -> None:
    async with running(failing, (160, 45)) as run:
        app, pilot = run
        await press(run, "F", "e")
        await pilot.resize_terminal(110, 40)
        await settled(app, pilot)
        assert "/week picked" in screen_text(app)
        await press(run, "escape", "slash", *"潮")
        lines = screen_text(app).splitlines()
        at = next(n for n, line in enumerate(lines) if "/week" in line)
        assert "潮" in lines[at - 1] and "潮汐网" in lines[at + 1]


async def test_a_feed_is_paused_removed_and_brought_back_by_keys(failing: Desk) -> None:
    async with running(failing) as here:
        await press(here, "F", "p")
        assert failing.store.feeds.all()[1].paused is not None
        await press(here, "u")
        assert failing.store.feeds.all()[1].paused is None
        await press(here, "d")
        assert [feed.id for feed in failing.store.feeds.all()] == [1]
        await press(here, "u")
        assert [feed.id for feed in failing.store.feeds.all()] == [1, 2]
        assert standings(failing)[1].figures.articles == 10


async def test_a_feed_is_edited_in_a_form(failing: Desk) -> None:
    async with running(failing) as here:
        app, _pilot = here
        await press(here, "F", "e")
        app.screen.query_one("#tags", Input).value = "港口，机器人"
        app.screen.query_one("#interval", Input).value = "soon"
        await press(here, "ctrl+s")
        assert "The interval is minutes" in screen_text(app)
        app.screen.query_one("#interval", Input).value = "90"
        app.screen.query_one("#full_text", Input).value = "on"
        await press(here, "ctrl+s")
        feed = failing.store.feeds.get(2)
        assert feed is not None
        assert (feed.tags, feed.interval, feed.full_text) == (("港口", "机器人"), 90, True)
        assert (feed.title, feed.url) == ("潮汐网", "https://b.example.com/rss")


async def test_the_list_is_sorted_narrowed_and_leads_to_the_articles(failing: Desk) -> None:
    async with running(failing) as here:
        app, _pilot = here
        await press(here, "F", "slash", "星", "enter")
        screen = app.screen
        assert isinstance(screen, FeedsScreen)
        assert [each.feed.id for each in screen.lines.items] == [1]
        await press(here, "escape", "s")
        assert [each.feed.id for each in screen.lines.items] == [1, 2]
        await press(here, "enter")
        assert app.desk_screen.inbox.view.feeds == (1,)
        assert len(app.desk_screen.inbox.stories.ids) == 30


async def test_on_a_tiny_screen_the_feeds_themselves_are_seen(failing: Desk) -> None:
    async with running(failing, (30, 8)) as here:
        await press(here, "F")
        text = screen_text(here[0])
        assert "潮汐网" in text and "星河科技" in text


async def test_an_empty_list_of_feeds_says_why_it_is_empty(desk: Desk, empty_desk: Desk) -> None:
    async with running(empty_desk, (80, 24)) as run:
        await press(run, "F")
        assert "There are no feeds yet; + adds one." in screen_text(run[0])
    async with running(desk, (80, 24)) as run:
        await press(run, "F", "slash", *"none")
        assert "No feed has these words." in screen_text(run[0])


@pytest.mark.parametrize("signs", [FULL, PLAIN])
async def test_a_sign_means_one_thing_wherever_it_stands(
    failing: Desk, monkeypatch: pytest.MonkeyPatch, signs: Signs
) -> None:
    monkeypatch.setattr("newsroom.tui.context.signs_for", lambda *_about: signs)
    async with running(failing) as run:
        app, _pilot = run
        assert f"{signs.failing} 1 feed failing" in screen_text(app).splitlines()[0]
        await press(run, "a", "D")
        assert [line for line in screen_text(app).splitlines() if f" {signs.open} " in line]
        await press(run, "escape", "f")
        (line,) = (
            line
            for line in screen_text(app).splitlines()
            if f"{signs.failing} b.example.com has nothing" in line
        )
        assert "潮汐网" in line
        await press(run, "escape", "F")
        assert f" {signs.failing} 潮汐网" in screen_text(app)
        await press(run, "escape", "question_mark", "G")
        (line,) = (line for line in screen_text(app).splitlines() if "last fetch failed" in line)
        assert f" {signs.failing}  " in line


def test_the_sign_of_a_feed_is_that_of_its_state_and_means_nothing_else() -> None:
    feeds = FeedList(signs=PLAIN)
    drawn = {state: feeds._sign(state)[0] for state in STATES}
    assert drawn == {state: " " if state == "well" else getattr(PLAIN, state) for state in STATES}
