"""SR: what is the source's own wording."""

from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.running import running
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _
from newsroom.text.punctuation import PAIRS

_QUOTES = {opener: closer for opener, closer in PAIRS.items() if opener in "“「《"}


class Verbatim(Rule):
    """A long stretch of a summary stands word for word in its source, and is not marked as a quotation.

    A digest tells in its own words; whose words they are the reader has to see (著作权法, article 24).
    White space and markup are not compared.
    """

    id: ClassVar[str] = "SR002"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Search every summary for stretches of its sources."""
        least = subject.standards.verbatim
        for run in running(subject):
            if run.piece.entry is None or run.piece.field != "summary":
                continue
            sources = tuple(each.text for each in subject.evidence_of(run.piece.entry))
            for start, end in _taken(run.text, sources, least) if sources else ():
                message = _("{n} characters are those of the source; tell it in your own words, or quote it")
                yield self.finding(
                    subject,
                    *run.place(start, end),
                    message.format(n=end - start),
                    entry=run.piece.entry,
                    field=run.piece.field,
                )


@lru_cache(maxsize=256)
def _taken(text: str, sources: tuple[str, ...], least: int) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a text that stand in a source, the longest at each place."""
    offsets = [at for at, character in enumerate(text) if not character.isspace()]
    own = _unquoted("".join(text[at] for at in offsets))
    found: list[tuple[int, int]] = []
    plain = [_without_space(source) for source in sources]
    at = 0
    while at + least <= len(own):
        end = max(_reach(own, at, source, least) for source in plain)
        if end:
            found.append((offsets[at], offsets[end - 1] + 1))
        at = end or at + 1
    return tuple(found)


@lru_cache(maxsize=64)
def _without_space(source: str) -> str:
    return "".join(source.split())


def _reach(text: str, at: int, source: str, least: int) -> int:
    """Return where a stretch of at least so many characters ends that stands in the source; 0 for none."""
    if text[at : at + least] not in source:
        return 0
    low, high = at + least, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text[at:middle] in source:
            low = middle
        else:
            high = middle - 1
    return low


def _unquoted(text: str) -> str:
    """Return the text with U+FFFF in place of quotations and titles, which may be another's words."""
    kept = list(text)
    closer, start = "", 0
    for at, character in enumerate(text):
        if not closer and character in _QUOTES:
            closer, start = _QUOTES[character], at
        elif closer and character == closer:
            kept[start : at + 1] = "\uffff" * (at + 1 - start)
            closer = ""
    return "".join(kept)


RULES: tuple[Rule, ...] = (Verbatim(),)
