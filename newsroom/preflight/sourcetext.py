"""The sources of an entry, as one text that facts are held against."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property, lru_cache

from msgspec import Struct

from newsroom.model import Evidence
from newsroom.preflight.reckoned import can_be_near, names_such, speaks_of_now
from newsroom.preflight.subject import Subject
from newsroom.preflight.variants import is_traditional, simplified
from newsroom.text.aliases import others, versioned
from newsroom.text.latin import has_name
from newsroom.text.namesakes import stands
from newsroom.text.quantities import (
    HALF,
    HALVES,
    Kind,
    Quantity,
    agree,
    are_at_odds,
    gaps,
    quantities,
    rough,
    same_multiple,
    shares,
    spreads,
)
from newsroom.text.teasers import may_be_excerpt

_CUT = re.compile(
    r"(?:…|\.\.\.|阅读(?:全文|更多|原文)|查看(?:全文|原文|更多)|Read more|Continue reading)[\s\]）).。>»]*$"
)
_SHARE = re.compile(r"(?:占|比重|份额|share)[^，。；,;]*$")
"""Before a per cent that a writer may have reckoned from two amounts of the source."""
_MOST = re.compile(r"多数|大部分|\bmajority\b|\bmost of\b", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_SAID = re.compile(r"[^\w]|_")


class Sources(Struct, frozen=True, dict=True):
    """What is known of an entry, or of a whole issue."""

    text: str
    """Titles and texts, with blank lines between."""
    whole: bool
    """None of them breaks off: what is not in them is not in the source."""
    dates: tuple[datetime, ...] = ()
    """When they came out and were read."""

    @property
    def chinese(self) -> bool:
        """There is enough Chinese in them to hold Chinese words against."""
        return len(_HAN.findall(self.text)) * 4 > len(self.text.split()) + len(self.text) // 3

    @cached_property
    def _numbers(self) -> tuple[Quantity, ...]:
        """The numbers, read paragraph by paragraph: most of them are as they were at the last check."""
        return tuple(each for part in self.text.split("\n\n") for each in _numbers_of(part))

    def has_number(self, quantity: Quantity, text: str = "") -> bool:
        """Tell whether the sources have a number of a text, or say nothing that could be held against it."""
        found = self._numbers
        parts = self.text.split("\n\n")
        if quantity.kind is Kind.TIMES:
            if any(
                agree(quantity, each) and not are_at_odds(text, quantity, part, each)
                for part in parts
                for each in _numbers_of(part)
            ):
                return True
        elif any(agree(quantity, each) for each in found) and self._knows_year(quantity, found):
            return True
        if any(same_multiple(text, quantity, part, quantities(part)) for part in parts):
            return True
        if quantity.kind is Kind.POINT:
            # The ends may stand in the text, too, where each is looked up for itself.
            return any(agree(quantity, each) for part in (text, *parts) for each in gaps(part))
        if quantity.unit == HALVES and _is_most(quantity, found, self.text):
            return True
        if quantity.kind is Kind.PERCENT and (
            quantity.unit == HALVES or _SHARE.search(text[max(0, quantity.start - 24) : quantity.start])
        ):
            return any(agree(quantity, each) for part in parts for each in shares(part))
        if quantity.kind is Kind.QUARTER and not any(
            each.kind is Kind.QUARTER and each.unit == quantity.unit for each in found
        ):
            return quantity.unit == HALF  # 上半年 is what the writer calls the months of the source
        if quantity.kind is not Kind.DATE or not can_be_near(quantity, self.dates, self.text):
            return False
        # What day 昨日 is the writer has to reckon; a day that the source names is taken over.
        return not names_such(quantity, found) or speaks_of_now(quantity, text, self.text)

    def _knows_year(self, quantity: Quantity, found: tuple[Quantity, ...]) -> bool:
        """Tell whether the year of a date is one that the sources speak of, or are of."""
        year = quantity.day[0]
        if year is None or any(each.day[0] == year or each.unit == str(year) for each in found):
            return True
        return any(abs(year - date.year) <= 1 for date in self.dates)

    def has_name(self, name: str) -> bool:
        """Tell whether the sources have a Latin name, or a Chinese one of the same."""
        if has_name(name, self.text):
            return True
        return any(
            has_name(other, self.text) if other.isascii() else stands(other, plain(self.text))
            for other in others(name)
        ) or any(form.search(plain(self.text)) for form in versioned(name))


def _numbers_of(part: str) -> tuple[Quantity, ...]:
    return (*quantities(part), *rough(part), *spreads(part))


def _is_most(said: Quantity, found: tuple[Quantity, ...], text: str) -> bool:
    """Tell whether a source says in other words that it is half, or more than that where 过半 is said."""
    if said.mode != "over":
        return False
    return bool(_MOST.search(text)) or any(
        each.kind is Kind.PERCENT and 50 < each.value < 100 for each in found
    )


def sources_of(subject: Subject, number: int) -> Sources | None:
    """Return the sources of an entry; None where it has none, or nothing but a title."""
    return _joined(subject.evidence_of(number), subject)


def all_sources(subject: Subject) -> Sources:
    """Return what lead and commentary may draw on: the entries and all of their sources."""
    entries = "\n\n".join(f"{entry.headline}\n{entry.summary}" for entry in subject.issue.entries)
    known = _joined(subject.evidence, subject)
    dates = known.dates if known else _days(subject)
    text = entries.replace("*", "") + (f"\n\n{known.text}" if known else "")
    return Sources(text, known is not None and known.whole, dates)


def is_excerpt(subject: Subject, number: int) -> bool:
    """Tell whether all that is kept of an entry's sources is a short text that a feed gave.

    Its page was never fetched, or could not be: what the entry says may stand there all the same.
    """
    texts = [each for each in subject.evidence_of(number) if each.text.strip()]
    return bool(texts) and all(
        each.kind == "feed" and bool(each.url) and may_be_excerpt(each.text) for each in texts
    )


def _joined(evidence: Iterable[Evidence], subject: Subject) -> Sources | None:
    texts = [each for each in evidence if each.text.strip()]
    if not texts:
        return None
    moments = tuple(moment for each in texts for moment in (each.published, each.retrieved) if moment)
    text = "\n\n".join(f"{each.title}\n{each.text}" for each in texts)
    whole = any(each.kind == "page" or not _CUT.search(each.text[-40:]) for each in texts)
    return Sources(text, whole, (*moments, *_days(subject)))


def _days(subject: Subject) -> tuple[datetime, ...]:
    day = subject.issue.date
    return (datetime(day.year, day.month, day.day),) if day else ()


@lru_cache(maxsize=128)
def plain(text: str) -> str:
    """Return a text in simplified characters."""
    return (
        simplified(text) if any(is_traditional(character) for character in set(_HAN.findall(text))) else text
    )


@lru_cache(maxsize=128)
def spoken(text: str) -> str:
    """Return only the letters and digits of a text, of one width, case and script: how it sounds."""
    import unicodedata

    return _NOT_SAID.sub("", unicodedata.normalize("NFKC", plain(text))).casefold()
