"""Documents are clipped on the desk: an address, the path of a file, or pasted text."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from newsroom.desk import clipping
from newsroom.settings.language import _
from newsroom.text.addresses import without_credentials
from newsroom.text.cells import truncate
from newsroom.text.clean import clean_text
from newsroom.tui.commands.base import offers
from newsroom.tui.commands.clipping import CLIPPING_COMMANDS
from newsroom.tui.context import DeskApp, StoriesChanged
from newsroom.tui.jobs import run_guarded
from newsroom.tui.ownloop import OwnLoop
from newsroom.tui.screens.dialogs import Dialog
from newsroom.tui.widgets.seams import SeamedTextArea

if TYPE_CHECKING:
    from newsroom.desk.document_worker import Read
    from newsroom.tui.places import Newsdesk


class Pasted(SeamedTextArea):
    """What is to be clipped; Enter takes an address or the name of a file, and is a line break in text."""

    async def take_key(self, event: events.Key) -> None:
        """Take Enter after an address or a name."""
        screen = self.screen
        if event.key == "enter" and isinstance(screen, ClipScreen) and names_document(self.text):
            event.stop()
            event.prevent_default()
            screen.take()

    def take_pasted(self, event: events.Paste) -> None:
        """Put a pasted text in, without what a terminal would take for commands."""
        if result := self.replace_typed(clean_text(event.text), *self.selection):
            self.move_cursor(result.end_location)


@offers(CLIPPING_COMMANDS)
class ClipScreen(Dialog[str | None]):
    """A box to type an address or a path into, or to paste a text."""

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box", classes="tall"):
            yield Static(
                _(
                    "The address of a page, the path of a file (Markdown, HTML, text, PDF, .docx, .eml),"
                    " or pasted text."
                ),
                markup=False,
                id="hint",
            )
            yield Pasted(id="pasted", soft_wrap=True, tab_behavior="focus")

    def on_mount(self) -> None:
        """Name the box."""
        self.frame().border_title = Content(_("Clip"))
        self.hint(_("{clip.take} clip · Enter takes an address or a path · {dialog.close} close"))
        self.query_one(Pasted).focus()

    def take(self) -> None:
        """Close with what was given."""
        text = self.query_one(Pasted).text
        self.dismiss(text if text.strip() else None)


def names_document(text: str) -> bool:
    """Tell whether a text is an address or the path of a file, and not a document itself."""
    text = text.strip()
    if not text or "\n" in text or len(text) > 2_000:
        return False
    if clipping.is_address(text):
        return True
    try:
        return Path(text).expanduser().is_file()
    except (OSError, RuntimeError, ValueError):
        return False


def clip(screen: Newsdesk) -> None:
    """Ask what to clip, and clip it."""

    def answered(text: str | None) -> None:
        if text:
            run_guarded(screen.app, _clip, screen, text)

    screen.app.push_screen(ClipScreen(), answered)


async def _clip(screen: Newsdesk, text: str) -> None:
    """Read it beside the screen, store it, and show it in the inbox."""
    if names_document(text):
        given = await _loaded(screen.app, lambda: clipping.load(screen.app.desk, text))
    else:
        given = clipping.Given(body=text.encode("utf-8", "replace"))
    await _keep(screen.app, given)
    screen.inbox.take_feeds()


async def clip_link(app: DeskApp, link: str, named_by: str) -> None:
    """Put in the inbox what an article links to; `named_by` is the address of its feed."""
    app.notify(_("clipping {link}").format(link=truncate(without_credentials(link), 60)), markup=False)
    await _keep(app, await _loaded(app, lambda: clipping.load_link(app.desk, link, named_by)))


async def _loaded(app: DeskApp, load: Callable[[], Coroutine[Any, Any, clipping.Given]]) -> clipping.Given:
    """Fetch or read a document; who leaves the desk does not wait for it, and it is not clipped then."""
    with app.under_way.waiting():
        return await OwnLoop(load, "newsroom-clip").run()


async def _keep(app: DeskApp, given: clipping.Given) -> None:
    async def read_it() -> Read:
        return clipping.read(app.desk, given)

    # Reading takes up to a minute and must hold up neither other writes nor who leaves.
    with app.under_way.waiting():
        read = await OwnLoop(read_it, "newsroom-clip").run()
    done = await app.jobs.write(clipping.store, app.desk, given, read)
    words = (
        _("clipped: {title}") if done.new else _("brought up to date, which undo does not take back: {title}")
    )
    app.notify(words.format(title=clipping.title_of(given, read)), markup=False)
    if problem := clipping.warning_of(given, read):
        app.notify(problem, severity="warning", markup=False)
    for each in app.screen_stack:
        each.post_message(StoriesChanged((done.id,), reload=True))
