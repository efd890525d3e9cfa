"""RSS, RDF and Atom, read by feedparser."""

import io
import re
import time
from datetime import datetime
from functools import lru_cache
from typing import Any

import feedparser
from msgspec.structs import replace

from newsroom.settings.language import N_
from newsroom.settings.said import said
from newsroom.text.clean import one_line
from newsroom.text.quoting import within_quotes
from newsroom.wire import expat_driver, markup
from newsroom.wire.cleaning import clean_html, clean_label, paragraphs
from newsroom.wire.contents import Contents, is_chinese
from newsroom.wire.dates import read_instant
from newsroom.wire.day_order import is_day_first
from newsroom.wire.errors import FeedError, PageError
from newsroom.wire.identity import Item
from newsroom.wire.links import absolute
from newsroom.wire.media import Medium, with_media
from newsroom.wire.parsed import MOST_ARTICLES
from newsroom.wire.plain_items import part
from newsroom.wire.wishes import read_wishes

_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>'
_NO_DATE = time.gmtime(0)
_C1 = re.compile("[\x80-\x9f]")
_DATES = ("published", "created", "updated")
_HTML_TYPES = frozenset(("text/html", "application/xhtml+xml", "application/octet-stream"))
"""The last is what feedparser calls text in Base64 that has no type of its own (Atom 0.3)."""

# feedparser tries nine patterns on every date, and nothing here reads what comes out.
feedparser.registerDateHandler(lambda text: _NO_DATE)
feedparser.api.PREFERRED_XML_PARSERS = [expat_driver.__name__]


class _Text(str):
    """A text of a feed that feedparser is about to rid of C1 controls, which few have.

    It looks every character up in a table, which takes a third of its time where they are Chinese.
    """

    def translate(self, table: Any, /) -> str:
        return super().translate(table) if _C1.search(self) else str(self)


# Called on every text of a well-formed feed, to do nothing with it.
feedparser.mixin._FeedParserMixin.decode_entities = staticmethod(lambda element, data: _Text(data))


def read_xml(text: str, url: str, now: datetime) -> Contents:
    """Read a feed in RSS 0.9 to 2.0, RDF or Atom.

    Args:
        text: The feed, decoded.
        url: Its address, for relative links.
        now: When it was fetched, for relative dates.

    Raises:
        FeedError: it is no feed, or cannot be read.
    """
    text = markup.elements(text)
    _require_feed(text, url)
    source = _DECLARATION + markup.legal(markup.first_items(text, MOST_ARTICLES))
    try:
        parsed = _parsed(source)
    # It lets through whatever its parsers raise on broken markup: AssertionError, ValueError, RecursionError.
    except Exception as error:
        message = said("the feed is too broken to be read ({kind})", kind=type(error).__name__)
        raise FeedError(message) from error
    return replace(_Reader(parsed, url, now).contents(), wishes=read_wishes(text))


def _parsed(source: bytes) -> Any:
    """Have feedparser read a feed, but for the items that need no more than is done here."""
    parted = part(source)
    if parted is not None:
        parsed = _parsed_whole(parted.rest)
        if (entries := parted.entries(parsed)) is not None:
            parsed["entries"] = entries
            return parsed
    return _parsed_whole(source)


def _parsed_whole(source: bytes) -> Any:
    # Bytes by themselves it might take for the name of a file.
    return feedparser.parse(io.BytesIO(source), sanitize_html=False, resolve_relative_uris=False)


def _require_feed(text: str, url: str) -> None:
    root = markup.root(text)
    if root in markup.FEED_ROOTS:
        return
    if root in ("html", "head", "body"):
        title = clean_label(markup.page_title(text))[:80]
        if address := absolute(markup.advertised_feed(text), url):
            message = said("this is a web page, not a feed; its feed is at {address}", address=address)
        elif title:
            words = N_("this is a web page (“{title}”), not a feed; “newsroom feeds add” finds its feeds")
            message = said(words, title=within_quotes(title))
        else:
            message = said("this is a web page, not a feed; “newsroom feeds add” finds its feeds")
        raise PageError(message)
    if root:
        message = said("this is not a feed: it begins with <{root}>", root=clean_label(root)[:40])
    else:
        message = said("this is not a feed: it is neither RSS, Atom nor JSON Feed")
    raise FeedError(message)


class _Reader:
    """Takes out of feedparser's dictionaries what an article needs."""

    def __init__(self, parsed: Any, url: str, now: datetime) -> None:
        self._url = url
        self._now = now
        self._entries = parsed.entries
        feed = parsed.feed
        self._atom = str(parsed.version).startswith("atom")
        self._title = clean_label(_string(feed, "title"))
        self._site = absolute(_link(feed), url)
        self._author = _author(feed) if self._atom else None
        language = _string(feed, "language")
        self._chinese = is_chinese(language, self._title)
        columns = ([_string(entry, name) for entry in self._entries] for name in _DATES)
        self._day_first = is_day_first(columns, language, now)

    def contents(self) -> Contents:
        items = tuple(self._item(entry) for entry in self._entries[:MOST_ARTICLES])
        return Contents(self._title, self._site, items)

    def _item(self, entry: Any) -> Item:
        base = self._site or self._url
        url = absolute(_address(entry), base)
        published = self._instant(entry, "published") or self._instant(entry, "created")
        updated = self._instant(entry, "updated")
        return Item(
            guid=one_line(_string(entry, "id")),
            url=url,
            title=clean_label(_string(entry, "title")),
            author=_author(entry) or self._author,
            # RDF has but dc:date and much of Atom but updated, and feedparser makes one of them.
            published=published or updated,
            updated=updated,
            html=with_media(self._html(entry, url), _media(entry), base),
            tags=_tags(entry),
        )

    def _instant(self, entry: Any, key: str) -> datetime | None:
        text = _string(entry, key)
        if not text:
            return None
        return read_instant(text, chinese=self._chinese, now=self._now, day_first=self._day_first)

    def _html(self, entry: Any, url: str | None) -> str:
        """Take the longest of the texts that a feed gives of an article, and clean it."""
        fullest = max(_bodies(entry), key=lambda body: len(_string(body, "value")), default=None)
        if fullest is None:
            return ""
        value = _string(fullest, "value")
        if _string(fullest, "type") not in _HTML_TYPES:
            return paragraphs(value)
        base = absolute(_string(fullest, "base"), self._url)
        return clean_html(value, base or url or self._site or self._url)


def _string(mapping: Any, key: str) -> str:
    """Look a text up; '' if it is missing, or if feedparser has put something else there.

    The method of its dictionaries answers for `updated` with `published`, and warns.
    """
    value = dict.get(mapping, key)
    return value if isinstance(value, str) else ""


def _address(entry: Any) -> str:
    """Take an entry's link; else the page its text is on (RFC 4287 section 4.1.3.2), or its recording."""
    if link := _link(entry):
        return link
    bodies = dict.get(entry, "content") or ()
    pages = [_string(body, "src") for body in bodies]
    return next(filter(None, (*pages, *(medium.address for medium in _media(entry)))), "")


def _media(entry: Any) -> list[Medium]:
    links = dict.get(entry, "links") or ()
    media = [
        Medium(_string(each, "href"), _string(each, "type"))
        for each in links
        if _string(each, "rel") == "enclosure"
    ]
    for name in ("media_content", "media_thumbnail"):
        for each in dict.get(entry, name) or ():
            kind = _string(each, "type") or _string(each, "medium")
            media.append(Medium(_string(each, "url"), kind or ("image" if "thumbnail" in name else "")))
    return media


def _link(context: Any) -> str:
    if original := _string(context, "feedburner_origlink"):
        return original
    link = _string(context, "link")
    # A GUID that calls itself a permalink by default, and is none.
    if dict.get(context, "guidislink") and "://" not in link:
        link = ""
    links = dict.get(context, "links") or ()
    return link or next((_string(each, "href") for each in links if _string(each, "rel") == "alternate"), "")


def _author(context: Any) -> str | None:
    people = dict.get(context, "authors") or ()
    names = [_clean_name(_string(person, "name") or _string(person, "email")) for person in people]
    names = list(dict.fromkeys(filter(None, names))) or [_clean_name(_string(context, "author"))]
    return _clean_name(", ".join(names)) or None


def _tags(entry: Any) -> tuple[str, ...]:
    tags = dict.get(entry, "tags") or ()
    names = (_clean_name(_string(tag, "label") or _string(tag, "term")) for tag in tags)
    return tuple(dict.fromkeys(filter(None, names)))


@lru_cache(maxsize=500)
def _clean_name(text: str) -> str:
    """Clean a name or a tag; those of a feed are few."""
    return clean_label(text)


def _bodies(entry: Any) -> list[Any]:
    """List what may be the body: contents of text, and the summary."""
    contents = dict.get(entry, "content") or ()
    bodies = [each for each in contents if _string(each, "type") in (*_HTML_TYPES, "text/plain", "")]
    summary = dict.get(entry, "summary_detail")
    if isinstance(summary, dict):
        bodies.append(summary)
    elif text := _string(entry, "summary"):
        bodies.append({"value": text, "type": "text/html"})
    return bodies
