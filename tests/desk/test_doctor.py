from __future__ import annotations

import os
import re
import socket
import subprocess
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsroom.desk.doctor import asking, examine
from newsroom.desk.doctor.between import Tmux, between, shown_colours, tmux
from newsroom.model import FeedDraft
from newsroom.store import open_store
from newsroom.tui.signs import FULL


@pytest.mark.parametrize(
    ("environment", "count"),
    [
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, 1 << 24),
        ({"TERM": "xterm"}, 16),
        ({"TERM": "dumb"}, 2),
        ({}, 2),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, 2),
    ],
)
def test_the_variables_promise_colours(environment: Mapping[str, str], count: int) -> None:
    assert asking.colours(environment) == count


class Terminal:
    """A terminal that gives ambiguous characters so many columns, and answers where its cursor is."""

    def __init__(self, ambiguous: int, monkeypatch: pytest.MonkeyPatch) -> None:
        master, slave = os.openpty()
        self._ambiguous = ambiguous
        self._master = master
        self._keyboard = os.fdopen(slave, "r", closefd=False)
        self._screen = os.fdopen(slave, "w", encoding="utf-8")
        monkeypatch.setattr("sys.stdin", self._keyboard)
        monkeypatch.setattr("sys.stdout", self._screen)
        threading.Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        drawn = b""
        while True:
            try:
                drawn += os.read(self._master, 1024)
            except OSError:
                return
            while (end := drawn.find(b"\x1b[6n")) >= 0:
                text = re.sub(r"\x1b\[\w", "", drawn[:end].decode()).rpartition("\r")[2]
                columns = sum(2 if "一" <= each <= "龥" else self._ambiguous for each in text)
                drawn = drawn[end + 4 :]
                os.write(self._master, f"\x1b[1;{columns + 1}R".encode())


@pytest.mark.parametrize("ambiguous", [1, 2])
def test_the_terminal_is_asked_how_wide_it_draws(ambiguous: int, monkeypatch: pytest.MonkeyPatch) -> None:
    Terminal(ambiguous, monkeypatch)
    assert asking.drawn_width(asking.HAN) == 4
    assert asking.drawn_width(asking.AMBIGUOUS) == ambiguous * 4


def test_a_terminal_wider_than_the_settings_say_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "newsroom.toml"
    config.write_text("ambiguous_width = 1\n")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("LINES", "24")
    for name in ("TMUX", "STY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    Terminal(2, monkeypatch)
    found = [each for each in examine(config, tmp_path / "none.db") if each.check == "terminal"]
    assert [each.state for each in found] == ["warning", "ok", "ok", "warning"]
    assert "at least 80 by 24" in found[0].message
    assert "ambiguous_width = 2" in found[-1].message


def test_the_signs_that_are_measured_are_those_of_the_desk() -> None:
    assert set(asking.SIGNS) == {getattr(FULL, name) for name in FULL.__struct_fields__} - {FULL.more}


TRUE = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def in_tmux(features: str | None, escape: str | None, **environment: str) -> list[tuple[str, str]]:
    """Tell what the doctor says in a tmux that answers so; None: it does not answer."""
    around = tmux(
        {"TMUX": "/tmp/tmux,1,0"}, lambda command, *rest: escape if command == "show-options" else features
    )
    given = {"TMUX": "/tmp/tmux,1,0", "TERM": "tmux-256color", **environment}
    return [(each.state, each.message) for each in between(given, around)]


def test_lines_for_tmux_are_told_until_they_are_in_force() -> None:
    ((_state, told),) = in_tmux("256,title", "20")
    assert ",*:RGB" in told and "COLORTERM truecolor" in told and "default-terminal" not in told
    ((_state, told),) = in_tmux("256,RGB,title", "20")
    assert ",*:RGB" not in told and "COLORTERM truecolor" in told, (
        "over ssh both lines do not say it to programs"
    )
    assert in_tmux("256,RGB,title", "20", COLORTERM="truecolor") == []
    ((state, told),) = in_tmux("256,title", "20", COLORTERM="truecolor")
    assert (state, "with 256 colours" in told, ",*:RGB" in told, "COLORTERM" in told) == (
        "warning",
        True,
        True,
        False,
    )
    ((_state, told),) = in_tmux("RGB", "20", TERM="screen", COLORTERM="truecolor")
    assert "default-terminal" in told
    assert in_tmux("", "20", COLORTERM="truecolor") == [], "an old tmux does not say what it passes"


def test_a_slow_escape_is_told_of_where_it_is_slow() -> None:
    ((state, told),) = in_tmux("RGB", "500", COLORTERM="truecolor")
    assert state == "warning" and "escape-time 20" in told
    assert in_tmux("RGB", "0", COLORTERM="truecolor") == []
    ((state, told),) = in_tmux("RGB", None, COLORTERM="truecolor")
    assert state == "ok" and "escape-time" in told


def test_what_tmux_does_not_pass_on_is_not_promised() -> None:
    assert shown_colours(TRUE, Tmux(False, 20)) == 256
    assert shown_colours(TRUE, Tmux(True, 20)) == shown_colours(TRUE, None) == 1 << 24


def test_screen_and_ssh_are_told_what_gives_more_colours() -> None:
    assert list(between(TRUE, None)) == []
    (screen,) = between({"STY": "1.pts-0", "TERM": "screen"}, None)
    assert "defutf8" in screen.message and "leaves the mouse alone" in screen.message
    (screen,) = between({"STY": "1.pts-0", "TERM": "screen-256color"}, None)
    assert "screenrc" not in screen.message, "what is in force is not advised"
    told = [each.message for each in between({"SSH_CONNECTION": "1", "TERM": "xterm-256color"}, None)]
    assert any("SendEnv COLORTERM" in each and "AcceptEnv COLORTERM" in each for each in told)
    assert any("OSC 52" in each for each in told)
    assert not any("SendEnv" in each.message for each in between({"SSH_CONNECTION": "1", **TRUE}, None))


def write(folder: Path, **files: str) -> Path:
    """Write files beside a settings file of these words; give the settings file."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return folder / "newsroom.toml"


def messages(config: Path, check: str, state: str) -> list[str]:
    """Give what the doctor says of one thing in one state."""
    found = examine(config, config.with_name("none.db"))
    return [each.message for each in found if (each.check, each.state) == (check, state)]


def test_rules_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    config = write(tmp_path, newsroom="", rules='[[rule]]\nname = "one"\n')
    assert any("rules.toml" in each for each in messages(config, "settings", "error"))


def test_a_folder_that_cannot_be_written_to_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    config = write(tmp_path, newsroom=f'[publications.daily]\nfolder = "{tmp_path}/file"\n')
    assert len(messages(config, "folders", "error")) == 1
    config = write(tmp_path, newsroom=f'[publications.daily]\nfolder = "{tmp_path}/site/posts"\n')
    assert any("first export" in each for each in messages(config, "folders", "ok"))


def test_a_model_without_its_key_is_an_error_and_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NOWHERE_KEY", raising=False)
    text = '[assist]\nprovider = "anthropic"\nmodel = "m"\nkey = "NOWHERE_KEY"\n'
    assert any("NOWHERE_KEY" in each for each in messages(write(tmp_path, newsroom=text), "model", "error"))


def test_an_editor_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    config = write(tmp_path, newsroom="")
    assert any("no-such-editor" in each for each in messages(config, "programs", "warning"))


def test_feeds_that_nobody_polls_want_a_word(tmp_path: Path) -> None:
    config = write(tmp_path, newsroom="")
    database = tmp_path / "newsroom.db"
    with open_store(database) as store:
        feed, _new = store.feeds.add(FeedDraft(url="https://feed.example/rss"))
        assert "newsroom fetch" in unpolled(config, database)
        long_ago = datetime.now(UTC) - timedelta(days=3)
        store.polls.unchanged(feed.id, long_ago, None, None)
    assert "30 6 * * *" in unpolled(config, database)


@pytest.mark.parametrize("broken", [True, False])
def test_without_settings_a_named_database_is_looked_at_and_what_is_not_is_told(
    tmp_path: Path, broken: bool
) -> None:
    config = write(tmp_path, newsroom="thme = 1\n") if broken else tmp_path / "none.toml"
    database = tmp_path / "newsroom.db"
    with open_store(database) as store:
        store.feeds.add(FeedDraft(url="https://feed.example/rss"))
    found = {(each.check, each.state): each.message for each in examine(config, database)}
    assert "is sound" in found["database", "ok"] and "newsroom fetch" in found["feeds", "warning"]
    assert "by default settings; folders" in found["settings", "warning"]
    assert ("none.toml" in found["settings", "error"]) is not broken
    assert (f"newsroom --config {config} opens" in found["settings", "error"]) is not broken
    unnamed = {(each.check, each.state): each.message for each in examine(config, None)}
    assert "not looked at, nor are feeds" in unnamed["database", "warning"]
    assert not {check for check, _state in unnamed} & {"feeds", "folders", "backups"}


def unpolled(config: Path, database: Path) -> str:
    """Give the warnings about feeds."""
    found = examine(config, database)
    return "\n".join(each.message for each in found if (each.check, each.state) == ("feeds", "warning"))


def test_templates_and_prompts_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    for folder, name, text in (
        (
            "templates",
            "monthly.md.j2",
            "# {{ title }}\n\n{% for event in world %}{{ event.when }}{% endfor %}",
        ),
        ("templates", "annual.md.j2", "{% for review in reviews %}{{ review.world }}"),
        ("templates", "deep.md.j2", "# {{ title }}\n"),
        ("prompts", "lead.md", "Write a {lenght} lead"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(text)
    found = messages(write(tmp_path, newsroom=""), "settings", "error")
    assert any("monthly.md.j2, line 3" in each for each in found)
    assert any("annual.md.j2, line 1" in each for each in found)
    assert any("{lenght}" in each for each in found)
    assert not any("deep" in each for each in found)


MAIL = '[mail]\nhost = "smtp.example.org"\nfrom = "a@example.org"\n'


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ('user = "a"\npassword = "NOWHERE_WORD"\n', "NOWHERE_WORD has no key: set it"),
        ("port = 1\n", "port 1 of smtp.example.org"),
        ("port = 465\n", "does not go with security = starttls"),
        ('security = "none"\n', "smtp.example.org unencrypted"),
        ('to = ["nonsense"]\n', "nonsense is no mail address"),
        ('subject = "{nope}"\n', "mail.subject"),
    ],
)
def test_mail_that_could_not_be_sent_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, words: str
) -> None:
    monkeypatch.delenv("NOWHERE_WORD", raising=False)
    config = write(tmp_path, newsroom=MAIL + more)
    found = messages(config, "mail", "error") + messages(config, "mail", "warning")
    assert len(found) == 1
    assert words in found[0]
    assert not messages(config, "mail", "ok")
    assert len(messages(write(tmp_path, newsroom=MAIL), "mail", "ok")) == 1


def test_a_password_in_place_of_its_variable_is_not_shown(tmp_path: Path) -> None:
    config = write(tmp_path, newsroom=MAIL + 'user = "a"\npassword = "pa55word"\n')
    found = messages(config, "mail", "error")
    assert any("mail.password" in each for each in found)
    assert not any("pa55word" in each for each in found)


def test_hooks_that_cannot_be_started_are_told_without_their_arguments(tmp_path: Path) -> None:
    (tmp_path / "script").write_text("#!/bin/sh\n")
    text = "".join(
        f'[[hooks]]\non = "fetch"\nrun = ["{each}", "pa55word"]\n'
        for each in ("./nope", "no-such-program", "./script", "sh")
    )
    found = messages(write(tmp_path, newsroom=text), "programs", "error")
    assert [each[:7] for each in found] == ["hook 1,", "hook 2,", "hook 3,"]
    assert f"the way to it from {tmp_path}" in found[0]
    assert "$PATH" in found[1]
    assert f"chmod +x {tmp_path}/./script" in found[2]
    assert "pa55word" not in "".join(found)


def test_a_folder_that_is_no_repository_is_told(tmp_path: Path) -> None:
    text = f'[publications.daily]\nfolder = "{tmp_path}"\ngit = {{ commit = true, push = true }}\n'
    config = write(tmp_path, newsroom=text)
    assert any("git init" in each for each in messages(config, "programs", "error"))
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    assert not messages(config, "programs", "error")
    assert any("git push --set-upstream" in each for each in messages(config, "programs", "warning"))


def test_a_server_of_this_machine_that_is_not_there_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        text = f'[sources]\nrsshub = "http://127.0.0.1:{port}?key=pa55word"\nwerss = "rss.example.org"\n'
        text += '[assist]\nprovider = "ollama"\nmodel = "m"\n' + f'base_url = "http://127.0.0.1:{port}"\n'
        config = write(tmp_path, newsroom=text)
        assert not messages(config, "feeds", "warning") + messages(config, "model", "warning")
        assert any("sources.werss" in each for each in messages(config, "feeds", "error"))
    for check in ("feeds", "model"):
        found = messages(config, check, "warning")
        assert any(f"port {port}" in each for each in found)
        assert "pa55word" not in "".join(found)


def test_what_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "none.db"):
        pass
    (tmp_path / "archive").mkdir()
    text = f'[publications.daily]\nfolder = "{tmp_path}/out"\narchive = "{tmp_path}/archive"\n'
    config = write(tmp_path, newsroom=text)
    assert not any(messages(config, check, "error") for check in ("folders", "database", "backups"))
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)  # root may write everywhere
    out, archive = messages(config, "folders", "error")
    assert f"{tmp_path}/out" in out and f"{tmp_path}/archive" in archive
    assert any("can be read only" in each for each in messages(config, "database", "error"))
    assert any("none-backups" in each for each in messages(config, "backups", "error"))


def test_an_empty_file_and_a_device_are_no_older_databases(tmp_path: Path) -> None:
    (tmp_path / "none.db").write_bytes(b"")
    config = write(tmp_path, newsroom="")
    found = messages(config, "database", "error")
    assert len(found) == 1
    assert "is empty" in found[0] and "newsroom restore FILE" in found[0]
    assert not (tmp_path / "none.db").stat().st_size
    told = [each.message for each in examine(config, Path("/dev/null")) if each.check == "database"]
    assert len(told) == 1
    assert "/dev/null is no file that a database could be in" in told[0]


def test_a_browser_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "no-such-browser %s")
    config = write(tmp_path, newsroom="")
    assert any("no-such-browser" in each for each in messages(config, "programs", "warning"))


def test_the_size_of_the_database_counts_what_is_still_in_its_log(tmp_path: Path) -> None:
    config, database = tmp_path / "none.toml", tmp_path / "newsroom.db"
    with open_store(database) as store:
        store.state.set("long", "字" * 2_000_000)
        log = database.with_name("newsroom.db-wal")
        assert log.stat().st_size > 1_000_000
        told = next(each.message for each in examine(config, database) if "is sound" in each.message)
        size = (database.stat().st_size + log.stat().st_size) / 1_000_000
    assert f"{size:.1f} MB" in told
