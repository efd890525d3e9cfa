"""Deep dives and reviews: recognised, cut into sections, their footnotes kept in order."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from newsroom.issues import decode, form_of, parse, render
from newsroom.issues.forms.footnotes import Citation, cite, renumbered
from newsroom.issues.forms.sections import add_section, drop_section, move_section, replace_section, sections
from newsroom.model import Issue

DEEP = """---
title: "潮汐"
---

开头。[^2]

### 一节

正文甲[^1]，再引[^2]。

### 二节

正文乙。

## 引用
[^1]: [甲](https://a.example/1)·甲报·2025/7/1·检索日期2025/7/2
[^2]: [乙](https://b.example/2)·乙报·2025/7/1·检索日期2025/7/2
"""


def deep() -> Issue:
    return parse(DEEP)


@pytest.mark.parametrize(
    ("seed", "form", "day"),
    [("000", "deep", (2025, 7, 11)), ("003", "monthly", (2025, 7, 1)), ("004", "annual", (2025, 1, 1))],
)
def test_founding_documents_are_known_and_come_back(
    shared: Path, seed: str, form: str, day: tuple[int, int, int]
) -> None:
    [path] = (shared / "seeds").glob(f"{seed}_*.txt")
    text = decode(path.read_bytes())
    issue = parse(text)
    assert (issue.form, issue.date) == (form, date(*day))
    assert render(issue) == text
    assert len(sections(text)) > 6
    assert "".join(text[each.start : each.end] for each in sections(text)) == text


def test_a_digest_stays_a_digest(shared: Path) -> None:
    [path] = (shared / "seeds").glob("002_*.txt")
    assert form_of(decode(path.read_bytes())) == "daily"


def test_footnotes_are_numbered_by_the_text_and_listed_in_that_order() -> None:
    text = renumbered(DEEP)
    assert "开头。[^1]" in text and "甲[^2]，再引[^1]" in text
    assert text.index("[^1]: [乙]") < text.index("[^2]: [甲]")
    assert renumbered(text) == text


def test_a_source_is_cited_once_and_marked_where_it_is_used() -> None:
    source = Citation(
        title="丙", url="https://c.example/3", publisher="丙报", published=None, retrieved=date(2025, 7, 3)
    )
    once = cite(deep(), source, 1)
    assert "再引[^1]。[^3]" in (once.source or "")
    assert "[^3]: [丙](https://c.example/3)·丙报·检索日期2025/7/3" in (once.source or "")
    twice = cite(once, source)
    assert "正文乙。[^3]" in (twice.source or "")
    assert (twice.source or "").count("[丙]") == 1


def test_an_edit_leaves_all_other_sections_as_they_were() -> None:
    issue = deep()
    part = sections(DEEP)[2]
    was = DEEP[part.start : part.end]
    edited = replace_section(issue, was, was.replace("乙", "丁"))
    assert edited.source == DEEP.replace("正文乙", "正文丁")
    assert drop_section(issue, 2).source == DEEP.replace(was, "")
    moved = move_section(issue, 2, -1)
    assert [each.title for each in sections(moved.source or "")] == ["", "二节", "一节", "引用"]
    assert move_section(moved, 1, 1).source == DEEP
    added = sections(add_section(issue, 1, "三节").source or "")
    assert [each.title for each in added] == ["", "一节", "三节", "二节", "引用"]


def test_the_title_follows_the_front_matter() -> None:
    assert replace_section(deep(), 'title: "潮汐"', 'title: "海流"').title == "海流"
    assert replace(deep(), source="").form == "deep"
