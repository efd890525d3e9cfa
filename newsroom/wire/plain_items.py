"""Items that have nothing odd about them, read without feedparser.

It takes most of the time of a fetch, nearly all of it on items of the same handful of elements. They are read
here, into what feedparser would make of them. What is left to it has an empty item in the place of each: it
reads the feed itself, and every item that has more to it. An item of which it is not sure here what it would
do has more to it; a test compares the two over feeds of all kinds.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from lxml import etree
from msgspec import Struct

Entry = dict[str, Any]
"""An item, its parts under the names that feedparser has for them."""

_ATOM = "http://www.w3.org/2005/atom"
_PREFIXES = {
    "": "",
    _ATOM: "",
    "http://purl.org/rss/1.0/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://wellformedweb.org/commentapi/": "wfw",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
}
"""Namespaces in lower case, as feedparser compares them, with its own prefix for each."""

_DECLARED = re.compile(rb"""xmlns:(rdf|dc|content|slash|wfw|feedburner)\s*=\s*["']([^"']*)""")
_ITEM_OF = {"rss": "item", "rdf:rdf": "item", "feed": "entry"}
"""What the items below a root are called."""

_BASE = re.compile(rb"base\s*=", re.IGNORECASE)
"""An attribute that addresses start from: feedparser has it hold beyond its element."""

_OLD_LETTER = re.compile(rb"\xc2[\x80-\x9f]")
_OLD_REFERENCE = re.compile(rb"&#(?:0*1(?:2[89]|[34]\d|5\d)|[xX]0*[89][0-9a-fA-F]);")
"""Letters of Windows under the numbers of C1 controls: feedparser puts them right."""

_SLASHES = re.compile("^([A-Za-z][A-Za-z0-9+-.]*://)/+")
_REFERENCE = re.compile("&([A-Za-z0-9_]+);")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_TYPES = {
    "": "text/plain",
    **dict.fromkeys(("text", "plain", "text/plain"), "text/plain"),
    **dict.fromkeys(("html", "text/html"), "text/html"),
}


class _OddError(Exception):
    """Here is something that feedparser had better read."""


class Parted(Struct, frozen=True):
    """A feed of which the plain items were taken out."""

    rest: bytes
    """The feed with an empty item in place of those, one for all that follow one another."""
    places: Sequence[int]
    """Where the items of the rest stand among all, from 0."""
    plain: dict[int, Entry]
    """The plain items by where they stand."""
    atom: bool
    """They were read as those of Atom, whose texts are what they say they are."""

    def entries(self, parsed: Any) -> list[Any] | None:
        """Put all items together; None if feedparser has found others, or a feed of another kind."""
        if len(parsed.entries) != len(self.places) or str(parsed.version).startswith("atom") != self.atom:
            return None
        all = {**dict(zip(self.places, parsed.entries, strict=True)), **self.plain}
        return [all[place] for place in range(len(all))]


def part(source: bytes) -> Parted | None:
    """Read the plain items of a feed.

    Args:
        source: A feed in UTF-8 without a DOCTYPE.

    Returns:
        The items and the rest of the feed; None if feedparser is to read the whole.
    """
    if not _is_usual(source):
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return None
    items = _items(root)
    reader = _Reader(atom=root.tag.lower() == f"{{{_ATOM}}}feed")
    plain: dict[int, Entry] = {}
    for place, item in enumerate(items):
        with suppress(_OddError):
            plain[place] = reader.entry(item)
    if not plain:
        return None
    places = []
    for place, item in enumerate(items):
        if place in plain and place + 1 in plain and item.getnext() is items[place + 1]:
            item.getparent().remove(item)
            continue
        places.append(place)
        if place in plain:
            item.clear()
    return Parted(etree.tostring(root, encoding="utf-8"), places, plain, reader.atom)


def _is_usual(source: bytes) -> bool:
    """Tell whether there is nothing in a feed that makes feedparser read any of its items otherwise."""
    if _OLD_LETTER.search(source) or _OLD_REFERENCE.search(source):
        return False
    # The plain search first: it takes a fifth of the time.
    if b"base" in source.lower() and _BASE.search(source):
        return False
    return all(
        _PREFIXES.get(uri.decode(errors="replace").lower()) == prefix.decode()
        for prefix, uri in _DECLARED.findall(source)
    )


def _items(root: Any) -> Sequence[Any]:
    """List the items that are where they belong, in their order."""
    name = _name(root.tag)
    wanted = _ITEM_OF.get(name)
    found = []
    for each in root:
        if _name(each.tag) == "channel" and name != "feed":
            found += [below for below in each if _name(below.tag) == wanted]
        elif _name(each.tag) == wanted:
            found.append(each)
    return found


def _name(tag: str) -> str:
    """Return what feedparser calls an element of one of the namespaces known here, '' for any other."""
    namespace, _brace, local = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
    prefix = _PREFIXES.get(namespace.lower())
    if prefix is None:
        return ""
    return f"{prefix}:{local}".lower() if prefix else local.lower()


class _Reader:
    """Reads items of one feed; each method does what feedparser does at its elements."""

    def __init__(self, *, atom: bool) -> None:
        self.atom = atom
        self._known: dict[str, Callable[[Entry, Any], None]] = {}
        """What reads the elements that were met, by their names in lxml."""
        self._readers: dict[str, Callable[[Entry, Any], None]] = {
            "title": self._title,
            "link": self._link,
            "guid": self._id,
            "id": self._id,
            "author": self._author,
            "dc:creator": self._author,
            "category": self._category,
            "dc:subject": self._category,
            "enclosure": self._enclosure,
            "pubdate": lambda entry, element: _single(entry, "published", _bare(element)),
            "published": lambda entry, element: _single(entry, "published", _bare(element)),
            "updated": lambda entry, element: _single(entry, "updated", _bare(element)),
            "dc:date": lambda entry, element: _single(entry, "updated", _bare(element)),
            "feedburner:origlink": lambda entry, element: _single(
                entry, "feedburner_origlink", _bare(element)
            ),
            "comments": self._unread,
            "slash:comments": self._unread,
            "wfw:commentrss": self._unread,
        }
        if atom:
            self._readers |= {"summary": self._summary, "content": self._content}
        else:
            self._readers |= {"description": self._description, "content:encoded": self._encoded}

    def entry(self, item: Any) -> Entry:
        """Read an item.

        Raises:
            _OddError: there is more to it.
        """
        entry: Entry = {}
        if about := _attributes(item, _ABOUT).get(_ABOUT):
            entry["id"] = about
        for element in item:
            tag = element.tag
            read = self._known.get(tag)
            if read is None:
                read = self._known[tag] = self._readers.get(_name(tag), _odd)
            read(entry, element)
        return entry

    def _title(self, entry: Entry, element: Any) -> None:
        _typed(element, "")
        _single(entry, "title", _text(element))

    def _link(self, entry: Entry, element: Any) -> None:
        attributes = _attributes(element, "rel", "href", "type", "title", "hreflang", "length")
        rel, kind = attributes.get("rel", "alternate").lower(), attributes.get("type", "text/html").lower()
        links = entry.setdefault("links", [])
        if "href" in attributes:
            if not attributes["href"] or (element.text or "").strip():
                raise _OddError
            address = _whole(attributes["href"])
            links.append({"rel": rel, "type": kind, "href": address})
            if rel == "alternate" and _TYPES.get(kind, kind) in ("text/html", "application/xhtml+xml"):
                entry["link"] = address
            return
        if attributes:
            raise _OddError
        address = _address(element)
        if "&" in address:
            address = _REFERENCE.sub(r"&\g<1>", address.replace("&amp;", "&"))
        entry["link"] = address
        links.append({"rel": rel, "href": address})

    def _id(self, entry: Entry, element: Any) -> None:
        if "guidislink" in entry:
            raise _OddError
        attributes = {
            name.lower(): value for name, value in _attributes(element, "isPermaLink", "ispermalink").items()
        }
        permanent = attributes.get("ispermalink", "true") == "true"
        entry["id"] = _address(element) if permanent else _text(element)
        entry["guidislink"] = permanent and "link" not in entry
        if permanent:
            entry.setdefault("link", entry["id"])

    def _author(self, entry: Entry, element: Any) -> None:
        if len(element):
            self._person(entry, element)
            return
        name = _bare(element)
        # It takes an address of e-mail apart, and has no second author of this form beside the first.
        if "@" in name or "authors" in entry:
            raise _OddError
        entry["author"], entry["authors"] = name, [{"name": name}]

    def _person(self, entry: Entry, element: Any) -> None:
        _attributes(element)
        if "author" in entry:
            raise _OddError
        person: Entry = {}
        for part in element:
            name = _name(part.tag)
            if name not in ("name", "email", "uri") or name in person or len(part) or part.attrib:
                raise _OddError
            person[name] = (part.text or "").strip()
        if not person.get("name") or (element.text or "").strip():
            raise _OddError
        entry.setdefault("authors", []).append(person)

    def _category(self, entry: Entry, element: Any) -> None:
        attributes = _attributes(element, "term", "scheme", "domain", "label")
        word = _text(element)
        tags = entry.setdefault("tags", [])
        if word and attributes.get("term", "") + attributes.get("label", ""):
            raise _OddError
        if attributes.get("label") and not attributes.get("term"):
            raise _OddError
        if word or attributes:
            tags.append({"term": attributes.get("term") or word, "label": attributes.get("label")})

    def _enclosure(self, entry: Entry, element: Any) -> None:
        attributes = _attributes(element, "url", "type", "length")
        found = {"rel": "enclosure", "type": attributes.get("type", "").lower()}
        if attributes.get("url"):
            found["href"] = attributes["url"]
        entry.setdefault("links", []).append(found)

    def _description(self, entry: Entry, element: Any) -> None:
        _single(entry, "summary_detail", {"type": "text/html", "value": _bare(element)})

    def _encoded(self, entry: Entry, element: Any) -> None:
        _single(entry, "content", [{"type": "text/html", "value": _bare(element)}])

    def _summary(self, entry: Entry, element: Any) -> None:
        _single(entry, "summary_detail", {"type": _typed(element, ""), "value": _text(element)})

    def _content(self, entry: Entry, element: Any) -> None:
        _single(entry, "content", [{"type": _typed(element, ""), "value": _text(element)}])

    def _unread(self, _entry: Entry, element: Any) -> None:
        _bare(element)


def _odd(_entry: Entry, _element: Any) -> None:
    raise _OddError


def _single(entry: Entry, key: str, value: object) -> None:
    """Set what an item has but one of: of two it depends which one counts."""
    if key in entry:
        raise _OddError
    entry[key] = value


def _attributes(element: Any, *expected: str) -> dict[str, str]:
    """Return the attributes of an element, which has no others than these, and perhaps a language."""
    attributes = dict(element.attrib)
    if attributes:
        attributes.pop(_LANGUAGE, None)
        if not attributes.keys() <= set(expected):
            raise _OddError
    return attributes


def _typed(element: Any, missing: str) -> str:
    """Return the type of an element's text."""
    kind = _attributes(element, "type").get("type", missing).lower()
    if kind not in _TYPES:
        raise _OddError
    return _TYPES[kind]


def _bare(element: Any) -> str:
    """Return the text of an element without attributes."""
    if element.attrib:
        _attributes(element)
    return _text(element)


def _text(element: Any) -> str:
    """Return the text of an element that has nothing else in it."""
    if len(element):
        raise _OddError
    return _recoded((element.text or "").strip())


def _address(element: Any) -> str:
    """Return the text of an element that is an address."""
    if len(element):
        raise _OddError
    return _recoded(_whole((element.text or "").strip()))


def _whole(address: str) -> str:
    """Return an address without further slashes after the first two."""
    return _SLASHES.sub(r"\1", address) if ":///" in address else address


def _recoded(text: str) -> str:
    """Return UTF-8 that was taken for Latin 1, and written as UTF-8 once more, as what it was."""
    if not text.isascii():
        with suppress(UnicodeError):
            return text.encode("iso-8859-1").decode()
    return text
