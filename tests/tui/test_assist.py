"""Drafts on the desk: from the sources' own sentences, or by a model whose server misbehaves."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from newsroom.desk import Desk, composing, picking
from newsroom.issues import set_lead
from newsroom.model import Entry, Issue
from newsroom.settings.config import parse
from newsroom.tui.app import NewsroomApp
from newsroom.tui.screens.candidates import CandidatesScreen
from newsroom.tui.screens.editor import EditorScreen
from newsroom.tui.widgets.draft import Draft
from newsroom.tui.widgets.pageview import PageView
from tests.assist.server import ModelServer, serving
from tests.tui.conftest import Running, article, press, running, screen_text, settled


def set_up(desk: Desk, server: ModelServer, timeout: int = 5) -> Desk:
    """Return the desk with the server as its model."""
    text = (
        "[fetch]\npages = false\n[assist]\nprovider = 'ollama'\nmodel = 'lark'\n"
        f"base_url = '{server.url}'\ntimeout = {timeout}\n"
    )
    return replace(desk, settings=parse(text, desk.settings.file))


@asynccontextmanager
async def drafting(desk: Desk, timeout: int = 5, **answer: Any) -> AsyncIterator[tuple[Running, ModelServer]]:
    """Run a desk whose issue has an entry, with the cursor on it in the composer, and a model's server."""
    async with serving(**answer) as server, running(set_up(desk, server, timeout)) as run:
        await press(run, "a", "3", "j")
        yield run, server


async def until(pilot: Pilot[str], holds: Callable[[], bool]) -> None:
    """Go on until something is so; the test fails by its time limit if it never is."""
    for _round in range(500):
        if holds():
            return
        await pilot.pause(0.01)
    pytest.fail("it never came to that")


def entry(desk: Desk) -> Entry:
    return issue(desk).entries[0]


def issue(desk: Desk) -> Issue:
    return composing.opened(desk).issue


def field(run: Running, name: str) -> Draft:
    return run[0].screen.query_one("#" + name, Draft)


def marked(run: Running) -> str:
    """Return the passage that is marked in the source, without its white space."""
    source = run[0].screen.query_one("#source", PageView)
    return "".join(source.copy.letters[each.start : each.stop] for each in source.highlights)


async def choose(run: Running, key: str, line: str) -> None:
    """Open the menu and take the line that begins so."""
    await press(run, key)
    screen = run[0].screen
    shown = screen.lines.shown  # type: ignore[attr-defined]
    places = [n for n, each in enumerate(shown) if each.text.startswith(line) and not each.heading]
    # Where both ways have a line of that name, the model's is the last.
    screen.lines.cursor = places[-1]  # type: ignore[attr-defined]
    await run[1].press("enter")


async def test_without_a_model_drafts_come_from_the_text_and_nothing_is_sent(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, address: tried.append(address))
    monkeypatch.setattr(asyncio.BaseEventLoop, "create_connection", lambda *_a, **_k: tried.append(_a))
    async with running(desk) as run:
        await press(run, "a", "3", "j")
        await press(run, "W")
        assert "set one up in [assist]" in screen_text(run[0])
        assert "Headlines to choose from" not in screen_text(run[0])
        await press(run, "escape")
        await choose(run, "W", "Summary")
        await settled(*run)
        drafted = entry(desk)
        assert drafted.drafted and not drafted.model and "正文第一句" in drafted.summary
        await choose(run, "W", "Key phrases")
        await settled(*run)
        assert "**" in entry(desk).summary and entry(desk).drafted
        await press(run, "u", "u")
        assert "**" not in entry(desk).summary
        await press(run, "k")
        await choose(run, "W", "Lead")
        await settled(*run)
        assert issue(desk).lead and "Drafted from the entries" in screen_text(run[0])
        await choose(run, "W", "Confirm")
        await settled(*run)
        assert "Drafted from the entries" not in screen_text(run[0])
    assert tried == []


async def test_a_model_s_summary_comes_as_it_is_written_and_stays_marked_until_it_is_confirmed(
    desk: Desk,
) -> None:
    async with drafting(desk, parts=("第1号云雀机器人在港口上岗，", "共有 1 台设备。")) as (run, server):
        app, pilot = run
        await press(run, "W")
        assert "By lark: the text goes to 127.0.0.1" in screen_text(app)
        await press(run, "escape")
        before = entry(desk).summary
        await choose(run, "W", "Summary")
        await settled(*run)
        assert isinstance(app.screen, EditorScreen)
        text = "第1号云雀机器人在港口上岗，共有 1 台设备。"
        assert field(run, "summary").text == text == entry(desk).summary
        assert "第1号云雀" in server.asked[0][1]["messages"][1]["content"]
        assert (entry(desk).model, entry(desk).drafted) == ("lark", True)
        assert "draft: lark" in screen_text(app)
        assert {"AI001", "AI003"} <= {each.rule for each in app.book.findings}
        # Its source is marked beside it.
        assert "云雀机器人在港口上岗" in marked(run)
        await press(run, "ctrl+o")
        assert not entry(desk).drafted and entry(desk).model == "lark"
        assert "draft: lark" not in screen_text(app)
        assert "AI003" not in {each.rule for each in app.book.findings}
        await press(run, "ctrl+z")
        assert field(run, "summary").text == before
        await pilot.press("escape")
        await settled(*run)
        assert (entry(desk).summary, entry(desk).model, entry(desk).drafted) == (before, "", True)


async def test_a_sentence_s_passage_follows_the_cursor(desk: Desk) -> None:
    parts = ("第1号云雀机器人在港口上岗。", "第二句给出数字：共有 1 台设备。")
    async with drafting(desk, parts=parts) as (run, _server):
        await choose(run, "W", "Summary")
        await settled(*run)
        assert "云雀机器人在港口上岗" in marked(run) and "台设备" not in marked(run)
        await press(run, "end")
        assert "共有1台设备" in marked(run)
        # Words of one's own are nobody's draft: no passage is pointed at.
        await press(run, *"编辑改写")
        await settled(*run)
        assert marked(run) == ""


async def test_a_stray_key_is_no_reading_and_what_is_undone_is_marked_again(desk: Desk) -> None:
    async with drafting(desk, parts=("第1号云雀机器人在港口上岗。",)) as (run, _server):
        await choose(run, "W", "Summary")
        await settled(*run)
        await press(run, "end", "x", "escape")
        await settled(*run)
        assert entry(desk).summary.endswith("x") and entry(desk).drafted
        assert "AI003" in {each.rule for each in run[0].book.findings}
        await press(run, "e")
        await settled(*run)
        await press(run, "end", *"是编辑改写的")
        await settled(*run)
        run[0].screen.save_all()  # type: ignore[attr-defined]
        await settled(*run)
        assert not entry(desk).drafted
        await press(run, *["backspace"] * 6, "escape")
        await settled(*run)
        assert entry(desk).summary.endswith("x") and entry(desk).drafted
        await press(run, "e")
        await settled(*run)
        await press(run, "ctrl+o", "end", "y", "escape")
        await settled(*run)
        assert entry(desk).summary.endswith("xy") and not entry(desk).drafted
        await press(run, "u")


async def test_the_cursor_of_the_menu_passes_over_headings(desk: Desk) -> None:
    async with drafting(desk) as (run, _server):
        await press(run, "W")
        lines = run[0].screen.lines  # type: ignore[attr-defined]
        places = []
        for _time in range(len(lines.shown)):
            places.append(lines.cursor)
            await press(run, "j")
        assert not any(lines.shown[each].heading for each in places)
        assert lines.cursor == len(lines.shown) - 1
        for _time in range(len(lines.shown)):
            await press(run, "k")
        assert lines.cursor == 1


async def test_a_sentence_that_no_source_says_is_named(desk: Desk) -> None:
    async with drafting(desk, parts=("第1号云雀机器人在港口上岗。", "董事长宣布明年赴境外上市。")) as (
        run,
        _server,
    ):
        await choose(run, "W", "Summary")
        await settled(*run)
        assert "nothing here says" not in screen_text(run[0])
        await press(run, "end")
        assert marked(run) == "" and "nothing here says this sentence" in screen_text(run[0])


async def test_a_drafted_lead_says_that_it_is_drafted_from_unread_drafts(desk: Desk) -> None:
    async with drafting(desk, parts=("第1号云雀机器人在港口上岗。",)) as (run, _server):
        await choose(run, "W", "Summary")
        await settled(*run)
        await press(run, "escape")
        await press(run, "k")
        await choose(run, "W", "Lead out of the summaries")
        await settled(*run)
        assert "drawn from 1 unread draft" in str(field(run, "lead").border_title)


async def test_esc_stops_a_model_and_the_old_text_is_back(desk: Desk) -> None:
    async with drafting(desk, parts=("云雀机器人",), stall=True) as (run, server):
        app, pilot = run
        before = issue(desk)
        await choose(run, "W", "Summary")
        await until(pilot, lambda: "云雀机器人" in screen_text(app) and "is writing" in screen_text(app))
        editor = app.screen
        assert isinstance(editor, EditorScreen)
        # The desk is not blocked: another field can be written meanwhile.
        editor.query_one("#headline", Draft).focus()
        await pilot.press("end", "新")
        await pilot.press("escape")
        await settled(*run)
        assert isinstance(run[0].screen, EditorScreen) and run[0].screen.drafts.incoming is None
        assert field(run, "summary").text == before.entries[0].summary
        assert field(run, "headline").text.endswith("新")
        await press(run, "escape")
        after = entry(desk)
        assert after.headline.endswith("新") and after.summary == before.entries[0].summary
        assert after.model == ""
    await asyncio.wait_for(server.left.wait(), 5)


@pytest.mark.parametrize("keep", [True, False])
async def test_what_a_cut_connection_left_is_kept_or_thrown_away(desk: Desk, keep: bool) -> None:
    async with drafting(desk, parts=("云雀机器人在", "港口"), cut=True) as (run, _server):
        before = entry(desk)
        await choose(run, "W", "Summary")
        await settled(*run)
        text = screen_text(run[0])
        assert "云雀机器人在港口" in text and "unfinished" in text and "broke off" in text
        assert entry(desk) == before
        await press(run, "enter" if keep else "escape")
        assert isinstance(run[0].screen, EditorScreen)
        if keep:
            assert (entry(desk).summary, entry(desk).model) == ("云雀机器人在港口", "lark")
            assert entry(desk).drafted
            [newest, *_others] = reversed(desk.store.issues.revisions(composing.opened(desk).head.id))
            assert "unfinished" in newest.cause or "unfinished" in str(newest)
        else:
            assert entry(desk) == before and field(run, "summary").text == before.summary


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"status": 401, "error": "no"}, ("does not take", "assist.key")),
        ({"status": 429, "headers": {"Retry-After": "17"}}, ("again in 17 s",)),
        ({"status": 500}, ("a fault of its own",)),
        ({"raw": b"{nonsense\n"}, ("does not answer as Ollama",)),
        ({"parts": ()}, ("answered without a text",)),
    ],
)  # fmt: skip
async def test_an_error_is_said_in_the_text_s_place_and_r_asks_again(
    desk: Desk, answer: dict[str, Any], words: tuple[str, ...]
) -> None:
    async with drafting(desk, **answer) as (run, server):
        before = entry(desk)
        await choose(run, "W", "Summary")
        await settled(*run)
        shown = "".join(screen_text(run[0]).split())
        assert all("".join(each.split()) in shown for each in words), shown
        await press(run, "enter")  # nothing came that could be kept
        assert entry(desk) == before
        server.status, server.raw, server.parts = 200, None, ("云雀上岗。",)
        await press(run, "r")
        assert entry(desk).summary == "云雀上岗。" and len(server.asked) == 2


async def test_a_server_that_is_silent_is_left_after_the_time_out(desk: Desk) -> None:
    async with drafting(desk, timeout=1, parts=("云雀",), stall=True) as (run, _server):
        await choose(run, "W", "Summary")
        await until(run[1], lambda: "no whole answer in 1 seconds" in screen_text(run[0]))
        await press(run, "escape")
        assert "云雀" in field(run, "summary").text  # the source's own


async def test_headlines_are_chosen_with_their_length_in_sight(desk: Desk) -> None:
    answer = ("1. 云雀机器人进港口，首批两百台上岗\n2. “短", "题”\n", "3. " + "很长" * 30)
    async with drafting(desk, parts=answer) as (run, _server):
        await choose(run, "W", "Headlines")
        await settled(*run)
        assert isinstance(run[0].screen, CandidatesScreen)
        text = screen_text(run[0])
        assert "now: 第1号云雀机器人在港口上岗" in text and "16 characters" in text
        assert "short: 2" in text and "too long: 60" in text
        await press(run, "enter")
        assert (entry(desk).headline, entry(desk).model) == ("云雀机器人进港口，首批两百台上岗", "lark")
        await press(run, "u")
        assert (entry(desk).headline, entry(desk).model) == ("第1号云雀机器人在港口上岗", "")


async def test_headlines_of_a_cut_answer_can_be_chosen(desk: Desk) -> None:
    async with drafting(desk, parts=("云雀机器人进港口，首批两百台上岗\n",), cut=True) as (run, _server):
        await choose(run, "W", "Headlines")
        await settled(*run)
        assert "broke off" in screen_text(run[0]) and "r asks again" in screen_text(run[0])
        await press(run, "enter")
        assert entry(desk).headline == "云雀机器人进港口，首批两百台上岗"


async def test_in_the_editor_a_draft_replaces_what_was_just_typed_and_undo_brings_it_back(desk: Desk) -> None:
    async with drafting(desk, parts=("云雀上岗。",)) as (run, _server):
        await press(run, "e")
        await run[1].press("字")
        typed = field(run, "summary").text
        await choose(run, "f7", "Summary")
        await settled(*run)
        assert entry(desk).summary == "云雀上岗。"
        await press(run, "ctrl+z")
        assert field(run, "summary").text == typed
        await press(run, "escape")
        assert (entry(desk).summary, entry(desk).drafted, entry(desk).model) == (typed, False, "")


async def test_an_english_source_is_offered_in_translation_and_a_chinese_one_is_not(desk: Desk) -> None:
    feed = desk.store.feeds.all()[0].id
    html = "<p>Starsea put 244 Lark robots to work at the port. The cost of handling fell by 18%.</p>"
    english = replace(article(99, title="Robots at work in a port"), html=html)
    desk.store.articles.absorb(feed, [english], desk.now())
    id = composing.start(desk).stored.head.id
    picking.pick(desk, id, [1, 41])
    async with (
        serving(parts=("星河让 244 台 Lark 机器人上岗。",)) as server,
        running(set_up(desk, server)) as run,
    ):
        await press(run, "3", "g", "j", "W")
        assert "Headlines to choose from" in screen_text(run[0])
        assert "translated" not in screen_text(run[0])
        await press(run, "escape", "j")
        await choose(run, "W", "Summary translated")
        await settled(*run)
        assert "244 Lark robots" in server.asked[0][1]["messages"][1]["content"]
        translated = issue(desk).entries[1]
        assert translated.summary == "星河让 244 台 Lark 机器人上岗。" and translated.drafted
        assert "244Lark" in marked(run) and "18%" not in marked(run)


async def test_lead_and_outline_are_written_from_the_entries(desk: Desk) -> None:
    async with drafting(desk, parts=("云雀机器人在港口上岗。",)) as (run, server):
        app, _pilot = run
        await press(run, "k")
        await choose(run, "W", "Lead out of")
        await settled(*run)
        assert "1. 第1号云雀机器人在港口上岗" in server.asked[0][1]["messages"][1]["content"]
        assert issue(desk).lead == "云雀机器人在港口上岗。" and "draft: lark" in screen_text(app)
        assert "云雀机器人在港口上岗" in marked(run)
        await press(run, "ctrl+o", "escape")
        assert issue(desk).drafts[0].confirmed
        server.parts = ("1. 港口在用机器人，依据第1条。\n", "2. 成本会降吗？")
        await press(run, "G")
        await choose(run, "W", "Outline")
        await settled(*run)
        assert issue(desk).commentary == "港口在用机器人，依据第1条。\n\n成本会降吗？"
        assert [each.field for each in app.book.findings if each.rule == "AI003"] == ["commentary"]


async def test_what_another_program_writes_meanwhile_stays(desk: Desk) -> None:
    async with drafting(desk, parts=("云雀",), stall=True) as (run, server):
        app, pilot = run
        await choose(run, "W", "Summary")
        await until(pilot, lambda: "is writing" in screen_text(app) and bool(server.asked))
        id = composing.opened(desk).head.id
        composing.change(desk, id, lambda content: set_lead(content, "别处写的导语。"), "elsewhere")
        await pilot.press("escape")
        server.stall = False
        await choose(run, "f7", "Summary")
        await settled(*run)
        assert (entry(desk).summary, issue(desk).lead) == ("云雀", "别处写的导语。")


async def test_the_desk_is_left_while_a_model_is_silent(desk: Desk) -> None:
    async with serving(parts=("云雀",), stall=True) as server:
        app = NewsroomApp(set_up(desk, server, timeout=600))
        async with app.run_test(size=(120, 40)) as pilot:
            await press((app, pilot), "a", "3", "j")
            before = issue(desk)
            await choose((app, pilot), "W", "Summary")
            await until(pilot, server.stalled.is_set)
            await asyncio.wait_for(app.leave(), 5)
        assert issue(desk) == before
        await asyncio.wait_for(server.left.wait(), 5)


async def test_leaving_for_the_next_entry_leaves_the_model_too(desk: Desk) -> None:
    async with serving(parts=("云雀",), stall=True) as server, running(set_up(desk, server)) as run:
        app, pilot = run
        await press(run, "a", "j", "a", "3", "g", "j")
        before = issue(desk)
        await choose(run, "W", "Summary")
        await until(pilot, server.stalled.is_set)
        await pilot.press("f4")
        await settled(app, pilot)
        assert issue(desk) == before
        await asyncio.wait_for(server.left.wait(), 5)


async def test_a_source_that_is_read_before_the_text_has_the_cursor_is_marked_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The keys that move the cursor find the source not read yet, and the source the text without the cursor.
    monkeypatch.setattr(EditorScreen, "_moved", lambda *_arguments: None)
    monkeypatch.setattr(EditorScreen, "draft", None)
    async with running(desk) as run:
        await press(run, "a", "3", "j", "e")
        assert marked(run)
