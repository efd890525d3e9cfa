"""An entry moved by one: past its neighbour or over the heading that parts two sections of an imported file.

Over a heading no entry passes another. It is the heading that moves in the file, past the entry, which then
is the last or the first of the section it came into; the source keeps its entries in their order.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from newsroom.issues.arranging import UNDERLINES, number_changes
from newsroom.issues.edits import move_entry
from newsroom.issues.figures import value_of
from newsroom.issues.lines import split
from newsroom.issues.parsing import parse, read_tree
from newsroom.issues.rope import Rope
from newsroom.issues.tree import Tree
from newsroom.model import HOUSE, Issue, Publication


class Moved(Struct, frozen=True):
    """An issue of which an entry was moved, and where to."""

    issue: Issue
    section: str = ""
    """The heading of the section it came into; '' where it stayed in its own."""


def move_by(issue: Issue, uid: str, by: int, publication: Publication = HOUSE) -> Moved | None:
    """Move an entry by one.

    In an imported file whose sections have headings the entry at the end of one goes over into the next, and
    is the first there, before it passes anything more; numbers that begin anew in each section do so still.
    Where the file would not be read with the same entries then, the entry passes its neighbour.

    Args:
        issue: The issue.
        uid: The entry's name.
        by: 1 for down, -1 for up.
        publication: The house style the file is read by.

    Returns:
        The issue and the section; None where there is no room in that direction.

    Raises:
        EditError: the issue has no such entry.
    """
    uids = [entry.uid for entry in issue.entries]
    at = uids.index(uid) if uid in uids else -1
    if issue.source is not None and issue.form == "daily" and at >= 0:
        tree = read_tree(issue.source, publication)
        if (over := _over(tree, uids, at, by)) is not None:
            source, section = over
            if _said(parse(source, publication)) == _said(parse(issue.source, publication)):
                return Moved(replace(issue, source=source), section)
    if not 1 <= at + 1 + by <= len(uids):
        return None
    return Moved(move_entry(issue, uid, at + 1 + by))


def move_to(issue: Issue, uid: str, to: int, publication: Publication = HOUSE) -> Issue:
    """Move an entry until it has the number `to`, as moving it by one does again and again.

    In an imported file with sections the entries that it passes stay each in its own.

    Raises:
        EditError: the issue has no such entry or no such number.
    """
    goal = move_entry(issue, uid, to)
    if issue.source is None or issue.form != "daily":
        return goal
    at = [entry.uid for entry in issue.entries].index(uid) + 1
    while at != to and (moved := move_by(issue, uid, 1 if to > at else -1, publication)) is not None:
        issue = moved.issue
        at = [entry.uid for entry in issue.entries].index(uid) + 1
    return issue


def sections_of(issue: Issue, publication: Publication = HOUSE) -> dict[str, str]:
    """Return by the names of the entries of an imported file the headings of the sections they stand in."""
    if issue.source is None or issue.form != "daily":
        return {}
    there = _Gaps(read_tree(issue.source, publication))
    names = {f"e{number}": number - 1 for number in range(1, len(there.tree.blocks) + 1)}
    uids = [entry.uid for entry in issue.entries if entry.uid in names]
    return {
        uid: there.heading_of(place)
        for uid, place in zip(uids, sorted(map(names.__getitem__, uids)), strict=True)
    }


def _said(issue: Issue) -> list[tuple[str, str, str]]:
    said = [(entry.headline, entry.url, entry.summary) for entry in issue.entries]
    return [*said, (issue.lead, issue.commentary, issue.title)]


def _over(tree: Tree, uids: list[str], at: int, by: int) -> tuple[str, str] | None:
    """Return the source with an entry in the next section, and its heading; None if there is no border."""
    names = {f"e{number}": number - 1 for number in range(1, len(tree.blocks) + 1)}
    if uids[at] not in names:
        return None
    # Entries stand in the places of those that stay, in their order; new ones behind the one before them.
    kept = sorted(names[uid] for uid in uids if uid in names)
    slot = sum(uid in names for uid in uids[:at])
    if by < 0:
        return _up(_Gaps(tree), kept[slot - 1] if slot else -1, kept[slot])
    if at + 1 < len(uids) and uids[at + 1] not in names:
        return None
    return _down(_Gaps(tree), kept[slot], kept[slot + 1] if slot + 1 < len(kept) else len(tree.blocks))


class _Section(Struct, frozen=True):
    """A section that begins between two entries: ``gap[start:stop]`` is its heading and all behind it."""

    start: int
    stop: int
    level: int
    words: str


class _Gaps:
    """A text as its entries and what stands before, between and behind them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.counts = [value_of(tree.text[b.head.number : b.head.digits]) for b in tree.blocks]
        edges = [0, *(edge for block in tree.blocks for edge in (block.start, block.end)), len(tree.text)]
        self.gaps = [tree.text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
        """Number n stands before entry n; the last one behind all."""
        self.starts = edges[::2]
        self.headings = _headings(tree)

    def sections(self, gap: int) -> list[_Section]:
        """Return the sections that begin in a gap and could have entries.

        A heading and those of parts of it that follow are one, called by the last: entries are in that. What
        tells something and has no entries, such as a list of topics, is passed with the heading behind it.
        """
        start, text = self.starts[gap], self.gaps[gap]
        found: list[_Section] = []
        end = 0
        for at, stop, level, words in self.headings:
            if not start <= at < start + len(text):
                continue
            if found and (level > found[-1].level or text[end : at - start].strip()):
                found[-1] = replace(found[-1], level=level, words=words)
            else:
                found[-1:] = [*(replace(last, stop=at - start) for last in found[-1:])]
                found.append(_Section(at - start, len(text), level, words))
            end = stop - start
        if gap == len(self.gaps) - 1 and text[end:].strip():
            del found[-1:]  # it is the end of the file
        if gap == 0 and len(found) == 1:
            return []  # above its own section there is none
        return found

    def heading_of(self, place: int) -> str:
        """Return the heading that an entry stands under; '' for none."""
        start = self.starts[place] + len(self.gaps[place])
        return next((words for at, _end, _level, words in reversed(self.headings) if at < start), "")

    def is_plain(self, gap: int) -> bool:
        """Tell whether nothing but blank lines, or a line that is drawn, parts two entries."""
        text = self.gaps[gap]
        inside = 0 < gap < len(self.tree.blocks)
        return inside and not text.strip(" \t\r\n-*_=") and UNDERLINES.match(text) is None

    def joint(self, *near: int) -> str:
        """Return what is to stand between two entries, as it does at the first of some gaps that is plain."""
        plain = [gap for gap in (*near, *range(len(self.gaps))) if self.is_plain(gap)]
        return self.gaps[plain[0]] if plain else self.tree.newline * 2

    def written(self, changed: dict[int, str], numbers: dict[int, tuple[int, int]]) -> str:
        """Write the text with other gaps and numbers: by entry its number, and whose marks it gets."""
        from newsroom.issues.foreign.writing import place_changes

        parts = [changed.get(0, self.gaps[0])]
        for at, block in enumerate(self.tree.blocks):
            rope = Rope.new(self.tree.text[block.start : block.end])
            if at in numbers:
                number, like = numbers[at]
                if block.shape is None:
                    changes = number_changes(self.tree, block, number)
                else:
                    changes = place_changes(self.tree, block, self.tree.blocks[like], number)
                begin = block.start
                rope = rope.replace([(start - begin, end - begin, words) for start, end, words in changes])
            parts += (rope.text, changed.get(at + 1, self.gaps[at + 1]))
        return "".join(parts)

    def renumbered(self, first: int, last: int, neighbour: int, *, empty: bool) -> dict[int, tuple[int, int]]:
        """Return the numbers of entries that went over a border, and of those that stand behind them.

        None change where the sections are numbered through, or not at all.

        Args:
            first: The first that went over.
            last: The last that did.
            neighbour: The entry beyond the border, before they went.
            empty: They came into a section between the two that has none.
        """
        down = neighbour > last
        counts = self.counts
        anew = any(other is not None and one is not None and other <= one for one, other in pairwise(counts))
        if not anew or counts[first] is None:
            return {}
        beyond = counts[neighbour] if 0 <= neighbour < len(counts) else None
        begin = 1 if empty or beyond is None else beyond if down else beyond + 1
        many = last - first + 1
        like = neighbour if beyond is not None else first
        numbers = {at: (begin + at - first, like) for at in range(first, last + 1)}
        if down and empty:
            return numbers
        behind = neighbour if down else last + 1
        before = begin - 1 if down else counts[last]
        while behind < len(counts) and before is not None and counts[behind] == before + 1:
            before += 1
            numbers[behind] = (before + many if down else before - many, behind)
            behind += 1
        return numbers


def _headings(tree: Tree) -> list[tuple[int, int, int, str]]:
    """Return the headings of a text: where each begins and ends, its level, its words."""
    from newsroom.issues.foreign.units import Kind, Scanner
    from newsroom.issues.foreign.words import plain

    lines = split(tree.text)
    first = tree.front.lines if tree.front else 0
    scanner = Scanner(tree.text, lines, first, len(lines))
    return [
        (
            lines[unit.first].start,
            lines[unit.last - 1].end,
            unit.level,
            plain(tree.text[unit.start : lines[unit.first].end]).strip("# "),
        )
        for unit in scanner.units()
        if unit.kind is Kind.HEADING
    ]


def _down(there: _Gaps, place: int, below: int) -> tuple[str, str] | None:
    """Let the first heading between two entries stand above the first of them."""
    border = next((gap for gap in range(place + 1, below + 1) if there.sections(gap)), None)
    if border is None:
        return None
    section, gap = there.sections(border)[0], there.gaps[border]
    blank = there.tree.newline * 2
    blanks = gap[len(gap.rstrip()) :]
    rest = gap[section.stop :]
    heading, behind = gap, there.joint(border + 1, place)
    if border == len(there.tree.blocks):
        heading, behind = gap[: section.stop].rstrip() + blank, blank + rest if rest else blanks
    elif rest:
        heading, behind = gap[: section.stop].rstrip() + blanks, blank + rest
    above = "" if there.is_plain(place) else there.gaps[place].rstrip("\r\n")
    if not (place or above):
        heading = heading.lstrip("\r\n")
    numbers = there.renumbered(place, border - 1, border, empty=bool(rest))
    return there.written({place: above + heading, border: behind}, numbers), section.words


def _up(there: _Gaps, above: int, place: int) -> tuple[str, str] | None:
    """Let the last heading between two entries stand below the second of them."""
    border = next((gap for gap in range(place, above, -1) if there.sections(gap)), None)
    if border is None:
        return None
    found, gap = there.sections(border), there.gaps[border]
    cut = found[-1].start if len(found) > 1 else 0
    if cut:
        kept, heading = gap[:cut].rstrip() + gap[len(gap.rstrip()) :], there.tree.newline * 2 + gap[cut:]
    else:
        kept, heading = there.joint(border - 1, place + 1), gap
    below = place + 1
    if not there.is_plain(below):
        heading = heading.rstrip() + there.gaps[below]
    numbers = there.renumbered(border, place, border - 1, empty=bool(cut))
    section = found[-2].words if cut else there.heading_of(border - 1)
    return there.written({border: kept, below: heading}, numbers), section
