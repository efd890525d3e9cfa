"""What was deleted by word or line, kept to be put in again, as Emacs and shells do it."""

from __future__ import annotations

from msgspec import Struct


class Killed(Struct):
    """What went last; successive deletions in one place are one."""

    text: str = ""
    left: tuple[str, int] | None = None
    """The text it left, and the cursor in it: a deletion that begins there goes on from this one."""
    copied: str = ""
    """What the clipboard held then; once that differs, it is the later."""

    def take(self, before: tuple[str, int], after: tuple[str, int], copied: str) -> None:
        """Keep what a deletion took.

        Args:
            before: The text and the cursor's place in it before.
            after: The same behind it.
            copied: What the clipboard holds.
        """
        gone = len(before[0]) - len(after[0])
        if gone <= 0:
            return
        taken = before[0][after[1] : after[1] + gone]
        if self.left == before:
            taken = taken + self.text if after[1] < before[1] else self.text + taken
        self.text, self.left, self.copied = taken, after, copied

    def latest(self, copied: str) -> str:
        """Return what was killed, or what was copied since."""
        return self.text if self.text and copied == self.copied else copied
