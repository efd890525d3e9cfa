"""Programs of the editor's machine: run with a time limit, ended with all that they started."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of
from newsroom.text.clean import clean_text

MOST_OUTPUT = 64 * 1024
"""Bytes of what a program prints that are kept, from the end."""

_LAST_SECONDS = 1.0
"""How long the end of its output is waited for after it ended: what it left behind may hold the pipe open."""


class Ran(Struct, frozen=True):
    """How a program ended."""

    code: int | None
    """Its exit code; None where it could not be started or was ended."""
    output: str
    """What it printed, both streams as they came, clean for a terminal."""
    problem: str = ""
    """Why it has no exit code, or which one it failed with; '' where it succeeded."""

    @property
    def fine(self) -> bool:
        """It ended by itself with exit code 0."""
        return self.code == 0


def run(
    command: Sequence[str] | str,
    *,
    folder: Path,
    timeout: float,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
    errors: bool = True,
    most: int = MOST_OUTPUT,
) -> Ran:
    """Run a program to its end; never raises for what becomes of it.

    Args:
        command: The program and its arguments, which no shell sees; a text is a line for the shell.
        folder: Where it runs.
        timeout: Seconds after which it and all that it started are ended.
        given: What stands on its standard input.
        environment: What is set for it; None: what is set here.
        errors: Whether what it prints on standard error is kept as well.
        most: Bytes of what it prints that are kept, from the end.
    """
    try:
        # A session of its own: it cannot ask on the terminal, and what it starts can be ended with it.
        process = subprocess.Popen(
            command if isinstance(command, str) else list(command),
            shell=isinstance(command, str),
            cwd=folder,
            env=None if environment is None else dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if errors else subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return Ran(None, "", _("it cannot be started: {reason}").format(reason=reason_of(error)))
    running = _Running(process, given, most)
    try:
        code = process.wait(timeout)
    except subprocess.TimeoutExpired:
        _end(process)
        message = _("it took more than {seconds} seconds and was ended")
        return Ran(None, running.output(), message.format(seconds=f"{timeout:g}"))
    except BaseException:
        _end(process)
        raise
    problem = _("it ended with exit code {code}").format(code=code) if code else ""
    return Ran(code, running.output(), problem)


class _Running:
    """The pipes of a program, each served by a thread: neither may hold up the other."""

    def __init__(self, process: subprocess.Popen[bytes], given: bytes, most: int) -> None:
        self._process = process
        self._most = most
        self._kept = bytearray()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        threading.Thread(target=self._write, args=(given,), daemon=True).start()

    def output(self) -> str:
        """Return what came, without waiting long for more."""
        self._reader.join(_LAST_SECONDS)
        return clean_text(bytes(self._kept).decode("utf-8", "replace")).strip("\n")

    def _read(self) -> None:
        assert self._process.stdout is not None
        with suppress(OSError, ValueError):
            while portion := os.read(self._process.stdout.fileno(), 65_536):
                self._kept += portion
                del self._kept[: -self._most]

    def _write(self, given: bytes) -> None:
        assert self._process.stdin is not None
        # One that does not want its input closes it.
        with suppress(OSError, ValueError):
            self._process.stdin.write(given)
        with suppress(OSError, ValueError):
            self._process.stdin.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it with all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_LAST_SECONDS)
