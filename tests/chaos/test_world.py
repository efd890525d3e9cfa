"""The world around the program fails: the disk is full, the clock jumps, the terminal goes."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsroom.desk import Desk, open_desk
from newsroom.desk.composing import change, opened, start
from newsroom.desk.refresh import refresh
from newsroom.issues import set_lead
from newsroom.model import FeedDraft, View
from newsroom.settings.config import parse
from tests.chaos.effort import LONG, SIZES
from tests.desk.server import rss, serve
from tests.tui.conftest import NOW, article

if TYPE_CHECKING:
    from tests.tui.test_terminal import Terminal

ROOT = Path(__file__).parents[2]

if sys.platform == "win32":
    pytest.skip("limits and ptys are of Unix", allow_module_level=True)

FULL = """
import resource, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from newsroom.__main__ import main
main()
"""


@pytest.mark.parametrize("room", [0, 4_000, 40_000, 200_000] if LONG else [4_000])
def test_a_full_disk_is_one_line_and_nothing_is_lost(desk: Desk, tmp_path: Path, room: int) -> None:
    path = desk.store.path
    id = start(desk).stored.head.id
    change(desk, id, lambda issue: set_lead(issue, "原来的导语。"), "lead")
    before = len(desk.store.articles.latest(1000))
    digest = tmp_path / "lead.txt"
    digest.write_text("新" * 300_000, encoding="utf-8")
    limit = path.stat().st_size + room
    options = ["--database", str(path), "--lang", "en"]
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(limit), *options, "issue", "set", "--lead", str(digest)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "STATE", "DATA")},
    )
    assert "Traceback" not in done.stderr
    assert desk.store.check() == []
    assert len(desk.store.articles.latest(1000)) == before
    lead = opened(desk).issue.lead
    if done.returncode:
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert lead == "原来的导语。"
    else:
        assert lead == "新" * 300_000


async def test_a_clock_that_jumps(tmp_path: Path) -> None:
    """The clock goes years forth and back between any two things that are done."""
    chance = random.Random(7)
    jumps = [
        timedelta(days=chance.randrange(-4000, 9000), seconds=chance.randrange(90_000)) for _ in range(40)
    ]
    now = NOW
    with (
        serve() as feeds,
        open_desk(parse("", tmp_path / "x.toml"), tmp_path / "newsroom.db", now=lambda: now) as desk,
    ):
        feeds.pages["/a"] = rss("a", 5)
        desk.store.feeds.add(FeedDraft(url=feeds.url("/a")))
        id = start(desk).stored.head.id
        for number, jump in enumerate(jumps):
            now = max(NOW + jump, datetime(1990, 1, 1, tzinfo=UTC))
            feeds.pages["/a"] = rss("a", 5 + number)
            report = await refresh(desk, all=True)
            assert not report.failed, (now, report)
            view = View(today=desk.today())
            desk.store.inbox.rows(desk.store.inbox.ids(view, 50))
            change(desk, id, lambda issue, n=number: set_lead(issue, f"第{n}次"), "lead")  # type: ignore[misc]
            if number % 4 == 0:
                desk.store.journal.undo()
                desk.store.journal.redo()
        assert desk.store.check() == []
        assert opened(desk).issue.lead == f"第{len(jumps) - 1}次"
        assert len(desk.store.articles.latest(1000)) == 4 + len(jumps)


def _begun(folder: Path) -> tuple[Terminal, Path, Path]:
    """Open the desk on a terminal, with an issue begun; return settings and database too."""
    from tests.tui.test_terminal import Terminal

    config, database = folder / "newsroom.toml", folder / "newsroom.db"
    config.write_text("", encoding="utf-8")
    with open_desk(parse("", config), database, now=lambda: NOW) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example.com/rss"))
        desk.store.articles.absorb(feed.id, [article(1)], NOW)
        start(desk)
    terminal = Terminal("--config", str(config), "--database", str(database), "--lang", "en")
    return terminal, config, database


def test_a_terminal_that_goes_away_takes_no_text_along(tmp_path: Path) -> None:
    terminal, config, database = _begun(tmp_path)
    terminal.wait_for(lambda output: "云雀".encode() in output)
    terminal.type("L")
    terminal.wait_for(lambda output: b"Entries" in output)
    terminal.type("掉线前的话")
    terminal.wait_for(lambda output: "掉线前的话".encode() in output)
    os.close(terminal.file)  # the line is cut: SIGHUP, and no one reads any more
    os.waitpid(terminal.pid, 0)
    with open_desk(parse("", config), database) as desk:
        assert opened(desk).issue.lead == "掉线前的话"
        assert desk.store.check() == []


def test_a_desk_that_is_ended_writes_what_was_typed_and_gives_the_terminal_back(tmp_path: Path) -> None:
    terminal, config, database = _begun(tmp_path)
    terminal.wait_for(lambda output: "云雀".encode() in output)
    terminal.type("L")
    terminal.wait_for(lambda output: b"Entries" in output)
    terminal.type("关机前的话")
    terminal.wait_for(lambda output: "关机前的话".encode() in output)
    os.kill(terminal.pid, signal.SIGTERM)  # as a machine does that is shut down
    assert terminal.wait_for_end() == 0
    assert b"\x1b[?1049l" in terminal.output and b"Traceback" not in terminal.output
    with open_desk(parse("", config), database) as desk:
        assert opened(desk).issue.lead == "关机前的话"
        assert desk.store.check() == []


def test_a_database_that_another_program_keeps_loses_no_text(tmp_path: Path) -> None:
    terminal, config, database = _begun(tmp_path)
    try:
        terminal.wait_for(lambda output: "云雀".encode() in output)
        terminal.type("L")
        terminal.wait_for(lambda output: b"Entries" in output)
        with closing(sqlite3.connect(database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            terminal.type("锁住时写的")
            terminal.wait_for(lambda output: b"NOT SAVED" in output)
            terminal.type("，接着写的")
            terminal.wait_for(lambda output: "接着写的".encode() in output)
            other.execute("ROLLBACK")
        with open_desk(parse("", config), database) as desk:
            terminal.wait_for(lambda _output: opened(desk).issue.lead == "锁住时写的，接着写的")
            assert desk.store.check() == []
    finally:
        terminal.kill()
    assert b"Traceback" not in terminal.output


def test_a_window_that_is_pulled_about(tmp_path: Path) -> None:
    import fcntl
    import struct
    import termios

    from tests.tui.test_terminal import Terminal

    config, database = tmp_path / "newsroom.toml", tmp_path / "newsroom.db"
    config.write_text("", encoding="utf-8")
    with open_desk(parse("", config), database, now=lambda: NOW) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example.com/rss"))
        desk.store.articles.absorb(feed.id, [article(n) for n in range(50)], NOW)
    terminal = Terminal("--config", str(config), "--database", str(database), "--lang", "en")
    terminal.wait_for(lambda output: "云雀".encode() in output)
    chance = random.Random(3)
    for _size in range(SIZES):
        rows, columns = chance.randrange(1, 80), chance.randrange(1, 240)
        fcntl.ioctl(terminal.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        terminal.type("j")
        terminal.wait_for(lambda _output: True)
    fcntl.ioctl(terminal.file, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = len(terminal.output)
    terminal.type("?")
    terminal.wait_for(lambda output: b"Help" in output[seen:] or b"help" in output[seen:])
    terminal.type("q")
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    assert b"Traceback" not in terminal.output
