"""A draft written in the editor's own program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsroom.desk import Desk
from newsroom.tui.app import NewsroomApp
from newsroom.tui.elsewhere import ElsewhereError, edited_elsewhere
from tests.tui.conftest import press, running


@contextmanager
def _given() -> Iterator[None]:
    yield


def program(folder: Path, code: str) -> str:
    """Write a program that is given a file, and return the command for it."""
    path = folder / "write it.py"
    path.write_text("import pathlib, sys\nfile = pathlib.Path(sys.argv[1])\n" + code, "utf-8")
    return f"'{sys.executable}' '{path}'"


async def test_a_field_is_written_in_another_program_and_undone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", program(tmp_path, "file.write_text('第一行\\n第二行\\n', 'utf-8')"))
    async with running(desk) as run:
        app, _pilot = run
        monkeypatch.setattr(app, "suspend", _given)
        await press(run, "a", "3", "j", "e", "ctrl+e", "escape")
        issue = app.book.issue
        assert issue is not None and issue.entries[0].summary == "第一行第二行"


@pytest.mark.parametrize(
    ("code", "said"),
    [("file.write_text('半篇'); sys.exit(3)", "ended with 3"), ("file.write_bytes(b'\\xff')", "UTF-8")],
)
def test_what_fails_is_said_and_nothing_is_lost(
    code: str, said: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = NewsroomApp(desk)
    app.opening.result()  # it reads the store, which is closed at the test's end
    monkeypatch.setattr(app, "suspend", _given)
    monkeypatch.setenv("VISUAL", program(tmp_path, code))
    with pytest.raises(ElsewhereError, match=said) as failure:
        edited_elsewhere(app, "原文", "summary")
    assert any(Path(word.rstrip(";")).is_file() for word in str(failure.value).split())


def test_a_program_that_is_not_there_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    app = NewsroomApp(desk)
    app.opening.result()  # it reads the store, which is closed at the test's end
    monkeypatch.setattr(app, "suspend", _given)
    monkeypatch.setenv("VISUAL", "no-such-program --wait")
    with pytest.raises(ElsewhereError, match="no-such-program cannot be started"):
        edited_elsewhere(app, "原文", "summary")
