"""A folder with documents of all kinds is followed from the command line."""

from __future__ import annotations

import os
from pathlib import Path

from tests.cli.conftest import Newsroom
from tests.reading.document_samples import docx, pdf

MAIL = (
    "From: Editor <editor@press.example>\nSubject: A letter to the desk\n"
    "Date: Tue, 22 Jul 2025 08:00:00 +0800\n"
    "Content-Type: text/plain; charset=utf-8\n\n"
    + "The harbour was closed for a day, and the harbour master has told the press why it was closed.\n"
    * 3
)
WORD = "<w:p><w:r><w:t>港口在本周内恢复作业，港务局说明了停航的原因。</w:t></w:r></w:p>" * 3


def filled(folder: Path) -> Path:
    (folder / "below").mkdir(parents=True)
    (folder / "note.md").write_text("# 笔记\n\n正文", encoding="utf-8")
    lines = ["The quarterly figures of the harbour are out and they are good."] * 5
    (folder / "figures 2025-07-20.pdf").write_bytes(pdf(lines))
    (folder / "below" / "公告.docx").write_bytes(docx(WORD))
    (folder / "letter.eml").write_text(MAIL, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
    return folder


def titles(newsroom: Newsroom) -> set[str]:
    return {each["title"] for each in newsroom("articles", "--json").json}


def test_documents_of_all_kinds_are_articles_each_read_once(newsroom: Newsroom, tmp_path: Path) -> None:
    folder = filled(tmp_path / "in")
    assert "5 articles are caught" in newsroom("feeds", "add-folder", folder).err
    report = newsroom("fetch", "--json").json
    assert (report["feeds"], report["new"], report["errors"]) == (1, 5, [])
    assert {"笔记", "A letter to the desk", "broken"} <= titles(newsroom)
    assert newsroom("search", "港务局", "--json").json[0]["source"] == "in"
    assert newsroom("search", "quarterly", "--json").json[0]["published"] == "2025-07-19T16:00:00Z"
    again = newsroom("fetch", "--all", "--json").json
    assert (again["unchanged"], again["new"], again["updated"]) == (1, 0, 0)
    (folder / "note.md").write_text("# 笔记\n\n又一段", encoding="utf-8")
    changed = newsroom("fetch", "--all", "--json").json
    assert (changed["new"], changed["updated"]) == (0, 1), "the others are not read again"


def test_a_document_that_is_written_over_is_updated(newsroom: Newsroom, tmp_path: Path) -> None:
    folder = filled(tmp_path / "in")
    newsroom("feeds", "add-folder", folder)
    newsroom("fetch")
    letter = folder / "letter.eml"
    letter.write_text(MAIL.replace("A letter to", "Another letter to"), encoding="utf-8")
    os.utime(letter, (4e9, 4e9))
    assert newsroom("fetch", "--all", "--json").json["updated"] == 1
    assert "Another letter to the desk" in titles(newsroom)


def test_what_was_tidied_away_is_not_read_again(newsroom: Newsroom, tmp_path: Path) -> None:
    folder = filled(tmp_path / "in")
    newsroom("feeds", "add-folder", folder)
    newsroom("fetch")
    newsroom("tidy", "--count", "1")
    assert len(titles(newsroom)) == 1
    (folder / "new.md").write_text("# 新\n\n文", encoding="utf-8")
    assert newsroom("fetch", "--all", "--json").json["new"] == 1
