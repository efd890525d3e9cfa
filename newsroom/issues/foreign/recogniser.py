"""The entries of another house's digest as blocks of the tree."""

import re
from bisect import bisect_left

from msgspec.structs import replace

from newsroom.issues.body import count_headings
from newsroom.issues.escapes import unescape
from newsroom.issues.figures import CIRCLED, HAN, KEYCAPS
from newsroom.issues.foreign.choosing import entries
from newsroom.issues.foreign.headlines import headline
from newsroom.issues.foreign.htmllines import parted
from newsroom.issues.foreign.links import Link
from newsroom.issues.foreign.names import is_generic
from newsroom.issues.foreign.outline import Candidate, Page
from newsroom.issues.foreign.rows import row_headline
from newsroom.issues.foreign.summaries import summary
from newsroom.issues.foreign.units import Kind, Scanner
from newsroom.issues.foreign.words import plain
from newsroom.issues.heads import Head, HeadStyle, Located
from newsroom.issues.lines import Line, columns
from newsroom.issues.tree import Block, Shape, Tree

_NUMBER = re.compile(
    rf"[^\w<\[\U0001f51f]*(?:(?:No\.?|Top)[ \t]?)?({KEYCAPS}|[{CIRCLED}]|"
    rf"\d{{1,3}}(?=[\s.、)）．\\】|｜]|[:：](?!\d\d(?!\w)))|\d{{4}}(?=[.)] )|[{HAN}]{{1,3}}(?=[、.．)）]))",
    re.IGNORECASE,
)
_CALLOUT = re.compile(r"[ \t]*>[ \t]?\[![A-Za-z][\w-]*\][+-]?[ \t]*$")
_DETAILS = re.compile(r"\s*<details\b[^<>]*>\s*$", re.IGNORECASE)
_MOST_LINES = 60_000
"""No digest is longer; what is read again with every key must end."""
_ENOUGH_BESIDE_OURS = 3


def with_foreign(tree: Tree, lines: list[Line], heading: str) -> Tree:
    """Return a tree that was read for our form with the entries of another house, if it has any.

    Never raises.

    Args:
        tree: The tree.
        lines: The lines of its text.
        heading: The publication's commentary heading.
    """
    first = tree.front.lines if tree.front else 0
    last = min(len(lines), first + _MOST_LINES)
    cut = parted(tree.text, lines, first, last)
    last, lines = last + len(cut) - len(lines), cut
    commentary = tree.commentary
    blocks: tuple[Block, ...] = ()
    if commentary:
        end = bisect_left(lines, commentary.start, key=lambda line: line.start)
        blocks = read_foreign(tree.text, lines, first, min(last, end))
    if commentary is None or count_headings(tree.text, lines, first, heading) > 1:
        # Where each entry has its comment under such a heading it is not the last part of the file.
        whole = read_foreign(tree.text, lines, first, last)
        if len(whole) > len(blocks):
            blocks, commentary = whole, None
    if not _are_enough(tree.text, blocks, commentary is not None) or _are_ours(tree.blocks, blocks):
        return tree
    lead = tree.lead
    if lead and any(block.start < lead.end and lead.start < block.end for block in blocks):
        lead = None
    return replace(tree, blocks=blocks, commentary=commentary, lead=lead)


def _are_enough(text: str, blocks: tuple[Block, ...], commented: bool) -> bool:
    """Tell whether what was found makes a digest: one linked paragraph does not.

    Args:
        text: The text.
        blocks: The entries.
        commented: A commentary like ours follows: what is left of a damaged file of ours are no entries.
    """
    if commented:
        return len(blocks) >= _ENOUGH_BESIDE_OURS
    return len(blocks) > 1 or any(
        block.shape and (block.shape.kind in ("section", "item") or _is_told(text, block)) for block in blocks
    )


def _is_told(text: str, block: Block) -> bool:
    """Tell whether a paragraph is an entry without others beside it: bold, a text, and where it is from."""
    shape, head = block.shape, block.head.headline
    if shape is None or shape.kind != "lead" or block.summary is None or not shape.way:
        return False
    bold = text[head.start - 2 : head.start]
    firm = bold in ("**", "__") and text.startswith(bold, head.end)
    named = shape.way in ("bare", "angle") or is_generic(plain(text[shape.link_start : shape.link_words]))
    last = not text[shape.link_end : block.end].strip(" \t\r\n.。)）]】")
    return firm and named and last and block.summary.end <= shape.link_start


def _are_ours(ours: tuple[Block, ...], foreign: tuple[Block, ...]) -> bool:
    """Tell whether a list was found as a list of ours already: that way more of it can be edited.

    Where the links stand below the headlines only the other reading finds them; it is the better one if it
    has every entry.
    """
    starts = {block.start for block in ours}
    headed = sum(block.head.style.headed for block in ours)
    if headed * 2 < len(ours) or not ours or not starts.issuperset(block.start for block in foreign):
        return False
    return len(foreign) < len(ours) or _linked(ours) >= _linked(foreign)


def _linked(blocks: tuple[Block, ...]) -> int:
    return sum(bool(block.url) for block in blocks)


def read_foreign(text: str, lines: list[Line], first: int, last: int) -> tuple[Block, ...]:
    """Find the entries in the lines from `first` up to `last`."""
    page = Page(Scanner(text, lines, first, last))
    return tuple(_block(page, candidate) for candidate in entries(page))


def _block(page: Page, candidate: Candidate) -> Block:
    text = page.text
    line = page.scanner.lines[candidate.first]
    start, end = row_headline(page, candidate) if candidate.kind == "row" else headline(page, candidate)
    link = _link(candidate, start, end)
    outer = (start, end)
    if link and link.text_start <= start and end <= link.text_end:
        outer = (link.text_start, link.text_end)
        behind = link.end
    else:
        behind = end
    number, digits = start, start
    counted_from = page.scanner.lines[candidate.count.first].start if candidate.count else line.start
    if counted := _NUMBER.match(text, counted_from, start):
        number, digits = counted.span(1)
    head = Head(
        HeadStyle.OTHER,
        number,
        digits,
        start,
        line.end,
        Located(start, end, plain_line(text[start:end])),
        *outer,
        link.url if link else None,
        False,
    )
    last = page.scanner.lines[candidate.last - 1]
    begin = page.scanner.lines[_first(page, candidate)].start
    # Decoration before a headline is its own; what the entry is counted or listed by is the place's.
    shape = Shape(
        candidate.kind,
        text[begin : min(candidate.lead.start, start)],
        link.way if link else "",
        link.start if link else 0,
        link.text_end if link else 0,
        link.end if link else 0,
    )
    base = columns(shape.marker, whole=True) if candidate.kind == "item" else 0
    return Block(begin, last.end, head, base, summary(page, candidate, behind), shape)


def _first(page: Page, candidate: Candidate) -> int:
    """Return the line an entry begins with: ``<details>``, ``> [!note]`` or its number may stand above."""
    above = candidate.first - 1
    scanner = page.scanner
    if candidate.count is not None:
        return candidate.count.first
    if above < scanner.first:
        return candidate.first
    opened = candidate.lead.html and _DETAILS.match(scanner.content(above))
    boxed = candidate.lead.kind is Kind.QUOTE and _CALLOUT.match(scanner.content(above))
    return above if opened or boxed else candidate.first


def plain_line(markdown: str) -> str:
    """Return the words of a headline."""
    return plain(markdown) or unescape(markdown).strip()


def _link(candidate: Candidate, start: int, end: int) -> Link | None:
    """Return the link in or around the headline, else the first."""
    links = candidate.links
    around = [link for link in links if link.start < end and start < link.end]
    return next(iter(around or links), None)
