"""What is on the screen is written over what the store holds, beside what another program wrote meanwhile."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import composing
from newsroom.desk.context import Desk
from newsroom.issues.merging import ENTRY_TEXTS, merge, value_of
from newsroom.model import Entry, Issue, NewsroomError, StoredIssue
from newsroom.settings.language import _
from newsroom.settings.said import said

if TYPE_CHECKING:
    from newsroom.store.asides import Aside

Choice = Literal["mine", "theirs", "both"]


class ChangedMeanwhile(NewsroomError):
    """The other program changed its text once more; the editor has not seen what it is now."""


class Reconciled(Struct, frozen=True):
    """An issue as it is stored now, and the texts that met another program's in this very write."""

    stored: StoredIssue
    asides: tuple[Aside, ...]


def write(
    desk: Desk,
    id: int,
    base: Issue,
    mine: Issue,
    cause: str,
    group: str | None = None,
    *,
    once: bool = False,
) -> Reconciled:
    """Store what became of an issue here, keeping all that another program made of it meanwhile.

    Where both changed one field to different things the store keeps the other's, which is there already, and
    ours is put aside for the editor to choose; both are on the disk when this returns.

    Args:
        desk: The open newsroom.
        id: The issue's id.
        base: What `mine` was made of: the state last read or written here.
        mine: What it is here now.
        cause: What the history says of the change.
        group: Consecutive changes of one group are one step of undo.
        once: A text whose choice was made does not wait again, as when a file is read a second time; what the
            editor chose then stays.

    Raises:
        StoreError: it cannot be written; nothing was.
    """
    store = desk.store.issues
    with desk.store.writing(durable=True):
        stored = store.get(id)
        merged = merge(base, mine, stored.issue)
        store.save(id, merged.issue, cause, stored.head.revision, group=group)
        settled = store.asides(id, settled=True) if once else []
        chosen = {(each.field, each.entry, each.base, each.text) for each in settled}
        kept = tuple(
            store.keep_aside(id, each.field, each.entry, each.base, each.mine, each.theirs)
            for each in merged.conflicts
            if (each.field, each.entry, each.base, each.mine) not in chosen
        )
        return Reconciled(store.get(id), kept)


def both_of(aside: Aside) -> str | None:
    """Return both changes in one text, where they are in different places of it; else None."""
    from newsroom.issues.merging import Conflict

    return Conflict(aside.field, aside.entry, aside.base, aside.text, aside.other).both


def as_now(desk: Desk, aside: Aside) -> Aside:
    """Return a text that waits with the other program's as that is now; one that waits no more as it is.

    Raises:
        StoreError: it cannot be read.
    """
    waiting = desk.store.issues.asides(aside.issue)
    aside = next((each for each in waiting if each.id == aside.id), aside)  # it may have been written on
    content = desk.store.issues.get(aside.issue).issue
    return replace(aside, other=value_of(content, aside.field, aside.entry))


def settle(desk: Desk, aside: Aside, choice: Choice, *, here: bool = True) -> StoredIssue:
    """Give a field the text the editor chose of two; the other one stays in the history.

    Args:
        desk: The open newsroom.
        aside: The text of here, and the other as the editor has seen it (`as_now`).
        choice: Which of them stays.
        here: The text that was put aside is the one from here; else it is the other program's, and the
            editor's own is what the issue has.

    Raises:
        ChangedMeanwhile: the other is not what the editor has seen.
        NewsroomError: the text does not fit the issue, or it cannot be written.
    """
    with desk.store.writing(durable=True):
        seen, aside = aside.other, as_now(desk, aside)
        if aside.other != seen:
            raise ChangedMeanwhile(_("the other program has changed its text again: look at it, then choose"))
        if choice == ("theirs" if here else "mine"):
            stored = desk.store.issues.get(aside.issue)
        else:
            text = both_of(aside) if choice == "both" else aside.text
            gone = None if aside.entry is None else _last_known(desk, aside.issue, aside.entry)
            stored = composing.change(
                desk,
                aside.issue,
                lambda content: _with_text(desk, content, aside, text, gone),
                _chosen(choice),
            )
        desk.store.issues.settle(aside.id)
        return stored


def _chosen(choice: Choice) -> str:
    """Say for the history which text was chosen."""
    if choice == "both":
        return said("both texts put together")
    return said("the text from here chosen") if choice == "mine" else said("the other program's text chosen")


def _with_text(desk: Desk, content: Issue, aside: Aside, text: str | None, gone: Entry | None) -> Issue:
    if aside.field == "order":
        return _in_order(content, (text or "").split("\n"))
    if aside.entry is None:
        return _with_field(desk, content, aside.field, text or "")
    there = any(each.uid == aside.entry for each in content.entries)
    if aside.field == "entry" or text is None:  # it was taken out here
        return issues.remove_entry(content, aside.entry) if there else content
    if not there:
        content = issues.add_entry(content, gone or Entry(uid=aside.entry))
    assert aside.field in ENTRY_TEXTS
    return issues.change_entry(content, aside.entry, **{aside.field: text})


def _with_field(desk: Desk, content: Issue, field: str, text: str) -> Issue:
    if field == "lead":
        return issues.set_lead(content, text)
    if field == "commentary":
        return issues.set_commentary(content, text)
    if field == "date" and text:
        return issues.set_date(content, date.fromisoformat(text), desk.publication)
    given: dict[str, Any] = {field: text}
    if field == "categories":
        given = {field: tuple(text.split("\n")) if text else ()}
    return replace(content, **given)


def _in_order(content: Issue, uids: list[str]) -> Issue:
    place = {uid: n for n, uid in enumerate(uids)}
    entries = sorted(content.entries, key=lambda each: place.get(each.uid, len(place)))
    return replace(content, entries=tuple(entries))


def _last_known(desk: Desk, id: int, uid: str) -> Entry | None:
    """Find an entry as it was when it was last in the issue."""
    for number in range(desk.store.issues.get(id).head.revision, 0, -1):
        for entry in desk.store.issues.revision(id, number).content.entries:
            if entry.uid == uid:
                return entry
    return None
