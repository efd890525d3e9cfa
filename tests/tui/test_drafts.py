"""Text areas: lines by the rules of Chinese setting, steps by what is seen as a character or a word."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import TextArea

from newsroom.text.cells import cell_width
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.drafting import wrap_offsets
from newsroom.tui.widgets.drawing import draw_line

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
async def typing(text: str, *, single: bool = True) -> AsyncIterator[tuple[Draft, Pilot[None]]]:
    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield Draft(text, single=single)

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
        assert stops == [11, 8, 7, 5]
        assert draft.text == "星河实验室发布了GPT模型"


async def test_steps_by_word_know_chinese_words_and_those_of_the_source() -> None:
    async with typing("云雀实验室昨天发布了新模型") as (draft, pilot):
        draft.vocabulary = frozenset({"云雀", "实验室"})
        stops = []
        for _step in range(5):
            await pilot.press("ctrl+left")
            stops.append(draft.text[draft.cursor_location[1] :])
        assert stops[2:] == ["了新模型", "发布了新模型", "昨天发布了新模型"]
        await pilot.press("ctrl+w")
        assert draft.text == "云雀昨天发布了新模型"
        await pilot.press("ctrl+delete")
        assert draft.text == "云雀发布了新模型"


async def test_the_terminals_cursor_stands_where_the_draft_has_it() -> None:
    async with typing("") as (draft, pilot):
        await pilot.press(*"中文a")
        left, top = draft.content_region.offset
        assert pilot.app.cursor_position == (left + 5, top)
        await pilot.press("left", "left")
        assert pilot.app.cursor_position == (left + 2, top)
        draft.text = "汉" * 30
        draft.move_cursor(draft.document.end)
        await pilot.pause()
        # The thirtieth character is on the second line.
        assert pilot.app.cursor_position.y == top + 1


async def test_an_emoji_that_comes_key_by_key_stays_one() -> None:
    async with typing("") as (draft, pilot):
        for character in "家👨\u200d👩\u200d👧":
            pilot.app.post_message(events.Key(_character_to_key(character), character))
        await pilot.pause()
        assert draft.text == "家👨\u200d👩\u200d👧"
        await pilot.press("backspace")
        assert draft.text == "家"


async def test_the_terminals_cursor_stands_right_before_the_first_key() -> None:
    text = "汉" * 50

    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield Draft(text, single=False)

        def on_mount(self) -> None:
            draft = self.query_one(Draft)
            draft.move_cursor(draft.document.end)
            draft.focus()

    app = Page()
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.pause()
        draft = app.query_one(Draft)
        assert app.cursor_position == draft.cursor_screen_offset
        assert app.cursor_position.y == draft.content_region.y + 2
        await pilot.resize_terminal(60, 8)
        await pilot.pause()
        assert app.cursor_position.y == draft.content_region.y + 1


async def test_a_text_of_short_lines_is_pasted_as_one_line_where_there_is_one_only() -> None:
    async with typing("") as (draft, pilot):
        pilot.app.post_message(events.Paste("潮汐实验室\n发布了 Tide\n5.5 模型\n"))
        await pilot.pause()
        assert draft.text == "潮汐实验室发布了 Tide 5.5 模型"


async def test_line_breaks_of_a_pasted_text_go_when_asked() -> None:
    async with typing("", single=False) as (draft, pilot):
        pilot.app.post_message(events.Paste("前文\n不动"))
        await pilot.pause()
        await pilot.press("enter")
        pilot.app.post_message(events.Paste("潮汐实验室\n发布了模型。\n\n- 一\n- 二"))
        await pilot.pause()
        assert draft.unwrap()
        assert draft.text == "前文\n不动\n潮汐实验室发布了模型。\n\n- 一\n- 二"
        await pilot.press("ctrl+z")
        assert "实验室\n发布" in draft.text


@pytest.mark.parametrize("cursor", [0, 3, 24, 25, 26, 47, 60, 999])
@pytest.mark.parametrize("selected", [0, 7, 40])
async def test_a_line_is_drawn_as_textual_draws_it(cursor: int, selected: int) -> None:
    text = TEXT.replace("（附图）", "") + "\n\nSecond paragraph, 第二段。\n"
    async with typing(text, single=False) as (draft, _pilot):
        row, column = (0, min(cursor, len(TEXT) - 6)) if cursor < 900 else (2, 5)
        draft.move_cursor((row, column))
        if selected:
            draft.move_cursor((0, max(0, column - selected)), select=True)
        drawn = 0
        for y in range(draft.size.height):
            ours = draw_line(draft, y)
            if ours is None:
                continue
            drawn += 1
            theirs = TextArea._render_line(draft, y)
            assert ours.text == theirs.text
            assert cells(ours) == cells(theirs)
        assert drawn >= 2


def cells(strip: Strip) -> list[tuple[str, Style]]:
    return [(letter, piece.style or Style.null()) for piece in strip for letter in piece.text]
