"""What a document without markup is made of, before it is HTML."""

import re
from collections.abc import Iterable
from html import escape
from typing import Literal

from msgspec import Struct

Role = Literal["paragraph", "heading", "item", "code"]

_LINK = re.compile(r"https?://[\w.~:/?#@!$&'*+,;=%-]+[\w/#=&-]")
_STRONG = re.compile(r"(?<![*\\])\*\*(?=[^\s*])([^*\n]{1,300}?[^\s*])\*\*(?!\*)")


class Piece(Struct, frozen=True):
    """A paragraph, a heading or an item of a list."""

    text: str
    """May have line breaks that are meant."""
    role: Role = "paragraph"
    level: int = 2
    """Of a heading, 1 to 6."""
    number: int | None = None
    """Of an item; None: it has a bullet."""


def to_html(pieces: Iterable[Piece]) -> str:
    """Write pieces as HTML; addresses become links, and ``**words**`` stand out."""
    parts: list[str] = []
    listing = ""
    for piece in pieces:
        tag = "" if piece.role != "item" else "ul" if piece.number is None else "ol"
        if tag != listing:
            parts.append(f"</{listing}>" if listing else "")
            start = f' start="{piece.number}"' if piece.number not in (None, 1) else ""
            parts.append(f"<{tag}{start}>" if tag else "")
            listing = tag
        parts.append(_element(piece))
    return "".join((*parts, f"</{listing}>" if listing else ""))


def _element(piece: Piece) -> str:
    if piece.role == "code":
        return f"<pre>{escape(piece.text, quote=False)}</pre>"
    words = _STRONG.sub(r"<strong>\1</strong>", _linked(piece.text)).replace("\n", "<br>")
    match piece.role:
        case "heading":
            return f"<h{piece.level}>{words}</h{piece.level}>"
        case "item":
            return f"<li>{words}</li>"
        case _:
            return f"<p>{words}</p>"


def _linked(text: str) -> str:
    parts: list[str] = []
    end = 0
    for match in _LINK.finditer(text):
        address = escape(match[0])
        parts += (escape(text[end : match.start()], quote=False), f'<a href="{address}">{address}</a>')
        end = match.end()
    return "".join((*parts, escape(text[end:], quote=False)))
