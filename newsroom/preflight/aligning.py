"""Which entry of an issue each entry of its text is, where a text of another house does not hold them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from newsroom.issues.tree import Block
from newsroom.model import Entry, Finding
from newsroom.preflight.subject import Subject

Numbers = tuple[int | None, ...]
"""By entries of the text the number in the issue, None for one that is not of the issue."""


def numbers(subject: Subject) -> Numbers | None:
    """Return the numbers of the text's entries in the issue; None where they are the same."""
    blocks, entries = subject.tree.blocks, subject.issue.entries
    if len(blocks) == len(entries) or subject.issue.form != "daily":
        return None
    found: list[int | None] = [None] * len(blocks)
    left = list(range(len(entries)))
    for same in (_whole, _link, _headline):
        _match(blocks, entries, found, left, same)
    return tuple(found)


def missing(subject: Subject) -> list[int]:
    """Return the numbers of the entries that the text does not have."""
    found = numbers(subject)
    if found is None:
        return []
    return [number for number in range(1, len(subject.issue.entries) + 1) if number not in found]


def aligned(subject: Subject, found: Numbers) -> Subject:
    """Return the subject with the entries that its text has, in its order, so that both count alike."""
    entries = subject.issue.entries
    there = tuple(
        entries[number - 1]
        if number is not None
        else Entry(uid="", headline=block.headline, url=block.url, summary=block.brief)
        for number, block in zip(found, subject.tree.blocks, strict=True)
    )
    return replace(subject, issue=replace(subject.issue, entries=there))


def renumbered(finding: Finding, found: Numbers) -> Finding:
    """Return a finding about the aligned subject as one about the issue."""
    if finding.entry is None:
        return finding
    several = tuple(number for each in finding.entries if (number := found[each - 1]) is not None)
    return replace(finding, entry=found[finding.entry - 1], entries=several)


def _match(
    blocks: Sequence[Block],
    entries: Sequence[Entry],
    found: list[int | None],
    left: list[int],
    same: Callable[[Block, Entry], bool],
) -> None:
    for at, block in enumerate(blocks):
        match = next((place for place in left if found[at] is None and same(block, entries[place])), None)
        if match is not None:
            found[at] = match + 1
            left.remove(match)


def _whole(block: Block, entry: Entry) -> bool:
    return (block.headline, block.url, block.brief) == (entry.headline, entry.url, entry.summary)


def _link(block: Block, entry: Entry) -> bool:
    return bool(entry.url) and block.url == entry.url


def _headline(block: Block, entry: Entry) -> bool:
    return bool(entry.headline) and block.headline == entry.headline
