"""A new entry made after its neighbour: the same marks in the same places, with other words."""

from __future__ import annotations

import re

from newsroom.issues.escapes import escape_headline, escape_url
from newsroom.issues.figures import write_like
from newsroom.issues.foreign.names import is_generic
from newsroom.issues.foreign.writing import ANEW, changes, end_of_item
from newsroom.issues.tree import Block, Tree
from newsroom.model import Entry

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_CELL = re.compile(r"(?<!\\)\|")


def copied(tree: Tree, like: Block, entry: Entry, number: int | None) -> str | None:
    """Return an entry written as its neighbour is; None where that says more than an entry has.

    Source, score and pictures of the neighbour are its own: what has any is no pattern.
    """
    shape, head = like.shape, like.head
    assert shape is not None
    if shape.kind == "row":
        return _row(tree, like, entry, number)
    if not entry.headline or bool(entry.url) is not bool(shape.way):
        return None
    if entry.summary and like.summary is None and end_of_item(tree, like) is None:
        return None
    spans = [(head.headline.start, head.headline.end), (head.number, head.digits)]
    if shape.way:
        spans.append((shape.link_start, shape.link_end))
    if like.summary:
        spans.append((like.summary.start, like.summary.end))
    rest = _TAG.sub(" ", _without(tree.text, like, spans))
    if any(not is_generic(word) for word in _WORD.findall(rest)):
        return None
    made = changes(tree, like, entry, ANEW)
    if head.digits > head.number and number is not None:
        figures = tree.text[head.number : head.digits]
        made.append((head.number, head.digits, write_like(number, figures)))
    text, at = "", like.start
    for start, end, words in sorted(made):
        text += tree.text[at:start] + words
        at = end
    return text + tree.text[at : like.end]


def _without(text: str, like: Block, spans: list[tuple[int, int]]) -> str:
    """Return what an entry says beside its parts."""
    rest, at = "", like.start
    for start, end in sorted(spans):
        if start > at:
            rest += text[at:start] + " "
        at = max(at, end)
    return rest + text[at : like.end]


def _row(tree: Tree, like: Block, entry: Entry, number: int | None) -> str:
    """Write a row with as many cells as its neighbour's; what is of that one alone is left empty."""
    text, head, shape = tree.text, like.head, like.shape
    assert shape is not None
    within = (
        bool(shape.way) and shape.link_start <= head.headline.start and head.headline.end <= shape.link_end
    )
    words = _escaped(escape_headline(entry.headline))
    edges = [like.start + match.start() for match in _CELL.finditer(text[like.start : like.end])]
    opened, closed = (
        text[like.start : like.end].lstrip()[:1] == "|",
        bool(edges) and edges[-1] == like.end - 1,
    )
    edges = [like.start - 1] * (not opened) + edges + [like.end] * (not closed)
    cells: list[str] = []
    for start, end in zip(edges, edges[1:], strict=False):
        cell = text[start + 1 : end].strip()
        if start < head.headline.start < end:
            linked = entry.url and (within or not shape.way)
            cells.append(f"[{words}]({_escaped(escape_url(entry.url))})" if linked else words)
        elif shape.way and start < shape.link_start < end:
            name = text[shape.link_start : shape.link_words] if shape.way == "inline" else "[原文"
            cells.append(f"{name}]({_escaped(escape_url(entry.url))})" if entry.url else "")
        elif like.summary and start < like.summary.start < end:
            cells.append(_escaped(" ".join(entry.summary.split())))
        elif cell.isdecimal():
            cells.append(cell if number is None else str(number))
        else:
            cells.append("")
    row = "|".join(f" {cell} " if cell else "  " for cell in cells)
    return f"|{row}|" if opened else row.strip()


def _escaped(text: str) -> str:
    return _CELL.sub(r"\\|", text)
