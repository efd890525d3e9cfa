"""What the inbox tells of stories that ran: when, and whether they stand below others for it."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from rich.style import Style

from newsroom.desk import Desk
from newsroom.model import Entry, Issue, Mark, Ran, View
from newsroom.store.stories import Found
from newsroom.text.cells import cell_width
from newsroom.tui.widgets.strips import justified
from tests.tui.conftest import NOW, press, running, screen_text, settled

TODAY = NOW.date()


def ran(desk: Desk, day: date, n: int) -> None:
    """Have an article have run on a day, second in its issue."""
    entries = [
        Entry(uid=f"{day}-{each}", headline=f"旧闻{each}", url=f"https://news.example.com/{each}.html")
        for each in (f"other-{day}", n)
    ]
    desk.store.issues.create(Issue(title="", date=day, entries=tuple(entries)), origin=f"{day}.md", sha=None)
    desk.store.issues.set_open(None)


@pytest.mark.parametrize(
    ("size", "mark"),
    [((160, 45), " 2025.05.01#2"), ((80, 24), " 2025.05.01#2"), ((40, 20), " 2025 ")],
)
async def test_a_day_of_another_year_is_shown_with_it(desk: Desk, size: tuple[int, int], mark: str) -> None:
    ran(desk, date(2025, 5, 1), 1)
    ran(desk, date(2026, 5, 1), 2)
    async with running(desk, size) as at:
        text = screen_text(at[0])
        assert mark in text and " 05.01#2" in text


async def test_the_inbox_tells_since_when_with_the_year_where_it_is_another(desk: Desk) -> None:
    ran(desk, date(2025, 5, 1), 1)
    async with running(desk) as at:
        assert "since 2025.05.0" in screen_text(at[0])


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (7, "It ran lately, so it stands below what did not."),
        (400, "It ran on 2025.06.22 as number 2."),
    ],
)
async def test_why_tells_that_a_story_sinks_only_where_it_does(desk: Desk, days: int, words: str) -> None:
    ran(desk, TODAY - timedelta(days=days), 1)
    async with running(desk) as at:
        app, _pilot = at
        await press(at, "f", *"all", "enter")
        inbox = app.desk_screen.inbox
        rows = {inbox.stories.row(n): n for n in range(len(inbox.stories.ids))}
        [place] = [n for row, n in rows.items() if row and row.ran]
        assert (place > 0) is (days == 7)
        inbox.stories.cursor = place
        await press(at, "w")
        text = " ".join(line.strip(" │") for line in screen_text(app).splitlines())
        assert words in text and text.count("It ran") == 1


async def test_days_of_another_year_have_it_as_heads_of_groups(desk: Desk) -> None:
    later = replace(desk, now=lambda: NOW + timedelta(days=365))
    async with running(later) as at:
        await press(at, "f", *"all", "enter", "comma", "G", "k", "enter")
        assert "2026.07.27 " in screen_text(at[0])


@pytest.mark.parametrize(
    ("size", "mark"),
    [((160, 45), " follow-up of 05.01#2?"), ((120, 40), " follow-up of 05.01#2?"), ((40, 20), " follow-up?")],
)
async def test_a_story_that_ran_and_goes_on_is_told_as_a_follow_up_and_stays_up(
    desk: Desk, size: tuple[int, int], mark: str
) -> None:
    ran(desk, TODAY - timedelta(days=400), 1)
    day = date(2026, 5, 1)
    ran(desk, day, 2)
    [issue] = desk.store.issues.on_date(day)
    [first] = [
        row for row in desk.store.inbox.rows(desk.store.inbox.ids(View())) if row.ran and row.ran.date == day
    ]
    other = next(id for id in desk.store.inbox.ids(View()) if id != first.id)
    desk.store.stories.join([first.id, other])
    desk.store.stories.keep((), (), [(other, Ran(issue.id, day, 2))])
    async with running(desk, size) as at:
        app, _pilot = at
        await press(at, "f", *"all", "enter")
        assert mark in screen_text(app)
        inbox = app.desk_screen.inbox
        [place] = [n for n in range(len(inbox.stories.ids)) if (row := inbox.stories.row(n)) and row.turn]
        inbox.stories.cursor = place
        await press(at, "w")
        text = " ".join(line.strip(" │") for line in screen_text(app).splitlines())
        assert "It ran, but what came since" in text
        assert "It may be a follow-up of number 2 of 05.01." in text


async def test_a_follow_up_of_what_another_story_told_names_the_entry(desk: Desk) -> None:
    day = date(2026, 5, 1)
    ran(desk, day, 2)
    [issue] = desk.store.issues.on_date(day)
    rows = desk.store.inbox.rows(desk.store.inbox.ids(View()))
    other = next(row.id for row in rows if not row.ran)
    desk.store.stories.keep((), (), [(other, Ran(issue.id, day, 1))])
    [entry] = [each for each in desk.store.issues.past() if (each.issue, each.number) == (issue.id, 1)]
    async with running(desk, (120, 40)) as at:
        app, _pilot = at
        await press(at, "f", *"all", "enter")
        assert " follow-up of 05.01#1?" in screen_text(app)
        inbox = app.desk_screen.inbox
        [place] = [n for n in range(len(inbox.stories.ids)) if (row := inbox.stories.row(n)) and row.turn]
        inbox.stories.cursor = place
        await press(at, "w")
        assert "It may be a follow-up of number 1 of 05.01." in screen_text(app)
        await press(at, "escape")
        loaded = app.desk_screen.reader.loaded
        assert loaded is not None and "follow-up of 05.01#1? b" in "".join(
            span.text for line in loaded.page.lines[1:4] for span in line.spans
        )
        await press(at, "b")
        assert f"follow-up of 05.01#1? {entry.headline[:6]}" in screen_text(app)


@pytest.mark.parametrize("title", ["一二三四五六七八九十一二三四", "a一二三四五六七八九十一二三四"])
def test_what_stands_behind_a_headline_that_is_cut_stands_in_a_column(title: str) -> None:
    left = [("● ", Style()), (title, Style()), (" 07.26#1", Style())]
    line = "".join(segment.text for segment in justified(left, [("  潮汐网", Style())], 40, 1))
    assert line.endswith(" 07.26#1  潮汐网") and cell_width(line) == 40


async def test_what_may_go_on_from_another_story_is_told_as_a_follow_up_in_list_and_reader(
    desk: Desk,
) -> None:
    rows = desk.store.inbox.rows(desk.store.inbox.ids(View()))
    earlier, later = (row.id for row in sorted(rows[:2], key=lambda row: row.when))
    alike = rows[2].id
    # What came last is not what came out last.
    found = [Found(earlier, later, "earlier", 0.8), Found(alike, later, "alike", 0.5)]
    desk.store.stories.keep((), found, ())
    for dismissed in (False, True):
        desk.store.marks.set([earlier], Mark.DISMISSED, dismissed, "dismissed")
        async with running(desk, (160, 45)) as at:
            app, _pilot = at
            await press(at, "f", *"all", "enter")
            inbox = app.desk_screen.inbox.stories
            assert [line for line in screen_text(app).splitlines() if "…  follow-up?  " in line]
            expected = {
                later: "follow-up? b · 1 much alike: b",
                earlier: "1 later turn: b",
                alike: "1 much alike: b",
            }
            if dismissed:  # it is out of the list
                del expected[earlier]
            for article, words in expected.items():
                inbox.cursor = inbox.ids.index(article)
                await settled(*at)
                loaded = app.desk_screen.reader.loaded
                assert loaded is not None and loaded.article.id == article
                # The line of facts may be broken.
                facts = " ".join(span.text for line in loaded.page.lines[1:4] for span in line.spans)
                assert facts.endswith(f" characters · {words}")
            await press(at, "b")
            assert "Much alike" in screen_text(app)
            assert [row.id for row in desk.store.inbox.rows(inbox.ids) if row.follows] == [later]
