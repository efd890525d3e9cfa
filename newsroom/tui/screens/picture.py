"""A picture of an article, drawn by what the terminal can: sixel, Kitty's protocol, half cells."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from newsroom.model import NewsroomError
from newsroom.reading.blocks import Picture as Shown
from newsroom.settings.extras import to_install
from newsroom.settings.language import _
from newsroom.text.cells import truncate
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.picture import PICTURE_COMMANDS
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import beside
from newsroom.tui.links import browse
from newsroom.tui.pages import pages_of
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen, Dialog

if TYPE_CHECKING:
    from newsroom.desk.pictures import Picture
    from newsroom.tui.places import Reader

_LIBRARY = "textual_image"
_TYPED = 64
"""Bytes of Chinese or emoji that may have been typed while the terminal is asked what it can."""


@offers(PICTURE_COMMANDS)
class PictureScreen(Dialog[None]):
    """Fetches a picture and shows it; closing it breaks the fetch off."""

    def __init__(self, app: DeskApp, pictures: Sequence[Shown], at: int, named_by: str) -> None:
        """Make the screen.

        Args:
            app: The app.
            pictures: Those of the article.
            at: Which of them is shown first.
            named_by: The address of the article's feed.
        """
        super().__init__()
        self._desk_app = app
        self._pictures = tuple(pictures)
        self._at = at
        self._named_by = named_by

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box", classes="tall"):
            yield Static("", id="state", markup=False)
            yield Vertical(id="picture")

    def on_mount(self) -> None:
        """Fetch the first picture."""
        self.hint(
            _(
                "{picture.next} next · {picture.previous} previous ·"
                " {picture.browse} browser · {dialog.close} close"
            )
        )
        self._fetch()

    @property
    def shown(self) -> Shown:
        """The picture that is shown, or on its way."""
        return self._pictures[self._at]

    def step(self, by: int) -> None:
        """Show the next picture, or the one before; after the last comes the first."""
        self._at = (self._at + by) % len(self._pictures)
        self._fetch()

    def browse(self) -> None:
        """Open the picture in the browser."""
        browse(self._desk_app, self.shown.address)

    def _fetch(self) -> None:
        place = f"{self._at + 1}/{len(self._pictures)}" if len(self._pictures) > 1 else ""
        title = one_line(self.shown.description) or _("Picture")
        self.frame().border_title = Content(" ".join(part for part in (truncate(title, 60), place) if part))
        self._say(keyed(_("fetching the picture… {dialog.close} breaks it off")))
        self.query_one("#picture").remove_children()
        beside(self, partial(self._show, self.shown), "picture", fatal=False)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        state = self.query_one("#state", Static)
        state.update(words)
        state.set_class(wrong, "-wrong")

    async def _show(self, shown: Shown) -> None:
        try:
            picture = await pages_of(self._desk_app).picture(shown.address, self._named_by)
        except NewsroomError as error:
            self._say(str(error), wrong=True)
            return
        self._desk_app.picture_sizes[shown.address] = picture.pixels
        size = _("{pixels} pixels, {kilobytes:,.0f} KB")
        self._say(size.format(pixels=picture.pixels, kilobytes=max(1, picture.size / 1000)))
        await self.query_one("#picture").mount(_drawn(picture, without_colours=self._desk_app.no_color))


def _drawn(picture: Picture, *, without_colours: bool) -> Static:
    """Return a widget that draws a picture as large as there is room for.

    Half cells are told apart by their colours alone; without them signs of more and less ink are.
    """
    from textual_image.widget import HalfcellImage, Image, UnicodeImage

    by_ink = without_colours and issubclass(Image, HalfcellImage)
    widget = (UnicodeImage if by_ink else Image)(picture.image)
    widget.styles.width = "auto"
    widget.styles.height = "100%"
    return widget  # type: ignore[return-value]


def can_show() -> bool:
    """Return whether what draws pictures is installed."""
    return find_spec(_LIBRARY) is not None


async def show_clicked(pane: Reader, picture: str, address: str) -> None:
    """Show a picture whose label was clicked; where none can be shown, what it links to, in the browser."""
    if can_show():
        await show_pictures(pane, picture)
    else:
        browse(pane.app, address)


async def show_pictures(pane: Reader, address: str = "") -> None:
    """Show a picture of the article in the reader; without an address the only one, or a list of them."""
    loaded, app = pane.loaded, pane.app
    if loaded is None:
        return
    if not can_show():
        app.notify(
            _("pictures need another package: {command}").format(command=to_install("images")), markup=False
        )
        return
    pictures = loaded.text.pictures
    feed = await app.jobs.read(app.desk.store.feeds.get, loaded.article.feed_id)
    named_by = feed.url if feed else ""

    def open_at(at: int | None) -> None:
        if at is not None:
            _ask_terminal(app)
            app.push_screen(PictureScreen(app, pictures, at, named_by), closed)

    def closed(_nothing: None) -> None:
        # Labels tell the sizes that are known by now.
        pane.run_worker(pane.relabel(), exit_on_error=False)

    clicked = [at for at, each in enumerate(pictures) if each.address == address]
    if clicked or len(pictures) == 1:
        open_at(clicked[0] if clicked else 0)
        return
    choices = [
        Choice(at, f"{at + 1}. {each.description or each.address}", each.size)
        for at, each in enumerate(pictures)
    ]
    app.push_screen(ChoiceScreen(_("Pictures"), choices), open_at)


def _ask_terminal(app: DeskApp) -> None:
    """Load what draws pictures: it asks the terminal what it can, and must be the only one to read then."""
    if f"{_LIBRARY}.widget" in sys.modules:
        return
    with suppress(SuspendNotSupported), app.suspend():
        load_drawing()


def load_drawing() -> None:
    """Load it though something is typed meanwhile: it takes that for the answer, and reads byte by byte."""
    for _byte in range(_TYPED):
        with suppress(UnicodeDecodeError):
            import_module(f"{_LIBRARY}.widget")
            return
