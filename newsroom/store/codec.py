"""Issues as JSON and back.

Days and instants are ISO 8601, instants with their own offset, as the front matter's zone is part of an
issue. Keys that this newsroom does not know are passed over, and missing ones have their default, so that a
revision can be read by an older and a newer one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from msgspec.structs import fields

from newsroom.model import Draft, Entry, Issue
from newsroom.store.storing import to_json

_APART = "source"
"""The text of the imported file is the same in every revision and is stored once, beside them."""


def encode(issue: Issue) -> str:
    """Write all of an issue but its source."""
    return to_json(
        {field.name: _plain(getattr(issue, field.name)) for field in fields(Issue) if field.name != _APART}
    )


def decode(text: str, source: str | None = None) -> Issue:
    """Read what `encode` wrote; `source` is the text of the file it was imported from."""
    known: dict[str, Any] = {"date": None, "title": ""}
    known |= _known(Issue, json.loads(text))
    known[_APART] = source
    return Issue(**known)


def _plain(value: Any) -> Any:
    if isinstance(value, date):  # and so a datetime
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Entry | Draft):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return value


def _known(kind: type[Issue] | type[Entry] | type[Draft], record: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {
        name: _READERS[name](value) if name in _READERS and value is not None else value
        for name, value in record.items()
        if name in names
    }


_READERS: dict[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "published": datetime.fromisoformat,
    "categories": tuple,
    "follows": tuple,
    "drafts": lambda records: tuple(Draft(**_known(Draft, record)) for record in records),
    "entries": lambda records: tuple(Entry(**_known(Entry, record)) for record in records),
}
