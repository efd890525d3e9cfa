"""Every screen in the smallest of windows, and back: nothing crashes, and it stands there as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.desk import Desk
from newsroom.desk.composing import start
from newsroom.tui.app import NewsroomApp
from tests.chaos.effort import LONG
from tests.chaos.walking import WAYS, furnish, harmless, rest, walk
from tests.tui.conftest import screen_text

SIZE = (120, 40)
SMALLEST = ((1, 1), (20, 5), (1, 40), (200, 1), (2, 2))
PLACES = tuple(WAYS) if LONG else ("reader", "editor", "findings", "publishing", "palette")


@pytest.mark.parametrize("place", PLACES)
async def test_a_window_made_as_small_as_can_be_and_large_again(
    desk: Desk, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harmless(desk, tmp_path, monkeypatch)
    furnish(desk)
    start(desk)
    app = NewsroomApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await rest(app, pilot)
        await walk(app, pilot, WAYS[place])
        await rest(app, pilot)
        screen, before = app.screen, screen_text(app)
        for size in SMALLEST:
            await pilot.resize_terminal(*size)
            await rest(app, pilot)
            assert app.size == size and app.screen is screen
            # Keys that change nothing; in jump mode any key ends it.
            await walk(app, pilot, () if place == "jump" else ("down", "up"))
        await pilot.resize_terminal(*SIZE)
        await rest(app, pilot)
        assert app.screen is screen
        assert screen_text(app) == before
