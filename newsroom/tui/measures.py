"""The measure and the margins of texts, changed while reading and kept in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.settings import config
from newsroom.settings.language import _
from newsroom.tui.context import DeskApp

if TYPE_CHECKING:
    from newsroom.tui.widgets.pageview import PageView

SHORTEST, LONGEST = 20, 400
WIDEST_MARGINS = 20


async def change_measure(view: PageView, by: int) -> None:
    """Make the longest line so many columns longer or shorter than the one on the page."""
    app = view.app
    assert isinstance(app, DeskApp)
    room = view.scrollable_content_region.width - 2 * app.margins
    # Beyond the pane nothing changes to be seen, and shortening again would seem to do nothing.
    wanted = min(app.measure, max(room, SHORTEST)) + by
    if by > 0:
        # Nor does lengthening shorten what the settings say where a narrow pane shows less of it.
        wanted = max(wanted, app.measure)
    app.measure = max(SHORTEST, min(wanted, LONGEST))
    await _keep(view, "measure", app.measure, _("lines of {n} columns at most").format(n=app.measure))


async def change_margins(view: PageView, by: int) -> None:
    """Leave so many columns more or less beside texts."""
    app = view.app
    assert isinstance(app, DeskApp)
    app.margins = max(0, min(app.margins + by, WIDEST_MARGINS))
    await _keep(view, "margins", app.margins, _("margins of {n} columns").format(n=app.margins))


async def _keep(view: PageView, key: str, value: int, said: str) -> None:
    app = view.app
    assert isinstance(app, DeskApp)
    view.tell_measure()
    app.notify(said, timeout=1.5, markup=False)
    if not app.sample:
        await app.jobs.write(config.set_value, app.desk.settings.file, f"desk.{key}", value)
