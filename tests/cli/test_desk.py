from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from newsroom.cli.desk import SAMPLE_WANTED
from newsroom.cli.run import run
from newsroom.cli.session import Session
from newsroom.desk import Desk
from newsroom.tui.keymaps.reading import keymap_files
from newsroom.tui.themes import theme_named
from tests.cli.conftest import Newsroom


@pytest.fixture
def terminal(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    monkeypatch.setattr(Session, "need_terminal", lambda self: None)
    yield newsroom


def test_without_a_command_the_desk_opens(terminal: Newsroom) -> None:
    assert terminal().code == 0
    [shown] = terminal.screens
    assert (shown.database, shown.settings, shown.sample) == (terminal.database, terminal.config, False)


def test_a_database_that_may_not_be_written_is_opened_to_read(
    terminal: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal()
    before = terminal.database.read_bytes()
    monkeypatch.setattr("newsroom.store.opening.may_write", lambda path: False)
    monkeypatch.setattr("newsroom.store.store.may_write", lambda path: False)
    assert terminal().code == 0
    assert [shown.read_only for shown in terminal.screens] == [False, True]
    assert terminal.database.read_bytes() == before


def test_a_newcomer_gets_a_commented_settings_file(terminal: Newsroom) -> None:
    terminal()
    text = terminal.config.read_text(encoding="utf-8")
    assert "# theme = " in text
    terminal.config.write_text("# mine\n")
    terminal()
    assert terminal.config.read_text() == "# mine\n"


def test_a_home_that_cannot_be_written_is_no_reason_to_stay_shut(
    terminal: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/proc/nowhere")
    assert terminal().code == 0


def test_the_sample_touches_nothing_of_the_editors(terminal: Newsroom) -> None:
    assert terminal("demo").code == 0
    [shown] = terminal.screens
    assert shown.sample
    assert shown.settings.parent == shown.database.parent
    assert not shown.database.exists()
    assert not terminal.database.exists()
    assert not terminal.config.exists()


def test_the_sample_says_that_a_database_named_for_it_is_not_used(
    terminal: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--database is not used" in terminal("--database", terminal.database, "demo").err
    monkeypatch.setenv("NEWSROOM_DATABASE", str(terminal.database))
    assert terminal("demo").err == ""


def test_themes_and_keymaps_lie_beside_the_settings_in_use(terminal: Newsroom) -> None:
    folder = terminal.home / "elsewhere"
    for name, text in (("themes", 'primary = "#123456"'), ("keymaps", '[keys]\n"inbox.pick" = "p"')):
        (folder / name).mkdir(parents=True)
        (folder / name / "mine.toml").write_text(text, encoding="utf-8")
    found: list[tuple[bool, bool]] = []

    def screen(desk: Desk, *, sample: bool = False) -> int:
        found.append((theme_named("mine") is not None, "mine" in keymap_files()))
        return 0

    assert run(["--config", str(folder / "mine.toml")], screen) == 0
    assert run([], screen) == 0
    assert found == [(True, True), (False, False)]


def test_the_sample_has_the_looks_and_keys_of_settings_that_are_named_and_nothing_else_of_them(
    terminal: Newsroom,
) -> None:
    folder = terminal.home / "elsewhere"
    (folder / "themes").mkdir(parents=True)
    (folder / "themes" / "mine.toml").write_text('primary = "#123456"', encoding="utf-8")
    config = folder / "mine.toml"
    wanted = 'theme = "mine"\nkeymap = "vim"\n[desk]\ncompact = true\n[keys]\n"inbox.pick" = "p"\n'
    config.write_text('database = "other.db"\n' + wanted, encoding="utf-8")
    found: list[tuple[object, ...]] = []

    def screen(desk: Desk, *, sample: bool = False) -> int:
        is_own = desk.settings.file == config or desk.store.path == folder / "other.db"
        looks = (
            desk.settings.theme,
            desk.settings.keymap,
            desk.settings.desk.compact,
            dict(desk.settings.keys),
        )
        found.append((is_own, theme_named("mine") is not None, *looks))
        return 0

    assert run(["--config", str(config), "demo"], screen) == 0
    assert run(["demo"], screen) == 0
    assert found == [
        (False, True, "mine", "vim", True, {"inbox.pick": "p"}),
        (False, False, None, None, False, {}),
    ]


def test_the_sample_stays_in_a_folder_of_ones_choice(terminal: Newsroom) -> None:
    folder = terminal.home / "sample"
    for _round in range(2):
        assert terminal("demo", "--dir", folder).code == 0
    assert {shown.database.parent for shown in terminal.screens} == {folder}
    assert terminal.screens[0].database.exists()


def test_the_desk_can_ask_for_the_sample(terminal: Newsroom) -> None:
    terminal.answers = [SAMPLE_WANTED]
    assert terminal().code == 0
    assert [shown.sample for shown in terminal.screens] == [False, True]


def test_the_desk_needs_a_terminal(newsroom: Newsroom) -> None:
    for arguments in ([], ["demo"]):
        result = newsroom(*arguments)
        assert (result.code, result.err.count("\n")) == (1, 1)
        assert "terminal" in result.err
    assert newsroom.screens == []
    assert not newsroom.database.exists()


@pytest.mark.parametrize(("term", "opened"), [("dumb", False), ("unknown", False), ("xterm-256color", True)])
def test_a_terminal_that_places_nothing_is_told_how_to_go_on(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, term: str, opened: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr("newsroom.cli.session.sys", SimpleNamespace(stdin=terminal, stdout=terminal))
    result = newsroom()
    assert bool(newsroom.screens) is opened
    assert (result.code == 0) is opened
    if not opened:
        assert f"TERM={term}" in result.err
        assert "TERM=xterm-256color newsroom" in result.err
