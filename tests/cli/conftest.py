from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newsroom.__main__ import _looks
from newsroom.cli.run import run
from newsroom.desk import Desk
from newsroom.settings.language import use_language


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@dataclass
class Shown:
    """A desk that was opened on the screen."""

    database: Path
    settings: Path
    sample: bool
    read_only: bool = False


class Newsroom:
    """The command line in this process, in a home of its own."""

    def __init__(
        self, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.home = home
        self.database = home / "data" / "newsroom" / "newsroom.db"
        self.config = home / "config" / "newsroom" / "newsroom.toml"
        self.screens: list[Shown] = []
        self.answers: list[int] = []
        """What the screen returns, one after another; 0 when there is none left."""
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: object, stdin: str | bytes = "") -> Result:
        content = stdin.encode() if isinstance(stdin, str) else stdin
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
        code = run([str(each) for each in arguments], self._screen, _looks)
        captured = self._capsys.readouterr()
        return Result(code, captured.out, captured.err)

    def _screen(self, desk: Desk, *, sample: bool = False) -> int:
        self.screens.append(Shown(desk.store.path, desk.settings.file, sample, desk.store.read_only))
        return self.answers.pop(0) if self.answers else 0


@pytest.fixture
def newsroom(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Newsroom]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "NEWSROOM_DATABASE", "NEWSROOM_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    for name in ("data", "config", "state"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    yield Newsroom(tmp_path, capsys, monkeypatch)
    use_language(None)
