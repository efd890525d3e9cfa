"""Values of front matter: strings, lists of strings and dates, read and written where they stand.

This is no YAML or TOML reader. It knows the forms a digest's title, date and categories come in; what it
does not know it leaves alone, so that a file in an unknown style still comes back as it was.
"""

import re
import textwrap
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

_DOUBLE = re.compile(r'"((?:[^"\\\r\n]|\\.)*)"')
_SINGLE = re.compile(r"'((?:[^'\r\n]|'')*)'")
_FOLDS = re.compile(r"(?<![ \t])[ \t]*(?:\r\n|\r|\n)\s*")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}(?:[ \t]+#.*)?[ \t]*")
_FOLDED = re.compile(r"(?<!\n)\n(?!\n)")
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_NAMED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BLOCK_ITEM = re.compile(r"[ \t]*-[ \t]+(.*?)[ \t]*$")
_FLOW_ITEM = re.compile(rf"[\s,]*(?:{_DOUBLE.pattern}|{_SINGLE.pattern}|([^,\[\]\"'][^,\[\]]*))")
_INSTANT = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d*))?)?"
    r"[ \t]*(?:([Zz])|([+-])(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?)?)?",
    re.ASCII,
)


def scalar_length(raw: str) -> int:
    """Return how many code points of a line's value are the value: what follows is a comment or blank."""
    for quoted in (_DOUBLE, _SINGLE):
        if match := quoted.match(raw):
            return match.end()
    if raw[:1] in "[{":
        return len(raw.rstrip())
    comment = _COMMENT.search(raw)
    return len((raw[: comment.start()] if comment else raw).rstrip())


def read_string(raw: str) -> str:
    """Read a scalar in double quotes, single quotes or none."""
    if match := _DOUBLE.fullmatch(raw):
        return _unescaped(match[1])
    if match := _SINGLE.fullmatch(raw):
        return match[1].replace("''", "'")
    return raw


def read_line(raw: str) -> str:
    """Read a scalar as one line, though it may be written over several."""
    return read_string(_FOLDS.sub(" ", raw.strip()))


def read_text(raw: str) -> str:
    """Read a string that may have several lines: a block scalar of YAML (1.2, 8.1), else one line."""
    raw = raw.strip(" \t")
    first, *lines = re.split(r"\r\n|\r|\n", raw)
    if not _BLOCK.fullmatch(first):
        return read_line(raw)
    text = textwrap.dedent("\n".join(lines)).strip("\n")
    return text if first.startswith("|") else _FOLDED.sub(" ", text)


def write_string(value: str, like: str = '"') -> str:
    """Write a string in double quotes (YAML 1.2 section 5.7; TOML reads the same), or single ones if it can.

    Args:
        value: Any text.
        like: The scalar that it takes the place of: one in single quotes keeps them.
    """
    if like.startswith("'") and "'" not in value and not _UNPRINTED.search(value):
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNPRINTED.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'


def read_strings(raw: str) -> tuple[str, ...]:
    """Read a list of strings: in brackets, as lines with dashes, or a single scalar; () for anything else."""
    raw = raw.strip()
    if raw.startswith("["):
        return _flow_items(raw)
    lines = [line for line in re.split(r"\r\n|\r|\n", raw) if line.strip()]
    items = [_BLOCK_ITEM.match(line) for line in lines]
    if lines and all(items):
        return tuple(read_string(item[1][: scalar_length(item[1])]) for item in items if item)
    return (read_string(raw),) if raw and len(lines) == 1 else ()


def write_strings(values: Iterable[str]) -> str:
    """Write a list of strings in brackets, each in double quotes."""
    return "[" + ", ".join(write_string(value) for value in values) + "]"


def read_instant(raw: str, zone: tzinfo) -> datetime | None:
    """Read a date, with or without time and zone, as an instant; None where it is not one.

    Without a time it is midnight, without a zone it is in `zone`. Digits beyond microseconds are dropped.
    """
    match = _INSTANT.fullmatch(read_string(raw.strip()))
    if not match:
        return None
    year, month, day, hour, minute, second, fraction, utc, sign, *offset = match.groups()
    try:
        naive = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
        naive = naive.replace(microsecond=int((fraction or "")[:6].ljust(6, "0")))
        if utc:
            zone = UTC
        elif sign:
            hours, minutes, seconds = (int(part or 0) for part in offset)
            away = timedelta(hours=hours, minutes=minutes, seconds=seconds)
            zone = timezone(-away if sign == "-" else away)
        return naive.replace(tzinfo=zone)
    except ValueError:
        return None


def has_zone(raw: str) -> bool:
    """Tell whether a date names its zone."""
    match = _INSTANT.fullmatch(read_string(raw.strip()))
    return match is not None and bool(match[8] or match[9])


def in_zone(instant: datetime | None, zone: tzinfo) -> datetime | None:
    """Return the instant in a zone; None if the calendar has no such day there."""
    try:
        return instant.astimezone(UTC).astimezone(zone) if instant else None
    except (OverflowError, ValueError):
        return None


def write_instant(instant: datetime, zone: tzinfo) -> str:
    """Write an instant in a zone, to the millisecond, as ``2025-07-27T09:14:53.576+08:00``."""
    return instant.astimezone(zone).isoformat(timespec="milliseconds")


def write_local(instant: datetime, zone: tzinfo) -> str:
    """Write an instant by the clocks of a zone, which it does not name: ``2025-07-27 09:14:53.576``."""
    return instant.astimezone(zone).replace(tzinfo=None).isoformat(" ", "milliseconds")


def to_millisecond(instant: datetime) -> datetime:
    """Return the instant in UTC, as precisely as a digest's front matter tells it.

    In UTC, because Python compares two datetimes of one zone by their clocks: where clocks were put forward
    one instant would differ from itself.
    """
    return instant.astimezone(UTC).replace(microsecond=instant.microsecond // 1000 * 1000)


def midnight(day: date, zone: tzinfo) -> datetime:
    """Return the first instant of a day in a zone."""
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def _flow_items(raw: str) -> tuple[str, ...]:
    items: list[str] = []
    at = 1
    while match := _FLOW_ITEM.match(raw, at):
        double, single, plain = match.groups()
        if double is not None:
            items.append(_unescaped(double))
        elif single is not None:
            items.append(single.replace("''", "'"))
        else:
            items.append(plain.strip())
        at = match.end()
    return tuple(items) if raw[at:].strip(" \t\r\n,").startswith("]") else ()


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_unescaped_one, text)


def _unescaped_one(match: re.Match[str]) -> str:
    for code in match.groups()[:3]:
        if code is not None:
            return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else "\ufffd"
    return _NAMED.get(match[4], match[4])
