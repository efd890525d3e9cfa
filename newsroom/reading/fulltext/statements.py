"""What a page says of its article in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|BlogPosting|NewsArticle|Report|LiveBlogPosting|SocialMediaPosting)$")
_LONGEST = 2_000_000
"""Characters of a script that are read."""
_DEEPEST = 6
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")


class Statement(Struct, frozen=True, kw_only=True):
    """The article as its page describes it; '' or None where it says nothing."""

    headline: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    body: str = ""
    description: str = ""
    free: bool | None = None
    """Whether it can be read without paying."""


def statement_of(tree: HtmlElement) -> Statement:
    """Read what a page says of its article; of several articles the first counts."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        for thing in _things(_parsed(script.text[:_LONGEST]), 0):
            if any(_ARTICLE.search(str(kind)) for kind in _listed(thing.get("@type"))):
                return _statement(thing)
    return Statement()


def _parsed(text: str) -> object:
    try:
        # Line breaks within strings are common, and no JSON.
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _things(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph"), depth + 1)
        yield from _things(value.get("mainEntity"), depth + 1)


def _statement(thing: dict[str, Any]) -> Statement:
    free = thing.get("isAccessibleForFree")
    return Statement(
        headline=_text(thing.get("headline") or thing.get("name")),
        author="、".join(dict.fromkeys(filter(None, (_name(each) for each in _listed(thing.get("author")))))),
        publisher=_name(next(iter(_listed(thing.get("publisher"))), None)),
        published=_text(thing.get("datePublished") or thing.get("dateCreated")),
        body=_text(thing.get("articleBody")),
        description=_text(thing.get("description")),
        free=None if free is None else str(free).lower() not in ("false", "0", "no"),
    )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: object) -> str:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str:
    if isinstance(value, list):
        value = next(iter(value), "")
    if not isinstance(value, str):
        return ""
    return _TAG.sub(" ", unescape(value)) if "<" in value or "&" in value else value
