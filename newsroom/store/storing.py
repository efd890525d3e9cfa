"""Values as SQLite takes them."""

from __future__ import annotations

import json
import re
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from sqlite_utils import Database

_JSON = json.JSONEncoder(ensure_ascii=False)
_SURROGATES = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """Return the text with U+FFFD in place of lone surrogates, which UTF-8 and so a column cannot hold."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def optional_text(text: str | None) -> str | None:
    """Return a text that may be missing as a column can hold it."""
    return None if text is None else storable(text)


def as_list(values: Iterable[object]) -> str:
    """Return values as one parameter: for ``IN (SELECT value FROM json_each(?))``, however many there are."""
    return json.dumps(list(values))


def read_ids(db: sqlite3.Connection, sql: str, values: Sequence[object]) -> array[int]:
    """Return the first column of a query, integers, in its order.

    SQLite hands them over as one text, which msgspec reads three times as fast as json. 100,000 rows one by
    one hold Python's lock for 30 ms, and with it whatever else the program does meanwhile. An ordered
    subquery keeps its order in an aggregate other than count, min and max
    (https://www.sqlite.org/src/file/src/select.c, "omit the ORDER BY").
    """
    found = db.execute(f"WITH found(id) AS ({sql}) SELECT json_group_array(id) FROM found", values)
    return array("q", msgspec.json.decode(found.fetchone()[0], type=list[int]))


def to_json(value: object) -> str:
    """Write JSON that a person can read in a column: Chinese as it is, only lone surrogates as escapes."""
    text = _JSON.encode(value)
    return _SURROGATES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def new_row(db: Database, table: str, record: dict[str, Any]) -> int:
    """Insert a row into a table that numbers its rows, and return the number."""
    id = db.table(table).insert(record).last_rowid
    assert id is not None
    return id
