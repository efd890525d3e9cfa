"""A page that has no feed, and what CSS selectors catch of it as they are typed."""

from __future__ import annotations

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import Input, Static

from newsroom.desk import Desk, without_feed
from newsroom.model import ArticleDraft, FeedDraft, NewsroomError
from newsroom.settings.clock import local
from newsroom.settings.language import _, ngettext
from newsroom.text.cells import cell_width, pad, truncate
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import offers
from newsroom.tui.commands.selectors import SELECTOR_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import beside
from newsroom.tui.ownloop import OwnLoop
from newsroom.tui.screens.dialogs import Dialog
from newsroom.tui.widgets.linelist import ItemList
from newsroom.tui.widgets.strips import justified
from newsroom.tui.widgets.textline import TextLine

_AT_REST = 0.4
"""Seconds without a key after which selectors are tried."""


class CaughtList(ItemList[ArticleDraft]):
    """The articles that are caught, one line each."""

    COMPONENT_CLASSES = {"choice--text"}

    def __init__(self) -> None:
        super().__init__(id="caught")

    def draw(self, index: int, width: int, cursor: bool) -> Strip:
        """Return the line of an article: title, address, date."""
        article, style = self.items[index], self.style_of("choice--text")
        muted = self.style_of("line--muted")
        date = local(article.published).strftime("%Y-%m-%d %H:%M") if article.published else "-"
        n = len(article.html)
        words = " · " + ngettext("{n} character", "{n} characters", n).format(n=f"{n:,}") if n else ""
        titles = max(cell_width(one_line(each.title)) for each in self.items)
        cells = min(max(titles, 1), width * 2 // 5)
        title = pad(truncate(one_line(article.title) or "-", cells), cells)
        left = [(" " + title, style), ("  " + (article.url or "-"), muted)]
        return justified(left, [(f"  {date}{words} ", muted)], width, 1)


@offers(SELECTOR_COMMANDS)
class SelectorScreen(Dialog[FeedDraft | None]):
    """The page's address and selectors, and below them what they catch; the page is fetched but once."""

    app = getters.app(DeskApp)

    def __init__(self, desk: Desk, address: str = "") -> None:
        super().__init__()
        self._address = address
        self._page = without_feed.Page(desk)
        self._timer: Timer | None = None
        self._trial: without_feed.Trial | None = None

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box", classes="tall"):
            yield Static(
                _("CSS selectors; @name at the end takes an attribute, as in time@datetime."),
                markup=False,
                id="hint",
            )
            for name, label, words in _fields():
                with Horizontal(classes="field"):
                    yield Static(label, markup=False, classes="label")
                    value = self._address if name == "address" else ""
                    yield TextLine(value, placeholder=words, id=name, compact=True)
            yield Static("", markup=False, id="state")
            yield CaughtList()

    def on_mount(self) -> None:
        """Name the box."""
        box = self.frame()
        box.border_title = Content(_("Follow a page"))
        self.hint(_("{selectors.take} add the page · Tab next field · {dialog.close} close"))
        self.query_one("#item" if self._address else "#address").focus()

    def on_unmount(self) -> None:
        """End what reads the page."""
        self.app.jobs.begin(self._page.close)

    @on(Input.Changed)
    def _changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_AT_REST, self._try_now)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.focus_next()

    def _try_now(self) -> None:
        beside(self, self._attempt, "selectors")

    async def _attempt(self) -> None:
        """Show what is caught, or why nothing is."""
        address, selectors = self._value("address"), {name: self._value(name) or None for name in _OPTIONAL}
        if not address or not self._value("item"):
            return
        self._say(_("reading the page …"))
        try:
            draft = without_feed.page(address, self._value("item"), **selectors)
            self._trial = await OwnLoop(lambda: self._page.attempt(draft), "newsroom-selectors").run()
        except NewsroomError as error:
            self._trial = None
            self._say(str(error), wrong=True)
        else:
            n = len(self._trial.articles)
            self._say(ngettext("{n} article is caught", "{n} articles are caught", n).format(n=n))
        self.query_one(CaughtList).fill(self._trial.articles if self._trial else ())

    def take(self) -> None:
        """Close with the page; if nothing was caught yet, say so."""
        if self._trial is None:
            self._say(_("Nothing is caught yet; the first selector says what the articles are."), wrong=True)
            return
        self.dismiss(self._trial.draft)

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _say(self, words: str, *, wrong: bool = False) -> None:
        state = self.query_one("#state", Static)
        state.update(words)
        state.set_class(wrong, "-wrong")


def _fields() -> tuple[tuple[str, str, str], ...]:
    """List the fields: id, label, and what stands in it while it is empty."""
    return (
        ("address", _("Page"), "https://"),
        ("item", _("Articles"), _("such as article or ul.news > li")),
        ("title", _("Title"), _("heading or link")),
        ("link", _("Link"), _("that of the title")),
        ("date", _("Date"), _("the time element")),
        ("body", _("Text"), _("none")),
    )


_OPTIONAL = ("title", "link", "date", "body")
