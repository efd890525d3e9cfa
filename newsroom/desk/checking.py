"""An issue, or any digest file, is held against the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newsroom.desk.context import Desk
from newsroom.issues import find_date, form_of, is_house, parse, render
from newsroom.model import Finding, Issue, IssueHead, NewsroomError, Publication, Severity, StoredIssue
from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of

if TYPE_CHECKING:
    from newsroom.model import Past
    from newsroom.preflight import Page, Subject
    from newsroom.settings.config import Settings

    Pages = Mapping[str, Page]
    """What links led to, by their address."""


LARGEST = 8_000_000
"""So many bytes have never been a digest; the largest real one we know has 100,000."""


class DigestUnreadable(NewsroomError):
    """A digest file cannot be read."""


class NoDigest(NewsroomError):
    """A file is no text, so it cannot be a digest."""


class Checked(Struct, frozen=True):
    """What was checked, and what was found."""

    name: str
    """The file's name as it was given, or that of the issue's export."""
    findings: tuple[Finding, ...]
    fixed: tuple[Finding, ...] = ()
    """What was found and fixed at once, if that was asked for."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop an export."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def check_issue(
    desk: Desk, stored: StoredIssue, name: str | None = None, pages: Pages | None = None
) -> Checked:
    """Check an issue as it would be exported.

    Args:
        desk: The open newsroom.
        stored: The issue.
        name: What the file is to be called, where that is not the usual name.
        pages: What the links led to, if they were followed (`desk.following`).
    """
    subject = subject_of(desk, stored.head, stored.issue, name, pages)
    return Checked(subject.file_name or "", _findings(subject))


def check_content(desk: Desk, head: IssueHead, content: Issue, pages: Pages | None = None) -> list[Finding]:
    """Check content of an issue that need not be stored yet."""
    return list(_findings(subject_of(desk, head, content, pages=pages)))


def check_file(
    settings: Settings, path: Path, desk: Desk | None = None, pages: Pages | None = None
) -> Checked:
    """Check any digest file; the rules of a house form only if the file is of a publication's form.

    Args:
        settings: Say which publications there are.
        path: The file.
        desk: The newsroom whose archive tells what ran before; None: nothing did.
        pages: What the links led to, if they were followed.

    Raises:
        DigestUnreadable: there is no such file, or it cannot be read.
    """
    return Checked(str(path), _findings(file_subject(settings, path, desk, pages)))


def subject_of(
    desk: Desk, head: IssueHead, content: Issue, name: str | None = None, pages: Pages | None = None
) -> Subject:
    """Put together what an issue is checked by: its text, its sources, and what ran before it."""
    from newsroom.preflight import Subject

    text = render(content, desk.publication)
    issues = desk.store.issues
    return Subject(
        text=text,
        issue=content,
        publication=desk.publication,
        house=content.form == "daily" and (content.source is None or is_house(text, desk.publication)),
        file_name=name or _file_name(desk, content),
        evidence=tuple(issues.evidence(head.id)),
        past=tuple(issues.past(exclude=head.id, since=_since(desk, content))),
        issues=_issues(desk, content, head.id),
        overrides=tuple(issues.overrides(head.id)),
        now=desk.now(),
        doubles=tuple(_doubles(desk, head, content)),
        pages=pages or {},
    )


def _doubles(desk: Desk, head: IssueHead, content: Issue) -> Iterator[tuple[str, str, str]]:
    """Find issues of the same day that went out with the same address, as their front matter says it."""
    from newsroom.issues.fronting import addresses

    own = addresses(content, desk.publication)
    if not own or content.date is None:
        return
    for other in desk.store.issues.heads():
        if other.id == head.id or other.date != content.date or other.exported is None:
            continue
        theirs = addresses(desk.store.issues.get(other.id).issue, desk.publication)
        for key in own.keys() & theirs.keys():
            if own[key] == theirs[key]:
                yield key, own[key], other.title


def file_subject(
    settings: Settings, path: Path, desk: Desk | None = None, pages: Pages | None = None
) -> Subject:
    """Put together what a digest file is checked by.

    Raises:
        DigestUnreadable: there is no such file, or it cannot be read.
        NoDigest: it is not text, or far too large.
    """
    from newsroom.issues.legacy import decode_any
    from newsroom.preflight import Subject

    raw = read_digest(path, LARGEST)
    need_text(path, raw)
    text, encoding = decode_any(raw)
    publication = recognised(text, settings)
    house = publication is not None and form_of(text) == "daily"
    publication = publication or settings.publication
    content = parse(text, publication)
    if content.date is None:
        content = replace(content, date=find_date(text, path.name, publication))
    past: list[Past] = []
    if desk is not None:
        past = desk.store.issues.past(since=_since(desk, content))
    return Subject(
        text=text,
        issue=content,
        publication=publication,
        house=house,
        file_name=path.name,
        # A file that is in the archive is no rerun of itself, nor of what else came out that day.
        past=tuple(each for each in past if each.date != content.date),
        issues=_issues(desk, content) if desk else None,
        now=desk.now() if desk else datetime.now(UTC),
        encoding=encoding,
        pages=pages or {},
    )


def recognised(text: str, settings: Settings) -> Publication | None:
    """Find the publication whose form a digest file has; the editor's own goes before the others."""
    candidates = [settings.publication, *settings.publications.values()]
    return next((each for each in candidates if is_house(text, each)), None)


def read_digest(path: Path, largest: int | None = None) -> bytes:
    """Read a digest file; of one with more than `largest` bytes one byte more than that.

    Raises:
        DigestUnreadable: there is no such file, or it cannot be read.
    """
    try:
        if largest is None:
            return path.read_bytes()
        with path.open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        message = _("{file} cannot be read: {reason}")
        raise DigestUnreadable(message.format(file=path, reason=reason_of(error))) from None


def need_text(path: Path, content: bytes) -> None:
    """Make sure that a file is text, in whatever encoding; UTF-16 is known by its mark.

    Raises:
        NoDigest: it is not, or it is far too large.
    """
    from newsroom.issues.legacy import UTF8, decode_any

    if len(content) > LARGEST:
        raise NoDigest(_("{file} is larger than any digest, and was left out").format(file=path))
    if b"\0" in content and decode_any(content)[1] == UTF8:
        raise NoDigest(_("{file} is not a text file, and so no digest").format(file=path))


def need_utf8(path: Path, content: bytes) -> None:
    """Make sure that a file is not in an encoding that it would lose on the way through an issue.

    Raises:
        DigestUnreadable: it is.
    """
    from newsroom.issues.legacy import UTF8, decode_any

    _text, encoding = decode_any(content)
    if encoding != UTF8:
        message = _(
            "{file} is written in {encoding}, issues are in UTF-8: convert it first"
            " (iconv -f {encoding} -t UTF-8); newsroom issue check reads it as it is"
        )
        raise DigestUnreadable(message.format(file=path, encoding=encoding))


def _file_name(desk: Desk, content: Issue) -> str:
    """Name the file an issue is exported to, without its folder."""
    from newsroom.publish.markdown import export_path

    return export_path(content, desk.publication, Path()).name


def _since(desk: Desk, content: Issue) -> date | None:
    """Return the first day whose issues an issue is held against."""
    if content.date is None or content.date.year < 1901:
        return None
    return content.date - timedelta(days=desk.publication.standards.rerun_days)


def _issues(desk: Desk, content: Issue, own: int | None = None) -> Mapping[date, int] | None:
    """Return the days of other issues and how many entries they have, where a headline follows one up."""
    from newsroom.preflight.notes import references

    pattern = desk.publication.standards.follow_up
    if not any(references(entry.headline, pattern) for entry in content.entries):
        return None
    return desk.store.issues.lengths(exclude=own)


def _findings(subject: Subject) -> tuple[Finding, ...]:
    from newsroom.preflight import check

    return tuple(check(subject))
