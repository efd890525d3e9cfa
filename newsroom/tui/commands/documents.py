"""Citing in deep dives and reviews, from inbox and reader."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, keyed

if TYPE_CHECKING:
    from newsroom.tui.context import DeskApp
    from newsroom.tui.places import Inbox, Reader


def no_citing(app: DeskApp) -> str | None:
    """Tell why nothing can be cited now; None where it can."""
    issue = app.book.issue
    if issue is None:
        return keyed(_("No issue is open; {desk.issues} starts one."))
    if issue.form == "daily":
        return keyed(
            _("The open issue is a digest, which has no footnotes; {desk.issues} starts a deep dive.")
        )
    return None


def takes_footnotes(app: DeskApp) -> bool:
    """Tell whether the open issue could have footnotes, or any may yet be opened."""
    return app.book.issue is None or app.book.issue.form != "daily"


class CiteStory(Command["Inbox"]):
    """Cite the story in the open deep dive or review: a footnote with its line in 引用.

    Its mark goes where the cursor was left in a section, else to the end of the section in the composer.
    """

    id = "inbox.cite"
    label = N_("cite")
    keys = ("ctrl+g",)
    footer = True

    def belongs(self, target: Inbox) -> bool:
        """Tell that a digest has no footnotes."""
        return takes_footnotes(target.app)

    def unavailable(self, target: Inbox) -> str | None:
        """Tell that there is no story, or nothing to cite in."""
        return (
            no_citing(target.app)
            if target.stories.ids
            else keyed(_("There is no story here; {desk.fetch_all} fetches all feeds."))
        )

    def run(self, target: Inbox) -> Awaitable[None]:
        """Cite it."""
        from newsroom.tui.documents import cite

        return cite(target.app, target.to_pick())


class CiteArticle(Command["Reader"]):
    """Cite this article in the open deep dive or review: a footnote with its line in 引用.

    Its mark goes where the cursor was left in a section, else to the end of the section in the composer.
    """

    id = "reader.cite"
    label = N_("cite")
    keys = ("ctrl+g",)
    footer = True

    def belongs(self, target: Reader) -> bool:
        """Tell that a digest has no footnotes."""
        return takes_footnotes(target.app)

    def unavailable(self, target: Reader) -> str | None:
        """Tell that there is no article, or nothing to cite in."""
        return no_citing(target.app) if target.loaded else _("There is no article here.")

    def run(self, target: Reader) -> Awaitable[None]:
        """Cite it."""
        from newsroom.tui.documents import cite

        assert target.loaded is not None
        return cite(target.app, [target.loaded.article.id])
