"""The links of a page: open one in the browser, copy it, or put the page it leads to in the inbox."""

from __future__ import annotations

from collections.abc import Sequence

from textual import getters

from newsroom.settings.language import _
from newsroom.text.addresses import without_credentials
from newsroom.tui.commands.base import offers
from newsroom.tui.commands.links import LINKS_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.links import browse, yank_address
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen


@offers(LINKS_COMMANDS)
class LinksScreen(ChoiceScreen[str]):
    """Numbered links."""

    app = getters.app(DeskApp)

    def __init__(self, links: Sequence[str], named_by: str = "") -> None:
        """Make the list; `named_by` is the address of the feed that gave them, '' if none did."""
        self._named_by = named_by
        choices = [Choice(link, f"[{n}] {without_credentials(link)}") for n, link in enumerate(links, 1)]
        super().__init__(
            _("Links"),
            choices,
            hint=_(
                "{choice.take} open · {links.yank} copy · {links.clip} clip ·"
                " {choice.narrow} narrow · {dialog.close} close"
            ),
        )

    def yank(self) -> None:
        """Copy the address under the cursor."""
        if len(self.lines):
            yank_address(self.app, self.lines.shown[self.lines.cursor].value)

    async def clip(self) -> None:
        """Put what the link under the cursor leads to in the inbox; the list stays."""
        from newsroom.tui.screens.clipping import clip_link

        if len(self.lines) and (link := self.lines.shown[self.lines.cursor].value):
            await clip_link(self.app, link, self._named_by)


def show_links(app: DeskApp, links: Sequence[str], named_by: str = "") -> None:
    """List the links; the one chosen opens in the browser. `named_by` is the address of their feed."""
    if not links:
        app.notify(_("There are no links here."), markup=False)
        return

    def chosen(link: str | None) -> None:
        if link:
            browse(app, link)

    app.push_screen(LinksScreen(links, named_by), chosen)
