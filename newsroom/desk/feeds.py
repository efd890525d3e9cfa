"""Feeds come and go: by address, by OPML, from the starter list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib.resources import files

from msgspec import Struct
from msgspec.structs import replace

from newsroom.desk.context import Desk
from newsroom.model import KEEP, Feed, FeedChange, FeedDraft, NewsroomError
from newsroom.settings.language import _, ngettext
from newsroom.settings.said import said, said_of
from newsroom.text.addresses import has_secrets, is_masked, without_credentials

_BARE = re.compile(r"([\w-]+(\.[\w-]+)+(:\d+)?|localhost:\d+)(/|$)", re.IGNORECASE)
"""A host, with whatever follows: an address whose scheme was left out."""


class FeedNotFound(NewsroomError):
    """No feed has the id, address or title that was given."""


class Subscribed(Struct, frozen=True):
    """What became of the feeds that were to be added, in their order."""

    new: tuple[Feed, ...]
    known: tuple[Feed, ...]
    """Those that were there already; they were left as they are."""


def add(desk: Desk, addresses: Sequence[str]) -> Subscribed:
    """Subscribe to feeds by their addresses; one without a scheme is taken for https.

    Raises:
        FeedError: one of them is no address of a feed; then none is added.
    """
    return subscribe(desk, [FeedDraft(url=address(each)) for each in addresses])


def import_opml(desk: Desk, content: bytes) -> Subscribed:
    """Subscribe to the feeds of an OPML file, folders as tags; nothing is fetched.

    Raises:
        OpmlError: it is not OPML, or lists no feed.
    """
    from newsroom.wire.opml import read_opml

    return subscribe(desk, read_opml(content))


def add_starters(desk: Desk) -> Subscribed:
    """Subscribe to the starter list: feeds on AI and technology in Chinese and English."""
    return import_opml(desk, files("newsroom").joinpath("demo", "starter.opml").read_bytes())


def export_opml(desk: Desk | None, *, secrets: bool = False) -> bytes:
    """Write all feeds as OPML, tags as folders; a newsroom that does not exist yet has none.

    Pages, folders and commands are none to other programs. Commands are there to be looked at: an import
    names them and adds none.

    Args:
        desk: The open newsroom.
        secrets: Addresses keep their user names and passwords, and feeds with keys in theirs are in it too.
    """
    from newsroom.wire.opml import write_opml

    return write_opml(_listed(desk) if desk else [], secrets=secrets)


def export_notes(desk: Desk) -> list[str]:
    """Say what is left out of an export, and what is to be known of it, a line each."""
    listed, notes = _listed(desk), []
    secret = [feed.url for feed in listed if feed.kind != "command" and has_secrets(feed.url)]
    keyed = sum(is_masked(without_credentials(url)) for url in secret)
    if n := len(secret) - keyed:
        message = ngettext(
            "the user name and password in the address of {n} feed were left out; "
            "newsroom feeds export --with-passwords writes them",
            "the user names and passwords in the addresses of {n} feeds were left out; "
            "newsroom feeds export --with-passwords writes them",
            n,
        )
        notes.append(message.format(n=n))
    if keyed:
        message = ngettext(
            "{n} feed with a key in its address was left out; "
            "newsroom feeds export --with-passwords writes it",
            "{n} feeds with keys in their addresses were left out; "
            "newsroom feeds export --with-passwords writes them",
            keyed,
        )
        notes.append(message.format(n=keyed))
    if n := sum(feed.kind == "command" for feed in listed):
        message = ngettext(
            "{n} command is in it with its arguments: see that no password is among them; "
            "an import names it and does not add it",
            "{n} commands are in it with their arguments: see that no password is among them; "
            "an import names them and does not add them",
            n,
        )
        notes.append(message.format(n=n))
    return notes


def _listed(desk: Desk) -> list[Feed]:
    return [feed for feed in desk.store.feeds.all() if feed.kind != "clip"]


def find(desk: Desk, references: Iterable[str]) -> list[Feed]:
    """Find feeds by id, address or title, each once, in the order given.

    Raises:
        FeedNotFound: there is none of that name.
    """
    found: dict[int, Feed] = {}
    for reference in references:
        feed = desk.store.feeds.find(reference)
        if feed is None:
            message = _("no feed has the id, address or title {reference!r}; newsroom feeds list shows them")
            raise FeedNotFound(message.format(reference=reference))
        found[feed.id] = feed
    return list(found.values())


def edit(desk: Desk, feeds: Sequence[Feed], change: FeedChange) -> list[Feed]:
    """Change what an editor sets of feeds, and return them as they are then; undo takes each back.

    Raises:
        FeedError: the new address is none.
        FeedExists: another feed has it already.
    """
    if change.url is not KEEP:
        change = replace(change, url=address(change.url))
    for feed in feeds:
        desk.store.feeds.change(feed.id, change, said("changed {title}", title=feed.title))
    found = (desk.store.feeds.get(feed.id) for feed in feeds)
    return [feed for feed in found if feed is not None]


def pause(desk: Desk, feeds: Sequence[Feed], paused: bool) -> list[Feed]:
    """Have feeds not polled any more, or again."""
    return edit(desk, feeds, FeedChange(paused=paused))


def remove(desk: Desk, references: Iterable[str]) -> list[Feed]:
    """Unsubscribe from feeds named by id, address or title, and say which they were.

    Raises:
        FeedNotFound: there is none of that name; then none is removed.
    """
    found = find(desk, references)
    label = said_of("removed {n} feed", "removed {n} feeds", len(found))
    desk.store.feeds.remove([feed.id for feed in found], label)
    return found


def subscribe(desk: Desk, drafts: Iterable[FeedDraft]) -> Subscribed:
    """Subscribe to feeds, as one step that can be undone."""
    new: list[Feed] = []
    known: list[Feed] = []
    wanted = list(drafts)
    label = said_of("added {n} feed", "added {n} feeds", len(wanted))
    for feed, is_new in desk.store.feeds.add_all(wanted, label):
        (new if is_new else known).append(feed)
    return Subscribed(tuple(new), tuple(known))


def address(given: str) -> str:
    """Read an address as it is typed: ``example.org/feed`` is meant to be fetched by https.

    On this machine, ``localhost:8000/feed``, it is http.

    Raises:
        FeedError: it is no address of the web or of a file.
    """
    from newsroom.text.addresses import site
    from newsroom.wire.reach import is_loopback
    from newsroom.wire.subscription import feed_address

    if not is_bare(given):
        return feed_address(given)
    whole = f"https://{given.strip()}"
    return feed_address(whole.replace("https", "http", 1) if is_loopback(site(whole)) else whole)


def is_bare(given: str) -> bool:
    """Tell whether an address was typed without its scheme."""
    return bool(_BARE.match(given.strip()))
