"""What an editor does with the issue in the composer."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.settings.said import said
from newsroom.text.cells import truncate
from newsroom.text.quoting import within_quotes
from newsroom.tui.asking import ArticleWanted, PartWanted
from newsroom.tui.commands.base import Command, Offers, keyed
from newsroom.tui.places import newsdesk

if TYPE_CHECKING:
    from newsroom.tui.places import Composer


_SECTION = 40
"""Columns of a heading in a message."""


class PartCommand(Command["Composer"]):
    """A command that needs an issue."""

    def unavailable(self, target: Composer) -> str | None:
        """Tell that no issue is open."""
        return None if target.app.book.issue else keyed(_("No issue is open; {desk.issues} starts one."))


class EntryCommand(PartCommand):
    """A command that needs an entry under the cursor."""

    def unavailable(self, target: Composer) -> str | None:
        """Tell that the cursor is not on an entry."""
        if reason := super().unavailable(target):
            return reason
        return None if target.current_entry() else _("The cursor is not on an entry.")


class MovableCommand(EntryCommand):
    """A command for an entry, or for a section of a deep dive or review."""

    def unavailable(self, target: Composer) -> str | None:
        """Tell that the cursor is on neither."""
        if target.app.book.issue and target.current_section() is not None:
            return None if target.current_section() else _("The opening stays where it is.")
        return super().unavailable(target)


class Edit(PartCommand):
    """Edit the entry, lead, commentary or section under the cursor, with its source beside the draft."""

    id = "composer.edit"
    label = N_("edit")
    keys = ("e", "enter")
    footer = True

    def run(self, target: Composer) -> None:
        """Open the editor at once: what is typed after the key must not reach the desk."""
        from newsroom.tui.screens.editor import edit_part

        if (part := target.outline.current) is not None:
            edit_part(target.app, part)


class Write(PartCommand):
    """Have a draft made of what is under the cursor: summary, headlines, bold, lead, outline, translation.

    It comes out of the source's own sentences, where nothing is sent anywhere, or from your language model,
    if you set one up in the settings. A draft stays marked until you edit or confirm it.
    """

    id = "composer.write"
    label = N_("draft…")
    keys = ("W",)
    footer = True

    def unavailable(self, target: Composer) -> str | None:
        """Tell that there is nothing to draft."""
        if reason := super().unavailable(target):
            return reason
        if target.outline.current is None or target.current_section() is not None:
            return _("Drafts are made for the entries, the lead and the commentary of a digest.")
        return None

    def run(self, target: Composer) -> Awaitable[None] | None:
        """Ask what."""
        from newsroom.tui.drafts import ask_what_to_draft
        from newsroom.tui.screens.editor import edit_part

        part = target.outline.current
        assert part is not None
        place = part if isinstance(part, str) else part.uid
        return ask_what_to_draft(target.app, place, lambda task: edit_part(target.app, place, task=task))


class MoveDown(MovableCommand):
    """Move the entry, or the section with all below it, down by one.

    The last entry of a section of an imported file goes over into the next one first.
    """

    id = "composer.move_down"
    label = N_("move down")
    keys = ("J", "shift+down")
    footer = True

    def run(self, target: Composer) -> Awaitable[None] | None:
        """Move it."""
        return move(target, 1)


class MoveUp(MovableCommand):
    """Move the entry, or the section with all below it, up by one.

    The first entry of a section of an imported file goes over into the one before it first.
    """

    id = "composer.move_up"
    label = N_("move up")
    keys = ("K", "shift+up")
    footer = True

    def run(self, target: Composer) -> Awaitable[None] | None:
        """Move it."""
        return move(target, -1)


class Drop(MovableCommand):
    """Take the entry, or the section with all below it, out of the issue. Undo brings it back."""

    id = "composer.drop"
    label = N_("remove")
    keys = ("d",)
    footer = True

    def run(self, target: Composer) -> Awaitable[None] | None:
        """Take it out."""
        from newsroom.tui.picking import drop_entry

        if (number := target.current_section()) is not None:
            from newsroom.tui.documents import drop_section_at

            return drop_section_at(target, number)
        entry = target.current_entry()
        return drop_entry(target.app, entry) if entry else None


class New(PartCommand):
    """Add an entry by hand, or a section, below the cursor."""

    id = "composer.new"
    label = N_("new entry")
    keys = ("plus",)
    footer = True

    async def run(self, target: Composer) -> None:
        """Add it and open the editor."""
        from newsroom.issues import add_entry, new_uid
        from newsroom.model import Entry

        issue = target.app.book.issue
        assert issue is not None
        if (number := target.current_section()) is not None:
            from newsroom.tui.documents import ask_for_section

            ask_for_section(target, number)
            return
        entry = Entry(uid=new_uid())
        place = min(max(target.outline.cursor, 0), len(issue.entries))
        await target.app.book.change(
            lambda issue: add_entry(issue, entry, min(place, len(issue.entries)) + 1),
            said("entry added by hand"),
        )
        target.refresh_issue()
        target.outline.cursor = place + 1
        target.post_message(PartWanted(entry))


class Browse(EntryCommand):
    """Open the entry's link in the browser."""

    id = "composer.browse"
    label = N_("browser")
    keys = ("o",)

    def run(self, target: Composer) -> None:
        """Open it."""
        from newsroom.tui.links import browse

        entry = target.current_entry()
        browse(target.app, entry.url if entry else None)


class Yank(EntryCommand):
    """Copy the entry's link to the clipboard."""

    id = "composer.yank"
    label = N_("copy link")
    keys = ("y",)

    def run(self, target: Composer) -> None:
        """Copy it."""
        from newsroom.tui.links import yank_address

        entry = target.current_entry()
        yank_address(target.app, entry.url if entry else None)


class MarkEntry(EntryCommand):
    """Mark the entry, to copy several of them with {composer.copy}; again takes the mark away."""

    id = "composer.mark"
    label = N_("mark entry")
    keys = ("v",)

    def run(self, target: Composer) -> None:
        """Mark it and go on."""
        target.outline.toggle_marked()


class Copy(PartCommand):
    """Copy the entry, the marked entries or the whole issue: as Markdown, rich text or plain text."""

    id = "composer.copy"
    label = N_("copy as…")
    keys = ("Y",)
    footer = True

    def run(self, target: Composer) -> Awaitable[None]:
        """Ask what, and copy it."""
        from newsroom.tui.copying import ask_what_to_copy

        issue, entry = target.app.book.issue, target.current_entry()
        assert issue is not None
        here = issue.entries.index(entry) + 1 if entry in issue.entries else None
        return ask_what_to_copy(target.app, here, target.outline.marked_numbers())


class PickedCommand(EntryCommand):
    """A command that needs an entry that was picked from an article."""

    def unavailable(self, target: Composer) -> str | None:
        """Tell that the entry has no article."""
        if reason := super().unavailable(target):
            return reason
        entry = target.current_entry()
        return None if entry and entry.article else _("This entry was not picked from an article.")


class Read(PickedCommand):
    """Show the article the entry was picked from in the reader."""

    id = "composer.read"
    label = N_("show article")
    keys = ("space",)
    footer = True

    def run(self, target: Composer) -> None:
        """Ask the desk for it."""
        entry = target.current_entry()
        if entry and entry.article:
            target.post_message(ArticleWanted(entry.article))


class OtherSource(PickedCommand):
    """Choose which source of its story the entry links to; the others stay its evidence."""

    id = "composer.source"
    label = N_("other source")
    keys = ("O",)

    def run(self, target: Composer) -> Awaitable[None] | None:
        """Let the editor choose."""
        from newsroom.tui.screens.group import choose_source

        entry = target.current_entry()
        return choose_source(target.app, entry) if entry else None


class Correct(EntryCommand):
    """Print a correction (更正) of this entry of an issue that went out; {desk.export} exports it again."""

    id = "composer.correct"
    label = N_("correction")
    keys = ("N",)

    def unavailable(self, target: Composer) -> str | None:
        """Tell that the issue is a draft still."""
        if reason := super().unavailable(target):
            return reason
        head = target.app.book.head
        if head is not None and head.exported is None and head.origin is None:
            return keyed(_("The issue has not gone out yet: {composer.edit} changes the entry itself."))
        return None

    def run(self, target: Composer) -> None:
        """Ask for its words."""
        from newsroom.tui.screens.correction import ask_for_correction

        entry = target.current_entry()
        if entry is not None:
            ask_for_correction(target.app, entry)


class SinceExport(PartCommand):
    """Show what changed since the issue was last exported, word by word."""

    id = "composer.since_export"
    label = N_("since the last export")
    keys = ("X",)

    def unavailable(self, target: Composer) -> str | None:
        """Tell that it was never exported."""
        if reason := super().unavailable(target):
            return reason
        head = target.app.book.head
        return None if head and head.exported else _("The issue was not exported yet.")

    def run(self, target: Composer) -> None:
        """Open the history there."""
        from newsroom.tui.screens.history import HistoryScreen

        target.app.push_screen(HistoryScreen(since_export=True))


class Settle(PartCommand):
    """Choose between texts that you and another program wrote in the same place of the issue."""

    id = "composer.settle"
    label = N_("choose a text")
    keys = ("equals_sign",)
    footer = True

    def unavailable(self, target: Composer) -> str | None:
        """Tell that nothing is to be chosen."""
        if reason := super().unavailable(target):
            return reason
        return None if target.app.book.asides else _("No two programs changed the same text.")

    def run(self, target: Composer) -> None:
        """Show both."""
        from newsroom.tui.screens.conflict import settle_texts

        settle_texts(target.app)


class Retry(PartCommand):
    """Try again now to write what could not be written."""

    id = "composer.retry"
    label = N_("save again")
    keys = ("ctrl+s",)

    def unavailable(self, target: Composer) -> str | None:
        """Tell that everything is saved."""
        if reason := super().unavailable(target):
            return reason
        return _("Everything is saved.") if target.app.book.saved else None

    def run(self, target: Composer) -> Awaitable[None]:
        """Write."""
        return target.app.book.write_again()


class Changes(EntryCommand):
    """Show what the source of the entry says otherwise than when it was picked."""

    id = "composer.changes"
    label = N_("changed since the pick")
    keys = ("equals_sign",)

    def run(self, target: Composer) -> Awaitable[None]:
        """Show it."""
        from newsroom.tui.screens.changes import show_changes

        entry = target.current_entry()
        assert entry is not None
        return show_changes(target.app, entry)


class Leave(Command["Composer"]):
    """Go back to the inbox."""

    id = "composer.leave"
    label = N_("back")
    keys = ("escape",)
    palette = False

    def run(self, target: Composer) -> None:
        """Go there."""
        newsdesk(target.app).show_pane("inbox")


class ShowEvents(Command["Composer"]):
    """Open the lists of events, 国际 and 国内: move an event to the other list, drop it, put it in order."""

    id = "composer.events"
    label = N_("lists of events")
    keys = ("m",)
    footer = True

    def unavailable(self, target: Composer) -> str | None:
        """Tell that the open issue has none."""
        return None if target.has_events else _("The open issue has no lists of events.")

    def run(self, target: Composer) -> None:
        """Open them."""
        from newsroom.tui.screens.events import EventsScreen

        target.app.push_screen(EventsScreen(target.current_section()))


def move(target: Composer, by: int) -> Awaitable[None] | None:
    """Move the entry or section under the cursor, if there is room in that direction."""
    from newsroom.issues import move_by

    if (number := target.current_section()) is not None:
        from newsroom.tui.documents import move_section_by

        return move_section_by(target, number, by)
    entry, app = target.current_entry(), target.app
    if entry is None or app.book.issue is None:
        return None
    moved = move_by(app.book.issue, entry.uid, by, app.desk.publication)
    if moved is None:
        return None
    place = [each.uid for each in moved.issue.entries].index(entry.uid) + 1
    cause = said("entry moved to {n}", n=place)
    if moved.section:
        # The list has no headings: where the entry went has to be said.
        section = within_quotes(truncate(moved.section, _SECTION))
        cause = said("entry {n} moved to section {section}", n=place, section=section)
        words = _("Entry {n} is now in {section}.").format(n=place, section=section)
        app.notify(words, timeout=3, markup=False)
    return app.book.change(lambda _issue: moved.issue, cause)


COMPOSER_COMMANDS: Offers[Composer] = (
    Edit,
    Write,
    MoveDown,
    MoveUp,
    Drop,
    New,
    ShowEvents,
    Read,
    Browse,
    Yank,
    Copy,
    MarkEntry,
    OtherSource,
    Correct,
    SinceExport,
    Settle,
    Retry,
    Changes,
    Leave,
)
