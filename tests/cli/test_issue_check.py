import json
from pathlib import Path

from tests.cli.conftest import Newsroom
from tests.desk.test_fixing import TEXT


def test_a_file_is_checked_without_a_database(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    path.write_text(TEXT, encoding="utf-8")
    result = newsroom("issue", "check", str(path), "--json")
    assert result.code == 1
    findings = result.json
    assert {"ST001", "LK002"} <= {finding["rule"] for finding in findings}
    assert list(findings[0]) == [
        "rule",
        "severity",
        "entry",
        "entries",
        "field",
        "line",
        "column",
        "end_column",
        "excerpt",
        "message",
        "fix",
    ]


def test_sarif_is_one_run_with_every_finding(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    path.write_text(TEXT, encoding="utf-8")
    count = len(newsroom("issue", "check", str(path), "--json").json)
    log = json.loads(newsroom("issue", "check", str(path), "--sarif").out)
    assert log["version"] == "2.1.0"
    assert len(log["runs"][0]["results"]) == count


def test_fixes_are_told_and_what_is_left_is_listed(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    path.write_text(TEXT, encoding="utf-8")
    result = newsroom("issue", "check", str(path), "--fix")
    assert result.code == 0
    assert "fixed LK002" in result.err
    assert "f=rss" not in path.read_text(encoding="utf-8")
    assert "LK002" not in result.out


def test_two_forms_of_one_listing_are_a_wrong_usage(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    path.write_text(TEXT, encoding="utf-8")
    result = newsroom("issue", "check", str(path), "--json", "--sarif")
    assert result.code == 2
    assert "choose one" in result.err


def test_a_broken_archive_does_not_keep_a_file_from_being_checked(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    path.write_text(TEXT, encoding="utf-8")
    foreign = tmp_path / "other.db"
    foreign.write_bytes(b"no database at all" * 100)
    result = newsroom("--database", str(foreign), "issue", "check", str(path), "--json")
    assert "LK002" in {finding["rule"] for finding in result.json}
    assert "nothing is known of what ran before" in result.err


def test_online_follows_the_links_but_never_into_this_machine(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    inside = TEXT.replace("a.example/1", "127.0.0.1:9/1").replace("b.example/2", "127.0.0.1:9/2")
    path.write_text(inside, encoding="utf-8")
    assert "LK003" not in newsroom("issue", "check", str(path)).out
    result = newsroom("issue", "check", str(path), "--online")
    assert "LK003" in result.out and "127.0.0.1 is not of the public internet" in result.out


def test_a_fix_of_what_cannot_be_seen_is_shown(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    path.write_text(TEXT.replace("甲公司的 **模型** 来了。", "甲公司的**模型。**来了。 "), encoding="utf-8")
    told = newsroom("issue", "check", str(path), "--fix").err
    assert "fixed MD002: ␣ → nothing" in told


def test_fixes_leave_quotations_alone(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    said = "他说：“Deepseek,很好”，又说,**模型** 来了。"
    path.write_text(TEXT.replace("甲公司的 **模型** 来了。", said), encoding="utf-8")
    result = newsroom("issue", "check", str(path), "--fix")
    assert said.replace("说,", "说，") in path.read_text("utf-8")
    assert ": warning CP001" in result.out and ": warning CP007" in result.out


def test_what_a_file_was_read_as_is_told_to_people_and_programs(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    for encoding, called in (("gb18030", "GB18030"), ("utf-16", "UTF-16-LE")):
        path.write_bytes(TEXT.encode(encoding))
        assert f"the file is not UTF-8: read as {called}" in newsroom("issue", "check", str(path)).out
        told = newsroom("issue", "check", str(path), "--json").json
        [message] = [each["message"] for each in told if each["rule"] == "MD004"]
        assert message.startswith(f"the file is not UTF-8: read as {called};")
        refused = newsroom("issue", "import", str(path))
        assert refused.code == 1 and f"is written in {called}" in refused.err


def test_what_is_no_text_is_neither_checked_nor_mended(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    for raw in (b"\x7fELF\x02\x01\x00\x00 \xa0\t \n", TEXT.encode("utf-16-le")):
        path.write_bytes(raw)
        for how in ((), ("--json",), ("--fix",)):
            result = newsroom("issue", "check", str(path), *how)
            assert result.code == 1 and result.out == "" and "is not a text file" in result.err
        assert path.read_bytes() == raw


def test_an_import_says_that_bytes_are_not_utf8(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-09.md"
    path.write_bytes(TEXT.encode() + b"\n\n\xff\xfe\xc3(\n")
    result = newsroom("issue", "import", str(path), "--json")
    assert result.json[0]["not_utf8"] == 3
    assert "3 bytes are not UTF-8; they stay as they are" in result.err


def test_an_issue_without_a_title_is_listed_by_the_name_of_its_file(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    path = tmp_path / "2031-03-09-evening.md"
    path.write_text(
        "1. [北辰实验室发布模型](https://a.example/x/1)\n2. [潮汐公司开源框架](https://b.example/x/2)\n",
        encoding="utf-8",
    )
    assert newsroom("issue", "import", str(path)).code == 0
    assert newsroom("issue", "list").out.rstrip().endswith("2031-03-09-evening.md")
    assert newsroom("issue", "list", "--json").json[0]["title"] == ""
