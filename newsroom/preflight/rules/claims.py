"""FA: claims that nobody stands for."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.lists.claims import DENIED, HEARSAY, SAYS, SOURCES, SUPERLATIVES
from newsroom.preflight.rule import Rule
from newsroom.preflight.running import Running, running
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
            for match, sentence in _in_sentences(pattern, run):
                if match[0] in standards.allowed or _SAYS.search(sentence):
                    continue
                message = _("{words}: who says so? Name them, or tell what is known")
                place, piece = run.place(*match.span()), run.piece
                yield self.finding(
                    subject,
                    *place,
                    message.format(words=match[0]),
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


def _in_sentences(pattern: re.Pattern[str], run: Running) -> Iterator[tuple[re.Match[str], str]]:
    """Return what a pattern finds outside quotations and titles, with the sentence around it."""
    text = _unquoted(run.text)
    for match in pattern.finditer(text):
        if not run.free(*match.span()):
            continue
        sentence = next(
            each for each in _SENTENCE.finditer(text) if each.start() <= match.start() < each.end()
        )
        yield match, sentence[0]


def _unquoted(text: str) -> str:
    return _QUOTED.sub(lambda quoted: "\ufffc" * len(quoted[0]), text)


@lru_cache(maxsize=8)
def _superlatives(own: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join((*map(re.escape, own), *SUPERLATIVES)))


@lru_cache(maxsize=8)
def _hearsay(own: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join((*map(re.escape, own), HEARSAY)))


RULES: tuple[Rule, ...] = (Superlative(), Hearsay())
