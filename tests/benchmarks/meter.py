"""A program on a real pty, and how long it takes from a key to what it paints.

Textual's Pilot waits about 60 ms at every press, so keys are measured from outside. A burst of output ends
with 8 ms of silence: the first one is the cursor's, what follows it is the rest of the screen.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

SILENCE = 0.008
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """What one key did, in milliseconds from the key."""

    first: float
    """The end of the first burst."""
    last: float
    """The last byte before the next key."""


class Meter:
    """A Python program on a pty of 120x40."""

    def __init__(self, arguments: Sequence[str], folder: Path, size: tuple[int, int] = (120, 40)) -> None:
        """Start it; `folder` is the home it gets."""
        window = struct.pack("HHHH", size[1], size[0], 0, 0)
        self._started = perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, window)
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "en_US.UTF-8"}
            os.environ |= {f"XDG_{name}_HOME": str(folder) for name in ("DATA", "CONFIG", "STATE")}
            os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.execv(sys.executable, [sys.executable, *arguments])
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, window)

    def settled(self, silence: float = 1.0, least: int = 3000) -> float:
        """Read until a painted screen is still; give the seconds from the start to its last byte."""
        painted, last = 0, None
        while perf_counter() - self._started < PATIENCE:
            if data := self._read(0.05):
                painted += len(data)
                last = perf_counter()
            elif last and painted > least and perf_counter() - last > silence:
                break
        return (last or perf_counter()) - self._started

    def press(self, key: bytes, gap: float) -> Stroke:
        """Send a key and watch what is painted for `gap` seconds; a key without paint counts as the gap."""
        self._read(0.0)
        begun = perf_counter()
        os.write(self._file, key)
        burst = last = None
        while (left := begun + gap - perf_counter()) > 0:
            if select.select([self._file], [], [], left)[0]:
                os.read(self._file, 65536)
                now = perf_counter()
                if burst is None and last is not None and now - last > SILENCE:
                    burst = last
                last = now
        if last is None:
            return Stroke(gap * 1000, gap * 1000)
        return Stroke(((burst or last) - begun) * 1000, (last - begun) * 1000)

    def resident(self) -> float:
        """Give its resident memory in MB; 0 where the system does not tell."""
        with suppress(OSError):
            for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
                if line.startswith("VmRSS"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def end(self) -> None:
        """End the program at once."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def _read(self, wait: float) -> bytes:
        data = b""
        while select.select([self._file], [], [], wait)[0]:
            try:
                more = os.read(self._file, 65536)
            except OSError:
                break
            if not more:
                break
            data += more
            wait = 0.002
        return data
