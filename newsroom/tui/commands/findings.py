"""What an editor does with what the check found."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Protocol

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers, keyed
from newsroom.tui.places import Closing, OnDesk, newsdesk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsroom.model import Finding


class Findings(OnDesk, Closing, Protocol):
    """The list of findings."""

    @property
    def current(self) -> Finding | None:
        """The finding under the cursor."""

    @property
    def safe(self) -> list[Finding]:
        """The findings whose fixes are mechanical."""

    def go_to_words(self) -> None:
        """Open the editor on the words of the finding under the cursor."""

    async def fix(self, findings: Sequence[Finding]) -> None:
        """Show what the fixes of findings would change, and apply them if the editor says so."""

    async def fix_all(self) -> None:
        """Do so with all safe fixes."""

    async def let_pass(self) -> None:
        """Ask why the finding under the cursor may pass; take that back where it was said before."""

    def follow_links(self) -> None:
        """Follow the links of the entries, and check again with what they led to."""


class FindingCommand(Command[Findings]):
    """A command that needs a finding under the cursor."""

    def unavailable(self, target: Findings) -> str | None:
        """Tell that there is none."""
        return None if target.current else _("Nothing was found.")


class Close(Command[Findings]):
    """Go back to the desk."""

    id = "findings.close"
    label = N_("back")
    keys = ("escape", "q", "c")
    footer = True

    def run(self, target: Findings) -> None:
        """Go back."""
        target.close()


class GoTo(FindingCommand):
    """Go to the very words in the editor."""

    id = "findings.go_to"
    label = N_("go to the words")
    keys = ("enter", "e")
    footer = True

    def run(self, target: Findings) -> None:
        """Open the editor on them."""
        target.go_to_words()


class Fix(FindingCommand):
    """Apply the fix of this finding, after its change is shown."""

    id = "findings.fix"
    label = N_("fix")
    keys = ("f",)
    footer = True

    def unavailable(self, target: Findings) -> str | None:
        """Tell that there is no fix."""
        finding = target.current
        if finding is None or finding.fix is None:
            return keyed(_("There is no fix for this one; {findings.go_to} goes to the words."))
        return None

    def run(self, target: Findings) -> Awaitable[None] | None:
        """Show the change and ask."""
        return target.fix([target.current] if target.current else [])


class FixAll(Command[Findings]):
    """Apply all mechanical fixes at once, after their changes are shown. Undo takes them back in one step."""

    id = "findings.fix_all"
    label = N_("fix all safe ones")
    keys = ("F",)
    footer = True

    def unavailable(self, target: Findings) -> str | None:
        """Tell that there are none."""
        return None if target.safe else _("No finding here can be fixed mechanically.")

    def run(self, target: Findings) -> Awaitable[None] | None:
        """Show the changes and ask."""
        return target.fix_all()


class Undo(Command[Findings]):
    """Undo the last change; the issue is checked anew."""

    id = "findings.undo"
    label = N_("undo")
    keys = ("u",)
    footer = True

    def run(self, target: Findings) -> Awaitable[None]:
        """Undo."""
        from newsroom.tui.undoing import step_back

        return step_back(newsdesk(target.app))


class Redo(Command[Findings]):
    """Redo what was undone; the issue is checked anew."""

    id = "findings.redo"
    label = N_("redo")
    keys = ("U",)

    def run(self, target: Findings) -> Awaitable[None]:
        """Redo."""
        from newsroom.tui.undoing import step_forward

        return step_forward(newsdesk(target.app))


class LetPass(FindingCommand):
    """Let this finding pass, with a reason that is kept with the issue; again to take that back."""

    id = "findings.let_pass"
    label = N_("let pass")
    keys = ("o",)
    footer = True

    def run(self, target: Findings) -> Awaitable[None] | None:
        """Ask for the reason."""
        return target.let_pass()


class FollowLinks(Command[Findings]):
    """Follow the links of the entries, once each: dead ones and pages of another story come into the list."""

    id = "findings.follow_links"
    label = N_("follow the links")
    keys = ("l",)

    def run(self, target: Findings) -> None:
        """Follow them beside the screen."""
        target.follow_links()


class Export(Command[Findings]):
    """Export the issue."""

    id = "findings.export"
    label = N_("export")
    keys = ("E",)
    footer = True

    def run(self, target: Findings) -> Awaitable[None]:
        """Export it."""
        from newsroom.tui.screens.export import export_issue

        return export_issue(target.app)


FINDINGS_COMMANDS: Offers[Findings] = (
    Close,
    GoTo,
    Fix,
    FixAll,
    Undo,
    Redo,
    LetPass,
    FollowLinks,
    Export,
)
