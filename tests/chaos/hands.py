"""Random keys, clicks and pastes on the desk in a real terminal, as the bytes that a person's reach it as."""

from __future__ import annotations

import fcntl
import json
import os
import random
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from newsroom.desk import open_desk
from newsroom.desk.composing import change, start
from newsroom.issues import set_lead
from newsroom.model import FeedDraft
from newsroom.settings.config import parse
from tests.chaos.walking import LETTERS, SIGNS, SIZES, furnish
from tests.chaos.watching import all_texts
from tests.tui.conftest import NOW, article
from tests.tui.test_terminal import Terminal

STROKES = 800
"""Keys, clicks and pastes of one sitting."""
LEAD = "这一段导语在乱按之前就写好了。"
_PRINTED = (*LETTERS, *SIGNS, " ", "，", "👨‍👩‍👧")
_KEYS = (
    *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[3~", "\x1b[Z"),
    *("\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[21~"),
    *("\x1b[1;2A", "\x1b[1;5C", "\x1b[1;5D", "\r", "\r", "\t", "\x7f", "\x1b", "\x1b", "\x1b"),
    *(chr(ord(letter) - ord("a") + 1) for letter in "adgkopsuvwy"),
)
"""As xterm sends them. Not Ctrl+Z, which stops the program, nor Ctrl+E, which starts another, nor Ctrl+C,
which rightly ends it while the terminal is not the desk's."""
_LEAVE = b"\x11"  # Ctrl+Q
_PATIENCE = 90.0
"""Seconds after which a desk that is asked to end counts as one that hangs."""


@dataclass(frozen=True)
class Sat:
    """What came of one sitting."""

    seed: int
    code: int | None
    """The exit code; None: it did not end."""
    report: str
    """The end of the report of a crash; of a desk that hangs, where its threads and tasks stand."""
    screen: str
    """The last that it wrote on the terminal."""
    kept: bool
    """The database is whole, and the lead that was there before is in the issue's history."""
    count: int
    """Strokes until it was left, be it by one of them."""
    strokes: tuple[str, ...]
    """The last of them."""

    @property
    def good(self) -> bool:
        """It ended as it was asked to, and nothing was lost."""
        return self.code == 0 and self.kept


def stroke(chance: random.Random, size: tuple[int, int]) -> str:
    """Return a key, a click, a turn of the wheel or a paste, as a terminal sends it."""
    kind = chance.random()
    if kind < 0.85:
        keys: tuple[str, ...] = _PRINTED if kind < 0.6 else _KEYS
        return chance.choice(keys)
    column, row = chance.randint(1, size[0]), chance.randint(1, size[1])
    if kind < 0.93:
        return f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"
    if kind < 0.98:
        return f"\x1b[<{chance.choice((35, 64, 65))};{column};{row}M"
    pasted = "".join(chance.choices((*_PRINTED, "\n", "\x1b"), k=chance.randint(1, 300)))
    return f"\x1b[200~{pasted}\x1b[201~"


def sit(folder: Path, seed: int) -> Sat:
    """Press at random, leave, and look at what is left."""
    chance, size = random.Random(seed), SIZES[seed % len(SIZES)]
    config, database, home = folder / "newsroom.toml", folder / "newsroom.db", folder / "home"
    home.mkdir()
    config.write_text("", encoding="utf-8")
    with open_desk(parse("", config), database, now=lambda: NOW) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example.com/rss", title="星河科技"))
        desk.store.articles.absorb(feed.id, [article(n) for n in range(1, 31)], NOW)
        furnish(desk)
        change(desk, start(desk).stored.head.id, lambda issue: set_lead(issue, LEAD), "lead")
    options = ("--config", str(config), "--database", str(database), "--lang", ("en", "zh")[seed % 2])
    environment = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    environment |= {"PATH": "", "COLORTERM": chance.choice(("truecolor", "")), "TERM": "xterm-256color"}
    log = folder / "hangs.txt"
    environment |= {"PYTHONPATH": os.pathsep.join(sys.path), "NEWSROOM_CHAOS_LOG": str(log)}
    terminal = Terminal(*options, program=("-m", "tests.chaos.watched"), environment=environment)
    fcntl.ioctl(terminal.file, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    terminal.wait_for(lambda output: "云雀".encode() in output)
    strokes: list[str] = []
    with suppress(OSError):  # the desk was left: the other side of the pty is gone
        while len(strokes) < STROKES:
            strokes.append(stroke(chance, size))
            os.write(terminal.file, strokes[-1].encode())
            _read_for(terminal, chance.choice((0, 0, 0, 0.002, 0.02)))
    code = _leave(terminal, chance)
    reports = [each.read_text("utf-8")[-6000:] for each in home.rglob("crash-*.txt")]
    reports.append(log.read_text("utf-8"))
    shown = terminal.output[-4000:].decode("utf-8", "backslashreplace")
    with open_desk(parse("", config), database) as desk:
        kept = ("lead", LEAD) in all_texts(desk) and desk.store.check() == []
    return Sat(seed, code, "".join(reports), shown, kept, len(strokes), tuple(strokes[-40:]))


def _read_for(terminal: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while select.select([terminal.file], [], [], max(0.0, end - time.monotonic()))[0]:
        terminal.output = terminal.output[-65536:] + os.read(terminal.file, 65536)


def _leave(terminal: Terminal, chance: random.Random) -> int | None:
    """Ask it to end until it does; a question may stand in between, which Esc leaves."""
    end = time.monotonic() + _PATIENCE
    with suppress(OSError):
        while time.monotonic() < end:
            os.write(terminal.file, chance.choice((_LEAVE, b"\x1b")))
            _read_for(terminal, 0.2)
        for _time in range(2):  # what moves in between does not hang there
            os.kill(terminal.pid, signal.SIGUSR1)
            _read_for(terminal, 1.0)
        terminal.kill()
        return None
    return terminal.wait_for_end()


def sit_again(times: int, first: int) -> int:
    """Do it so many times, and print what came of it as JSON.

    Args:
        times: How often.
        first: The first seed; each time has the next one, and with it another size and language.

    Returns:
        1 if any crashed, hung or lost something.
    """
    bad: list[Sat] = []
    strokes = 0
    for seed in range(first, first + times):
        folder = Path(tempfile.mkdtemp(prefix="newsroom-hands-"))
        try:
            sat = sit(folder, seed)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        strokes += sat.count
        if not sat.good:
            bad.append(sat)
            print(json.dumps(asdict(sat), ensure_ascii=False), file=sys.stderr, flush=True)
    print(json.dumps({"sittings": times, "strokes": strokes, "bad": [each.seed for each in bad]}))
    return int(bool(bad))
