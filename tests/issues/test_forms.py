"""Deep dives and reviews: recognised, cut into sections, their footnotes kept in order."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom.issues import EditError, amend, decode, form_of, parse, render
from newsroom.issues.forms.arranging import (
    add_section,
    drop_section,
    move_section,
    moved_to,
    new_number,
    replace_section,
    write_section,
)
from newsroom.issues.forms.chapters import numbered
from newsroom.issues.forms.document import gist
from newsroom.issues.forms.events import at_home
from newsroom.issues.forms.footnotes import Citation, cite, renumbered
from newsroom.issues.forms.lists import add_item, drop_item, event_lists, move_across, move_item, write_item
from newsroom.issues.forms.notes import read_note
from newsroom.issues.forms.sections import sections
from newsroom.issues.merging import merge
from newsroom.model import Entry, Issue, Publication
from newsroom.preflight import check
from tests.preflight.checking import subject

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


SOURCE = Citation(
    title="丙", url="https://c.example/3", publisher="丙报", published=None, retrieved=date(2025, 7, 3)
)


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
    once, place = cite(deep(), SOURCE, 1)
    assert (once.source or "")[:place].endswith("再引[^1]。[^3]")
    assert "再引[^1]。[^3]" in (once.source or "")
    assert "[^3]: [丙](https://c.example/3)·丙报·检索日期2025/7/3" in (once.source or "")
    twice, _place = cite(once, SOURCE)
    assert "正文乙。[^3]" in (twice.source or "")
    assert (twice.source or "").count("[丙]") == 1


def test_an_edit_leaves_all_other_sections_as_they_were() -> None:
    issue = deep()
    part = sections(DEEP)[2]
    was = DEEP[part.start : part.end]
    edited = write_section(issue, 2, was, was.replace("乙", "丁")).issue
    assert edited.source == DEEP.replace("正文乙", "正文丁")
    assert drop_section(issue, 2).source == DEEP.replace(was, "")
    moved = move_section(issue, 2, -1)
    assert [each.title for each in sections(moved.source or "")] == ["", "二节", "一节", "引用"]
    assert move_section(moved, 1, 1).source == DEEP
    added = add_section(issue, 1, "三节")
    assert new_number(issue, 1) == 2
    assert titles(added) == ["", "一节", "三节", "二节", "引用"]
    # 引用 stays last, and no heading stands twice.
    assert titles(add_section(issue, 3, "四节")) == ["", "一节", "二节", "四节", "引用"]
    for number, by in ((2, 1), (3, -1), (1, -1), (0, 1)):
        with pytest.raises(EditError):
            move_section(issue, number, by)
    with pytest.raises(EditError, match="引用"):
        drop_section(issue, 3)


def titles(issue: Issue) -> list[str]:
    return [each.title for each in sections(issue.source or "")]


def test_a_text_that_another_program_changed_too_is_put_together_or_refused() -> None:
    part = sections(DEEP)[1]
    was = DEEP[part.start : part.end]
    other = replace(deep(), source=DEEP.replace("正文甲[^1]", "正文甲[^7]"))
    both = write_section(other, 1, was, was.rstrip() + "添一句。\n\n").issue.source or ""
    assert "正文甲[^7]，再引[^2]。添一句。" in both
    with pytest.raises(EditError, match="another program"):
        write_section(other, 1, was, was.replace("[^1]", "[^8]"))


def test_a_section_that_loses_its_heading_or_all_its_text_can_be_written_on() -> None:
    part = sections(DEEP)[1]
    before, was = DEEP[: part.start], DEEP[part.start : part.end]
    bare = write_section(deep(), 1, was, "\n\n", before)
    again = write_section(bare.issue, 1, bare.text, "### 新节\n\n新文。\n\n", before)
    assert titles(again.issue) == ["", "新节", "二节", "引用"]
    two = write_section(again.issue, 1, again.text, "### 新节\n\n### 又一节\n\n文。\n\n")
    back = write_section(two.issue, 1, two.text, was)
    assert back.issue.source == DEEP


def test_what_both_changed_in_different_places_of_a_document_is_merged() -> None:
    base = deep()
    mine = replace(base, source=DEEP.replace("正文甲", "正文很甲"))
    theirs = replace(base, source=DEEP.replace("正文乙", "正文很乙"))
    merged = merge(base, mine, theirs)
    assert merged.issue.source == DEEP.replace("正文", "正文很") and not merged.conflicts
    assert merge(base, mine, replace(base, source=DEEP.replace("正文甲", "正文丙"))).conflicts


CHAPTERS = """## 一、总览

### 1.1 甲

甲文。

### 1.2 乙

乙文。

## 二、分述

### 2.1 丙

丙文。

#### 2.1.1 丁

丁文。

### 2.2 戊

戊文。
"""


def test_a_chapter_moves_and_goes_with_all_that_is_below_it_and_numbers_follow() -> None:
    issue = replace(deep(), source=CHAPTERS)
    assert moved_to(issue, 5, 1) == 6
    moved = move_section(issue, 5, 1)
    assert titles(moved)[4:] == ["二、分述", "2.1 戊", "2.2 丙", "2.2.1 丁"]
    assert move_section(moved, 6, -1).source == CHAPTERS
    assert titles(move_section(issue, 1, 1))[1:4] == ["一、分述", "1.1 丙", "1.1.1 丁"]
    assert titles(drop_section(issue, 5))[4:] == ["二、分述", "2.1 戊"]
    assert titles(add_section(issue, 5, "己"))[5:] == ["2.1 丙", "2.1.1 丁", "2.2 己", "2.3 戊"]
    gap = replace(issue, source=CHAPTERS.replace("2.2 戊", "2.4 戊"))
    assert titles(drop_section(gap, 2))[-1] == "2.4 戊", "what was numbered by hand is not touched"
    assert numbered(gap.source or "") == CHAPTERS


def test_a_review_of_plain_lines_keeps_being_one() -> None:
    text = "2025年7月\n引言\n头。\n一、国际重大事件\n1.1 列表\n甲\n1.2 评价\n乙\n二、国内重大事件\n结论\n完。"
    issue = parse(text)
    assert titles(add_section(issue, 4, "补记"))[4:6] == ["1.2 评价", "1.3 补记"]
    with pytest.raises(EditError, match=r"3\.7"):
        add_section(issue, 1, "补记")
    cited, _place = cite(issue, SOURCE, 4)
    assert "乙[^1]\n" in (cited.source or "") and titles(cited) == [*titles(issue), "引用"]
    assert parse(cited.source or "").form == "monthly"


def test_a_mark_stands_at_the_cursor_where_it_can() -> None:
    cited, place = cite(deep(), SOURCE, at=DEEP.index("，再引"))
    assert (cited.source or "")[:place].endswith("正文甲[^2][^3]")
    listed, _place = cite(deep(), SOURCE, 2, at=DEEP.index("甲报"))
    assert "正文乙。[^3]" in (listed.source or "")


def test_a_mark_stands_in_no_heading_and_no_code() -> None:
    # Where a section ends is the first column of the next one's heading.
    cited, _place = cite(deep(), SOURCE, 1, at=DEEP.index("### 二节"))
    assert "再引[^1]。[^3]\n\n### 二节" in (cited.source or "")
    code = "```\n[^1] 是标记\n```"
    text = DEEP.replace("正文乙。", f"正文乙，见 `a[^1]b`。\n\n{code}")
    issue = replace(deep(), source=text)
    inside = text.index(code)
    for at in (inside, inside + 5, inside + len(code)):
        cited, place = cite(issue, SOURCE, 2, at=at)
        assert f"{code}\n\n[^3]\n\n## 引用" in (cited.source or "")
        assert (cited.source or "")[:place].endswith("\n[^3]")
    cited, _place = cite(issue, SOURCE, 2, at=text.index("b`"))
    assert "`a[^1]b`[^3]。" in (cited.source or "")
    with pytest.raises(EditError, match="no end"):
        cite(replace(issue, source="### 一节\n\n```\n甲"), SOURCE, at=10)


def test_a_line_of_text_is_no_heading_of_sources() -> None:
    text = "### 一节\n\n引用\n\n文。\n\n## 引用\n"
    cited, _place = cite(replace(deep(), source=text), SOURCE)
    assert (cited.source or "").startswith("### 一节\n\n引用\n\n文。[^1]\n\n## 引用\n[^1]: [丙]")


def test_the_title_follows_the_front_matter() -> None:
    opening = DEEP[: sections(DEEP)[0].end]
    assert write_section(deep(), 0, opening, opening.replace("潮汐", "海流")).issue.title == "海流"
    assert replace(deep(), source="").form == "deep"


def test_values_by_a_sites_own_names_are_kept_and_followed() -> None:
    astro = Publication(names=(("date", "pubDate"), ("categories", "tags")))
    front = '---\ntitle: "潮汐"\npubDate: 2025-07-02T08:00:00+08:00\ntags: ["海洋"]\n---\n'
    text = DEEP.replace('---\ntitle: "潮汐"\n---\n', front)
    issue = parse(text, astro)
    assert issue.published is not None and issue.categories == ("海洋",)
    # Whoever edits the body need not know what the site calls its keys.
    for edited in (
        drop_section(issue, 2),
        amend(issue, text.index("正文甲"), text.index("正文甲"), "这里"),
        replace_section(issue, 1, "### 一节\n\n新文。\n", astro),
    ):
        assert (edited.published, edited.categories) == (issue.published, issue.categories)
    opening = text[: sections(text)[0].end]
    later = opening.replace("07-02", "07-05").replace("海洋", "气象")
    for edited in (
        write_section(issue, 0, opening, later, publication=astro).issue,
        replace_section(issue, 0, later, astro),
        amend(issue, 0, len(opening), later, astro),
    ):
        assert (edited.date, edited.categories) == (date(2025, 7, 5), ("气象",))
        assert edited == parse(edited.source or "", astro)


@pytest.mark.parametrize(
    ("headline", "url", "home"),
    [
        ("智谱开源新一代模型", "https://a.example/1", True),
        ("英伟达发布新芯片", "https://www.36kr.com/p/1", False),
        ("某初创公司获数千万元天使轮融资", "https://36kr.com/p/1", True),
        ("Gritt获3400万美元融资", "https://36kr.com/p/1", False),
        ("一种新的注意力机制", "https://arxiv.org/abs/1", False),
        ("地方出台算力补贴", "https://www.gov.cn/1", True),
    ],
)
def test_an_event_is_proposed_for_the_list_its_names_and_host_tell(
    headline: str, url: str, home: bool
) -> None:
    assert at_home(Entry(uid="a", headline=headline, url=url)) is home


@pytest.mark.parametrize(
    "source", ["", "开头。", "---\ntitle: 甲\n---\n", "国际重大事件列表", "1.1 国际列表\n1.2 国内列表"]
)
def test_a_document_with_next_to_nothing_in_it_is_read_and_changed(source: str) -> None:
    issue = replace(deep(), source=source)
    assert all(not each.items for each in event_lists(source))
    rules = {each.rule for each in check(replace(subject(DEEP), text=source, issue=issue))}
    assert rules <= {"EX002", "ST003"}
    cited, place = cite(issue, SOURCE)
    assert (cited.source or "")[:place].endswith("[^1]")
    for each in event_lists(source):
        added, _place = add_item(issue, each.section.number, "07.03 甲")
        assert [
            item.markdown for item in event_lists(added.source or "")[0 if not each.home else -1].items
        ] == ["07.03 甲"]


def test_only_lists_of_events_count_as_such() -> None:
    heads = [
        "1.1 国际重大事件列表",
        "1.2 国际事件深度评价",
        "2.1.1 国际",
        "3.4 安全、伦理与国际协作挑战",
        "国内要闻",
    ]
    text = "".join(f"## {head}\n\n- 甲\n\n" for head in heads)
    assert [each.section.title for each in event_lists(text)] == [heads[0], heads[2], heads[4]]


def reviewed(world: str, home: str = "- 07.05 丁\n") -> Issue:
    text = f"## 一、国际\n\n{world}\n## 二、国内\n\n{home}\n## 三、展望\n\n完。\n"
    return replace(deep(), source=text)


def test_what_stands_within_an_event_belongs_to_it() -> None:
    issue = reviewed("- 07.01 甲\n  续\n  - 细节\n    更细\n\n  又一段\n- 07.02 乙\n")
    [world, _home] = event_lists(issue.source or "")
    assert [each.markdown for each in world.items] == ["07.01 甲 续", "07.02 乙"]
    written = write_item(issue, 1, 1, "07.01 丙").source or ""
    assert "- 07.01 丙\n  - 细节\n    更细\n\n  又一段\n- 07.02 乙\n" in written
    across, place = move_across(issue, 1, 1)
    assert place == 1 and "- 07.01 甲\n  续\n  - 细节\n    更细\n\n  又一段\n- 07.05 丁\n" in (
        across.source or ""
    )
    assert "## 一、国际\n\n- 07.02 乙\n" in (across.source or "")


def test_numbered_events_stay_numbered_in_their_order() -> None:
    issue = reviewed("1. 07.01 甲\n   - 细节\n2. 07.02 乙\n3. 07.04 丙\n")
    moved = move_item(issue, 1, 1, 3).source or ""
    assert "1. 07.02 乙\n2. 07.04 丙\n3. 07.01 甲\n   - 细节\n" in moved
    assert "1. 07.02 乙\n2. 07.04 丙\n" in (drop_item(issue, 1, 1).source or "")
    added, place = add_item(issue, 1, "07.03 戊")
    assert place == 3 and "2. 07.02 乙\n3. 07.03 戊\n4. 07.04 丙\n" in (added.source or "")
    across = move_across(issue, 1, 1)[0].source or ""
    assert "1. 07.02 乙\n2. 07.04 丙\n" in across and "- 07.01 甲\n  - 细节\n- 07.05 丁\n" in across
    back = move_across(replace(issue, source=across), 2, 1)[0].source or ""
    assert "1. 07.01 甲\n   - 细节\n2. 07.02 乙\n3. 07.04 丙\n" in back


def test_an_event_that_becomes_the_tenth_takes_what_is_within_it_along() -> None:
    issue = reviewed("".join(f"{n}. 07.{n:02} 第{n}\n   - 细节{n}\n" for n in range(1, 10)))
    added = add_item(issue, 1, "07.01 新")[0].source or ""
    assert "10. 07.09 第9\n    - 细节9\n" in added and "9. 07.08 第8\n   - 细节8\n" in added
    assert add_item(reviewed("1. 甲\n1. 乙\n"), 1, "丙")[0].source == reviewed("1. 甲\n1. 乙\n1. 丙\n").source


def test_a_line_of_the_sources_is_read_by_its_first_link() -> None:
    note = read_note(
        "1", "[甲（乙）\\[丙\\]](https://a.example/x_(y)?q=潮)·甲报·见[丁](https://d.example/)·2025/7/1"
    )
    assert (note.title, note.url) == ("甲（乙）[丙]", "https://a.example/x_(y)?q=潮")
    assert (note.publisher, note.published) == ("甲报·见丁", date(2025, 7, 1))
    assert read_note("2", "甲，[乙](https://b.example/)").url == ""
    issue = parse(DEEP.replace("(https://b.example/2)·乙报", "(https://b.example/x_(y)) · 乙报"))
    again, _place = cite(issue, replace(SOURCE, url="https://b.example/x_(y)"))
    assert (again.source or "").count("]: ") == 2, "it is listed already"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("|\n  第一行：\n  第二行。", "第一行：\n第二行。"),
        (">-\n  first\n  second", "first second"),
        ("'一行'", "一行"),
        ("first\n  second", "first second"),
    ],
)
def test_what_a_document_is_about_may_have_several_lines(value: str, words: str) -> None:
    assert gist(parse(DEEP.replace('title: "潮汐"', f'title: "潮汐"\nsummary: {value}\ntags: []'))) == words
