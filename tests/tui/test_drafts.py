"""Text areas: lines by the rules of Chinese setting, steps by what is seen as a character or a word."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.pilot import Pilot

from newsroom.text.cells import cell_width
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.drafting import wrap_offsets

TEXT = "昨天凌晨，“潮汐实验室”发布了新模型 Tide-5.5，售价 1,200 元。更多内容……请看——后续报道（附图）。"
_NEVER_FIRST = set("，。、；：？！”’）》】」』")
_NEVER_LAST = set("“‘（《【「『")


def sections(text: str, width: int) -> list[str]:
    edges = [0, *wrap_offsets(text, width, 4), len(text)]
    return [text[a:b] for a, b in zip(edges, edges[1:], strict=False)]


@pytest.mark.parametrize("width", range(12, 60))
def test_no_line_of_a_draft_begins_or_ends_wrongly(width: int) -> None:
    for line in sections(TEXT, width)[1:]:
        assert line[0] not in _NEVER_FIRST
    for line in sections(TEXT, width)[:-1]:
        assert line.rstrip()[-1] not in _NEVER_LAST
    assert all(token in " ".join(sections(TEXT, width)) for token in ("Tide-5.5", "1,200"))


@given(st.text(alphabet="中文，。“”（） aB1.-…—🙂e\u0301", max_size=200), st.integers(2, 40))
def test_all_that_was_typed_is_there_and_fits(text: str, width: int) -> None:
    parts = sections(text, width)
    assert "".join(parts) == text
    assert all(cell_width(part.removesuffix(" ")) <= width for part in parts)
    assert all(part for part in parts[1:])


def test_textual_asks_us_for_the_lines() -> None:
    document = WrappedDocument(Document(TEXT), width=20)
    assert document.lines[0] == sections(TEXT, 20)
    document.document.replace_range((0, 0), (0, 2), "今日")
    document.wrap_range((0, 0), (0, 2), (0, 2))
    assert document.lines[0] == sections("今日" + TEXT[2:], 20)


@asynccontextmanager
async def typing(text: str) -> AsyncIterator[tuple[Draft, Pilot[None]]]:
    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield Draft(text, single=True)

    app = Page()
    async with app.run_test(size=(40, 8)) as pilot:
        draft = app.query_one(Draft)
        draft.focus()
        draft.move_cursor(draft.document.end)
        yield draft, pilot


async def test_one_backspace_takes_one_emoji() -> None:
    async with typing("好👩‍🔬👍🏽e\u0301") as (draft, pilot):
        for rest in ("好👩‍🔬👍🏽", "好👩‍🔬", "好", ""):
            await pilot.press("backspace")
            assert draft.text == rest


async def test_the_cursor_steps_over_an_emoji_at_once() -> None:
    async with typing("好👩‍🔬了") as (draft, pilot):
        await pilot.press("left", "left")
        assert draft.cursor_location == (0, 1)
        await pilot.press("right")
        assert draft.cursor_location == (0, 4)


async def test_a_step_by_words_stops_within_chinese() -> None:
    async with typing("星河实验室发布了GPT模型") as (draft, pilot):
        stops = []
        for _step in range(4):
            await pilot.press("ctrl+left")
            stops.append(draft.cursor_location[1])
        assert stops == [11, 8, 7, 0]
        assert draft.text == "星河实验室发布了GPT模型"
