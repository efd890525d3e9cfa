"""CP: the names of companies, people, models and tools."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.prose import Prose, prose
from newsroom.preflight.rule import Rule
from newsroom.preflight.spellings import Name, misspelt, unlisted
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _


class Terms(Rule):
    """A name is not spelled as its owner spells it, or in two ways in one issue.

    The publication's own list goes before that of the trade. Links, code, titles in 《》, hashtags, files and
    addresses are left alone.
    """

    id: ClassVar[str] = "CP007"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Hold the names against the lists, and those that no list has against one another."""
        standards = subject.standards
        names: defaultdict[str, list[tuple[Prose, Name]]] = defaultdict(list)
        for piece in prose(subject):
            for start, end, right in misspelt(piece.own, standards.terms, standards.allowed):
                found = piece.text[start:end]
                message = _("{found} is spelled {right}").format(found=found, right=right)
                yield self.finding_in(subject, piece, start, end, message, right)
            for name in unlisted(piece.own):
                names[name.key].append((piece, name))
        for places in names.values():
            if len(places) > 1:
                yield from self._two_ways(subject, places)

    def _two_ways(self, subject: Subject, places: list[tuple[Prose, Name]]) -> Iterator[Finding]:
        forms = Counter(piece.text[name.start : name.end] for piece, name in places)
        if len(forms) < 2 or not any(_is_made(form) for form in forms):
            return
        right = max(forms, key=lambda form: (forms[form], _is_made(form), form))
        if not _is_made(right):
            return
        for piece, name in places:
            found = piece.text[name.start : name.end]
            if found == right or found in subject.standards.allowed or found.islower() or found.isupper():
                continue
            message = _("{found} is {right} elsewhere in this issue").format(found=found, right=right)
            yield self.finding_in(subject, piece, name.start, name.end, message, right)


def _is_made(form: str) -> bool:
    """Tell whether a word has a capital inside, as made-up names have."""
    return any(letter.isupper() and before.islower() for before, letter in zip(form, form[1:], strict=False))


RULES: tuple[Rule, ...] = (Terms(),)
