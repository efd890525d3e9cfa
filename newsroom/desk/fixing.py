"""What preflight can mend by itself is mended: on request, after the change was shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import checking, composing
from newsroom.desk.checking import Checked
from newsroom.desk.context import Desk
from newsroom.model import Finding, Issue, IssueHead, StoredIssue
from newsroom.settings.language import _
from newsroom.settings.said import said_of

if TYPE_CHECKING:
    from newsroom.preflight import Subject
    from newsroom.settings.config import Settings

_ROUNDS = 10
"""A fix may bring up another finding; after so many rounds what is left is told."""


def is_safe(finding: Finding) -> bool:
    """Tell whether a finding's fix is mechanical, so that it may be applied together with others."""
    return finding.fix is not None and not finding.suggestion and finding.override is None


def fix(desk: Desk, findings: Iterable[Finding]) -> Callable[[Issue], Issue]:
    """Make the edit that applies the fixes of findings to the issue they were found in.

    Where the words have changed meanwhile, or cannot be written like that, they stay as they are.
    """
    wanted = tuple(findings)

    def edit(content: Issue) -> Issue:
        from newsroom.preflight import fixed_all

        return fixed_all(content, wanted, desk.publication)[0]

    return edit


def change_of(desk: Desk, content: Issue, fixed: Issue) -> str:
    """Return what fixes change in an issue, as a unified difference; '' for nothing."""
    before, after = (issues.render(each, desk.publication) for each in (content, fixed))
    return issues.difference(before, after, _("now"), _("fixed"))


def cause_of(findings: Iterable[Finding]) -> str:
    """Return what the history says of fixes."""
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    return said_of("fix {rules}", "fixes {rules}", len(rules), rules=" ".join(rules))


def place_in(desk: Desk, content: Issue | None, finding: Finding, text: str) -> int:
    """Return where the words of a finding stand in the text of its field, -1 where they do not any more."""
    return places_in(desk, content, [finding], text)[0]


def places_in(desk: Desk, content: Issue | None, findings: Sequence[Finding], text: str) -> list[int]:
    """Return where the words of findings about one field stand in its text, -1 where they do not any more."""
    written = issues.rendered(content, desk.publication) if content is not None else None
    index = issues.LineIndex(written.text) if written else None
    places = []
    for finding in findings:
        words, earlier, place = finding.excerpt, 0, -1
        if written and index and finding.field:
            span = written.span(finding.field, finding.entry)
            at = index.offset(finding.line, finding.column)
            earlier = written.text.count(words, span.start, at) if span and words and at <= span.end else 0
        for _time in range(earlier + 1):  # the same words may stand before
            place = max(text.find(words, place + 1), place)
        places.append(place)
    return places


class SafeFixes:
    """The edit that applies all safe fixes to an issue, and those that they bring up, until none is left."""

    def __init__(self, desk: Desk, head: IssueHead) -> None:
        """Keep what the check is made with."""
        self._desk = desk
        self._head = head
        self.applied: tuple[Finding, ...] = ()
        """What was fixed the last time."""

    def __call__(self, content: Issue) -> Issue:
        """Return the issue with the fixes."""
        from newsroom.preflight import check, fixed_all

        fixed: list[Finding] = []
        for _round in range(_ROUNDS):
            found = check(checking.subject_of(self._desk, self._head, content))
            content, applied = fixed_all(content, filter(is_safe, found), self._desk.publication)
            if not applied:
                break
            fixed.extend(applied)
        self.applied = tuple(fixed)
        return content


def fix_issue(desk: Desk, stored: StoredIssue) -> Checked:
    """Apply all safe fixes to an issue, as one step of its history, and check what is left."""
    edit = SafeFixes(desk, stored.head)
    fixed: tuple[Finding, ...] = ()
    if edit(stored.issue) != stored.issue:
        stored = composing.change(desk, stored.head.id, edit, cause_of(edit.applied))
        fixed = edit.applied
    return replace(checking.check_issue(desk, stored), fixed=fixed)


def fix_file(settings: Settings, path: Path, desk: Desk | None = None) -> Checked:
    """Apply all safe fixes to a digest file, write it whole or not at all, and check what is left.

    Raises:
        DigestUnreadable: it cannot be read.
        PublishError: it cannot be written; then it is as it was.
    """
    from newsroom.preflight import check, fixed_text
    from newsroom.publish.writing import write_atomically

    subject = checking.file_subject(settings, path, desk)
    fixed: list[Finding] = []
    found = check(subject)
    for _round in range(_ROUNDS):
        safe = [finding for finding in found if is_safe(finding)]
        text = fixed_text(subject.text, safe)
        if text == subject.text:
            break
        fixed.extend(safe)
        subject = _with_text(subject, text)
        found = check(subject)
    if fixed:
        write_atomically(path, _as_it_was(path, subject.text))
    return Checked(str(path), tuple(found), tuple(fixed))


def _as_it_was(path: Path, text: str) -> bytes:
    """Return a text in the encoding of the file that it is to go into."""
    from newsroom.issues.legacy import decode_any, encode_in

    _text, encoding = decode_any(checking.read_digest(path))
    try:
        return encode_in(text, encoding)
    except UnicodeEncodeError as error:
        message = _("{file} is written in {encoding}, which has no {character}: convert it to UTF-8 first")
        lacking = text[error.start]
        message = message.format(file=path, encoding=encoding, character=lacking)
        raise checking.DigestUnreadable(message) from None


def _with_text(subject: Subject, text: str) -> Subject:
    content = replace(issues.parse(text, subject.publication), date=subject.issue.date)
    return replace(subject, text=text, issue=content)
