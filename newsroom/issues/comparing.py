"""What became of an issue between two of its states, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from msgspec import Struct

from newsroom.issues import words
from newsroom.issues.forms.sections import sections
from newsroom.issues.merging import ENTRY_TEXTS, written
from newsroom.issues.orders import moved
from newsroom.model import Entry, Issue

_FIELDS = ("title", "date", "published", "categories", "lead", "commentary", "labelling", "aigc")
_MARKS = ("article", "drafted", "model", "follows")

What = Literal["changed", "added", "removed", "moved"]


class FieldChange(Struct, frozen=True):
    """One thing that is different."""

    what: What
    field: str
    """A field of the issue or of an entry; ``section`` of a document, or the one of an imported file that an
    entry stands in; ``entry`` for one that was added,
    removed or moved; ``marks`` for what is known of one beside its texts, such as that a draft was
    confirmed."""
    entry: str | None
    """The entry's uid."""
    number: int | None
    """The entry's number afterwards, of one that was removed the one it had."""
    before: str
    after: str

    @property
    def pieces(self) -> tuple[words.Piece, ...]:
        """The difference by words."""
        return words.differences(self.before, self.after)


def changes(before: Issue, after: Issue) -> tuple[FieldChange, ...]:
    """List what is different, in the order of the issue: its own fields, entries, then those removed."""
    return tuple(_changes(before, after))


def _changes(before: Issue, after: Issue) -> Iterator[FieldChange]:
    for field in _FIELDS:
        one, two = written(getattr(before, field)) or "", written(getattr(after, field)) or ""
        if one != two:
            yield FieldChange("changed", field, None, None, one, two)
    if before.source != after.source and "daily" not in (before.form, after.form):
        yield from _in_sections(before.source or "", after.source or "")
    if before.drafts != after.drafts:
        yield FieldChange("changed", "marks", None, None, "", "")
    old = {entry.uid: (number, entry) for number, entry in enumerate(before.entries, 1)}
    shifted = _moved(before, after)
    here, there = _crossed(before, after)
    for number, entry in enumerate(after.entries, 1):
        if entry.uid not in old:
            yield FieldChange("added", "entry", entry.uid, number, "", _whole(entry))
            continue
        was, earlier = old.pop(entry.uid)
        if entry.uid in shifted:
            yield FieldChange("moved", "entry", entry.uid, number, str(was), str(number))
        if here.get(entry.uid, "") != there.get(entry.uid, ""):
            yield FieldChange(
                "changed", "section", entry.uid, number, here.get(entry.uid, ""), there.get(entry.uid, "")
            )
        yield from _in_entry(earlier, entry, number)
    for number, entry in old.values():
        yield FieldChange("removed", "entry", entry.uid, number, _whole(entry), "")


def _crossed(before: Issue, after: Issue) -> tuple[dict[str, str], dict[str, str]]:
    """Return the sections of entries that went over from one into another of their imported file."""
    if (
        before.source in (None, after.source)
        or after.source is None
        or "daily" not in (before.form, after.form)
    ):
        return {}, {}
    from newsroom.issues.crossing import sections_of

    return sections_of(before), sections_of(after)


def _in_sections(before: str, after: str) -> Iterator[FieldChange]:
    """Compare documents section by section; one that moved is gone in one place and new in another."""
    old, new = ([text[each.start : each.end].rstrip() for each in sections(text)] for text in (before, after))
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for one, two in zip_longest(old[start:end], new[first:last], fillvalue=""):
            yield FieldChange("changed", "section", None, None, one, two)


def _in_entry(before: Entry, after: Entry, number: int) -> Iterator[FieldChange]:
    for field in ENTRY_TEXTS:
        one, two = getattr(before, field), getattr(after, field)
        if one != two:
            yield FieldChange("changed", field, after.uid, number, one, two)
    if any(getattr(before, mark) != getattr(after, mark) for mark in _MARKS):
        yield FieldChange("changed", "marks", after.uid, number, "", "")


def _moved(before: Issue, after: Issue) -> set[str]:
    here = {entry.uid for entry in after.entries}
    there = [entry.uid for entry in before.entries if entry.uid in here]
    known = set(there)
    return moved(there, [entry.uid for entry in after.entries if entry.uid in known])


def _whole(entry: Entry) -> str:
    return "\n".join(each for each in (entry.headline, entry.url, entry.summary) if each)
