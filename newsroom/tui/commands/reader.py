"""What an editor does with the article in the reader."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Protocol

from newsroom.model import Mark
from newsroom.settings.language import N_, _
from newsroom.settings.said import said
from newsroom.tui.asking import NextWanted, UnreadWanted
from newsroom.tui.commands.base import Command, Offers
from newsroom.tui.commands.choosing import CHOOSING_COMMANDS
from newsroom.tui.commands.documents import CiteArticle
from newsroom.tui.places import Reader, newsdesk

if TYPE_CHECKING:
    from newsroom.tui.footnotes import Footnotes
    from newsroom.tui.fulltexts import FullTexts


class Article(Reader, Protocol):
    """The reader, with what stands beside its page."""

    @property
    def footnotes(self) -> Footnotes:
        """The footnotes of the article."""

    @property
    def full_texts(self) -> FullTexts:
        """Which articles are shown as their pages."""


class ReaderCommand(Command[Article]):
    """A command that needs an article."""

    def unavailable(self, target: Article) -> str | None:
        """Tell that there is no article."""
        return None if target.loaded else _("There is no article here.")


class PageOn(ReaderCommand):
    """Show the next screenful; at the end go on to the next unread story."""

    id = "reader.page"
    label = N_("page on")
    keys = ("space",)
    footer = True

    def run(self, target: Article) -> None:
        """Page on."""
        target.page_on()


class Pick(ReaderCommand):
    """Pick this article, or take its entry out; an entry that links to another source links to this one."""

    id = "reader.pick"
    label = N_("pick")
    keys = ("a",)
    footer = True

    def run(self, target: Article) -> Awaitable[None] | None:
        """Pick or take out."""
        from newsroom.tui.picking import toggle_picks

        assert target.loaded is not None
        read = target.loaded.article.id
        return toggle_picks(target.app, [read], source=read)


class FollowUp(ReaderCommand):
    """Pick this article as a follow-up (后续) of what ran: the headline cites the earlier entry."""

    id = "reader.follow_up"
    label = N_("follow-up")
    keys = ("A",)

    def run(self, target: Article) -> Awaitable[None]:
        """Pick, or tell that it never ran."""
        from newsroom.tui.picking import pick_follow_up

        assert target.loaded is not None
        return pick_follow_up(target.app, [target.loaded.article.id])


class Split(ReaderCommand):
    """Take this source out of its story for good; {inbox.group} in the list names all."""

    id = "reader.split"
    label = N_("split story")
    keys = ("percent_sign",)

    def run(self, target: Article) -> Awaitable[None] | None:
        """Take it out."""
        from newsroom.tui.screens.group import split_off

        assert target.loaded is not None
        return split_off(target.app, target.loaded.article.id)


class ReaderMark(ReaderCommand):
    """A command that sets a mark on the article's story."""

    async def set_mark(self, target: Article, mark: Mark, on: str, off: str) -> None:
        """Set the opposite of what the article has."""
        from newsroom.tui.picking import toggle_mark

        assert target.loaded is not None
        await toggle_mark(target.app, target.loaded.article.id, mark, on, off)


class ToggleRead(ReaderMark):
    """Mark as read, or as unread again."""

    id = "reader.read"
    label = N_("read/unread")
    keys = ("m",)

    def run(self, target: Article) -> Awaitable[None]:
        """Toggle."""
        return self.set_mark(target, Mark.READ, said("marked as read"), said("marked as unread"))


class Star(ReaderMark):
    """Star, or take the star away."""

    id = "reader.star"
    label = N_("star")
    keys = ("s",)
    footer = True

    def run(self, target: Article) -> Awaitable[None]:
        """Toggle."""
        return self.set_mark(target, Mark.STARRED, said("starred"), said("star taken away"))


class Dismiss(ReaderMark):
    """Dismiss: the story leaves the inbox."""

    id = "reader.dismiss"
    label = N_("dismiss")
    keys = ("x",)

    def run(self, target: Article) -> Awaitable[None]:
        """Toggle."""
        return self.set_mark(target, Mark.DISMISSED, said("dismissed"), said("brought back"))


class Hold(ReaderMark):
    """Hold for tomorrow: hidden today, back in the inbox on the next day."""

    id = "reader.hold"
    label = N_("hold")
    keys = ("H",)

    def run(self, target: Article) -> Awaitable[None]:
        """Toggle."""
        return self.set_mark(target, Mark.HELD, said("held for tomorrow"), said("brought back"))


class NextSource(ReaderCommand):
    """Read the same story from its next source."""

    id = "reader.next_source"
    label = N_("next source")
    keys = ("right_square_bracket",)

    async def run(self, target: Article) -> None:
        """Show it."""
        await target.other_source(1)


class PreviousSource(ReaderCommand):
    """Read the same story from its previous source."""

    id = "reader.previous_source"
    label = N_("previous source")
    keys = ("left_square_bracket",)

    async def run(self, target: Article) -> None:
        """Show it."""
        await target.other_source(-1)


class OpenGroup(ReaderCommand):
    """List the sources of the story, and what may belong to it: read one, take one out, join one."""

    id = "reader.group"
    label = N_("sources")
    keys = ("b",)

    def run(self, target: Article) -> Awaitable[None] | None:
        """Show them."""
        from newsroom.tui.screens.group import show_group

        return show_group(target.app, target.loaded.article.id) if target.loaded else None


class NextUnread(ReaderCommand):
    """Go to the next unread story; while words are looked for, to the next place where they stand."""

    id = "reader.next_unread"
    label = N_("next unread")
    keys = ("n",)

    def run(self, target: Article) -> None:
        """Go there, or ask the desk for it."""
        if target.find.active:
            target.view.next_found(1)
            target.describe()
        else:
            target.post_message(UnreadWanted(1))


class PreviousUnread(ReaderCommand):
    """Go to the previous unread story; while words are looked for, to the place before."""

    id = "reader.previous_unread"
    label = N_("previous unread")
    keys = ("N",)

    def run(self, target: Article) -> None:
        """Go there, or ask the desk for it."""
        if target.find.active:
            target.view.next_found(-1)
            target.describe()
        else:
            target.post_message(UnreadWanted(-1))


class NextStory(ReaderCommand):
    """Go to the next story of the inbox, read or not."""

    id = "reader.next"
    label = N_("next story")
    keys = ()

    def run(self, target: Article) -> None:
        """Ask the desk for it."""
        target.post_message(NextWanted(1))


class PreviousStory(ReaderCommand):
    """Go to the story before in the inbox, read or not."""

    id = "reader.previous"
    label = N_("previous story")
    keys = ()

    def run(self, target: Article) -> None:
        """Ask the desk for it."""
        target.post_message(NextWanted(-1))


class Browse(ReaderCommand):
    """Open the article in the browser."""

    id = "reader.browse"
    label = N_("browser")
    keys = ("o",)
    footer = True

    def run(self, target: Article) -> Awaitable[None] | None:
        """Open its address, and mark it as read."""
        from newsroom.tui.links import browse
        from newsroom.tui.picking import mark_read

        assert target.loaded is not None
        article = target.loaded.article
        return mark_read(target.app, article.id) if browse(target.app, article.url) else None


class Links(ReaderCommand):
    """List the article's links: open one in the browser, copy it, or clip its page into the inbox."""

    id = "reader.links"
    label = N_("links")
    keys = ("enter",)
    footer = True

    def unavailable(self, target: Article) -> str | None:
        """Tell that there are no links."""
        if reason := super().unavailable(target):
            return reason
        return None if target.view.page.links else _("This article has no links.")

    async def run(self, target: Article) -> None:
        """Open the list."""
        from newsroom.tui.screens.links import show_links

        assert target.loaded is not None
        links = target.view.page.links
        feed = await target.app.jobs.read(target.app.desk.store.feeds.get, target.loaded.article.feed_id)
        show_links(target.app, links, feed.url if feed else "")


class Pictures(ReaderCommand):
    """Show the article's picture in the terminal, or list its pictures to choose from.

    It needs the extra `images`; the terminal draws it as finely as it can.
    """

    id = "reader.pictures"
    label = N_("pictures")
    keys = ("i",)

    def unavailable(self, target: Article) -> str | None:
        """Tell that there are none."""
        if reason := super().unavailable(target):
            return reason
        assert target.loaded is not None
        return None if target.loaded.text.pictures else _("This article has no pictures.")

    def run(self, target: Article) -> Awaitable[None]:
        """Show them."""
        from newsroom.tui.screens.picture import show_pictures

        return show_pictures(target)


class Footnote(ReaderCommand):
    """Go from a footnote's mark to its note, and from there back; several marks in sight are listed."""

    id = "reader.footnote"
    label = N_("footnote")
    keys = ("circumflex_accent",)

    def run(self, target: Article) -> None:
        """Go there, or back."""
        target.footnotes.follow()


class FullText(ReaderCommand):
    """Show the full text of the article's page in place of the feed's text, or the other way round.

    A page that is not there yet is fetched; what is wrong with one is said. The feed's text stays.
    """

    id = "reader.full_text"
    label = N_("full text")
    keys = ("t",)
    footer = True

    def run(self, target: Article) -> Awaitable[None]:
        """Switch."""
        return target.full_texts.toggle()


class Changes(ReaderCommand):
    """Show what the source of this article's entry says otherwise than when it was picked."""

    id = "reader.changes"
    label = N_("changed since the pick")
    keys = ("equals_sign",)

    def unavailable(self, target: Article) -> str | None:
        """Tell that the article has no entry in the open issue."""
        if reason := super().unavailable(target):
            return reason
        return None if target.entry() else _("This article is not in the open issue.")

    def run(self, target: Article) -> Awaitable[None]:
        """Show it."""
        from newsroom.tui.screens.changes import show_changes

        entry = target.entry()
        assert entry is not None
        return show_changes(target.app, entry)


class Leave(Command[Article]):
    """End what is under way (choosing, looking for words), or go back to the inbox."""

    id = "reader.leave"
    label = N_("back")
    keys = ("escape",)
    palette = False

    def in_footer(self, target: Article) -> bool:
        """Show it while words are looked for."""
        return target.find.active

    def run(self, target: Article) -> None:
        """End the innermost thing there is."""
        if target.view.chosen is not None or target.screen.selections:
            target.end_choosing()
        elif target.find.active:
            target.find.end()
            target.view.focus()
            target.describe()
        elif target.footnotes.away is not None:
            target.footnotes.back()
        else:
            newsdesk(target.app).show_pane("inbox")


READER_COMMANDS: Offers[Article] = (
    PageOn,
    Links,
    Pictures,
    Footnote,
    Pick,
    CiteArticle,
    FollowUp,
    Star,
    Dismiss,
    Hold,
    ToggleRead,
    Browse,
    *CHOOSING_COMMANDS,
    FullText,
    Changes,
    NextUnread,
    PreviousUnread,
    NextStory,
    PreviousStory,
    NextSource,
    PreviousSource,
    OpenGroup,
    Split,
    Leave,
)
