"""A folder with documents of all kinds is followed from the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Newsroom
from tests.reading.document_samples import PAGE, docx, pdf

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
    assert (report["feeds"], report["new"], len(report["errors"])) == (1, 4, 1)
    assert report["errors"][0]["message"].startswith("broken.pdf: the PDF is broken")
    assert {"笔记", "A letter to the desk"} <= titles(newsroom)
    assert "broken.pdf" in newsroom("feeds", "list").out
    assert newsroom("search", "港务局", "--json").json[0]["source"] == "in"
    assert newsroom("search", "quarterly", "--json").json[0]["published"] == "2025-07-19T16:00:00Z"
    again = newsroom("fetch", "--all", "--json").json
    assert (again["unchanged"], again["new"], again["updated"], again["errors"]) == (1, 0, 0, [])
    assert "broken.pdf" in newsroom("feeds", "list").out, "what cannot be read stays told"
    (folder / "note.md").write_text("# 笔记\n\n又一段", encoding="utf-8")
    changed = newsroom("fetch", "--all", "--json").json
    assert (changed["new"], changed["updated"]) == (0, 1), "the others are not read again"


def test_text_without_markup_is_read_as_a_clipping_is(newsroom: Newsroom, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "003_0feac.txt").write_text(PAGE, encoding="utf-8")
    for name in ("empty.md", "empty.txt"):
        (folder / name).write_text("", encoding="utf-8")
    newsroom("feeds", "add-folder", folder)
    report = newsroom("fetch", "--json")
    assert report.code == 0
    messages = sorted(each["message"] for each in report.json["errors"])
    assert messages == ["empty.md: the document is empty", "empty.txt: the document is empty"]
    clipped = newsroom("clip", folder / "003_0feac.txt")
    assert clipped.code == 0
    assert titles(newsroom) == {"2024年北岸市机器人产业年度报告(上)"}


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


def test_documents_that_cannot_be_read_do_not_take_the_turn_of_others_and_are_tried_again_when_changed(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.desk.folders.MOST_AT_A_TIME", 1)
    folder = tmp_path / "in"
    folder.mkdir()
    for changed, name in enumerate(("letter.eml", "first.pdf", "second.pdf"), 1_700_000_000):
        (folder / name).write_text(MAIL if name == "letter.eml" else "%PDF-1.4\nnothing", encoding="utf-8")
        os.utime(folder / name, (changed, changed))
    newsroom("feeds", "add-folder", folder)
    told = [newsroom("fetch", "--all", "--json").json["errors"] for _ in range(4)]
    assert [[each["message"][:9] for each in errors] for errors in told] == [
        ["second.pd"],
        ["first.pdf"],
        [],
        [],
    ]
    assert titles(newsroom) == {"A letter to the desk"}
    (folder / "first.pdf").write_bytes(pdf(["The quarterly figures of the harbour are out."] * 5))
    assert newsroom("fetch", "--all", "--json").json["new"] == 1
