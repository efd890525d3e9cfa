"""What an editor does while writing."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.documents import CiteHere

if TYPE_CHECKING:
    from newsroom.tui.screens.editor import EditorScreen


class Close(Command["EditorScreen"]):
    """Go back to the desk. Everything is saved as you type."""

    id = "editor.close"
    label = N_("back, saved")
    keys = ("escape", "ctrl+s")
    footer = True

    def run(self, target: EditorScreen) -> None:
        """Save and go back."""
        target.close()


class Confirm(Command["EditorScreen"]):
    """Take the drafted summary as it is: its mark goes."""

    id = "editor.confirm"
    label = N_("confirm draft")
    keys = ("ctrl+o",)
    footer = True

    def unavailable(self, target: EditorScreen) -> str | None:
        """Tell that there is no draft."""
        entry = target.entry()
        return None if entry and entry.drafted else _("There is no untouched draft here.")

    def run(self, target: EditorScreen) -> None:
        """Confirm it."""
        target.confirm()


class Elsewhere(Command["EditorScreen"]):
    """Write this field in your own program ($VISUAL or $EDITOR), and come back with what it says."""

    id = "editor.elsewhere"
    label = N_("own editor")
    keys = ("ctrl+e",)

    def unavailable(self, target: EditorScreen) -> str | None:
        """Tell that no field has the cursor."""
        return None if target.draft else _("Go to a field first.")

    def run(self, target: EditorScreen) -> None:
        """Give it the terminal."""
        target.write_elsewhere()


class Unwrap(Command["EditorScreen"]):
    """Take line breaks out of what is selected, else of what was pasted last, else of all."""

    id = "editor.unwrap"
    label = N_("join lines")
    keys = ("f6",)

    def unavailable(self, target: EditorScreen) -> str | None:
        """Tell that no field has the cursor."""
        return None if target.draft else _("Go to a field first.")

    def run(self, target: EditorScreen) -> None:
        """Join them."""
        draft = target.draft
        if draft is not None and not draft.unwrap():
            target.app.notify(_("There are no line breaks to take out."), markup=False)


class NextEntry(Command["EditorScreen"]):
    """Edit the next entry."""

    id = "editor.next"
    label = N_("next entry")
    keys = ("f4", "ctrl+pagedown")
    footer = True

    def unavailable(self, target: EditorScreen) -> str | None:
        """Tell that this is no entry."""
        return None if target.entry() else _("This is not an entry.")

    def run(self, target: EditorScreen) -> None:
        """Go there."""
        target.go_to(1)


class PreviousEntry(Command["EditorScreen"]):
    """Edit the previous entry."""

    id = "editor.previous"
    label = N_("previous entry")
    keys = ("f3", "ctrl+pageup")

    def unavailable(self, target: EditorScreen) -> str | None:
        """Tell that this is no entry."""
        return None if target.entry() else _("This is not an entry.")

    def run(self, target: EditorScreen) -> None:
        """Go there."""
        target.go_to(-1)


class NextField(Command["EditorScreen"]):
    """Go to the next field, or to the source to scroll it."""

    id = "editor.next_field"
    label = N_("next field")
    keys = ("tab",)
    footer = True
    palette = False

    def run(self, target: EditorScreen) -> None:
        """Move the cursor there."""
        target.focus_next()


class PreviousField(Command["EditorScreen"]):
    """Go to the previous field."""

    id = "editor.previous_field"
    label = N_("previous field")
    keys = ("shift+tab",)
    palette = False

    def run(self, target: EditorScreen) -> None:
        """Move the cursor there."""
        target.focus_previous()


class Settle(Command["EditorScreen"]):
    """Choose between your text and the one another program wrote in the same place."""

    id = "editor.settle"
    label = N_("choose a text")
    keys = ("f2",)
    footer = True

    def unavailable(self, target: EditorScreen) -> str | None:
        """Tell that nothing is to be chosen."""
        return None if target.met() else _("No other program changed this text.")

    async def run(self, target: EditorScreen) -> None:
        """Save, and show both."""
        from newsroom.tui.screens.conflict import settle_texts

        target.save_all()
        await target.app.book.written()
        settle_texts(target.app)


class Changes(Command["EditorScreen"]):
    """Show what the entry's source says otherwise than when it was picked; the key works in the source."""

    id = "editor.changes"
    label = N_("changed since the pick")
    keys = ("equals_sign",)

    def unavailable(self, target: EditorScreen) -> str | None:
        """Tell that this is no entry."""
        return None if target.entry() else _("This is not an entry.")

    def run(self, target: EditorScreen) -> Awaitable[None]:
        """Show it."""
        from newsroom.tui.screens.changes import show_changes

        entry = target.entry()
        assert entry is not None
        return show_changes(target.app, entry)


class Help(Command["EditorScreen"]):
    """Show the keys of the editor."""

    id = "editor.help"
    label = N_("help")
    keys = ("f1",)
    footer = True

    def run(self, target: EditorScreen) -> None:
        """Open the help."""
        from newsroom.tui.screens.help import HelpScreen

        target.app.push_screen(HelpScreen(target.focused, target))


EDITOR_COMMANDS: Offers = (
    Close,
    NextField,
    PreviousField,
    Confirm,
    CiteHere,
    NextEntry,
    PreviousEntry,
    Changes,
    Settle,
    Elsewhere,
    Unwrap,
    Help,
)
