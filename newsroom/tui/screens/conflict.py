"""Two programs changed one text: both are shown, and the editor chooses."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from newsroom.desk.fieldnames import field_name
from newsroom.desk.reconciling import ChangedMeanwhile, both_of
from newsroom.model import NewsroomError
from newsroom.reading import Line, Page
from newsroom.settings.language import _
from newsroom.tui.commands.base import BETWEEN, Command, first_key, keyed, offers
from newsroom.tui.commands.conflict import CONFLICT_COMMANDS, Both, Mine, Theirs
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import run_guarded, show_error
from newsroom.tui.revisionpage import difference_lines, words_lines
from newsroom.tui.screens.dialogs import Dialog
from newsroom.tui.typesetting import HEAD, head_lines
from newsroom.tui.widgets.pageview import PageView

if TYPE_CHECKING:
    from newsroom.desk.reconciling import Choice
    from newsroom.model import Issue
    from newsroom.store import Aside


FOLLOW_PAUSE = 1.0
"""Seconds between looks at the other text while the choice is open."""


@offers(CONFLICT_COMMANDS)
class ConflictScreen(Dialog["Choice | None"]):
    """Mine, theirs, and both put together where they are in different places; Esc decides later."""

    app = getters.app(DeskApp)

    def __init__(self, aside: Aside, issue: Issue | None, *, own: bool) -> None:
        """Ask about two texts.

        Args:
            aside: The text that was put aside, and the one that the issue has.
            issue: The issue, to tell the entry's place.
            own: The first was written here; else the second.
        """
        super().__init__()
        self._own = own
        self._aside = aside
        self._issue = issue
        self.both = both_of(aside)
        """Both changes in one text, or None."""

    @property
    def aside(self) -> Aside:
        """The two texts as they are shown."""
        return self._aside

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box", classes="tall"):
            yield PageView(id="texts")

    def on_mount(self) -> None:
        """Name the box."""
        self.frame().border_title = Content(_("Two programs changed this text"))
        self._name_keys()
        self.query_one(PageView).focus()
        self.set_interval(FOLLOW_PAUSE, self.follow)

    async def follow(self) -> None:
        """Show the other text as it is now, if it was changed again."""
        with suppress(NewsroomError):  # what is shown can be chosen from all the same
            now = await self.app.jobs.read(self.app.book.as_now, self._aside)
            if now != self._aside and self.is_attached:
                self._aside, self.both = now, both_of(now)
                self._name_keys()
                self._resized()

    def _name_keys(self) -> None:
        kinds = (Mine, Theirs, Both) if self.both is not None else (Mine, Theirs)
        self.hint(
            BETWEEN.join([*(f"{{{each.id}}} {each.name()}" for each in kinds), _("{dialog.close} later")])
        )

    def _key(self, kind: type[Command[ConflictScreen]]) -> str:
        return first_key(kind, self.app.keymap)

    @on(PageView.Resized)
    def _resized(self) -> None:
        view = self.query_one(PageView)
        view.show(Page(tuple(self._lines(view.text_width)), ()), keep_place=True)

    def _lines(self, width: int) -> list[Line]:
        aside = self._aside
        lines = head_lines(self._place(), "title", width)
        hint = keyed(_("The one you do not choose stays in the history ({desk.history})."))
        lines += [*head_lines(hint, "muted", width), Line((), HEAD)]
        texts = (aside.text, aside.other) if self._own else (aside.other, aside.text)
        for kind, text in zip((Mine, Theirs), texts, strict=True):
            lines += head_lines(f"{self._key(kind)}  {kind.name()}", "strong", width)
            if text is None:
                lines += head_lines(_("(taken out of the issue)"), "muted", width)
            elif aside.field == "order":
                lines += head_lines(self._order(text), "", width)
            else:
                lines += _told(aside.base or "", text, width)
            lines.append(Line((), HEAD))
        if self.both is not None:
            lines += head_lines(f"{self._key(Both)}  {Both.name()}", "strong", width)
            lines += words_lines(self.both, width)
        return lines

    def _place(self) -> str:
        field = field_name(self._aside.field)
        uids = [each.uid for each in self._issue.entries] if self._issue else []
        if self._aside.entry in uids:
            return f"{uids.index(self._aside.entry) + 1} · {field}"
        return field

    def _order(self, text: str) -> str:
        uids = [each.uid for each in self._issue.entries] if self._issue else []
        return " ".join(str(uids.index(uid) + 1) for uid in text.split("\n") if uid in uids)


def _told(base: str, text: str, width: int) -> list[Line]:
    """Set what became of a text; of one written anew the text alone, as differences would tell nothing."""
    from newsroom.issues.words import differences

    kept = sum(len(each.text) for each in differences(base, text) if each.kind == "same")
    return difference_lines(base, text, width) if 2 * kept >= len(text) else words_lines(text, width)


def settle_texts(app: DeskApp) -> None:
    """Ask of each text that waits, one after another, which one stays."""
    if not app.book.asides:
        return
    aside = app.book.asides[0]
    app.told_asides.add(aside.id)

    with suppress(NewsroomError):
        aside = app.book.as_now(aside)
    screen = ConflictScreen(aside, app.book.issue, own=app.book.is_own(aside))

    async def settle(choice: Choice) -> None:
        try:
            await app.book.settle(screen.aside, choice)
        except ChangedMeanwhile as error:
            show_error(app, error)
        settle_texts(app)

    def answered(choice: Choice | None) -> None:
        if choice is not None:
            run_guarded(app, settle, choice)

    app.push_screen(screen, answered)


async def ask_when_written(app: DeskApp) -> None:
    """Ask about them as soon as what was typed last is written."""
    await app.book.written()
    settle_texts(app)


def tell_of_texts(app: DeskApp) -> None:
    """Ask about texts that met another program's, once; later the composer's key does."""
    new = [each for each in app.book.asides if each.id not in app.told_asides]
    if not new:
        return
    app.told_asides.update(each.id for each in new)
    settle_texts(app)
