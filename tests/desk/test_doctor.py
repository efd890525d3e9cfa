from __future__ import annotations

import os
import re
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.desk import terminal
from newsroom.desk.doctor import examine


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
    assert terminal.colours(environment) == count


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
    assert terminal.drawn_width(terminal.HAN) == 4
    assert terminal.drawn_width(terminal.AMBIGUOUS) == ambiguous * 4


def test_a_terminal_wider_than_the_settings_say_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "newsroom.toml"
    config.write_text("ambiguous_width = 1\n")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("LINES", "24")
    Terminal(2, monkeypatch)
    found = [each for each in examine(config, tmp_path / "none.db") if each.check == "terminal"]
    assert [each.state for each in found] == ["warning", "ok", "ok", "warning"]
    assert "at least 80 by 24" in found[0].message
    assert "ambiguous_width = 2" in found[-1].message
