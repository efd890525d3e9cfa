"""Small things remembered from one run to the next."""

from __future__ import annotations

import json
from typing import Any

from newsroom.store.connections import Connections
from newsroom.store.storing import to_json


class State:
    """Named values that JSON can hold: the desk's position, layout, view."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, key: str, default: Any = None) -> Any:
        """Return what was set last, or `default`."""
        with self._connections.reading() as db:
            row = db.execute("SELECT value FROM state WHERE key = ?", [key]).fetchone()
        return default if row is None else json.loads(row[0])

    def set(self, key: str, value: Any) -> None:
        """Remember a value; nothing is written if it is the same as before."""
        text = to_json(value)
        with self._connections.reading() as db:
            if db.execute("SELECT 1 FROM state WHERE key = ? AND value = ?", [key, text]).fetchone():
                return
        with self._connections.writing() as db:
            db.table("state").insert({"key": key, "value": text}, replace=True)
