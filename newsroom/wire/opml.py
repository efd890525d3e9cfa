"""OPML, the list of feeds that readers exchange (opml.org, versions 1.0 and 2.0).

Folders are tags: a feed has the names of all folders it lies in as its tags, the outermost first, and is
written into folders nested in that order. So the tags of a feed survive being written and read, and a list
keeps its folders. Categories, as OPML 2.0 has them, are tags too.

What OPML has no attribute for stands in attributes of a namespace of our own, which other programs pass over;
so does what is no feed to them, in outlines of type ``link``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from msgspec import Struct
from msgspec.structs import replace

from newsroom.model import FeedDraft, FeedKind
from newsroom.model.feed import MOST_WEIGHT
from newsroom.settings.language import N_, _
from newsroom.text.addresses import is_masked, is_web, same_address, without_credentials
from newsroom.text.clean import one_line
from newsroom.text.decoding import decode
from newsroom.wire.cleaning import resolved
from newsroom.wire.errors import FeedError, OpmlError
from newsroom.wire.markup import legal
from newsroom.wire.subscription import feed_address

if TYPE_CHECKING:
    from newsroom.wire.recipes import CommandRecipe

PREFIX = "newsroom:"
"""Before the attributes of our own."""
_NAMESPACE = "urn:newsroom:opml"
_KINDS: dict[str, FeedKind] = {"page": "page", "folder": "folder"}
"""What is taken from a list besides feeds. Commands are only told: a list that was sent must run nothing."""
_LONGEST_INTERVAL = 10_080

_DEEPEST = 16
"""Folders inside one another of which the names are kept."""


_BROKEN = {
    expat.errors.XML_ERROR_UNCLOSED_TOKEN: N_("a tag is not closed"),
    expat.errors.XML_ERROR_NO_ELEMENTS: N_("the file ends in the middle"),
    expat.errors.XML_ERROR_TAG_MISMATCH: N_("a tag is closed that is not open"),
    expat.errors.XML_ERROR_INVALID_TOKEN: N_(
        "there is a character that may not stand there, such as a bare &"
    ),
    expat.errors.XML_ERROR_UNDEFINED_ENTITY: N_("there is an entity that XML does not have"),
    expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE: N_("an attribute stands there twice"),
    expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: N_("there is more after its end"),
}
"""What expat finds, in our words."""

_NOT_IN_XML = {0xFFFE: None, 0xFFFF: None}
"""Characters that XML does not have and clean text may have."""


class Subscription(Protocol):
    """What is written of a feed; a stored feed and a draft both have it."""

    @property
    def url(self) -> str:
        """Its address."""

    @property
    def title(self) -> str:
        """Its name, or ''."""

    @property
    def site(self) -> str | None:
        """The address of its site."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags."""

    @property
    def kind(self) -> FeedKind:
        """How it is read."""

    @property
    def recipe(self) -> str | None:
        """How a page or a folder is read."""

    @property
    def interval(self) -> int | None:
        """Minutes between polls, as the editor set them."""

    @property
    def full_text(self) -> bool | None:
        """Whether the pages of its articles are fetched, as the editor set it."""

    @property
    def weight(self) -> int:
        """Points that its stories get, or lose."""

    @property
    def paused(self) -> object:
        """Something true if it is not to be polled."""


class List(Struct, frozen=True):
    """What an OPML file lists."""

    feeds: tuple[FeedDraft, ...]
    commands: tuple[CommandRecipe, ...]
    """Commands that stand in it as feeds; they are for the editor to look at, never run because of a file."""


def read_opml(content: bytes) -> list[FeedDraft]:
    """Read the feeds of a list; see `read_list`."""
    return list(read_list(content).feeds)


def read_list(content: bytes) -> List:
    """Read a list of feeds.

    A feed that stands there twice comes once, with the tags of all places. Addresses that are no feed's (see
    `feed_address`) are passed over, unless there is no other; those whose key another program, or an older
    version, wrote as ``***`` are too.

    Raises:
        OpmlError: it is not OPML, is broken, declares entities, or has no address that can be used.
    """
    text = decode(content).strip().strip("\0")
    if not text:
        raise OpmlError(_("the file is empty; an OPML file is expected"))
    reader = _Reader()
    try:
        reader.read(legal(text))
    except expat.ExpatError as error:
        message = _("the OPML is broken at line {line}: {reason}")
        reason = _(_BROKEN.get(expat.ErrorString(error.code), N_("it is not well-formed XML")))
        raise OpmlError(message.format(line=error.lineno, reason=reason)) from None
    if not reader.feeds and not reader.commands and reader.refused:
        message = _("no address in the list can be used: {address} is not that of a feed")
        raise OpmlError(message.format(address=one_line(without_credentials(reader.refused[0]))[:100]))
    return List(tuple(reader.feeds.values()), tuple(reader.commands))


class _Reader:
    """Collects feeds while expat goes through the file."""

    def __init__(self) -> None:
        self.feeds: dict[str, FeedDraft] = {}
        self.refused: list[str] = []
        self.commands: list[CommandRecipe] = []
        self._folders: list[str | None] = []
        """The outlines that are open: names of folders, None for others."""
        self._begun = False

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._refuse_entity
        parser.Parse(content, True)

    def _refuse_entity(self, *declaration: object) -> None:
        # A kilobyte of entities can stand for a terabyte; no program writes a list with them.
        raise OpmlError(
            _("the OPML declares entities, which is not safe to read; export it again without them")
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.lower()
        if not self._begun and name != "opml":
            raise OpmlError(_("this is not OPML: it begins with <{root}>").format(root=one_line(name)[:40]))
        self._begun = True
        if name == "outline":
            self._outline({key.lower(): value.strip() for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        if name.lower() == "outline":
            self._folders.pop()

    def _outline(self, attributes: dict[str, str]) -> None:
        if attributes.get(f"{PREFIX}kind") == "command":
            self._folders.append(None)
            self._command(attributes)
            return
        label = attributes.get("title") or attributes.get("text") or ""
        kind = _KINDS.get(attributes.get(f"{PREFIX}kind", ""), "feed")
        address = attributes.get("xmlurl" if kind == "feed" else "url")
        self._folders.append(None if address else one_line(resolved(label)))
        if not address:
            return
        try:
            url = feed_address(address)
            if is_masked(url):
                raise FeedError(url)
            recipe = attributes.get(f"{PREFIX}recipe") if kind != "feed" else None
            from newsroom.wire.recipes import read_recipe

            read_recipe(kind, recipe)
        except FeedError:
            self.refused.append(address)
        else:
            title = "" if label in (address, url) else one_line(resolved(label))
            draft = FeedDraft(
                url=url,
                title=title,
                site=_site(attributes.get("htmlurl", "")),
                tags=tuple(
                    dict.fromkeys(filter(None, (*self._folders[:_DEEPEST], *_categories(attributes))))
                ),
                kind=kind,
                recipe=recipe,
                interval=_interval(attributes),
                full_text={"on": True, "off": False}.get(attributes.get(f"{PREFIX}fulltext", "")),
                paused=attributes.get(f"{PREFIX}paused") == "true",
                weight=_weight(attributes.get(f"{PREFIX}weight", "")),
            )
            same = same_address(url)
            before = self.feeds.get(same)
            self.feeds[same] = draft if before is None else _together(before, draft)

    def _command(self, attributes: dict[str, str]) -> None:
        from newsroom.wire.recipes import CommandRecipe, read_recipe

        try:
            recipe = read_recipe("command", attributes.get(f"{PREFIX}recipe"))
        except FeedError:
            return
        if isinstance(recipe, CommandRecipe):
            self.commands.append(recipe)


def _together(before: FeedDraft, again: FeedDraft) -> FeedDraft:
    """Return a feed that stands in the list twice, with the tags of both places."""
    return replace(
        before,
        title=before.title or again.title,
        site=before.site or again.site,
        tags=tuple(dict.fromkeys((*before.tags, *again.tags))),
    )


def _site(address: str) -> str | None:
    return address if is_web(address) else None


def _categories(attributes: dict[str, str]) -> list[str]:
    """Read the category attribute: categories parted by commas, their parts by slashes (OPML 2.0)."""
    named = attributes.get("category", "").split(",")
    return [one_line(resolved(part)) for each in named for part in each.strip("/ ").split("/")][:_DEEPEST]


def _interval(attributes: dict[str, str]) -> int | None:
    """Read the minutes between polls, ours or those of Liferea."""
    written = attributes.get(f"{PREFIX}interval") or attributes.get("updateinterval") or ""
    minutes = int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 0
    return minutes if 1 <= minutes <= _LONGEST_INTERVAL else None


def _weight(text: str) -> int:
    found = re.fullmatch(r"-?\d{1,3}", text, re.ASCII)
    return max(-MOST_WEIGHT, min(int(text), MOST_WEIGHT)) if found else 0


def write_opml(feeds: Iterable[Subscription], *, secrets: bool = False) -> bytes:
    """Write feeds as OPML 2.0 in UTF-8, folders for their tags; the same feeds give the same bytes.

    Args:
        feeds: The feeds.
        secrets: Addresses keep their user names, passwords and keys. Else, as such files are passed on, user
            names and passwords are left out, and so are feeds with a key, whose address is none without it.
            Addresses in a command's arguments are written as they are shown, all else there as it is.
    """
    top = _Folder(secrets)
    for feed in feeds:
        if not secrets and feed.kind != "command" and is_masked(without_credentials(feed.url)):
            continue
        folder = top
        for tag in feed.tags:
            folder = folder.folders.setdefault(one_line(tag), _Folder(secrets))
        folder.feeds.append(feed)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0" xmlns:{PREFIX[:-1]}="{_NAMESPACE}">',
        "  <head>",
        "    <title>newsroom</title>",
        "  </head>",
        "  <body>",
        *top.lines("    "),
        "  </body>",
        "</opml>",
    ]
    return "\n".join([*lines, ""]).encode()


class _Folder:
    """A folder while it is written."""

    def __init__(self, secrets: bool) -> None:
        self._secrets = secrets
        self.feeds: list[Subscription] = []
        self.folders: dict[str, _Folder] = {}

    def lines(self, indent: str) -> Iterator[str]:
        for feed in self.feeds:
            yield f"{indent}<outline{_attributes(feed, self._secrets)}/>"
        for tag, folder in self.folders.items():
            yield f"{indent}<outline text={_quoted(tag)} title={_quoted(tag)}>"
            yield from folder.lines(indent + "  ")
            yield f"{indent}</outline>"


def _attributes(feed: Subscription, secrets: bool) -> str:
    """Write all that a list can say of a feed."""
    address = feed.url if secrets else without_credentials(feed.url)
    name = feed.title or without_credentials(address)
    site = without_credentials(feed.site) if feed.site else None
    own = feed.kind != "feed"
    written: dict[str, str | None] = {
        "type": "link" if own else "rss",
        "text": name,
        "title": name,
        "url" if own else "xmlUrl": address,
        "htmlUrl": None if not site or is_masked(site) else site,
        "category": ",".join(f"/{tag}" for tag in map(one_line, feed.tags) if not {",", "/"} & set(tag)),
        f"{PREFIX}kind": feed.kind if own else None,
        f"{PREFIX}recipe": _recipe(feed, secrets),
        f"{PREFIX}interval": str(feed.interval) if feed.interval else None,
        f"{PREFIX}fullText": {True: "on", False: "off", None: None}[feed.full_text],
        f"{PREFIX}paused": "true" if feed.paused else None,
        f"{PREFIX}weight": str(feed.weight) if feed.weight else None,
    }
    return "".join(f" {attribute}={_quoted(value)}" for attribute, value in written.items() if value)


def _recipe(feed: Subscription, secrets: bool) -> str | None:
    if feed.kind != "command" or secrets or feed.recipe is None:
        return None if feed.kind == "feed" else feed.recipe
    from msgspec import structs

    from newsroom.wire.recipes import CommandRecipe, read_recipe, stored

    try:
        recipe = read_recipe(feed.kind, feed.recipe)
    except FeedError:
        return None
    assert isinstance(recipe, CommandRecipe)
    return stored(structs.replace(recipe, arguments=tuple(map(without_credentials, recipe.arguments))))


def _quoted(text: str) -> str:
    return quoteattr(one_line(text).translate(_NOT_IN_XML))
