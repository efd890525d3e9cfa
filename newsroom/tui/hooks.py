"""Hooks on the desk, told as a toast and kept to be read again.

Those on a fetch, a pick and an export run on threads of their own, which nobody waits for; those on
publishing are the last of its steps.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from newsroom.model import HookEvent, NewsroomError
from newsroom.settings.language import _
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import keyed

if TYPE_CHECKING:
    from newsroom.desk.hooks import HookRun
    from newsroom.tui.context import DeskApp

Runs = tuple["HookRun", ...]

_QUOTED = 200
"""Characters of a hook's last line in the toast."""


def run_hooks(app: DeskApp, event: HookEvent, run: Callable[[], Runs]) -> None:
    """Run the hooks on an event beside the screen, if there are any.

    Args:
        app: The app.
        event: After what.
        run: Runs them, one of the functions of `newsroom.desk.hooks`; called on a thread.
    """
    if any(hook.on == event for hook in app.desk.settings.hooks):
        app.run_worker(_run(app, run), group="hooks", exit_on_error=False)


def tell_hooks(app: DeskApp, runs: Runs) -> None:
    """Keep what hooks did, and tell how each ended."""
    for each in runs:
        app.hook_runs.appendleft(each)
        lines = [line for line in map(one_line, each.ran.output.splitlines()) if line.strip()]
        words = "\n".join([one_line(each.summary), *(line[:_QUOTED] for line in lines[-1:])])
        if each.ran.fine:
            app.notify(words, timeout=5, markup=False)
        else:
            words += "\n" + keyed(
                _("What was done stays. “hooks” among the commands ({desk.palette}) shows all it printed.")
            )
            app.notify(words, severity="error", timeout=12, markup=False)


async def _run(app: DeskApp, run: Callable[[], Runs]) -> None:
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Runs] = loop.create_future()

    def settle(runs: Runs, error: Exception | None) -> None:
        if done.done():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(runs)

    def work() -> None:
        runs: Runs = ()
        failed: Exception | None = None
        try:
            runs = run()
        except Exception as error:
            failed = error
        with suppress(RuntimeError):  # the desk was closed meanwhile
            loop.call_soon_threadsafe(settle, runs, failed)

    # A thread that nobody waits for: a slow hook must not keep the desk from closing.
    Thread(target=work, name="newsroom-hooks", daemon=True).start()
    try:
        runs = await done
    except NewsroomError as error:
        app.notify(str(error), severity="error", markup=False)
    except Exception as error:  # the work that they come after is done, and must not end with them
        words = _("The hooks could not be run: {problem}").format(problem=one_line(repr(error)))
        app.notify(words, severity="error", timeout=12, markup=False)
    else:
        tell_hooks(app, runs)
