"""What a key has drawn anew of a text that is written: what looks otherwise, and no more."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from newsroom.model import Finding, Severity
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.marks import Mark

LONG = "潮汐实验室发布新模型，上下文扩展到100万词元（此前是20万），价格不变。" * 6
KEYS = (
    *(
        "a",
        "left",
        "left",
        "b",
        "backspace",
        "shift+left",
        "shift+left",
        "c",
        "up",
        "up",
        "d",
        "delete",
        "enter",
        "e",
    ),
    *(
        "ctrl+z",
        "ctrl+z",
        "ctrl+y",
        "home",
        "f",
        "shift+down",
        "shift+down",
        "backspace",
        "end",
        "g",
        "ctrl+z",
    ),
)


class Counted(Draft):
    """A draft that counts which lines it draws."""

    drawn: set[int]

    def render_line(self, y: int) -> Strip:
        self.drawn.add(y)
        return super().render_line(y)


@asynccontextmanager
async def writing(text: str) -> AsyncIterator[tuple[Counted, Pilot[None]]]:
    class Page(App[None]):
        CSS = "Counted { border: round; height: 14; & .draft--error { background: red; } }"

        def compose(self) -> ComposeResult:
            draft = Counted(text, single=False)
            draft.drawn = set()
            yield draft

    app = Page()
    async with app.run_test(size=(44, 16)) as pilot:
        draft = app.query_one(Counted)
        draft.cursor_blink = False
        draft.focus()
        draft.move_cursor(draft.document.end)
        await pilot.pause()
        draft.drawn.clear()
        yield draft, pilot


def seen(draft: Draft) -> list[list[tuple[str, Style]]]:
    """Return each line of it with its frame, as the screen has it."""
    lines = draft.render_lines(Region(0, 0, *draft.outer_size))
    return [
        [(letter, piece.style or Style.null()) for piece in line for letter in piece.text] for line in lines
    ]


def seen_anew(draft: Draft) -> list[list[tuple[str, Style]]]:
    """Return the same when all of it is drawn anew."""
    draft.refresh()
    return seen(draft)


async def test_a_letter_at_the_end_has_no_line_before_it_drawn() -> None:
    async with writing(LONG) as (draft, pilot):
        last = draft.cursor_screen_offset.y - draft.region.y - 1
        await pilot.press("a")
        await pilot.pause()
        assert draft.text.endswith("a")
        assert draft.drawn == {last}


@pytest.mark.parametrize("text", [LONG, f"第一段。\n\n{LONG}\n末段"])
async def test_all_that_looks_otherwise_is_drawn(text: str) -> None:
    async with writing(text) as (draft, pilot):
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
            assert seen(draft) == seen_anew(draft), key


async def test_words_that_are_marked_are_drawn_and_so_is_where_they_were() -> None:
    finding = Finding(rule="XX000", severity=Severity.ERROR, message="")
    async with writing(LONG) as (draft, pilot):
        end = len(LONG)
        places = [(Mark(end - back, end - back + 2, LONG[-back:][:2], finding),) for back in (60, 8)]
        for marks in (*places, ()):
            before = seen(draft)
            draft.show_marks(marks)
            await pilot.pause()
            assert seen(draft) != before
            assert len(draft.drawn) < 3
            assert seen(draft) == seen_anew(draft)
            draft.drawn.clear()


async def test_what_the_frame_says_has_no_line_within_it_drawn() -> None:
    async with writing(LONG) as (draft, pilot):
        draft.say_above([("Lead", "")])
        draft.say_below([("12 characters", "length")])
        await pilot.pause()
        assert not draft.drawn
        lines = ["".join(letter for letter, _style in line) for line in seen(draft)]
        assert "Lead" in lines[0] and "12 characters" in lines[-1]
