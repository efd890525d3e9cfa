"""Two editors change one issue: what both did is put together, and what cannot be is told.

A pure three-way merge: `base` is the issue both began with, `mine` and `theirs` are what each made of it.
Where only one changed something, the change stands; where both changed the same thing differently, the merged
issue has theirs and a conflict carries both, so that no text is lost.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from newsroom.issues import words
from newsroom.issues.orders import merged_order
from newsroom.model import Draft, Entry, Issue

ENTRY_TEXTS = ("headline", "url", "summary")
_ENTRY_MARKS = ("article", "drafted", "model", "follows")
_ASKED = ("title", "lead", "commentary", "date", "categories", "labelling", "aigc")
"""Fields of an issue whose conflict is the editor's to settle."""


class Conflict(Struct, frozen=True):
    """One thing that two editors made different things of."""

    field: str
    """``headline``, ``url``, ``summary``; ``entry``: taken out here and changed there; ``order``; or a field
    of the issue: ``title``, ``lead``, ``commentary``, ``date``, ``categories``, ``labelling``, ``aigc``; of a
    form that is one text ``source``."""
    entry: str | None
    """The entry's uid, None for a field of the issue."""
    base: str | None
    """What both began with; None where there was nothing."""
    mine: str | None
    """What I made of it; None: I took the entry out."""
    theirs: str | None
    """What the other made of it, which is what the merged issue has; None: the other took the entry out."""

    @property
    def both(self) -> str | None:
        """Both changes in one text, where they are in different places of it; else None."""
        if None in (self.base, self.mine, self.theirs) or self.field in ("entry", "order", "date"):
            return None
        return words.merged(str(self.base), str(self.mine), str(self.theirs))


class Merged(Struct, frozen=True):
    """What both made of an issue, and what is left to settle."""

    issue: Issue
    conflicts: tuple[Conflict, ...]


def merge(base: Issue, mine: Issue, theirs: Issue) -> Merged:
    """Put together what two editors made of one issue.

    Returns:
        The issue with all changes that do not meet, theirs where they do, and a conflict for each of those.
    """
    if theirs == base or mine == theirs:
        return Merged(mine, ())
    if mine == base:
        return Merged(theirs, ())
    conflicts: list[Conflict] = []
    given: dict[str, Any] = {}
    whole = () if theirs.form == "daily" else ("source",)
    for field in (*_ASKED, *whole):
        one, two, three = (getattr(each, field) for each in (base, mine, theirs))
        given[field], met = _chosen(one, two, three)
        if met and field == "source" and (both := words.merged_long(one or "", two or "", three or "")):
            given[field], met = both, False
        if met:
            conflicts.append(Conflict(field, None, written(one), written(two), written(three)))
    given["published"] = _chosen(base.published, mine.published, theirs.published)[0]
    if not whole:
        given["source"] = _chosen(base.source, mine.source, theirs.source)[0]
    given["drafts"] = _drafts(base, mine, theirs)
    given["entries"] = _entries(base, mine, theirs, conflicts)
    return Merged(replace(theirs, **given), tuple(conflicts))


def written(value: Any) -> str | None:
    """Write a field's value as the text a conflict shows; None for no value."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return "\n".join(str(each) for each in value)


def value_of(issue: Issue, field: str, entry: str | None) -> str | None:
    """Return the text of a field as a conflict has it; None where the entry is not there."""
    if field == "order":
        return "\n".join(each.uid for each in issue.entries)
    if entry is None:
        return written(getattr(issue, field))
    found = next((each for each in issue.entries if each.uid == entry), None)
    if found is None:
        return None
    return found.headline if field == "entry" else str(getattr(found, field))


def _chosen(base: Any, mine: Any, theirs: Any) -> tuple[Any, bool]:
    """Return the value that stands, and whether both changed it, to different things."""
    if mine in (theirs, base):
        return theirs, False
    if theirs == base:
        return mine, False
    return theirs, True


def _drafts(base: Issue, mine: Issue, theirs: Issue) -> tuple[Draft, ...]:
    """Merge what is known of texts that a model drafted, field by field."""
    before, here, there = ({each.field: each for each in issue.drafts} for issue in (base, mine, theirs))
    fields = dict.fromkeys([*there, *here])
    kept = (_chosen(before.get(name), here.get(name), there.get(name))[0] for name in fields)
    return tuple(each for each in kept if each is not None)


def _entries(base: Issue, mine: Issue, theirs: Issue, conflicts: list[Conflict]) -> tuple[Entry, ...]:
    before, here, there = ({each.uid: each for each in issue.entries} for issue in (base, mine, theirs))
    kept: dict[str, Entry] = {}
    for uid in dict.fromkeys([*there, *here]):
        entry = _entry(before.get(uid), here.get(uid), there.get(uid), conflicts)
        if entry is not None:
            kept[uid] = entry
    order, met = merged_order(list(before), list(here), list(there), set(kept))
    if met:
        conflicts.append(
            Conflict("order", None, *(value_of(each, "order", None) for each in (base, mine, theirs)))
        )
    return tuple(kept[uid] for uid in order)


def _entry(
    base: Entry | None, mine: Entry | None, theirs: Entry | None, conflicts: list[Conflict]
) -> Entry | None:
    if mine is None or theirs is None:
        return _one_sided(base, mine, theirs, conflicts)
    begun = base or Entry(uid=mine.uid)
    given: dict[str, Any] = {}
    for field in (*ENTRY_TEXTS, *_ENTRY_MARKS):
        one, two, three = (getattr(each, field) for each in (begun, mine, theirs))
        given[field], met = _chosen(one, two, three)
        if met and field == "summary" and theirs.drafted and not theirs.model:
            # The program drafted it anew, out of a page that came late: nobody's words are lost.
            given[field] = two
        elif met and field in ENTRY_TEXTS:
            conflicts.append(Conflict(field, mine.uid, one, two, three))
    return replace(theirs, **given)


def _one_sided(
    base: Entry | None, mine: Entry | None, theirs: Entry | None, conflicts: list[Conflict]
) -> Entry | None:
    """Settle an entry that only one of the two has now: a new one stays, one taken out goes."""
    left = mine or theirs
    if base is None or left is None:
        return left
    changed = [field for field in ENTRY_TEXTS if getattr(left, field) != getattr(base, field)]
    if not changed:
        return None
    if mine is None:
        conflicts.append(Conflict("entry", base.uid, base.headline, None, left.headline))
        return theirs
    for field in changed:
        conflicts.append(Conflict(field, base.uid, getattr(base, field), getattr(mine, field), None))
    return None
