"""Words that follow one another in print, with nothing of the markup between them."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from newsroom.preflight.masks import BLOT
from newsroom.preflight.prose import Prose, prose
from newsroom.preflight.subject import Subject


class Running(Struct, frozen=True):
    """A piece of prose as it is read: a mark after ``**bold**`` stands right after the word."""

    piece: Prose
    text: str
    """The words without blots."""
    offsets: tuple[int, ...]
    """Where each character stands in `piece.text`."""

    def free(self, start: int, end: int) -> bool:
        """Tell whether a stretch of `text` is in one piece in the file, and the editor's own to change."""
        if start >= end:
            return False
        first, last = self.offsets[start], self.offsets[end - 1]
        return last - first == end - 1 - start and BLOT not in self.piece.own[first : last + 1]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stands in the whole file."""
        return self.piece.start + self.offsets[start], self.piece.start + self.offsets[end - 1] + 1

    def marked(self, at: int) -> bool:
        """Tell whether markup stands right before a character, or it is the last one with markup after it."""
        offset = self.offsets[at] if at < len(self.offsets) else len(self.piece.text)
        return self.piece.words[offset - 1 : offset] == BLOT or self.piece.words[offset : offset + 1] == BLOT


def running(subject: Subject) -> Iterator[Running]:
    """Return the prose of an issue as it is read."""
    for piece in prose(subject):
        yield _running(piece)


@lru_cache(maxsize=512)
def _running(piece: Prose) -> Running:
    words = piece.words
    if BLOT not in words:
        return Running(piece, words, tuple(range(len(words))))
    offsets = tuple(at for at, character in enumerate(words) if character != BLOT)
    return Running(piece, words.replace(BLOT, ""), offsets)
