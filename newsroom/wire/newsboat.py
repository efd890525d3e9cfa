"""The list of feeds that newsboat keeps: a line a feed, its address first, then its tags.

Words stand in double quotes where there are spaces in them; a tag that begins with ~ is the feed's title, the
tag ! hides it from newsboat's list (newsboat's manual, "Newsboat's urls file").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from newsroom.model import FeedDraft
from newsroom.settings.language import _
from newsroom.text.addresses import without_credentials
from newsroom.text.clean import one_line
from newsroom.text.decoding import decode
from newsroom.wire.errors import FeedError
from newsroom.wire.subscription import feed_address

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"?|(\S+)')
_ESCAPED = re.compile(r"\\(.)")


class UrlsFile(Struct, frozen=True):
    """A list of feeds as newsboat keeps it."""

    feeds: tuple[FeedDraft, ...]
    notes: tuple[str, ...]
    """What could not be taken over, a line each."""


def read_urls(content: bytes) -> UrlsFile:
    """Read newsboat's list.

    Queries over articles, and feeds that commands make or filter, are passed over with a note: newsboat hands
    their commands to a shell, which is not to happen because of a file that was imported.

    Raises:
        FeedError: it has no line that newsboat would take for a feed.
    """
    feeds: dict[str, FeedDraft] = {}
    notes: list[str] = []
    for number, line in enumerate(decode(content).splitlines(), 1):
        words = _words(line)
        if not words or words[0].startswith("#"):
            continue
        try:
            draft = _draft(words)
        except FeedError as error:
            notes.append(_("line {line}: {reason}").format(line=number, reason=error))
            continue
        before = feeds.get(draft.url)
        tags = tuple(dict.fromkeys((*(before.tags if before else ()), *draft.tags)))
        feeds[draft.url] = replace(before or draft, tags=tags)
    if not feeds:
        message = _("this is neither OPML nor a list of newsboat: no feed was found in it")
        if notes:
            message = _("this is neither OPML nor a list of newsboat: no feed was found in it ({reason})")
        raise FeedError(message.format(reason=notes[0] if notes else ""))
    return UrlsFile(tuple(feeds.values()), tuple(notes))


def _words(line: str) -> list[str]:
    return [
        word[2] if word[2] is not None else _ESCAPED.sub(r"\1", word[1])
        for word in _WORD.finditer(line.strip())
    ]


def _draft(words: Sequence[str]) -> FeedDraft:
    address, *tags = words
    kind, _colon, rest = address.partition(":")
    shown = one_line(without_credentials(rest))[:100]
    if kind == "query":
        raise FeedError(_("a query is no feed, and was left out: {what}").format(what=shown))
    if kind == "exec":
        message = _("the command was left out; add it by: newsroom feeds add-command {what}")
        raise FeedError(message.format(what=shown))
    if kind == "filter":
        raise FeedError(_("a feed that a command filters was left out: {what}").format(what=shown))
    title = next((tag[1:] for tag in tags if tag.startswith("~")), "")
    kept = (one_line(tag) for tag in tags if not tag.startswith("~") and tag != "!")
    return FeedDraft(
        url=feed_address(address), title=one_line(title), tags=tuple(dict.fromkeys(filter(None, kept)))
    )
