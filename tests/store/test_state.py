import sqlite3
from contextlib import closing

import pytest

from newsroom.store import FileLocked, Store, open_store


def test_what_was_remembered_is_there_after_a_restart(store: Store) -> None:
    assert store.state.get("view") is None
    assert store.state.get("view", {"name": "since"}) == {"name": "since"}
    store.state.set("view", {"name": "all", "feeds": [1, 2], "tag": "芯片\udc80"})
    store.state.set("view", {"name": "held", "feeds": [], "tag": "芯片\udc80"})
    store.state.set("nothing", None)
    store.close()
    with open_store(store.path) as again:
        assert again.state.get("view") == {"name": "held", "feeds": [], "tag": "芯片\udc80"}
        assert again.state.get("nothing", 5) is None


def test_what_is_known_already_needs_no_write(store: Store) -> None:
    store.state.set("view", ["all"])
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store.state.set("view", ["all"])
        with pytest.raises(FileLocked):
            store.state.set("view", ["held"])
    assert store.state.get("view") == ["all"]
