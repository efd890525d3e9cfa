"""Backups that come and go by themselves."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.store import FileDamaged, FileLocked, Store, StoreError, open_store
from newsroom.store.copies import backups_of, folder_of, is_sound
from newsroom.store.rolling import Rule, keep, put_in_place, roll
from tests.store.newsdesk import add_feed

DAY = date(2026, 7, 27)
NOW = datetime(2026, 7, 27, 8, 30, tzinfo=UTC)


def days_of(store: Store) -> list[date]:
    return [each.day for each in backups_of(store.path)]


def test_a_day_has_one_backup_and_the_old_ones_go(store: Store) -> None:
    add_feed(store)
    rule = Rule(daily=2, weekly=0, monthly=0)
    for ahead in range(4):
        assert roll(store.path, DAY + timedelta(ahead), rule, store.backup) is not None
        assert roll(store.path, DAY + timedelta(ahead), rule, store.backup) is None
    assert days_of(store) == [DAY + timedelta(3), DAY + timedelta(2)]
    assert all(is_sound(each.path) for each in backups_of(store.path))
    assert roll(store.path, DAY + timedelta(9), Rule(daily=0), store.backup) is None


def test_of_weeks_and_months_the_newest_is_kept() -> None:
    days = [date(2026, 1, 1) + timedelta(n) for n in range(208)]  # until Monday, 27 July
    kept = sorted(keep(days, Rule(daily=3, weekly=3, monthly=3)), reverse=True)
    assert kept == [
        date(2026, 7, 27),
        date(2026, 7, 26),
        date(2026, 7, 25),
        date(2026, 7, 19),
        date(2026, 6, 30),
        date(2026, 5, 31),
    ]


@given(st.sets(st.dates(date(2025, 1, 1), date(2026, 12, 31)), min_size=1, max_size=80))
def test_keeping_day_by_day_keeps_enough_and_never_too_much(days: set[date]) -> None:
    rule = Rule(daily=7, weekly=4, monthly=6)
    held: set[date] = set()
    for day in sorted(days):
        held = keep(held | {day}, rule)
        assert len(held) <= 17
    assert set(sorted(days, reverse=True)[:7]) <= held


def test_a_damaged_database_is_not_copied_over_good_backups(path: Path) -> None:
    with open_store(path) as store:
        roll(path, DAY, Rule(), store.backup)

        def damaged(target: Path) -> None:
            target.write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)

        with pytest.raises(StoreError, match="no backup was made"):
            roll(path, DAY + timedelta(1), Rule(daily=1, weekly=0, monthly=0), damaged)
        assert days_of(store) == [DAY]
    assert sorted(each.name for each in folder_of(path).iterdir()) == ["2026-07-27.db"]


def test_a_backup_is_put_back_and_what_it_replaces_is_kept(path: Path) -> None:
    with open_store(path) as store:
        add_feed(store, "one")
        roll(path, DAY, Rule(), store.backup)
        add_feed(store, "two")
    replaced = put_in_place(backups_of(path)[0].path, path, NOW)
    with open_store(path) as store:
        assert [feed.title for feed in store.feeds.all()] == ["one"]
    assert replaced is not None
    with open_store(replaced) as store:
        assert len(store.feeds.all()) == 2


def test_a_database_that_is_open_is_not_replaced(path: Path) -> None:
    with open_store(path) as store:
        add_feed(store)
        roll(path, DAY, Rule(), store.backup)
        with pytest.raises(FileLocked, match="open in another window"):
            put_in_place(backups_of(path)[0].path, path, NOW)
        assert len(store.feeds.all()) == 1


def test_what_is_no_sound_backup_changes_nothing(path: Path, tmp_path: Path) -> None:
    with open_store(path) as store:
        add_feed(store)
    for content in (b"a letter", b"SQLite format 3\0" + b"\xff" * 5000):
        (tmp_path / "other").write_bytes(content)
        with pytest.raises(StoreError):
            put_in_place(tmp_path / "other", path, NOW)
    with pytest.raises(StoreError, match="there is no backup"):
        put_in_place(tmp_path / "none", path, NOW)
    with open_store(path) as store:
        assert len(store.feeds.all()) == 1


@pytest.mark.parametrize("start", [0, 100])
def test_a_damaged_database_names_the_newest_good_backup_and_the_command(path: Path, start: int) -> None:
    with open_store(path) as store:
        add_feed(store)
        roll(path, DAY, Rule(), store.backup)
        roll(path, DAY + timedelta(1), Rule(), store.backup)
    backups_of(path)[0].path.write_bytes(b"destroyed")
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[start : start + 7000] = b"\xff" * 7000
    path.write_bytes(content)
    with pytest.raises(FileDamaged, match="newsroom restore puts the good backup of 2026-07-27"):
        open_store(path)
