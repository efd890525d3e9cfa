"""What an editor does with the stories of the inbox."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.model import Mark
from newsroom.settings.language import N_, _, ngettext
from newsroom.settings.said import said
from newsroom.tui.asking import MoreWanted, SourceWanted, StoryWanted
from newsroom.tui.commands.base import Command, Offers, keyed
from newsroom.tui.commands.documents import CiteStory
from newsroom.tui.commands.triage import TRIAGE_COMMANDS
from newsroom.tui.places import newsdesk

if TYPE_CHECKING:
    from newsroom.tui.places import Inbox


class InboxCommand(Command["Inbox"]):
    """A command that needs a story."""

    def unavailable(self, target: Inbox) -> str | None:
        """Tell that there is no story."""
        return None if target.stories.ids else _("There is no story here.")


class Open(InboxCommand):
    """Read the story: the cursor goes into the reader, and the story counts as read."""

    id = "inbox.open"
    label = N_("read")
    keys = ("enter",)
    footer = True

    def run(self, target: Inbox) -> None:
        """Ask the desk to show the reader."""
        target.post_message(StoryWanted())


class Pick(InboxCommand):
    """Pick the marked stories, or this one; what is picked is taken out, or linked to the source read."""

    id = "inbox.pick"
    label = N_("pick")
    keys = ("a",)
    footer = True

    def run(self, target: Inbox) -> Awaitable[None]:
        """Pick or take out."""
        from newsroom.tui.picking import toggle_picks

        return toggle_picks(target.app, target.to_pick(), source=target.source_read())


class FollowUp(InboxCommand):
    """Pick as a follow-up (后续) of what ran: the headline cites day and number of the earlier entry."""

    id = "inbox.follow_up"
    label = N_("follow-up")
    keys = ("A",)

    def run(self, target: Inbox) -> Awaitable[None]:
        """Pick, or tell that it never ran."""
        from newsroom.tui.picking import pick_follow_up

        return pick_follow_up(target.app, target.to_pick())


class ToggleRead(InboxCommand):
    """Mark as read, or as unread again."""

    id = "inbox.read"
    label = N_("read/unread")
    keys = ("m",)

    def run(self, target: Inbox) -> Awaitable[None]:
        """Set the opposite of what the first of the rows has."""
        row = target.first_acted_on()
        value = not (row and row.read)
        return target.mark(Mark.READ, value, said("marked as read") if value else said("marked as unread"))


class Star(InboxCommand):
    """Star, or take the star away."""

    id = "inbox.star"
    label = N_("star")
    keys = ("s",)
    footer = True

    def run(self, target: Inbox) -> Awaitable[None]:
        """Set the opposite of what the first of the rows has."""
        row = target.first_acted_on()
        value = not (row and row.starred)
        return target.mark(Mark.STARRED, value, said("starred") if value else said("star taken away"))


class Dismiss(InboxCommand):
    """Dismiss: the story leaves the inbox. The view of dismissed stories brings it back with the same key."""

    id = "inbox.dismiss"
    label = N_("dismiss")
    keys = ("x",)
    footer = True

    def run(self, target: Inbox) -> Awaitable[None]:
        """Set the opposite of what the first of the rows has."""
        row = target.first_acted_on()
        value = not (row and row.dismissed)
        return target.mark(Mark.DISMISSED, value, said("dismissed") if value else said("brought back"))


class Hold(InboxCommand):
    """Hold for tomorrow: hidden today, back in the inbox on the next day."""

    id = "inbox.hold"
    label = N_("hold")
    keys = ("H",)

    async def run(self, target: Inbox) -> None:
        """Hold, or bring back what is held; a hold that is over counts as none."""
        row, tomorrow = target.first_acted_on(), target.tomorrow()
        held = row is not None and row.held is not None and row.held >= tomorrow
        words = said("brought back") if held else said("held for tomorrow")
        await target.mark(Mark.HELD, None if held else tomorrow, words)
        target.app.notify(words, timeout=2, markup=False)


class MarkRow(InboxCommand):
    """Mark the row; every command then acts on all marked rows."""

    id = "inbox.mark"
    label = N_("mark row")
    keys = ("v",)

    def run(self, target: Inbox) -> None:
        """Mark and go on."""
        target.toggle_marked()


class MarkRange(InboxCommand):
    """Mark all rows from the last marked one to the cursor."""

    id = "inbox.mark_range"
    label = N_("mark range")
    keys = ("V",)

    def run(self, target: Inbox) -> None:
        """Mark them."""
        target.mark_range()


class AllRead(InboxCommand):
    """Mark every story shown as read. One undo brings all of them back."""

    id = "inbox.all_read"
    label = N_("all read")
    keys = ("M",)

    async def run(self, target: Inbox) -> None:
        """Mark the whole view, and say how much that was: most of it is not on the screen."""
        count = await target.mark_all_read(said("all marked as read"))
        if not count:
            target.app.notify(_("Nothing here is unread."), timeout=3, markup=False)
            return
        words = ngettext(
            "{n} story marked as read; {desk.undo} takes it back.",
            "{n} stories marked as read; {desk.undo} takes it back.",
            count,
        )
        target.app.notify(keyed(words, n=f"{count:,}"), timeout=4, markup=False)


class Page(InboxCommand):
    """Page the reader; at the end of the story go on to the next unread one."""

    id = "inbox.page"
    label = N_("page on")
    keys = ("space",)
    footer = True

    def run(self, target: Inbox) -> None:
        """Ask the desk to page the reader."""
        target.post_message(MoreWanted())


class NextUnread(InboxCommand):
    """Go to the next unread story."""

    id = "inbox.next_unread"
    label = N_("next unread")
    keys = ("n",)

    async def run(self, target: Inbox) -> None:
        """Go there, or say there is none."""
        if not await target.go_to_unread(1):
            target.app.notify(_("No unread story below."), markup=False)


class PreviousUnread(InboxCommand):
    """Go to the previous unread story."""

    id = "inbox.previous_unread"
    label = N_("previous unread")
    keys = ("N",)

    async def run(self, target: Inbox) -> None:
        """Go there, or say there is none."""
        if not await target.go_to_unread(-1):
            target.app.notify(_("No unread story above."), markup=False)


class NextSource(InboxCommand):
    """Show the same story from its next source in the reader; {inbox.pick} picks the one shown."""

    id = "inbox.next_source"
    label = N_("next source")
    keys = ("right_square_bracket",)

    def run(self, target: Inbox) -> None:
        """Ask the desk for it."""
        target.post_message(SourceWanted(1))


class PreviousSource(InboxCommand):
    """Show the same story from its previous source in the reader; {inbox.pick} picks the one shown."""

    id = "inbox.previous_source"
    label = N_("previous source")
    keys = ("left_square_bracket",)

    def run(self, target: Inbox) -> None:
        """Ask the desk for it."""
        target.post_message(SourceWanted(-1))


class OpenGroup(InboxCommand):
    """List the sources of the story, and what may belong to it: read one, take one out, join one."""

    id = "inbox.group"
    label = N_("sources")
    keys = ("b",)

    def run(self, target: Inbox) -> Awaitable[None] | None:
        """Show them."""
        from newsroom.tui.screens.group import show_group

        current = target.stories.current
        return show_group(target.app, current) if current is not None else None


class Join(InboxCommand):
    """Join the marked stories into one, for good; it has the marks of the uppermost."""

    id = "inbox.join"
    label = N_("join stories")
    keys = ("ampersand",)

    def run(self, target: Inbox) -> Awaitable[None]:
        """Join them."""
        from newsroom.tui.screens.group import join_stories

        chosen = target.stories.acted_on()
        target.unmark_all()
        target.stories.cursor = target.stories.ids.index(chosen[0])
        return join_stories(target.app, chosen)


class Split(InboxCommand):
    """Take the source that is read, else the row's, out of its story for good; {inbox.group} lists all."""

    id = "inbox.split"
    label = N_("split story")
    keys = ("percent_sign",)

    def run(self, target: Inbox) -> Awaitable[None] | None:
        """Take it out."""
        from newsroom.tui.screens.group import split_off

        read = target.source_read()
        article = target.stories.current if read is None else read
        return split_off(target.app, article) if article is not None else None


class Browse(InboxCommand):
    """Open the article in the browser."""

    id = "inbox.browse"
    label = N_("browser")
    keys = ("o",)
    footer = True

    def run(self, target: Inbox) -> Awaitable[None] | None:
        """Open its address, and mark it as read."""
        from newsroom.tui.links import browse

        row = target.current_row()
        if row is None or not browse(target.app, row.url):
            return None
        return target.mark(Mark.READ, True, said("marked as read"), ids=[row.id])


class Yank(InboxCommand):
    """Copy the article's address, without tracking, to the clipboard."""

    id = "inbox.yank"
    label = N_("copy link")
    keys = ("y",)

    def run(self, target: Inbox) -> None:
        """Copy it."""
        from newsroom.tui.links import yank_address

        row = target.current_row()
        yank_address(target.app, row.url if row else None)


class Search(Command["Inbox"]):
    """Search titles and texts as you type. Enter goes to the list, {inbox.leave} shows everything again."""

    id = "inbox.search"
    label = N_("search")
    keys = ("slash",)
    footer = True

    def run(self, target: Inbox) -> None:
        """Open the search line."""
        target.start_search()


class Leave(Command["Inbox"]):
    """End the search, or take back the marks of rows."""

    id = "inbox.leave"
    label = N_("end search")
    keys = ("escape",)
    palette = False

    def unavailable(self, target: Inbox) -> str | None:
        """Let Esc pass where there is nothing to end."""
        return None

    def in_footer(self, target: Inbox) -> bool:
        """Show it while something is searched for."""
        return target.searching

    def run(self, target: Inbox) -> Awaitable[None] | None:
        """End the innermost thing there is."""
        if target.stories.marked and not target.search.has_focus:
            target.unmark_all()
            return None
        if target.searching:
            return target.end_search()
        newsdesk(target.app).cancel_work()
        return None


INBOX_COMMANDS: Offers[Inbox] = (
    Open,
    Page,
    Pick,
    CiteStory,
    FollowUp,
    Star,
    Dismiss,
    Hold,
    ToggleRead,
    Browse,
    Yank,
    Search,
    NextUnread,
    PreviousUnread,
    NextSource,
    PreviousSource,
    OpenGroup,
    Join,
    Split,
    MarkRow,
    MarkRange,
    AllRead,
    *TRIAGE_COMMANDS,
    Leave,
)
