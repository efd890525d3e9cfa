"""What is chosen on a page by keyboard: letters, sentences or paragraphs, more of them or others."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from newsroom.reading import Copy
from newsroom.settings.language import N_, _, ngettext

UNITS = ("paragraph", "sentence", "letter")
_NAMES = {"paragraph": N_("by paragraph"), "sentence": N_("by sentence"), "letter": N_("by character")}


class Choice(Struct, frozen=True):
    """A stretch of a page's letters and the unit it grows by; each step is a new one."""

    copy: Copy
    reach: range
    unit: str = "paragraph"

    @classmethod
    def at(cls, copy: Copy, place: int, unit: str = "paragraph") -> Choice:
        """Choose the unit around a place."""
        choice = cls(copy, range(place, place + 1), unit)
        return replace(choice, reach=choice._around(place))

    def _around(self, place: int) -> range:
        find: Callable[[int], range] = getattr(self.copy, self.unit)
        return find(min(max(place, 0), max(0, len(self.copy.letters) - 1)))

    def grown(self, by: int) -> Choice:
        """Choose one unit more (1), or one less (-1); the first one stays."""
        start, stop = self.reach.start, self.reach.stop
        if by > 0:
            further = self._around(stop).stop if stop < len(self.copy.letters) else stop
            return replace(self, reach=range(start, max(stop, further)))
        last = self._around(stop - 1).start
        return replace(self, reach=range(start, last)) if last > start else self

    def moved(self, by: int) -> Choice:
        """Choose the unit after what is chosen (1), or the one before it (-1)."""
        if by > 0:
            after = self.reach.stop < len(self.copy.letters)
            return replace(self, reach=self._around(self.reach.stop)) if after else self
        return replace(self, reach=self._around(self.reach.start - 1)) if self.reach.start > 0 else self

    def by_other_unit(self) -> Choice:
        """Choose the next smaller unit at the same place; after the smallest the largest again."""
        unit = UNITS[(UNITS.index(self.unit) + 1) % len(UNITS)]
        return Choice.at(self.copy, self.reach.start, unit)

    @property
    def text(self) -> str:
        """The words."""
        return self.copy.words(self.reach)

    def described(self) -> str:
        """Say what is chosen, in a few words."""
        count = ngettext("{n} character chosen", "{n} characters chosen", len(self.reach))
        return f"{count.format(n=len(self.reach))} {_(_NAMES[self.unit])}"
