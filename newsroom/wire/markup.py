"""The text of a feed before it is parsed: what kind it is, and what a parser cannot bear taken out."""

import re
from collections import deque
from html.entities import html5
from itertools import islice

from newsroom.text.clean import without_commands
from newsroom.wire.entities import Entities

_PROLOG = re.compile(
    r"""(?:\s++|<\?.*?\?>|<!--.*?-->
    |<!DOCTYPE(?:[^\[>"']|"[^"]*"|'[^']*')*+
        (?:\[(?><!--.*?-->|<\?.*?\?>|"[^"]*"|'[^']*'|[^\]"'])*+\])?\s*+>
    )*+""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
"""All that may stand before the first element (XML 1.0 section 2.8), the entities of a DOCTYPE among it."""

FEED_ROOTS = frozenset(("rss", "feed", "rdf", "channel"))
"""The first elements of RSS, Atom, RDF and CDF, in lower case, without prefix."""

_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_LATE_ROOT = re.compile(r"<(?:\?xml|rss|rdf:RDF|feed)\b")
_FAR = 20_000
"""How many characters of other output, such as warnings of a broken server, may stand before a feed."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OF_COMMANDS = (0x07, 0x1B)
"""What begins and ends a command to a terminal. Numbers from 128 to 159 mean letters of Windows instead."""

_CDATA = "<![CDATA["
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]+)|([0-9]+));")
_ODD_AMPERSAND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)(?:\w{1,31};)?",
)
"""An ampersand that begins no reference of XML, with the name that HTML may know."""
_CDATA_SECTION = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)

_ITEM_END = re.compile(r"</(?:item|entry)\s*>", re.IGNORECASE)
_ALTERNATE = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_FEED_TYPE = re.compile(
    r"""\btype\s*=\s*["']?application/(?:rss|atom|rdf|feed)\+(?:xml|json)""", re.IGNORECASE
)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]{1,1000})", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def elements(text: str) -> str:
    """Cut off what stands before the first element, and what a broken server wrote before the feed.

    The DOCTYPE goes, after what its entities stand for was put in their places.

    Raises:
        FeedError: the entities are a bomb.
    """
    after = _after_prolog(text)
    if root(after) not in (*FEED_ROOTS, "html") and (late := _LATE_ROOT.search(after, 0, _FAR)):
        text = after[late.start() :]
        after = _after_prolog(text)
    return Entities(text[: len(text) - len(after)]).resolved(after)


def _after_prolog(text: str) -> str:
    prolog = _PROLOG.match(text)
    return text[prolog.end() :] if prolog else text


def root(text: str) -> str:
    """Name the first element in lower case, without prefix; '' if the text does not begin with one."""
    match = _ROOT.match(text)
    return match[1].lower().rpartition(":")[2] if match else ""


def legal(text: str) -> bytes:
    """Encode in UTF-8 what XML allows (XML 1.0 sections 2.2 and 4.1).

    Taken out are characters that XML does not have, and references to them; the names of characters that
    HTML has become the characters, and other ampersands stand for themselves. feedparser's lenient parser,
    which takes over from the strict one at the first fault, would make "R&D" into "R&D;". Commands to a
    terminal go whole, before XML takes the escape out of them. A CDATA section without end, which would
    swallow the rest of the feed, is none.
    """
    if text.rfind(_CDATA) > text.rfind("]]>"):
        start = text.rfind(_CDATA)
        text = text[:start] + text[start + len(_CDATA) :]
    if "&" in text:
        # Apart: a pattern of both is not looked for by its first letter, and takes six times as long.
        parts = _CDATA_SECTION.split(text) if _CDATA in text else [text]
        parts[::2] = [_ODD_AMPERSAND.sub(_reference_to_xml, part) for part in parts[::2]]
        text = "".join(parts)
    if "&#" in text:
        text = _REFERENCE.sub(_legal_reference, text)
    text = without_commands(text)
    text = text.replace("\ufffe", "").replace("\uffff", "")
    return text.encode("utf-8", "replace").translate(None, _CONTROLS)


def _reference_to_xml(found: re.Match[str]) -> str:
    text = found[0]
    character = html5.get(text[1:], "")
    return character if character and character not in "<&" else f"&amp;{text[1:]}"


def _legal_reference(reference: re.Match[str]) -> str:
    # A number this long is none of Unicode's; int() would refuse or crawl.
    digits = (reference[1] or reference[2]).lstrip("0")
    if not 0 < len(digits) < 8:
        return ""
    code = int(digits, 16 if reference[1] else 10)
    if code in _OF_COMMANDS:
        return chr(code)
    return reference[0] if code <= 0x10FFFF and not _ILLEGAL.match(chr(code)) else ""


def first_items(text: str, limit: int) -> str:
    """Keep the first `limit` items of an RSS, RDF or Atom feed, and what stands around the items."""
    ends = _ITEM_END.finditer(text)
    last_kept = next(islice(ends, limit - 1, None), None)
    if last_kept is None:
        return text
    last = deque(ends, maxlen=1)
    return text[: last_kept.end()] + text[last.pop().end() :] if last else text


def page_title(page: str) -> str:
    """Find the title of a web page, as it stands there; '' if it has none."""
    title = _TITLE.search(page, 0, _FAR * 5)
    return title[1] if title else ""


def advertised_feed(page: str) -> str | None:
    """Find the address of the first feed that a web page names as its own, as it stands there."""
    for link in _ALTERNATE.findall(page, 0, _FAR * 5):
        address = _HREF.search(link)
        if address and _FEED_TYPE.search(link):
            return address[1]
    return None
