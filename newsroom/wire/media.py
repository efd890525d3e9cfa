"""Recordings and pictures that come with an article: links for the reader, never fetched."""

import re
from collections.abc import Iterable
from html import escape
from posixpath import basename
from typing import NamedTuple
from urllib.parse import unquote

from newsroom.text.addresses import site
from newsroom.text.clean import one_line
from newsroom.wire.links import absolute
from newsroom.wire.pixels import counts_readers

_PICTURE = re.compile(r"image\b|.*\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)", re.IGNORECASE)
_MOST = 10
"""So many are listed; some feeds give a picture in forty sizes."""


class Medium(NamedTuple):
    """A file that belongs to an article."""

    address: str
    """As the feed gives it."""
    type: str
    """Its media type or medium, '' if the feed does not say."""


def with_media(html: str, media: Iterable[Medium], base: str | None) -> str:
    """Add what the text of an article does not have: links to recordings, and a picture if there is none.

    Args:
        html: The text, cleaned.
        media: What comes with it.
        base: What relative addresses start from.
    """
    added: dict[str, str] = {}
    pictured = "<data" in html
    for medium in media:
        address = absolute(medium.address, base)
        if address is None or address in added or escape(address) in html or counts_readers(address):
            continue
        if not _PICTURE.match(medium.type or address):
            added[address] = f'<p><a href="{escape(address)}">{escape(_name(address))}</a></p>'
        elif not pictured:
            added[address] = f'<p><data value="{escape(address)}"></data></p>'
            pictured = True
        if len(added) == _MOST:
            break
    return html + "".join(added.values())


def _name(address: str) -> str:
    """Name a file as the end of its address does."""
    path = address.partition("?")[0].partition("#")[0]
    return one_line(unquote(basename(path)))[:100] or site(address)
