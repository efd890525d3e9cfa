"""Day and number that a correction bears: they are of this issue, not of what it reports."""

import re
from functools import lru_cache
from string import Formatter

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


@lru_cache(maxsize=8)
def _matcher(pattern: str) -> re.Pattern[str]:
    """Return what finds notes: all of the pattern but the words of the correction itself."""
    parts: list[str] = []
    for at, (literal, field, form, _conversion) in enumerate(Formatter().parse(pattern)):
        parts.append(re.escape(literal))
        if field == "date":
            parts.append(f"(?P<date{at}>{_day(form or '%Y-%m-%d')})")
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
