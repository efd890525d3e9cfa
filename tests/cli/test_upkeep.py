from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Newsroom


def test_a_backup_is_a_newsroom_of_its_own(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    result = newsroom("backup", "copy.db")
    assert (result.code, result.out) == (0, "")
    assert "copy.db" in result.err
    assert newsroom("--database", "copy.db", "feeds", "list", "--json").json[0]["id"] == 1


def test_a_backup_that_is_there_is_replaced_with_force_only(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    newsroom("backup", "copy.db")
    first = Path("copy.db").read_bytes()
    newsroom("feeds", "add", "--no-check", "https://b.example/feed")
    refused = newsroom("backup", "copy.db")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "copy.db" in refused.err and "--force" in refused.err
    assert Path("copy.db").read_bytes() == first
    assert newsroom("backup", "copy.db", "--force").code == 0
    assert len(newsroom("--database", "copy.db", "feeds", "list", "--json").json) == 2


def test_there_is_no_backup_of_nothing(newsroom: Newsroom) -> None:
    result = newsroom("backup", "copy.db")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert not Path("copy.db").exists()
    assert not newsroom.database.exists()


def test_a_backup_into_a_folder_that_is_missing_is_one_line(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "https://a.example/feed")
    result = newsroom("backup", "missing/copy.db")
    assert (result.code, result.err.count("\n")) == (1, 1)


def test_the_doctor_finds_a_newcomer_well_and_makes_nothing(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", sys.executable)
    result = newsroom("doctor", "--json")
    assert result.code == 0
    assert {each["check"]: each["state"] for each in result.json} == {
        "settings": "ok",
        "folders": "ok",
        "model": "ok",
        "database": "ok",
        "terminal": "ok",
        "programs": "ok",
    }
    assert not newsroom.database.exists()


def test_the_doctor_names_feeds_that_fail(newsroom: Newsroom) -> None:
    newsroom("feeds", "add", "--no-check", "http://127.0.0.1:9/feed")
    newsroom("fetch")
    result = newsroom("doctor", "--json")
    assert result.code == 0
    [feed] = [each for each in result.json if each["check"] == "feeds"]
    assert feed["state"] == "warning"
    assert "http://127.0.0.1:9/feed" in feed["message"]
    assert "warning" in newsroom("doctor").out


def test_the_doctor_reports_broken_settings(newsroom: Newsroom) -> None:
    newsroom.config.parent.mkdir(parents=True)
    newsroom.config.write_text("theme = 3\n")
    result = newsroom("doctor", "--json")
    assert result.code == 1
    assert result.json[0]["state"] == "error"
    assert "line 1: theme" in result.json[0]["message"]


def test_the_doctor_reports_a_damaged_database(newsroom: Newsroom) -> None:
    newsroom("feeds", "import", "-", stdin=_opml(400))
    with sqlite3.connect(newsroom.database) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(newsroom.database.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4096] = b"\xff" * 4096
    newsroom.database.write_bytes(content)
    result = newsroom("doctor", "--json")
    assert result.code == 1
    assert "error" in {each["state"] for each in result.json if each["check"] == "database"}


def _opml(count: int) -> str:
    outlines = "".join(
        f'<outline type="rss" text="{"长" * 200}{n}" xmlUrl="https://a.example/{n}"/>' for n in range(count)
    )
    return f'<opml version="2.0"><body>{outlines}</body></opml>'


def test_the_doctor_says_what_it_cannot_measure_through_a_pipe(newsroom: Newsroom) -> None:
    result = newsroom("doctor", "--json")
    [told] = [each["message"] for each in result.json if each["check"] == "terminal"]
    assert (result.code, "cannot be measured" in told) == (0, True)
