"""An issue, or any digest file, is held against the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk.context import Desk
from newsroom.issues import decode, is_house, parse, render
from newsroom.model import Finding, Issue, IssueHead, NewsroomError, Publication, Severity, StoredIssue
from newsroom.settings.language import _

if TYPE_CHECKING:
    from newsroom.model import Evidence
    from newsroom.settings.config import Settings


class DigestUnreadable(NewsroomError):
    """A digest file cannot be read."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, and what was found."""

    name: str
    """The file's name as it was given, or that of the issue's export."""
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop an export."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def check_issue(desk: Desk, stored: StoredIssue, name: str | None = None) -> Checked:
    """Check an issue as it would be exported, to a file called `name` where that is not the usual one."""
    head, content = stored.head, stored.issue
    name = name or _file_name(desk, content)
    return Checked(name, tuple(_check(desk, head, content, name)))


def check_content(desk: Desk, head: IssueHead, content: Issue) -> list[Finding]:
    """Check content of an issue that need not be stored yet."""
    return _check(desk, head, content, _file_name(desk, content))


def check_file(settings: Settings, path: Path) -> Checked:
    """Check any digest file; the rules of a house form only if the file is of a publication's form.

    Raises:
        DigestUnreadable: there is no such file, or it cannot be read.
    """
    text = decode(read_digest(path))
    publication = recognised(text, settings)
    house = publication is not None
    publication = publication or settings.publication
    findings = _found(text, parse(text, publication), publication, path.name, house, ())
    return Checked(str(path), tuple(findings))


def recognised(text: str, settings: Settings) -> Publication | None:
    """Find the publication whose form a digest file has; the editor's own goes before the others."""
    candidates = [settings.publication, *settings.publications.values()]
    return next((each for each in candidates if is_house(text, each)), None)


def read_digest(path: Path) -> bytes:
    """Read a digest file.

    Raises:
        DigestUnreadable: there is no such file, or it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        message = _("{file} cannot be read: {reason}")
        raise DigestUnreadable(message.format(file=path, reason=error.strerror or error)) from None


def _file_name(desk: Desk, content: Issue) -> str:
    """Name the file an issue is exported to, without its folder."""
    from newsroom.publish.markdown import export_path

    return export_path(content, desk.publication, Path()).name


def _check(desk: Desk, head: IssueHead, content: Issue, name: str) -> list[Finding]:
    text = render(content, desk.publication)
    house = content.source is None or is_house(text, desk.publication)
    return _found(text, content, desk.publication, name, house, desk.store.issues.evidence(head.id))


def _found(
    text: str,
    content: Issue,
    publication: Publication,
    name: str,
    house: bool,
    evidence: Sequence[Evidence],
) -> list[Finding]:
    from newsroom.preflight import Subject, check

    return check(
        Subject(
            text=text,
            issue=content,
            publication=publication,
            file_name=name,
            house=house,
            evidence=tuple(evidence),
        )
    )
