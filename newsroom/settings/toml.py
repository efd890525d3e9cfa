"""TOML text with one key changed and everything else, comments and all, as it was."""

import re
from collections.abc import Sequence

Value = str | int | float | bool | list[str] | list[int]
"""What a key of the settings can hold."""


def with_value(text: str, key: str | Sequence[str], value: Value) -> str:
    """Set one key, written with dots or as its parts, in a TOML text.

    A key that stands commented out as ``# key = value`` in its table is put in force on its own line.
    """
    import tomlkit

    names = key.split(".") if isinstance(key, str) else list(key)
    document = tomlkit.parse(text)
    table = document
    for name in names[:-1]:
        table = table.get(name, {})
    if names[-1] not in table and (uncommented := _uncommented(text, names, value)) is not None:
        return uncommented
    table = document
    for name in names[:-1]:
        table = table.setdefault(name, tomlkit.table())
    table[names[-1]] = value
    return tomlkit.dumps(document)


def without_value(text: str, key: Sequence[str]) -> str:
    """Take one key, given as its parts, out of a TOML text; one that is not there is no matter."""
    import tomlkit

    document = tomlkit.parse(text)
    table = document
    for name in key[:-1]:
        table = table.get(name, {})
    if key[-1] in table:
        del table[key[-1]]
    return tomlkit.dumps(document)


def written(value: Value) -> str:
    """Write a value as TOML does."""
    import tomlkit

    return tomlkit.item(value).as_string()


def _uncommented(text: str, names: list[str], value: Value) -> str | None:
    """Put a key in force where the default wrote it commented out; None if it does not stand there."""
    header = re.escape(f"[{'.'.join(names[:-1])}]")
    start = re.search(rf"^{header}[ \t]*$", text, re.MULTILINE) if names[:-1] else re.match("", text)
    if start is None:
        return None
    following = re.compile(r"^[ \t]*\[", re.MULTILINE).search(text, start.end())
    end = following.start() if following else len(text)
    line = re.compile(rf"^#[ \t]*{re.escape(names[-1])}[ \t]*=[^\r\n]*", re.MULTILINE)
    found = line.search(text, start.end(), end)
    if found is None:
        return None
    return f"{text[: found.start()]}{names[-1]} = {written(value)}{text[found.end() :]}"
