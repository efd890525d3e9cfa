from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from newsroom.desk import backing, open_desk
from newsroom.settings.config import load
from newsroom.store.rolling import Rule, roll
from tests.cli.conftest import Newsroom


def backed_up(newsroom: Newsroom) -> None:
    """One feed, backups of two days, then a second feed."""
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    with open_desk(load()) as desk:
        backing.daily(desk)
        roll(desk.store.path, date(2020, 1, 2) - timedelta(1), Rule(), desk.store.backup)
    newsroom("feeds", "add", "--no-check", "https://b.example/feed")


def feeds(newsroom: Newsroom) -> int:
    return len(newsroom("feeds", "list", "--json").json)


def damage(newsroom: Newsroom) -> None:
    content = bytearray(newsroom.database.read_bytes())
    content[0:4096] = b"\xff" * 4096
    newsroom.database.write_bytes(content)


def test_backups_are_listed_newest_first(newsroom: Newsroom) -> None:
    assert newsroom("backup", "list").code == 0
    backed_up(newsroom)
    told = newsroom("backup", "list", "--json").json
    assert [each["day"] for each in told][1] == "2020-01-01"
    assert Path(told[0]["file"]).is_file()
    assert "2020-01-01" in newsroom("backup", "list").out
    assert not Path("list").exists()


def test_the_newest_or_any_backup_is_restored_by_one_command(newsroom: Newsroom) -> None:
    backed_up(newsroom)
    assert feeds(newsroom) == 2
    result = newsroom("restore")
    assert (result.code, feeds(newsroom)) == (0, 1)
    assert "kept as" in result.err
    newsroom("feeds", "add", "--no-check", "https://c.example/feed")
    assert newsroom("restore", "2020-01-01").code == 0
    assert feeds(newsroom) == 1
    newsroom("backup", "copy.db")
    assert newsroom("restore", "copy.db").code == 0
    wrong = newsroom("restore", "2019-01-01")
    assert (wrong.code, wrong.err.count("\n")) == (1, 1)


def test_a_damaged_database_is_repaired_by_the_doctor(newsroom: Newsroom) -> None:
    backed_up(newsroom)
    assert newsroom("doctor", "--repair").code == 0, "a sound one is left alone"
    assert feeds(newsroom) == 2
    damage(newsroom)
    told = newsroom("issue", "list")
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert "newsroom restore" in told.err
    assert "doctor --repair" in newsroom("doctor").out
    assert newsroom("doctor", "--repair").code == 0
    assert feeds(newsroom) == 1


def test_without_a_backup_nothing_is_repaired(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    damage(newsroom)
    before = newsroom.database.read_bytes()
    result = newsroom("doctor", "--repair")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert newsroom.database.read_bytes() == before


@pytest.mark.parametrize("left", ["nothing", "an empty file"])
def test_a_database_that_is_gone_is_not_made_anew_but_restored(newsroom: Newsroom, left: str) -> None:
    backed_up(newsroom)
    newsroom.database.unlink()
    if left == "an empty file":
        newsroom.database.touch()
    log = newsroom.database.with_name("newsroom.db-wal")
    log.write_bytes(b"what was typed last")
    for command in (["feeds", "list"], ["feeds", "add", "--no-check", "https://c.example/feed"]):
        told = newsroom(*command)
        assert (told.code, told.err.count("\n")) == (1, 1)
        assert "newsroom restore puts the good backup" in told.err
    assert "doctor --repair puts the good backup" in newsroom("doctor").out
    assert log.read_bytes() == b"what was typed last"
    repaired = newsroom("doctor", "--repair")
    assert (repaired.code, feeds(newsroom)) == (0, 1)
    assert [each.read_bytes() for each in newsroom.database.parent.glob("*.replaced-*-wal")] == [
        b"what was typed last"
    ]


def test_a_log_without_its_database_is_not_written_over(newsroom: Newsroom) -> None:
    newsroom.database.parent.mkdir(parents=True)
    newsroom.database.touch()
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    assert feeds(newsroom) == 1, "an empty file alone is a new newsroom"
    newsroom.database.write_bytes(b"")
    log = newsroom.database.with_name("newsroom.db-wal")
    log.write_bytes(b"what was typed last")
    told = newsroom("issue", "new")
    assert (told.code, str(log) in told.err) == (1, True)
    assert newsroom("doctor").code == 1
    assert (newsroom.database.read_bytes(), log.read_bytes()) == (b"", b"what was typed last")


def test_the_first_writing_of_a_day_is_preceded_by_a_backup(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    newsroom("feeds", "list")
    assert newsroom("backup", "list", "--json").json == [], "reading asks for none"
    newsroom("feeds", "add", "--no-check", "https://b.example/feed")
    assert len(newsroom("backup", "list", "--json").json) == 1
    newsroom("restore")
    assert feeds(newsroom) == 1, "it holds what was there before"


def test_a_database_that_may_only_be_read_is_read(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    before = newsroom.database.read_bytes()
    monkeypatch.setattr("os.access", lambda path, how: how != os.W_OK or str(path) != str(newsroom.database))
    assert feeds(newsroom) == 1
    assert newsroom("issue", "list").code == 0
    told = newsroom("feeds", "add", "--no-check", "https://b.example/feed")
    assert (told.code, "cannot be written" in told.err) == (1, True)
    refused = newsroom("feeds", "edit", "1", "--title", "Other")
    assert (refused.code, "cannot be written" in refused.err) == (1, True)
    assert newsroom.database.read_bytes() == before
    assert [each.name for each in newsroom.database.parent.iterdir()] == ["newsroom.db"]


def test_the_doctor_changes_nothing(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    with closing(sqlite3.connect(newsroom.database)) as db:
        db.execute("PRAGMA user_version = 1")
    before = newsroom.database.read_bytes()
    told = newsroom("doctor")
    assert "has an older format" in told.out
    assert newsroom.database.read_bytes() == before
    assert [each.name for each in newsroom.database.parent.iterdir()] == ["newsroom.db"]


def test_a_file_that_is_no_backup_is_named_itself(newsroom: Newsroom) -> None:
    backed_up(newsroom)
    Path("notes.txt").write_text("no database, only notes of what a database is")
    result = newsroom("restore", "notes.txt")
    assert result.code == 1 and "notes.txt" in result.err
    assert "--database" not in result.err
