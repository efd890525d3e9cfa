"""Keys that messages name are those in force: in toasts, hints, empty panes, the tour and the help."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from textual.content import Content

from newsroom.desk import Desk
from newsroom.reading import line_text
from newsroom.settings.language import use_language
from newsroom.tui import tour
from newsroom.tui.app import NewsroomApp
from newsroom.tui.commands.base import keyed, use_keys
from newsroom.tui.keymaps.conflicts import all_commands
from newsroom.tui.screens.dialogs import ChoiceScreen, Dialog
from newsroom.tui.screens.keys import edit_keys
from newsroom.tui.screens.publish import PublishScreen
from newsroom.tui.widgets.pageview import PageView
from tests.catalogue import PO
from tests.settings.test_catalogue import forms, texts
from tests.tui.conftest import press, running, screen_text, settled, toasts
from tests.tui.test_keys import with_keys

_ID = re.compile(r"\{([a-z_]+\.[a-z_]+(?:\|[a-z_]+\.[a-z_]+)*)\}")
_FIELD = re.compile(r"\{[^{}]*\}")
_APART = r"(?<![\w’'.{{<>=\"/~-]){}(?![\w’'.}}<>=\"/~-])"
_NAMED = re.compile(
    r"\b(?:Esc|Enter|Return|Tab|Backspace|PgUp|PgDn|F\d{1,2})\b|\b(?:Ctrl|Alt|Shift)\+|\^[a-z]\b"
    r"|(?:^|· )(?:space|空格) |\b(?:press|with|by|first:) space\b|[按用]空格"
)
_LETTER = {"en": re.compile(_APART.format("[b-zB-HJ-Z]")), "zh": re.compile(_APART.format("[A-Za-z]"))}
"""A letter alone; ``a`` and ``I`` are words in English."""
_SIGN = re.compile(
    r"(?:^|\n|· |[：；，:;,] ?|[（(]|按 ?|先用 |\b(?:with|then|in|or|或|用) )"
    r"[^\w\s{}…“”‘’（）()：；，。、·—–→&\"'`<>\[\]《》$~.@\\]+(?=$|[\s）)。.])|(?:^|\n)\d  "
)

FIXED = {
    # What the app, the terminal or a text takes by itself, whatever the keymap says.
    "Ctrl+Q leaves the desk from anywhere; everything is saved.",
    "Enter take · {dialog.close} close",
    "Search titles and texts as you type. Enter goes to the list, {inbox.leave} shows everything again.",
    "{clip.take} clip · Enter takes an address or a path · {dialog.close} close",
    "{feed_form.take} save · Tab next field · {dialog.close} close",
    "{selectors.take} add the page · Tab next field · {dialog.close} close",
    "{field} is one paragraph, in which Enter begins no new line",
    # The box that takes any key keeps this one.
    "Esc close",
    # Keys as such: of a browser, of a terminal, of the program that serves the desk.
    "The browser does not allow it; the text is selected: copy it with Ctrl+C.",
    "in screen with {n} colours. The desk leaves the mouse alone here, for screen would keep Esc back"
    " until the next key",
    "in screen with {n} colours; for more: term screen-256color and defutf8 on in ~/.screenrc. The desk"
    " leaves the mouse alone here, for screen would keep Esc back until the next key",
    "in tmux Esc may wait half a second: set -sg escape-time 20 in ~/.tmux.conf",
    "the desk is at the address below; Ctrl+C ends it",
    # Letters that are no keys.
    "a key has letters from a to z, digits, - and _, or stands between quotation marks",
    "{program} may not be run: chmod +x {place}",
    "{selector} is not a CSS selector, as h2 a, .title and #main are ({reason})",
    "{host} is asked too often (HTTP {status}); again in {seconds} s: {reason}",
    # Units.
    "{n}d", "{n}h", "{n}m", "{n}w", "{n}y",
}  # fmt: skip
"""First lines of the messages in which a key is not of the keymap."""


@pytest.fixture(autouse=True)
def _keys_of_the_desk() -> Iterator[None]:
    use_keys({})
    yield
    use_keys({})


def messages() -> Iterator[tuple[str, str, str, str]]:
    """Yield language, English first line, text and modules of every message."""
    with PO.open("rb") as file:
        for message in texts(read_po(file, locale="zh_CN")):
            first = forms(message.id)[0].split("\n")[0]
            said_by = " ".join(str(name) for name, _line in message.locations)
            yield from (("en", first, text, said_by) for text in forms(message.id))
            yield from (("zh", first, text, said_by) for text in forms(message.string))


def of_the_desk() -> Iterator[tuple[str, str, str]]:
    """Yield language, English first line and text of what the desk's own modules say."""
    for language, first, text, said_by in messages():
        if "newsroom/tui/" in said_by:
            yield language, first, text


def from_below() -> Iterator[tuple[str, str, str]]:
    """Yield those of the rooms below, which the desk shows as well, and of commands that tell of it."""
    for language, first, text, said_by in messages():
        of_commands = "newsroom/cli/" in said_by or "settings/template.py" in said_by
        if "newsroom/tui/" not in said_by and (not of_commands or re.search(r"\bdesk\b|编辑台", text)):
            yield language, first, text


def named_in(language: str, text: str, *, signs: bool = True) -> list[str]:
    """List the keys that a message names as fixed text."""
    plain = _FIELD.sub("{}", text)
    patterns = (_NAMED, _LETTER[language], *((_SIGN,) if signs else ()))
    return [found[0] for each in patterns for found in each.finditer(plain)]


def test_no_message_names_a_key_as_fixed_text() -> None:
    found = [(first, named) for of, first, text in of_the_desk() if (named := named_in(of, text))]
    found += [
        (first, named) for of, first, text in from_below() if (named := named_in(of, text, signs=False))
    ]
    assert [each for each in found if each[0] not in FIXED] == []
    assert FIXED - {first for first, _named in found} == set()  # what is fixed no more is not allowed either


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Taken out of the issue; u brings it back."),
        ("en", "Choose between the two texts first: F2."),
        ("en", "Enter choose · / narrow · Esc close"),
        ("en", "?  help    q  quit"),
        ("en", "1  go to the inbox"),
        ("en", "Nothing is cited yet: ^g cites a source at the cursor."),
        ("en", "The tour is over: ? for keys, : for commands."),
        ("zh", "按 a 选入"),
        ("zh", "这里没有事件；按 + 添加当月的事件。"),
        ("zh", "空格 勾选"),
        ("en", "Take a form first: space."),
        ("zh", "先用空格勾选一种形式。"),
        ("en", "there is no lead yet; write one (L)"),
        ("zh", "没选的那个留在历史里（B）。"),
    ],
)
def test_a_key_written_into_a_message_is_found(language: str, text: str) -> None:
    assert named_in(language, text)


def test_messages_name_commands_that_there_are() -> None:
    known = all_commands()
    named = {id for _of, _first, text in of_the_desk() for ids in _ID.findall(text) for id in ids.split("|")}
    assert len(named) > 50 and named - set(known) == set()


def test_a_command_without_a_key_is_named_as_the_list_of_commands_has_it() -> None:
    use_keys({"desk.undo": ()})
    assert keyed("Put in; {desk.undo} takes it back.") == "Put in; command “undo” takes it back."
    use_language("zh")
    assert keyed("已移出；按 {desk.undo} 恢复。") == "已移出；用命令“撤销”恢复。"
    assert keyed("先用 {desk.undo} 撤销；{desk.undo}  撤销") == "先用命令“撤销”撤销；命令“撤销”  撤销"
    use_keys({})
    assert keyed("已移出；按 {desk.undo} 恢复。") == "已移出；按 u 恢复。"


def test_a_brace_is_a_key_and_what_is_told_stays_as_it_is() -> None:
    use_keys({"desk.undo": ("left_curly_bracket",)})
    assert keyed("{desk.undo} brings {title} back", title="{desk.undo}") == "{ brings {desk.undo} back"


async def test_a_toast_names_the_key_of_the_keymap(desk: Desk) -> None:
    async with running(with_keys(desk, "newsboat")) as run:
        app, _pilot = run
        await press(run, "a", "a")
        assert toasts(app)[-1] == "Taken out of the issue; ^z brings it back."


async def test_a_command_that_cannot_be_used_names_the_key_of_another(desk: Desk) -> None:
    async with running(with_keys(desk, desk__issues="f9")) as run:
        app, _pilot = run
        await press(run, "c")
        assert toasts(app)[-1] == "No issue is open; F9 starts one."


async def test_an_empty_desk_names_the_keys_of_the_keymap(empty_desk: Desk) -> None:
    async with running(with_keys(empty_desk, "newsboat", feeds__starter="f8", feeds__add="")) as (
        app,
        _pilot,
    ):
        said = screen_text(app)
        assert "F8  take a starter list" in said and "command “add a feed”  add a feed" in said
        assert "?  help    Q  quit" in said


def hint(app: NewsroomApp) -> str:
    box = app.screen
    assert isinstance(box, Dialog) and isinstance(said := box.frame().border_subtitle, Content | str)
    return str(said)


async def test_a_box_names_the_keys_of_the_keymap_and_leaves_out_what_has_none(desk: Desk) -> None:
    async with running(with_keys(desk, dialog__close="f12", choice__narrow="")) as run:
        app, _pilot = run
        await press(run, "f")
        assert isinstance(app.screen, ChoiceScreen)
        assert hint(app).endswith("Enter choose · F12 close")


async def test_what_names_keys_follows_a_keymap_that_is_chosen(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        assert "D  start or choose an issue" in screen_text(app)
        app.run_worker(edit_keys(app))
        await settled(app, pilot)
        assert "+ one more" in hint(app)
        app.take_keys({"keys.add": ("f6",), "desk.issues": ("f7",)})
        await settled(app, pilot)
        assert "F6 one more" in hint(app) and "+ one more" not in hint(app)
        await press(run, "escape")
        assert "F7  start or choose an issue" in screen_text(app)


async def test_help_explains_by_the_keys_of_the_keymap(desk: Desk) -> None:
    keys = with_keys(desk, findings__go_to="f9", desk__palette="f8")
    async with running(keys) as run:
        app, _pilot = run
        await press(run, "question_mark")
        lines = app.screen.query_one(PageView).page.lines
        said = " ".join(" ".join(map(line_text, lines)).split())
        assert "F9 goes to the very words" in said and "By name, with F8" in said


async def test_the_tour_names_the_keys_of_the_keymap(desk: Desk) -> None:
    async with running(with_keys(desk, list__down="f9", desk__skip_tour="f8")) as run:
        app, pilot = run
        tour.begin(app)
        await settled(app, pilot)
        said = screen_text(app)
        assert "F9 goes down the stories" in said and "F8 ends the tour" in said


async def test_the_box_and_the_toast_of_publishing_name_the_same_key(desk: Desk) -> None:
    async with running(with_keys(desk, publish__take="x")) as run:
        app, _pilot = run
        await press(run, "a", "P")
        assert isinstance(app.screen, PublishScreen)
        for _form in app.screen.chosen():
            await press(run, "x")
        assert "x take" in hint(app) and not app.screen.chosen()
        await press(run, "enter")
        assert toasts(app)[-1] == "Take a form first: x."
