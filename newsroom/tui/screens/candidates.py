"""Headlines to choose from, each with its length; a model's come one after another."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from newsroom.model import NewsroomError, StoredIssue
from newsroom.settings.language import _
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.incoming import CANDIDATES_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import beside
from newsroom.tui.screens.dialogs import Choice, ChoiceList, ChoiceScreen
from newsroom.tui.widgets.linelist import LineList
from newsroom.tui.widgets.textline import TextLine

if TYPE_CHECKING:
    from newsroom.model.standards import Band


@offers(CANDIDATES_COMMANDS)
class CandidatesScreen(ChoiceScreen[str]):
    """The headline there is, and below it those that could take its place."""

    BESIDE = 5
    app = getters.app(DeskApp)

    def __init__(
        self,
        title: str,
        now: str,
        band: Band,
        found: Sequence[str] = (),
        asked: tuple[StoredIssue, str] | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            title: Above the list.
            now: The headline there is.
            band: How long the publication wants headlines.
            found: Candidates.
            asked: Have the model of the settings find them, for an entry (its uid) of an issue.
        """
        super().__init__(title, ())
        self._now = now
        self._band = band
        self._found = list(found)
        self._asked = asked
        self.writing = False
        """The model is still writing."""

    @property
    def by_model(self) -> bool:
        """A model is asked."""
        return self._asked is not None

    def compose(self) -> ComposeResult:
        """Lay out the box: the list, the whole of what is under its cursor, how far the model is."""
        with Vertical(id="box"):
            yield TextLine(placeholder=_("type to narrow the list"), id="narrow", compact=True)
            yield ChoiceList[str]((), id="choices")
            yield Static("", markup=False, id="whole")
            yield Static("", markup=False, id="state")

    def ready(self) -> None:
        """Show what there is, and ask for what is not."""
        self.query_one("#state").display = False
        self._fill()
        self.lines.cursor = 1
        if self.by_model:
            self.ask()

    def ask(self) -> None:
        """Ask the model for headlines."""
        self._found, self.writing = [], True
        self._say(_("Waiting for the first words …"))
        self._fill()
        beside(self, self._read, "model")

    async def _read(self) -> None:
        from newsroom.desk.drafting import headlines_in
        from newsroom.tui.answers import Answer

        assert self._asked is not None
        stored, uid = self._asked
        try:
            async with aclosing(Answer(self.app.desk, stored, "headline", uid).states()) as states:
                async for text in states:
                    self._found = headlines_in(text)
                    self._say(keyed(_("The model is writing; {dialog.close} stops it.")))
                    self._fill()
        except NewsroomError as error:
            self._say(keyed(_("{problem} · {candidates.again} asks again"), problem=error), wrong=True)
        else:
            self._say(keyed(_("{candidates.again} asks for others")))
        self.writing = False

    def _fill(self) -> None:
        here = self.lines.cursor
        self.lines.all = (self._line(self._now, now=True), *(self._line(each) for each in self._found))
        self.lines.narrow(self.query_one("#narrow", Input).value)
        self.fit()
        self.lines.cursor = max(here, min(1, len(self.lines) - 1))
        self._show_whole()

    def _line(self, headline: str, *, now: bool = False) -> Choice[str]:
        length = len(headline)
        note = _("{n} characters").format(n=length)
        if length > self._band.most:
            note = _("too long: {n}, at most {most}").format(n=length, most=self._band.most)
        elif length < self._band.least:
            note = _("short: {n}, at least {least}").format(n=length, least=self._band.least)
        if now:
            return Choice(None, _("now: {headline}").format(headline=headline or "—"), note, heading=True)
        return Choice(headline, headline, note)

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._show_whole()

    def _show_whole(self) -> None:
        """Show the whole of the headline under the cursor: lines of the list end where the box does."""
        shown = self.lines.current
        self.query_one("#whole", Static).update(one_line(shown.value or "" if shown else ""))

    def _say(self, words: str, *, wrong: bool = False) -> None:
        state = self.query_one("#state", Static)
        state.display = True
        state.update(words)
        state.set_class(wrong, "-wrong")
