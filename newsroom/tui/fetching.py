"""A fetch on the desk: progress in the masthead, new stories in the inbox, errors as one toast."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from newsroom.desk import refresh
from newsroom.desk.refresh import Progress
from newsroom.model import NewsroomError
from newsroom.settings.language import _, ngettext

if TYPE_CHECKING:
    from newsroom.tui.screens.desk import DeskScreen


async def fetch_on_desk(screen: DeskScreen, feeds: tuple[int, ...]) -> None:
    """Fetch these feeds, or all; cancelling keeps what was fetched."""
    app = screen.app
    screen.show_progress(Progress())
    found = 0

    def seen(progress: Progress) -> None:
        nonlocal found
        found = progress.new
        screen.show_progress(progress)

    try:
        report = await refresh.refresh(app.desk, feeds or None, all=True, on_progress=seen)
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
    finally:
        screen.show_progress(None)
        await screen.inbox.reload()
