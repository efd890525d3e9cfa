"""Feeds are added on the desk: by address, from an OPML file, from the starter list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk import feeds
from newsroom.model import NewsroomError
from newsroom.settings.language import _, ngettext
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import PromptScreen

if TYPE_CHECKING:
    from newsroom.tui.screens.desk import DeskScreen


def add_feed(screen: DeskScreen) -> None:
    """Ask for an address, add the feed and fetch it."""

    def answered(address: str | None) -> None:
        if address:
            run_guarded(screen, _add, screen, address)

    hint = _("The address of a feed: RSS, Atom, RDF or JSON Feed.")
    screen.app.push_screen(
        PromptScreen(_("Add a feed"), hint, placeholder="https://", check=_why_no_address), answered
    )


def _why_no_address(text: str) -> str | None:
    """Return why a text cannot be the address of a feed."""
    try:
        feeds.address(text)
    except NewsroomError as error:
        return str(error)
    return None


def _why_no_file(name: str) -> str | None:
    """Return why there is no file of that name to read."""
    try:
        Path(name).expanduser().open("rb").close()
    except (OSError, RuntimeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        return _("{path} cannot be read: {reason}").format(path=name, reason=reason)
    return None


async def _add(screen: DeskScreen, address: str) -> None:
    done = await screen.app.jobs.write(feeds.add, screen.app.desk, [address])
    _report(screen, done)


def import_opml(screen: DeskScreen) -> None:
    """Ask for a file, and add the feeds it lists."""

    def answered(name: str | None) -> None:
        if name:
            run_guarded(screen, _import, screen, name)

    hint = _("Path of an OPML file. Its folders become tags.")
    screen.app.push_screen(
        PromptScreen(_("Import feeds"), hint, placeholder="~/feeds.opml", check=_why_no_file), answered
    )


async def _import(screen: DeskScreen, name: str) -> None:
    path = Path(name).expanduser()
    try:
        content = await screen.app.jobs.read(path.read_bytes)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NewsroomError(_("{path} cannot be read: {reason}").format(path=path, reason=reason)) from error
    done = await screen.app.jobs.write(feeds.import_opml, screen.app.desk, content)
    _report(screen, done)


async def take_starter_list(screen: DeskScreen) -> None:
    """Add the starter list and fetch it."""
    done = await screen.app.jobs.write(feeds.add_starters, screen.app.desk)
    _report(screen, done)


def _report(screen: DeskScreen, done: feeds.Subscribed) -> None:
    """Say what was added and fetch it."""
    words = ngettext("{n} feed added", "{n} feeds added", len(done.new)).format(n=len(done.new))
    if done.known:
        words += " · " + _("{n} known already").format(n=len(done.known))
    screen.app.notify(words, markup=False)
    if done.new:
        screen.inbox.has_feeds = True
        screen.fetch(tuple(feed.id for feed in done.new))
