"""Day and number that a correction or follow-up bears: they are of our issues, not of what is reported."""

import re
from functools import lru_cache
from string import Formatter

from msgspec import Struct

_DAY = "%Y-%m-%d"
"""How a day is written where the pattern does not say."""
_CODE = re.compile(r"%[-_0^#]?[A-Za-z]")


@lru_cache(maxsize=8)
def notes(text: str, pattern: str) -> tuple[tuple[int, int], ...]:
    """Return where the days and numbers of correction notes stand in a text.

    Args:
        text: The Markdown of an issue.
        pattern: What the publication's corrections look like (`Standards.correction`).
    """
    return tuple(
        match.span(name)
        for match in _matcher(pattern).finditer(text)
        for name in match.groupdict()
        if match[name] is not None
    )


class Reference(Struct, frozen=True):
    """The entry that a headline says it follows up."""

    spans: tuple[tuple[int, int], ...]
    """Where day and number stand in the headline."""
    day: tuple[int, ...]
    """The numbers of the day, as they are written: month and day, or the year as well."""
    form: str
    """How the day is written, in the form of strftime."""
    number: int | None


def references(headline: str, pattern: str) -> tuple[Reference, ...]:
    """Return which entries a headline says it follows up.

    Args:
        headline: The headline, without markup.
        pattern: What the publication's follow-ups look like (`Standards.follow_up`).
    """
    found: list[Reference] = []
    for match in _matcher(pattern).finditer(headline):
        said = {name: words for name, words in match.groupdict().items() if words is not None}
        if not said:
            continue
        day = next((words for name, words in said.items() if name.startswith("date")), "")
        number = next((int(words) for name, words in said.items() if name.startswith("number")), None)
        spans = tuple(match.span(name) for name in said)
        found.append(Reference(spans, numbers_of(day), _form(pattern), number))
    return tuple(found)


def numbers_of(day: str) -> tuple[int, ...]:
    """Return the numbers in which a day is written: 03月07日 is that of 3月7日."""
    return tuple(map(int, re.findall("[0-9]+", day)))


def reported(headline: str, pattern: str) -> str:
    """Return a headline with blanks for day and number of what it follows up: no source has these."""
    for reference in references(headline, pattern):
        for start, end in reference.spans:
            headline = headline[:start] + " " * (end - start) + headline[end:]
    return headline


def _form(pattern: str) -> str:
    parts = Formatter().parse(pattern)
    return next((form for _text, field, form, _how in parts if field == "date" and form), _DAY)


@lru_cache(maxsize=8)
def _matcher(pattern: str) -> re.Pattern[str]:
    """Return what finds notes: all of the pattern but the words of the correction itself."""
    parts: list[str] = []
    for at, (literal, field, form, _conversion) in enumerate(Formatter().parse(pattern)):
        parts.append(re.escape(literal))
        if field == "date":
            parts.append(f"(?P<date{at}>{_day(form or _DAY)})")
        elif field == "number":
            parts.append(f"(?P<number{at}>[0-9]+)")
        elif field is not None:
            parts.append(r"[^\r\n]*?")
    return re.compile("".join(parts))


def _day(form: str) -> str:
    """Return what finds a day that was written in a form of strftime."""
    found, at = "", 0
    for code in _CODE.finditer(form):
        found += re.escape(form[at : code.start()])
        found += "[0-9]+" if code[0][-1] in "YmdyjuwUVWG" else r"[^\r\n]+?"
        at = code.end()
    return found + re.escape(form[at:])
