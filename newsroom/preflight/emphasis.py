"""Bold as two parsers see it: a plain CommonMark parser, and one that knows Han punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from newsroom.issues.lines import Line, split
from newsroom.issues.tree import Tree

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

SUSPECT = re.compile(r"[^\w\s]\*\*+\w|\w\*\*+[^\w\s*]|\*\*[ \t]|[ \t]\*\*")
"""Without one of these places nothing can be amiss, and no parser is asked."""

_MARK = "*"
_BOLD = 2


class Bold(Struct, frozen=True):
    """A passage between two ``**`` that a plain parser does not read as bold."""

    start: int
    """Where the opening ``**`` begins."""
    end: int
    """Where the closing ``**`` ends."""
    opens: bool
    """The first ``**`` can open bold where it stands (CommonMark 6.2, left-flanking)."""
    closes: bool
    """The second can close it (right-flanking)."""


class _Stars(Struct):
    """Where one parser met asterisks in a paragraph, and which of them belong together."""

    found: list[tuple[list[Any], int, int]] = field(default_factory=list)
    """The list a delimiter is in, its place there, and its offset."""
    flanks: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    """By offset: it can open, it can close."""

    def pairs(self) -> set[tuple[int, int]]:
        """Return the offsets of every two asterisks that are taken for markup, the opening one first."""
        offsets = {(id(each), place): offset for each, place, offset in self.found}
        ends = ((each, offset, each[place].end) for each, place, offset in self.found)
        return {(offset, offsets[id(each), end]) for each, offset, end in ends if (id(each), end) in offsets}


def unrendered(tree: Tree) -> Iterator[Bold]:
    """Find the bold passages that are bold only to a parser that knows Han punctuation.

    And those with a space inside the asterisks, which no parser takes for bold.
    """
    lines = split(tree.text)
    first = tree.front.lines if tree.front else 0
    for content, places in _paragraphs(tree.text, lines, first):
        if not SUSPECT.search(content):
            continue
        for start, end, opens, closes in _unrendered(content):
            at = _offset(places, start)
            yield Bold(at, _offset(places, end + 1) + 1, opens, closes)


@lru_cache(maxsize=256)
def _unrendered(content: str) -> tuple[tuple[int, int, bool, bool], ...]:
    """Return the lost bold of one paragraph; most paragraphs are as they were at the last check."""
    plain, friendly = _read(content, friendly=False), _read(content, friendly=True)
    return tuple(sorted((*_lost(plain, friendly), *_loose(content, friendly))))


def _lost(plain: _Stars, friendly: _Stars) -> Iterator[tuple[int, int, bool, bool]]:
    """Return the bold of the friendly parser whose asterisks cannot be markup to the plain one."""
    for opener, closer in _strong(friendly.pairs()):
        opens, closes = plain.flanks[opener][0], plain.flanks[closer][1]
        if not (opens and closes):
            yield opener, closer, opens, closes


def _strong(pairs: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return where the asterisks of bold begin: two pairs, one right inside the other."""
    for opener, closer in pairs:
        if (opener + 1, closer - 1) in pairs and (opener - 1, closer + 1) not in pairs:
            yield opener, closer - 1


def _loose(content: str, friendly: _Stars) -> Iterator[tuple[int, int, bool, bool]]:
    """Return two ``**`` after one another that stand beside a space inside what they were to make bold."""
    paired = {offset for pair in friendly.pairs() for offset in pair}
    runs = [
        offset
        for offset in sorted(friendly.flanks)
        if content[offset : offset + _BOLD] == "**" and content[offset - 1 : offset] != _MARK
    ]
    at = 0
    while at + 1 < len(runs):
        opener, closer = runs[at], runs[at + 1]
        inner = content[opener + _BOLD : closer]
        loose = opener not in paired and closer not in paired and inner.strip(" ") not in ("", inner)
        if (
            loose
            and "\n" not in inner
            and _MARK not in inner
            and any("\u3400" <= c <= "\u9fff" for c in inner)
        ):
            yield opener, closer, inner[0] != " ", inner[-1] != " "
            at += 1
        at += 1


def _read(content: str, *, friendly: bool) -> _Stars:
    stars = _Stars()
    _parser(friendly=friendly).parseInline(content, {"stars": stars, "content": content})
    return stars


def _paragraphs(text: str, lines: list[Line], first: int) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Return the inline contents with their places: an offset in the content, and the one in the text."""
    source = "\n".join(text[line.start : line.end] for line in lines[first:])
    parser = _parser(friendly=False)
    tokens: list[Any] = []
    parser.block.parse(source, parser, {}, tokens)
    cells: dict[int, int] = {}
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        places: list[tuple[int, int]] = []
        at = 0
        for number, part in enumerate(token.content.split("\n"), token.map[0] + first):
            line = lines[number]
            found = text.find(part, max(line.start, cells.get(number, 0)), line.end)
            if found < 0:
                break
            if token.level > _BOLD and token.map[1] - token.map[0] == 1:
                cells[number] = found + len(part)
            places.append((at, found))
            at += len(part) + 1
        else:
            yield token.content, places


def _offset(places: list[tuple[int, int]], at: int) -> int:
    start, found = next(place for place in reversed(places) if place[0] <= at)
    return found + at - start


@lru_cache(maxsize=2)
def _parser(*, friendly: bool) -> MarkdownIt:
    """Make a parser; without link definitions, whose time grows with the square of their number."""
    from markdown_it import MarkdownIt
    from mdit_py_cjk_friendly import cjk_friendly

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("reference")
    if friendly:
        parser.use(cjk_friendly)
    parser.inline.ruler.at("emphasis", _note_stars)
    return parser


def _note_stars(state: StateInline, silent: bool) -> bool:
    """Read asterisks and underscores as the parser does, and note where they are."""
    from markdown_it.rules_inline.emphasis import tokenize

    start, delimiters = state.pos, state.delimiters
    count = len(delimiters)
    if not tokenize(state, silent):
        return False
    stars = state.env.get("stars")
    if isinstance(stars, _Stars) and state.src[start] == _MARK and state.src == state.env["content"]:
        for place in range(count, len(delimiters)):
            offset = start + place - count
            stars.found.append((delimiters, place, offset))
            stars.flanks[offset] = (delimiters[place].open, delimiters[place].close)
    return True
