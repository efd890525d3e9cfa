"""MD: Markdown that does not come out as it was meant."""

import re
from collections.abc import Iterator
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.emphasis import SUSPECT, Bold, unrendered
from newsroom.preflight.masks import BLOT, masked
from newsroom.preflight.places import Places
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _

_STOPS = "，。；：！？、,.;:!?"


class Asterisks(Rule):
    """A passage was to be bold, but its asterisks will be printed.

    To CommonMark (6.2) ``**`` between a punctuation mark and a letter or Han character is no end of bold, or
    no beginning, nor is one beside a space inside. commonmark-spec issue 650.
    """

    id: ClassVar[str] = "MD001"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare a plain parser with one that knows Han punctuation."""
        text, tree = subject.text, subject.tree
        if "**" not in text or not SUSPECT.search(text, tree.body):
            return
        places = Places(subject)
        for bold in unrendered(tree):
            start, end, fix = bold.start, bold.end, _mended(text, bold)
            if "\n" in text[start:end] or "\r" in text[start:end]:
                # A finding shows the words of one line.
                start, end, fix = (end - 2, end, None) if bold.opens else (start, start + 2, None)
            message = _("the asterisks of {words} are printed: beside them is a mark or a space; see the fix")
            message = message.format(words=text[start:end])
            entry, field = places.at(start)
            yield self.finding(subject, start, end, message, entry=entry, field=field, fix=fix)


def _mended(text: str, bold: Bold) -> str | None:
    """Return the passage with its last mark after the asterisks, or with spaces around them."""
    inner = text[bold.start + 2 : bold.end - 2]
    words = inner.strip(" \t")
    if not words:
        return None
    before = "" if bold.opens or words != inner else " "
    after = ""
    if words != inner:
        before = " " if inner[:1] in " \t" and not text[bold.start - 1 : bold.start].isspace() else ""
        after = " " if inner[-1:] in " \t" and not text[bold.end : bold.end + 1].isspace() else ""
    elif not bold.closes:
        kept = words.rstrip(_STOPS)
        if kept and kept != words:
            words, after = kept, words[len(kept) :]
        else:
            after = " "
    return f"{before}**{words}**{after}"


class Blanks(Rule):
    """A no-break space, a character without width, a tab, or a space at the end of a line.

    None can be seen, yet they part words, spoil searching and stay in whatever is copied. Two spaces at the
    end of a line break it (CommonMark 6.7); the house form has no such breaks.
    """

    id: ClassVar[str] = "MD002"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look outside code, links and front matter."""
        tree = subject.tree
        if not _BLANK.search(subject.text, tree.body):
            return
        words = masked(subject.text, tree.body).words
        places = Places(subject)
        for match in _BLANK.finditer(words, tree.body):
            start, end = match.span()
            if match.lastgroup == "trailing":
                if not subject.house and _breaks(words, start, end):
                    continue
                message, fix = _("a space at the end of the line; take it out"), ""
            elif match.lastgroup == "narrow":
                message, fix = _("a character without width; take it out"), ""
            elif match.lastgroup == "tab":
                message, fix = _("a tab; put a space in its place"), " "
            else:
                message, fix = _("a no-break space; put a plain one in its place"), " "
            if fix and (words[start - 1 : start] in ("", " ", "\n", "\r") or words[end : end + 1] == " "):
                fix = ""
            if match.lastgroup == "narrow" and words[start - 1] == BLOT and words[end : end + 1].isalnum():
                fix = " "  # what follows an address must not become part of it
            entry, field = places.at(start)
            yield self.finding(subject, start, end, message, entry=entry, field=field, fix=fix)


_BLANK = re.compile(
    r"(?P<trailing>(?<=[^\s])[ \t\xa0\u202f]+(?=[\r\n]|\Z))"
    r"|(?P<narrow>[\u200b\u2060\u00ad\u200e\u200f\ufeff]+)"
    r"|(?P<tab>(?<=[^\s])\t+(?=\S))"
    r"|(?P<wide>[\xa0\u202f\u2007]+)"
)
_HARD_BREAK = re.compile(r"[ \t]{2,}(?=(?:\r\n|\r|\n)[ \t]*[^\s])")


def _breaks(words: str, start: int, end: int) -> bool:
    """Tell whether spaces at a line's end break it, or end a line of which nothing is words."""
    return words[start - 1] == BLOT or _HARD_BREAK.match(words, start) is not None


RULES: tuple[Rule, ...] = (Asterisks(), Blanks())
