"""Front matter: what a document says of itself above its text, in YAML or TOML."""

import re
import tomllib
from collections.abc import Mapping

from msgspec import Struct

_FRONT = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?)(?:^|\n)\1[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]+(.*)|[ \t]*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")
_MOST = 32 * 1024


class Front(Struct, frozen=True):
    """The fields of front matter, names in lower case; a list has an entry each."""

    fields: Mapping[str, tuple[str, ...]]

    def first(self, *names: str) -> str:
        """Return the first value under any of the names; '' where there is none."""
        return next((value for name in names for value in self.fields.get(name, ()) if value), "")

    def all(self, *names: str) -> tuple[str, ...]:
        """Return all values under the names."""
        return tuple(value for name in names for value in self.fields.get(name, ()) if value)


def parted(text: str) -> tuple[Front, str]:
    """Part front matter from the text below it; what cannot be read in it is passed over."""
    match = _FRONT.match(text[:_MOST])
    if match is None:
        return Front({}), text
    fields = _toml(match[2]) if match[1] == "+++" else _yaml(match[2])
    if not fields and match[2].strip():
        # A rule across the page, and text.
        return Front({}), text
    return Front(fields), text[match.end() :]


def _toml(text: str) -> dict[str, tuple[str, ...]]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}
    return {
        name.lower(): tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        for name, value in found.items()
    }


def _yaml(text: str) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    name, folded = "", False
    for line in text.split("\n"):
        if field := _FIELD.fullmatch(line.rstrip()):
            name, value = field[1].lower(), (field[2] or "").strip()
            folded = value in (">", "|", ">-", "|-", ">+", "|+")
            fields[name] = () if folded or not value else _values(value)
        elif (item := _ITEM.fullmatch(line)) and name and not folded:
            fields[name] = (*fields[name], _unquoted(item[1]))
        elif folded and line.strip():
            fields[name] = (" ".join((*fields[name], line.strip())),)
    return fields


def _values(value: str) -> tuple[str, ...]:
    if value.startswith("[") and value.endswith("]"):
        return tuple(filter(None, (_unquoted(each) for each in value[1:-1].split(","))))
    return (_unquoted(value),)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace('\\"', '"') if value[0] == '"' else inner.replace("''", "'")
    return value.partition(" #")[0].rstrip()
