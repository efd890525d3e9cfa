"""The history of an issue: its revisions with their causes, what each changed, and the way back to any."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newsroom.desk import composing
from newsroom.desk.context import Desk
from newsroom.issues.comparing import FieldChange, changes
from newsroom.model import Export, Issue, NewsroomError, StoredIssue
from newsroom.settings.language import _
from newsroom.settings.said import said

if TYPE_CHECKING:
    from newsroom.store import Aside


class NeverExported(NewsroomError):
    """An issue never went out from here, so that nothing changed since."""


class Moment(Struct, frozen=True, kw_only=True):
    """One revision of an issue in its history."""

    number: int
    at: datetime
    cause: str
    exports: tuple[Export, ...] = ()
    """Each time the issue went out as it was then."""


class History(Struct, frozen=True):
    """What became of an issue."""

    moments: tuple[Moment, ...]
    """Its revisions, the newest first."""
    asides: tuple[Aside, ...]
    """Texts of here that met another program's and were not chosen, or not yet, the newest first."""
    exported: int | None
    """The revision that last went out, None if none did."""


def history_of(desk: Desk, id: int) -> History:
    """Read the history of an issue.

    Raises:
        StoreError: it cannot be read, or there is no such issue.
    """
    store = desk.store.issues
    exports = store.exports(id)
    moments = [
        Moment(
            number=number,
            at=at,
            cause=cause,
            exports=tuple(each for each in exports if each.revision == number),
        )
        for number, at, cause in reversed(store.causes(id))
    ]
    asides = [*store.asides(id), *store.asides(id, settled=True)]
    asides.sort(key=lambda each: each.id, reverse=True)
    return History(tuple(moments), tuple(asides), exports[-1].revision if exports else None)


def changes_in(desk: Desk, id: int, number: int) -> tuple[FieldChange, ...]:
    """Tell what a revision changed; all of the first one is new.

    Raises:
        NoSuchIssue: there is no such revision.
    """
    after = desk.store.issues.revision(id, number).content
    before = desk.store.issues.revision_before(id, number)
    return changes(before.content if before else _empty(after), after)


def changes_between(desk: Desk, id: int, first: int, last: int | None = None) -> tuple[FieldChange, ...]:
    """Tell what changed from one revision to another, by default to the issue as it is now.

    Raises:
        NoSuchIssue: there is no such revision.
    """
    now = desk.store.issues.get(id).issue if last is None else desk.store.issues.revision(id, last).content
    return changes(desk.store.issues.revision(id, first).content, now)


def changes_since_export(desk: Desk, id: int) -> tuple[FieldChange, ...]:
    """Tell what changed since an issue last went out.

    Raises:
        NeverExported: it never did.
    """
    pair = desk.store.issues.changed_since_export(id)
    if pair is None:
        message = _("the issue was not exported yet; newsroom issue diff --from 1 tells what changed at all")
        raise NeverExported(message)
    return changes(*pair)


def restore(desk: Desk, id: int, number: int) -> StoredIssue:
    """Make an issue what it was at a revision, as a new revision that can be undone.

    Raises:
        NoSuchIssue: there is no such revision.
    """
    wanted = desk.store.issues.revision(id, number).content

    def edit(content: Issue) -> Issue:
        # The first export fixes the instant of publication for good.
        return wanted if wanted.published else replace(wanted, published=content.published)

    return composing.change(desk, id, edit, said("revision {n} restored", n=number))


def _empty(content: Issue) -> Issue:
    source = content.source if content.form == "daily" else None
    return Issue(date=None, title="", source=source, form=content.form)
