"""The issues that went out, as feeds and the site show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from newsroom import issues
from newsroom.desk.context import Desk
from newsroom.model import Issue, IssueHead, StoredIssue
from newsroom.publish.outlets import Appeared, Outlet, path_of
from newsroom.publish.outlets import outlets as placed


def outlets(desk: Desk, *, with_: StoredIssue | None = None) -> list[Outlet]:
    """Return the issues that went out, the latest first, as they last did.

    What was changed since waits for the next export. An imported issue that was never exported from here
    shows as it is now.

    Args:
        desk: The open newsroom.
        with_: An issue that is going out just now, as it is.
    """
    going = with_.head.id if with_ else None
    found = [each for head in desk.store.issues.heads() if head.id != going for each in _appeared(desk, head)]
    if with_ is not None:
        found.append(_going_out(desk, with_))
    return placed(found, desk.publication)


def readable(found: Sequence[Outlet]) -> list[Outlet]:
    """Return those that have something to read, in their order.

    An imported file may hold neither an entry that was recognised nor a text. Its place stays its own.
    """
    from newsroom.publish.documents import has_text

    return [each for each in found if has_text(each.issue)]


def address_of(desk: Desk, id: int, content: Issue) -> str:
    """Return the permanent address an issue has, or would have if it went out now; '' where there is none.

    Args:
        desk: The open newsroom.
        id: Its id.
        content: What goes out.
    """
    publication = desk.publication
    if not publication.address:
        return ""
    wanted = path_of(content, id, publication)
    rivals = (
        head
        for head in desk.store.issues.heads()
        if head.id != id
        and (head.exported or head.origin)
        # A path is of form and day alone, which heads have.
        and path_of(replace(content, date=head.date, form=head.form), head.id, publication) == wanted
    )
    if any(rivals):
        stored = StoredIssue(head=desk.store.issues.get(id).head, issue=content)
        made = outlets(desk, with_=stored)
    else:
        now = desk.now()
        alone = Appeared(id=id, issue=content, first=now, published=now, updated=now)
        made = placed([alone], publication)
    return next(each.address for each in made if each.appeared.id == id)


def _going_out(desk: Desk, stored: StoredIssue) -> Appeared:
    """Return an issue as it goes out now; what it says may be what it said when it last did."""
    now = desk.now()
    before = next(_appeared(desk, stored.head), None)
    content = stored.issue
    if before is not None and _says(desk, before.issue) == _says(desk, content):
        return replace(before, issue=content)
    current = desk.store.issues.revision(stored.head.id, stored.head.revision)
    changed = current.at if current.content == content else now
    published = content.published or (before.published if before else now)
    return Appeared(
        id=stored.head.id,
        issue=content,
        first=before.first if before else now,
        published=published,
        updated=max(changed, published),
    )


def _appeared(desk: Desk, head: IssueHead) -> Iterator[Appeared]:
    exports = desk.store.issues.exports(head.id)
    if exports:
        last = desk.store.issues.revision(head.id, exports[-1].revision)
        content, changed = last.content, last.at
        said = _says(desk, content)
        # Back to the first export that said the same: a file written again is no change.
        numbers = dict.fromkeys(each.revision for each in reversed(exports[:-1]))
        for number in (*numbers, *([1] if head.origin else [])):
            earlier = desk.store.issues.revision(head.id, number)
            if _says(desk, earlier.content) != said:
                break
            changed = earlier.at
        # An imported one has had its place since it came.
        first = head.created if head.origin else exports[0].at
    elif head.origin:
        content = desk.store.issues.get(head.id).issue
        changed, first = head.changed, head.created
    else:
        return
    published = content.published or _day(desk, content) or first
    if head.origin and _says(desk, desk.store.issues.revision(head.id, 1).content) == _says(desk, content):
        changed = published
    yield Appeared(
        id=head.id, issue=content, first=first, published=published, updated=max(changed, published)
    )


def _says(desk: Desk, content: Issue) -> object:
    """Return what readers see of an issue, to be compared."""
    return (issues.content(content, desk.publication), content.source if content.form != "daily" else None)


def _day(desk: Desk, content: Issue) -> datetime | None:
    """Return the beginning of an issue's day."""
    from zoneinfo import ZoneInfo

    if content.date is None:
        return None
    zone = ZoneInfo(desk.publication.zone)
    return datetime(content.date.year, content.date.month, content.date.day, tzinfo=zone)
