"""ST: how many entries, how long, and how much bold."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from newsroom.issues import characters
from newsroom.model import Band, Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _
from newsroom.text.addresses import site

_FEWEST_OF_ONE = 4
"""Entries that share a site or a topic are no matter in a short list."""
_NAME = re.compile(r"(?<![A-Za-z0-9.])[A-Z][A-Za-z0-9]{2,}(?![A-Za-z0-9])")
_COMMON = frozenset({"API", "APP", "App", "Agent", "Agents", "CEO", "GPU", "LLM", "The", "USB"})
"""Latin words in headlines that are no topic."""
_BOLD = re.compile(r"\*\*(?![\s*])([^*]*[^\s*])\*\*(?!\*)|__(?![\s_])([^_]*[^\s_])__(?!_)")
_SENTENCE_END = "。．.！!？?；;，, \t"


class Balance(Rule):
    """There are too few or too many entries, or one site or one topic has most of them.

    A digest that lives on one site is that site's digest.
    """

    id: ClassVar[str] = "ST004"
    severity: ClassVar[Severity] = Severity.WARNING
    house: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Count entries, their sites, and the names in their headlines."""
        blocks, standards = subject.tree.blocks, subject.standards
        if not blocks:
            return
        last = blocks[-1].head
        if len(blocks) < standards.fewest:
            message = _("there are only {n} entries; an issue has at least {least}")
            message = message.format(n=len(blocks), least=standards.fewest)
            yield self.finding(subject, last.headline.start, last.headline.end, message)
        elif len(blocks) > standards.most:
            message = _("there are {n} entries; an issue has at most {most}")
            message = message.format(n=len(blocks), most=standards.most)
            yield self.finding(subject, last.headline.start, last.headline.end, message)
        yield from self._sites(subject)
        yield from self._topics(subject)

    def _sites(self, subject: Subject) -> Iterator[Finding]:
        sites: defaultdict[str, list[int]] = defaultdict(list)
        for number, block in enumerate(subject.tree.blocks, 1):
            if host := site(block.url):
                sites[host].append(number)
        for host, numbers in sites.items():
            url = subject.tree.blocks[numbers[0] - 1].head.url
            if url is not None and self._is_most(subject, numbers):
                message = _("{n} of {all} entries lead to {site}; look for other sources")
                message = message.format(n=len(numbers), all=len(subject.tree.blocks), site=host)
                numbered = tuple(numbers)
                yield self.finding(subject, url.start, url.end, message, entries=numbered, field="link")

    def _topics(self, subject: Subject) -> Iterator[Finding]:
        topics: defaultdict[str, list[int]] = defaultdict(list)
        for number, block in enumerate(subject.tree.blocks, 1):
            for name in dict.fromkeys(_NAME.findall(block.headline)):
                if name not in _COMMON:
                    topics[name].append(number)
        for name, numbers in topics.items():
            if self._is_most(subject, numbers):
                headline = subject.tree.blocks[numbers[0] - 1].head.headline
                message = _("{n} of {all} entries are about {name}; an issue has several topics")
                message = message.format(n=len(numbers), all=len(subject.tree.blocks), name=name)
                yield self.finding(
                    subject,
                    headline.start,
                    headline.end,
                    message,
                    entries=tuple(numbers),
                    field="headline",
                )

    @staticmethod
    def _is_most(subject: Subject, numbers: list[int]) -> bool:
        share = len(numbers) / len(subject.tree.blocks)
        return len(numbers) >= _FEWEST_OF_ONE and share > subject.standards.site_share


class Lengths(Rule):
    """A headline, summary, lead or commentary is longer or shorter than the house has them.

    Characters are counted as a reader sees them: markup is not counted, spaces inside a line are.
    """

    id: ClassVar[str] = "ST005"
    severity: ClassVar[Severity] = Severity.WARNING
    house: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Measure every text that is there, and name lead and commentary where they are not."""
        tree, standards = subject.tree, subject.standards
        if tree.lead:
            yield from self._of(subject, "lead", tree.lead.value, tree.lead.start, tree.lead.end)
        elif tree.blocks and standards.lead.least:
            yield self._missing(subject, "lead", tree.blocks[0].start, _("there is no lead yet; write one"))
        for number, block in enumerate(tree.blocks, 1):
            head = block.head.headline
            yield from self._of(subject, "headline", block.headline, head.start, head.end, number, plain=True)
            if block.summary:
                passage = block.summary
                yield from self._of(subject, "summary", passage.value, passage.start, passage.end, number)
        there = tree.commentary
        if there and there.value:
            yield from self._of(subject, "commentary", there.value, there.text_start, there.text_end)
        elif tree.blocks and standards.commentary.least:
            message = _("there is no commentary yet; write one")
            yield self._missing(subject, "commentary", len(subject.text), message)

    def _missing(self, subject: Subject, field: str, at: int, message: str) -> Finding:
        return self.finding(subject, at, at, message, field=field)

    def _of(
        self,
        subject: Subject,
        field: str,
        value: str,
        start: int,
        end: int,
        entry: int | None = None,
        *,
        plain: bool = False,
    ) -> Iterator[Finding]:
        band: Band = getattr(subject.standards, field)
        length = len(value) if plain else characters(value)
        if not length or band.holds(length):
            return
        if length < band.least:
            message = _("{n} characters are {missing} too few; it has {least} to {most}")
        else:
            message = _("{n} characters are {over} too many; it has {least} to {most}")
        message = message.format(
            n=length,
            missing=band.least - length,
            over=length - band.most,
            least=band.least,
            most=band.most,
        )
        yield self.finding(subject, start, end, message, entry=entry, field=field)


class Emphasis(Rule):
    """A summary has no bold words, too many of them, or is bold from end to end.

    The bold words are what a reader skims by.
    """

    id: ClassVar[str] = "ST006"
    severity: ClassVar[Severity] = Severity.WARNING
    house: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Count the bold passages of every summary."""
        least, most = subject.standards.bold
        for number, block in enumerate(subject.tree.blocks, 1):
            passage = block.summary
            if passage is None or not passage.value.strip():
                continue
            bold = list(_BOLD.finditer(subject.text, passage.start, passage.end))
            start, end = passage.start, passage.end
            if len(bold) < least:
                message = _("there are {n} bold passages; a summary has at least {least}, its key words")
            elif len(bold) > most:
                message = _("there are {n} bold passages; a summary has at most {most}")
                start, end = bold[most].span()
            elif bold and not _BOLD.sub("", subject.text[start:end]).strip(_SENTENCE_END):
                message = _("the whole summary is bold; only its key words should be")
            else:
                continue
            message = message.format(n=len(bold), least=least, most=most)
            yield self.finding(subject, start, end, message, entry=number, field="summary")


RULES: tuple[Rule, ...] = (Balance(), Lengths(), Emphasis())
