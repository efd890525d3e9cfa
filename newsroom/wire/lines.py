"""What a command prints becomes articles: a feed, JSON a line, or plain lines; runs in a worker process."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from newsroom.settings.said import said
from newsroom.text.clean import one_line
from newsroom.wire.cleaning import clean_html, clean_label, paragraphs
from newsroom.wire.contents import Contents
from newsroom.wire.dates import read_instant
from newsroom.wire.day_order import is_day_first
from newsroom.wire.errors import FeedError
from newsroom.wire.identity import Item
from newsroom.wire.json_feed import read_json
from newsroom.wire.links import absolute
from newsroom.wire.markup import elements, root
from newsroom.wire.parsed import MOST_ARTICLES
from newsroom.wire.xml_feed import read_xml

_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_NAMES = {
    "guid": ("id", "guid"),
    "url": ("url", "link", "href", "external_url", "html_url"),
    "title": ("title", "name", "headline"),
    "author": ("author", "by", "creator"),
    "published": ("published", "date", "date_published", "pubDate", "published_at", "created_at", "time"),
    "updated": ("updated", "date_modified", "updated_at"),
    "html": ("html", "content_html", "content"),
    "text": ("text", "content_text", "summary", "description", "body"),
}
"""Under which names programs give the parts of an article, the first ones before others."""


def read_output(text: str, now: datetime) -> Contents:
    """Read the output of a command.

    It is RSS, RDF, Atom or JSON Feed; or a JSON object a line, or a list of them, with the usual names
    (id, url, title, author, date, html or text); or plain lines, each a title, with its link if an address
    stands in it. Nothing at all is a feed without articles.

    Args:
        text: What it printed.
        now: When it ran, for relative dates.

    Raises:
        FeedError: it began as a feed or as JSON, and is none.
    """
    text = text.strip().strip("\0")
    if not text:
        return Contents("", None, ())
    if text[0] == "<" and (text.startswith("<?xml") or root(elements(text))):
        return read_xml(text, "", now)
    if text[0] in "{[" and (entries := _entries(text)) is not None:
        if len(entries) == 1 and isinstance(entries[0].get("items"), list):
            return read_json(text, "", now)
        entries = entries[:MOST_ARTICLES]
        columns = ([_value(each, name) for each in entries] for name in ("published", "updated"))
        read = partial(read_instant, now=now, day_first=is_day_first(columns, "", now))
        return Contents("", None, tuple(_item(each, read) for each in entries))
    lines = [line for line in map(one_line, text.splitlines()) if line]
    return Contents("", None, tuple(map(_plain, lines[:MOST_ARTICLES])))


def _entries(text: str) -> list[dict[str, Any]] | None:
    """Read JSON; None if the text is none from its first line on."""
    with suppress(ValueError, RecursionError):
        whole = json.loads(text)
        return [each for each in (whole if isinstance(whole, list) else [whole]) if isinstance(each, dict)]
    entries: list[dict[str, Any]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            if not entries:
                return None
            raise FeedError(said("line {number} of the output is not JSON", number=number)) from None
        if isinstance(entry, dict):
            entries.append(entry)
    return entries


def _item(entry: dict[str, Any], read: Callable[[str], datetime | None]) -> Item:
    url = absolute(_value(entry, "url"), None)
    html, text = _value(entry, "html"), _value(entry, "text")
    published, updated = (read(_value(entry, name)) for name in ("published", "updated"))
    return Item(
        guid=one_line(_value(entry, "guid")),
        url=url,
        title=clean_label(_value(entry, "title")),
        author=clean_label(_value(entry, "author")) or None,
        published=published or updated,
        updated=updated,
        html=clean_html(html, url) if html else paragraphs(text),
        tags=_tags(entry.get("tags")),
    )


def _value(entry: dict[str, Any], part: str) -> str:
    for name in _NAMES[part]:
        value = entry.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("login")
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return ""


def _tags(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(dict.fromkeys(filter(None, (clean_label(each) for each in value if isinstance(each, str)))))


def _plain(line: str) -> Item:
    address = _ADDRESS.search(line)
    if address is None:
        return Item(title=line)
    title = (line[: address.start()] + " " + line[address.end() :]).strip(" \t-–—|:：<>()（）")
    return Item(url=absolute(address[0], None), title=one_line(title))
