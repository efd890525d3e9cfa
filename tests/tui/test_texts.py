"""What keys do where a text has the cursor, by every keymap, and that the help names them."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from newsroom.desk import Desk
from newsroom.tui.screens.editor import EditorScreen
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.killing import Killed
from tests.tui.conftest import Running, press, running, toasts
from tests.tui.test_keys import with_keys
from tests.tui.test_keys_in_texts import help_lines

WORDS = "云雀机器人 in the port"


async def writing(run: Running, text: str = WORDS) -> Draft:
    """Open the editor on the lead, with a text in it."""
    await press(run, "a", "L")
    app, _pilot = run
    assert isinstance(app.screen, EditorScreen)
    draft = app.screen.query_one("#lead", Draft)
    draft.text = text
    draft.move_cursor((0, 0))
    return draft


async def test_emacs_keys_move_and_delete_in_a_field_and_what_was_deleted_is_put_in_again(desk: Desk) -> None:
    async with running(with_keys(desk, "emacs")) as run:
        app, _pilot = run
        draft = await writing(run, WORDS + "\n第二行")

        async def at(*keys: str) -> tuple[int, int]:
            await press(run, *keys)
            return draft.cursor_location

        assert await at("ctrl+f", "ctrl+f", "ctrl+b") == (0, 1)
        assert await at("ctrl+e") == (0, len(WORDS))
        assert await at("alt+b") == (0, len(WORDS) - 4)
        assert await at("ctrl+a", "alt+f") == (0, 2)
        assert (await at("ctrl+n"))[0] == 1 and (await at("ctrl+p"))[0] == 0
        assert await at("alt+greater_than_sign") == (1, 3)
        assert await at("alt+less_than_sign") == (0, 0)
        await press(run, "ctrl+d")
        assert draft.text == WORDS[1:] + "\n第二行"
        await press(run, "ctrl+underscore")
        assert draft.text == WORDS + "\n第二行"
        await press(run, "alt+underscore", "ctrl+slash")
        assert draft.text == WORDS + "\n第二行"
        await press(run, "ctrl+e", "ctrl+k")
        assert draft.text == WORDS + "第二行"
        await press(run, "ctrl+k")
        assert draft.text == WORDS
        await press(run, "ctrl+y")
        assert draft.text == WORDS + "第二行"  # a lead is one paragraph
        await press(run, "alt+less_than_sign", "alt+d", "alt+greater_than_sign", "ctrl+y")
        assert draft.text == WORDS[2:] + "第二行" + WORDS[:2]
        assert isinstance(app.screen, EditorScreen) and app.focused is draft


async def test_emacs_keys_edit_a_line_as_well(desk: Desk) -> None:
    async with running(with_keys(desk, "emacs")) as run:
        app, _pilot = run
        await press(run, "ctrl+s", *"ab cd")
        box = app.focused
        assert isinstance(box, Input)
        await press(run, "alt+b", "ctrl+k")
        assert box.value == "ab "
        await press(run, "ctrl+a", "ctrl+y")
        assert (box.value, box.cursor_position) == ("cdab ", 2)
        await press(run, "ctrl+b", "ctrl+d")
        assert box.value == "cab "
        await press(run, "ctrl+e", "ctrl+w")
        assert box.value == ""
        assert toasts(app) == []


@pytest.mark.parametrize(
    ("preset", "undo", "redo"),
    [
        ("emacs", "ctrl+underscore", "alt+underscore"),
        ("newsboat", "ctrl+z", "ctrl+y"),
        (None, "ctrl+z", "ctrl+y"),
    ],
)
async def test_in_a_line_undo_takes_back_what_was_typed_there_and_never_a_change_of_the_desk(
    desk: Desk, preset: str | None, undo: str, redo: str
) -> None:
    async with running(with_keys(desk, preset)) as run:
        app, _pilot = run
        await press(run, "s", "slash", *"ab cd", "ctrl+w", "x", "backspace")
        box = app.focused
        assert isinstance(box, Input) and box.value == "ab "
        seen = []
        for _time in range(6):
            await press(run, undo)
            seen.append(box.value)
        assert seen == ["ab x", "ab ", "ab cd", "ab", "", ""]
        await press(run, redo, redo)
        assert (box.value, box.cursor_position) == ("ab cd", 5)
        await press(run, "e", redo)
        assert box.value == "ab cde"
        assert not [each for each in toasts(app) if "starred" in each] and app.focused is box


async def test_in_the_line_that_narrows_feeds_undo_takes_back_what_was_typed_there(desk: Desk) -> None:
    async with running(with_keys(desk, "emacs")) as run:
        app, _pilot = run
        await press(run, "F", "slash", "x", "y")
        box = app.focused
        assert isinstance(box, Input) and box.value == "xy"
        await press(run, "ctrl+slash", "ctrl+slash")
        assert box.value == "" and not toasts(app)


async def test_undo_in_a_line_knows_nothing_of_what_the_program_put_in(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "slash", "x")
        box = app.focused
        assert isinstance(box, Input)
        box.value = "云雀"
        await press(run, "ctrl+z")
        assert box.value == "云雀"


async def test_the_line_of_commands_has_the_keys_of_lines(desk: Desk) -> None:
    async with running(with_keys(desk, "emacs")) as run:
        app, _pilot = run
        await press(run, "alt+x", *"ab cd", "alt+b", "alt+d", "ctrl+b", "ctrl+b", "ctrl+f", "ctrl+y")
        box = app.focused
        assert isinstance(box, Input)
        assert (box.value, box.cursor_position) == ("abcd ", 4)
        await press(run, "ctrl+slash")
        assert box.value == "ab " and app.screen is not app.desk_screen


PARAGRAPH = "模型总参数七百二十亿，每生成一个词元激活三十亿参数，上下文二十五万词元，" * 3


@pytest.mark.parametrize("preset", [None, "emacs"])
async def test_kill_in_a_paragraph_of_several_rows_deletes_to_its_end(desk: Desk, preset: str | None) -> None:
    async with running(with_keys(desk, preset), (80, 24)) as run:
        draft = await writing(run, PARAGRAPH + "\n第二段")
        draft.single = False
        draft.move_cursor((0, 3))
        await press(run, "ctrl+k")
        assert draft.text == PARAGRAPH[:3] + "\n第二段"
        await press(run, "ctrl+k")
        assert draft.text == PARAGRAPH[:3] + "第二段"


async def test_kill_deletes_what_is_selected(desk: Desk) -> None:
    async with running(desk, (80, 24)) as run:
        draft = await writing(run, PARAGRAPH)
        await press(run, "right", "shift+down")
        chosen = draft.selected_text
        assert len(chosen) > 5
        await press(run, "ctrl+k")
        assert draft.text == PARAGRAPH.replace(chosen, "", 1)


async def test_end_goes_to_the_end_of_the_row_and_then_to_that_of_the_paragraph(desk: Desk) -> None:
    async with running(desk, (80, 24)) as run:
        draft = await writing(run, PARAGRAPH + "完")
        row = draft.wrapped_document.get_offsets(0)[0]
        await press(run, "end")
        assert draft.cursor_location == (0, row - 1)
        await press(run, "end")
        assert draft.cursor_location == (0, len(PARAGRAPH) + 1)


async def test_from_the_lead_one_goes_to_the_first_entry_and_back(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await writing(run)
        seen = []
        for key in ("f4", "f3", "f3"):
            await press(run, key)
            assert isinstance(app.screen, EditorScreen)
            seen.append(app.screen.part)
        issue = app.book.issue
        assert issue is not None and seen == [issue.entries[0].uid, "lead", "lead"]


async def test_what_was_copied_later_is_put_in_rather_than_what_was_deleted(desk: Desk) -> None:
    async with running(with_keys(desk, "emacs")) as run:
        app, _pilot = run
        draft = await writing(run)
        await press(run, "ctrl+k")
        app.copy_to_clipboard("别处")
        await press(run, "ctrl+y")
        assert draft.text == "别处"


@pytest.mark.parametrize("preset", [None, "vim", "newsboat"])
async def test_other_keymaps_have_the_keys_of_texts_that_they_had(desk: Desk, preset: str | None) -> None:
    async with running(with_keys(desk, preset)) as run:
        draft = await writing(run)
        await press(run, "x", "ctrl+z")
        assert draft.text == WORDS
        await press(run, "ctrl+y")
        assert draft.text == "x" + WORDS
        await press(run, "ctrl+delete", "f8", "delete")
        assert draft.text == ""


@pytest.mark.parametrize(
    ("preset", "keys"),
    [
        (None, {"^z", "^y", "^w", "^Del", "^←", "^→", "F8", "F6", "^e"}),
        ("emacs", {"^_", "^/", "^y", "^f", "^b", "^n", "^p", "Alt+f", "^a", "^e", "^k", "^d", "F9", "F8"}),
    ],
)
async def test_help_in_a_field_names_the_keys_of_the_text(
    desk: Desk, preset: str | None, keys: set[str]
) -> None:
    async with running(with_keys(desk, preset)) as run:
        await writing(run)
        await press(run, "f1")
        lines = help_lines(run[0])
        assert lines[0] == "Editor" and "In this text" in lines
        assert keys <= {key for line in lines for key in line.split("  ")[0].split()}


def test_deletions_in_one_place_are_one_and_those_elsewhere_begin_anew() -> None:
    killed = Killed()
    killed.take(("abcdef", 2), ("abf", 2), "")
    killed.take(("abf", 2), ("ab", 2), "")
    assert killed.latest("") == "cdef"
    killed.take(("ab", 2), ("a", 1), "")
    assert killed.latest("") == "bcdef"
    killed.take(("other", 5), ("o", 1), "")
    assert killed.latest("") == "ther"
    killed.take(("o", 1), ("o", 1), "")
    assert killed.latest("copied") == "copied"
