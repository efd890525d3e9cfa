"""EX: what WeChat does to an issue."""

import re
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urlsplit

from msgspec.structs import replace

from newsroom.model import Finding, Severity
from newsroom.preflight.prose import prose
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _, ngettext
from newsroom.text.addresses import is_web

_LONGEST = 20_000
"""Characters of an article's body, markup counted (WeChat's documentation of drafts: fewer than 20,000)."""
_LINK = re.compile(
    r"(?<!!)\[(?:[^\[\]\r\n]|\[[^\[\]\r\n]*\])*\]\((?P<url>https?://[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)"
)
_INSIDE = "mp.weixin.qq.com"


class WeChat(Rule):
    """On WeChat a link to another site is dead text, and a body of 20,000 characters is refused.

    For publications that go out there (``wechat = true``). The links of the entries are told once: the
    WeChat export writes all links as references (doocs/md issue 1585), a copy of the Markdown does not. One
    in running text is told where it is.
    """

    id: ClassVar[str] = "EX001"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look for links in the text, and at its length."""
        if not subject.standards.wechat:
            return
        tree = subject.tree
        length = len(subject.text) - tree.body
        if length >= _LONGEST:
            message = _("the body has {n} characters; WeChat takes fewer than {most}").format(
                n=length, most=_LONGEST
            )
            yield self.finding(subject, tree.body, tree.body, message)
        yield from self._entries(subject)
        for piece in prose(subject):
            if piece.field in ("headline", None):
                continue
            for link in _LINK.finditer(piece.text):
                if _host(link["url"]) == _INSIDE:
                    continue
                message = _(
                    "on WeChat this link is dead text; the WeChat export makes it a numbered reference"
                )
                start, end = piece.start + link.start("url"), piece.start + link.end("url")
                yield self.finding(subject, start, end, message, entry=piece.entry, field=piece.field)

    def _entries(self, subject: Subject) -> Iterator[Finding]:
        urls = [block.head.url for block in subject.tree.blocks if block.head.url]
        outside = [url for url in urls if is_web(url.value) and _host(url.value) != _INSIDE]
        if outside:
            message = ngettext(
                "{n} entry leads outside WeChat; the WeChat export gives the link as a numbered reference",
                "{n} entries lead outside WeChat; the WeChat export gives the links as numbered references",
                len(outside),
            ).format(n=len(outside))
            found = self.finding(subject, outside[0].start, outside[0].end, message, field="link")
            yield replace(found, severity=Severity.INFO)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


RULES: tuple[Rule, ...] = (WeChat(),)
