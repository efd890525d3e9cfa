"""What the mouse is told of signs, badges and counts: their meaning and the keys that act on them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets._tooltip import Tooltip

from newsroom.desk import Desk, open_desk, reconciling
from newsroom.model import Mark
from newsroom.settings.language import use_language
from newsroom.store.errors import DiskFull
from newsroom.text.cells import cell_width
from newsroom.tui.app import NewsroomApp
from newsroom.tui.keymaps.conflicts import all_commands
from newsroom.tui.signs import ACTS, LEGEND, MEANINGS
from newsroom.tui.widgets.masthead import Masthead
from newsroom.tui.widgets.wrapped import TOOLTIP, broken
from tests.tui.conftest import NOW, Running, press, running, screen_text, settled


def in_lines(words: str) -> str:
    """Return words as a tooltip has them."""
    return broken(words, TOOLTIP)


async def told_at(run: Running, widget: Widget, x: int, y: int) -> str:
    """Put the mouse on a cell of a widget and return what is told there."""
    app, pilot = run
    await pilot.hover(widget, offset=(x, y))
    await pilot.pause()
    under, _region = app.screen.get_widget_at(*app.mouse_position)
    chain = [each for each in under.ancestors_with_self if isinstance(each, Widget)]
    return next((str(each.tooltip) for each in chain if each.tooltip is not None), "")


async def told_of(run: Running, words: str, at: int = 0) -> str:
    """Put the mouse on words of the screen, so many cells from their beginning, and return what is told."""
    lines = screen_text(run[0]).splitlines()
    y = next(y for y, line in enumerate(lines) if words in line)
    return await told_at(run, run[0].screen, cell_width(lines[y].partition(words)[0]) + at, y)


def test_all_that_is_told_has_its_keys_which_are_those_of_commands() -> None:
    assert set(ACTS) == set(MEANINGS)
    assert {id for ids in ACTS.values() for id in ids} <= set(all_commands())


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_signs_of_a_story_are_told_by_their_place_in_its_line(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk, size) as run:
        stories = run[0].desk_screen.inbox.stories
        desk.store.marks.set(stories.ids[1:2], Mark.STARRED, True, "star")
        desk.store.marks.set(stories.ids[1:2], Mark.READ, True, "read")
        stories.forget_all()
        await press(run, "a")
        assert await told_at(run, stories, 1, 0) == "not read yet\nm  read/unread\nn  next unread"
        assert await told_at(run, stories, 2, 0) == "picked into the open issue\na  pick"
        assert await told_at(run, stories, 4, 0) == "sources that tell the story\nb  sources\n]  next source"
        assert await told_at(run, stories, 8, 0) == ""
        assert await told_at(run, stories, 1, 1) == "", "a story that was read has no sign"
        assert await told_at(run, stories, 2, 1) == "starred\ns  star"
        await press(run, "v")
        assert (await told_at(run, stories, 0, 0)).startswith("marked: the next command")
        assert await told_at(run, stories, 2, stories.size.height - 1) == "", "not picked, nor below the list"


async def test_signs_behind_the_column_of_a_group_and_in_lines_scrolled_to(desk: Desk) -> None:
    async with running(desk, (160, 24)) as run:
        inbox = run[0].desk_screen.inbox
        await inbox.show_view(replace(inbox.view, grouping="day"))
        await press(run, "G", "s")
        assert await told_at(run, inbox.stories, 2, 10) == ""
        last = inbox.stories.page - 1
        assert (await told_at(run, inbox.stories, 8, last)).startswith("starred\n")


async def test_the_editors_own_keys_are_told_and_those_without_are_named(desk: Desk) -> None:
    desk = replace(desk, settings=replace(desk.settings, keys={"inbox.read": "f9"}))
    async with running(desk) as run:
        told = await told_at(run, run[0].desk_screen.inbox.stories, 1, 0)
        assert told.splitlines()[1] == "F9  read/unread"


async def test_the_masthead_tells_of_failing_feeds_and_of_the_last_fetch(desk: Desk) -> None:
    desk.store.polls.unchanged(1, NOW, None, NOW + timedelta(hours=1))
    desk.store.polls.failed(2, NOW, "nothing there", NOW + timedelta(hours=1))
    async with running(desk, (120, 40)) as run:
        assert await told_of(run, "⊗ 1 feed failing") == "feeds whose last fetch failed\nF  feeds"
        assert await told_of(run, "1 feed failing", at=3) == "feeds whose last fetch failed\nF  feeds"
        assert await told_of(run, "fetched ") == "when the feeds were last fetched\nR  fetch all"
        assert await told_of(run, "newsroom") == ""


async def test_badges_and_counts_of_the_composer_are_told(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "3")
        await app.book.check()
        await settled(app, pilot)
        outline = app.desk_screen.composer.outline
        line = screen_text(app).splitlines()[outline.region.y + 1]
        assert "✎" in line and " 1. " in line
        left = outline.region.x
        drafted = cell_width(line.rpartition("✎")[0]) - left
        assert await told_at(run, outline, drafted, 1) == (
            "drafted, not confirmed by you yet\ne  edit\nW  draft…"
        )
        width = outline.scrollable_content_region.width
        assert await told_at(run, outline, width - 1, 1) == "characters of the text\ne  edit"
        assert await told_at(run, outline, 6, 1) == "", "a headline is told of nothing, whatever it has"
        assert await told_of(run, "1/10", at=1) == in_lines(
            "entries, and how many the publication wants\n+  new entry"
        )
        frame = screen_text(app).splitlines()[-2]
        for sign, name in (("✗", "error"), ("⚠", "warning")):
            if sign in frame:
                assert await told_of(run, f" {sign}", at=1) == f"{LEGEND[name]}\nc  check"
        assert "✗" in frame or "⚠" in frame


async def test_what_is_not_saved_is_told_with_the_reason_and_the_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull("the disk is full")

    async with running(desk, (100, 30)) as run:
        app, _pilot = run
        app.book.retries = (60.0,)
        await press(run, "a", "3")
        monkeypatch.setattr(reconciling, "write", full)
        await press(run, "L", "甲", "escape", "3")
        app.clear_notifications()
        meaning = f"{MEANINGS['unsaved']}\nthe disk is full"
        assert await told_at(run, app.desk_screen.query_one(Masthead), 2, 0) == in_lines(
            f"{meaning}\n^s  save again"
        )
        frame = screen_text(app).splitlines()[-2]
        assert "NOT SAVED" in frame
        at = cell_width(frame.partition("NOT SAVED")[0])
        assert await told_at(run, app.screen, at, 28) == in_lines(f"{meaning}\n^s  save again")
        await press(run, "L")
        assert "NOT SAVED: the disk is full" in screen_text(app)
        assert await told_of(run, "NOT SAVED", at=3) == in_lines(meaning)
        monkeypatch.undo()
        await press(run, "escape", "ctrl+s")


async def test_a_database_that_may_only_be_read_is_told(desk: Desk) -> None:
    with open_desk(desk.settings, desk.store.path, read_only=True, now=desk.now) as to_read:
        async with running(to_read) as run:
            assert await told_of(run, "READ-ONLY") == in_lines(MEANINGS["read_only"])


async def test_badges_of_a_field_and_of_the_editors_title_are_told(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "3", "j", "e")
        await app.book.check()
        await settled(app, pilot)
        assert await told_of(run, "✎ ") == (f"{LEGEND['drafted']}\n^o  confirm draft\nF7  draft…")
        assert await told_of(run, "drafted, not edited") == await told_of(run, "✎ ")
        assert await told_of(run, " characters") == "characters of the text"
        assert await told_of(run, "Headline") == ""
        await press(run, *"甲乙丙丁")
        await app.book.check()
        await settled(app, pilot)
        lines = screen_text(app).splitlines()
        y = next(y for y, line in enumerate(lines) if "Summary" in line)
        sign = next(each for each in "✗⚠" if each in lines[y])
        at = cell_width(lines[y].partition(sign)[0])
        assert await told_at(run, app.screen, at, y) == LEGEND[{"✗": "error", "⚠": "warning"}[sign]]


async def test_a_badge_of_a_part_is_told_by_its_severity(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "3")
        await app.book.check()
        await settled(app, pilot)
        outline = app.desk_screen.composer.outline
        lines = screen_text(app).splitlines()
        found = [
            (sign, y, cell_width(lines[outline.region.y + y].rpartition(sign)[0]) - outline.region.x)
            for y in range(len(outline))
            for sign in "✗⚠"
            if sign in lines[outline.region.y + y][outline.region.x // 2 :]
        ]
        assert found
        for sign, y, x in found:
            name = {"✗": "error", "⚠": "warning"}[sign]
            assert await told_at(run, outline, x, y) == f"{LEGEND[name]}\nc  check"


async def test_chinese_tells_in_chinese(desk: Desk) -> None:
    use_language("zh")
    async with running(desk) as run:
        told = await told_at(run, run[0].desk_screen.inbox.stories, 1, 0)
        assert told.startswith("未读\nm  ")


async def test_a_key_takes_what_is_told_from_the_screen(desk: Desk) -> None:
    app = NewsroomApp(desk)
    app.TOOLTIP_DELAY = 0.001
    async with app.run_test(size=(120, 40), tooltips=True) as pilot:
        await settled(app, pilot)
        tooltip = app.screen.query_one(Tooltip)
        stories = app.desk_screen.inbox.stories
        await pilot.hover(stories, offset=(1, 0))
        await _until(pilot, tooltip, shown=True)
        assert "not read yet" in screen_text(app)
        await pilot.press("j")
        await _until(pilot, tooltip, shown=False)
        assert "not read yet" not in screen_text(app)


async def _until(pilot: Pilot[str], tooltip: Tooltip, *, shown: bool) -> None:
    """Wait until a tooltip has come or gone."""
    for _round in range(200):
        if tooltip.display is shown:
            break
        await pilot.pause(0.02)
    await pilot.pause()
    assert tooltip.display is shown
