"""Issues are started, found, opened and written."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from msgspec import Struct

from newsroom.desk.context import Desk
from newsroom.issues import need_held, new_issue
from newsroom.model import DOCUMENTS, Evidence, Issue, IssueHead, NewsroomError, StoredIssue
from newsroom.settings.language import _, listed

Edit = Callable[[Issue], Issue]
"""A pure function; it may be called again on a newer state of the issue."""

_ATTEMPTS = 5
"""How often a change is made anew after another program's, before we give up."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class IssueNotFound(NewsroomError):
    """No issue has the date or id that was given, or none is open."""


class UnlikelyDate(NewsroomError):
    """No digest comes out on such a day."""


class AmbiguousIssue(NewsroomError):
    """Several issues have the date that was given; `heads` are those."""

    def __init__(self, day: date, heads: list[IssueHead]) -> None:
        """Name them all."""
        ids = listed(str(head.id) for head in heads)
        message = _("several issues are dated {date}: {ids}; give the id of the one you mean")
        super().__init__(message.format(date=day, ids=ids))
        self.heads = tuple(heads)


class Draft(Struct, frozen=True):
    """New content of an issue, and source texts to keep with it."""

    issue: Issue
    evidence: tuple[Evidence, ...] = ()


class Started(Struct, frozen=True):
    """An issue, and whether it was made just now."""

    stored: StoredIssue
    new: bool


def start(desk: Desk, day: date | None = None) -> Started:
    """Start the issue of a day, by default today, and make it the open one; a day that has one opens it.

    Raises:
        AmbiguousIssue: the day has several.
        UnlikelyDate: the year is a slip of the finger.
    """
    day = day or desk.today()
    need_sensible(day)
    if heads := desk.store.issues.on_date(day):
        head = _only(day, heads)
        desk.store.issues.set_open(head.id)
        return Started(desk.store.issues.get(head.id), False)
    return Started(desk.store.issues.create(new_issue(day, desk.publication)), True)


def of_earlier_day(desk: Desk, head: IssueHead) -> bool:
    """Tell whether an issue is a digest of a day before today: it stays open until another is started."""
    return head.form == "daily" and head.date is not None and head.date < desk.today()


def need_sensible(day: date) -> None:
    """Make sure that an issue can be of that day.

    Raises:
        UnlikelyDate: it lies before 1900 or after 2999, where times of day cannot be reckoned in every zone.
    """
    if not 1900 <= day.year <= 2999:
        raise UnlikelyDate(_("{date} is no day of an issue: give one from 1900 to 2999").format(date=day))


def find(desk: Desk, reference: str | None = None) -> StoredIssue:
    """Find an issue by its date, YYYY-MM-DD, or its id; None is the open one.

    Raises:
        IssueNotFound: there is none.
        AmbiguousIssue: the date has several.
    """
    if reference is None:
        return opened(desk)
    if (day := _day(reference)) is not None:
        # A day that has no digest may have a deep dive or review.
        further = (desk.store.issues.on_date(day, form) for form in DOCUMENTS)
        if heads := desk.store.issues.on_date(day) or [head for each in further for head in each]:
            return desk.store.issues.get(_only(day, heads).id)
    elif reference.isdecimal() and any(head.id == int(reference) for head in desk.store.issues.heads()):
        return desk.store.issues.get(int(reference))
    message = _("there is no issue {reference}; newsroom issue list shows them all")
    raise IssueNotFound(message.format(reference=reference))


def opened(desk: Desk) -> StoredIssue:
    """Find the open issue, the one last started or chosen.

    Raises:
        IssueNotFound: none is open.
    """
    id = desk.store.issues.open_id()
    if id is None:
        raise IssueNotFound(_("no issue is open; newsroom issue new starts today's"))
    return desk.store.issues.get(id)


def change(desk: Desk, id: int, edit: Edit, cause: str, group: str | None = None) -> StoredIssue:
    """Apply an edit to an issue as it is stored now, and store the result as a revision.

    Args:
        desk: The open newsroom.
        id: The issue's id.
        edit: Gets the issue's content and gives the new one; it is applied again if another program stored a
            revision in between.
        cause: What the history says of the change.
        group: Consecutive changes of one group are one step of undo.

    Raises:
        NewsroomError: the edit does not fit the issue, or the issue cannot be written.
    """
    return revise(desk, id, lambda issue: Draft(edit(issue)), cause, group)


def revise(
    desk: Desk, id: int, write: Callable[[Issue], Draft], cause: str, group: str | None = None
) -> StoredIssue:
    """Do as `change`, with evidence to be kept beside the new content.

    Raises:
        NewsroomError: the content cannot be written, or `write` refuses.
    """
    from newsroom.store import Conflict

    for _attempt in range(_ATTEMPTS):
        stored = desk.store.issues.get(id)
        draft = write(stored.issue)
        need_held(stored.issue, draft.issue, desk.publication)
        base = stored.head.revision
        with suppress(Conflict):
            desk.store.issues.save(id, draft.issue, cause, base, group=group, evidence=draft.evidence)
            return desk.store.issues.get(id)
    raise NewsroomError(_("another program keeps changing issue {id}; try again").format(id=id))


def is_reference(text: str) -> bool:
    """Tell whether a text can be the date or the id of an issue; otherwise it is taken for a file's name."""
    return text.isdecimal() or _day(text) is not None


def _only(day: date, heads: list[IssueHead]) -> IssueHead:
    if len(heads) > 1:
        raise AmbiguousIssue(day, heads)
    return heads[0]


def _day(text: str) -> date | None:
    """Read YYYY-MM-DD (RFC 3339 full-date) and nothing else that date.fromisoformat would take."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
