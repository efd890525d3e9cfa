"""The running text of an issue, piece by piece, with everything that is not words blotted out.

A rule about words must not trip over markup, addresses and code, and its findings need offsets into the
file. So each piece comes with copies of its text that have the same length: in `Prose.words` whatever is
no word of the text is U+FFFC, in `Prose.own` titles of other works are too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from newsroom.issues.tree import Tree
from newsroom.preflight.masks import BLOT, Masked, blotted, masked
from newsroom.preflight.subject import Subject

_TITLE = re.compile(r"《([^《》\r\n]{1,120})》|〈([^〈〉\r\n]{1,120})〉")
_QUOTED = re.compile(r"“[^“”\r\n]+”|「[^「」\r\n]+」|『[^『』\r\n]+』|\"[^\"“”\r\n]+\"")
_PARAGRAPH = re.compile(r"\S[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]*(?=\S)[^\r\n]*)*")
_NO_WORDS = f"{BLOT} \t\r\n#*_-=|:>"


class Prose(Struct, frozen=True):
    """A stretch of text: a field of the issue, or a paragraph that belongs to none."""

    entry: int | None
    """The number of the entry it is in."""
    field: str | None
    """``lead``, ``headline``, ``summary``, ``commentary``, or None for what is no field."""
    start: int
    end: int
    text: str
    """``subject.text[start:end]``."""
    words: str
    """The text with U+FFFC for markup, addresses, code, HTML, pictures and marks of notes."""
    own: str
    """The words with U+FFFC for what others have named too: titles in 《》, texts of links in a paragraph.

    What a fix may touch. The headline of an entry is the editor's, though it is the text of a link.
    """


def prose(subject: Subject) -> Iterator[Prose]:
    """Return the running text of an issue, in the order of the text, no part of it twice.

    Of a file that is not of the house form everything after the front matter comes, as paragraphs that
    belong to no field, whether entries were recognised or not.
    """
    yield from _prose(subject.tree)


@lru_cache(maxsize=4)
def _prose(tree: Tree) -> tuple[Prose, ...]:
    return tuple(_Reader(tree).read())


@lru_cache(maxsize=4)
def quoted(tree: Tree) -> tuple[tuple[int, int], ...]:
    """Return where in the file the words of quotations stand, without their marks."""
    return tuple(
        (piece.start + match.start() + 1, piece.start + match.end() - 1)
        for piece in _prose(tree)
        for match in _QUOTED.finditer(piece.words)
    )


class _Reader:
    """One text on its way through."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._masked: Masked = masked(tree.text, tree.body)
        self._blocks = [block.start for block in tree.blocks]

    def read(self) -> Iterator[Prose]:
        at = self._tree.body
        for start, end, entry, field in self._fields():
            if start < at:
                continue
            yield from self._between(at, start)
            if start < end:
                yield self._piece(start, end, entry, field)
            at = end
        yield from self._between(at, len(self._tree.text))

    def _fields(self) -> list[tuple[int, int, int | None, str]]:
        """Return the fields by their place; of one inside another only the outer one is read."""
        tree = self._tree
        fields: list[tuple[int, int, int | None, str]] = []
        if tree.lead:
            fields.append((tree.lead.start, tree.lead.end, None, "lead"))
        for number, block in enumerate(tree.blocks, 1):
            head = block.head.headline
            fields.append((head.start, head.end, number, "headline"))
            if block.summary:
                fields.append((block.summary.start, block.summary.end, number, "summary"))
        if tree.commentary and tree.commentary.value:
            fields.append((tree.commentary.text_start, tree.commentary.text_end, None, "commentary"))
        return sorted(fields, key=lambda field: (field[0], -field[1]))

    def _between(self, start: int, end: int) -> Iterator[Prose]:
        """Return the paragraphs outside the fields that have words."""
        text = self._tree.text
        for paragraph in _PARAGRAPH.finditer(text, start, end):
            words = self._masked.words[paragraph.start() : paragraph.end()]
            if words.strip(_NO_WORDS):
                yield self._piece(paragraph.start(), paragraph.end(), self._entry(paragraph.start()), None)

    def _entry(self, at: int) -> int | None:
        number = bisect_right(self._blocks, at)
        return number if number and at < self._tree.blocks[number - 1].end else None

    def _piece(self, start: int, end: int, entry: int | None, field: str | None) -> Prose:
        words = self._masked.words[start:end]
        spans = [title.span(1 if title[1] else 2) for title in _TITLE.finditer(words)]
        if field != "headline":
            spans += [
                (max(first, start) - start, min(last, end) - start)
                for first, last in self._masked.named
                if first < end and last > start
            ]
        return Prose(entry, field, start, end, self._tree.text[start:end], words, blotted(words, spans))
