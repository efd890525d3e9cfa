"""What is set of a feed: its title, tags, interval, full text and address."""

from __future__ import annotations

import re

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from newsroom.desk import feeds as verbs
from newsroom.model import KEEP, Feed, FeedChange, NewsroomError
from newsroom.model.feed import MOST_WEIGHT
from newsroom.settings.language import _
from newsroom.tui.commands.base import offers
from newsroom.tui.commands.feedlist import FEED_FORM_COMMANDS
from newsroom.tui.screens.dialogs import Dialog
from newsroom.tui.widgets.textline import TextLine

_LONGEST = 10_080
"""Minutes between polls at most: a week, as in the settings."""
_PARTED = re.compile(r"[,，、;；]+")


@offers(FEED_FORM_COMMANDS)
class FeedForm(Dialog[FeedChange | None]):
    """Fields to fill in; Enter goes to the next, Ctrl+S takes them."""

    def __init__(self, feed: Feed) -> None:
        super().__init__()
        self._feed = feed

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        feed = self._feed
        full = {True: _("on"), False: _("off"), None: ""}[feed.full_text]
        with Vertical(id="box"):
            for name, label, value, words in (
                ("own_title", _("Title"), feed.own_title, feed.title),
                ("tags", _("Tags"), ", ".join(feed.tags), _("parted by commas")),
                ("interval", _("Interval"), str(feed.interval or ""), _("minutes; empty: by its own rhythm")),
                ("full_text", _("Full text"), full, _("on, off; empty: where the feed gives little")),
                ("weight", _("Weight"), str(feed.weight or ""), _("points for its stories; -100 to 100")),
                ("url", _("Address"), feed.url, "https://"),
            ):
                with Horizontal(classes="field"):
                    yield Static(label, markup=False, classes="label")
                    yield TextLine(value, placeholder=words, id=name, compact=True)
            yield Static("", markup=False, id="state")

    def on_mount(self) -> None:
        """Name the box."""
        box = self.frame()
        box.border_title = Content(self._feed.title)
        self.hint(_("{feed_form.take} save · Tab next field · {dialog.close} close"))
        self.query_one("#url").disabled = self._feed.kind not in ("feed", "page")
        self.query_one("#own_title").focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.focus_next()

    def take(self) -> None:
        """Close with what is different, or say what cannot be."""
        try:
            self.dismiss(self._change())
        except NewsroomError as error:
            state = self.query_one("#state", Static)
            state.update(str(error))
            state.add_class("-wrong")

    def _change(self) -> FeedChange:
        feed, url = self._feed, self._value("url")
        tags = tuple(filter(None, (tag.strip() for tag in _PARTED.split(self._value("tags")))))
        return FeedChange(
            own_title=self._value("own_title"),
            tags=tags,
            interval=_interval(self._value("interval")),
            full_text=_switch(self._value("full_text")),
            weight=_weight(self._value("weight")),
            url=KEEP if url == feed.url or feed.kind not in ("feed", "page") else verbs.address(url),
        )

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()


def _interval(text: str) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _LONGEST:
        return int(text)
    message = _("The interval is minutes, from 1 to {most}; empty leaves it to the feed's rhythm.")
    raise NewsroomError(message.format(most=_LONGEST))


def _weight(text: str) -> int:
    if not text:
        return 0
    if re.fullmatch(r"[+-]?[0-9]{1,3}", text) and abs(int(text)) <= MOST_WEIGHT:
        return int(text)
    message = _("The weight is a whole number of points, from -{most} to {most}; empty for none.")
    raise NewsroomError(message.format(most=MOST_WEIGHT))


def _switch(text: str) -> bool | None:
    words = {"": None, "on": True, "off": False, _("on"): True, _("off"): False}
    if text.lower() not in words:
        raise NewsroomError(_("Full text is on, off or empty."))
    return words[text.lower()]
