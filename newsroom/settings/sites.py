"""Where the programs that make sites look for an issue, and what they want its front matter to say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from msgspec import Struct, field

from newsroom.model import FrontValue, Publication
from newsroom.settings.language import _, listed

SiteName = Literal["hugo", "hexo", "jekyll", "astro"]
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HOUSE = ("title", "date", "categories")


class SiteError(ValueError):
    """A key of a publication's site cannot be used; `key` names it."""

    def __init__(self, key: str, message: str) -> None:
        """Name the key at fault."""
        super().__init__(message)
        self.key = key


class Site(Struct, frozen=True):
    """What a program that makes sites expects, from the root of the site on."""

    filename: str
    """Where an issue's file lies; ``{id}`` is the publication's id."""
    documents: str = ""
    """Where that of a deep dive or review lies."""
    other_folder: str = "exports"
    """Where other forms than Markdown lie: the program does not look there."""
    names: Mapping[str, str] = field(default_factory=dict)
    front: Mapping[str, FrontValue] = field(default_factory=dict)
    local_times: bool = False
    """It takes a date for one of its own zone, whatever zone stands there."""


SITES: Mapping[SiteName, Site] = {
    # What the house writes is what Hugo reads.
    "hugo": Site("content/posts/{date:%Y-%m-%d}.md", "content/posts/{name}.md"),
    # Categories that stand in one list lie within one another there; tags stand side by side.
    "hexo": Site(
        "source/_posts/{date:%Y-%m-%d}.md",
        "source/_posts/{name}.md",
        names={"categories": "tags"},
        front={"categories": ("{publication}",)},
        # It drops what zone a date has (hexo-front-matter), and 09:14+08:00 would be the night before.
        local_times=True,
    ),
    # A post's file begins with its day and goes on with a word; its categories would become its address.
    # What lies in a folder is copied to the site unless the folder's name begins with _.
    "jekyll": Site(
        "_posts/{date:%Y-%m-%d}-{id}.md",
        "_posts/{date:%Y-%m-%d}-{name}.md",
        "_exports",
        names={"categories": "tags"},
        front={"layout": "post"},
    ),
    # The collection of Astro's own blog template: title, description and pubDate have to be there.
    "astro": Site(
        "src/content/blog/{date:%Y-%m-%d}.md",
        "src/content/blog/{name}.md",
        names={"date": "pubDate", "categories": "tags"},
        front={"description": "{description}"},
    ),
}


def sited(
    given: dict[str, Any],
    identity: str,
    site: SiteName | None,
    names: Mapping[str, str],
    front: Mapping[str, FrontValue],
) -> None:
    """Add to what a publication's table gives what its site wants; the table's own keys go before it."""
    known = SITES[site] if site else Site("")
    if site:
        given["site"] = site
        given.setdefault("filename", known.filename.replace("{id}", identity))
        given.setdefault("documents", known.documents)
        given.setdefault("other_folder", known.other_folder)
        given["local_times"] = known.local_times
    if named := {**known.names, **names}:
        given["names"] = tuple(named.items())
    if further := {key: value for key, value in {**known.front, **front}.items() if value != ""}:
        given["front"] = tuple(further.items())


def check_front(publication: Publication) -> None:
    """Make sure that the front matter can be written, and read back.

    Raises:
        SiteError: a key is none, stands there twice, or its pattern cannot be filled.
    """
    for key, name in publication.names:
        if key not in _HOUSE:
            message = _("{found} has no name to change; there are {known}")
            raise SiteError(f"names.{key}", message.format(found=key, known=listed(_HOUSE)))
        _need_bare(f"names.{key}", name)
    taken = [publication.front_name(key) for key in _HOUSE]
    if len(set(taken)) < len(taken):
        raise SiteError("names", _("two keys have one name; each needs its own"))
    for key, value in publication.front:
        _need_bare(f"front.{key}", key)
        if key in (*taken, "AIGC"):
            message = _("{found} stands in the front matter already; names says what it is called")
            raise SiteError(f"front.{key}", message.format(found=key))
        for pattern in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
            need_pattern(f"front.{key}", pattern, description="", form="", id="")


def need_pattern(key: str, pattern: str, **further: object) -> str:
    """Fill a pattern with the values of some day, and return what it gives.

    Raises:
        SiteError: it cannot be filled.
    """
    values = {"date": date(2025, 7, 27), "title": "", "publication": "", **further}
    try:
        return pattern.format(**values)
    except (LookupError, ValueError, AttributeError, TypeError):
        known = listed(f"{{{name}}}" for name in values)
        message = _("{found!r} is not a pattern; there are {known}, and a brace is {{{{ or }}}}")
        raise SiteError(key, message.format(found=pattern, known=known)) from None


def _need_bare(key: str, name: str) -> None:
    if not _BARE.fullmatch(name):
        message = _("{found!r} is no key of a front matter; use letters, digits, - and _")
        raise SiteError(key, message.format(found=name))
