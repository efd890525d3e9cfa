"""The program's door: it stands above the command line and the desk on the screen."""

from __future__ import annotations

import gc
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsroom.desk import Desk
    from newsroom.desk.doctor import Examined
    from newsroom.settings.config import Settings


def main() -> None:
    """Run the command line and end with its exit code."""
    # Importing makes some hundred thousand objects that stay: to look for garbage among them at every 700th
    # takes time that a command has not, and finds nothing.
    gc.set_threshold(20_000, 10, 10)
    from newsroom.cli.run import run

    code = run(sys.argv[1:], _screen, _looks)
    # Everything is closed: Ctrl+C in the last moments ends it at once, and Python has no words for it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(code)


def _screen(desk: Desk, *, sample: bool = False) -> int:
    """Show the desk; what it takes to draw is imported only now."""
    from newsroom.tui.start import run_desk

    return run_desk(desk, sample=sample)


def _looks(settings: Settings) -> Iterator[Examined]:
    """Examine the desk's themes and keys, which the command line cannot read itself."""
    from newsroom.tui.looks import examined

    yield from examined(settings)


if __name__ == "__main__":
    main()
