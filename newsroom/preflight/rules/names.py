"""FA: names that nothing vouches for."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.lists.common import COMMON, ENGLISH
from newsroom.preflight.rule import Rule
from newsroom.preflight.running import running
from newsroom.preflight.sourcetext import Sources, sources_of
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _
from newsroom.text.aliases import HAN_NAMES, full_names, others
from newsroom.text.latin import Latin, folded, names
from newsroom.text.namesakes import in_text, stands
from newsroom.text.quantities import quantities

_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?。！？:：“\"]\s*)$")
_LEADING = re.compile(r"[A-Za-z]+")


class NamesInSource(Rule):
    """A Latin name, model or product in headline or summary that the source does not have.

    Case, hyphens, spaces and the plural do not count, nor does it matter whether the source calls it by its
    Chinese name. A version is part of the name.
    """

    id: ClassVar[str] = "FA003"
    severity: ClassVar[Severity] = Severity.WARNING
    sourced: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look up every name, once for each entry."""
        told: set[tuple[int, str]] = set()
        terms = subject.publication.standards.terms
        for piece in running(subject):
            entry = piece.piece.entry
            if piece.piece.field not in ("headline", "summary") or not entry:
                continue
            sources = sources_of(subject, entry)
            if sources is None or not sources.whole:
                continue
            full = [each for each in full_names(piece.text) if sources.has_name(each[2])]
            for name in _names(piece.text):
                if (entry, folded(name.name)) in told or sources.has_name(name.name):
                    continue
                if _within(name, full):
                    continue  # the Sam of Sam Altman, whom the source calls 奥特曼
                if _is_spelt_otherwise(name.name, terms, sources):
                    continue
                told.add((entry, folded(name.name)))
                start, end = piece.place(name.start, name.end)
                message = _("the source does not mention {name}").format(name=name.name)
                yield self.finding(subject, start, end, message, entry=entry, field=piece.piece.field)


def _within(name: Latin, full: list[tuple[int, int, str]]) -> bool:
    return any(start <= name.start and name.end <= end for start, end, _name in full)


def _is_spelt_otherwise(name: str, terms: Mapping[str, str], sources: Sources) -> bool:
    """Tell whether a source has what the publication's terms say is to be written as a name."""
    return any(
        sources.has_name(wrong) if wrong.isascii() else wrong in sources.text
        for wrong, right in terms.items()
        if folded(right) == folded(name) and right[:1].isascii()
    )


class NamesInEntries(Rule):
    """A name in lead or commentary that no entry has: readers look for it below, and do not find it."""

    id: ClassVar[str] = "FA005"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look up every Latin name, and every Chinese one that the list of names has."""
        if not subject.issue.entries:
            return
        entries = _entries(subject)
        told: set[str] = set()
        for piece in running(subject):
            if piece.piece.field not in ("lead", "commentary"):
                continue
            full = [each for each in full_names(piece.text) if entries.has_name(each[2])]
            for name in sorted((*_names(piece.text), *_han_names(piece.text))):
                key = folded(name.name) or name.name
                if key in told or _has(entries, name.name) or _within(name, full):
                    continue
                told.add(key)
                start, end = piece.place(name.start, name.end)
                message = _("no entry mentions {name}").format(name=name.name)
                yield self.finding(subject, start, end, message, field=piece.piece.field)


def _entries(subject: Subject) -> Sources:
    text = "\n\n".join(f"{entry.headline}\n{entry.summary}" for entry in subject.issue.entries)
    return Sources(text.replace("*", ""), True)


def _has(entries: Sources, name: str) -> bool:
    if name[0].isascii():
        return entries.has_name(name)
    return stands(name, entries.text) or any(
        entries.has_name(other) if other[0].isascii() else stands(other, entries.text)
        for other in others(name)
    )


@lru_cache(maxsize=512)
def _names(text: str) -> tuple[Latin, ...]:
    """Return the Latin words of a text that are names, and not common words or numbers with their units."""
    counted = [(each.start, each.end) for each in quantities(text) if each.kind != "label"]
    chinese = bool(_HAN.search(text))
    found = []
    for name in names(text):
        leading = _LEADING.match(name.name)
        if any(start < name.end and end > name.start for start, end in counted):
            continue
        key = folded(name.name)
        if (
            len(key) < 2
            or name.name.casefold() in COMMON
            or key in _COMMON
            or key.removesuffix("s") in _COMMON
        ):
            continue
        if leading and leading[0] == name.name and name.name.casefold() in ENGLISH:
            continue
        plain = name.name.isalpha() and name.name[1:].islower()
        if plain and not chinese and _SENTENCE_BEGINS.search(text[: name.start]):
            continue
        found.append(name)
    return tuple(found)


def _han_names(text: str) -> Iterator[Latin]:
    for match in _HAN_NAME.finditer(text):
        yield Latin(match.start(), match.end(), match[0])


_COMMON = frozenset(map(folded, COMMON))
_HAN_NAME = re.compile("|".join(map(in_text, sorted(HAN_NAMES, key=len, reverse=True))))

RULES: tuple[Rule, ...] = (NamesInSource(), NamesInEntries())
