from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from newsroom.issues import add_entry, change_entry, confirm_summary, move_entry, remove_entry, set_lead
from newsroom.issues.comparing import changes
from newsroom.model import Entry, Issue

BASE = Issue(
    date=date(2026, 3, 2),
    title="日报",
    lead="昨天的导语",
    entries=tuple(Entry(uid=name, headline=f"标题{name}", summary=f"摘要{name}") for name in "abcd"),
)


def said(before: Issue, after: Issue) -> list[tuple[str, str, int | None]]:
    return [(each.what, each.field, each.number) for each in changes(before, after)]


def test_nothing_changed() -> None:
    assert changes(BASE, BASE) == ()


def test_a_changed_text_is_shown_by_words() -> None:
    (change,) = changes(BASE, set_lead(BASE, "今天的导语"))
    assert (change.field, [piece.text for piece in change.pieces]) == ("lead", ["昨", "今", "天的导语"])


def test_entries_that_came_went_and_moved_are_told_apart() -> None:
    after = move_entry(remove_entry(BASE, "b"), "d", 1)
    after = change_entry(add_entry(after, Entry(uid="n", headline="新")), "a", summary="改")
    assert said(BASE, after) == [
        ("moved", "entry", 1),
        ("changed", "summary", 2),
        ("added", "entry", 4),
        ("removed", "entry", 2),
    ]


def test_entries_behind_one_that_went_have_not_moved() -> None:
    assert said(BASE, remove_entry(BASE, "a")) == [("removed", "entry", 1)]


def test_a_confirmed_draft_is_a_change() -> None:
    before = replace(BASE, entries=(replace(BASE.entries[0], drafted=True),))
    assert said(before, confirm_summary(before, "a")) == [("changed", "marks", 1)]


def test_a_document_is_compared_section_by_section() -> None:
    before = Issue(date=None, title="", form="deep", source="头。\n\n## 甲\n\n甲文。\n\n## 乙\n\n乙文。\n")
    text = (before.source or "").replace("甲文", "新甲文") + "\n## 丙\n\n丙文。\n"
    first, second = changes(before, replace(before, source=text))
    assert (first.field, [each.text for each in first.pieces if each.kind == "new"]) == ("section", ["新"])
    assert (second.before, second.after) == ("", "## 丙\n\n丙文。")
