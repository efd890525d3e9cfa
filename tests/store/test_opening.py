from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsroom.model import View
from newsroom.store import (
    DiskFull,
    FileLocked,
    FileMissing,
    FileReadOnly,
    FileUnreachable,
    NewerFile,
    NotNewsroomFile,
    StoreError,
    open_store,
)
from newsroom.store.errors import translated
from newsroom.store.opening import open_file
from newsroom.store.schema import APPLICATION_ID, STEPS
from tests.store.newsdesk import absorb, add_feed, draft

if TYPE_CHECKING:
    from sqlite_utils import Database


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def assert_one_line(error: pytest.ExceptionInfo[StoreError], path: Path) -> None:
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_new_file_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "新 闻?#%" / "newsroom.db"
    with open_store(path) as store:
        assert store.path == path
        assert list(store.inbox.ids(View())) == []
        assert store.check() == []
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "user_version") == len(STEPS)
    assert pragma(path, "journal_mode") == "wal"
    assert os.listdir(path.parent) == ["newsroom.db"], "nothing is left beside it"


def test_what_was_written_is_there_after_a_restart(path: Path) -> None:
    with open_store(path) as store:
        absorb(store, add_feed(store), draft("a"))
    with open_store(path, create=False) as store:
        assert len(store.inbox.ids(View())) == 1


def test_connections_are_set_up_for_two_programs(path: Path) -> None:
    with open_store(path) as store, store.writing() as db:
        assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert db.execute("PRAGMA busy_timeout").fetchone() == (5000,)


def test_a_missing_file_is_not_made_where_none_is_wanted(path: Path) -> None:
    with pytest.raises(FileMissing, match="there is no database") as error:
        open_store(path, create=False)
    assert_one_line(error, path)
    assert not path.exists()


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(FileUnreachable, match="is a folder") as error:
        open_store(tmp_path)
    assert_one_line(error, tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "newsroom.db")


def test_a_name_that_no_file_can_have_is_reported(tmp_path: Path) -> None:
    with pytest.raises(FileUnreachable, match="cannot be opened"):
        open_store(tmp_path / ("x" * 300))


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    with open_store(path) as store:
        add_feed(store)


@pytest.mark.parametrize(
    "content", [b"not SQLite at all\n" * 40, b"a note", b"SQLite format 3\x00" + b"\xff" * 500]
)
def test_a_file_that_is_not_sqlite_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotNewsroomFile, match="is not a newsroom database") as error:
        open_store(path)
    assert_one_line(error, path)
    assert path.read_bytes() == content
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_another_programs_database_is_refused_and_left_alone(path: Path, mode: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute("CREATE TABLE feeds (id)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(NotNewsroomFile) as error:
        open_store(path)
    assert_one_line(error, path)
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_a_program_that_has_not_moved_its_tables_out_of_the_log_is_noticed(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("CREATE TABLE feeds (id)")
        with pytest.raises(NotNewsroomFile):
            open_store(path)
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("feeds",)]


def test_a_newer_file_is_refused_with_both_versions_and_the_way_out(path: Path) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    expected = f"has format 99, this newsroom knows formats up to {len(STEPS)}: upgrade newsroom"
    with pytest.raises(NewerFile, match=expected) as error:
        open_store(path)
    assert_one_line(error, path)
    assert path.read_bytes() == before


# Migration


def add_column(db: Database) -> None:
    db.execute("ALTER TABLE feeds ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'")


def fail(db: Database) -> None:
    db.execute("DROP TABLE contents")
    raise sqlite3.OperationalError("this step fails")


@pytest.fixture
def older(path: Path) -> Path:
    """A file one step behind ``(*STEPS, add_column)``."""
    with open_store(path) as store:
        absorb(store, add_feed(store), draft("a"))
    return path


def backup_of(path: Path, more: str = "") -> Path:
    return path.with_name(f"{path.name}.v{len(STEPS)}{more}.bak")


def test_an_older_file_is_copied_then_brought_up_to_date(older: Path) -> None:
    open_file(older, create=False, steps=(*STEPS, add_column)).close()
    assert pragma(older, "user_version") == len(STEPS) + 1
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("SELECT title, colour FROM feeds").fetchall() == [("one", "red")]
    assert pragma(backup_of(older), "user_version") == len(STEPS)
    with open_store(backup_of(older), create=False) as store:
        assert [article.title for article in store.articles.latest(9)] == ["A headline about a"]
        assert store.check() == []
    assert sorted(os.listdir(older.parent)) == sorted([older.name, backup_of(older).name])


def test_a_copy_made_before_is_not_overwritten(older: Path) -> None:
    backup_of(older).write_text("precious")
    open_file(older, create=False, steps=(*STEPS, add_column)).close()
    assert backup_of(older).read_text() == "precious"
    assert pragma(backup_of(older, "-2"), "user_version") == len(STEPS)


def test_a_step_that_fails_leaves_the_file_as_it_was(older: Path) -> None:
    with pytest.raises(StoreError, match="this step fails"):
        open_file(older, create=False, steps=(*STEPS, add_column, fail))
    with open_store(older) as store:
        assert len(store.inbox.ids(View())) == 1
        assert store.check() == []


def test_an_up_to_date_file_is_not_copied(older: Path) -> None:
    open_store(older).close()
    assert os.listdir(older.parent) == [older.name]


# Other programs and permissions


def test_a_file_another_program_keeps_for_itself_is_reported(path: Path) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileLocked, match="another program") as error:
            open_store(path, busy_seconds=0.05)
    assert_one_line(error, path)
    open_store(path).close()


def test_a_write_while_another_program_writes_waits_and_then_gives_up_whole(path: Path) -> None:
    with open_store(path, busy_seconds=0.05) as store:
        feed = add_feed(store)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(FileLocked, match="nothing was changed: try again") as error:
                absorb(store, feed, draft("a"))
            assert [each.id for each in store.feeds.all()] == [feed], "reading goes on"
        assert_one_line(error, path)
        assert len(absorb(store, feed, draft("a"))) == 1


@pytest.fixture
def public(path: Path) -> Iterator[Path]:
    """A database in a folder that any user may look into."""
    folder = Path(tempfile.mkdtemp(prefix="newsroom-test-"))
    folder.chmod(0o755)
    with open_store(folder / "newsroom.db") as store:
        add_feed(store)
    (folder / "newsroom.db").chmod(0o444)
    yield folder / "newsroom.db"
    shutil.rmtree(folder)


AS_SOMEONE_ELSE = """
import os, sys
import sqlite_utils
from newsroom.settings.language import use_language
from newsroom.store import StoreError, open_store
use_language("en")
if os.geteuid() == 0:
    os.setuid(65534)
try:
    open_store(sys.argv[1])
except StoreError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are of another kind there")
def test_a_file_that_may_only_be_read_is_refused(public: Path) -> None:
    before = public.read_bytes()
    run = subprocess.run(
        [sys.executable, "-c", AS_SOMEONE_ELSE, str(public)], capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith(f"FileReadOnly {public} cannot be written; nothing was changed")
    assert public.read_bytes() == before


def test_a_file_that_turns_read_only_while_it_is_open_is_reported(path: Path) -> None:
    with open_store(path) as store:
        feed = add_feed(store)
        with store.writing() as db:
            db.execute("PRAGMA query_only = ON")
        with pytest.raises(FileReadOnly, match="check the permissions"):
            absorb(store, feed, draft("a"))
        assert len(store.inbox.ids(View())) == 0


def test_a_full_disk_stops_a_fetch_between_two_transactions(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.store.connections._LONG_SECONDS", 0.0)
    with open_store(path) as store:
        feed = add_feed(store)
        with store.writing() as db:
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count = {pages + 240}")
        drafts = [draft(str(number), html="x" * 4000) for number in range(800)]
        with pytest.raises(DiskFull, match="no room left") as error:
            absorb(store, feed, *drafts)
        assert_one_line(error, path)
        kept = len(store.inbox.ids(View()))
        assert 0 < kept < 800
        assert kept % 50 == 0, "a transaction is there whole or not at all"
        assert store.check() == []
        with store.writing() as db:
            db.execute("PRAGMA max_page_count = 1073741823")
        assert len(absorb(store, feed, *drafts)) == 800 - kept
        assert store.check() == []


def test_a_file_made_read_only_while_it_is_open_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "newsroom.db"
    path.touch()
    failed = sqlite3.OperationalError("disk I/O error")
    failed.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    assert not isinstance(translated(failed, path), FileReadOnly)
    monkeypatch.setattr("os.access", lambda *_arguments: False)
    assert isinstance(translated(failed, path), FileReadOnly)
