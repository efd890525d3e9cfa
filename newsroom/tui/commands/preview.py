"""What an editor does in the preview."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Protocol

from newsroom.settings.language import N_
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.places import Closing, OnDesk


class Preview(OnDesk, Closing, Protocol):
    """The issue as readers will see it."""

    @property
    def links(self) -> tuple[str, ...]:
        """The links on the page."""

    def toggle_markdown(self) -> None:
        """Show the Markdown, or the typeset page again."""


class Close(Command[Preview]):
    """Go back to the desk."""

    id = "preview.close"
    label = N_("back")
    keys = ("escape", "q", "p")
    footer = True

    def run(self, target: Preview) -> None:
        """Go back."""
        target.close()


class Markdown(Command[Preview]):
    """Show the Markdown as the file will be, or the typeset page again."""

    id = "preview.markdown"
    label = N_("Markdown")
    keys = ("m",)
    footer = True

    def run(self, target: Preview) -> None:
        """Change over."""
        target.toggle_markdown()


class Check(Command[Preview]):
    """Check the issue."""

    id = "preview.check"
    label = N_("check")
    keys = ("c",)
    footer = True

    def run(self, target: Preview) -> Awaitable[None]:
        """Check it."""
        from newsroom.tui.screens.findings import show_findings

        return show_findings(target.app)


class Export(Command[Preview]):
    """Export the issue."""

    id = "preview.export"
    label = N_("export")
    keys = ("E",)
    footer = True

    def run(self, target: Preview) -> Awaitable[None]:
        """Export it."""
        from newsroom.tui.screens.findings import export_checked

        return export_checked(target.app)


class Publish(Command[Preview]):
    """Publish the issue: choose forms, see what each would write, then write, commit and mail it."""

    id = "preview.publish"
    label = N_("publish")
    keys = ("P",)
    footer = True

    def run(self, target: Preview) -> None:
        """Open the list of forms."""
        from newsroom.tui.screens.publish import PublishScreen

        target.app.push_screen(PublishScreen())


class Copy(Command[Preview]):
    """Copy the issue as Markdown, rich text or plain text."""

    id = "preview.copy"
    label = N_("copy as…")
    keys = ("Y",)
    footer = True

    def run(self, target: Preview) -> Awaitable[None]:
        """Ask as what, and copy it."""
        from newsroom.tui.copying import ask_what_to_copy

        return ask_what_to_copy(target.app)


class Links(Command[Preview]):
    """List the links: open one in the browser, copy it, or clip its page into the inbox."""

    id = "preview.links"
    label = N_("links")
    keys = ("enter",)
    footer = True

    def run(self, target: Preview) -> None:
        """Open the list."""
        from newsroom.tui.screens.links import show_links

        show_links(target.app, target.links)


PREVIEW_COMMANDS: Offers[Preview] = (Close, Markdown, Check, Export, Publish, Copy, Links)
