"""What an editor does with words of the article: find, choose, copy, quote, highlight, annotate."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers, keyed

if TYPE_CHECKING:
    from newsroom.tui.places import Reader


class TextCommand(Command["Reader"]):
    """A command that needs an article."""

    def unavailable(self, target: Reader) -> str | None:
        """Tell that there is no article."""
        return None if target.loaded else _("There is no article here.")


class ChosenCommand(TextCommand):
    """A command that needs chosen words."""

    def unavailable(self, target: Reader) -> str | None:
        """Tell that nothing is chosen."""
        if reason := super().unavailable(target):
            return reason
        return (
            None
            if target.view.reach()
            else keyed(_("Choose words first: {reader.choose} and {page.down}, or the mouse."))
        )


class ChoosingCommand(TextCommand):
    """A command that goes from what is chosen to another choice."""

    def unavailable(self, target: Reader) -> str | None:
        """Tell that nothing is being chosen."""
        if reason := super().unavailable(target):
            return reason
        return (
            None
            if target.view.chosen is not None
            else keyed(_("Choose words first: {reader.choose} and {page.down}, or the mouse."))
        )


class Find(TextCommand):
    """Find words in the article.

    {reader.next_unread} and {reader.previous_unread} go from place to place, {reader.leave} ends it.
    """

    id = "reader.find"
    label = N_("find in article")
    keys = ("slash",)

    def run(self, target: Reader) -> None:
        """Show the line to type in."""
        target.find.begin()


class Choose(TextCommand):
    """Choose text, beginning with the paragraph at the top of the screen.

    {page.down} and {page.up} choose one more or one less, {reader.choose_next} and {reader.choose_previous}
    the next or the one before; {reader.choose} again changes the unit from paragraph to sentence to
    character. {reader.yank} copies, {reader.quote} quotes, {reader.highlight} highlights,
    {reader.note} makes a note, {reader.leave} ends it.
    """

    id = "reader.choose"
    label = N_("choose text")
    keys = ("v",)

    def run(self, target: Reader) -> None:
        """Begin, or choose by the next smaller unit."""
        view = target.view
        if view.chosen is None:
            view.choose_visible()
        else:
            view.choose(view.chosen.by_other_unit())
        target.describe()


class ChooseNext(ChoosingCommand):
    """While choosing: choose the next paragraph, sentence or character instead."""

    id = "reader.choose_next"
    label = N_("choose the next")
    keys = ("J",)
    footer = True
    foremost = True
    palette = False

    def run(self, target: Reader) -> None:
        """Move on."""
        target.move_choice(1)


class ChoosePrevious(ChoosingCommand):
    """While choosing: choose the paragraph, sentence or character before instead."""

    id = "reader.choose_previous"
    label = N_("choose the one before")
    keys = ("K",)
    footer = True
    foremost = True
    palette = False

    def run(self, target: Reader) -> None:
        """Move back."""
        target.move_choice(-1)


class Yank(TextCommand):
    """Copy what is chosen; otherwise the article's address, without tracking."""

    id = "reader.yank"
    label = N_("copy")
    keys = ("y",)
    footer = True

    def run(self, target: Reader) -> None:
        """Copy it."""
        from newsroom.tui.links import yank_address, yank_text

        assert target.loaded is not None
        text = target.selected_text()
        if text:
            yank_text(target.app, text)
            target.end_choosing()
        else:
            yank_address(target.app, target.loaded.article.url)


class Quote(ChosenCommand):
    """Put what is chosen into the issue: as a quotation with its source, or as material for a summary."""

    id = "reader.quote"
    label = N_("quote in the issue")
    keys = ("Q",)
    footer = True
    foremost = True

    def run(self, target: Reader) -> None:
        """Ask where, and put it there."""
        from newsroom.tui.quoting import quote

        quote(target)


class Highlight(ChosenCommand):
    """Highlight what is chosen; where it is highlighted already, take that away."""

    id = "reader.highlight"
    label = N_("highlight")
    keys = ("asterisk",)
    footer = True
    foremost = True

    def run(self, target: Reader) -> Awaitable[None]:
        """Mark it."""
        from newsroom.tui.annotating import highlight

        return highlight(target)


class Note(ChosenCommand):
    """Make a note on what is chosen, or change the one that is there."""

    id = "reader.note"
    label = N_("note")
    keys = ("exclamation_mark",)
    footer = True
    foremost = True

    def run(self, target: Reader) -> None:
        """Ask for its words."""
        from newsroom.tui.annotating import annotate

        annotate(target)


CHOOSING_COMMANDS: Offers[Reader] = (
    Yank,
    Find,
    Choose,
    ChooseNext,
    ChoosePrevious,
    Quote,
    Highlight,
    Note,
)
