"""LK: where the entries lead."""

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from newsroom.issues.escapes import escape_url
from newsroom.model import Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _, ngettext
from newsroom.text.addresses import canonical, tracking_parameters, untracked


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
                message = message.format(numbers=", ".join(map(str, numbers)))
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
            message = message.format(names=", ".join(names))
            fix = escape_url(clean)
            yield self.finding(subject, url.start, url.end, message, entry=number, field="link", fix=fix)
