"""JSON Feed, versions 1.0 and 1.1 (jsonfeed.org)."""

import json
from datetime import datetime
from typing import Any, NamedTuple

from newsroom.settings.language import N_
from newsroom.settings.said import said
from newsroom.text.clean import one_line
from newsroom.wire.cleaning import clean_html, clean_label, paragraphs
from newsroom.wire.contents import Contents, is_chinese
from newsroom.wire.dates import read_instant
from newsroom.wire.day_order import is_day_first
from newsroom.wire.errors import FeedError
from newsroom.wire.identity import Item
from newsroom.wire.links import absolute
from newsroom.wire.media import Medium, with_media
from newsroom.wire.parsed import MOST_ARTICLES


def read_json(text: str, url: str, now: datetime) -> Contents:
    """Read a JSON Feed; what is not of the type it should be is passed over.

    Args:
        text: The feed, decoded.
        url: Its address, for relative links.
        now: When it was fetched, for relative dates.

    Raises:
        FeedError: it is not JSON, or JSON of another kind.
    """
    try:
        feed = json.loads(text)
    except json.JSONDecodeError as error:
        message = N_("this is neither a feed nor proper JSON (line {line}, column {column})")
        raise FeedError(said(message, line=error.lineno, column=error.colno)) from None
    except (ValueError, RecursionError):
        raise FeedError(said("the JSON is nested too deep, or has numbers that are too long")) from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise FeedError(said("this is JSON, but not a JSON Feed: it has no items"))
    title = clean_label(_string(feed, "title"))
    site = absolute(_string(feed, "home_page_url"), url)
    entries = [each for each in feed["items"][:MOST_ARTICLES] if isinstance(each, dict)]
    language = _string(feed, "language")
    columns = ([_string(entry, name) for entry in entries] for name in _DATES)
    reading = _Reading(is_chinese(language, title), now, is_day_first(columns, language, now))
    people = _author(feed)
    return Contents(title, site, tuple(_item(each, site or url, people, reading) for each in entries))


_DATES = ("date_published", "date_modified")


class _Reading(NamedTuple):
    """What dates are read by."""

    chinese: bool
    now: datetime
    day_first: bool | None


def _item(entry: dict[str, Any], base: str, feed_author: str | None, reading: _Reading) -> Item:
    media = _media(entry)
    addresses = (_string(entry, "url"), _string(entry, "external_url"), *(each.address for each in media))
    url = next(filter(None, (absolute(address, base) for address in addresses)), None)
    tags = entry.get("tags")
    names = (clean_label(tag) for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()
    updated = _instant(entry, "date_modified", reading)
    return Item(
        guid=_guid(entry),
        url=url,
        title=clean_label(_string(entry, "title")),
        author=_author(entry) or feed_author,
        published=_instant(entry, "date_published", reading) or updated,
        updated=updated,
        html=with_media(_html(entry, url or base), media, base),
        tags=tuple(dict.fromkeys(filter(None, names))),
    )


def _html(entry: dict[str, Any], base: str) -> str:
    if html := _string(entry, "content_html"):
        return clean_html(html, base)
    return paragraphs(_string(entry, "content_text") or _string(entry, "summary"))


def _media(entry: dict[str, Any]) -> list[Medium]:
    attachments = entry.get("attachments")
    attached = attachments if isinstance(attachments, list) else []
    media = [
        Medium(_string(each, "url"), _string(each, "mime_type"))
        for each in attached
        if isinstance(each, dict)
    ]
    return [*media, *(Medium(_string(entry, name), "image") for name in ("image", "banner_image"))]


def _instant(entry: dict[str, Any], key: str, reading: _Reading) -> datetime | None:
    text = _string(entry, key)
    return read_instant(text, chinese=reading.chinese, now=reading.now, day_first=reading.day_first)


def _author(context: dict[str, Any]) -> str | None:
    """Join the names of the authors of version 1.1, else give the one of version 1.0."""
    people = context.get("authors")
    people = people if isinstance(people, list) and people else [context.get("author")]
    names = (clean_label(_string(person, "name")) for person in people if isinstance(person, dict))
    return clean_label(", ".join(dict.fromkeys(filter(None, names)))) or None


def _guid(entry: dict[str, Any]) -> str:
    """Take the id; generators write numbers for it."""
    value = entry.get("id")
    return one_line(str(value)) if isinstance(value, str | int | float) else ""


def _string(mapping: dict[str, Any], key: str) -> str:
    value = mapping.get(key)
    return value if isinstance(value, str) else ""
