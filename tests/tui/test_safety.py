"""Nothing an editor types is lost: disks fill up, files go, other programs write the same text."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset
from textual.widgets import Static

from newsroom.desk import Desk, composing, importing, open_desk, reconciling
from newsroom.issues import change_entry, parse, set_commentary, set_lead
from newsroom.store import DiskFull
from newsroom.store.errors import FileReadOnly
from newsroom.tui import autosave
from newsroom.tui.screens import conflict
from newsroom.tui.screens.conflict import ConflictScreen
from newsroom.tui.screens.dialogs import QuestionScreen
from newsroom.tui.screens.editor import EditorScreen
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.masthead import Masthead
from tests.issues.houses import HOUSES
from tests.tui.conftest import Running, press, running, screen_text, settled, toasts, until


def open_id(desk: Desk) -> int:
    id = desk.store.issues.open_id()
    assert id is not None
    return id


def lead(desk: Desk) -> str:
    return desk.store.issues.get(open_id(desk)).issue.lead


def first_line(run: Running) -> str:
    return screen_text(run[0]).split("\n")[0]


def full(*_arguments: object) -> None:
    raise DiskFull("the disk is full")


async def saved(run: Running) -> None:
    """Wait until what is on the screen is in the store; the test's time limit is the end of patience."""
    app, pilot = run
    for _round in range(200):
        if app.book.saved:
            return
        await pilot.pause(0.02)
    raise AssertionError("it was never saved")


async def test_what_could_not_be_written_is_written_by_itself_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(desk) as run:
        app, _pilot = run
        app.book.retries = (0.2,)
        await press(run, "a")
        with monkeypatch.context() as broken:
            broken.setattr(reconciling, "write", full)
            await press(run, "L", "甲", "escape", "1")
            assert first_line(run).startswith(" NOT SAVED · newsroom")
            assert lead(desk) == ""
            app.clear_notifications()
            await press(run, "j")
            app.desk_screen.query_one(Masthead).refresh_freshness()
            await settled(app, run[1])
            assert first_line(run).startswith(" NOT SAVED"), "as long as it is so"
        await saved(run)
        assert lead(desk) == "甲"
        await settled(app, run[1])
        assert first_line(run).startswith(" newsroom")


async def test_text_that_is_on_its_way_to_the_store_is_not_shown_the_one_before_it(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "L", "甲", "escape", "L")
        screen = app.screen
        assert isinstance(screen, EditorScreen)
        draft = screen.query_one("#lead", Draft)
        draft.insert("乙丙", draft.document.end)
        screen.save("lead")
        screen._issue_changed()  # of an earlier write, which was taken up a moment late
        assert draft.text == "甲乙丙"
        draft.insert("丁", draft.document.end)
        await press(run, "escape")
        await saved(run)
    assert lead(desk) == "甲乙丙丁"


async def test_a_database_another_program_keeps_locked_is_written_when_it_is_free(desk: Desk) -> None:
    desk.store._connections._busy_seconds = 0.05
    async with running(desk) as run:
        app, _pilot = run
        app.book.retries = (0.2,)
        await press(run, "a", "L")
        with closing(sqlite3.connect(desk.store.path, isolation_level=None)) as other:
            desk.store._connections._outdated |= set(desk.store._connections._open)  # with the short timeout
            other.execute("BEGIN IMMEDIATE")
            await press(run, "甲", "escape")
            assert app.book.problem is not None and "another program" in app.book.problem
            other.execute("ROLLBACK")
        await saved(run)
    assert lead(desk) == "甲"


async def test_a_database_that_is_deleted_is_put_back_with_the_text(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        app.book.retries = (0.2,)
        await press(run, "a", "L")
        for name in os.listdir(desk.store.path.parent):
            if name.startswith("newsroom.db"):
                (desk.store.path.parent / name).unlink()
        await press(run, "甲", "escape")
        await saved(run)
    with closing(sqlite3.connect(desk.store.path)) as other:
        (content,) = other.execute("SELECT content FROM revisions ORDER BY number DESC LIMIT 1").fetchone()
        assert "甲" in content
        assert other.execute("SELECT count(*) FROM articles").fetchone() == (40,)


async def test_leaving_with_unsaved_text_asks_and_says_where_it_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(desk) as run:
        app, _pilot = run
        app.book.retries = (60.0,)
        await press(run, "a", "3")
        with monkeypatch.context() as broken:
            broken.setattr(reconciling, "write", full)
            await press(run, "L", "甲", "escape", "q")
            assert isinstance(app.screen, QuestionScreen)
            [file] = desk.store.path.parent.glob("newsroom-rescue-*.md")
            assert str(file) in app.screen._text
            assert parse(file.read_text(encoding="utf-8")).lead == "甲"
            await press(run, "n")
            assert app.is_running and app.book.issue is not None and app.book.issue.lead == "甲"
        await press(run, "ctrl+s")
        assert lead(desk) == "甲"


async def test_two_editors_of_different_fields_both_stay(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "L")
        composing.change(
            desk, open_id(desk), lambda issue: set_commentary(issue, "别处写的点评"), "elsewhere"
        )
        await press(run, "甲", "escape")
        stored = desk.store.issues.get(open_id(desk)).issue
        assert (stored.lead, stored.commentary) == ("甲", "别处写的点评")
        assert not isinstance(app.screen, ConflictScreen)


@pytest.mark.parametrize(("key", "chosen"), [("m", "我写的"), ("t", "别处写的")])
async def test_two_texts_of_one_field_are_shown_and_the_editor_chooses(
    desk: Desk, key: str, chosen: str
) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "L")
        composing.change(desk, open_id(desk), lambda issue: set_lead(issue, "别处写的"), "elsewhere")
        app.screen.query_one("#lead", Draft).text = "我写的"
        await press(run, "escape")
        assert isinstance(app.screen, ConflictScreen)
        assert "我写的" in screen_text(app) and "别处写的" in screen_text(app)
        assert lead(desk) == "别处写的"
        assert [each.text for each in desk.store.issues.asides(open_id(desk))] == ["我写的"]
        await press(run, key)
        assert lead(desk) == chosen
        assert desk.store.issues.asides(open_id(desk)) == []
        assert [each.text for each in desk.store.issues.asides(open_id(desk), settled=True)] == ["我写的"]


@pytest.mark.parametrize(("key", "chosen"), [("m", "我写的下文"), ("t", "别处写的")])
async def test_who_wrote_first_is_shown_the_own_text_as_the_own_one(
    desk: Desk, key: str, chosen: str
) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "L")
        begun = desk.store.issues.get(open_id(desk)).issue
        await press(run, "我", "写", "的")
        await until(run, lambda: lead(desk) == "我写的")
        reconciling.write(desk, open_id(desk), begun, set_lead(begun, "别处写的"), "elsewhere")
        await app.book.look_again()
        assert isinstance(app.screen, EditorScreen)
        assert app.screen.met() and app.screen.query_one("#lead", Draft).text == "我写的"
        await press(run, "下", "文")
        await until(run, lambda: lead(desk) == "我写的下文")
        # Nothing is lost.
        assert [each.text for each in desk.store.issues.asides(open_id(desk))] == ["别处写的"]
        await press(run, "f2")
        assert isinstance(app.screen, ConflictScreen)
        shown = screen_text(app)
        mine, theirs = shown.index("m mine"), shown.index("t theirs")
        assert "我写的下文" in shown[mine:theirs] and "别处写的" in shown[theirs:]
        await press(run, key)
        assert lead(desk) == chosen
        assert desk.store.issues.asides(open_id(desk)) == []
        assert app.screen.query_one("#lead", Draft).text == chosen


async def test_the_other_text_is_shown_and_taken_as_it_is_now(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conflict, "FOLLOW_PAUSE", 3600.0)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "L")
        composing.change(desk, open_id(desk), lambda issue: set_lead(issue, "别处写的"), "elsewhere")
        app.screen.query_one("#lead", Draft).text = "我写的"
        await press(run, "escape")
        assert "别处写的" in screen_text(app)
        composing.change(desk, open_id(desk), lambda issue: set_lead(issue, "别处再写的"), "elsewhere")
        await press(run, "t")
        assert isinstance(app.screen, ConflictScreen), "it was not what the editor saw"
        assert "别处再写的" in screen_text(app)
        composing.change(desk, open_id(desk), lambda issue: set_lead(issue, "别处三写的"), "elsewhere")
        await app.screen.follow()
        assert "别处三写的" in screen_text(app) and "我写的" in screen_text(app)
        await press(run, "m")
        assert lead(desk) == "我写的"
        assert not isinstance(app.screen, ConflictScreen)


async def test_what_is_typed_while_the_choice_is_open_is_kept_and_both_can_be_put_together(
    desk: Desk,
) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "3", "j", "e")
        assert isinstance(app.screen, EditorScreen)
        begun = app.screen.query_one("#summary", Draft).text
        uid = app.screen.part
        theirs = "先说。" + begun
        composing.change(
            desk, open_id(desk), lambda issue: change_entry(issue, uid, summary=theirs), "elsewhere"
        )
        await press(run, "后")
        await until(run, app.screen.met)
        await settled(app, pilot)
        assert "F2" in screen_text(app)
        assert app.screen.query_one("#summary", Draft).text == begun + "后", "the text under the cursor stays"
        await press(run, "话", "escape")
        assert isinstance(app.screen, ConflictScreen)
        await press(run, "b")
        assert desk.store.issues.get(open_id(desk)).issue.entries[0].summary == theirs + "后话"


async def test_what_is_typed_while_the_choice_is_open_and_nothing_can_be_written_is_kept_as_all_is(
    desk: Desk,
) -> None:
    desk.store._connections._busy_seconds = 0.05
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a")
    begun = open_id(desk)
    desk.store.issues.keep_aside(begun, "lead", None, "", "我写的", "别处写的")
    async with running(desk) as run:
        app, pilot = run
        app.book.retries = (60.0,)
        await press(run, "escape", "3", "L")
        with closing(sqlite3.connect(desk.store.path, isolation_level=None)) as other:
            desk.store._connections._outdated |= set(desk.store._connections._open)  # with the short timeout
            other.execute("BEGIN IMMEDIATE")
            await press(run, "甲", "乙", "escape")
            assert isinstance(app.screen, ConflictScreen)
            assert "我写的甲乙" in screen_text(app), "what is to be chosen is what was typed"
            await app.screen.follow()
            assert "我写的甲乙" in screen_text(app)
            await press(run, "m")
            assert lead(desk) == "", "nothing could be chosen either"
            assert first_line(run).startswith(" NOT SAVED · newsroom")
            await press(run, "L")
            assert app.screen.query_one("#lead", Draft).text == "我写的甲乙"
            await press(run, "escape", "escape", "q")
            assert isinstance(app.screen, QuestionScreen)
            [file] = desk.store.path.parent.glob("newsroom-rescue-*.md")
            assert "我写的甲乙" in file.read_text(encoding="utf-8")
            await press(run, "n")
            other.execute("ROLLBACK")
        await press(run, "ctrl+s")
        assert app.book.saved
        assert [each.text for each in desk.store.issues.asides(begun)] == ["我写的甲乙"]
        await press(run, "equals_sign", "m")
        assert lead(desk) == "我写的甲乙"


async def test_a_rescue_file_has_the_texts_to_choose_of_every_entry(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(desk) as run:
        await press(run, "a", "j", "a")
    entries = desk.store.issues.get(open_id(desk)).issue.entries
    for entry, text in zip(entries, ("甲写的", "乙写的"), strict=True):
        desk.store.issues.keep_aside(open_id(desk), "summary", entry.uid, "", text, "别处写的")
    async with running(desk) as run:
        app, _pilot = run
        app.book.retries = (60.0,)
        await press(run, "escape", "3")
        with monkeypatch.context() as broken:
            broken.setattr(reconciling, "write", full)
            await press(run, "L", "丙", "escape", "q")
            assert isinstance(app.screen, QuestionScreen)
        [file] = desk.store.path.parent.glob("newsroom-rescue-*.md")
        kept = file.read_text(encoding="utf-8")
        assert "甲写的" in kept and "乙写的" in kept


async def test_the_desk_asks_again_about_texts_left_unchosen(desk: Desk) -> None:
    async with running(desk) as run:
        await press(run, "a")
    desk.store.issues.keep_aside(open_id(desk), "lead", None, "", "我写的", "别处写的")
    async with running(desk) as run:
        app, _pilot = run
        assert isinstance(app.screen, ConflictScreen)
        await press(run, "escape", "3")
        assert "1 text to choose" in screen_text(app)
        await press(run, "equals_sign", "m")
        assert lead(desk) == "我写的"


def test_a_rescue_file_goes_where_there_is_room(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsroom.desk import rescuing
    from newsroom.publish import PublishError, writing

    home = tmp_path / "home"
    monkeypatch.setattr(Path, "home", lambda: home)
    real = writing.write_atomically

    def refuse(path: Path, data: bytes) -> None:
        if path.parent == desk.store.path.parent:
            raise PublishError("no room")
        real(path, data)

    monkeypatch.setattr("newsroom.publish.write_atomically", refuse)
    stored = composing.start(desk).stored
    assert rescuing.rescue(desk, stored.issue, {"lead": "旁文"}).parent == home


async def test_what_a_file_of_another_house_cannot_hold_is_kept_and_told(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "wire.md"
    file.write_text(HOUSES["bullets with a trailing link"].text, encoding="utf-8")
    [imported] = importing.import_files(desk, [file]).imported
    desk.store.issues.set_open(imported.head.id)
    async with running(desk) as run:
        app, pilot = run
        await press(run, "3", "j", "e", "shift+tab", "shift+tab", "f8", "短")
        assert isinstance(app.screen, EditorScreen)
        app.screen.save_all()
        await settled(app, pilot)
        assert "NOT IN THE FILE" in screen_text(app)
        await press(run, "escape")
        assert "NOT ALL IN THE FILE" in screen_text(app)
        assert [each.entry for each in app.book.findings if each.rule == "EX002"] == [1]
    assert desk.store.issues.get(imported.head.id).issue.entries[0].headline == "短"


async def test_what_stays_in_a_file_when_an_entry_goes_is_told(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "wire.md"
    text = HOUSES["underlined headings"].text.rstrip() + "\n\n***\n\n编辑部在三楼。\n"
    file.write_text(text, encoding="utf-8")
    [imported] = importing.import_files(desk, [file]).imported
    desk.store.issues.set_open(imported.head.id)
    async with running(desk) as run:
        app, pilot = run
        await press(run, "3", "j", "j", "j", "d")
        await settled(app, pilot)
        assert toasts(app) == ["what stands below stays in the file: 编辑部在三楼。"]
        before = len(app._notifications)
        await press(run, "g", "j", "d")
        await settled(app, pilot)
        assert len(app._notifications) == before


async def test_an_editor_that_is_not_there_yet_has_nothing_to_write(desk: Desk) -> None:
    composing.start(desk)
    async with running(desk):
        EditorScreen("lead").save_all()
    assert lead(desk) == ""


async def test_a_database_that_may_not_be_written_is_read_and_every_edit_is_refused(desk: Desk) -> None:
    id = composing.start(desk).stored.head.id
    composing.change(desk, id, lambda issue: set_lead(issue, "导语在此"), "by hand")
    with open_desk(desk.settings, desk.store.path, read_only=True, now=desk.now) as to_read:
        async with running(to_read) as run:
            app, _pilot = run
            assert first_line(run).startswith(" READ-ONLY · newsroom")
            await press(run, "enter", "escape", "1", "j", "enter")
            assert list(app._notifications) == [], "reading asks for nothing"
            for keys in (("3", "L"), ("3", "plus"), ("1", "a"), ("1", "s")):
                app.clear_notifications()
                await press(run, *keys)
                [refused] = toasts(app)
                assert "cannot be written; nothing was changed" in refused
                assert not isinstance(app.screen, EditorScreen)
            assert app.book.saved and app.book.issue is not None and app.book.issue.entries == ()
            assert first_line(run).startswith(" READ-ONLY")
            await press(run, "q")
            assert not app.is_running
    assert lead(desk) == "导语在此"


async def test_text_typed_as_the_database_turns_read_only_is_put_into_a_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise FileReadOnly("newsroom.db cannot be written")

    async with running(desk) as run:
        app, _pilot = run
        app.book.retries = (60.0,)
        await press(run, "a", "L")
        monkeypatch.setattr(reconciling, "write", refuse)
        await press(run, "甲", "escape", "1")
        assert first_line(run).startswith(" NOT SAVED")
        await press(run, "q")
        [file] = desk.store.path.parent.glob("newsroom-rescue-*.md")
        assert parse(file.read_text(encoding="utf-8")).lead == "甲"
        await press(run, "y")


async def test_a_press_on_what_was_taken_away_and_is_drawn_still_does_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(desk) as (app, pilot):
        gone = Static("gone")
        monkeypatch.setattr(app.screen, "get_widget_at", lambda x, y: (gone, app.screen.region))
        monkeypatch.setattr(app.screen, "get_widget_and_offset_at", lambda x, y: (gone, Offset(0, 0)))
        await app.on_event(events.MouseDown(None, 1, 1, 0, 0, 1, False, False, False, 1, 1))
        monkeypatch.undo()
        await settled(app, pilot)
        assert app.is_running


async def test_a_text_begun_before_another_program_wrote_the_field_meets_it_and_replaces_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "FIRST", 3600.0)
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "L")
        app.screen.query_one("#lead", Draft).text = "我写的"
        await settled(app, pilot)
        composing.change(desk, open_id(desk), lambda issue: set_lead(issue, "别处写的"), "elsewhere")
        app.book.catch_up()  # as at the next look at the store, before the pause in which ours is written
        await settled(app, pilot)
        await press(run, "escape")
        assert isinstance(app.screen, ConflictScreen)
        assert lead(desk) == "别处写的"
        assert [each.text for each in desk.store.issues.asides(open_id(desk))] == ["我写的"]
