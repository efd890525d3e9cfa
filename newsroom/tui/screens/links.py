"""The links of a page: open one in the browser, or copy it."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.settings.language import _
from newsroom.text.addresses import without_credentials
from newsroom.tui.commands.links import LINKS_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.links import browse, yank_address
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen


class LinksScreen(ChoiceScreen[str]):
    """Numbered links."""

    OFFERS = LINKS_COMMANDS

    def __init__(self, links: Sequence[str]) -> None:
        choices = [Choice(link, f"[{n}] {without_credentials(link)}") for n, link in enumerate(links, 1)]
        super().__init__(_("Links"), choices, hint=_("Enter open · y copy · / narrow · Esc close"))

    def yank(self) -> None:
        """Copy the address under the cursor."""
        if len(self.lines):
            yank_address(self.app, self.lines.shown[self.lines.cursor].value)


def show_links(app: DeskApp, links: Sequence[str]) -> None:
    """List the links; the one chosen opens in the browser."""
    if not links:
        app.notify(_("There are no links here."), markup=False)
        return

    def chosen(link: str | None) -> None:
        if link:
            browse(app, link)

    app.push_screen(LinksScreen(links), chosen)
