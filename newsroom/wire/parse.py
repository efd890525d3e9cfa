"""The bytes of a feed become articles, and so do those of what is read as one."""

from datetime import UTC, datetime

from newsroom.model import FeedKind
from newsroom.settings.said import said
from newsroom.text.decoding import decode
from newsroom.wire.contents import Contents
from newsroom.wire.errors import FeedError
from newsroom.wire.identity import Wording, identified
from newsroom.wire.json_feed import read_json
from newsroom.wire.parsed import ParsedFeed
from newsroom.wire.recipes import PageRecipe, read_recipe
from newsroom.wire.xml_feed import read_xml


def parse_feed(
    body: bytes,
    content_type: str,
    url: str,
    now: datetime | None = None,
    *,
    kind: FeedKind = "feed",
    recipe: str | None = None,
    worded: Wording | None = None,
) -> ParsedFeed:
    """Read a feed in RSS, RDF, Atom or JSON Feed; what it is shows in its bytes, not in how it is served.

    This takes up to seconds of processor time and can be made to take more: in the application it runs in a
    worker process, by `newsroom.wire.ParserPool`.

    Args:
        body: The feed as it came, no longer compressed.
        content_type: The Content-Type header, for its charset; '' if there is none.
        url: The feed's address, for relative links.
        now: When it was fetched, for dates such as 3小时前; None: now.
        kind: What it is, if it is no feed proper.
        recipe: How it is then read, in JSON.
        worded: Makes the words that each article comes with, if they are asked for.

    Raises:
        FeedError: the body is empty, is no feed, or cannot be read.
    """
    now = now or datetime.now(UTC)
    contents = _contents(body, content_type, url, now, kind, recipe)
    return ParsedFeed(
        title=contents.title,
        site=contents.site,
        articles=identified(contents.items, worded),
        wishes=contents.wishes,
    )


def _contents(
    body: bytes, content_type: str, url: str, now: datetime, kind: FeedKind, recipe: str | None
) -> Contents:
    if kind == "folder":
        from newsroom.wire.documents import read_documents

        return read_documents(body, url, now)
    text = decode(body, content_type).strip().strip("\0")
    if kind == "command":
        from newsroom.wire.lines import read_output

        return read_output(text, now)
    if not text:
        raise FeedError(said("the answer is empty"))
    if isinstance(how := read_recipe(kind, recipe), PageRecipe):
        from newsroom.wire.selecting import select

        return select(text, url, how, now)
    return read_json(text, url, now) if text[0] in "{[" else read_xml(text, url, now)
