"""The tour of the sample newsroom: it goes on by what is done, and leads where that can be done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from newsroom.desk import Desk, open_desk
from newsroom.desk.sample import SETTINGS, make_sample
from newsroom.settings import paths
from newsroom.settings.config import load
from newsroom.settings.language import use_language
from newsroom.tui import tour
from newsroom.tui.app import NewsroomApp
from tests.tui.conftest import NOW, Running, press, screen_text, settled, toasts, until


@pytest.fixture(autouse=True)
def _never_toured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever ended a tour before, it was not here."""
    monkeypatch.setattr(paths, "state_folder", lambda: tmp_path / "state")


@asynccontextmanager
async def touring(desk: Desk, size: tuple[int, int], *, shown: bool = False) -> AsyncIterator[Running]:
    """Run the desk on the sample newsroom with the tour at its first step."""
    app = NewsroomApp(desk, sample=True)
    async with app.run_test(size=size, notifications=shown) as pilot:
        await settled(app, pilot)
        tour.begin(app)
        await settled(app, pilot)
        yield app, pilot


async def test_the_tour_goes_on_by_doing_and_does_not_come_back(desk: Desk) -> None:
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


@pytest.mark.parametrize(("size", "words"), [((80, 24), "reads the one"), ((120, 40), "the reader follows")])
async def test_the_first_step_promises_no_reader_where_none_is_beside(
    desk: Desk, size: tuple[int, int], words: str
) -> None:
    async with touring(desk, size) as (app, _pilot):
        assert words in screen_text(app)


async def test_where_no_reader_is_beside_the_first_step_is_over_as_a_story_is_read(desk: Desk) -> None:
    async with touring(desk, (80, 24)) as run:
        app, _pilot = run
        await press(run, "j", "j")
        assert "Tour 1/9" in screen_text(app)
        await press(run, "enter")
        assert "Tour 2/9" in screen_text(app)


async def test_nothing_lies_over_the_help_that_the_tour_ends_with(desk: Desk) -> None:
    async with touring(desk, (120, 40)) as run:
        app, _pilot = run
        assert app.tour is not None
        for step in tour.STEPS[:-1]:
            app.tour(step.commands[0], app.desk_screen.inbox.stories)
        await settled(*run)
        await press(run, "question_mark")
        assert app.tour is None and app.screen is not app.desk_screen
        assert toasts(app) == []


async def test_a_pick_that_takes_out_is_not_the_step_of_the_tour(desk: Desk) -> None:
    async with touring(desk, (120, 40)) as (app, pilot):
        told, app.tour = app.tour, None
        await press((app, pilot), "a")
        app.tour = told  # what is picked was so before the tour
        await press((app, pilot), "j", "space", "g", "a")
        assert "Taken out" in toasts(app)[-1] and "Tour 3/9" in screen_text(app)
        await press((app, pilot), "a")
        assert "Tour 4/9" in screen_text(app)


async def test_only_moving_in_the_stories_is_the_first_step_of_the_tour(desk: Desk) -> None:
    async with touring(desk, (160, 45)) as run:
        app, _pilot = run
        for elsewhere in (("F", "j", "escape"), ("f", "j", "escape"), ("3", "j", "1")):
            await press(run, *elsewhere)
            assert app.screen is app.desk_screen
            assert "Tour 1/9" in screen_text(app), elsewhere
        await press(run, "j")
        assert "Tour 2/9" in screen_text(app)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_step_of_the_tour_tells_how_to_end_it_however_narrow_the_desk(
    desk: Desk, language: str
) -> None:
    use_language(language)
    end = {"en": "(F10 ends the tour)", "zh": "(F10 结束导览)"}[language]
    async with touring(desk, (80, 24)) as (app, pilot):
        for number, step in enumerate(tour.STEPS, 1):
            text = "".join(line.strip() for line in screen_text(app).splitlines()[-4:])
            assert f"{number}/{len(tour.STEPS)}" in text
            assert end.replace(" ", "") in text.replace(" ", "")
            assert app.tour is not None
            app.tour(step.done_by(alone=True)[0], app.desk_screen.inbox.stories)
            await settled(app, pilot)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [44, 60, 73, 80])
async def test_how_the_tour_ends_is_never_broken(desk: Desk, language: str, width: int) -> None:
    use_language(language)
    end = {"en": "(F10 ends the tour)", "zh": "(F10 结束导览)"}[language]
    async with touring(desk, (width, 24)) as (app, pilot):
        for step in tour.STEPS:
            assert any(end in line for line in screen_text(app).splitlines()[-5:])
            assert app.tour is not None
            app.tour(step.done_by(alone=True)[0], app.desk_screen.inbox.stories)
            await settled(app, pilot)


@pytest.mark.parametrize("size", [(80, 24), (50, 20), (160, 45)])
async def test_toasts_do_not_lie_over_the_step_of_the_tour(desk: Desk, size: tuple[int, int]) -> None:
    async with touring(desk, size, shown=True) as run:
        app, _pilot = run
        await press(run, "j", "a", "u")
        step = app.screen.query_one(tour.TourBar).region
        shown = [each.region for each in app.screen.query("Toast")]
        assert shown and step and all(each.bottom <= step.y for each in shown)
        app.notify("stays", timeout=600, markup=False)
        await press(run, "f10", "a")
        edge = size[1] - 1
        await until(
            run, lambda: max((each.region.bottom for each in app.screen.query("Toast")), default=0) == edge
        )


async def test_in_the_sample_the_tour_leads_to_a_story_that_can_be_picked(tmp_path: Path) -> None:
    database = make_sample(tmp_path, NOW)
    with open_desk(load(tmp_path / SETTINGS), database, now=lambda: NOW) as desk:
        async with touring(desk, (160, 45)) as run:
            app, _pilot = run
            await press(run, "j", "space", "a")
            assert "Tour 4/9" in screen_text(app)
            assert not [said for said in toasts(app) if "Taken out" in said]


async def test_what_was_done_before_its_step_is_not_asked_for_again(desk: Desk) -> None:
    async with touring(desk, (160, 45)) as run:
        app, _pilot = run
        await press(run, "j", "space", "a")
        assert "Tour 4/9" in screen_text(app)
        await press(run, "3", "e", "escape", "c", "escape")
        assert "Tour 4/9" in screen_text(app)
        await press(run, "u")
        assert "Tour 8/9" in screen_text(app)


async def test_undo_and_help_count_in_their_turn_only(desk: Desk) -> None:
    async with touring(desk, (160, 45)) as run:
        app, _pilot = run
        await press(run, "u", "question_mark", "escape", "j", "space", "a")
        assert "Tour 4/9" in screen_text(app)
