"""Entries are moved by one: within a section past each other, at its end over the heading into the next."""

from pathlib import Path

import pytest

from newsroom.issues import (
    add_entry,
    decode,
    move_by,
    move_entry,
    move_to,
    new_entry,
    parse,
    remove_entry,
    render,
)
from newsroom.issues.comparing import changes
from newsroom.issues.crossing import Moved
from newsroom.issues.edits import EditError
from newsroom.model import Issue

LINK = "，消息来自它自己的公告。[原文](https://a.example/{n})"


def item(number: object, name: str) -> str:
    return f"{number}. {name}公司发布了新的模型{LINK.format(n=name)}\n"


def house(*parts: str) -> str:
    return "# 日报\n\n" + "\n".join(parts) + "\n---\n\n编辑部\n"


ANEW = house("### 模型\n", item(1, "甲"), item(2, "乙"), "### 硬件\n", item(1, "丙"), item(2, "丁"))
THROUGH = house("### 模型\n", item(1, "甲"), item(2, "乙"), "### 硬件\n", item(3, "丙"), item(4, "丁"))


def moved(issue: Issue, uid: str, by: int) -> Moved:
    made = move_by(issue, uid, by)
    assert made is not None
    return made


def test_the_last_of_a_section_goes_over_into_the_next_and_then_on() -> None:
    issue = parse(ANEW)
    over = moved(issue, "e2", 1)
    assert over.section == "硬件"
    assert render(over.issue) == house(
        "### 模型\n", item(1, "甲"), "### 硬件\n", item(1, "乙"), item(2, "丙"), item(3, "丁")
    )
    assert [entry.uid for entry in over.issue.entries] == ["e1", "e2", "e3", "e4"]
    on = moved(over.issue, "e2", 1)
    assert on.section == ""
    assert render(on.issue) == house(
        "### 模型\n", item(1, "甲"), "### 硬件\n", item(1, "丙"), item(2, "乙"), item(3, "丁")
    )


def test_the_first_of_a_section_goes_over_into_the_one_before() -> None:
    over = moved(parse(ANEW), "e3", -1)
    assert over.section == "模型"
    assert render(over.issue) == house(
        "### 模型\n", item(1, "甲"), item(2, "乙"), item(3, "丙"), "### 硬件\n", item(1, "丁")
    )
    assert render(moved(over.issue, "e3", 1).issue) == ANEW


def test_numbers_that_go_through_stay() -> None:
    over = moved(parse(THROUGH), "e2", 1)
    assert render(over.issue) == house(
        "### 模型\n", item(1, "甲"), "### 硬件\n", item(2, "乙"), item(3, "丙"), item(4, "丁")
    )


def test_an_emptied_section_keeps_its_heading_and_can_be_come_back_into() -> None:
    text = house("### 模型\n", item(1, "甲"), "### 硬件\n", item(1, "乙"), "### 观点\n", item(1, "丙"))
    out = moved(parse(text), "e2", -1)
    assert render(out.issue) == house(
        "### 模型\n", item(1, "甲"), item(2, "乙"), "### 硬件\n\n### 观点\n", item(1, "丙")
    )
    back = moved(out.issue, "e2", 1)
    assert back.section == "硬件"
    assert render(back.issue) == text
    up = moved(parse(text), "e1", 1)
    assert render(up.issue) == house(
        "### 模型\n\n### 硬件\n", item(1, "甲"), item(2, "乙"), "### 观点\n", item(1, "丙")
    )
    assert render(moved(up.issue, "e1", -1).issue) == text


def test_what_has_no_entries_is_passed_with_the_heading_behind_it() -> None:
    text = house(
        "### 模型\n",
        item(1, "甲"),
        "### 话题\n\n推理、芯片、传感器\n\n### 硬件\n",
        item(1, "乙"),
        item(2, "丙"),
    )
    over = moved(parse(text), "e1", 1)
    assert over.section == "硬件"
    assert render(over.issue).index("话题") < render(over.issue).index("甲公司")


def test_moved_and_dropped_and_new_entries_stand_in_the_places_of_the_file() -> None:
    issue = remove_entry(move_entry(parse(ANEW), "e4", 1), "e2")  # 丁 | 甲 丙
    assert [entry.uid for entry in issue.entries] == ["e4", "e1", "e3"]
    over = moved(issue, "e4", 1)
    assert over.section == "硬件"
    lines = [line[:5] for line in render(over.issue).splitlines() if line[:1] in ("#", "1", "2", "3")]
    assert lines == ["# 日报", "### 模", "### 硬", "1. 丁公", "2. 甲公", "3. 丙公"]
    new = add_entry(parse(ANEW), new_entry(headline="戊公司发布了新的模型", url="https://e.example/"), 3)
    assert (
        moved(new, "e3", -1).section == "模型"
    )  # over the heading, not past the new one that stands before it
    assert moved(new, "e2", 1).section == ""


def test_what_went_over_is_told_as_a_change() -> None:
    over = moved(parse(ANEW), "e2", 1).issue
    [change] = changes(parse(ANEW), over)
    assert (change.field, change.number, change.before, change.after) == ("section", 2, "模型", "硬件")
    assert [each.field for each in changes(over, moved(over, "e2", 1).issue)] == ["entry"]


def test_there_is_an_end() -> None:
    issue = parse(ANEW)
    assert move_by(issue, "e1", -1) is None
    assert move_by(issue, "e4", 1) is None
    ours = Issue(date=None, title="", entries=issue.entries)
    assert [entry.uid for entry in moved(ours, "e2", 1).issue.entries] == ["e1", "e3", "e2", "e4"]
    with pytest.raises(EditError):
        move_by(issue, "e9", 1)


def test_a_number_is_reached_past_the_headings_and_what_is_passed_stays_in_its_section() -> None:
    issue = parse(ANEW)
    there = move_to(issue, "e1", 4)
    assert [entry.uid for entry in there.entries] == ["e2", "e3", "e4", "e1"]
    lines = [line[:5] for line in render(there).splitlines() if line[:1] in ("#", "1", "2", "3")]
    assert lines == ["# 日报", "### 模", "1. 乙公", "### 硬", "1. 丙公", "2. 丁公", "3. 甲公"]
    back = move_to(there, "e1", 1)
    assert [entry.uid for entry in back.entries] == ["e1", "e2", "e3", "e4"]
    assert render(back) == ANEW
    assert move_to(issue, "e2", 2) is issue
    with pytest.raises(EditError):
        move_to(issue, "e2", 5)


def test_sections_of_real_digests_are_gone_over_one_by_one(shared: Path) -> None:
    """An entry goes all the way down, and no other one is read otherwise."""
    files = sorted((shared / "data" / "digests").glob("*/*.md"))[::15]
    assert files
    for path in files:
        issue = first = parse(decode(path.read_bytes()))
        uid = issue.entries[0].uid
        sections = []
        while (made := move_by(issue, uid, 1)) is not None:
            issue = made.issue
            sections += [made.section] if made.section else []
            here = {entry.uid: entry for entry in issue.entries}
            read = parse(render(issue)).entries
            assert [entry.headline for entry in read] == [entry.headline for entry in issue.entries], path
            assert here == {entry.uid: entry for entry in first.entries}
        assert issue.entries[-1].uid == uid
        assert len(set(sections)) == len(sections)
