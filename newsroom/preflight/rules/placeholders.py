"""FM: what was to be filled in and was not."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.rules.sitetags import runs
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _

_PLACEHOLDERS = (
    r"(?<![A-Za-z0-9])YYYY(?![A-Za-z0-9])",
    r"\{\{(?![<%])[^{}\r\n]{0,60}\}\}",  # {{< … >}} and {{% … %}} are shortcodes of Hugo
    r"(?<![A-Za-z0-9])(?:TODO|FIXME|TBD)(?=[*_~]*[ \t]*(?:[:：]|[\])】）。，,.]|$))",
    r"(?<![亟有尚仍正])待(?:补充?|填写?|定稿|核实后补)(?=[*_~]*(?:[\])】）。，；：:\s]|$))",
    r"[\[【（(](?:此处|在此)(?:填写|插入|补充)[^\])】）\r\n]{0,30}[\])】）]",
    r"(?i:lorem ipsum)",
)
_CODE = re.compile(r"(`+)(?!`)[^\r\n]*?(?<!`)\1(?!`)")


class Placeholder(Rule):
    """A place of a template was never filled in: ``YYYY``, ``{{ … }}``, TODO, 待补."""

    id: ClassVar[str] = "FM004"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look for them everywhere but in code."""
        text = _CODE.sub(lambda match: " " * len(match[0]), subject.text)
        front = subject.tree.body
        for match in _pattern(subject.standards.placeholders).finditer(text):
            if match.start() >= front and runs(subject.publication.site, match[0]):
                continue  # EX003 says what becomes of it
            message = _("{words} was left in; write what belongs there").format(words=match[0])
            field = "front" if match.start() < front else None
            entry = _entry(subject, match.start())
            yield self.finding(subject, match.start(), match.end(), message, field=field, entry=entry)


def _entry(subject: Subject, offset: int) -> int | None:
    blocks = enumerate(subject.tree.blocks, 1)
    return next((number for number, block in blocks if block.start <= offset < block.end), None)


@lru_cache(maxsize=8)
def _pattern(own: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join((*_PLACEHOLDERS, *(re.escape(words) for words in own))), re.MULTILINE)


RULES: tuple[Rule, ...] = (Placeholder(),)
