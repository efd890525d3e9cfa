"""What an editor does with deep dives and reviews: citing, and the lists of events."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.context import DeskApp
    from newsroom.tui.panes.composer import ComposerPane
    from newsroom.tui.panes.inbox import InboxPane
    from newsroom.tui.panes.reader import ReaderPane
    from newsroom.tui.screens.editor import EditorScreen
    from newsroom.tui.screens.events import EventsScreen


def no_citing(app: DeskApp) -> str | None:
    """Tell why nothing can be cited now; None where it can."""
    issue = app.book.issue
    if issue is None:
        return _("No issue is open. D starts one.")
    if issue.form == "daily":
        return _("The open issue is a digest, which has no footnotes. D starts a deep dive.")
    return None


def takes_footnotes(app: DeskApp) -> bool:
    """Tell whether the open issue could have footnotes, or any may yet be opened."""
    return app.book.issue is None or app.book.issue.form != "daily"


class CiteStory(Command["InboxPane"]):
    """Cite the story in the open deep dive or review: a footnote with its line in 引用.

    Its mark goes where the cursor was left in a section, else to the end of the section in the composer.
    """

    id = "inbox.cite"
    label = N_("cite")
    keys = ("ctrl+g",)
    footer = True

    def belongs(self, target: InboxPane) -> bool:
        """Tell that a digest has no footnotes."""
        return takes_footnotes(target.app)

    def unavailable(self, target: InboxPane) -> str | None:
        """Tell that there is no story, or nothing to cite in."""
        return (
            no_citing(target.app) if target.stories.ids else _("There is no story here; R fetches all feeds.")
        )

    def run(self, target: InboxPane) -> Awaitable[None]:
        """Cite it."""
        from newsroom.tui.documents import cite

        return cite(target.app, target.to_pick())


class CiteArticle(Command["ReaderPane"]):
    """Cite this article in the open deep dive or review: a footnote with its line in 引用.

    Its mark goes where the cursor was left in a section, else to the end of the section in the composer.
    """

    id = "reader.cite"
    label = N_("cite")
    keys = ("ctrl+g",)
    footer = True

    def belongs(self, target: ReaderPane) -> bool:
        """Tell that a digest has no footnotes."""
        return takes_footnotes(target.app)

    def unavailable(self, target: ReaderPane) -> str | None:
        """Tell that there is no article, or nothing to cite in."""
        return no_citing(target.app) if target.loaded else _("There is no article here.")

    def run(self, target: ReaderPane) -> Awaitable[None]:
        """Cite it."""
        from newsroom.tui.documents import cite

        assert target.loaded is not None
        return cite(target.app, [target.loaded.article.id])


class CiteHere(Command["EditorScreen"]):
    """Cite a source at the cursor: one that 引用 has, the article in the reader, or a story of the inbox."""

    id = "editor.cite"
    label = N_("cite")
    keys = ("ctrl+g",)
    footer = True
    opens = True

    def unavailable(self, target: EditorScreen) -> str | None:
        """Tell that this is no section."""
        return None if target.section is not None else _("Only sections of deep dives and reviews cite.")

    def run(self, target: EditorScreen) -> Awaitable[None]:
        """Let the editor choose."""
        from newsroom.tui.screens.citing import choose_source_to_cite

        return choose_source_to_cite(target)


class ShowEvents(Command["ComposerPane"]):
    """Open the lists of events, 国际 and 国内: move an event to the other list, drop it, put it in order."""

    id = "composer.events"
    label = N_("lists of events")
    keys = ("m",)
    footer = True

    def unavailable(self, target: ComposerPane) -> str | None:
        """Tell that the open issue has none."""
        return None if target.has_events else _("The open issue has no lists of events.")

    def run(self, target: ComposerPane) -> None:
        """Open them."""
        from newsroom.tui.screens.events import EventsScreen

        target.app.push_screen(EventsScreen(target.current_section()))


class EventCommand(Command["EventsScreen"]):
    """A command that needs an event under the cursor."""

    def unavailable(self, target: EventsScreen) -> str | None:
        """Tell that there is none."""
        return None if target.current else _("There is no event here; + adds one of the month.")


class CloseEvents(Command["EventsScreen"]):
    """Go back to the desk. Everything is saved."""

    id = "events.close"
    label = N_("back")
    keys = ("escape", "q", "m")
    footer = True

    def run(self, target: EventsScreen) -> None:
        """Go back."""
        target.dismiss(None)


class OtherList(Command["EventsScreen"]):
    """Go to the other list."""

    id = "events.other_list"
    label = N_("other list")
    keys = ("tab", "h", "l", "left", "right", "shift+tab")
    footer = True

    def run(self, target: EventsScreen) -> None:
        """Go there."""
        target.go_across()


class MoveAcross(EventCommand):
    """Move the event to the other list, to its day there."""

    id = "events.move_across"
    label = N_("to the other list")
    keys = ("space", "x")
    footer = True

    def run(self, target: EventsScreen) -> Awaitable[None]:
        """Move it."""
        return target.move_across()


class EventDown(EventCommand):
    """Move the event down by one."""

    id = "events.move_down"
    label = N_("move down")
    keys = ("J", "shift+down")
    footer = True

    def run(self, target: EventsScreen) -> Awaitable[None]:
        """Move it."""
        return target.move_by(1)


class EventUp(EventCommand):
    """Move the event up by one."""

    id = "events.move_up"
    label = N_("move up")
    keys = ("K", "shift+up")
    footer = True

    def run(self, target: EventsScreen) -> Awaitable[None]:
        """Move it."""
        return target.move_by(-1)


class DropEvent(EventCommand):
    """Take the event out of the list. Undo brings it back."""

    id = "events.drop"
    label = N_("remove")
    keys = ("d",)
    footer = True

    def run(self, target: EventsScreen) -> Awaitable[None]:
        """Take it out."""
        return target.drop()


class AddEvent(Command["EventsScreen"]):
    """Add an event to this list: one that ran in the month and is in neither list, or one of your own."""

    id = "events.add"
    label = N_("add")
    keys = ("plus",)
    footer = True

    def run(self, target: EventsScreen) -> Awaitable[None]:
        """Let the editor choose."""
        return target.add()


class EditEvent(EventCommand):
    """Change the words of the event, its Markdown."""

    id = "events.edit"
    label = N_("edit")
    keys = ("e", "enter")
    footer = True

    def run(self, target: EventsScreen) -> None:
        """Ask for them."""
        target.edit()


class BrowseEvent(EventCommand):
    """Open the event's link in the browser."""

    id = "events.browse"
    label = N_("browser")
    keys = ("o",)

    def run(self, target: EventsScreen) -> None:
        """Open it."""
        target.browse()


class UndoEvent(Command["EventsScreen"]):
    """Undo the last change."""

    id = "events.undo"
    label = N_("undo")
    keys = ("u",)
    footer = True

    def run(self, target: EventsScreen) -> Awaitable[None]:
        """Undo it."""
        return target.undo()


EVENTS_COMMANDS: Offers = (
    CloseEvents,
    OtherList,
    MoveAcross,
    EventDown,
    EventUp,
    DropEvent,
    AddEvent,
    EditEvent,
    UndoEvent,
    BrowseEvent,
)
