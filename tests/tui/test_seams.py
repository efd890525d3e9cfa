"""The private seams of Textual: where a later version has moved one of them, this fails and says which."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
from textual import _wrap, events
from textual._parser import Parser
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingsMap
from textual.command import CommandPalette
from textual.document import _wrapped_document
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.drivers import linux_driver
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input, TextArea
from textual.worker import Worker

import newsroom
from newsroom.tui.widgets import pastes
from newsroom.tui.widgets.linelist import LineList
from newsroom.tui.widgets.pastes import PasteParser, take_pastes_whole
from newsroom.tui.widgets.seams import SeamedTextArea

METHODS = {
    "_render_line": ["self", "y"],
    "_on_key": ["self", "event"],
    "_on_paste": ["self", "event"],
    "_delete_via_keyboard": ["self", "start", "end"],
    "_recompute_cursor_offset": ["self"],
    "_replace_via_keyboard": ["self", "insert", "start", "end"],
}
VALUES = ("_theme", "_matching_bracket_location", "_has_cursor", "_draw_cursor", "_line_cache")


@pytest.mark.parametrize("name", METHODS)
def test_textual_still_has_the_method(name: str) -> None:
    assert list(inspect.signature(getattr(TextArea, name)).parameters) == METHODS[name]


def test_textual_still_watches_the_cursor_by_a_method_of_its_own() -> None:
    assert "selection" in TextArea._reactives
    assert hasattr(TextArea, "_watch_selection") and not hasattr(TextArea, "watch_selection")


def test_textual_still_takes_the_keys_of_a_class_out_of_what_it_merged() -> None:
    assert {"j", "down"} <= LineList()._bindings.key_to_bindings.keys()


def test_the_palette_still_says_by_a_countdown_that_nothing_matches() -> None:
    parameters = list(inspect.signature(CommandPalette._start_no_matches_countdown).parameters)
    assert parameters == ["self", "search_value"]
    assert all(hasattr(CommandPalette, each) for each in ("_NO_MATCHES", "_NO_MATCHES_COUNTDOWN"))
    assert hasattr(CommandPalette, "_stop_no_matches_countdown")
    assert hasattr(CommandPalette, "_GATHER_COMMANDS_GROUP") and hasattr(CommandPalette, "_select_or_command")


def test_textual_still_breaks_lines_by_a_function_that_can_be_replaced() -> None:
    parameters = list(inspect.signature(_wrap.compute_wrap_offsets).parameters)
    assert parameters == ["text", "width", "tab_size", "fold", "precomputed_tab_sections"]
    assert hasattr(_wrapped_document, "compute_wrap_offsets")
    document = WrappedDocument(Document("一二三四五六"), width=4)
    assert document._offset_to_line_info == [(0, 0), (0, 1), (0, 2)]


class Asked(SeamedTextArea):
    """Writes down what it is asked."""

    def __init__(self) -> None:
        super().__init__("甲乙丙\nabc")
        self.asked: list[str] = []

    def draw_row(self, y: int) -> Strip | None:
        self.asked.append(f"row {y}")
        return None

    async def take_key(self, event: events.Key) -> None:
        self.asked.append(f"key {event.key}")

    def take_pasted(self, event: events.Paste) -> None:
        self.asked.append(f"pasted {event.text}")


async def test_lines_keys_and_pasted_texts_come_to_the_subclass_first() -> None:
    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield Asked()

    app = Page()
    async with app.run_test(size=(20, 4)) as pilot:
        area = app.query_one(Asked)
        area.focus()
        await pilot.pause()
        assert {"row 0", "row 1"} <= set(area.asked)
        assert all(hasattr(area, name) for name in VALUES) and area.look() is not None
        assert area.line_info(0) == (0, 0) and area.line_info(1) == (1, 0) and area.line_info(2) is None
        area.asked.clear()
        await pilot.press("x")
        app.post_message(events.Paste("贴"))
        await pilot.pause()
        assert [each for each in area.asked if not each.startswith("row")] == ["key x", "pasted 贴"]
        assert area.text == "x甲乙丙\nabc", "Textual puts in the key, and leaves the paste alone"
        area.replace_typed("丁", (0, 0), (0, 2))
        area.delete_typed((0, 1), (0, 2))
        assert area.text == "丁丙\nabc"
        area.undo()
        assert area.text == "x甲乙丙\nabc", "what is done at once is undone at once"


def test_no_other_module_touches_what_is_private_in_a_text_area() -> None:
    names = {*METHODS, *VALUES, "_offset_to_line_info", "_wrapped_document", "compute_wrap_offsets"}
    room = Path(newsroom.__file__).parent / "tui"
    found = {
        f"{file.name}: {name}"
        for file in room.rglob("*.py")
        if file.name != "seams.py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for name in (getattr(node, "attr", ""), getattr(node, "name", ""))
        if name in names
    }
    assert found == set()


def test_textual_still_names_keys_by_this_method_and_leaves_alt_out_of_signs() -> None:
    assert list(inspect.signature(XTermParser._sequence_to_key_events).parameters) == [
        "self", "sequence", "alt",
    ]  # fmt: skip
    (key,) = XTermParser()._sequence_to_key_events("<", alt=True)
    assert (key.key, key.character) == ("less_than_sign", "<")


def test_textual_still_looks_keys_up_by_this_method() -> None:
    assert list(inspect.signature(App._check_bindings).parameters) == ["self", "key", "priority"]
    assert "_check_bindings(" in inspect.getsource(App.on_event)
    keys, bindings = Input.BINDINGS[0], Input()._bindings
    assert isinstance(keys, Binding) and keys.key in bindings.key_to_bindings
    moved = BindingsMap([Binding("a", "x", id="y")])
    moved.apply_keymap({"y": "b"})
    assert set(moved.key_to_bindings) == {"b"}
    assert Input().check_consume_key("a", "a") and not Input().check_consume_key("alt+a", None)


def test_the_app_its_palette_and_its_workers_still_have_what_is_used_of_them() -> None:
    held = {
        App(): (
            "_background_screens",
            "_dispatch_message",
            "_exception",
            "_exit",
            "_exit_renderables",
            "_handle_exception",
            "_load_screen_css",
            "_notifications",
            "_print_error_renderables",
            "_refresh_notifications",
            "_refresh_truecolor_filter",
        ),
        Screen(): ("_clear_tooltip",),
        CommandPalette(): ("_action_command_list", "_list_visible", "_selected_command"),
        Worker(App(), print): ("_task",),
    }
    lacking = [(whose, name) for whose, names in held.items() for name in names if name not in dir(whose)]
    assert lacking == []


def test_no_title_is_read_as_markup() -> None:
    """Textual reads text that is given for a border as markup; titles come out of feeds and files."""
    read = []
    for path in Path(newsroom.__file__).parent.rglob("tui/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Assign):
                continue
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in ("border_title", "border_subtitle"):
                    value = ast.unparse(node.value)
                    if value not in ("''", "None") and not value.startswith("Content("):
                        read.append(f"{path.name}:{node.lineno}")
    assert read == []


def test_textual_still_reads_terminals_by_a_parser_that_can_be_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert list(inspect.signature(XTermParser.feed).parameters) == ["self", "data"]
    assert list(inspect.signature(Parser.tick).parameters) == ["self"] and "tick" not in vars(XTermParser)
    assert "XTermParser(" in inspect.getsource(linux_driver.LinuxDriver.run_input_thread)
    monkeypatch.setattr(linux_driver, "XTermParser", XTermParser)
    take_pastes_whole(linux_driver.LinuxDriver)
    assert getattr(linux_driver, "XTermParser") is PasteParser  # noqa: B009  it has no public name


BEGIN, END = "\x1b[200~", "\x1b[201~"


def told(parser: PasteParser, *parts: str) -> list[str]:
    """Return the texts that are pasted, and the keys, when the parts come one after the other."""
    found = []
    for part in parts:
        for message in [*parser.feed(part), *parser.tick()]:
            found.append(message.text if isinstance(message, events.Paste) else _named(message))
    return found


def _named(message: object) -> str:
    return f"key {message.key}" if isinstance(message, events.Key) else type(message).__name__


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("甲\x1b[31m乙\x1b[0m丙", "甲乙丙"),
        ("甲\x1b乙", "甲乙"),
        ("甲\x1b", "甲"),
        ("甲\x1b[20", "甲[20"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("甲\x1b[200~乙", "甲乙"),
        ("甲\x1b[201~dd乙", "甲dd乙"),
        ("甲\x1b[<0;1;1M\x1b[I\x00乙", "甲乙"),
    ],
)
def test_a_pasted_text_is_taken_whole_and_nothing_of_it_is_a_key(text: str, read: str) -> None:
    assert told(PasteParser(), f"j{BEGIN}{text}{END}k") == ["key j", read, "key k"]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7])
def test_a_pasted_text_may_come_in_parts(size: int) -> None:
    sent = f"j{BEGIN}甲\x1b[31md乙{END}\x1b[A{BEGIN}丙{END}k"
    parts = [sent[start : start + size] for start in range(0, len(sent), size)]
    assert told(PasteParser(), *parts) == ["key j", "甲d乙", "key up", "丙", "key k"]


def test_nothing_but_marks_is_no_paste() -> None:
    assert told(PasteParser(), f"{BEGIN}{END}k") == ["key k"]


def test_a_paste_without_an_end_ends_by_the_clock() -> None:
    parser = PasteParser()
    now: float = 100.0
    parser.now = lambda: now
    assert told(parser, f"{BEGIN}甲乙") == []
    now += pastes.SILENCE - 0.1
    assert told(parser, "丙\x1b[2") == []
    now += pastes.SILENCE
    assert [_pasted(each) for each in parser.tick()] == ["甲乙丙[2"]
    assert told(parser, "d\x1b[A") == ["key d", "key up"]
    assert told(parser, BEGIN) == []
    for _key in range(100):
        if told(parser, "x"):
            break
        now += 1
    assert told(parser, "d") == ["key d"], "one that goes on types all the same after a minute"


def _pasted(message: object) -> str:
    assert isinstance(message, events.Paste)
    return message.text


def test_a_pasted_text_is_bounded_and_what_is_dropped_is_never_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pastes, "LARGEST_PASTE", 10)
    assert told(PasteParser(), BEGIN, "0123456", "789dddd", "x" * 4096, f"{END}k") == [
        "PasteCut",
        "0123456789",
        "key k",
    ]
    assert told(PasteParser(), f"{BEGIN}0123456789{END}") == ["0123456789"]


def test_an_escape_that_nothing_follows_is_a_key_still(monkeypatch: pytest.MonkeyPatch) -> None:
    now: float = 100.0
    monkeypatch.setattr("textual._parser.get_time", lambda: now)
    parser = PasteParser()
    parser.now = lambda: now
    assert told(parser, "\x1b") == []
    now += 0.2
    assert [_named(each) for each in parser.tick()] == ["key escape"]
    assert told(parser, "[200~x") == [f"key {each}" for each in ("left_square_bracket", "2", "0", "0")] + [
        "key tilde",
        "key x",
    ]
    assert told(parser, "\x1b[20") == []
    now += 0.2
    assert told(parser, f"0~甲d{END}") == ["甲d"], "a begin mark may be torn on a slow line"
