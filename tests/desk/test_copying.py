"""What lands on the clipboard, and by which tool of the system."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path

import pytest

from newsroom import issues
from newsroom.desk import Desk, clipboard, composing, copying
from newsroom.model import Issue, NewsroomError


@pytest.fixture
def issue(desk: Desk) -> Issue:
    id = composing.start(desk).stored.head.id
    for name in "甲乙丙":
        entry = issues.new_entry(
            headline=f"{name}公司*", url=f"https://a.example/{name}", summary=f"{name}的**要点**。"
        )
        composing.change(desk, id, partial(issues.add_entry, entry=entry), "by hand")
    return composing.change(desk, id, lambda each: issues.set_lead(each, "导语。"), "lead").issue


def test_one_entry_has_no_number_and_several_count_from_one(desk: Desk, issue: Issue) -> None:
    one = copying.copied(desk, issue, "markdown", (2,)).text
    assert one == "[**乙公司\\***](https://a.example/乙)\n\n乙的**要点**。\n"
    two = copying.copied(desk, issue, "markdown", (2, 3)).text
    assert two.startswith("1.  [**乙公司") and "\n\n2.  [**丙公司" in two
    assert copying.copied(desk, issue, "text", (2,)).text.startswith("乙公司*\n乙的要点。\nhttps://")
    assert ">1. 乙公司*<sup" in copying.copied(desk, issue, "wechat", (2, 3)).html
    assert "导语" not in copying.copied(desk, issue, "rich", (2, 3)).html


def test_the_whole_issue_is_what_an_export_holds(desk: Desk, issue: Issue) -> None:
    assert copying.copied(desk, issue, "markdown").text == issues.render(issue, desk.publication)
    rich = copying.copied(desk, issue, "rich")
    assert issue.title in rich.html and "导语。" in rich.text
    assert '<a href="https://a.example/甲"' in rich.html


def test_an_entry_that_is_not_there_is_named(desk: Desk, issue: Issue) -> None:
    with pytest.raises(NewsroomError, match="no entry 4; the issue has 3"):
        copying.copied(desk, issue, "text", (4,))


def test_the_page_for_wechat_has_title_and_digest(desk: Desk, issue: Issue) -> None:
    page = copying.page(desk, issue, "wechat")
    assert f"{len(issue.title)}/64" in page and "3/120" in page
    assert "/120" not in copying.page(desk, issue, "wechat", (1,))


# The tools


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that is the only one there is."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":97")
    return folder


def program(folder: Path, name: str, then: str = "exit 0") -> Path:
    """A program that keeps what it is given."""
    file = folder / name
    file.write_text(
        f'#!/bin/sh\necho "$@" > "{folder}/{name}.arguments"\ncat > "{folder}/{name}.input"\n{then}\n'
    )
    file.chmod(0o755)
    return folder / f"{name}.input"


def test_rich_text_goes_to_the_tool_of_the_system(programs: Path) -> None:
    given = program(programs, "xclip")
    assert clipboard.put("文字; rm -rf", "<p>$(x)</p>") == "xclip"
    assert given.read_text(encoding="utf-8") == '<meta charset="utf-8"><p>$(x)</p>'
    assert "-t text/html" in (programs / "xclip.arguments").read_text()
    assert clipboard.put("文字; rm -rf") == "xclip"
    assert given.read_text(encoding="utf-8") == "文字; rm -rf"


def test_a_tool_that_leaves_a_process_behind_is_not_waited_for(programs: Path) -> None:
    program(programs, "xclip", "sleep 30 &\necho $! > " + str(programs / "left"))
    assert clipboard.put("文字") == "xclip"
    os.kill(int((programs / "left").read_text()), 15)


def test_where_a_tool_fails_the_next_one_is_tried(programs: Path) -> None:
    program(programs, "xclip", "exit 1")
    program(programs, "xsel")
    assert clipboard.put("文字") == "xsel"
    assert clipboard.put("文字", "<p>文字</p>") is None


def test_windows_gets_the_places_of_what_is_copied() -> None:
    written = clipboard.cf_html("<p>港口</p>")
    places = {name: int(at) for name, at in re.findall(r"(\w+):(\d{10})", written.decode())}
    assert written[places["StartHTML"] : places["EndHTML"]].startswith(b"<html>")
    assert written[places["StartFragment"] : places["EndFragment"]].decode() == "<p>港口</p>"
    assert places["EndHTML"] == len(written)


def test_macos_gets_texts_that_cannot_be_commands() -> None:
    script = clipboard.apple_script('<p>"</p>', '" & (do shell script "x") & "').decode()
    assert "do shell" not in script and script.count('"') == 0
