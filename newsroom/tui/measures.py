"""The measure and the margins of texts, changed while reading and kept in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from newsroom.settings import config
from newsroom.settings.language import _
from newsroom.tui.context import DeskApp

if TYPE_CHECKING:
    from textual.app import App
    from textual.geometry import Region

SHORTEST, LONGEST = 20, 400
WIDEST_MARGINS = 20


class Measured(Protocol):
    """A text as it is set in its pane."""

    @property
    def app(self) -> App[Any]:
        """The app, which has the measure."""

    @property
    def scrollable_content_region(self) -> Region:
        """The room there is, with the margins."""

    def tell_measure(self) -> None:
        """Have every text on the desk take another measure or other margins."""


async def change_measure(view: Measured, by: int) -> None:
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


async def change_margins(view: Measured, by: int) -> None:
    """Leave so many columns more or less beside texts."""
    app = view.app
    assert isinstance(app, DeskApp)
    app.margins = max(0, min(app.margins + by, WIDEST_MARGINS))
    await _keep(view, "margins", app.margins, _("margins of {n} columns").format(n=app.margins))


async def _keep(view: Measured, key: str, value: int, said: str) -> None:
    app = view.app
    assert isinstance(app, DeskApp)
    view.tell_measure()
    app.notify(said, timeout=1.5, markup=False)
    if not app.sample:
        await app.jobs.write(config.set_value, app.desk.settings.file, f"desk.{key}", value)
