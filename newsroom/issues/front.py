"""Front matter: which keys it has, in which order, and where their values stand."""

import re

from msgspec import Struct

from newsroom.issues.lines import Line
from newsroom.issues.scalars import scalar_length
from newsroom.model import Publication

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEYS = {
    "---": re.compile(
        r"""("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#:"'\[\]{},&*!|>%@`-][^:]{0,200}?)[ \t]*(:)(?:[ \t]+|$)"""
    ),
    "+++": re.compile(r"""([A-Za-z0-9_-]+|"[^"]*"|'[^']*')[ \t]*(=)[ \t]*"""),
}


class Key(Struct, frozen=True):
    """One key of the front matter."""

    name: str
    start: int
    """Where its line begins."""
    value_start: int
    value_end: int
    """Its value, in its quotes; over several lines where it is a list or a long string."""
    end: int
    """The end of its last line's content."""
    after: int
    """Where the line after its last one begins."""


class Front(Struct, frozen=True):
    """A front matter between two fences."""

    fence: str
    """``---`` for YAML, ``+++`` for TOML."""
    keys: tuple[Key, ...]
    close: int
    """Where the closing fence begins."""
    lines: int
    """How many lines it takes, both fences included."""

    @property
    def first(self) -> int:
        """Where a line can be put before all keys without becoming part of what precedes it."""
        return self.keys[0].start if self.keys else self.close

    def key(self, name: str) -> Key | None:
        """Return the first key of that name."""
        return next((key for key in self.keys if key.name == name), None)

    def house_key(self, name: str, publication: Publication) -> Key | None:
        """Return one of the house's keys: as the publication calls it, else by its own name."""
        return self.key(publication.front_name(name)) or self.key(name)

    def line(self, name: str, value: str) -> str:
        """Write a key and its value, as this front matter writes them."""
        return f"{name} = {value}" if self.fence == "+++" else f"{name}: {value}"


def read_front(text: str, lines: list[Line]) -> Front | None:
    """Find the front matter, which can only be at the very beginning and has to be closed."""
    if not lines:
        return None
    first = text[lines[0].start : lines[0].end].rstrip(" \t")
    closers = _FENCES.get(first)
    if closers is None:
        return None
    for number, line in enumerate(lines[1:], 1):
        if text[line.start : line.end].rstrip(" \t") in closers:
            keys = _read_keys(text, lines[1:number], _KEYS[first])
            return Front(first, keys, line.start, number + 1)
    return None


def _read_keys(text: str, lines: list[Line], pattern: re.Pattern[str]) -> tuple[Key, ...]:
    keys: list[Key] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        match = pattern.match(text, line.start, line.end)
        last = at
        if match:
            last = _last_line(text, lines, at, pattern)
            keys.append(_key(text, match, line, lines[last]))
        at = last + 1
    return tuple(keys)


def _last_line(text: str, lines: list[Line], at: int, pattern: re.Pattern[str]) -> int:
    """Return the last line of the value that begins at line `at`: lines that are no key, comment or blank."""
    last = at
    for number in range(at + 1, len(lines)):
        line = lines[number]
        content = text[line.start : line.end]
        if content[:1] == "#" or pattern.match(content):
            break
        if content.strip(" \t"):
            last = number
    return last


def _key(text: str, match: re.Match[str], line: Line, last: Line) -> Key:
    start = min(match.end(), line.end)
    if last is line:
        end = start + scalar_length(text[start : line.end])
    else:
        end = last.start + len(text[last.start : last.end].rstrip())
    return Key(match[1].strip("\"'"), line.start, start, max(start, end), last.end, last.after)
