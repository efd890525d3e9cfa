from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

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
