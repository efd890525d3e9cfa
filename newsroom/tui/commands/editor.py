"""What an editor does while writing."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Protocol

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers, keyed
from newsroom.tui.places import Closing, Editor

if TYPE_CHECKING:
    from newsroom.desk.drafting import Task
    from newsroom.tui.fielddrafts import FieldDrafts


class Writing(Editor, Closing, Protocol):
    """The editor of a part, with the keys of its fields."""

    @property
    def drafts(self) -> FieldDrafts:
        """What is drafted for the part."""

    def met(self) -> bool:
        """Tell whether a text here met another program’s."""

    def save_all(self) -> None:
        """Write everything that changed, now."""

    def go_to(self, step: int) -> None:
        """Edit the next entry, or the one before."""

    def have_drafted(self, task: Task) -> None:
        """Have a model write the text."""

    def write_elsewhere(self) -> None:
        """Have the field with the cursor written in the editor’s own program."""

    def focus_next(self) -> object:
        """Go to the next field."""

    def focus_previous(self) -> object:
        """Go to the previous field."""


class EntryCommand(Command[Writing]):
    """A command for the editor of an entry."""

    def unavailable(self, target: Writing) -> str | None:
        """Tell that this is no entry."""
        return None if target.entry() else _("This is not an entry.")


class FieldCommand(Command[Writing]):
    """A command for the field that has the cursor."""

    def unavailable(self, target: Writing) -> str | None:
        """Tell that no field has the cursor."""
        return None if target.draft else _("Go to a field first.")


class Close(Command[Writing]):
    """Go back to the desk. Everything is saved as you type."""

    id = "editor.close"
    label = N_("back, saved")
    keys = ("escape", "ctrl+s")
    footer = True

    def unavailable(self, target: Writing) -> str | None:
        """Tell that the key stops a model first."""
        return (
            keyed(_("The model is still writing; {editor.stop} stops it."))
            if target.drafts.incoming
            else None
        )

    def run(self, target: Writing) -> None:
        """Save and go back."""
        target.close()


class Stop(Command[Writing]):
    """Stop the model that is writing here, and have the text back that was there before."""

    id = "editor.stop"
    label = N_("stop, old text back")
    keys = ("escape",)
    footer = True

    def unavailable(self, target: Writing) -> str | None:
        """Tell that no model is writing."""
        return None if target.drafts.incoming else _("No model is writing here.")

    def run(self, target: Writing) -> None:
        """Stop it."""
        target.drafts.stop()


class Confirm(Command[Writing]):
    """Take the draft as it is: you have read it, and its mark goes."""

    id = "editor.confirm"
    label = N_("confirm draft")
    keys = ("ctrl+o",)
    footer = True

    def unavailable(self, target: Writing) -> str | None:
        """Tell that there is no draft."""
        return None if target.drafts.unread else _("There is no untouched draft here.")

    def run(self, target: Writing) -> Awaitable[None]:
        """Confirm it."""
        from newsroom.tui.drafts import confirm

        return confirm(target.app, target.part)


class Write(Command[Writing]):
    """Have a draft made: out of the source's own sentences, or by your language model, if you set one up.

    It is written into the field and stays marked until you edit or confirm it; meanwhile the source shows
    where the sentence under the cursor comes from. {editor.stop} stops a model, {text.undo} takes a draft
    back.
    """

    id = "editor.write"
    label = N_("draft…")
    keys = ("f7",)
    footer = True
    opens = True

    def unavailable(self, target: Writing) -> str | None:
        """Tell why nothing can be drafted here now."""
        if target.part.startswith("section:"):
            return _("Drafts are made for the entries, the lead and the commentary of a digest.")
        if target.drafts.incoming is not None:
            return keyed(_("The model is still writing; {editor.stop} stops it."))
        return keyed(_("Choose between the two texts first: {editor.settle}.")) if target.met() else None

    def run(self, target: Writing) -> Awaitable[None]:
        """Ask what."""
        from newsroom.tui.drafts import ask_what_to_draft

        target.save_all()
        return ask_what_to_draft(target.app, target.part, target.have_drafted, target.drafts)


class Elsewhere(FieldCommand):
    """Write this field in your own program ($VISUAL or $EDITOR), and come back with what it says."""

    id = "editor.elsewhere"
    label = N_("own editor")
    keys = ("ctrl+e",)

    def run(self, target: Writing) -> None:
        """Give it the terminal."""
        target.write_elsewhere()


class Unwrap(FieldCommand):
    """Take line breaks out of what is selected, else of what was pasted last, else of all."""

    id = "editor.unwrap"
    label = N_("join lines")
    keys = ("f6",)

    def run(self, target: Writing) -> None:
        """Join them."""
        draft = target.draft
        if draft is not None and not draft.unwrap():
            target.app.notify(_("There are no line breaks to take out."), markup=False)


class NextEntry(EntryCommand):
    """Edit the next entry; from the lead, the first."""

    id = "editor.next"
    label = N_("next entry")
    keys = ("f4", "ctrl+pagedown")
    footer = True

    def unavailable(self, target: Writing) -> str | None:
        """Tell that no entry comes behind this."""
        return None if target.beside(1) else super().unavailable(target)

    def run(self, target: Writing) -> None:
        """Go there."""
        target.go_to(1)


class PreviousEntry(EntryCommand):
    """Edit the previous entry; from the first, the lead."""

    id = "editor.previous"
    label = N_("previous entry")
    keys = ("f3", "ctrl+pageup")

    def run(self, target: Writing) -> None:
        """Go there."""
        target.go_to(-1)


class NextField(Command[Writing]):
    """Go to the next field, or to the source to scroll it."""

    id = "editor.next_field"
    label = N_("next field")
    keys = ("tab",)
    footer = True
    palette = False

    def run(self, target: Writing) -> None:
        """Move the cursor there."""
        target.focus_next()


class PreviousField(Command[Writing]):
    """Go to the previous field."""

    id = "editor.previous_field"
    label = N_("previous field")
    keys = ("shift+tab",)
    palette = False

    def run(self, target: Writing) -> None:
        """Move the cursor there."""
        target.focus_previous()


class Settle(Command[Writing]):
    """Choose between your text and the one another program wrote in the same place."""

    id = "editor.settle"
    label = N_("choose a text")
    keys = ("f2",)
    footer = True
    opens = True

    def unavailable(self, target: Writing) -> str | None:
        """Tell that nothing is to be chosen."""
        return None if target.met() else _("No other program changed this text.")

    async def run(self, target: Writing) -> None:
        """Save, and show both."""
        from newsroom.tui.screens.conflict import settle_texts

        target.save_all()
        await target.app.book.written()
        settle_texts(target.app)


class Changes(EntryCommand):
    """Show what the entry's source says otherwise than when it was picked; the key works in the source."""

    id = "editor.changes"
    label = N_("changed since the pick")
    keys = ("equals_sign",)

    def run(self, target: Writing) -> Awaitable[None]:
        """Show it."""
        from newsroom.tui.screens.changes import show_changes

        entry = target.entry()
        assert entry is not None
        return show_changes(target.app, entry)


class CiteHere(Command[Writing]):
    """Cite a source at the cursor: one that 引用 has, the article in the reader, or a story of the inbox."""

    id = "editor.cite"
    label = N_("cite")
    keys = ("ctrl+g",)
    footer = True
    opens = True

    def unavailable(self, target: Writing) -> str | None:
        """Tell that this is no section."""
        return None if target.section is not None else _("Only sections of deep dives and reviews cite.")

    def run(self, target: Writing) -> Awaitable[None]:
        """Let the editor choose."""
        from newsroom.tui.screens.citing import choose_source_to_cite

        return choose_source_to_cite(target)


EDITOR_COMMANDS: Offers[Writing] = (
    Close,
    Stop,
    NextField,
    PreviousField,
    Write,
    Confirm,
    CiteHere,
    NextEntry,
    PreviousEntry,
    Changes,
    Settle,
    Elsewhere,
    Unwrap,
)
