"""SR: what is the source's own wording."""

from collections.abc import Iterator
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.running import Running, running
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
            sources = ["".join(each.text.split()) for each in subject.evidence_of(run.piece.entry)]
            for start, end in _taken(run, sources, least):
                message = _("{n} characters are those of the source; tell it in your own words, or quote it")
                yield self.finding(
                    subject,
                    *run.place(start, end),
                    message.format(n=end - start),
                    entry=run.piece.entry,
                    field=run.piece.field,
                )


def _taken(run: Running, sources: list[str], least: int) -> Iterator[tuple[int, int]]:
    """Return the stretches of a text that stand in a source, the longest at each place."""
    if not sources:
        return
    offsets = [at for at, character in enumerate(run.text) if not character.isspace()]
    text = "".join(run.text[at] for at in offsets)
    own = _unquoted(text)
    at = 0
    while at + least <= len(own):
        end = max(_reach(own, at, source, least) for source in sources)
        if end:
            yield offsets[at], offsets[end - 1] + 1
            at = end
        else:
            at += 1


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
