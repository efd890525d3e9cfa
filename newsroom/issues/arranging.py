"""The entries of an imported issue in their new order: each with its own bytes but for its number."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from newsroom.issues.composing import write_entry, write_head, write_number, write_text
from newsroom.issues.escapes import escape_headline, escape_url, rewritten
from newsroom.issues.heads import HeadStyle
from newsroom.issues.lines import columns, split
from newsroom.issues.paragraphs import is_blank, write_paragraph
from newsroom.issues.passages import Change, write_passage
from newsroom.issues.rope import Rope
from newsroom.issues.sections import Sections
from newsroom.issues.tree import Block, Tree
from newsroom.model import Entry


def arrange(
    rope: Rope,
    tree: Tree,
    entries: Sequence[Entry],
    *,
    firm: bool = False,
    pains: Mapping[str, int] | None = None,
) -> Rope:
    """Write the entries into a text.

    An entry called ``e3`` is the third of the text, any other is new. Entries that stay are put into the
    places of those that stay, in their new order, and what stands between two places stays there. A new
    entry comes after a blank line.

    Args:
        rope: The text.
        tree: What was read in it.
        entries: The entries as they shall be.
        firm: Write a head of ours that is told by its neighbours alone, as it has no link or bold, in the
            house form.
        pains: How far to go with each entry of another house, by its name (`writing.changes`).
    """
    places = {f"e{number}": number - 1 for number in range(1, len(tree.blocks) + 1)}
    order = [places.get(entry.uid) for entry in entries]
    if tree.foreign:
        cores = _foreign_cores(rope, tree, entries, order, pains or {})
    else:
        cores = [
            _entry(rope, tree, number, entry, place, firm)
            for number, (entry, place) in enumerate(zip(entries, order, strict=True), 1)
        ]
    if tree.blocks:
        return _Places(rope, tree).fill(order, cores)
    gap = tree.newline * 2
    return Sections(rope, tree).with_entries(gap.join(core.text for core in cores)) if cores else rope


def _foreign_cores(
    rope: Rope, tree: Tree, entries: Sequence[Entry], order: list[int | None], pains: Mapping[str, int]
) -> list[Rope]:
    """Write each entry in the shape of its house, with marks and number of the place it comes into."""
    from newsroom.issues.foreign import writing
    from newsroom.issues.foreign.copying import copied

    blocks = tree.blocks
    kept = iter(sorted(place for place in order if place is not None))
    here = blocks[0]
    cores: list[Rope] = []
    for entry, place, number in zip(entries, order, writing.numbers(tree, order), strict=True):
        if place is None:
            made = copied(tree, here, entry, number) or writing.new_entry(tree, here, entry, number)
            cores.append(Rope.new(made))
            continue
        here, block = blocks[next(kept)], blocks[place]
        changes = writing.changes(tree, block, entry, pains.get(entry.uid, 0))
        changes += writing.place_changes(tree, block, here, number)
        moved = [(start - block.start, end - block.start, text) for start, end, text in changes]
        cores.append(rope.cut(block.start, block.end).replace(moved))
    return cores


def _entry(rope: Rope, tree: Tree, number: int, entry: Entry, place: int | None, house_heads: bool) -> Rope:
    """Write one entry; what has not changed of one of the text is taken from there."""
    if place is None:
        return Rope.new(write_entry(number, entry, tree.newline))
    block = tree.blocks[place]
    changes = _head_changes(tree.text, block, entry, house_heads) + _summary_changes(tree, block, entry)
    if number != place + 1:
        changes += number_changes(tree, block, number)
    moved = [(start - block.start, end - block.start, text) for start, end, text in changes]
    return rope.cut(block.start, block.end).replace(moved)


def _head_changes(text: str, block: Block, entry: Entry, house_heads: bool) -> list[Change]:
    head = block.head
    if head.style is HeadStyle.PLAIN and (house_heads or entry.url or entry.headline != block.headline):
        return [(head.content, head.end, write_head(entry.headline, entry.url))]
    if head.style is HeadStyle.BOLD and (entry.url or not entry.headline):
        return [(head.content, head.end, write_head(entry.headline, entry.url))]
    changes: list[Change] = []
    if head.style is HeadStyle.TAILED and house_heads:
        changes.append((head.text_start, head.text_end, f"**{escape_headline(entry.headline)}**"))
    elif entry.headline != block.headline:
        whole = not entry.headline or not block.headline
        start, end = (head.text_start, head.text_end) if whole else (head.headline.start, head.headline.end)
        words = write_text(entry.headline) if whole else rewritten(text[start:end], entry.headline)
        changes.append((start, end, words))
    if head.url and entry.url != block.url:
        # Without a destination a parser would take the title for one.
        url = escape_url(entry.url) or ("<>" if head.titled else "")
        changes.append((head.url.start, head.url.end, url))
    return changes


def _summary_changes(tree: Tree, block: Block, entry: Entry) -> list[Change]:
    if entry.summary == block.brief:
        return []
    there = block.summary
    if there and not is_blank(entry.summary):
        return [write_passage(there, entry.summary)]
    if there:
        return [_removal(tree.text, block, there.start, there.end)]
    written = write_paragraph(entry.summary)
    indent = " " * (block.base + written.literal)
    return [(block.end, block.end, f"{tree.newline * 2}{indent}{written.text}")] if written.text else []


def _removal(text: str, block: Block, start: int, end: int) -> Change:
    """Take a summary out with the blank lines before it."""
    before = block.start + len(text[block.start : start].rstrip(" \t\r\n"))
    return before, end + len(text[end : block.end]) - len(text[end : block.end].lstrip(" \t")), ""


def number_changes(tree: Tree, block: Block, number: int) -> list[Change]:
    """Rewrite number and padding in the columns usual in the file; the lines below move if they have to."""
    head = block.head
    widths = Counter(other.head.content - other.head.number for other in tree.blocks)
    width = widths.most_common(1)[0][0]
    new = write_number(number, width).replace(".", tree.text[head.digits], 1)
    changes: list[Change] = [(head.number, head.content, new)]
    grown = len(new) - (head.content - head.number)
    if grown > 0:
        changes += _deeper(tree.text, block, (head.number - block.start) + len(new), grown)
    return changes


def _deeper(text: str, block: Block, needed: int, by: int) -> list[Change]:
    """Indent the lines below a head further, if they fall out of an item whose text begins at `needed`."""
    lines = split(text[block.start : block.end])[1:]
    indents = {
        block.start + line.start: columns(text[block.start + line.start : block.end]) for line in lines
    }
    starts = [start for start, indent in indents.items() if indent]
    falls_out = needed > block.base or any(indents[start] < needed for start in starts)
    return [(start, start, " " * by) for start in starts] if falls_out else []


UNDERLINES = re.compile(r"(?:\r\n|\r|\n)?[ \t]*[-=]")
"""A line right below words makes a heading of them (CommonMark 0.31.2, 4.3)."""


class _Places:
    """Where entries stand in a text, and what stands between them."""

    def __init__(self, rope: Rope, tree: Tree) -> None:
        self._rope = rope
        self._tree = tree
        blocks = tree.blocks
        self._between = [
            rope.cut(one.end, other.start) for one, other in zip(blocks, blocks[1:], strict=False)
        ]
        gaps = [gap.text for gap in self._between]
        close = bool(gaps) and not any(gaps)  # ``<li>`` after ``<li>`` on one line
        self._gap = Rope.new("" if close else _usual(gaps) or tree.newline * 2)

    def fill(self, order: list[int | None], cores: list[Rope]) -> Rope:
        """Put the entries' texts where they go; `order` has the place each comes from, None if it is new."""
        blocks = self._tree.blocks
        kept = sorted(place for place in order if place is not None)
        if not cores:
            return self._emptied()
        parts = [
            self._before(order[0]),
            self._kept_between(0, kept[0] if kept else len(blocks) - 1, leading=True),
        ]
        slot = -1
        for place, core in zip(order, cores, strict=True):
            if place is None:
                parts += (core, self._gap) if slot < 0 else (self._gap, core)
                continue
            slot += 1
            if slot:
                parts.append(self._gap_between(kept[slot - 1], kept[slot]))
            parts.append(core)
        if not kept:
            del parts[-1]
        else:
            parts.append(self._kept_between(kept[-1], len(blocks) - 1, leading=False))
        return Rope.join((*parts, self._rope.cut(blocks[-1].end)))

    def _before(self, first: int | None) -> Rope:
        """Return what stands before the entries, with a blank line at its end if another comes first now."""
        blocks = self._tree.blocks
        start = blocks[0].start
        gap = "" if self._stands_alike(first) else Sections(self._rope, self._tree).gap_before(start)
        return Rope.join((self._rope.cut(0, start), Rope.new(gap)))

    def _stands_alike(self, first: int | None) -> bool:
        """Tell whether what comes first needs no other line before it than what stood there.

        A blank line would part the rows of a table from its head, and make a list a loose one.
        """
        blocks = self._tree.blocks
        if first == 0 or not self._tree.foreign:
            return first == 0
        kinds = [block.shape.kind for block in (blocks[0], blocks[first or 0]) if block.shape]
        return kinds[0] == kinds[-1] and (first is not None or kinds[0] in ("row", "item"))

    def _gap_between(self, one: int, other: int) -> Rope:
        """Return what stands between two places when those between them are gone."""
        telling = self._telling(one, other)
        if not telling:
            return self._between[one]
        first, *rest = telling
        return Rope.join((first, *(_without_start(gap) for gap in rest)))

    def _kept_between(self, one: int, other: int, *, leading: bool) -> Rope:
        """Return what is not blank between places that are gone, at the beginning or at the end."""
        telling = self._telling(one, other)
        return Rope.join((_without_start if leading else _without_end)(gap) for gap in telling)

    def _telling(self, one: int, other: int) -> list[Rope]:
        """Return what is more between places than the line that is drawn between all entries."""
        drawn = self._gap.text.strip()
        return [gap for gap in self._between[one:other] if gap.text.strip() not in ("", drawn)]

    def _emptied(self) -> Rope:
        blocks = self._tree.blocks
        start, end = blocks[0].start, blocks[-1].end
        if self._telling(0, len(blocks) - 1):
            kept = self._kept_between(0, len(blocks) - 1, leading=True)
            return Rope.join((self._before(None), _without_end(kept), self._rope.cut(end)))
        return Sections(self._rope, self._tree).without(start, end)


def _usual(gaps: list[str]) -> str:
    """Return what stands between entries as a rule: blank lines, or a line drawn between them."""
    drawn = Counter(gap for gap in gaps if not gap.strip(" \t\r\n-*_=") and not UNDERLINES.match(gap))
    usual = drawn.most_common(1)
    return usual[0][0] if usual else ""


def _without_start(gap: Rope) -> Rope:
    return gap.cut(len(gap) - len(gap.text.lstrip("\r\n")))


def _without_end(gap: Rope) -> Rope:
    return gap.cut(0, len(gap.text.rstrip("\r\n")))
