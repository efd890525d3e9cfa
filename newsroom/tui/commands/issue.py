"""What an editor does with the open issue, wherever on the desk."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import Command, Offers, keyed

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk


class IssueCommand(Command["Newsdesk"]):
    """A command that needs an open issue."""

    def unavailable(self, target: Newsdesk) -> str | None:
        """Tell that no issue is open."""
        return None if target.app.book.issue else keyed(_("No issue is open; {desk.issues} starts one."))


class DigestCommand(IssueCommand):
    """A command for a text that digests have, deep dives and reviews not."""

    def unavailable(self, target: Newsdesk) -> str | None:
        """Tell so, before anything is typed that could not be kept."""
        issue = target.app.book.issue
        if issue is None or issue.form == "daily":
            return super().unavailable(target)
        words = _("{title} has sections, not lead and commentary: in the composer {composer.edit} edits one.")
        return keyed(words, title=one_line(issue.title))

    def belongs(self, target: Newsdesk) -> bool:
        """Tell whether a digest is open."""
        issue = target.app.book.issue
        return issue is None or issue.form == "daily"


class Issues(Command["Newsdesk"]):
    """Choose an issue, or start one by date."""

    id = "desk.issues"
    label = N_("issues")
    keys = ("D",)
    footer = True

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Open the list."""
        from newsroom.tui.screens.issues import choose_issue

        return choose_issue(target)


class Lead(DigestCommand):
    """Write the lead."""

    id = "desk.lead"
    label = N_("lead")
    keys = ("L",)

    def run(self, target: Newsdesk) -> None:
        """Open its editor."""
        from newsroom.tui.screens.editor import edit_part

        edit_part(target.app, "lead")


class Commentary(DigestCommand):
    """Write the commentary (点评)."""

    id = "desk.commentary"
    label = N_("commentary")
    keys = ("C",)

    def run(self, target: Newsdesk) -> None:
        """Open its editor."""
        from newsroom.tui.screens.editor import edit_part

        edit_part(target.app, "commentary")


class Check(IssueCommand):
    """Check the issue: findings with their rule; {findings.go_to} goes to the very words."""

    id = "desk.check"
    label = N_("check")
    keys = ("c",)
    footer = True

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Check now and list what is found."""
        from newsroom.tui.screens.findings import show_findings

        return show_findings(target.app)


class Preview(IssueCommand):
    """Preview the issue as readers will see it; {preview.markdown} shows its Markdown."""

    id = "desk.preview"
    label = N_("preview")
    keys = ("p",)
    footer = True

    def run(self, target: Newsdesk) -> None:
        """Open the preview."""
        from newsroom.tui.screens.preview import PreviewScreen

        target.app.push_screen(PreviewScreen())


class Export(IssueCommand):
    """Export the issue as Markdown into the publication's folder. Errors stop it and are shown."""

    id = "desk.export"
    label = N_("export")
    keys = ("E",)
    footer = True

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Check, ask where need be, write."""
        from newsroom.tui.screens.findings import export_checked

        return export_checked(target.app)


class Publish(IssueCommand):
    """Publish the issue: choose forms, see what each would write, then write, commit and mail it."""

    id = "desk.publish"
    label = N_("publish")
    keys = ("P",)

    def run(self, target: Newsdesk) -> None:
        """Open the list of forms."""
        from newsroom.tui.screens.publish import PublishScreen

        target.app.push_screen(PublishScreen())


class History(IssueCommand):
    """Show the history of the issue: what each change did, word by word, and the way back to any of them."""

    id = "desk.history"
    label = N_("history")
    keys = ("B",)

    def run(self, target: Newsdesk) -> None:
        """Open it."""
        from newsroom.tui.screens.history import HistoryScreen

        target.app.push_screen(HistoryScreen())


# In the order in which help and footer show them.
CHECKING_COMMANDS: Offers[Newsdesk] = (Check, Preview, Export, Publish, History)
WRITING_COMMANDS: Offers[Newsdesk] = (Issues, Lead, Commentary)
