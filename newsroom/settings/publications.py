"""Publications: the built-in house style, and those the user's settings add or change."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from newsroom.model import HOUSE, Git, NewsroomError, Publication, Target
from newsroom.model.publication import document_values
from newsroom.settings.language import _
from newsroom.settings.sites import SiteError, SiteName, check_front, need_pattern, sited
from newsroom.settings.standards import RulesTable, StandardsError, standards

"""全球AI新闻速递."""

_WEB = re.compile(r"https?://[^\s/?#]+[^\s]*\Z", re.IGNORECASE)
_APART = ("rules", "git", "site", "front_form", "names", "front")
"""Keys of the table that are none of the publication as they stand."""
_TWO_DAYS = (date(2025, 7, 27), date(2025, 7, 28))
"""A file name has to tell these days apart."""


class PublicationError(NewsroomError):
    """A publication in the settings cannot be used."""

    def __init__(self, publication: Publication, key: str, message: str) -> None:
        """Name the publication and the key at fault."""
        super().__init__(message)
        self.publication = publication.id
        self.key = key


class GitTable(Struct, frozen=True, kw_only=True):
    """A ``[publications.NAME.git]`` table: what is left out is not done."""

    commit: bool = False
    push: bool = False
    message: str = Git().message
    timeout: Annotated[int, Meta(ge=1, le=3600)] = Git().timeout


class PublicationTable(Struct, frozen=True, kw_only=True):
    """A ``[publications.NAME]`` table; what is left out is taken from the built-in publication."""

    name: str | None = None
    title: str | None = None
    zone: str | None = None
    categories: tuple[str, ...] | None = None
    entries: Annotated[int, Meta(ge=1, le=100)] | None = None
    commentary_heading: str | None = None
    folder: str | None = None
    filename: str | None = None
    documents: str | None = None
    other_folder: str | None = None
    address: str | None = None
    feed: str | None = None
    style: str | None = None
    author: str | None = None
    site: SiteName | None = None
    front_form: Literal["yaml", "toml"] | None = None
    names: dict[str, str] = {}
    front: dict[str, str | bool | int | tuple[str, ...]] = {}
    targets: tuple[Target, ...] | None = None
    archive: str | None = None
    git: GitTable = GitTable()
    rules: RulesTable = RulesTable()


def publications(tables: Mapping[str, PublicationTable], base: Path) -> dict[str, Publication]:
    """Make the publications by id: the built-in one as `tables` change it, and those they add.

    Args:
        tables: The user's tables by id. One that gives a name and no title pattern has its name as title,
            after the date; one of neither is called by its id.
        base: The folder that relative output folders start from.

    Raises:
        PublicationError: a zone is unknown, or a pattern, heading or rule cannot be used.
    """
    made = {HOUSE.id: HOUSE}
    for identity, table in tables.items():
        made[identity] = _publication(identity, table, base)
    return made


def _publication(identity: str, table: PublicationTable, base: Path) -> Publication:
    changes = {key: getattr(table, key) for key in table.__struct_fields__ if key not in _APART}
    given = {key: value for key, value in changes.items() if value is not None}
    sited(given, identity, table.site, table.names, table.front)
    if table.front_form == "toml":
        given["fence"] = "+++"
    if identity != HOUSE.id:
        given.setdefault("name", identity)
    if "name" in given and "title" not in given:
        plain = given["name"].replace("{", "{{").replace("}", "}}")
        given["title"] = f"{{date:%Y.%m.%d}} {plain}"
    for key in ("folder", "archive"):
        if given.get(key):
            given[key] = str(base / Path(given[key]).expanduser())
    git = table.git
    given["git"] = Git(commit=git.commit, push=git.push, message=git.message, timeout=git.timeout)
    publication = replace(HOUSE, id=identity, **given)
    try:
        publication = replace(publication, standards=standards(table.rules))
    except StandardsError as error:
        raise PublicationError(publication, f"rules.{error.key}", str(error)) from None
    _check_zone(publication)
    _check_title(publication)
    _check_filename(publication)
    _check_documents(publication)
    _check_heading(publication)
    _check_addresses(publication)
    _check_going_out(publication)
    return publication


def _check_zone(publication: Publication) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(publication.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = _("{found!r} is not a time zone; use an IANA name such as Asia/Shanghai")
        raise PublicationError(publication, "zone", message.format(found=publication.zone)) from None


def _check_title(publication: Publication) -> None:
    title = _fill(publication, "title", _TWO_DAYS[0])
    if not title.strip() or "\n" in title or "\r" in title:
        raise PublicationError(publication, "title", _("a title is one line and not empty"))


def _check_filename(publication: Publication) -> None:
    first, second = (_fill(publication, "filename", day) for day in _TWO_DAYS)
    if first == second:
        message = _("{found!r} names every issue alike; put the date into it, as in {{date:%Y-%m-%d}}.md")
        raise PublicationError(publication, "filename", message.format(found=publication.filename))
    _need_inside(publication, "filename", first)


def _check_documents(publication: Publication) -> None:
    """Look at where deep dives, reviews and other forms than Markdown go."""
    pattern = publication.documents
    try:
        first = pattern.format(**document_values("monthly", _TWO_DAYS[0], "甲"))
        second = pattern.format(**document_values("deep", _TWO_DAYS[1], "乙"))
    except (LookupError, ValueError, AttributeError):
        message = _(
            "{found!r} is not a pattern; there are {{name}}, {{title}}, {{form}} and {{date:%Y-%m-%d}}"
        )
        raise PublicationError(publication, "documents", message.format(found=pattern)) from None
    if first == second:
        message = _("{found!r} names every document alike; put {{name}} or {{title}} into it")
        raise PublicationError(publication, "documents", message.format(found=pattern))
    _need_inside(publication, "documents", first)
    folder = PurePosixPath(publication.other_folder.replace("\\", "/"))
    if folder.is_absolute() or PureWindowsPath(publication.other_folder).drive or ".." in folder.parts:
        message = _("{found!r} is no folder inside the publication's")
        raise PublicationError(publication, "other_folder", message.format(found=publication.other_folder))


def _need_inside(publication: Publication, key: str, written: str) -> None:
    path = PurePosixPath(written.replace("\\", "/"))
    if path.is_absolute() or PureWindowsPath(written).drive or ".." in path.parts or path.suffix != ".md":
        message = _("{found!r} is not a file name ending in .md inside the publication's folder")
        raise PublicationError(publication, key, message.format(found=getattr(publication, key)))


def _check_heading(publication: Publication) -> None:
    heading = publication.commentary_heading
    if not heading.startswith("#") or "\n" in heading or "\r" in heading:
        message = _("{found!r} is not a Markdown heading on one line, such as ### **点评**")
        raise PublicationError(publication, "commentary_heading", message.format(found=heading))


def _check_addresses(publication: Publication) -> None:
    first, second = (_fill(publication, "address", day) for day in _TWO_DAYS)
    if publication.address and first == second:
        message = _("{found!r} gives every issue one address; put the date into it, as {{date:%Y/%m/%d}}")
        raise PublicationError(publication, "address", message.format(found=publication.address))
    for key, url in (("address", first), ("feed", publication.feed)):
        if url and not _WEB.match(url):
            message = _("{found!r} is not a web address; it begins with https://").format(found=url)
            raise PublicationError(publication, key, message)


def _check_going_out(publication: Publication) -> None:
    """Look at what the site wants, what is published, and what git is told."""
    try:
        check_front(publication)
        filled = need_pattern("git.message", publication.git.message, entries=10)
    except SiteError as error:
        raise PublicationError(publication, error.key, str(error)) from None
    if not publication.git.message.strip() or filled.startswith("\n"):
        raise PublicationError(publication, "git.message", _("a commit's message is not empty"))
    if publication.git.push and not publication.git.commit:
        message = _("push goes with commit; set commit = true as well")
        raise PublicationError(publication, "git.push", message)
    if not publication.targets:
        message = _("an issue is published as something; leave targets out, or name one")
        raise PublicationError(publication, "targets", message)
    if "site" in publication.targets and not publication.archive:
        message = _("the site of all issues needs a folder; set archive as well")
        raise PublicationError(publication, "targets", message)


def _fill(publication: Publication, key: str, day: date) -> str:
    pattern: str = getattr(publication, key)
    try:
        return pattern.format(date=day)
    except (LookupError, ValueError, AttributeError):
        message = _("{found!r} is not a pattern; the date is written {{date:%Y-%m-%d}}, a brace {{{{ or }}}}")
        raise PublicationError(publication, key, message.format(found=pattern)) from None
