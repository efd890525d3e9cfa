"""FA: claims that nobody stands for."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.lists.claims import DENIED, HEARSAY, SAYS, SOURCES, SUPERLATIVES
from newsroom.preflight.rule import Rule
from newsroom.preflight.running import running
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _

_SAYS = re.compile(SAYS)
_SOURCES = re.compile(f"{SOURCES}|{DENIED}")
_SENTENCE = re.compile(r"[^。！？；\r\n]*[。！？；]?")
_QUOTED = re.compile(r"“[^“”\r\n]{0,200}”|「[^「」\r\n]{0,200}」|\"[^\"\r\n]{0,200}\"")
_FIELDS = ("headline", "summary", "lead", None)
"""What tells the news. The commentary gives the editor's opinion, who stands for it."""


class Superlative(Rule):
    """Something is the first, the strongest or unheard-of, and the sentence does not say who says so.

    Such words are mostly the maker's. Sentences that attribute (称, 据…介绍, 号称) or question them, and
    quotations are left alone, as are a firm's own firsts (其首款).
    """

    id: ClassVar[str] = "FA006"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at every sentence of the news."""
        standards = subject.standards
        pattern = _superlatives(standards.superlatives)
        for run in running(subject):
            if run.piece.field not in _FIELDS:
                continue
            for start, end in _unattributed(pattern, run.text):
                words = run.text[start:end]
                if words in standards.allowed or not run.free(start, end):
                    continue
                message = _("{words}: who says so? Name them, or tell what is known")
                place, piece = run.place(start, end), run.piece
                yield self.finding(
                    subject,
                    *place,
                    message.format(words=words),
                    entry=piece.entry,
                    field=piece.field,
                )


class Hearsay(Rule):
    """A headline tells what was only heard (据称, 传, 或将, 曝) and does not say from whom."""

    id: ClassVar[str] = "FA007"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at the headlines of the entries."""
        standards = subject.standards
        pattern = _hearsay(standards.hearsay)
        for run in running(subject):
            if run.piece.field != "headline" or _SOURCES.search(run.text):
                continue
            for match in pattern.finditer(_unquoted(run.text)):
                if match[0] in standards.allowed:
                    continue
                message = _("{words} in a headline: say who says so, or wait until it is known")
                place, piece = run.place(*match.span()), run.piece
                yield self.finding(
                    subject,
                    *place,
                    message.format(words=match[0]),
                    entry=piece.entry,
                    field=piece.field,
                )


@lru_cache(maxsize=512)
def _unattributed(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    """Return what a pattern finds outside quotations, in sentences that do not say who says so."""
    text = _unquoted(text)
    found = [match.span() for match in pattern.finditer(text)]
    if not found:
        return ()
    spans = [each.span() for each in _SENTENCE.finditer(text) if not _SAYS.search(each[0])]
    return tuple(each for each in found if any(start <= each[0] < end for start, end in spans))


def _unquoted(text: str) -> str:
    return _QUOTED.sub(lambda quoted: "\ufffc" * len(quoted[0]), text)


@lru_cache(maxsize=8)
def _superlatives(own: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join((*map(re.escape, own), *SUPERLATIVES)))


@lru_cache(maxsize=8)
def _hearsay(own: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join((*map(re.escape, own), HEARSAY)))


RULES: tuple[Rule, ...] = (Superlative(), Hearsay())
