"""Lists of feeds are added on the desk: from an OPML file, from the starter list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk import feeds, moving_in
from newsroom.model import NewsroomError
from newsroom.settings.language import _, ngettext
from newsroom.settings.reasons import reason_of
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import PromptScreen
from newsroom.tui.widgets.textbars import FooterBar

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk


_SHOWN = 6
"""Lines of what was left out of a list that are shown."""


def _why_no_file(name: str) -> str | None:
    """Return why there is no file of that name to read."""
    try:
        Path(name).expanduser().open("rb").close()
    except (OSError, RuntimeError, ValueError) as error:
        return _("{path} cannot be read: {reason}").format(path=name, reason=reason_of(error))
    return None


def import_list(screen: Newsdesk) -> None:
    """Ask for a file, and add the feeds it lists."""

    def answered(name: str | None) -> None:
        if name:
            run_guarded(screen.app, _import, screen, name)

    hint = _("Path of an OPML file, or of newsboat’s urls or cache.db. Folders become tags.")
    screen.app.push_screen(
        PromptScreen(_("Import feeds"), hint, placeholder="~/feeds.opml", check=_why_no_file), answered
    )


async def _import(screen: Newsdesk, name: str) -> None:
    path = Path(name).expanduser()
    try:
        content = await screen.app.jobs.read(path.read_bytes)
    except OSError as error:
        message = _("{path} cannot be read: {reason}")
        raise NewsroomError(message.format(path=path, reason=reason_of(error))) from error
    done = await screen.app.jobs.write(moving_in.move_in, lambda: screen.app.desk, content)
    if done.notes:
        words = "\n".join(
            (
                ngettext("{n} line was left out:", "{n} lines were left out:", len(done.notes)).format(
                    n=len(done.notes)
                ),
                *done.notes[:_SHOWN],
            )
        )
        screen.app.notify(words, severity="warning", timeout=15, markup=False)
    report_added(screen, done.feeds)
    if done.articles:
        screen.app.notify(moving_in.in_words(done), markup=False)


async def take_starter_list(screen: Newsdesk) -> None:
    """Add the starter list and fetch it."""
    done = await screen.app.jobs.write(feeds.add_starters, screen.app.desk)
    report_added(screen, done)


def report_added(screen: Newsdesk, done: feeds.Subscribed) -> None:
    """Say what was added and fetch it."""
    words = ngettext("{n} feed added", "{n} feeds added", len(done.new)).format(n=len(done.new))
    if done.known:
        words += " · " + _("{n} known already").format(n=len(done.known))
    screen.app.notify(words, markup=False)
    if done.new:
        screen.inbox.take_feeds()
        screen.query_one("#footer", FooterBar).show_keys()
        screen.fetch(tuple(feed.id for feed in done.new))
