from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsroom.desk import Desk, checking, composing, exporting, importing, reading_ahead
from newsroom.issues import EditError, change_entry
from newsroom.store import StoreError

HOUSE = """---
title: "2025.07.27 全球AI新闻速递"
date: 2025-07-27T08:03:21.432+08:00
categories: ["人工智能", "科技前沿", "行业动态"]
---

导语在这里。

---

1.  [**标题一**](https://a.example/1)

    摘要一。

---

### **点评**

点评在这里。"""


def write(name: str, text: str = HOUSE) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_a_digest_goes_into_the_archive(desk: Desk) -> None:
    done = importing.import_file(desk, write("2025-07-27.md"))
    assert done.new
    assert (done.head.date, done.head.title, done.head.entries) == (
        date(2025, 7, 27),
        "2025.07.27 全球AI新闻速递",
        1,
    )
    assert done.head.origin == "2025-07-27.md"


def test_what_was_imported_is_exported_to_the_byte(desk: Desk) -> None:
    done = importing.import_file(desk, write("2025-07-27.md"))
    exported = exporting.export(desk, done.head.id, Path("out.md"))
    assert exported.path.read_bytes() == HOUSE.encode()


def test_the_same_bytes_again_are_the_old_issue(desk: Desk) -> None:
    first = importing.import_file(desk, write("2025-07-27.md"))
    again = importing.import_file(desk, write("elsewhere/copy.md"))
    assert (again.new, again.head.id) == (False, first.head.id)


def test_our_own_export_is_known_again(desk: Desk) -> None:
    issue = composing.start(desk, date(2025, 7, 27)).stored.head.id
    exported = exporting.export(desk, issue, force=True)
    again = importing.import_file(desk, exported.path)
    assert (again.new, again.head.id) == (False, issue)


def test_other_bytes_for_a_date_taken_are_refused_unless_forced(desk: Desk) -> None:
    first = importing.import_file(desk, write("2025-07-27.md"))
    other = write("other.md", HOUSE.replace("标题一", "标题二"))
    with pytest.raises(importing.DateTaken, match=f"2025-07-27 .*id {first.head.id}"):
        importing.import_file(desk, other)
    assert importing.import_file(desk, other, force=True).new
    assert len(desk.store.issues.on_date(date(2025, 7, 27))) == 2


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("2025-07-01.md", HOUSE, date(2025, 7, 27)),
        ("2025-07-01.md", "# AI 日报 2025/07/05\n\n1. 一条\n", date(2025, 7, 1)),
        ("latest.md", "# AI 日报 2025/07/05\n\n1. 一条\n", date(2025, 7, 5)),
        ("latest.md", "1. 一条\n", None),
    ],
)
def test_the_date_is_that_of_front_matter_name_or_heading(
    desk: Desk, name: str, text: str, day: date | None
) -> None:
    assert importing.import_file(desk, write(name, text)).head.date == day


@pytest.mark.parametrize("text", ["\ufeff# 标题\r\n\r\n1. 一条\r\n", "文字 \t\n\n\n", "# 日报 2025-07-05"])
def test_any_text_comes_back_as_it_was(desk: Desk, text: str) -> None:
    done = importing.import_file(desk, write("2025-07-01.md", text))
    exporting.export(desk, done.head.id, Path("out.md"), force=True)
    assert Path("out.md").read_bytes() == text.encode()


def test_bytes_that_are_no_text_come_back_too(desk: Desk) -> None:
    path = Path("2025-07-01.md")
    path.write_bytes("# 日报\n\n".encode() + b"\xff\xfe\xc3(\n")
    done = importing.import_file(desk, path)
    exporting.export(desk, done.head.id, Path("out.md"), force=True)
    assert Path("out.md").read_bytes() == path.read_bytes()


def test_a_program_or_picture_is_no_digest(desk: Desk) -> None:
    path = Path("2025-07-01.md")
    path.write_bytes(b"\x7fELF\x02\x01\x00\x00")
    with pytest.raises(checking.NoDigest, match="2025-07-01.md"):
        importing.import_file(desk, path)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf \r\n\n"], ids=["nothing", "blanks"])
def test_an_empty_file_is_no_issue(desk: Desk, content: bytes) -> None:
    path = Path("2025-07-01.md")
    path.write_bytes(content)
    report = importing.import_files(desk, [path])
    [refused] = report.refused
    assert "2025-07-01.md is empty" in str(refused)
    assert not report.imported and not desk.store.issues.on_date(date(2025, 7, 1), "daily")


def test_importing_never_changes_which_issue_is_open(desk: Desk) -> None:
    issue = composing.start(desk, date(2025, 7, 1)).stored.head.id
    importing.import_file(desk, write("2025-07-27.md"))
    assert composing.opened(desk).head.id == issue


def test_a_folder_is_all_digests_in_it_and_one_refusal_stops_no_other(desk: Desk) -> None:
    write("archive/07/2025-07-26.md", HOUSE.replace("07.27", "07.26").replace("07-27", "07-26"))
    write("archive/07/2025-07-27.md")
    write("archive/07/copy-of-27.md", HOUSE.replace("标题一", "标题二"))
    write("archive/notes.txt", "no digest")
    Path("empty").mkdir()
    report = importing.import_files(desk, [Path("archive"), Path("missing.md"), Path("empty")])
    assert [each.file.name for each in report.imported] == ["2025-07-26.md", "2025-07-27.md"]
    assert [type(error).__name__ for error in report.refused] == [
        "DateTaken",
        "DigestUnreadable",
        "NothingToImport",
    ]


def test_imported_issues_count_as_having_run(desk: Desk) -> None:
    importing.import_file(desk, write("2025-07-27.md"))
    last = desk.store.issues.last_exported()
    assert last is not None
    assert last.isoformat().startswith("2025-07-27T00:03:21")


def test_every_real_digest_comes_back_to_the_byte(desk: Desk, shared: Path) -> None:
    files = sorted((shared / "data" / "digests").rglob("*.md"))[::7]
    assert files
    for file in files:
        done = importing.import_file(desk, file, force=True)
        exporting.export(desk, done.head.id, Path("out.md"), force=True, overwrite=True)
        assert Path("out.md").read_bytes() == file.read_bytes()


def test_a_folder_goes_in_file_by_file_and_tells_how_far_it_is(desk: Desk) -> None:
    for day in ("26", "27", "28"):
        write(f"folder/2025-07-{day}.md", HOUSE.replace("07.27", f"07.{day}").replace("07-27", f"07-{day}"))
    seen: list[importing.Progress] = []

    def stop_after_two(progress: importing.Progress) -> None:
        seen.append(progress)
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        importing.import_files(desk, [Path("folder")], on_progress=stop_after_two)
    assert [(each.done, each.total, each.new) for each in seen] == [(1, 3, 1), (2, 3, 2)]
    report = importing.import_files(desk, [Path("folder")])
    assert [each.new for each in report.imported] == [False, False, True]


def test_a_full_disk_stops_an_import_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in ("26", "27", "28"):
        write(f"folder/2025-07-{day}.md", HOUSE.replace("07.27", f"07.{day}").replace("07-27", f"07-{day}"))

    def full(*_args: object, **_named: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(type(desk.store.issues), "create", full)
    report = importing.import_files(desk, [Path("folder")])
    assert [str(error) for error in report.refused] == [
        "stopped at folder/2025-07-26.md, 2 files were not tried: the disk is full; import again to go on"
    ]


def test_a_file_that_is_far_too_large_is_named_and_left_out(desk: Desk) -> None:
    report = importing.import_files(desk, [write("huge.md", "a" * 8_000_001), write("2025-07-27.md")])
    assert [each.file.name for each in report.imported] == ["2025-07-27.md"]
    assert "huge.md is larger than any digest" in str(report.refused[0])


def test_a_digest_of_another_house_shows_its_entries(desk: Desk) -> None:
    text = "# 日报\n\n- 某公司发布新一代模型。[来源](https://a.example/)\n- 另一公司开源了框架。[来源](https://b.example/)\n"
    done = importing.import_file(desk, write("2025-07-27.md", text))
    assert done.head.entries == 2
    with pytest.raises(EditError, match="change it in the file itself"):
        composing.change(
            desk, done.head.id, lambda issue: change_entry(issue, "e1", headline="短"), "headline"
        )


def test_many_files_are_read_ahead_as_they_would_be_one_by_one(desk: Desk) -> None:
    for number in range(1, 45):
        text = HOUSE.replace("2025.07.27", f"{1980 + number}.07.27").replace(
            "2025-07-27", f"{1980 + number}-07-27"
        )
        write(f"folder/{1980 + number}.md", text)
    Path("folder/1990.md").write_bytes(b"\0")
    report = importing.import_files(desk, [Path("folder")])
    assert [each.file.name for each in report.imported] == [
        f"{1980 + number}.md" for number in range(1, 45) if number != 10
    ]
    assert ["1990.md" in str(error) for error in report.refused] == [True]
    first = desk.store.issues.get(report.imported[0].head.id)
    assert (first.head.date, len(first.issue.entries)) == (date(1981, 7, 27), 1)


def test_bytes_that_are_no_text_do_not_spoil_the_archive(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    lead = "导语里有".encode() + b"\xff\xfe\x80" + "坏字节。".encode()
    head = '---\ntitle: "2031.03.09 全球AI新闻速递"\ndate: 2031-03-09T08:05:07.040+08:00\n---\n\n'.encode()
    path.write_bytes(head + lead + "\n\n---\n\n1.  [**题**](https://a.example/1)\n\n    话。\n".encode())
    importing.import_files(desk, [path], force=False)
    texts = [each.text for each in desk.store.issues.texts()]
    assert any("坏字节" in text for text in texts)
    assert all(text.encode() for text in texts)


def test_a_file_that_another_program_imports_meanwhile_is_there_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "2031-03-09.md"
    path.write_text("# 2031-03-09\n\n- [题](https://a.example/1) 话。\n", encoding="utf-8")
    read = reading_ahead.read

    def slowly(*arguments: Any) -> Any:
        monkeypatch.setattr("newsroom.desk.importing.read", read)
        importing.import_file(desk, path)
        return read(*arguments)

    monkeypatch.setattr("newsroom.desk.importing.read", slowly)
    assert not importing.import_file(desk, path).new
    assert len(desk.store.issues.heads()) == 1
