"""FA: numbers, held against the sources and against one another."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from msgspec.structs import replace

from newsroom.model import Finding, Severity
from newsroom.preflight.notes import notes, reported
from newsroom.preflight.rule import Rule
from newsroom.preflight.running import Running, running
from newsroom.preflight.slips import Slip, slips
from newsroom.preflight.slips.rates import is_converted
from newsroom.preflight.sourcetext import Sources, all_sources, sources_of
from newsroom.preflight.stated import claims, closest, context, is_few, likeness, noun, place
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _
from newsroom.text.quantities import (
    Kind,
    Quantity,
    agree,
    has_numeral,
    quantities,
    rough,
    same_kind,
    same_multiple,
)

_SURE = 3
"""From this likeness on two numbers are taken to be of one thing."""


class NumbersInSource(Rule):
    """A number that the source does not have.

    A digit too many, 万 for 亿, points for per cent: nothing hurts a digest more, or is overlooked as easily.
    Scales, units, ranges, dates and the ways of rounding (约, 近, 超) are understood, and what stands
    beside a number is held against the source too: its direction, its bound, what it is per. Headline and
    summary are held against the entry's evidence, lead and commentary against all entries and all evidence.
    """

    id: ClassVar[str] = "FA001"
    severity: ClassVar[Severity] = Severity.WARNING
    sourced: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look up every number."""
        for piece in map(partial(_reported, subject), running(subject)):
            field = piece.piece.field
            if field in ("headline", "summary") and piece.piece.entry:
                sources = sources_of(subject, piece.piece.entry)
                if sources is None:
                    yield from self._against_titles(subject, piece, piece.piece.entry)
                elif sources.whole:
                    yield from self._missing(subject, piece, sources)
            elif (field == "lead" and subject.issue.entries) or (field == "commentary" and subject.evidence):
                yield from self._missing(subject, piece, all_sources(subject))

    def _against_titles(self, subject: Subject, piece: Running, entry: int) -> Iterator[Finding]:
        """Where nothing but titles is kept: what they lack the page may have, but it has what they say."""
        for title in {each.title: None for each in subject.evidence_of(entry) if each.title.strip()}:
            for instead, said in _differing(title, piece.text):
                known = Sources(title, whole=False)
                yield self._finding(
                    subject, piece, known, (said.start, said.end), (instead.start, instead.end)
                )

    def _missing(self, subject: Subject, piece: Running, sources: Sources) -> Iterator[Finding]:
        ours = notes(subject.text, subject.standards.correction)

        def own(start: int, end: int) -> bool:
            first, last = place(piece, start, end)
            return any(begins < last and first < ends for begins, ends in ours)

        otherwise = [each for each in slips(piece.text, sources.text) if not own(each.start, each.end)]
        told: list[tuple[int, int]] = []
        for quantity in claims(piece.text):
            if own(quantity.start, quantity.end) or sources.has_number(quantity, piece.text):
                continue
            if quantity.kind is Kind.MONEY and is_converted(piece.text, quantity, sources.text):
                continue
            near = closest(piece.text, quantity, sources.text)
            if is_few(quantity) and not _contradicts(piece.text, quantity, sources.text, near):
                continue
            other = (near[1].start, near[1].end) if near and near[0] > 1 else (0, 0)
            slip = next((each for each in otherwise if _overlap(each, quantity.start, quantity.end)), None)
            if slip:
                other = (slip.source_start, slip.source_end)
            told.append((quantity.start, quantity.end))
            yield self._finding(subject, piece, sources, (quantity.start, quantity.end), other)
        for slip in otherwise:
            if not any(_overlap(slip, *each) for each in told):
                told.append((slip.start, slip.end))
                other = (slip.source_start, slip.source_end)
                yield self._finding(subject, piece, sources, (slip.start, slip.end), other)

    def _finding(
        self,
        subject: Subject,
        piece: Running,
        sources: Sources,
        said: tuple[int, int],
        other: tuple[int, int],
    ) -> Finding:
        words, instead = piece.text[slice(*said)], sources.text[slice(*other)]
        start, end = place(piece, *said)
        return self.finding(
            subject,
            start,
            end,
            _message(piece.piece.field, instead).format(
                number=" ".join(words.split()), other=" ".join(instead.split())
            ),
            entry=piece.piece.entry,
            field=piece.piece.field,
        )


def _reported(subject: Subject, piece: Running) -> Running:
    """Leave out of a headline the day and number of the entry that it follows up: no source says those."""
    if piece.piece.field != "headline":
        return piece
    text = reported(piece.text, subject.standards.follow_up)
    return piece if text == piece.text else replace(piece, text=text)


def _overlap(slip: Slip, start: int, end: int) -> bool:
    return slip.start < end and start < slip.end


def _contradicts(text: str, quantity: Quantity, source: str, near: tuple[int, Quantity] | None) -> bool:
    """Tell whether a source counts the same things to another number."""
    if near is None or near[1].value <= 1 or near[1].unit != quantity.unit:
        return False
    name = noun(text, quantity)
    return bool(name) and name == noun(source, near[1])


def _message(field: str | None, other: str) -> str:
    if field in ("lead", "commentary"):
        if other:
            return _("neither the entries nor their sources say {number}; they have {other}")
        return _("neither the entries nor their sources say {number}")
    if other:
        return _("the source does not say {number}; it has {other}")
    return _("the source does not say {number}")


class NumbersAgree(Rule):
    """Headline and summary give different numbers for one thing; one of the two is wrong.

    One thing it is where the same words stand beside both, or where only the scale or a single digit differs.
    """

    id: ClassVar[str] = "FA004"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Hold the numbers of each headline against those of its summary."""
        headlines: dict[int, Running] = {}
        for piece in map(partial(_reported, subject), running(subject)):
            number = piece.piece.entry
            if number is None:
                continue
            if piece.piece.field == "headline":
                headlines[number] = piece
            elif piece.piece.field == "summary" and (headline := headlines.get(number)):
                yield from self._differing(subject, headline, piece)

    def _differing(self, subject: Subject, headline: Running, summary: Running) -> Iterator[Finding]:
        for stated, other in _differing(headline.text, summary.text):
            start, end = place(headline, stated.start, stated.end)
            message = _("the headline says {number}, the summary {other}; hold both against the source")
            yield self.finding(
                subject,
                start,
                end,
                message.format(
                    number=" ".join(headline.text[stated.start : stated.end].split()),
                    other=" ".join(summary.text[other.start : other.end].split()),
                ),
                entry=headline.piece.entry,
                field="headline",
            )


def _differing(headline: str, summary: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Return the numbers of a headline of whose thing a text beside it gives another number, and that one."""
    stated, told = (
        [each for each in claims(side) if has_numeral(side, each)] for side in (headline, summary)
    )
    known = (*quantities(summary), *rough(summary))
    for quantity in stated:
        if is_few(quantity) or any(agree(quantity, each) or agree(each, quantity) for each in known):
            continue
        if same_multiple(headline, quantity, summary, quantities(summary)):
            continue
        others = [
            each
            for each in told
            if _comparable(quantity, each) and not any(agree(each, one) for one in stated)
        ]
        other = _twin(quantity, stated, told) or next(
            (each for each in others if _of_one(headline, quantity, summary, each, others)), None
        )
        if other is not None:
            yield quantity, other


def _comparable(one: Quantity, other: Quantity) -> bool:
    if is_few(other):
        return False
    if Kind.BARE in (one.kind, other.kind) and one.kind is not other.kind:
        # 137亿 in the headline, 130亿美元 in the summary.
        return one.scaled and other.scaled and Kind.MONEY in (one.kind, other.kind)
    if one.kind is Kind.DATE is other.kind:
        return one.day[1:] != (None, None) and other.day[1:] != (None, None) and one.day[2] is not None
    if {one.kind, other.kind} == {Kind.PERCENT, Kind.POINT}:
        return one.value == other.value
    if one.kind is Kind.BARE and one.scaled is not other.scaled:
        return False
    if one.kind is Kind.MONEY is other.kind and one.unit != other.unit:
        return one.value == other.value
    return same_kind(one, other)


def _twin(one: Quantity, stated: list[Quantity], told: list[Quantity]) -> Quantity | None:
    """Return the one number of the summary that a headline's must be, whatever words stand beside them.

    It is the only one of its kind and unit in either text, of the same size, and differs in one digit:
    投资95亿美元 and 注资75亿美元, 170万辆 and 120万辆. A year that cannot be meant is its neighbour.
    """
    year = _year(one)
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return next((each for each in told if _one_digit(f"{year}", f"{_year(each)}")), None)
    if one.kind in (Kind.DATE, Kind.QUARTER, Kind.ORDINAL) or (one.kind is Kind.BARE and not one.scaled):
        return None
    if [each for each in stated if _like(one, each)] != [one]:
        return None
    alone = [each for each in told if _like(one, each)]
    if len(alone) != 1 or one.value.adjusted() != alone[0].value.adjusted():
        return None
    first, second = _digits(one), _digits(alone[0])
    width = max(len(first), len(second))
    if width < 2:
        return None  # 5亿 raised and 8亿 of worth: one digit in common is none
    return alone[0] if _one_digit(first.ljust(width, "0"), second.ljust(width, "0")) else None


_FIRST_YEAR, _LAST_YEAR = 1900, 2100
"""A year of the news lies between them; another one is a slip."""


def _year(one: Quantity) -> int | None:
    """Return the year a number is; 8026年 is read as a span, as no date can be meant."""
    if one.kind is Kind.DATE:
        return one.day[0]
    if one.kind is Kind.MEASURE and one.unit == "month" and not one.scaled:
        years, months = divmod(one.value, 12)
        return int(years) if not months and 1000 <= years <= 9999 else None
    return None


def _like(one: Quantity, other: Quantity) -> bool:
    if one.kind is other.kind and one.unit == other.unit:
        return one.scaled or one.kind is not Kind.BARE
    # 290亿 in the headline, 230亿元 in the summary.
    return {one.kind, other.kind} == {Kind.BARE, Kind.MONEY} and one.scaled and other.scaled


def _digits(one: Quantity) -> str:
    return f"{one.value.normalize():f}".replace(".", "").strip("0")


def _one_digit(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _of_one(text: str, one: Quantity, other_text: str, other: Quantity, others: list[Quantity]) -> bool:
    """Tell whether two differing numbers are meant to be of one thing."""
    if one.kind in (Kind.DATE, Kind.QUARTER):
        return len(others) == 1 and bool(
            context(text, one.start, one.end) & context(other_text, other.start, other.end)
        )
    if one.value and other.value and _slip(one, other):
        return True
    # A count of other things: 3家公司, 5个国家.
    name, other_name = noun(text, one), noun(other_text, other)
    if one.kind is Kind.COUNT and (one.unit != other.unit or (name and other_name and name != other_name)):
        return False
    alike = (
        one.kind is other.kind and one.unit == other.unit and one.value.adjusted() == other.value.adjusted()
    )
    if alike and len(others) == 1 and likeness(text, one, other_text, other) >= 1:
        return True
    score = _score(text, one, other_text, other)
    return score >= _SURE and all(
        _score(text, one, other_text, each) < score for each in others if each is not other
    )


def _score(text: str, one: Quantity, other_text: str, other: Quantity) -> int:
    """Return how much speaks for two numbers being of one thing; one of another size hardly is."""
    size = 1 if one.value.adjusted() == other.value.adjusted() else -1
    return likeness(text, one, other_text, other) + size


def _slip(one: Quantity, other: Quantity) -> bool:
    """Tell whether one number is the other with a wrong scale, or with one digit of three or more wrong."""
    if one.value == other.value:
        return True
    first, second = _digits(one), _digits(other)
    if first == second:
        return len(first) > 1 or one.scaled or other.scaled
    return len(first) >= 3 and one.value.adjusted() == other.value.adjusted() and _one_digit(first, second)


RULES: tuple[Rule, ...] = (NumbersInSource(), NumbersAgree())
