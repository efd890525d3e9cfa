"""Issues as a feed with full text: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from newsroom.model import Publication
from newsroom.publish.addresses import root_of
from newsroom.publish.html import content_html, description
from newsroom.publish.outlets import Outlet, name_of
from newsroom.text.clean import clean_text

LANGUAGE = "zh-Hans"
MOST = 30
"""Issues that a feed has, the latest ones."""
_NOT_IN_XML = {0xFFFE: None, 0xFFFF: None, **{code: None for code in range(0xD800, 0xE000)}}
"""Code points that XML does not have and clean text may."""
_EPOCH = "1970-01-01T00:00:00Z"


def atom(outlets: Sequence[Outlet], publication: Publication, *, address: str = "") -> str:
    """Write issues as an Atom feed.

    Its date is that of its latest change, so the same issues give the same bytes.

    Args:
        outlets: The issues, the latest first.
        publication: Their publication.
        address: Where the feed itself lies; '' where it does not know.
    """
    root = root_of(publication)
    changed = max((each.appeared.updated for each in outlets), default=None)
    name = _text(publication.name)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{LANGUAGE}">',
        f"  <title>{name}</title>",
        f"  <id>{_text(root or name_of(publication, ''))}</id>",
        f"  <updated>{_moment(changed, publication) if changed else _EPOCH}</updated>",
        f"  <author><name>{_text(publication.author or publication.name)}</name></author>",
        "  <generator>newsroom</generator>",
    ]
    if address:
        lines.append(f'  <link rel="self" type="application/atom+xml" href={_value(address)}/>')
    if root:
        lines.append(f'  <link rel="alternate" type="text/html" href={_value(root)}/>')
    for each in outlets:
        lines += _entry(each, publication)
    return "\n".join([*lines, "</feed>", ""])


def json_feed(outlets: Sequence[Outlet], publication: Publication, *, address: str = "") -> str:
    """Write issues as a JSON Feed, version 1.1 (jsonfeed.org); arguments as for `atom`."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean_text(publication.name),
        "language": LANGUAGE,
        "authors": [{"name": clean_text(publication.author or publication.name)}],
    }
    if root := root_of(publication):
        feed["home_page_url"] = root
    if address:
        feed["feed_url"] = address
    feed["items"] = [_item(each, publication) for each in outlets]
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _entry(outlet: Outlet, publication: Publication) -> list[str]:
    issue, appeared = outlet.issue, outlet.appeared
    lines = [
        "  <entry>",
        f"    <title>{_text(issue.title)}</title>",
        f"    <id>{_text(outlet.uid)}</id>",
        f"    <published>{_moment(appeared.published, publication)}</published>",
        f"    <updated>{_moment(appeared.updated, publication)}</updated>",
    ]
    if outlet.address:
        lines.append(f'    <link rel="alternate" type="text/html" href={_value(outlet.address)}/>')
    lines += [f"    <category term={_value(each)}/>" for each in issue.categories]
    if about := description(issue):
        lines.append(f"    <summary>{_text(about)}</summary>")
    return [*lines, f'    <content type="html">{_text(content_html(issue))}</content>', "  </entry>"]


def _item(outlet: Outlet, publication: Publication) -> dict[str, Any]:
    issue, appeared = outlet.issue, outlet.appeared
    item: dict[str, Any] = {"id": outlet.uid, "title": clean_text(issue.title)}
    if outlet.address:
        item["url"] = outlet.address
    item["content_html"] = content_html(issue)
    if about := description(issue):
        item["summary"] = clean_text(about)
    item["date_published"] = _moment(appeared.published, publication)
    item["date_modified"] = _moment(appeared.updated, publication)
    if issue.categories:
        item["tags"] = list(issue.categories)
    return item


def _moment(at: datetime, publication: Publication) -> str:
    """Write an instant by RFC 3339, to the second, in the publication's zone."""
    return publication.local(at).isoformat(timespec="seconds")


def _text(words: str) -> str:
    return escape(clean_text(words).translate(_NOT_IN_XML))


def _value(words: str) -> str:
    return quoteattr(clean_text(words).translate(_NOT_IN_XML))
