import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsroom.store import Store, StoreError, open_store
from tests.store.newsdesk import absorb, add_feed, draft, rows


def test_a_copy_is_a_whole_database(store: Store, tmp_path: Path) -> None:
    absorb(store, add_feed(store), draft("a"))
    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    store.backup(target)
    absorb(store, add_feed(store, "two"), draft("b"))
    assert os.listdir(target.parent) == ["copy.db"]
    with open_store(target, create=False) as copy:
        assert [row.title for row in rows(copy)] == ["A headline about a"]
        assert copy.check() == []


def test_a_copy_replaces_the_one_before(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    store.backup(target)
    add_feed(store, "two")
    store.backup(str(target))
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM feeds").fetchone() == (1,)


def test_a_file_of_another_kind_is_left_as_it_is(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "letter.txt"
    target.write_text("dear all")
    with pytest.raises(StoreError, match="letter.txt"):
        store.backup(target)
    assert target.read_text() == "dear all"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_is_no_file_is_not_replaced_by_one(store: Store, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(StoreError, match="name a file for the copy"):
        store.backup(pipe)
    assert pipe.is_fifo()


def test_a_link_stays_and_what_it_leads_to_is_the_copy(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    link = tmp_path / "latest.db"
    link.symlink_to("copies/copy.db")
    store.backup(link)
    assert link.is_symlink()
    assert os.listdir(tmp_path / "copies") == ["copy.db"]


def test_a_copy_is_made_while_another_program_writes(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO state VALUES ('half', '1')")
        store.backup(tmp_path / "copy.db")
    with open_store(tmp_path / "copy.db") as copy:
        assert copy.state.get("half") is None


def test_the_database_is_not_copied_onto_itself(store: Store) -> None:
    add_feed(store)
    with pytest.raises(StoreError, match="is the database itself"):
        store.backup(store.path)
    assert len(store.feeds.all()) == 1


def test_a_copy_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written") as error:
        store.backup(tmp_path / "missing" / "copy.db")
    assert "\n" not in str(error.value)
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        store.backup(tmp_path / "folder")
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".tmp")]


def test_check_finds_a_reference_to_nothing_and_a_story_without_its_article(store: Store) -> None:
    (id,) = absorb(store, add_feed(store), draft("a"))
    assert store.check() == []
    with closing(sqlite3.connect(store.path, isolation_level=None)) as hand:
        hand.execute("UPDATE stories SET dated = '2020-01-01T00:00:00Z'")
        hand.execute("DELETE FROM feeds")
    problems = store.check()
    assert len(problems) == 2
    assert "refers to a row of feeds that is not there" in problems[0]
    assert "is shown by an article that is not its own" in problems[1]


def test_check_tells_of_a_damaged_file(path: Path) -> None:
    with open_store(path) as store:
        absorb(store, add_feed(store), *(draft(str(number), html="x" * 3000) for number in range(50)))
    content = bytearray(path.read_bytes())
    middle = len(content) * 3 // 4 // 8192 * 8192
    content[middle : middle + 16384] = os.urandom(16384)
    path.write_bytes(content)
    with open_store(path) as store:
        assert store.check() != []
