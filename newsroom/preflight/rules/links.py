"""LK: where the entries lead."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from newsroom.issues.escapes import escape_url, unescape
from newsroom.model import Finding, Severity
from newsroom.preflight.places import Places
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _, listed, ngettext
from newsroom.text.addresses import canonical, tracking_parameters, untracked

_DESTINATION = re.compile(
    r"(?P<picture>!\[[^\[\]\r\n]{0,400})?\]\([ \t]*"
    r"(?P<inline><[^<>\r\n]*>|[^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*)"
    r"|^ {0,3}\[[^\[\]\r\n]{1,200}\]:[ \t]*(?P<defined>\S+)"
    r"|<(?P<angle>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>"
    r"|<(?P<tag>[A-Za-z][A-Za-z0-9]*)\b[^<>]*?\s(?:href|src|action|xlink:href)\s*=\s*"
    r"(?P<html>\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)",
    re.MULTILINE | re.IGNORECASE,
)
_CODE = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})[^\r\n]*(?:\r\n|\r|\n)(?:.*?^[ \t]*(?P=fence)|.*)|"
    r"(`+)(?!`)[^\r\n]*?(?<!`)\2(?!`)",
    re.MULTILINE | re.DOTALL,
)
_SPACE = re.compile(r"[\x00-\x20]+")
_RUNS = ("javascript:", "vbscript:", "data:")


class SameLink(Rule):
    """Two entries lead to one page.

    It is told at each of them: which one is wrong only the editor knows. Addresses that differ in tracking,
    escapes or the like are one.
    """

    id: ClassVar[str] = "LK001"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare what identifies the pages."""
        pages: defaultdict[str, list[int]] = defaultdict(list)
        for number, block in enumerate(subject.tree.blocks, 1):
            if page := canonical(block.url):
                pages[page].append(number)
        for numbers in pages.values():
            for number in numbers if len(numbers) > 1 else ():
                url = subject.tree.blocks[number - 1].head.url
                assert url is not None
                message = _("entries {numbers} have one link; give each its own")
                message = message.format(numbers=listed(map(str, numbers)))
                yield self.finding(
                    subject, url.start, url.end, message, entry=number, entries=tuple(numbers), field="link"
                )


class Tracking(Rule):
    """A link tells the site where its readers come from (utm_source, f=rss, from=, spm …)."""

    id: ClassVar[str] = "LK002"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Compare each address with itself without tracking."""
        for number, block in enumerate(subject.tree.blocks, 1):
            url = block.head.url
            if url is None:
                continue
            clean = untracked(url.value)
            if clean == url.value:
                continue
            names = tracking_parameters(url.value)
            message = ngettext(
                "the link has a tracking parameter, {names}; take it out",
                "the link has tracking parameters, {names}; take them out",
                len(names),
            )
            message = message.format(names=listed(names))
            fix = escape_url(clean)
            yield self.finding(subject, url.start, url.end, message, entry=number, field="link", fix=fix)


class Script(Rule):
    """A link runs a script in the reader's browser, or is a page of its own (``javascript:``, ``data:``).

    Browsers leave out blanks and take character references for what they are, so both are seen through.
    A picture that is within its address (``data:image/…``) is no page.
    """

    id: ClassVar[str] = "LK006"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at every destination outside code."""
        lowered = subject.text.lower()
        if not any(word in lowered for word in ("script", "data", "&", "\\")):
            return
        text = _CODE.sub(lambda match: " " * len(match[0]), subject.text)
        places = Places(subject)
        for match in _DESTINATION.finditer(text):
            group = next(name for name in ("inline", "defined", "angle", "html") if match[name])
            address = _SPACE.sub("", unescape(match[group].strip("<>\"'"))).lower()
            if not address.startswith(_RUNS):
                continue
            picture = match["picture"] or (match["tag"] or "").lower() == "img"
            if picture and address.startswith("data:image/"):
                continue
            start, end = match.span(group)
            message = _(
                "a link that is no address but a program or a page of its own; give it an https address"
            )
            entry, field = places.at(start)
            yield self.finding(subject, start, end, message, entry=entry, field=field)


RULES: tuple[Rule, ...] = (SameLink(), Tracking(), Script())
