"""What an editor sees and does in composer, editor, preview and export."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events

from newsroom.desk import Desk, composing, importing, picking, reconciling
from newsroom.issues import parse, render, set_lead
from newsroom.reading import line_text
from newsroom.store import DiskFull
from newsroom.tui.screens.dialogs import ChoiceScreen
from newsroom.tui.screens.editor import EditorScreen
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.pageview import PageView
from tests.tui.conftest import NOW, Running, press, running, screen_text, send, settled, toasts, until


def headlines(desk: Desk) -> list[str]:
    id = desk.store.issues.open_id()
    assert id is not None
    return [entry.headline for entry in desk.store.issues.get(id).issue.entries]


async def pick(run: Running, count: int) -> None:
    for _each in range(count):
        await press(run, "a", "j")


async def test_a_pick_starts_todays_issue_and_makes_a_numbered_entry(desk: Desk) -> None:
    async with running(desk) as run:
        await press(run, "a")
        text = screen_text(run[0])
        assert "2026.07.27 全球AI新闻速递" in text
        assert " 1. 第1号" in text
        id = desk.store.issues.open_id()
        assert id is not None
        entry = desk.store.issues.get(id).issue.entries[0]
        assert entry.url == "https://news.example.com/1.html"
        assert entry.drafted and entry.summary
        evidence = desk.store.issues.evidence(id)
        assert "共有 1 台设备" in evidence[0].text


async def test_a_pick_into_an_issue_of_an_earlier_day_names_its_day_and_the_key_to_todays(desk: Desk) -> None:
    today = desk.today()
    yesterdays = composing.start(desk, today - timedelta(days=1)).stored.head.id
    async with running(desk) as run:
        await press(run, "a", "j", "a")
        said = [" ".join(each.split()) for each in toasts(run[0])]
        assert said == [f"Picked as entry {n}, in the issue of 07.26; D starts today's." for n in (1, 2)]
        composing.start(desk, today)
        desk.store.issues.set_open(yesterdays)
        await press(run, "j", "a")
        assert toasts(run[0])[-1].endswith("in the issue of 07.26; D opens today's.")
        await press(run, "D", "up", "enter", "j", "a")
        assert toasts(run[0])[-1] == "Picked as entry 1"


async def test_picks_go_into_todays_issue_once_that_of_an_earlier_day_has_gone_out(desk: Desk) -> None:
    yesterdays = composing.start(desk, desk.today() - timedelta(days=1)).stored.head.id
    picking.pick(desk, yesterdays, [40])
    desk.store.issues.mark_exported(yesterdays, NOW, "yesterday.md")
    async with running(desk) as run:
        await press(run, "a")
        assert "That of 07.26 has gone out; D opens it again." in " ".join(toasts(run[0])[0].split())
        assert len(desk.store.issues.get(yesterdays).issue.entries) == 1
        assert len(headlines(desk)) == 1
        # Whoever opens it again means it.
        await press(run, "D", "down", "enter", "j", "a")
        assert len(desk.store.issues.get(yesterdays).issue.entries) == 2


async def test_a_desk_left_open_overnight_does_not_pick_into_what_went_out(desk: Desk) -> None:
    clock = [NOW]
    async with running(replace(desk, now=lambda: clock[0])) as run:
        await press(run, "a")
        first = desk.store.issues.open_id()
        assert first is not None
        desk.store.issues.mark_exported(first, NOW, "out.md")
        await run[0].book.open()
        clock[0] += timedelta(days=1)
        await press(run, "j", "a")
        assert len(desk.store.issues.get(first).issue.entries) == 1
        assert desk.store.issues.open_id() != first


async def test_picks_keep_the_order_in_which_they_were_made(desk: Desk) -> None:
    async with running(desk) as run:
        await send(run[1], *"ajajaja")
        await until(run, lambda: bool(desk.store.issues.open_id()) and len(headlines(desk)) == 4)
        assert headlines(desk) == [f"第{n}号云雀机器人在港口上岗" for n in (1, 2, 3, 4)]


async def test_picking_twice_takes_the_entry_out_again(desk: Desk) -> None:
    async with running(desk) as run:
        await press(run, "a", "a")
        assert headlines(desk) == []


async def test_entries_are_reordered_and_removed_and_undo_brings_them_back(desk: Desk) -> None:
    async with running(desk) as run:
        await pick(run, 3)
        before = headlines(desk)
        await press(run, "3", "j", "J")
        assert headlines(desk) == [before[1], before[0], before[2]]
        await press(run, "d")
        assert headlines(desk) == [before[1], before[2]]
        await press(run, "u", "u")
        assert headlines(desk) == before


async def test_an_entry_goes_over_into_the_next_section_before_it_goes_on(desk: Desk, tmp_path: Path) -> None:
    text = "### 模型\n\n- 甲公司发布了新的模型。[原文](https://a.example/1)\n- 乙公司发布了新的模型。[原文](https://a.example/2)\n"
    text += "\n### 硬件\n\n- 丙公司发布了新的芯片。[原文](https://a.example/3)\n- 丁公司发布了新的芯片。[原文](https://a.example/4)\n"
    file = tmp_path / "wire.md"
    file.write_text(text, encoding="utf-8")
    [imported] = importing.import_files(desk, [file]).imported
    desk.store.issues.set_open(imported.head.id)

    def names() -> str:
        issue = desk.store.issues.get(imported.head.id).issue
        lines = (line for line in render(issue).splitlines() if line)
        return "".join(" " if line.startswith("#") else line[2] for line in lines).strip()

    async with running(desk) as run:
        await press(run, "3", "j", "j", "J")
        assert names() == "甲 乙丙丁"
        assert "Entry 2 is now in 硬件." in toasts(run[0])
        await press(run, "J")
        assert names() == "甲 丙乙丁"
        await press(run, "K", "K")
        assert names() == "甲乙 丙丁"
        await press(run, "u", "u")
        assert names() == "甲 丙乙丁"


async def test_undo_goes_back_past_a_restart(desk: Desk) -> None:
    async with running(desk) as run:
        await pick(run, 2)
    async with running(desk) as run:
        await press(run, "u")
        assert len(headlines(desk)) == 1
        await press(run, "U")
        assert len(headlines(desk)) == 2


async def test_a_headline_is_edited_with_its_source_beside_it_and_saved(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "3", "j", "e")
        assert isinstance(app.screen, EditorScreen)
        source = app.screen.query_one("#source", PageView)
        assert "1 台设备" in "".join(line_text(line) for line in source.page.lines)
        draft = app.screen.query_one("#headline", Draft)
        draft.focus()
        draft.text = "云雀机器人上岗"
        await press(run, "escape")
        assert headlines(desk) == ["云雀机器人上岗"]
        assert not isinstance(app.screen, EditorScreen)


async def test_a_summary_is_drafted_until_it_is_touched(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "3", "j", "e", "x")
        await press(run, "escape")
        id = desk.store.issues.open_id()
        assert id is not None
        entry = desk.store.issues.get(id).issue.entries[0]
        assert entry.summary.endswith("x") and not entry.drafted


async def test_enter_in_the_last_field_stays_there_and_says_why(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "3", "j", "e")
        fields = {name: app.screen.query_one("#" + name, Draft) for name in ("headline", "url", "summary")}
        fields["headline"].focus()
        headline = fields["headline"].text
        await press(run, "enter")
        assert app.focused is fields["url"]
        await press(run, "enter")
        assert app.focused is fields["summary"]
        await press(run, "end", "enter", "x")
        assert app.focused is fields["summary"] and fields["summary"].text.endswith("x")
        assert fields["headline"].text == headline
        assert any("Summary is one paragraph" in each.message for each in app._notifications)


async def test_typing_is_saved_without_leaving_the_editor(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "L", "好")
        id = desk.store.issues.open_id()
        assert id is not None
        await until(run, lambda: desk.store.issues.get(id).issue.lead == "好")
        assert isinstance(run[0].screen, EditorScreen)


async def test_a_pasted_lead_stays_one_line_and_loses_control_characters(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "L")
        app.post_message(events.Paste("第一行\n第二行\x1b[31m"))
        await settled(app, pilot)
        assert app.screen.query_one("#lead", Draft).text == "第一行第二行"


async def test_the_export_is_written_and_the_issue_joins_the_archive(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await pick(run, 2)
        await press(run, "E")
        path = Path(desk.publication.folder) / "2026-07-27.md"
        text = path.read_text(encoding="utf-8")
        assert [entry.headline for entry in parse(text).entries] == headlines(desk)
        assert "exported" in screen_text(app)


async def test_a_long_address_is_shown_from_its_host_while_nobody_writes_in_it(desk: Desk) -> None:
    link = "https://news.example.com/" + "-".join(f"part{n}" for n in range(20)) + "/last.html"
    async with running(desk, (80, 24)) as run:
        app, _pilot = run
        await press(run, "a", "3", "j", "e")
        app.screen.query_one("#url", Draft).text = link
        draft = app.screen.query_one("#url", Draft)
        await press(run, "f6")
        assert app.focused is not draft
        [line] = [line for line in screen_text(app).splitlines() if "https://" in line]
        assert "news.example.com/part0" in line and line.rstrip("│▁ ").endswith("…")
        draft.focus()
        draft.move_cursor(draft.document.end)
        await press(run, *"?b")
        assert "last.html?b" in screen_text(app) and "news.example.com/part0" not in screen_text(app)
        await press(run, "tab")
        assert "news.example.com/part0" in screen_text(app)
        draft.focus()
        await settled(*run)
        assert "last.html?b" in screen_text(app)
        draft.text = "https://news.example.com/1.html"
        await press(run, "tab")
        assert not [line for line in screen_text(app).splitlines() if "https://" in line and "…" in line]


async def test_errors_stop_the_export_until_the_editor_insists(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "3", "plus", "escape")
        await press(run, "E")
        path = Path(desk.publication.folder) / "2026-07-27.md"
        assert not path.exists()
        assert "ST002" in screen_text(app)
        await press(run, "E", "y")
        assert path.exists()


async def test_another_file_in_the_way_is_shown_before_it_is_written_over(desk: Desk) -> None:
    path = Path(desk.publication.folder) / "2026-07-27.md"
    path.parent.mkdir(parents=True)
    path.write_text("something else\n", encoding="utf-8")
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "E")
        assert "something else" in screen_text(app)
        await press(run, "n")
        assert path.read_text(encoding="utf-8") == "something else\n"
        await press(run, "E", "y")
        assert path.read_text(encoding="utf-8").startswith("---\n")
        [copy] = desk.store.path.parent.glob("*-overwritten/*")
        assert copy.read_text(encoding="utf-8") == "something else\n"
        assert any(str(copy) in each for each in toasts(app))


async def test_who_insists_in_spite_of_errors_is_asked_about_the_file_too(desk: Desk) -> None:
    path = Path(desk.publication.folder) / "2026-07-27.md"
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "E")
        path.write_text(path.read_text(encoding="utf-8") + "手改\n", encoding="utf-8")
        await press(run, "3", "plus", "escape", "E")
        assert "ST002" in screen_text(app)
        await press(run, "E", "y")
        assert "手改" in path.read_text(encoding="utf-8")
        assert "Edited in the file" in screen_text(app)
        await press(run, "o")
        assert "手改" not in path.read_text(encoding="utf-8")


async def test_the_preview_shows_the_issue_and_its_markdown(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "p")
        assert "**" not in screen_text(app)
        await press(run, "m")
        assert "1.  [**第1号" in screen_text(app)


async def test_what_is_typed_right_after_the_key_goes_into_the_editor(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a")
        for key in "Ckqd":
            app.post_message(events.Key(key, key))
        await settled(app, pilot)
        assert app.screen.query_one("#commentary", Draft).text == "kqd"
        assert len(headlines(desk)) == 1


@pytest.mark.parametrize("key", ["L", "C"])
@pytest.mark.parametrize("pauses", [0, 1, 2, 3, 5, 8, 13])
async def test_keys_reach_the_opening_editor_in_the_order_they_were_typed(
    desk: Desk, key: str, pauses: int
) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a")
        app.post_message(events.Key(key, key))
        typed = "abcdefghijklmnopqrstuvwxyz0123456789"
        for number, each in enumerate(typed):
            app.post_message(events.Key(each, each))
            for _turn in range(pauses if number % 3 == 0 else 0):
                await asyncio.sleep(0)
        app.post_message(events.Key("backspace", None))
        app.post_message(events.Paste("贴"))
        await settled(app, pilot)
        draft = app.screen.query_one("#lead" if key == "L" else "#commentary", Draft)
        assert draft.text == typed[:-1] + "贴"


async def test_what_is_typed_after_the_key_for_the_next_entry_goes_into_that(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await pick(run, 2)
        await press(run, "3", "g", "j", "e")
        assert isinstance(app.screen, EditorScreen)
        first = app.screen.query_one("#summary", Draft).text
        for each in ("f4", *"xyz"):
            app.post_message(events.Key(each, each if len(each) == 1 else None))
        await settled(app, pilot)
        assert app.screen.query_one("#summary", Draft).text.endswith("xyz")
    issue = composing.opened(desk).issue
    assert issue.entries[0].summary == first and issue.entries[1].summary.endswith("xyz")


async def test_an_entry_by_hand_begins_with_its_headline(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "3", "plus", "甲")
        assert app.screen.query_one("#headline", Draft).text == "甲"


async def test_the_editor_shows_what_another_program_wrote_meanwhile(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a")
        id = desk.store.issues.open_id()
        assert id is not None
        composing.change(desk, id, lambda issue: set_lead(issue, "别处写的"), "elsewhere")
        await press(run, "L")
        assert app.screen.query_one("#lead", Draft).text == "别处写的"


async def test_a_text_that_could_not_be_written_is_kept_and_written_with_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull("the disk is full")

    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a")
        with monkeypatch.context() as broken:
            broken.setattr(reconciling, "write", full)
            await press(run, "L", "甲", "escape")
            assert "NOT SAVED" in screen_text(app)
        assert app.book.issue is not None and app.book.issue.lead == "甲"
        await press(run, "C", "乙", "escape")
        id = desk.store.issues.open_id()
        assert id is not None
        stored = desk.store.issues.get(id).issue
        assert (stored.lead, stored.commentary) == ("甲", "乙")
        assert "NOT SAVED" not in screen_text(app)


async def test_what_is_typed_does_not_paint_the_covered_desk(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "3", "j", "e")
        assert app.covers(app.desk_screen)
        assert app._background_screens == []
        app.screen.query_one("#headline", Draft).text = "新的标题"
        await press(run, "escape")
        assert not app.covers(app.desk_screen)
        assert "新的标题" in screen_text(app)


async def test_issues_are_found_by_what_stands_in_them(desk: Desk) -> None:
    async with running(desk, size=(120, 40)) as run:
        app, pilot = run
        await press(run, "a", "L", *"lighthouse", "escape", "D", "slash", *"lighthouse")
        assert isinstance(app.screen, ChoiceScreen)
        assert [choice.text.strip(" ◆●*") for choice in app.screen.lines.shown] == [
            "2026.07.27 全球AI新闻速递"
        ]
        await press(run, *"xyz")
        assert not app.screen.lines.shown


async def test_issues_are_found_as_they_are_read_in_any_width_and_script(desk: Desk) -> None:
    text = "# 2031-03-05\n\n1. [北辰AI发布基准](https://github.com/x/1)\n\n    推理等**核心能力**见[仓库](https://gitee.com/y)。\n"
    desk.store.issues.create(replace(parse(text), date=date(2031, 3, 5)))
    async with running(desk, size=(120, 40)) as run:
        app, _pilot = run
        await press(run, "D", "slash")
        for words, found in (
            *(("基準", 1), ("ＡＩ发布", 1), ("等核心能力", 1), ("仓庫", 1), ("２０３１", 1)),
            *(("github", 0), ("gitee", 0)),
        ):
            await press(run, "ctrl+u", *words)
            assert isinstance(app.screen, ChoiceScreen)
            assert len(app.screen.lines.shown) == found, words


async def test_an_issue_without_a_title_goes_by_its_files_name_and_every_one_by_its_date(desk: Desk) -> None:
    text = "1. [北辰实验室发布模型](https://a.example/x/1)\n2. [潮汐公司开源框架](https://b.example/x/2)\n"
    untitled = replace(parse(text), date=date(2031, 3, 5))
    desk.store.issues.create(untitled, origin="evening-news.md", open=True)
    async with running(desk, size=(120, 40)) as run:
        app, _pilot = run
        await press(run, "D", "slash", *"2031-03-05")
        assert isinstance(app.screen, ChoiceScreen)
        [choice] = app.screen.lines.shown
        assert "evening-news.md" in choice.text
        await press(run, "enter", "3")
        assert "evening-news.md · 2" in screen_text(app)


async def test_titles_that_look_like_markup_are_shown_as_they_are(desk: Desk) -> None:
    title = "[/] [@click=app.exit]x[/] [bold"
    id = composing.start(desk).stored.head.id
    composing.change(desk, id, lambda issue: replace(issue, title=title), "title")
    async with running(desk) as run:
        await press(run, "3")
        assert title in screen_text(run[0])
        await press(run, "p")
        assert title in screen_text(run[0])
        await press(run, "escape", "2", "slash", *"[/]", "enter")
        assert run[0].is_running


async def test_what_is_typed_on_the_source_is_for_the_draft_and_letters_are_told_of(desk: Desk) -> None:
    async with running(desk) as run:
        await press(run, "a", "3", "j", "e")
        app = run[0]
        draft = app.screen.query_one("#summary", Draft)
        before = draft.text
        await press(run, "tab")
        assert app.screen.query_one(PageView).has_focus
        await press(run, "x", "5")
        assert app.screen.query_one(PageView).has_focus and draft.text == before
        assert "Letters are commands in the source; Tab goes back to the text." in screen_text(app)
        await press(run, "中", "x", "j")
        assert draft.has_focus and draft.text == before + "中xj"
        assert "Letters are commands" not in screen_text(app)
        await press(run, "tab", "j")
        app.post_message(events.Paste("文\x1b[31m字"))
        await settled(*run)
        assert draft.has_focus and draft.text == before + "中xj文字"


async def test_the_keys_for_the_next_entry_and_the_one_before_go_from_the_lead_and_back(desk: Desk) -> None:
    async with running(desk, (80, 24)) as run:
        app, _pilot = run
        await press(run, "a", "j", "a", "L", "x", "f4")
        assert app.book.issue is not None and app.book.issue.lead == "x"
        assert isinstance(app.screen, EditorScreen) and app.screen.part == app.book.issue.entries[0].uid
        await press(run, "f3")
        assert isinstance(app.screen, EditorScreen) and app.screen.part == "lead"
        assert toasts(app)[-1:] != ["This is not an entry."]
