"""What every rule is."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Literal

from newsroom.model import Finding, Severity
from newsroom.preflight.prose import Prose
from newsroom.preflight.subject import Subject


class Rule(ABC):
    """One thing to look for; its docstring says what, and why it is a fault."""

    id: ClassVar[str]
    severity: ClassVar[Severity]
    house: ClassVar[bool] = False
    """It is about the house form, and for files of that form alone."""
    whole: ClassVar[bool] = False
    """It compares text and issue: the others see of the issue what its text holds."""
    suggests: ClassVar[bool] = False
    """Its fixes are to be considered one by one; those of the others are mechanical."""

    sourced: ClassVar[bool] = False
    """It holds words against the sources: where little of one is kept, its findings say so."""

    @abstractmethod
    def look(self, subject: Subject) -> Iterator[Finding]:
        """Find every place where the subject breaks the rule."""

    def finding(
        self,
        subject: Subject,
        start: int,
        end: int,
        message: str,
        *,
        entry: int | None = None,
        entries: tuple[int, ...] = (),
        field: str | None = None,
        fix: str | None = None,
        repair: Literal["", "footnotes", "chapters"] = "",
    ) -> Finding:
        """Make a finding about ``text[start:end]``; of words over several lines it shows those on the first.

        Args:
            subject: What is checked.
            start: Where the words begin.
            end: Where they end; with `start` as `end` it is about something that is missing there.
            message: What is wrong and what to do.
            entry: The number of the entry it is about.
            entries: The numbers of all entries concerned, where they are more than that one.
            field: ``front``, ``lead``, ``headline``, ``link``, ``summary``, ``commentary`` or None.
            fix: What to put in place of the words.
            repair: What the fix numbers anew besides.
        """
        line, column = subject.index.position(start)
        excerpt = subject.text[start:end].split("\n")[0].split("\r")[0]
        return Finding(
            rule=self.id,
            severity=self.severity,
            message=message,
            entry=entry,
            entries=entries or ((entry,) if entry else ()),
            field=field,
            line=line,
            column=column,
            end_column=column + len(excerpt),
            excerpt=excerpt,
            fix=fix,
            repair=repair if fix is not None else "",
            suggestion=self.suggests and fix is not None,
        )

    def finding_in(
        self, subject: Subject, piece: Prose, start: int, end: int, message: str, fix: str | None = None
    ) -> Finding:
        """Make a finding about ``piece.text[start:end]``; arguments as for `finding`."""
        first, last = piece.start + start, piece.start + end
        return self.finding(subject, first, last, message, entry=piece.entry, field=piece.field, fix=fix)
