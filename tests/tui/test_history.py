"""The history of an issue on the screen, and what an editor does after publication."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from textual.worker import WorkerFailed

from newsroom.desk import Desk
from newsroom.desk.composing import change, start
from newsroom.issues import parse, set_lead
from newsroom.issues.comparing import FieldChange
from newsroom.reading import line_text
from newsroom.store import StoreError
from newsroom.tui.app import NewsroomApp
from newsroom.tui.revisionpage import change_lines
from newsroom.tui.screens.export import EditedScreen
from newsroom.tui.screens.history import HistoryScreen
from tests.tui.conftest import Running, press, running, screen_text, toasts
from tests.tui.test_composer import headlines, pick
from tests.tui.test_safety import lead, open_id


def told(app: NewsroomApp) -> str:
    """What the toasts say, in which a line may break anywhere."""
    return " ".join(each for each in toasts(app))


async def export(run: Running) -> Path:
    """Export in spite of what the check finds."""
    desk = run[0].desk
    await press(run, "E")
    if not desk.store.issues.exports(open_id(desk)):
        await press(run, "E", "y")
    return Path(desk.publication.folder) / "2026-07-27.md"


async def test_the_history_tells_what_each_change_did_and_restores_any(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await pick(run, 3)
        before = headlines(desk)
        await press(run, "3", "j", "d", "L", "甲", "escape", "B")
        assert isinstance(app.screen, HistoryScreen)
        text = screen_text(app)
        assert "Lead edited" in text and "entry removed" in text and "started" in text
        assert "甲" in text
        await press(run, "j")
        assert "entry taken out, it was 1" in screen_text(app)
        await press(run, "j", "enter")
        assert headlines(desk) == before
        assert lead(desk) == ""
        await press(run, "u")
        assert (headlines(desk), lead(desk)) == (before[1:], "甲")


async def test_what_changed_since_the_export_is_one_key_away(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await pick(run, 2)
        await press(run, "3", "X")
        assert "not exported yet" in told(app)
        await export(run)
        await press(run, "L", "甲", "escape", "X")
        assert isinstance(app.screen, HistoryScreen)
        assert "Changed since the last export" in screen_text(app)
        assert "lead" in screen_text(app) and "甲" in screen_text(app)


async def test_a_correction_is_printed_and_exported_in_place(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await pick(run, 2)
        await press(run, "3", "j", "N")
        assert "not gone out" in told(app)
        path = await export(run)
        await press(run, "N", *"ok", "enter", "E")
        if app.screen is not app.desk_screen:
            await press(run, "E", "y")
        note = "**更正**（2026-07-27，第1条《第1号云雀机器人在港口上岗》）：ok"
        assert note in path.read_text(encoding="utf-8")


async def test_edits_made_in_the_file_are_shown_and_taken_in(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await pick(run, 2)
        path = await export(run)
        path.write_text(
            path.read_text(encoding="utf-8").replace("第1号云雀", "第1号白鹭", 1), encoding="utf-8"
        )
        await press(run, "E")
        assert isinstance(app.screen, EditedScreen)
        assert "白鹭" in screen_text(app)
        await press(run, "y")
        assert headlines(desk)[0].startswith("第1号白鹭")
        assert parse(path.read_text(encoding="utf-8")).entries[0].headline.startswith("第1号白鹭")


async def test_a_follow_up_says_so_if_the_story_never_ran(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "A")
        assert "never ran" in told(app)
        assert headlines(desk) == []


async def test_a_follow_up_cites_what_ran(desk: Desk) -> None:
    async with running(desk) as run:
        await pick(run, 1)
        await export(run)
        from datetime import date

        from newsroom.desk import composing

        composing.start(desk, date(2026, 7, 28))
        await run[0].book.open()
        stories = run[0].desk_screen.inbox.stories
        first = next(each.id for each in desk.store.articles.latest(99) if "第1号" in each.title)
        stories.cursor = stories.ids.index(first)  # wherever it stands, now that it ran
        await press(run, "A")
        assert headlines(desk) == ["第1号云雀机器人在港口上岗（后续：07月27日第1条）"]


async def test_a_change_is_told_from_what_was_kept_before_it(desk: Desk) -> None:
    """Of the states in the midst of typing few are kept: the one before need not have the number before."""
    id = start(desk).stored.head.id
    for text in ("甲", "甲乙", "甲乙丙"):
        change(desk, id, partial(set_lead, lead=text), "lead", group="lead")
    numbers = [each.number for each in desk.store.issues.revisions(id)]
    assert numbers[-1] - numbers[-2] > 1
    async with running(desk) as run:
        await press(run, "B")
        assert "甲乙丙" in screen_text(run[0])


async def test_what_a_worker_cannot_do_is_told(desk: Desk) -> None:
    async def work() -> None:
        raise StoreError("the disk is full")

    async with running(desk) as run:
        with suppress(WorkerFailed):
            await run[0].run_worker(work()).wait()
        assert "the disk is full" in told(run[0])
        assert run[0].is_running


def test_the_section_of_an_entry_is_not_called_as_a_part_of_a_document() -> None:
    went_over = FieldChange("changed", "section", "e1", 2, "模型", "硬件")
    part = FieldChange("changed", "section", None, None, "旧", "新")
    told, others = ("".join(map(line_text, change_lines(each, 60))) for each in (went_over, part))
    assert "2 · section of the file" in told
    assert others.startswith("section") and "file" not in others
