"""Text that remembers where each of its code points comes from."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

NEW = -1
"""The origin of what stands in no source."""


class Rope(Struct, frozen=True):
    """A text and, for each code point, its offset in the source it was taken from, or `NEW`."""

    text: str
    origins: tuple[int, ...]

    @classmethod
    def source(cls, text: str) -> Rope:
        """Return the source itself."""
        return cls(text, tuple(range(len(text))))

    @classmethod
    def new(cls, text: str) -> Rope:
        """Return text that comes from nowhere."""
        return cls(text, (NEW,) * len(text))

    @classmethod
    def join(cls, parts: Iterable[Rope]) -> Rope:
        """Return the parts one after another."""
        texts: list[str] = []
        origins: list[int] = []
        for part in parts:
            texts.append(part.text)
            origins.extend(part.origins)
        return cls("".join(texts), tuple(origins))

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int | None = None) -> Rope:
        """Return a part of it."""
        return Rope(self.text[start:end], self.origins[start:end])

    def replace(self, changes: Iterable[tuple[int, int, str]]) -> Rope:
        """Return it with parts replaced.

        Args:
            changes: Start, end and new text of each, none overlapping another.
        """
        parts: list[Rope] = []
        at = 0
        for start, end, text in sorted(changes, key=lambda change: change[:2]):
            parts += (self.cut(at, start), Rope.new(text))
            at = end
        return Rope.join((*parts, self.cut(at)))

    def origin(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where ``text[start:end]`` stands in the source, None if it is not in one piece there.

        An empty part is looked for at the code point after it, else before it.
        """
        if start == end:
            if start < len(self) and self.origins[start] != NEW:
                return self.origins[start], self.origins[start]
            if start and self.origins[start - 1] != NEW:
                return self.origins[start - 1] + 1, self.origins[start - 1] + 1
            return None
        first = self.origins[start]
        if first == NEW or self.origins[start:end] != tuple(range(first, first + end - start)):
            return None
        return first, first + end - start
