"""What an editor sees of findings, and does about them."""

from __future__ import annotations

import asyncio
import threading
from functools import partial

import pytest

from newsroom.desk import Desk, composing
from newsroom.desk.fixing import SafeFixes
from newsroom.issues import add_entry, change_entry, new_entry, set_lead
from newsroom.model import Finding, Issue, Severity
from newsroom.reading import line_text
from newsroom.tui.findingpage import finding_page, read_subject
from newsroom.tui.screens.dialogs import ChoiceScreen
from newsroom.tui.screens.editor import EditorScreen
from newsroom.tui.screens.findings import FindingList, FindingsScreen, show_findings
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.pageview import PageView
from newsroom.tui.widgets.textbars import Bar
from tests.tui.conftest import press, running, screen_text, settled, toasts, until


async def test_a_finding_leads_to_its_very_words(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "3", "j", "e")
        assert isinstance(app.screen, EditorScreen)
        app.screen.query_one("#url", Draft).text = "https://news.example.com/1.html?utm_source=rss"
        await press(run, "escape", "c")
        assert isinstance(app.screen, FindingsScreen)
        rules = [finding.rule for finding in app.screen.lines.items]
        await press(run, *["j"] * rules.index("LK002"), "enter")
        assert isinstance(app.screen, EditorScreen)
        draft = app.screen.query_one("#url", Draft)
        assert draft.has_focus
        assert "utm_source=rss" in draft.selected_text


async def test_a_number_that_the_source_does_not_have_is_shown_beside_the_one_it_has(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "3", "j", "e")
        app.screen.query_one("#summary", Draft).text = "港口共有 **7** 台云雀机器人设备。"
        await press(run, "escape", "c")
        assert isinstance(app.screen, FindingsScreen)
        rules = [finding.rule for finding in app.screen.lines.items]
        await press(run, *["j"] * rules.index("FA001"))
        assert "the source does not say 7 台; it has 1 台" in screen_text(app)
        await press(run, "enter")
        assert isinstance(app.screen, EditorScreen)
        source = app.screen.query_one("#source", PageView)
        [marked] = source.highlights
        assert source.copy.letters[marked.start : marked.stop] == "第二句给出数字：共有1台设备。"
        [words] = source.found
        assert source.copy.letters[words.start : words.stop] == "1台"


async def test_a_finding_is_let_pass_with_a_reason_and_undo_has_it_count_again(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "3", "j", "e")
        app.screen.query_one("#summary", Draft).text = "全球首个 **云雀** 上岗。"
        await press(run, "escape", "c")
        assert isinstance(app.screen, FindingsScreen)
        rules = [each.rule for each in app.screen.query_one(FindingList).items]
        await press(run, *["j"] * rules.index("FA006"), "o")
        await press(run, *"quoted", "enter")
        let = next(each for each in app.book.findings if each.rule == "FA006")
        assert let.override == "quoted" and "quoted" in screen_text(app)
        await press(run, "escape", "u")
        again = next(each for each in app.book.findings if each.rule == "FA006")
        assert again.override is None
        await press(run, "U")
        assert next(each for each in app.book.findings if each.rule == "FA006").override == "quoted"


async def test_a_spelling_put_right_by_hand_is_offered_and_learned(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "3", "j", "e")
        app.screen.query_one("#summary", Draft).text = "公司发布了Larkbott，**Larkbott** 会飞。"
        await press(run, "escape", "e")
        app.screen.query_one("#summary", Draft).text = "公司发布了LarkBot，**LarkBot** 会飞。"
        await press(run, "escape")
        app.desk_screen.action_run_command("desk.learn_terms")
        await settled(*run)
        assert isinstance(app.screen, ChoiceScreen)
        assert "Larkbott → LarkBot" in screen_text(app)
        await press(run, "enter")
        assert app.desk.publication.standards.terms == {"Larkbott": "LarkBot"}
        await press(run, "e")
        app.screen.query_one("#summary", Draft).text = "又是 **Larkbott** 会飞。"
        await press(run, "escape")
        [found] = [each for each in app.book.findings if each.rule == "CP007"]
        assert (found.excerpt, found.fix) == ("Larkbott", "LarkBot")


async def test_a_finding_leads_to_its_words_where_the_same_stand_before(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "3", "j", "e")
        app.screen.query_one("#summary", Draft).text = "甲社说,**乙社** 说,丙社说。"
        await press(run, "escape", "c")
        assert isinstance(app.screen, FindingsScreen)
        rules = [each.rule for each in app.screen.query_one(FindingList).items]
        await press(run, *["j"] * (rules.index("CP001") + 1), "enter")
        draft = app.screen.query_one("#summary", Draft)
        assert (draft.selected_text, draft.selection.start) == (",", (0, 12))


async def test_all_safe_fixes_are_shown_and_made_with_those_they_bring_up(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "3", "j", "e")
        app.screen.query_one("#summary", Draft).text = "云雀真好!!**云雀** 会飞。"
        await press(run, "escape", "c", "F")
        assert "云雀真好！**云雀**" in screen_text(app)
        await press(run, "y")
        assert app.book.issue is not None
        assert app.book.issue.entries[0].summary == "云雀真好！**云雀** 会飞。"


async def test_fixes_are_told_and_taken_back_and_made_again_where_they_were_made(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "3", "j", "e")
        app.screen.query_one("#summary", Draft).text = "云雀真好!!**云雀** 会飞。"
        await press(run, "escape", "c")
        before = app.book.findings
        await press(run, "F", "y")
        assert isinstance(app.screen, FindingsScreen)
        assert toasts(app)[-1] == "2 fixed; u takes them back."
        assert tuple(app.screen.lines.items) == app.book.findings != before
        await press(run, "u")
        assert tuple(app.screen.lines.items) == before
        assert app.book.issue is not None and app.book.issue.entries[0].summary == "云雀真好!!**云雀** 会飞。"
        await press(run, "U")
        assert app.book.issue.entries[0].summary == "云雀真好！**云雀** 会飞。"
        await press(run, "u", *["j"] * [each.rule for each in before].index("CP001"), "f", "y")
        assert toasts(app)[-1] == "1 fixed; u takes it back."


async def test_fixes_are_reckoned_once_and_anew_beside_the_screen_where_the_text_has_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    fixes = SafeFixes.__call__

    def reckoned(edit: SafeFixes, content: Issue) -> Issue:
        threads.append(threading.get_ident())
        return fixes(edit, content)

    monkeypatch.setattr(SafeFixes, "__call__", reckoned)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "3", "j", "e")
        app.screen.query_one("#summary", Draft).text = "云雀真好!!**云雀** 会飞。"
        await press(run, "escape", "c", "F")
        assert len(threads) == 1
        await app.book.change(lambda issue: set_lead(issue, "导语在问的时候写好了。"), "lead")
        await press(run, "y")
        assert app.book.issue is not None and len(threads) == 2
        assert app.book.issue.lead == "导语在问的时候写好了。"
        assert app.book.issue.entries[0].summary == "云雀真好！**云雀** 会飞。"
        assert threading.get_ident() not in threads


async def test_findings_are_told_while_one_writes(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "3", "j", "e")
        draft = app.screen.query_one("#summary", Draft)
        draft.text = ""
        await settled(app, pilot)
        await press(run, *"云雀真好,**云雀**会飞。")
        await settled(app, pilot)
        marked = [(mark.words, mark.finding.rule) for mark in draft.marks]
        assert (",", "CP001") in marked
        await until(run, lambda: f"{app.signs.warning}2" in str(draft.border_title))  # and how short it is
        draft.move_cursor((0, 4))
        await settled(app, pilot)
        assert "CP001" in str(app.screen.query_one("#editor-finding", Bar).render())
        app.theme = "newsprint"
        await settled(app, pilot)
        warning = app.theme_variables["warning"].lower()
        told = [each for each in app.screen._compositor.render_strips()[-2] if "CP001" in each.text]
        assert told and told[0].style and told[0].style.color and told[0].style.color.name == warning
        await press(run, *"极了")
        [comma] = [mark for mark in draft.marks if mark.words == ","]
        assert draft.text[comma.start : comma.end] == ","
        styles = {
            segment.text: segment.style
            for y in range(3)
            for segment in draft.render_line(y)
            if segment.style is not None
        }
        assert styles[","].underline
        await press(run, "delete", "，")
        await until(run, lambda: not [mark for mark in draft.marks if mark.finding.rule == "CP001"])
        told_below = app.screen.query_one("#editor-finding", Bar)
        await until(run, lambda: "CP001" not in str(told_below.render()))


def test_a_finding_of_a_text_that_is_shorter_by_now_is_shown_without_its_words(desk: Desk) -> None:
    stored = composing.start(desk).stored
    subject = read_subject(desk, stored.head, stored.issue)
    beyond = subject.text.count("\n") + 5
    finding = Finding(rule="CP001", severity=Severity.WARNING, message="half-width comma", line=beyond)
    shown = "\n".join(line_text(line) for line in finding_page(finding, subject, 60).lines)
    assert finding.message in shown


async def test_leaving_the_desk_does_not_wait_for_links_that_are_followed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()

    async def follow(*_arguments: object, **_more: object) -> dict[str, object]:
        asked.set()
        await asyncio.Event().wait()
        return {}

    monkeypatch.setattr("newsroom.wire.following.follow", follow)
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a", "c")
        await pilot.press("l")
        while not asked.is_set():
            await pilot.pause(0.01)
        for key in ("escape", "q"):
            await pilot.press(key)
        while not app._exit:  # else the test's own limit ends it
            await pilot.pause(0.01)


async def test_a_check_that_another_overtakes_is_not_told_to_have_found_nothing(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "a")
        app.book.findings, app.book.checked = (), None  # as when the desk has just come up
        first, second = app.run_worker(show_findings(app)), app.run_worker(app.book.check())
        await app.workers.wait_for_complete([first, second])
        await settled(app, pilot)
        assert isinstance(app.screen, FindingsScreen)


async def test_a_refused_export_shows_the_first_error_below_many_warnings(desk: Desk) -> None:
    async with running(desk, (80, 24)) as run:
        app, pilot = run
        await press(run, *["a", "j"] * 6)
        issue = app.book.issue
        assert issue is not None
        for entry in issue.entries:
            changed = partial(change_entry, uid=entry.uid, summary="全球首个 **云雀** 上岗 ,业内唯一。")
            await app.book.change(changed, "written")
        await app.book.change(lambda issue: add_entry(issue, new_entry()), "added")
        await press(run, "E")
        assert isinstance(app.screen, FindingsScreen)
        await settled(app, pilot)
        lines = app.screen.lines
        before = [finding.severity for finding in lines.items[: lines.cursor]]
        assert len(before) > lines.page and Severity.ERROR not in before
        assert lines.current is not None and lines.current.severity is Severity.ERROR
        assert lines.current.rule in "".join(screen_text(app).splitlines()[2 : 2 + lines.page])
