"""In a terminal that draws characters of ambiguous width wide, everything is measured so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace
from rich import cells, segment
from textual.scrollbar import ScrollBarRender
from wcwidth import wcswidth

from newsroom.desk import Desk, documents
from newsroom.settings.language import use_language
from newsroom.text.cells import cell_width, use_ambiguous
from newsroom.tui.app import NewsroomApp
from newsroom.tui.screens.events import EventsScreen
from newsroom.tui.wide import measure_wide
from tests.tui.conftest import press, running, screen_text, settled


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # Put back afterwards what is replaced for good in a run of the program.
    for module, name in (
        (cells, "load_cell_table"),
        (cells, "_is_single_cell_widths"),
        (segment, "_is_single_cell_widths"),
        (ScrollBarRender, "VERTICAL_BARS"),
        (ScrollBarRender, "HORIZONTAL_BARS"),
    ):
        monkeypatch.setattr(module, name, getattr(module, name))
    measure_wide()
    yield
    monkeypatch.undo()
    use_ambiguous(1)
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()


@pytest.mark.usefixtures("wide")
def test_rich_and_we_measure_alike() -> None:
    for text in ("“甲”——乙……", "①°±×", "abc", "─│", "e\u0301", "🙂"):
        assert cells.cell_len(text) == cell_width(text) == wcswidth(text, ambiguous_width=2)


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("a",),
        ("2",),
        ("a", "3", "e"),
        ("question_mark",),
        ("F",),
        ("c",),
        ("plus",),
        ("colon",),
        ("colon", *"ww"),
    ],
)
async def test_no_line_of_the_screen_is_wider_than_the_terminal(
    desk: Desk, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    use_language("zh")
    desk = replace(desk, settings=replace(desk.settings, ambiguous_width=2))
    async with running(desk, size) as run:
        app, _pilot = run
        await press(run, *keys)
        assert widths(app) == {size[0]}


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_lists_of_events_and_messages_have_frames_of_letters(desk: Desk, size: tuple[int, int]) -> None:
    use_language("zh")
    desk = replace(desk, settings=replace(desk.settings, ambiguous_width=2))
    documents.start(desk, "monthly", date(2026, 7, 1))
    app = NewsroomApp(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(app, pilot)
        await press((app, pilot), "3", "m")
        assert isinstance(app.screen, EventsScreen)
        for severity in ("information", "warning", "error"):
            app.notify(f"甲{severity}", severity=severity, timeout=600)
        await settled(app, pilot)
        assert screen_text(app).count("甲") == 3
        assert widths(app) == {size[0]}


def widths(app: NewsroomApp) -> set[int]:
    """The columns that the lines of the screen take in such a terminal."""
    return {
        wcswidth("".join(piece.text for piece in strip), ambiguous_width=2)
        for strip in app.screen._compositor.render_strips()
    }
