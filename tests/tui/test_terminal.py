"""The desk in a real terminal: what reaches the pty, and what is left after kill -9."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

import pytest

from newsroom.desk import open_desk
from newsroom.desk.composing import opened, start
from newsroom.model import FeedDraft
from newsroom.settings.config import parse
from tests.tui.conftest import NOW, article

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)
import pty

PATIENCE = 60
"""Seconds after which what should have come is given up."""


class Terminal:
    """A program on a pty of 120x40."""

    def __init__(
        self,
        *arguments: str,
        program: Sequence[str] = ("-m", "newsroom"),
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        window = struct.pack("HHHH", 40, 120, 0, 0)
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, window)
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
            os.environ.pop("STY", None)
            os.environ |= environment
            os.execv(sys.executable, [sys.executable, *program, *arguments])
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, window)
        self.output = b""

    def wait_for(self, seen: Callable[[bytes], bool]) -> None:
        """Read until the output satisfies the condition."""
        end = time.monotonic() + PATIENCE
        while not seen(self.output):
            assert time.monotonic() < end, self.output[-2000:].decode(errors="replace")
            if select.select([self.file], [], [], 0.2)[0]:
                self.output += os.read(self.file, 65536)

    def type(self, text: str) -> None:
        """Type text."""
        os.write(self.file, text.encode())

    def wait_for_end(self) -> int:
        """Read until the program ends, and return its exit code."""
        with suppress(OSError):  # how Linux tells that the other side of a pty is gone
            while data := os.read(self.file, 65536):
                self.output += data
        os.close(self.file)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def kill(self) -> None:
        """End the program as a power cut would."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.file)


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[tuple[Path, list[str]]]:
    """A database with hostile and ordinary articles and an open issue, and the options that open it."""
    config = tmp_path / "newsroom.toml"
    config.write_text("", encoding="utf-8")
    database = tmp_path / "newsroom.db"
    hostile = "hostile \x1b]0;owned\x07\x1b[2J\x9b31m\u202e[/b][link=file:///etc/passwd]x"
    with open_desk(parse("", config), database, now=lambda: NOW) as desk:
        feed, _new = desk.store.feeds.add(
            FeedDraft(url="https://a.example.com/rss", title="bad\x1b[31m feed")
        )
        desk.store.articles.absorb(feed.id, [article(1, title=hostile), article(2)], NOW)
        start(desk)
    yield tmp_path, ["--config", str(config), "--database", str(database), "--lang", "en"]


def test_nothing_from_outside_commands_the_terminal(newsroom: tuple[Path, list[str]]) -> None:
    _folder, options = newsroom
    terminal = Terminal(*options)
    try:
        terminal.wait_for(lambda output: b"[/b][link=" in output)
        for forbidden in (
            b"\x1b]0;owned",
            b"\x1b[2Jhostile",
            b"hostile \x1b]",
            b"\xc2\x9b",
            "\u202e".encode(),
        ):
            assert forbidden not in terminal.output
    finally:
        terminal.kill()


@pytest.mark.parametrize(("environment", "asked"), [({}, True), ({"STY": "812.pts-1.host"}, False)])
def test_the_mouse_is_not_asked_for_in_screen_which_would_keep_esc_back(
    newsroom: tuple[Path, list[str]], environment: dict[str, str], asked: bool
) -> None:
    _folder, options = newsroom
    terminal = Terminal(*options, environment=environment)
    try:
        terminal.wait_for(lambda output: b"hostile" in output)
        assert (b"\x1b[?1000h" in terminal.output) is asked
    finally:
        terminal.kill()


def test_where_there_are_letters_alone_chinese_takes_its_cells_all_the_same(
    newsroom: tuple[Path, list[str]],
) -> None:
    _folder, options = newsroom
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    terminal = Terminal(*options, environment=ascii_alone)
    try:
        terminal.wait_for(lambda output: b"hostile" in output and b"newsroom . ????AI????????" in output)
        assert terminal.output.isascii()
    finally:
        terminal.kill()


def test_what_was_typed_is_there_after_kill_9(newsroom: tuple[Path, list[str]]) -> None:
    folder, options = newsroom
    terminal = Terminal(*options)
    try:
        terminal.wait_for(lambda output: b"hostile" in output)
        terminal.type("L")
        terminal.wait_for(lambda output: b"Entries" in output)
        terminal.type("今天的导语")
        with open_desk(parse("", folder / "newsroom.toml"), folder / "newsroom.db") as desk:
            terminal.wait_for(lambda _output: opened(desk).issue.lead == "今天的导语")
    finally:
        terminal.kill()
    with open_desk(parse("", folder / "newsroom.toml"), folder / "newsroom.db") as desk:
        assert opened(desk).issue.lead == "今天的导语"
        assert desk.store.check() == []


@pytest.mark.parametrize("keys", [23, 41, 64])
def test_of_keys_that_never_pause_kill_9_takes_no_more_than_the_last_moment(
    newsroom: tuple[Path, list[str]], keys: int
) -> None:
    folder, options = newsroom
    terminal = Terminal(*options)
    typed = ""
    moments: list[float] = []
    try:
        terminal.wait_for(lambda output: b"hostile" in output)
        terminal.type("L")
        terminal.wait_for(lambda output: b"Entries" in output)
        began = time.monotonic()
        terminal.type("甲")
        terminal.wait_for(lambda output: "甲".encode() in output)
        late = time.monotonic() - began
        typed += "甲"
        moments.append(began)
        for number in range(keys):
            terminal.type(str(number % 10))
            typed += str(number % 10)
            moments.append(time.monotonic())
            select.select([], [], [], 0.05)  # the pace of the keys; an editor's never rests either
            while select.select([terminal.file], [], [], 0)[0]:
                os.read(terminal.file, 65536)  # a terminal that does not read would hold the desk up
        killed = time.monotonic()
    finally:
        terminal.kill()
    with open_desk(parse("", folder / "newsroom.toml"), folder / "newsroom.db") as desk:
        kept = opened(desk).issue.lead
        assert desk.store.check() == []
    assert typed.startswith(kept)
    # A second is promised, from when the desk gets a key: a machine that tests many things at once is late.
    assert len(kept) >= sum(moment < killed - 1 - late for moment in moments)


BROKEN = """
from newsroom.tui.panes.inbox import InboxPane
from newsroom.__main__ import main
def broken(self):
    raise RuntimeError("a mistake in the code")
async def broken_beside(self, *further):
    raise RuntimeError("a mistake in the code")
InboxPane.toggle_marked = broken
InboxPane.mark = broken_beside
main()
"""


@pytest.mark.parametrize("key", ["v", "s"])
def test_a_crash_of_the_desk_is_one_line_and_exit_code_1(
    newsroom: tuple[Path, list[str]], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, options = newsroom
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    terminal = Terminal(*options, program=("-c", BROKEN))
    terminal.wait_for(lambda output: b"[/b][link=" in output)
    terminal.type(key)
    assert terminal.wait_for_end() == 1
    said = terminal.output.rpartition(b"\x1b")[2].decode()
    assert "Traceback" not in terminal.output.decode(errors="replace")
    assert "newsroom" in said and "a mistake in the code" in said
    [report] = (folder / "state").rglob("crash-*.txt")
    assert ", in broken" in report.read_text("utf-8")


INTERRUPTED = """
import os, signal
from newsroom.store import Store
from newsroom.__main__ import main
close = Store.close
def interrupted(self):
    os.kill(os.getpid(), signal.SIGINT)
    close(self)
Store.close = interrupted
main()
"""


def test_ctrl_c_as_the_desk_closes_says_nothing_and_breaks_nothing_off(
    newsroom: tuple[Path, list[str]],
) -> None:
    folder, options = newsroom
    terminal = Terminal(*options, program=("-c", INTERRUPTED))
    terminal.wait_for(lambda output: b"[/b][link=" in output)
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    assert b"Traceback" not in terminal.output
    assert not list(folder.glob("newsroom.db-*")), "the database was not closed"
