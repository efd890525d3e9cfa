"""Issues as they went out, with the address, the name and the date that feeds and the site give them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from newsroom.model import Issue, Publication
from newsroom.publish.addresses import INDEX, address_of, is_the_sites, root_of

_NAMES = uuid.UUID("5bd7a2f0-6f0e-5d1c-9d53-9b1f5b9f8a11")
"""The name space of our issues' names (RFC 9562, version 5)."""


class Appeared(Struct, frozen=True, kw_only=True):
    """An issue that went out."""

    id: int
    """Its id in the archive."""
    issue: Issue
    """As it last went out."""
    first: datetime
    """When it first did from here, or came into the archive."""
    published: datetime
    """When it came out, as its front matter says."""
    updated: datetime
    """When what it says last changed."""


class Outlet(Struct, frozen=True, kw_only=True):
    """An issue with its place on the web."""

    appeared: Appeared
    path: str
    """Its page, from the root of the site: ``2025/07/27/index.html``."""
    address: str
    """Its permanent address; '' where the publication gives none."""
    uid: str
    """What feeds know it by, the same after every export."""

    @property
    def issue(self) -> Issue:
        """The issue."""
        return self.appeared.issue


def outlets(appeared: Iterable[Appeared], publication: Publication) -> list[Outlet]:
    """Give issues their places, the latest first; a place once given stays, whatever comes later.

    Of several issues of one day the one that went out first has the day's address, the others that with a
    number.
    """
    taken: set[str] = set()
    made: list[Outlet] = []
    for each in sorted(appeared, key=lambda each: (each.first, each.id)):
        wanted = path_of(each.issue, each.id, publication)
        path = _free(wanted, lambda path: path in taken or is_the_sites(path, publication))
        taken.add(path)
        root = root_of(publication)
        address = root + path.removesuffix(INDEX) if root else ""
        if root and path == wanted:
            # As the publication writes it, whether with a slash at its end or without.
            address = address_of(each.issue, publication) or address
        uid = address or name_of(publication, path)
        made.append(Outlet(appeared=each, path=path, address=address, uid=uid))
    return sorted(made, key=lambda each: (each.appeared.published, each.appeared.id), reverse=True)


def name_of(publication: Publication, path: str) -> str:
    """Return a name that is always the same for a page of a publication that has no address."""
    return f"urn:uuid:{uuid.uuid5(_NAMES, f'{publication.id}/{path}')}"


def months(made: Sequence[Outlet], publication: Publication) -> dict[str, list[Outlet]]:
    """Sort issues by their months, written YYYY-MM, keeping their order."""
    found: dict[str, list[Outlet]] = {}
    for each in made:
        day = each.issue.date or publication.local(each.appeared.published).date()
        found.setdefault(f"{day:%Y-%m}", []).append(each)
    return found


def path_of(issue: Issue, id: int, publication: Publication) -> str:
    """Return the page that an issue has, from the root of the site, unless another has it already.

    Args:
        issue: The issue; only its day and its form matter.
        id: Its id in the archive.
        publication: Its publication.
    """
    if issue.date is None:
        return f"issue/{id}/{INDEX}"
    if issue.form != "daily":
        return f"{issue.form}/{issue.date:%Y-%m-%d}/{INDEX}"
    if not (root := root_of(publication)):
        return f"{issue.date:%Y/%m/%d}/{INDEX}"
    path = address_of(issue, publication)[len(root) :].partition("?")[0].partition("#")[0]
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    if parts and parts[-1].endswith((".html", ".htm")) and not path.endswith("/"):
        return "/".join(parts)
    return "/".join([*parts, INDEX])


def _free(path: str, taken: Callable[[str], bool]) -> str:
    if not taken(path):
        return path
    stem, end = (path.removesuffix(f"/{INDEX}"), f"/{INDEX}")
    if not path.endswith(end):
        stem, _dot, ending = path.rpartition(".")
        end = f".{ending}"
    number = 2
    while taken(f"{stem}-{number}{end}"):
        number += 1
    return f"{stem}-{number}{end}"
