from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.issues import (
    add_entry,
    change_entry,
    draft_text,
    move_entry,
    redraft_summary,
    remove_entry,
    set_commentary,
    set_lead,
)
from newsroom.issues.merging import Conflict, merge
from newsroom.model import Draft, Entry, Issue

DAY = date(2026, 3, 2)


def entry(name: str) -> Entry:
    return Entry(uid=name, headline=f"标题{name}", url=f"https://example.com/{name}", summary=f"摘要{name}")


BASE = Issue(
    date=DAY, title="日报", lead="导语", commentary="点评", entries=tuple(entry(name) for name in "abcde")
)


def uids(issue: Issue) -> str:
    return "".join(each.uid for each in issue.entries)


def test_changes_of_different_entries_are_both_there() -> None:
    merged = merge(BASE, change_entry(BASE, "a", summary="我的"), change_entry(BASE, "b", summary="别人的"))
    assert [each.summary for each in merged.issue.entries[:2]] == ["我的", "别人的"]
    assert merged.conflicts == ()


def test_changes_of_different_fields_of_one_entry_are_both_there() -> None:
    merged = merge(BASE, change_entry(BASE, "a", summary="我的"), change_entry(BASE, "a", headline="别人的"))
    assert (merged.issue.entries[0].summary, merged.issue.entries[0].headline) == ("我的", "别人的")
    assert merged.conflicts == ()


def test_one_field_changed_by_both_is_a_conflict_that_carries_both() -> None:
    merged = merge(BASE, change_entry(BASE, "a", summary="我的"), change_entry(BASE, "a", summary="别人的"))
    assert merged.issue.entries[0].summary == "别人的"
    assert merged.conflicts == (Conflict("summary", "a", "摘要a", "我的", "别人的"),)


def test_a_conflict_offers_both_where_the_places_differ() -> None:
    base = replace(BASE, lead="星河昨天发布了模型，售价三百元。")
    mine, theirs = (
        set_lead(base, "星河今天发布了模型，售价三百元。"),
        set_lead(base, "星河昨天发布了模型，售价四百元。"),
    )
    (conflict,) = merge(base, mine, theirs).conflicts
    assert conflict.both == "星河今天发布了模型，售价四百元。"


@pytest.mark.parametrize(
    ("field", "edit"),
    [
        ("lead", set_lead),
        ("commentary", set_commentary),
        ("title", lambda issue, text: replace(issue, title=text)),
        ("categories", lambda issue, text: replace(issue, categories=(text,))),
        ("aigc", lambda issue, text: replace(issue, aigc=text)),
    ],
)
def test_every_field_of_the_issue_is_asked_about(field: str, edit: Callable[[Issue, str], Issue]) -> None:
    (conflict,) = merge(BASE, edit(BASE, "我的"), edit(BASE, "别人的")).conflicts
    assert (conflict.field, conflict.mine, conflict.theirs) == (field, "我的", "别人的")


def test_two_days_for_one_issue_are_a_conflict() -> None:
    mine, theirs = replace(BASE, date=date(2026, 3, 3)), replace(BASE, date=date(2026, 3, 4))
    (conflict,) = merge(BASE, mine, theirs).conflicts
    assert (conflict.field, conflict.base, conflict.mine) == ("date", "2026-03-02", "2026-03-03")
    assert conflict.both is None


def test_an_entry_taken_out_there_and_edited_here_is_a_conflict() -> None:
    merged = merge(BASE, change_entry(BASE, "b", summary="我的"), remove_entry(BASE, "b"))
    assert uids(merged.issue) == "acde"
    assert merged.conflicts == (Conflict("summary", "b", "摘要b", "我的", None),)


def test_an_entry_taken_out_here_and_edited_there_stays_until_it_is_settled() -> None:
    merged = merge(BASE, remove_entry(BASE, "b"), change_entry(BASE, "b", summary="别人的"))
    assert uids(merged.issue) == "abcde"
    assert merged.conflicts == (Conflict("entry", "b", "标题b", None, "标题b"),)


def test_an_entry_taken_out_by_one_goes() -> None:
    merged = merge(BASE, remove_entry(BASE, "b"), set_lead(BASE, "别人的"))
    assert (uids(merged.issue), merged.issue.lead, merged.conflicts) == ("acde", "别人的", ())


def test_entries_of_both_are_added() -> None:
    merged = merge(BASE, add_entry(BASE, entry("m")), add_entry(BASE, entry("t")))
    assert (uids(merged.issue), merged.conflicts) == ("abcdetm", ())
    merged = merge(BASE, add_entry(BASE, entry("m"), 2), add_entry(BASE, entry("t"), 4))
    assert uids(merged.issue) == "ambctde"


def test_moves_of_different_entries_are_both_made() -> None:
    merged = merge(BASE, move_entry(BASE, "a", 5), move_entry(BASE, "d", 1))
    assert (uids(merged.issue), merged.conflicts) == ("dbcea", ())


def test_one_entry_moved_to_two_places_is_a_conflict() -> None:
    merged = merge(BASE, move_entry(BASE, "e", 1), move_entry(BASE, "e", 3))
    assert uids(merged.issue) == "abecd"
    (conflict,) = merged.conflicts
    assert (conflict.field, conflict.mine) == ("order", "e\na\nb\nc\nd")


def test_what_a_model_drafted_is_merged_field_by_field() -> None:
    base = replace(BASE, drafts=(Draft(field="lead", model="m"), Draft(field="commentary", model="m")))
    mine = replace(base, drafts=(Draft(field="lead", model="m", confirmed=True), base.drafts[1]))
    theirs = replace(base, drafts=(base.drafts[0],))
    assert merge(base, mine, theirs).issue.drafts == (Draft(field="lead", model="m", confirmed=True),)


def test_what_the_program_drafted_anew_never_stands_in_the_way_of_a_text() -> None:
    drafted = replace(BASE.entries[0], drafted=True)
    base = replace(BASE, entries=(drafted, *BASE.entries[1:]))
    theirs = redraft_summary(base, "a", "摘要a", "网页来的摘要")
    assert theirs.entries[0].summary == "网页来的摘要"
    merged = merge(base, draft_text(base, "summary", "模型写的", uid="a", model="m"), theirs)
    entry = merged.issue.entries[0]
    assert (entry.summary, entry.drafted, entry.model, merged.conflicts) == ("模型写的", True, "m", ())
    merged = merge(base, change_entry(base, "a", summary="编辑写的"), theirs)
    assert (merged.issue.entries[0].summary, merged.issue.entries[0].drafted) == ("编辑写的", False)
    assert merged.conflicts == ()


_TEXT = st.text(alphabet="甲乙丙，a 1", min_size=1, max_size=8).map(lambda text: text.strip() or "文")
_EDIT = st.one_of(
    st.tuples(st.just("lead"), st.just(""), _TEXT),
    st.tuples(st.just("commentary"), st.just(""), _TEXT),
    st.tuples(st.sampled_from(["headline", "summary", "url"]), st.sampled_from("abcde"), _TEXT),
    st.tuples(st.just("remove"), st.sampled_from("abcde"), st.just("")),
    st.tuples(st.just("move"), st.sampled_from("abcde"), st.sampled_from("12345")),
    st.tuples(st.just("add"), st.sampled_from(["m", "n", "o"]), _TEXT),
)
_Edit = tuple[str, str, str]


def done(issue: Issue, edits: list[_Edit], who: str) -> Issue:
    for what, name, text in edits:
        there = name in uids(issue)
        if what == "lead":
            issue = set_lead(issue, text)
        elif what == "commentary":
            issue = set_commentary(issue, text)
        elif what == "add":
            uid = f"{name}-{who}"
            if all(each.uid != uid for each in issue.entries):
                issue = add_entry(issue, replace(entry(uid), summary=text))
        elif there and what == "remove":
            issue = remove_entry(issue, name)
        elif there and what == "move":
            issue = move_entry(issue, name, min(int(text), len(issue.entries)))
        elif there:
            issue = change_entry(issue, name, **{what: text})
    return issue


def texts(issue: Issue) -> set[str]:
    return {issue.lead, issue.commentary} | {
        text for each in issue.entries for text in (each.headline, each.url, each.summary)
    }


@given(st.lists(_EDIT, max_size=6), st.lists(_EDIT, max_size=6))
def test_no_text_that_either_wrote_is_lost(mine: list[_Edit], theirs: list[_Edit]) -> None:
    here, there = done(BASE, mine, "m"), done(BASE, theirs, "t")
    merged = merge(BASE, here, there)
    kept = texts(merged.issue)
    for conflict in merged.conflicts:
        kept |= {text for text in (conflict.mine, conflict.theirs) if text is not None}
    written = (texts(here) | texts(there)) - texts(BASE)
    assert written <= kept
    assert len(set(each.uid for each in merged.issue.entries)) == len(merged.issue.entries)


@given(st.lists(_EDIT, max_size=6), st.lists(_EDIT, max_size=6))
def test_edits_of_different_things_are_as_if_made_one_after_the_other(
    mine: list[_Edit], theirs: list[_Edit]
) -> None:
    def about(edits: list[_Edit]) -> set[str]:
        return {name if what in ("remove", "add") or name else what for what, name, _text in edits}

    mine = [each for each in mine if each[0] not in ("move", "add")]
    theirs = [
        each for each in theirs if each[0] not in ("move", "add") and not {each[1] or each[0]} & about(mine)
    ]
    here, there = done(BASE, mine, "m"), done(BASE, theirs, "t")
    merged = merge(BASE, here, there)
    assert merged.conflicts == ()
    assert merged.issue == done(there, mine, "m") == done(here, theirs, "t")


@given(st.permutations("abcde"), st.text(min_size=1, max_size=3))
def test_an_order_of_mine_stands_where_the_other_only_wrote(order: list[str], lead: str) -> None:
    by_name = {each.uid: each for each in BASE.entries}
    mine = replace(BASE, entries=tuple(by_name[name] for name in order))
    merged = merge(BASE, mine, replace(BASE, lead=lead + "导语"))
    assert (uids(merged.issue), merged.conflicts) == ("".join(order), ())


@given(st.lists(_EDIT, max_size=6))
def test_one_who_changed_nothing_changes_nothing(edits: list[_Edit]) -> None:
    after = done(BASE, edits, "m")
    assert merge(BASE, after, BASE).issue == merge(BASE, BASE, after).issue == after
    assert merge(BASE, after, after).conflicts == ()
