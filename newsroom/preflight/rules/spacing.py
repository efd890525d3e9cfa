"""CP: the space between Han and Latin."""

import re
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from newsroom.model import Finding, Severity
from newsroom.preflight.prose import Prose, prose
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _
from newsroom.text.punctuation import HAN

_LATIN = r"[A-Za-z0-9](?:[A-Za-z0-9.+#&/_'-]*[A-Za-z0-9+#])?"
_WORD = re.compile(rf"{_LATIN}(?: {_LATIN})*[%]?")
_LETTER = re.compile(r"[A-Za-z]")
_HAN = re.compile(f"[{HAN}]")
_PARTED = re.compile(f"[{HAN}] [{HAN}]")
"""Han words with a space between them: there spaces part headlines or names, whatever script they are in."""
_COMPOUND = re.compile(
    r"[A-Z](?:股|站|字|型|轮|级|座|类|面|端|区|班|港|卡|咖|值|盘|君|总|照|图|角|点|线|光|恤|社|吧|柱|城|货|家|厂|粉|饭|位|板)"
    r"|(?:卡拉|维生素|甲|乙|丙)[A-Z]|IT之家|IT桔子|DoNews|T台|Q币|e租宝|阿Q|小i|3D|2D|AI(?=芯|脑)"
)
"""Words of which Han and Latin are parts, never parted: A股, B站, C端, X光 …"""
_NAMING = ("@", "#")
"""Begin the name of an account or a topic, which a space has to end."""
_ENOUGH = 3
"""Fewer places say nothing about how an issue is written."""


_FEW = 2
"""Up to so many places, or a sixth of all, are slips; more show no habit to hold them to."""


class _Border(NamedTuple):
    """A place where a Han character and a Latin word meet."""

    piece: Prose
    at: int
    """Where the second of the two begins, or the space between them."""
    spaced: bool


class Spacing(Rule):
    """Between a Han character and a Latin word there is a space in one place and none in another.

    The majority of the issue wins if it is a clear one, or what the publication has chosen. Numbers with
    their counters (3天, 2025年) are no matter of this rule, nor are marks, markup and names such as B站.
    """

    id: ClassVar[str] = "CP006"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Count both, then look at the fewer."""
        names = _names(subject)
        borders = [border for piece in prose(subject) for border in _borders(piece, names)]
        spaced = sum(border.spaced for border in borders)
        choice = subject.standards.spacing
        if choice == "majority":
            fewer = min(spaced, len(borders) - spaced)
            if len(borders) < _ENOUGH or fewer * 2 == len(borders) or fewer > max(_FEW, len(borders) / 6):
                return
            choice = "none" if spaced == fewer else "space"
        for border in borders:
            if border.spaced == (choice == "space"):
                continue
            yield self._found(subject, border, chosen=subject.standards.spacing != "majority")

    def _found(self, subject: Subject, border: _Border, chosen: bool) -> Finding:
        piece, at = border.piece, border.at
        start = piece.start + at - 1
        if border.spaced:
            message = (
                _("a space between Han and Latin, where the publication sets none")
                if chosen
                else _("a space between Han and Latin, where the issue has none")
            )
            fix = piece.text[at - 1] + piece.text[at + 1]
            end = start + 3
        else:
            message = (
                _("no space between Han and Latin, where the publication sets one")
                if chosen
                else _("no space between Han and Latin, where the issue has one")
            )
            fix = f"{piece.text[at - 1]} {piece.text[at]}"
            end = start + 2
        return self.finding(subject, start, end, message, entry=piece.entry, field=piece.field, fix=fix)


def _names(subject: Subject) -> tuple[str, ...]:
    """Return the publication's own spellings in which Han and Latin meet."""
    standards = subject.standards
    listed = {*standards.terms.values(), *standards.allowed}
    return tuple(name for name in listed if _HAN.search(name) and _LETTER.search(name))


def _borders(piece: Prose, names: tuple[str, ...]) -> Iterator[_Border]:
    own = piece.own
    if _PARTED.search(own):
        return
    kept = [match.span() for match in _COMPOUND.finditer(own)]
    kept += [(at, at + len(name)) for name in names for at in _places(own, name)]
    for word in _WORD.finditer(own):
        start, end = word.span()
        if not _LETTER.search(word[0]) or own[start - 1 : start] in _NAMING:
            continue
        before = start - 2 if own[start - 1 : start] == " " else start - 1
        words = word[0].split(" ")
        if (
            _LETTER.search(words[0])
            and before >= 0
            and _HAN.match(own[before])
            and not _inside(kept, before, start + 1)
        ):
            yield _Border(piece, before + 1, before == start - 2)
        after = end + 1 if own[end : end + 1] == " " else end
        if (
            _LETTER.search(words[-1])
            and after < len(own)
            and _HAN.match(own[after])
            and not _inside(kept, end - 1, after + 1)
        ):
            yield _Border(piece, end, after == end + 1)


def _inside(kept: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and last > start for first, last in kept)


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


RULES: tuple[Rule, ...] = (Spacing(),)
