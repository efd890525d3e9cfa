"""The history of the issue: its revisions, and beside them what each changed, word by word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip

from newsroom.desk import history as histories
from newsroom.desk import reconciling
from newsroom.desk.fieldnames import field_name
from newsroom.desk.history import History, Moment
from newsroom.reading import Line, Page
from newsroom.settings.clock import local
from newsroom.settings.language import _, ngettext
from newsroom.store import Aside
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.history import HISTORY_COMMANDS
from newsroom.tui.context import DeskApp, IssueChanged
from newsroom.tui.days import short_time
from newsroom.tui.jobs import beside
from newsroom.tui.revisionpage import change_lines, words_lines
from newsroom.tui.screens.beside import ListWithPage
from newsroom.tui.signs import FULL, Signs
from newsroom.tui.typesetting import HEAD, head_lines
from newsroom.tui.widgets.linelist import ItemList
from newsroom.tui.widgets.pageview import EMPTY, PageView
from newsroom.tui.widgets.strips import justified
from newsroom.tui.widgets.textbars import Bar, FooterBar

if TYPE_CHECKING:
    from newsroom.issues.comparing import FieldChange

SINCE_EXPORT = "since export"
Item = Moment | Aside | str
"""A revision, a text kept aside, or SINCE_EXPORT."""


class MomentList(ItemList[Item]):
    """Revisions and texts kept aside, one line each."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"moment--cause", "moment--exported", "moment--aside"}
    app = getters.app(DeskApp)

    def __init__(self, *, signs: Signs = FULL, id: str | None = None) -> None:
        super().__init__(id=id)
        self._signs = signs

    def draw(self, index: int, width: int, cursor: bool) -> Strip:
        """Return the line of a revision."""
        item, muted = self.items[index], self.style_of("line--muted")
        if isinstance(item, str):
            words = _("Changed since the last export")
            return justified([(" " + words, self.style_of("moment--exported"))], [], width, 0)
        at = f" {short_time(item.at, self.app.desk.now(), '%H:%M:%S')} "
        if isinstance(item, Aside):
            words = _("text kept aside: {field}").format(field=field_name(item.field))
            return justified([(at, muted), (words, self.style_of("moment--aside"))], [], width, 1)
        style = self.style_of("moment--exported" if item.exports else "moment--cause")
        sent = f"{self._signs.sent} " if item.exports else "  "
        left = [(at, muted), (sent, style), (one_line(item.cause), style)]
        return justified(left, [(f"  {item.number} ", muted)], width, 2)


@offers(HISTORY_COMMANDS)
class HistoryScreen(ListWithPage):
    """Revisions on the left, what the one under the cursor changed on the right, or below."""

    CHOSEN = "history.restore"
    AUTO_FOCUS = ""
    app = getters.app(DeskApp)

    def __init__(self, *, since_export: bool = False) -> None:
        super().__init__()
        self._since_export = since_export
        self._changes: tuple[FieldChange, ...] = ()
        self._of: Item | None = None

    def compose(self) -> ComposeResult:
        """Lay out list and page."""
        yield Bar(id="history-title")
        with Horizontal(id="history"):
            yield MomentList(signs=self.app.signs, id="moments")
            yield PageView(id="changes")
        yield FooterBar(id="footer")

    @property
    def lines(self) -> MomentList:
        """The list."""
        return self.query_one(MomentList)

    @property
    def current(self) -> Item | None:
        """What is under the cursor."""
        return self.lines.current if self.is_mounted else None

    def on_mount(self) -> None:
        """Read the history."""
        self.lines.focus()
        self._read()

    @on(IssueChanged)
    def _read(self) -> None:
        beside(self, self._read_history, "history")

    async def _read_history(self) -> None:
        head = self.app.book.head
        if head is None:
            return
        told = await self.app.jobs.read(histories.history_of, self.app.desk, head.id)
        first = [SINCE_EXPORT] if told.exported is not None else []
        self.lines.fill((*first, *_together(told)))
        if not self._since_export and first and self._of is None:
            self.lines.cursor = 1
        n = len(told.moments)
        count = ngettext("{n} revision", "{n} revisions", n).format(n=n)
        title = one_line(self.app.book.issue.title) if self.app.book.issue else ""
        self.query_one("#history-title", Bar).say(" · ".join((_("History"), title, count)))
        self.show_current()

    def show_current(self) -> None:
        """Read what the page tells."""
        self.query_one(FooterBar).show_keys()
        beside(self, partial(self._read_changes, self.current), "changes")

    async def _read_changes(self, item: Item | None) -> None:
        head, desk, read = self.app.book.head, self.app.desk, self.app.jobs.read
        self._changes = ()
        if head is not None and isinstance(item, Moment):
            self._changes = await read(histories.changes_in, desk, head.id, item.number)
        elif head is not None and isinstance(item, str):
            self._changes = await read(histories.changes_since_export, desk, head.id)
        self._of = item
        self.draw_page()

    def draw_page(self) -> None:
        """Draw the page."""
        view = self.query_one("#changes", PageView)
        item = self._of
        view.show(EMPTY if item is None else Page(tuple(self._page(item, view.text_width)), ()))

    def _page(self, item: Item, width: int) -> list[Line]:
        if isinstance(item, Aside):
            hint = _(
                "This text met the other program's in the same place;"
                " {history.restore} puts it into the issue."
            )
            lines = [*head_lines(keyed(hint), "muted", width), Line((), HEAD)]
            lines += words_lines(item.text or "", width)
            other = head_lines(_("The other program's:"), "heading4", width)
            return [*lines, Line((), HEAD), *other, *words_lines(item.other or "", width)]
        lines = []
        if isinstance(item, Moment):
            lines += head_lines(item.cause, "title", width)
            facts = _("revision {n} · {at}").format(n=item.number, at=f"{local(item.at):%Y-%m-%d %H:%M:%S}")
            lines += head_lines(facts, "meta", width)
            for sent in item.exports:
                lines += head_lines(_("exported to {path}").format(path=sent.path), "meta", width)
            lines.append(Line((), HEAD))
        for change in self._changes:
            lines += change_lines(change, width)
        if not self._changes:
            lines += head_lines(_("Nothing changed."), "muted", width)
        return lines

    def go_to_since_export(self) -> None:
        """Go to what changed since the last export."""
        self.lines.cursor = 0

    async def restore(self) -> None:
        """Make the issue what it was at the revision under the cursor, or put a text kept aside into it."""
        head, item = self.app.book.head, self.current
        if head is None:
            return
        if isinstance(item, Moment):
            await self.app.jobs.write(histories.restore, self.app.desk, head.id, item.number)
            words = keyed(
                _("The issue is as it was at revision {n}; {history.undo} takes that back."), n=item.number
            )
        elif isinstance(item, Aside):
            await self.app.jobs.write(reconciling.settle, self.app.desk, item, "mine")
            words = keyed(_("The text is in the issue; {history.undo} takes that back."))
        else:
            return
        await self.app.book.open()
        self.app.notify(words, markup=False)

    def close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _together(told: History) -> list[Moment | Aside]:
    """Put revisions and texts kept aside into one order, the newest first."""
    return sorted((*told.moments, *told.asides), key=lambda each: each.at, reverse=True)
