"""A fetch on the desk: progress in the masthead, new stories in the inbox, errors as one toast."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsroom.desk import Desk, refresh
from newsroom.desk.refresh import Progress, Report
from newsroom.model import NewsroomError
from newsroom.settings.language import _, ngettext
from newsroom.text.clean import one_line
from newsroom.tui.context import StoriesChanged
from newsroom.tui.ownloop import OwnLoop
from newsroom.tui.pages import complete_feeds

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk


class Fetch:
    """A refresh on a thread and a loop of its own: hundreds of answers at once must not delay a key."""

    def __init__(self, desk: Desk, feeds: tuple[int, ...], seen: Callable[[Progress], None]) -> None:
        """Prepare a refresh.

        Args:
            desk: The open newsroom.
            feeds: Ids of the feeds to poll; none polls all.
            seen: Told how far it is; called on the event loop that `run` is awaited on.
        """
        self._desk = desk
        self._feeds = feeds
        self._seen = seen

    async def run(self) -> Report:
        """Poll the feeds.

        Cancelling it cancels the refresh and waits for its end, so that everything that came is stored.
        """
        here = asyncio.get_running_loop()
        # The program does not end before what came is stored.
        work = OwnLoop(lambda: self._refresh(here), "newsroom-fetch", daemon=False)
        work.start()
        running = asyncio.wrap_future(work.answer)
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            work.stop()
            await asyncio.wait([running])
            if not running.cancelled():
                running.exception()  # seen, so that it is not reported as forgotten
            raise

    async def _refresh(self, here: asyncio.AbstractEventLoop) -> Report:
        def seen(progress: Progress) -> None:
            here.call_soon_threadsafe(self._seen, progress)

        return await refresh.refresh(self._desk, self._feeds or None, all=True, on_progress=seen)


async def fetch_on_desk(screen: Newsdesk, feeds: tuple[int, ...]) -> None:
    """Fetch these feeds, or all; cancelling keeps what was fetched."""
    app = screen.app
    screen.show_progress(Progress())
    found = 0

    def seen(progress: Progress) -> None:
        nonlocal found
        found = progress.new
        screen.show_progress(progress)

    try:
        report = await Fetch(app.desk, feeds, seen).run()
    except asyncio.CancelledError:
        app.notify(_("Fetching stopped; {n} new articles are kept.").format(n=found), markup=False)
        raise
    except NewsroomError as error:
        app.notify(str(error), severity="error", markup=False)
    else:
        words = ngettext("{n} new article", "{n} new articles", report.new).format(n=f"{report.new:,}")
        if report.errors:
            failed = ngettext("{n} feed failed", "{n} feeds failed", len(report.errors))
            words += " · " + failed.format(n=len(report.errors)) + "\n" + report.errors[0].message
        app.notify(words, severity="warning" if report.errors else "information", markup=False)
        if report.rules.problem:
            app.notify(report.rules.problem, severity="warning", timeout=10, markup=False)
        for deed in report.rules.notices[:5]:
            app.notify(one_line(deed.title), title=one_line(deed.rule), timeout=10, markup=False)
        if app.desk.settings.hooks:
            from newsroom.desk.hooks import after_fetch
            from newsroom.tui.hooks import run_hooks

            run_hooks(app, "fetch", lambda: after_fetch(app.desk, report))
        complete_feeds(app)
    finally:
        screen.show_progress(None)
        for each in app.screen_stack:
            each.post_message(StoriesChanged(reload=True))
