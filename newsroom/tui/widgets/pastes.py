"""What is pasted into the terminal, read whole; and signs that are pressed with Alt.

This is a private seam of Textual, which `tests/tui/test_seams.py` holds: there is no public way to read a
pasted text that has an escape in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.driver import Driver
from textual.message import Message

from newsroom.text.clean import clean_text

LARGEST_PASTE = 1_000_000
"""Letters of a pasted text that are taken, a book; what comes behind them is dropped, and never typed."""

SILENCE, PATIENCE = 3.0, 60.0
"""Seconds after which a paste ends that lacks its end mark: since its last letter, and since its first."""
TORN = 1.0
"""Seconds that the rest of a torn begin mark is waited for."""


class PasteCut(Message):
    """A pasted text was longer than `LARGEST_PASTE`; its beginning comes next."""


class PasteParser(XTermParser):
    """Reads what the terminal sends, and takes what it marks as pasted whole, up to the end mark, cleaned.

    Textual's own reads sequences within a paste too: at an escape that is no end mark it gives what follows
    as keys, which on the desk are commands. A pasted text may be of any web page, and terminals differ in
    what they take out of it.
    """

    def __init__(self, debug: bool = False) -> None:
        """Make it, outside of a paste."""
        super().__init__(debug)
        self.now = monotonic
        self._before = ""
        """The last letters before a paste: its begin mark may come in two parts."""
        self._pasting = False
        self._kept = ""
        self._cut = False
        self._tail = ""
        """The last letters of the paste so far, which may be a part of the end mark."""
        self._began = self._last = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Read what came; '' at the end of all."""
        if not data:
            yield from super().feed(data)
            return
        self._last = self.now()
        while data:
            if self._pasting:
                text = self._tail + data
                end = _end_of_paste(text)
                if end < 0:
                    cut = max(0, len(text) - len(BRACKETED_PASTE_END) + 1)
                    self._keep(text[:cut])
                    self._tail = text[cut:]
                    return
                self._keep(text[:end])
                data = text[end + len(BRACKETED_PASTE_END) :]
                yield from self._pasted()
            else:
                known = len(self._before)
                found = (self._before + data).find(BRACKETED_PASTE_START)
                begin = found + len(BRACKETED_PASTE_START) - known if found >= 0 else len(data)
                typed, data = data[:begin], data[begin:]
                yield from super().feed(typed)
                self._before = (self._before + typed)[1 - len(BRACKETED_PASTE_START) :]
                if found >= 0:
                    self._pasting, self._began, self._before = True, self._last, ""

    def tick(self) -> Iterable[Message]:
        """Look at the clock, ten times a second: an escape that nothing follows is a key."""
        now = self.now()
        if self._pasting:
            if now - self._last >= SILENCE or now - self._began >= PATIENCE:
                self._keep(self._tail)
                yield from self._pasted()
            return
        if now - self._last < TORN and any(
            self._before.endswith(BRACKETED_PASTE_START[:length]) for length in range(3, 6)
        ):
            return
        for message in super().tick():
            self._before = ""
            yield message

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """Name a sign with Alt as a letter with Alt is named: ``alt+less_than_sign``.

        Terminals without a protocol for keys send Alt as an escape before the key; Textual leaves Alt out
        of what is no letter or digit.
        """
        sign = len(sequence) == 1 and sequence.isascii() and sequence.isprintable() and not sequence.isspace()
        for event in super()._sequence_to_key_events(sequence, alt=alt):
            if alt and sign and not sequence.isalnum() and not event.key.startswith("alt+"):
                yield events.Key(f"alt+{event.key}", event.character)
            else:
                yield event

    def _keep(self, text: str) -> None:
        room = LARGEST_PASTE - len(self._kept)
        self._kept += text[:room]
        self._cut |= len(text) > room

    def _pasted(self) -> Iterator[Message]:
        text, cut = clean_text(self._kept), self._cut
        self._kept = self._tail = ""
        self._pasting = self._cut = False
        for message in super().feed(BRACKETED_PASTE_END):
            if not isinstance(message, events.Paste):  # an empty one: it has seen nothing of the text
                yield message
        if cut:
            yield PasteCut()
        if text:
            yield events.Paste(text)


def _end_of_paste(text: str) -> int:
    """Return where a paste ends, -1 where it has not yet.

    An end mark that another follows, with no begin mark between, was within the text that was pasted.
    """
    end = text.find(BRACKETED_PASTE_END)
    if end < 0:
        return end
    following = text.find(BRACKETED_PASTE_START, end)
    return text.rfind(BRACKETED_PASTE_END, end, following if following >= 0 else len(text))


def take_pastes_whole(driver: type[Driver]) -> None:
    """Have a driver read the terminal by `PasteParser`; one that reads none, as in tests, stays as it is."""
    module = sys.modules[driver.__module__]
    if hasattr(module, "XTermParser"):
        setattr(module, "XTermParser", PasteParser)  # noqa: B010  mypy knows no such name
