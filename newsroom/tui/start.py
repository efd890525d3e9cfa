"""The way onto the screen: what takes time is begun in the order that shows the desk soonest."""

from __future__ import annotations

import gc
import os
import signal
from concurrent.futures import ThreadPoolExecutor

from newsroom.desk import Desk
from newsroom.tui.opening import read_opening

SAMPLE_WANTED = 10
"""The result of a desk that is left for the sample newsroom."""


def run_desk(desk: Desk, *, sample: bool = False) -> int:
    """Open the desk on the screen and return when the editor leaves it.

    The database is read on a thread while Textual is imported on this one.

    Args:
        desk: The newsroom to open.
        sample: It is the sample newsroom.

    Returns:
        0, or SAMPLE_WANTED where the editor wants to see the sample newsroom next.
    """
    in_screen = bool(os.environ.get("STY"))
    if in_screen:
        # GNU screen hands on what the terminal around it promised, and shows other colours than it is sent.
        os.environ.pop("COLORTERM", None)
    with ThreadPoolExecutor(max_workers=1) as reader:
        opening = reader.submit(read_opening, desk)
        # Importing makes hundreds of thousands of objects that stay. Looking for garbage among them takes an
        # eighth of the time until the desk is on the screen; the desk turns the collector on when it is.
        gc.disable()
        if desk.settings.ambiguous_width == 2:
            from newsroom.tui.wide import measure_wide

            measure_wide()
        from newsroom.tui.app import NewsroomApp

        app = NewsroomApp(desk, sample=sample, opening=opening, tour=sample)
    # Once the mouse is asked for, screen keeps every Esc back until the next key, and hands both on as one.
    interrupted = signal.getsignal(signal.SIGINT)
    result = app.run(mouse=not in_screen)
    error = app._exception  # a seam of Textual's, tested: the command line reports it as any other failure
    if error is not None:
        # What a worker raised tells where; that a worker failed does not.
        raise getattr(error, "error", error)
    if result == "sample":
        signal.signal(signal.SIGINT, interrupted)  # the desk that ends has turned it off
        return SAMPLE_WANTED
    return 0
