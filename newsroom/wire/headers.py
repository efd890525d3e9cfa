"""What the headers of an answer say about the next request, and what a request says about the last answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from newsroom.wire.exchange import FetchRequest

_LONGEST = timedelta(days=366)
"""Longer spans are taken for this one; what is done with any of them is bounded elsewhere."""

_SECONDS = re.compile(r"\s*(\d{1,12})\s*")
_DIRECTIVE = re.compile(r"""([\w-]+)(?:\s*=\s*("[^"]*"|[^\s,;]*))?""")
_PACKED_TAG = re.compile(r'((?:W/)?"[^"]*?)(?:-gzip|--gzip|;gzip|-br)(")')


def conditions(request: FetchRequest, url: str) -> dict[str, str]:
    """Make the headers by which a server may say that nothing has changed (RFC 9110 section 13.1).

    Without a fingerprint nothing was ever read, and such an answer would be of no use. What another address
    said of itself means nothing to this one.

    Args:
        request: The feed, and what its last answer said.
        url: The address that is asked, which a redirect may have led to.
    """
    if not request.fingerprint or url != (request.validators_of or request.address):
        return {}
    found = {"If-None-Match": _tags(request.etag), "If-Modified-Since": request.modified}
    return {name: value for name, value in found.items() if value}


def _tags(etag: str | None) -> str | None:
    """Return an ETag; one that a server marked as that of a packed answer also as it was before.

    Apache's mod_deflate and Jetty add such a mark, and some versions do not know their own tag again.
    """
    packed = _PACKED_TAG.fullmatch(etag or "")
    return f"{etag}, {packed[1]}{packed[2]}" if packed else etag


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Return how long a server wants to be left alone (RFC 9110 section 10.2.3), or None if it does not say.

    It may be said in seconds or as a date; one that lies in the past means at once.
    """
    value = headers.get("Retry-After", "")
    if seconds := _SECONDS.fullmatch(value):
        return _span(int(seconds[1]))
    until = _date(value)
    return None if until is None else _span((until - now).total_seconds())


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Return how long an answer stays fresh (RFC 9111 section 4.2), or None if it does not say.

    Cache-Control's max-age counts before Expires; no-cache and no-store mean not at all. What the answer
    spent in caches on its way (Age) is taken off.
    """
    directives = {
        match[1].lower(): (match[2] or "").strip('"')
        for match in _DIRECTIVE.finditer(headers.get("Cache-Control", "")[:1000])
    }
    if "no-cache" in directives or "no-store" in directives:
        return timedelta()
    if seconds := _SECONDS.fullmatch(directives.get("max-age", "")):
        age = _SECONDS.fullmatch(headers.get("Age", ""))
        return _span(int(seconds[1]) - (int(age[1]) if age else 0))
    expires = _date(headers.get("Expires", ""))
    if expires is None:
        return None
    return _span((expires - (_date(headers.get("Date", "")) or now)).total_seconds())


def _date(text: str) -> datetime | None:
    """Read a date as HTTP writes it (RFC 9110 section 5.6.7)."""
    try:
        date = parsedate_to_datetime(text.strip()[:60])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _span(seconds: float) -> timedelta:
    return timedelta(seconds=min(max(seconds, 0), _LONGEST.total_seconds()))
