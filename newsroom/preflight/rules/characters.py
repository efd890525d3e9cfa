"""MD: characters that do something unseen, and bytes that are no characters."""

import re
from collections.abc import Iterator
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.masks import BLOT, masked
from newsroom.preflight.places import Places
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _, listed, ngettext

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BROKEN = re.compile("[\udc80-\udcff]")
_UTF8 = "UTF-8"


class Unseen(Rule):
    """A control character, or one that turns the direction of reading round (U+202E and its like).

    The first command terminals and break feeds (XML 1.0, 2.2, has no place for them), the others make words
    read otherwise than they are written. Neither can be seen, so they are looked for in code, links and
    front matter too.
    """

    id: ClassVar[str] = "MD003"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look everywhere; mend what stands in words alone."""
        text, tree = subject.text, subject.tree
        if not _UNSEEN.search(text):
            return
        words = masked(text, tree.body).words
        places = Places(subject)
        for match in _UNSEEN.finditer(text):
            start, end = match.span()
            codes = listed(f"U+{ord(each):04X}" for each in dict.fromkeys(match[0]))
            if _TURNING.search(match[0]):
                message = _("{codes} turns the direction of reading round unseen; take it out")
            else:
                message = _("{codes} is a control character; take it out")
            entry, field = places.at(start)
            yield self.finding(
                subject,
                start,
                end,
                message.format(codes=codes),
                entry=entry,
                field="front" if start < tree.body else field,
                fix=None if BLOT in words[start:end] else "",
            )


class Encoding(Rule):
    """The file is not in UTF-8, or has bytes that are not.

    Sites and other programs take Markdown for UTF-8 and show something else. Issues are kept in UTF-8.
    """

    id: ClassVar[str] = "MD004"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Ask what the file was read as."""
        if subject.encoding != _UTF8:
            message = _(
                "the file is not UTF-8: read as {encoding}; convert it (iconv -f {encoding} -t UTF-8)"
            )
            yield self.finding(subject, 0, 0, message.format(encoding=subject.encoding))
        elif broken := _BROKEN.search(subject.text):
            n = len(_BROKEN.findall(subject.text))
            message = ngettext(
                "{n} byte is not UTF-8, the first here; write the character anew",
                "{n} bytes are not UTF-8, the first here; write the characters anew",
                n,
            )
            entry, field = Places(subject).at(broken.start())
            at = broken.start()
            yield self.finding(subject, at, at, message.format(n=n), entry=entry, field=field)


RULES: tuple[Rule, ...] = (Unseen(), Encoding())
