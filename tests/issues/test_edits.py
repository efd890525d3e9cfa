"""What an editor can do to an issue."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from newsroom.issues import (
    EditError,
    add_entry,
    change_entry,
    confirm_summary,
    confirm_text,
    draft_of,
    draft_text,
    fix_published,
    move_entry,
    new_entry,
    new_issue,
    new_uid,
    parse,
    remove_entry,
    set_commentary,
    set_date,
    set_lead,
    with_text_of,
)
from newsroom.model import Entry, Issue
from tests.issues.samples import FILE, ISSUE


def uids(issue: Issue) -> str:
    return "".join(entry.uid for entry in issue.entries)


def test_a_new_issue_has_title_and_categories_of_its_publication() -> None:
    issue = new_issue(date(2031, 3, 9))
    assert issue.title == "2031.03.09 全球AI新闻速递"
    assert issue.categories == ("人工智能", "科技前沿", "行业动态")
    assert issue.published is None


def test_an_entry_is_added_at_the_end_or_where_it_is_wanted() -> None:
    entry = Entry(uid="x", headline=" 新闻 ")
    assert uids(add_entry(ISSUE, entry)) == "abcx"
    assert uids(add_entry(ISSUE, entry, 1)) == "xabc"
    assert uids(add_entry(ISSUE, entry, 3)) == "abxc"
    assert add_entry(ISSUE, entry).entries[-1].headline == "新闻"


@pytest.mark.parametrize("place", [0, 5, -1])
def test_an_entry_cannot_be_added_outside_the_issue(place: int) -> None:
    with pytest.raises(EditError, match="the last one is 4"):
        add_entry(ISSUE, Entry(uid="x"), place)


def test_an_entry_cannot_be_in_an_issue_twice() -> None:
    with pytest.raises(EditError, match="entry a already"):
        add_entry(ISSUE, Entry(uid="a"))


def test_an_entry_is_moved_to_a_number() -> None:
    assert uids(move_entry(ISSUE, "a", 3)) == "bca"
    assert uids(move_entry(ISSUE, "c", 1)) == "cab"
    assert move_entry(ISSUE, "b", 2) == ISSUE
    with pytest.raises(EditError, match="the last one is 3"):
        move_entry(ISSUE, "a", 4)


def test_an_entry_is_removed() -> None:
    assert uids(remove_entry(ISSUE, "b")) == "ac"


def test_an_entry_that_is_gone_is_an_error_and_not_another_entry() -> None:
    for edit in (remove_entry, confirm_summary, change_entry):
        with pytest.raises(EditError, match="no entry x"):
            edit(ISSUE, "x")
    with pytest.raises(EditError, match="no entry x"):
        move_entry(ISSUE, "x", 1)


def test_a_summary_is_a_draft_until_it_is_changed_or_confirmed() -> None:
    entry = new_entry(headline="题", url="https://a.cn/", summary="草稿。", article=7, drafted=True)
    issue = add_entry(ISSUE, entry)
    assert change_entry(issue, entry.uid, headline="新题").entries[-1].drafted
    assert change_entry(issue, entry.uid, summary="草稿。").entries[-1].drafted
    assert not change_entry(issue, entry.uid, summary="改过。").entries[-1].drafted
    confirmed = confirm_summary(issue, entry.uid).entries[-1]
    assert confirmed == replace(entry, drafted=False)


@pytest.mark.parametrize("text", ["一\n二", "一\r\n二", "一\r二", "一\u2028二", "一\x0c二"])
def test_a_line_break_in_one_line_is_an_error(text: str) -> None:
    for field in ("headline", "url", "summary"):
        with pytest.raises(EditError, match="one line"):
            change_entry(ISSUE, "a", **{field: text})
    with pytest.raises(EditError, match="the lead must be one line"):
        set_lead(ISSUE, text)


def test_texts_are_made_clean() -> None:
    assert set_lead(ISSUE, " 导语\x1b[2J\u200b \n").lead == "导语"
    assert change_entry(ISSUE, "a", headline="\u202e题\u3000").entries[0].headline == "题"
    assert change_entry(ISSUE, "a", url=" https://a.cn/ ").entries[0].url == "https://a.cn/"


def test_commentary_is_paragraphs_with_one_blank_line_between_them() -> None:
    assert set_commentary(ISSUE, "\n一。\r\n\r\n \r\n二。\n三。\n\n").commentary == "一。\n\n二。\n三。"


def test_another_day_makes_the_title_anew_and_keeps_the_time_of_day() -> None:
    issue = set_date(ISSUE, date(2031, 4, 1))
    assert issue.title == "2031.04.01 全球AI新闻速递"
    assert issue.date == date(2031, 4, 1)
    assert issue.published is not None
    assert issue.published.isoformat() == "2031-04-01T08:05:07.040000+08:00"
    assert set_date(replace(ISSUE, published=None), date(2031, 4, 1)).published is None


def test_the_first_export_fixes_the_time_of_day_on_the_issues_own_day() -> None:
    issue = fix_published(replace(ISSUE, published=None), datetime(2031, 3, 8, 14, 30, 1, 2999, tzinfo=UTC))
    assert issue.published is not None
    assert issue.published.isoformat() == "2031-03-09T22:30:01.002000+08:00"
    later = datetime(2031, 3, 10, tzinfo=UTC)
    assert fix_published(issue, later) == issue
    undated = fix_published(replace(ISSUE, published=None, date=None), later)
    assert undated.published == later


def test_an_imported_file_without_a_date_gets_none_at_export() -> None:
    issue = parse("导语。\n")
    assert fix_published(issue, datetime(2031, 3, 10, tzinfo=UTC)) == issue


def test_names_of_new_entries_are_never_those_of_read_ones() -> None:
    names = {new_uid() for _ in range(1000)}
    assert len(names) == 1000
    assert not any(name.startswith("e") for name in names)
    assert uids(parse(FILE)) == "e1e2e3"


def test_a_drafted_lead_is_marked_until_it_is_edited_or_confirmed() -> None:
    issue = draft_text(new_issue(date(2026, 3, 2)), "lead", "原文的句子。")
    draft = draft_of(issue, "lead")
    assert draft is not None and (draft.model, draft.confirmed) == ("", False)
    for changed in (set_lead(issue, "改过的句子。"), confirm_text(issue, "lead")):
        draft = draft_of(changed, "lead")
        assert draft is not None and draft.confirmed


def test_a_draft_taken_back_takes_its_marks_along() -> None:
    before = add_entry(new_issue(date(2026, 3, 2)), new_entry(headline="标题", summary="编辑写的。"))
    uid = before.entries[0].uid
    after = draft_text(before, "summary", "模型写的。", uid=uid, model="m")
    after = draft_text(set_lead(after, "导语"), "commentary", "提纲。", model="m")
    back = with_text_of(after, before, "summary", uid)
    assert back.entries == before.entries and back.lead == "导语"
    back = with_text_of(back, before, "commentary")
    assert (back.commentary, draft_of(back, "commentary"), draft_of(back, "summary", uid)) == ("", None, None)
    again = with_text_of(back, after, "summary", uid)
    assert again.entries == after.entries
    assert with_text_of(before, after, "summary", "gone") == before
