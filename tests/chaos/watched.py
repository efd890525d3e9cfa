"""The desk as `python -m newsroom` runs it; asked by SIGUSR1 it writes down what it is about.

The file is the one that NEWSROOM_CHAOS_LOG names: where every thread stands, what every task waits for, which
screens are open, and what is not written. A desk that hangs is asked before it is killed.
"""

from __future__ import annotations

import asyncio
import faulthandler
import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from newsroom.__main__ import main
from newsroom.tui.context import DeskApp


def watch(log: TextIO) -> None:
    """Answer SIGUSR1 from now on."""

    def tell(*_about: object) -> None:
        for app in (each for each in gc.get_objects() if isinstance(each, DeskApp)):
            print("screens:", app.screen_stack, "focus:", app.focused, file=log)
            print("saved:", app.book.saved, app.book.problem, "held:", vars(app.typed_ahead), file=log)
            print("workers:", *app.workers, sep="\n  ", file=log)
        try:
            tasks = asyncio.all_tasks()
        except RuntimeError:  # no loop runs, or no longer
            tasks = set()
        for task in tasks:
            places = list(_places(task.get_coro()))
            if not any("_get_message" in each or each.startswith("timer.py") for each in places):  # at rest
                print(task.get_name(), *places, sep="\n  ", file=log)
        log.flush()

    signal.signal(signal.SIGUSR1, tell)
    # By C, thus also where the main thread runs no Python; then what was set before.
    faulthandler.register(signal.SIGUSR1, log, all_threads=True, chain=True)


def _places(waits: object) -> Iterator[str]:
    """Follow a coroutine through those it waits for, which a task's own stack does not show."""
    while waits is not None:
        frame = getattr(waits, "cr_frame", None) or getattr(waits, "gi_frame", None)
        if frame is not None:
            code = frame.f_code
            yield f"{Path(code.co_filename).name}:{frame.f_lineno} {code.co_name}"
        waits = getattr(waits, "cr_await", None) or getattr(waits, "gi_yieldfrom", None)


if __name__ == "__main__":
    with open(os.environ["NEWSROOM_CHAOS_LOG"], "w", encoding="utf-8") as opened:
        watch(opened)
        main()
