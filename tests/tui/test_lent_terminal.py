"""The terminal is lent to the editor's own program, and taken back whatever becomes of that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from newsroom.desk import open_desk
from newsroom.desk.composing import opened, start
from newsroom.model import FeedDraft
from newsroom.settings.config import parse
from tests.tui.conftest import NOW, article
from tests.tui.test_elsewhere import program
from tests.tui.test_terminal import Terminal


def _in_the_lead(folder: Path, editor: str) -> Terminal:
    """Open the desk with an editor set, and type into the lead."""
    with open_desk(parse("", folder / "newsroom.toml"), folder / "newsroom.db", now=lambda: NOW) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example.com/rss"))
        desk.store.articles.absorb(feed.id, [article(1)], NOW)
        start(desk)
    options = ("--config", str(folder / "newsroom.toml"), "--database", str(folder / "newsroom.db"))
    terminal = Terminal(*options, "--lang", "en", environment={"VISUAL": editor, "TMPDIR": str(folder)})
    terminal.wait_for(lambda output: "云雀".encode() in output)
    terminal.type("L")
    terminal.wait_for(lambda output: b"Entries" in output)
    terminal.type("甲")
    terminal.wait_for(lambda output: "甲".encode() in output)
    return terminal


def _lead(folder: Path) -> str:
    with open_desk(parse("", folder / "newsroom.toml"), folder / "newsroom.db") as desk:
        assert desk.store.check() == []
        return opened(desk).issue.lead


@pytest.mark.parametrize(
    ("code", "said", "lead"),
    [
        (None, b"cannot be started", "甲乙"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", b"ended", "甲乙"),
        # As the terminal does on Ctrl+C and Ctrl+backslash, which this program does not mind.
        (
            "import os, signal\n"
            "for each in (signal.SIGINT, signal.SIGQUIT):\n"
            "    assert signal.getsignal(each) is not signal.SIG_IGN\n"
            "    signal.signal(each, signal.SIG_IGN)\n"
            "    os.killpg(os.getpgrp(), each)\n"
            "file.write_text('丙\\n', 'utf-8')",
            "丙".encode(),
            "丙乙",
        ),
    ],
    ids=["none", "killed", "interrupted"],
)
def test_the_desk_goes_on_with_the_terminal(tmp_path: Path, code: str | None, said: bytes, lead: str) -> None:
    terminal = _in_the_lead(tmp_path, "/no-such-program" if code is None else program(tmp_path, code))
    lent = len(terminal.output)
    terminal.type("\x05")
    terminal.wait_for(lambda output: b"\x1b[?1049h" in output[lent:] and said in output[lent:])
    terminal.type("\x1b[1;5F乙")  # at the end of the text
    terminal.wait_for(lambda output: "乙".encode() in output[lent:])
    terminal.type("\x11")
    assert terminal.wait_for_end() == 0
    assert b"Traceback" not in terminal.output
    assert _lead(tmp_path) == lead


def test_a_terminal_that_goes_while_it_is_lent_takes_no_text_along(tmp_path: Path) -> None:
    waits = "import signal\nprint('it is mine', flush=True)\nsignal.pause()"
    terminal = _in_the_lead(tmp_path, program(tmp_path, waits))
    terminal.type("\x05")
    terminal.wait_for(lambda output: b"it is mine" in output)
    os.close(terminal.file)
    os.waitpid(terminal.pid, 0)
    assert _lead(tmp_path) == "甲"
