"""A draft in the editor's own program: $VISUAL or $EDITOR, and back."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.model import NewsroomError
from newsroom.reading.joining import in_one_line
from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of
from newsroom.text.clean import clean_text, one_line
from newsroom.tui.jobs import show_error

if TYPE_CHECKING:
    from newsroom.tui.context import DeskApp
    from newsroom.tui.widgets.draft import Draft


_LOOK = 0.2
"""Seconds after which it is looked whether the terminal has gone."""


class ElsewhereError(NewsroomError):
    """The other program could not be used; the draft is as it was."""


def draft_elsewhere(app: DeskApp, draft: Draft) -> bool:
    """Have a draft written in the editor's own program, and tell whether it came back as another one."""
    try:
        text = clean_text(edited_elsewhere(app, draft.text, draft.id or "draft"))
    except NewsroomError as error:
        show_error(draft, error)
        return False
    text = one_line(in_one_line(text)) if draft.single else text
    if text == draft.text:
        return False
    # As an edit, so that ctrl+z takes it back.
    draft.replace(text, (0, 0), draft.document.end)
    return True


def edited_elsewhere(app: DeskApp, text: str, name: str) -> str:
    """Give the terminal to the editor's own program with a text, and return what is in the file afterwards.

    The screen waits meanwhile; nothing goes through a shell.

    Args:
        app: The app that has the terminal.
        text: The draft.
        name: What it is, for the file's name.

    Raises:
        ElsewhereError: there is no such program, it failed, or left no text; what it wrote stays in the file
            that the message names.
    """
    from textual.app import SuspendNotSupported

    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        command = shlex.split(wanted)
    except ValueError:
        command = []
    if not command:
        raise ElsewhereError(_("$EDITOR is no command: {command}").format(command=wanted))
    path = _written(text, name)
    try:
        with app.suspend(), _its_interrupts(), _ends_with_the_desk() as ends:
            code = ends(subprocess.Popen([*command, str(path)]))
    except SuspendNotSupported:
        path.unlink(missing_ok=True)
        message = _("this terminal cannot be given to another program")
        raise ElsewhereError(message) from None
    except OSError as error:
        path.unlink(missing_ok=True)
        message = _("{command} cannot be started: {reason}; set $EDITOR to a program you have")
        raise ElsewhereError(message.format(command=command[0], reason=reason_of(error))) from None
    if code:
        message = _("{command} ended with {code}; the draft is as it was, what was written is in {file}")
        raise ElsewhereError(message.format(command=command[0], code=code, file=path))
    try:
        found = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        message = _("{file} cannot be read as UTF-8; the draft is as it was")
        raise ElsewhereError(message.format(file=path)) from None
    path.unlink(missing_ok=True)
    # Most programs end a file with a line feed that is no part of the draft.
    return found.replace("\r\n", "\n").removesuffix("\n")


@contextmanager
def _its_interrupts() -> Iterator[None]:
    """Leave Ctrl+C and Ctrl+backslash to the other program: the terminal sends them to the desk as well."""
    signals = [each for name in ("SIGINT", "SIGQUIT") if (each := getattr(signal, name, None)) is not None]
    # A function and not SIG_IGN, which the other program would inherit.
    before = [(each, signal.signal(each, lambda *_about: None)) for each in signals]
    try:
        yield
    finally:
        for each, handler in before:
            signal.signal(each, handler)


@contextmanager
def _ends_with_the_desk() -> Iterator[Callable[[subprocess.Popen[bytes]], int]]:
    """Pass on what ends the desk, a closed terminal or SIGTERM: it would wait for the other program for ever.

    The desk has it from the event loop as soon as it goes on. What is yielded waits for the program.
    """
    signals = [each for name in ("SIGHUP", "SIGTERM") if (each := getattr(signal, name, None)) is not None]
    sent: list[int] = []
    before = [(each, signal.signal(each, lambda number, _at: sent.append(number))) for each in signals]

    def ends(program: subprocess.Popen[bytes]) -> int:
        while True:
            while sent:
                program.send_signal(sent.pop())
            with suppress(subprocess.TimeoutExpired):
                return program.wait(_LOOK)

    try:
        yield ends
    finally:
        for each, handler in before:
            signal.signal(each, handler)


def _written(text: str, name: str) -> Path:
    try:
        descriptor, path = tempfile.mkstemp(prefix=f"newsroom-{name}-", suffix=".md")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text + "\n")
    except OSError as error:
        message = _("no file can be made in {folder}: {reason}")
        raise ElsewhereError(message.format(folder=tempfile.gettempdir(), reason=reason_of(error))) from None
    return Path(path)
