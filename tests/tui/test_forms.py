"""What an editor sees and does with deep dives and reviews on the desk."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.desk import Desk, composing, documents, picking
from newsroom.issues.forms.lists import event_lists
from newsroom.issues.forms.sections import sections
from newsroom.model import DOCUMENTS, FORMS, Form
from newsroom.tui.widgets.draft import Draft
from tests.tui.conftest import press, running, screen_text, toasts, until


def text_of(desk: Desk) -> str:
    return composing.opened(desk).issue.source or ""


def titles(desk: Desk) -> list[str]:
    return [each.title for each in sections(text_of(desk))][1:]


async def test_a_deep_dive_is_started_by_key_with_its_title(desk: Desk) -> None:
    async with running(desk) as run:
        await press(run, "D", "slash", *FORMS["deep"].start.lower(), "enter", *"tide", "enter")
        assert composing.opened(desk).issue.title == "tide"
        await press(run, "D")
        assert "deep dive" in screen_text(run[0])


@pytest.mark.parametrize("form", DOCUMENTS)
async def test_every_form_is_started_from_the_list_of_issues(desk: Desk, form: Form) -> None:
    async with running(desk) as run:
        await press(run, "D", "slash", *FORMS[form].start.lower(), "enter")
        assert f" {FORMS[form].box} " in screen_text(run[0])
        await press(run, *("tide" if FORMS[form].period == "day" else ""), "enter")
        assert composing.opened(desk).issue.form == form
        await press(run, "D")
        assert FORMS[form].name in screen_text(run[0])


async def test_a_month_that_is_none_is_told_and_one_with_a_review_opens_it(desk: Desk) -> None:
    documents.start(desk, "monthly", date(2026, 7, 1))
    composing.start(desk, date(2026, 7, 27))
    async with running(desk) as run:
        await press(run, "D", "slash", *FORMS["monthly"].start.lower(), "enter")
        assert "2026-07" in screen_text(run[0])
        await press(run, "x", "enter")
        assert "x is no month" in screen_text(run[0])
        await press(run, "backspace", *"2026-07", "enter")
    assert composing.opened(desk).issue.form == "monthly"
    assert len(desk.store.issues.between(date(2026, 7, 1), date(2026, 7, 1), "monthly")) == 1


@pytest.mark.parametrize("key", ["L", "C"])
async def test_no_lead_or_commentary_is_typed_that_a_document_could_not_keep(desk: Desk, key: str) -> None:
    documents.start(desk, "monthly", date(2026, 7, 1))
    async with running(desk) as run:
        await press(run, key)
        assert run[0].screen is run[0].desk_screen
        assert toasts(run[0]) == [
            "2026年7月全球AI月评 has sections, not lead and commentary: in the composer e edits one."
        ]


async def test_a_source_is_cited_from_the_reader_where_the_cursor_was_left(desk: Desk) -> None:
    documents.start(desk, "deep", title="潮汐")
    async with running(desk) as run:
        await press(run, "3", "j", "e", *"abcd", "left", "left", "escape")
        await press(run, "1", "j", "2", "ctrl+g")
        assert "ab[^1]cd" in text_of(desk)
        await press(run, "1", "j", "ctrl+g")
        assert "ab[^1][^2]cd" in text_of(desk)
        # From another section it goes to that one's end, and the numbers follow the text.
        await press(run, "3", "j", "1", "j", "a")
        assert "ab[^1][^2]cd" in text_of(desk)
        technique = text_of(desk).split("### 技术")[1].split("###")[0]
        assert technique.split() == ["[^3]"]
        assert text_of(desk).count("·星河科技·2026/7/") == 3


async def test_a_digest_has_nothing_to_cite_in(desk: Desk) -> None:
    composing.start(desk, date(2026, 7, 27))
    async with running(desk) as run:
        await press(run, "ctrl+g")
        assert any("is a digest" in words for words in toasts(run[0]))


async def test_in_the_editor_a_mark_goes_to_the_cursor_and_others_are_numbered_anew(desk: Desk) -> None:
    id = documents.start(desk, "deep", title="潮汐").stored.head.id
    documents.cite_articles(desk, id, [1], 2)
    async with running(desk) as run:
        await press(run, "3", "j", "e", *"xy", "left", "ctrl+g")
        assert "Cited already" in screen_text(run[0])
        await press(run, "j", "enter", *"z")
        await press(run, "escape")
    text = text_of(desk)
    assert "x[^1]zy" in text and text.index("[^1]zy") < text.index("[^2]\n")
    assert text.index("[^1]: [第") < text.index("[^2]: [第30号")


async def test_what_another_program_numbers_anew_does_not_stop_the_writing(desk: Desk) -> None:
    id = documents.start(desk, "deep", title="潮汐").stored.head.id
    documents.cite_articles(desk, id, [1], 2)
    async with running(desk) as run:
        await press(run, "3", "j", "j", "e", *"ab")
        await until(run, lambda: "ab" in text_of(desk))
        documents.cite_articles(desk, id, [2], 1)
        await press(run, *"cd", "enter", "enter", *"ef", "escape")
    text = text_of(desk)
    assert "[^2]" in text and "abcd\n\nef" in text and text.index("[^1]: [第") < text.index("[^2]: [第30号")


async def test_blank_lines_that_were_just_typed_stay_when_another_program_numbers_anew(desk: Desk) -> None:
    id = documents.start(desk, "deep", title="潮汐").stored.head.id
    documents.cite_articles(desk, id, [1], 2)
    async with running(desk) as run:
        await press(run, "3", "j", "j", "e", *"ab", "enter", "enter")
        await until(run, lambda: "ab" in text_of(desk))
        documents.cite_articles(desk, id, [2], 1)
        await run[0].book.look_again()
        draft = run[0].screen.query_one("#section", Draft)
        await until(run, lambda: "[^2]" in draft.text)
        await press(run, *"ef", "escape")
    assert "ab\n\nef" in text_of(desk)


async def test_sections_move_with_what_is_below_and_new_ones_open_the_editor(desk: Desk) -> None:
    documents.start(desk, "annual", date(2026, 1, 1))
    async with running(desk) as run:
        await press(run, "3", "j", "j", "J")
        assert titles(desk)[:4] == ["摘要", "一、逐月回顾", "二、2026年总览", "2.1 年度概述"]
        await press(run, "plus", *"more", "enter", *"text", "escape")
        assert titles(desk)[5:7] == ["三、more", "四、典型案例"]
        await press(run, "d")
        assert titles(desk)[5] == "三、典型案例"
        await press(run, "u")
        assert titles(desk)[5:7] == ["三、more", "四、典型案例"]


async def test_findings_stand_at_their_section_and_lead_to_the_words(desk: Desk) -> None:
    documents.start(desk, "deep", title="潮汐")
    async with running(desk) as run:
        await press(run, "3", "j", "e", *"TODO: x", "escape")
        assert any("背景" in line and "✗1" in line for line in screen_text(run[0]).splitlines())
        await press(run, "c", "enter", *"done")
        await press(run, "escape", "escape")
    assert "### 背景\n\ndone: x" in text_of(desk)


async def test_events_of_a_month_are_moved_between_the_lists_by_keys(desk: Desk) -> None:
    picking.pick(desk, composing.start(desk, date(2026, 7, 27)).stored.head.id, [1, 2, 3])
    documents.start(desk, "monthly", date(2026, 7, 1))

    def lists() -> dict[bool, list[str]]:
        return {each.home: [i.markdown[7:10] for i in each.items] for each in event_lists(text_of(desk))}

    before = lists()
    first = before[False]
    assert len(first) + len(before[True]) == 3 and first
    async with running(desk) as run:
        await press(run, "3", "m", "space")
        assert lists()[True][-1] == first[0] and len(lists()[False]) == len(first) - 1
        await press(run, "J")
        assert lists()[False][:2] == [*reversed(first[1:3])]
        await press(run, "d")
        assert len(lists()[False]) == len(first) - 2
        await press(run, "plus")
        assert "An event of your own" in screen_text(run[0])
        await press(run, "j", "enter")
        assert len(lists()[False]) == len(first) - 1
        await press(run, "tab", "enter", "!", "enter")
        assert text_of(desk).count("!\n") == 1
        await press(run, "u")
        assert "!\n" not in text_of(desk)


async def test_an_empty_list_of_events_says_how_one_comes_there(desk: Desk) -> None:
    picking.pick(desk, composing.start(desk, date(2026, 7, 27)).stored.head.id, [1])
    documents.start(desk, "monthly", date(2026, 7, 1))
    told = "space in the other list moves an event here"
    async with running(desk) as run:
        await press(run, "3", "m")
        assert screen_text(run[0]).count(told) == 1
        await press(run, "space", "tab", "space")
        assert screen_text(run[0]).count(told) == 1


async def test_what_is_undone_in_the_lists_of_events_is_seen_on_the_desk(desk: Desk) -> None:
    documents.start(desk, "monthly", date(2026, 7, 1))
    async with running(desk) as run:
        inbox = run[0].desk_screen.inbox
        await press(run, "x")
        assert len(inbox.stories.ids) == 39
        await press(run, "3", "m", "u", "escape")
        assert len(inbox.stories.ids) == 40
