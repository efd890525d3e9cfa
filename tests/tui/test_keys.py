"""Keys of the editor's own: presets, single keys, what is wrong with them, the list to change them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events
from textual.command import CommandList

from newsroom.desk import Desk
from newsroom.settings import paths
from newsroom.settings.config import load
from newsroom.settings.language import use_language
from newsroom.tui.commands.base import key_name
from newsroom.tui.keymaps.conflicts import all_commands, conflicts, shared_by_default, taken_around
from newsroom.tui.keymaps.reading import keymap_files, keys_of, read_keys, unknown_ids
from newsroom.tui.keymaps.spelling import key_of, keys_in
from newsroom.tui.screens.desk import DeskScreen
from newsroom.tui.screens.dialogs import ChoiceScreen
from newsroom.tui.screens.help import HelpScreen
from newsroom.tui.screens.keys import key_lines
from newsroom.tui.screens.palette import Palette
from newsroom.tui.themes import theme_named
from newsroom.tui.widgets.pastes import PasteParser
from tests.reference import ROOT
from tests.tui.conftest import press, running, screen_text, settled, toasts


def with_keys(desk: Desk, keymap: str | None = None, **keys: str) -> Desk:
    """Return the desk with other keys in its settings."""
    named = {id.replace("__", "."): text for id, text in keys.items()}
    return replace(desk, settings=replace(desk.settings, keymap=keymap, keys=named))


def test_keys_are_written_as_people_write_them() -> None:
    assert keys_in("? ctrl+d esc alt+< / F9 j") == (
        ["question_mark", "ctrl+d", "escape", "alt+less_than_sign", "slash", "j"], ["F9"],
    )  # fmt: skip
    assert [key_name(key) for key in ("alt+less_than_sign", "alt+down", "ctrl+d")] == ["Alt+<", "Alt+↓", "^d"]
    assert key_of("f9") == "f9"
    assert key_of("mouse") is None
    # A terminal sends another letter with Shift, and one and the same with Ctrl.
    assert (key_of("shift+a"), key_of("ctrl+A"), key_of("shift+tab")) == ("A", "ctrl+a", "shift+tab")


@pytest.mark.parametrize("name", ["vim", "emacs", "newsboat"])
def test_presets_name_real_commands_and_give_no_key_twice(desk: Desk, name: str) -> None:
    keys = read_keys(with_keys(desk, name).settings)
    assert keys.keymap and not keys.problems
    assert not list(unknown_ids(keys.keymap, all_commands()))
    assert [(each.key, each.first.id, each.second.id) for each in conflicts(keys.keymap)] == []


SHARED = {
    # What lies nearer has the key first: leaving it comes before what the place around it does with Esc,
    ("escape", "inbox.leave", "desk.stop"),
    ("escape", "reader.leave", "desk.stop"),
    ("escape", "composer.leave", "desk.stop"),
    ("escape", "editor.close", "editor.stop"),
    ("escape", "help.close", "dialog.close"),
    ("escape", "hooks.close", "dialog.close"),
    # the help's own keys close it,
    ("question_mark", "help.close", "desk.help"),
    ("f1", "help.close", "desk.help"),
    # a draft that comes in is kept before the text around it is confirmed,
    ("ctrl+o", "incoming.keep", "editor.confirm"),
    # and a picture has no lines to move among.
    ("j", "list.down", "picture.next"),
    ("k", "list.up", "picture.previous"),
    ("j", "page.down", "picture.next"),
    ("k", "page.up", "picture.previous"),
    # The keys of the desk without feeds are given anew as soon as there is something to read,
    ("i", "reader.pictures", "feeds.import"),
    ("t", "reader.full_text", "feeds.starter"),
    # what is added is a feed, and in an issue an entry,
    ("plus", "composer.new", "feeds.add"),
    # and what is chosen from two texts is seen to before what changed in a source.
    ("equals_sign", "composer.settle", "composer.changes"),
}
"""Key, nearer command, other command: these share a key, and are meant to."""


def test_no_place_gives_a_key_to_two_commands_by_accident() -> None:
    ids = all_commands()
    assert len(ids) > 120
    assert all("." in id for id in ids)
    assert {(each.key, each.first.id, each.second.id) for each in shared_by_default()} == SHARED


def test_the_keys_around_a_place_are_its_own_and_those_of_what_it_lies_in() -> None:
    taken = taken_around("composer")
    assert (taken["J"].id, taken["j"].id, taken["q"].id) == ("composer.move_down", "list.down", "desk.quit")


async def test_newsboats_keys_do_what_they_do_there(desk: Desk) -> None:
    async with running(with_keys(desk, "newsboat")) as run:
        app, _pilot = run
        await press(run, "N")
        assert (row := app.desk_screen.inbox.current_row()) is not None and row.read
        await press(run, "D")
        assert len(app.desk_screen.inbox.stories.ids) == 39
        assert "^z undo" in screen_text(app).splitlines()[-1]  # u lists links in newsboat; the footer says so
        await press(run, "J", "J", "K", "enter", "J")
        assert app.desk_screen.inbox.stories.cursor == 2 and app.focused is app.desk_screen.reader.view
        await press(run, "g")
        assert isinstance(app.screen, DeskScreen)  # an article is not sorted
        await press(run, "q", "g")
        assert isinstance(app.screen, ChoiceScreen)


@pytest.mark.parametrize("size", [(160, 45), (120, 40), (80, 24)])
async def test_newsboats_q_goes_back_to_the_list_and_leaves_from_there(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(with_keys(desk, "newsboat"), size) as run:
        app, _pilot = run
        for away in (["enter"], ["3"], ["slash", *"机器人", "enter"]):
            await press(run, *away, "q")
            assert app.is_running and app.focused is app.desk_screen.inbox.stories
            assert len(app.desk_screen.inbox.stories.ids) == 40
        await press(run, "q")
        assert app.return_value == ""


async def test_newsboats_capital_q_leaves_from_an_article(desk: Desk) -> None:
    async with running(with_keys(desk, "newsboat"), (80, 24)) as run:
        app, _pilot = run
        await press(run, "enter", "Q")
        assert app.return_value == ""


async def test_emacs_ctrl_g_goes_back_wherever_esc_does(desk: Desk) -> None:
    async with running(with_keys(desk, "emacs")) as run:
        app, _pilot = run
        await press(run, "a")
        for there in ("enter", "3", "c", "F", "B", "T", "X", "f", "question_mark"):
            await press(run, there)
            if there not in ("enter", "3"):
                assert app.screen is not app.desk_screen, there
            await press(run, "ctrl+g")
            assert app.screen is app.desk_screen, there
            assert app.focused is app.desk_screen.inbox.stories, there


def test_emacs_ctrl_g_is_a_key_of_all_that_esc_goes_back_by() -> None:
    keymap = keys_of(keymap_files()["emacs"]).keymap
    by_esc = [id for id, kind in all_commands().items() if "escape" in kind.keys]
    assert len(by_esc) > 10 and [id for id in by_esc if "ctrl+g" not in keymap.get(id, ())] == []


@pytest.mark.parametrize("file", ["README.md", "README.zh-CN.md"])
@pytest.mark.parametrize("name", ["vim", "emacs", "newsboat"])
def test_the_readmes_name_every_key_that_a_preset_gives(file: str, name: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith(f"| `{name}` |"))
    told = set(re.findall("`([^`]+)`", row.replace("空格", "space")))
    commands = all_commands()
    given = {
        key_name(key)
        for id, keys in keys_of(keymap_files()[name]).keymap.items()
        for key in keys
        if key not in commands[id].keys
    }
    assert given - told == set()


async def test_a_key_of_two_commands_is_told_with_both(desk: Desk) -> None:
    async with running(with_keys(desk, inbox__pick="x")) as (app, _pilot):
        message = toasts(app)[0]
        assert "inbox.pick" in message and "inbox.dismiss" in message


async def test_a_key_that_leaves_the_desk_is_no_commands_and_the_editor_is_told(desk: Desk) -> None:
    keys = read_keys(with_keys(desk, inbox__pick="p ctrl+q ctrl+i ctrl+c").settings)
    assert keys.keymap["inbox.pick"] == ("p", "ctrl+i", "ctrl+c")
    assert "^q leaves the desk" in keys.problems[0] and "inbox.pick" in keys.problems[0]
    assert "most terminals send ^i as Tab" in keys.doubts[0] and "^c copies" in keys.doubts[1]
    async with running(with_keys(desk, reader__links="ctrl+q", inbox__pick="ctrl+m")) as (app, _pilot):
        message = toasts(app)[0]
        assert "^q leaves the desk" in message and "reader.links" in message
        assert "most terminals send ^m as Enter" in message


def test_a_keymap_that_wants_the_key_to_leave_by_is_told_by_the_doctor(desk: Desk) -> None:
    from newsroom.tui.looks import examined

    found = list(examined(with_keys(desk, reader__links="ctrl+q", inbox__pick="ctrl+h").settings))
    assert [(each.state, "reader.links" in each.message) for each in found] == [
        ("error", True),
        ("warning", False),
    ]


def test_every_key_that_the_app_takes_first_is_known_as_kept() -> None:
    from newsroom.tui.app import NewsroomApp
    from newsroom.tui.keymaps.kept import why_kept

    first = [key for key, binding in NewsroomApp._merge_bindings() if binding.priority]
    assert first and all(why_kept(key) for key in first)


async def test_an_unknown_command_and_an_unknown_key_are_told(desk: Desk) -> None:
    async with running(with_keys(desk, inbox__pik="a", inbox__star="banana")) as (app, _pilot):
        message = toasts(app)[0]
        assert "inbox.pick" in message and "banana" in message


async def test_keys_of_the_helps_that_screens_once_had_open_the_one_there_is(desk: Desk) -> None:
    async with running(with_keys(desk, editor__help="f9", history__help="")) as run:
        app, _pilot = run
        assert not app._notifications
        for key in ("f9", "question_mark"):
            await press(run, key)
            assert isinstance(app.screen, HelpScreen)
            await press(run, "escape")


def test_a_keymap_of_ones_own_lies_beside_the_settings(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "config_folder", lambda: tmp_path)
    (tmp_path / "keymaps").mkdir()
    (tmp_path / "keymaps" / "mine.toml").write_text('[keys]\n"inbox.pick" = "p"\n', "utf-8")
    assert "mine" in keymap_files()
    assert read_keys(with_keys(desk, "mine").settings).keymap == {"inbox.pick": ("p",)}
    (tmp_path / "keymaps" / "mine.toml").write_text("[keys\n", "utf-8")
    keys = read_keys(with_keys(desk, "mine").settings)
    assert not keys.keymap and "mine.toml" in keys.problems[0]


async def test_a_key_is_changed_in_the_list_and_kept_in_the_settings(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "colon")
        await press(run, *"changekeys", "enter")
        await press(run, "slash", *"inbox.star", "enter")
        assert "Press the key" in screen_text(app)
        await press(run, "f8")
        assert app.keymap["inbox.star"] == ("f8",)
        assert load(desk.settings.file).keys == {"inbox.star": "f8"}
        await press(run, "escape", "f8")
        assert (row := app.desk_screen.inbox.current_row()) is not None and row.starred


async def test_a_key_that_is_kept_is_not_given_and_does_not_leave_the_desk_either(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsroom.tui.screens.keys import KeysScreen

    # The file that the key is written to would be read again, and told of, in the middle.
    monkeypatch.setattr("newsroom.tui.meanwhile.LOOK_PAUSE", 3600)

    async with running(desk) as run:
        app, _pilot = run
        await press(run, "colon", *"changekeys", "enter", "slash", *"inbox.star", "enter", "ctrl+q")
        assert isinstance(app.screen, KeysScreen) and not app.keymap
        assert "^q leaves the desk" in toasts(app)[-1]
        await press(run, "enter", "ctrl+c")
        assert app.keymap["inbox.star"] == ("ctrl+c",)
        assert any("^c copies" in each for each in toasts(app))


def test_the_keys_of_every_place_stand_under_its_name_in_the_language_of_the_desk() -> None:
    use_language("zh")
    headings = [each.text for each in key_lines({}) if each.heading]
    assert headings[:3] == ["编辑台各处", "订阅源", "收件箱"]
    assert not [each for each in headings if each.isascii()]


async def test_a_taken_key_is_asked_for_and_leaves_the_other_command(desk: Desk) -> None:
    from newsroom.tui.screens.keys import KeysScreen, edit_keys

    async with running(desk) as run:
        app, pilot = run
        app.run_worker(edit_keys(app))
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, KeysScreen)
        screen.lines.cursor = next(
            n for n, each in enumerate(screen.lines.shown) if each.value == "inbox.star"
        )
        await press(run, "enter", "x")
        assert "inbox.dismiss" in screen_text(app)
        await press(run, "y")
        assert app.keymap == {"inbox.star": ("x",), "inbox.dismiss": ()}


async def test_the_palette_is_moved_in_and_left_by_the_keys_of_the_keymap(desk: Desk) -> None:
    async with running(with_keys(desk, "emacs")) as run:
        app, _pilot = run
        await press(run, "alt+x")
        assert isinstance(app.screen, Palette)
        chosen = app.screen.query_one(CommandList)
        before = chosen.highlighted or 0
        await press(run, "ctrl+n", "ctrl+n", "ctrl+p")
        assert chosen.highlighted == before + 1
        await press(run, "ctrl+g")
        assert len(app.screen_stack) == 1


def sent(text: str) -> list[events.Key]:
    """Return the keys that a terminal without a protocol for keys is understood to have sent."""
    parser = PasteParser()
    return [each for each in (*parser.feed(text), *parser.feed("")) if isinstance(each, events.Key)]


@pytest.mark.parametrize("sign", "<>_.,:;/?!@#$%^&*(){}|~'\"+")
def test_alt_with_a_sign_is_what_keymaps_call_it(sign: str) -> None:
    (key,) = sent(f"\x1b{sign}")
    assert keys_in(f"alt+{sign}") == ([key.key], [])
    assert [each.key for each in sent(sign)] == keys_in(sign)[0]


def test_a_sign_of_another_script_behind_an_esc_is_itself() -> None:
    assert [each.character for each in sent("\x1b，")] == ["，"]
    assert not sent("\x1b，")[0].key.startswith("alt+")


async def test_alt_with_a_sign_runs_what_is_bound_to_it_on_old_terminals(desk: Desk) -> None:
    async with running(with_keys(desk, "emacs")) as run:
        app, pilot = run
        stories = app.desk_screen.inbox.stories

        async def send(text: str) -> None:
            for key in sent(text):
                app.post_message(key)
            await settled(app, pilot)

        await send("\x1b>")
        assert stories.cursor == len(stories.ids) - 1
        await send("\x1b<")
        assert stories.cursor == 0
        # Nothing is bound to this one: an Esc was before it, and the line is slow.
        await send("\x1b/")
        assert app.desk_screen.inbox.searching
        await send("x\x1b<")
        assert app.desk_screen.inbox.search.value == "x<"


def test_a_keymap_and_a_theme_are_found_by_the_names_that_are_shown(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "own_folder", lambda: tmp_path)
    (tmp_path / "keymaps").mkdir()
    (tmp_path / "keymaps" / "mine.toml").write_text('name = "我的"\n[keys]\n"inbox.pick" = "p"\n', "utf-8")
    for name in ("mine", "我的"):
        keys = read_keys(with_keys(desk, name).settings)
        assert (keys.problems, keys.keymap) == ([], {"inbox.pick": ("p",)})
    for name in ("bamboo-night", "夜竹", "bamboo night", "夜竹 Bamboo night"):
        theme = theme_named(name)
        assert theme is not None and theme.name == "bamboo-night"
    assert theme_named("night") is None and read_keys(with_keys(desk, "我").settings).problems


async def test_the_desk_begins_with_a_theme_by_the_name_that_is_shown(desk: Desk) -> None:
    async with running(replace(desk, settings=replace(desk.settings, theme="夜竹"))) as (app, _pilot):
        assert app.theme == "bamboo-night" and toasts(app) == []
