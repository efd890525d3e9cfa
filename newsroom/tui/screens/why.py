"""Why a story stands where it stands: the parts of its score, one line each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from newsroom.desk.ranking import Explained, explain
from newsroom.model import Part, Ran, Row
from newsroom.settings.language import _, ngettext
from newsroom.text.cells import cell_width, pad, truncate
from newsroom.text.clean import one_line
from newsroom.triage.scoring import TERMS_MOST
from newsroom.tui.days import short_day
from newsroom.tui.screens.dialogs import Dialog

if TYPE_CHECKING:
    from newsroom.tui.places import Inbox


class WhyScreen(Dialog[None]):
    """The score of a story."""

    def __init__(self, row: Row, explained: Explained, tags: list[str], *, today: date, sinks: bool) -> None:
        """Take what to tell.

        Args:
            row: The story.
            explained: Its score.
            tags: Tags that rules gave it.
            today: The editor's day.
            sinks: It stands below what did not run lately, whatever its score.
        """
        super().__init__()
        self._row = row
        self._explained = explained
        self._tags = tags
        self._today = today
        self._sinks = sinks

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box"):
            yield Static("\n".join(self._lines()), markup=False, id="hint")

    def on_mount(self) -> None:
        """Name the box."""
        self.frame().border_title = Content(_("Why it stands here"))
        self.hint(_("{dialog.close} close"))

    def _lines(self) -> list[str]:
        parts = self._explained.parts
        names = [_name(part) for part in parts]
        width = max((cell_width(name) for name in names), default=0)
        lines = [one_line(self._row.title), ""]
        for part, name, points in zip(parts, names, self._explained.rounded, strict=True):
            lines.append(f"{_signed(points)}  {pad(name, width)}  {truncate(one_line(_detail(part)), 60)}")
        lines += ["─" * 7, _("{points} points").format(points=_signed(sum(self._explained.rounded)))]
        if self._tags:
            lines += ["", _("tags of rules: {tags}").format(tags=" ".join("#" + tag for tag in self._tags))]
        if self._row.ran is not None:
            lines += ["", self._ran(self._row.ran)]
        if self._row.turn is not None and self._row.turn.date is not None:
            message = _("It may be a follow-up of number {n} of {day}.")
            day = short_day(self._row.turn.date, self._today)
            lines += ["", message.format(n=self._row.turn.number, day=day)]
        return lines

    def _ran(self, ran: Ran) -> str:
        if self._row.turn is not None:
            return _("It ran, but what came since may be a follow-up, so it does not sink.")
        if self._sinks:
            return _("It ran lately, so it stands below what did not.")
        if ran.date is None:
            return _("It ran in an earlier issue.")
        message = _("It ran on {day} as number {n}.")
        return message.format(day=short_day(ran.date, self._today), n=ran.number)


def _signed(points: float) -> str:
    """Write points with one decimal and their sign; what rounds to nothing has none."""
    return f"{points:+7.1f}" if round(points, 1) else f"{0:7.1f}"


def _name(part: Part) -> str:
    names = {
        "sources": _("sources"),
        "weight": _("weight of the source"),
        "terms": _("terms"),
        "rules": _("rule"),
        "taste": _("your taste"),
        "age": _("age"),
    }
    return names[part.kind]


def _detail(part: Part) -> str:
    if part.kind == "sources":
        n = int(part.detail)
        return ngettext("{n} source carries it", "{n} sources carry it", n).format(n=n)
    if part.kind == "age":
        n = int(part.detail)
        return ngettext("{n} hour old", "{n} hours old", n).format(n=n)
    if part.kind == "terms" and abs(part.points) >= TERMS_MOST:
        message = _("{most} points a headline at most: {terms}")
        return message.format(most=f"±{TERMS_MOST:.0f}", terms=part.detail)
    return part.detail


async def show_why(pane: Inbox) -> None:
    """Show why the story under the cursor stands where it stands."""
    row, app = pane.current_row(), pane.app
    if row is None:
        return
    explained = await app.jobs.read(explain, app.desk, row.id)
    tags = await app.jobs.read(app.desk.store.deeds.tags_of, row.story)
    sinks = await app.jobs.read(app.desk.store.inbox.sinks, pane.view, row.id)
    if explained is not None:
        app.push_screen(WhyScreen(row, explained, tags, today=app.desk.today(), sinks=sinks))
