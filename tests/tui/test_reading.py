"""What an editor does with an article's words: find, choose, quote, highlight, annotate; how they are set."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, composing, picking
from newsroom.reading import line_text
from newsroom.text.cells import cell_width
from newsroom.tui.widgets.textbars import FooterBar
from tests.tui.conftest import NOW, article, press, running, screen_text, settled, toasts, until


async def test_words_are_found_and_gone_through_until_escape(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        reader = app.desk_screen.reader
        await press(run, "2", "slash", *"详情", "enter")
        assert len(reader.view.found) == 60
        assert "match 1 of 60" in str(reader.border_title)
        await press(run, "n", "n", "N")
        assert reader.view.here == 1
        shown = reader.loaded
        await press(run, "escape")
        assert reader.view.found == []
        assert reader.loaded is shown and app.focused is reader.view


async def test_text_is_chosen_by_paragraph_sentence_and_character(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        reader = app.desk_screen.reader
        await press(run, "2", "v")
        assert reader.selected_text().endswith("共有 1 台设备。")
        await press(run, "v", "J")
        assert reader.selected_text() == "第二句给出数字：共有 1 台设备。"
        await press(run, "v", "j")
        assert reader.selected_text() == "第二"
        await press(run, "k", "K")
        assert reader.selected_text() == "。"
        await press(run, "y")
        assert app.clipboard == "。"
        assert reader.view.chosen is None


async def test_while_text_is_chosen_the_footer_shows_what_can_be_done_with_it(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "2")
        footer = app.screen.query_one(FooterBar)
        assert "Q quote" not in str(footer.content)
        await press(run, "v")
        assert all(each in str(footer.content) for each in ("Q quote", "* highlight", "! note", "J choose"))
        await press(run, "escape")
        assert "Q quote" not in str(footer.content)


async def test_two_clicks_choose_a_sentence(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        view = app.desk_screen.reader.view
        line = next(y for y, each in enumerate(view.page.lines) if each.block == 0)
        await pilot.click(view, offset=(3, line), times=2)
        assert app.desk_screen.reader.selected_text().endswith("说明发生了什么。")


async def test_a_quotation_goes_into_the_entry_of_its_article_and_undo_takes_it_back(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a")
        issue = app.book.issue
        assert issue is not None
        before = issue.entries[0].summary
        await press(run, "2", "v", "v", "J", "Q", "enter")
        issue = app.book.issue
        assert issue is not None
        assert issue.entries[0].summary == before + "“第二句给出数字：共有 1 台设备。”（星河科技）"
        await press(run, "u")
        issue = app.book.issue
        assert issue is not None and issue.entries[0].summary == before


@pytest.mark.parametrize(
    ("source", "title", "named"),
    [
        ("", "潮汐电站年报", "”（《潮汐电站年报》）"),
        ("海洋局", "潮汐电站年报", "”（海洋局）"),
        ("", "长" * 40, "”"),
    ],
    ids=("a name", "a source", "a long name"),
)
async def test_words_of_a_clipping_are_quoted_from_its_source_or_by_its_name(
    desk: Desk, source: str, title: str, named: str
) -> None:
    draft = replace(article(902, minutes=0, title=title), html="<p>电站去年发电九亿度。</p>")
    id = desk.store.clips.take(draft, source, "clipped").id
    issue = composing.start(desk).stored.head.id
    picking.pick(desk, issue, [id])
    async with running(desk) as (app, pilot):
        await app.desk_screen.reader.show_article(id)
        app.desk_screen.show_pane("reader")
        await pilot.press("v", "Q", "enter")
        await settled(app, pilot)
        assert app.book.issue is not None
        assert app.book.issue.entries[0].summary.endswith(named)


async def test_highlights_and_notes_stay_come_back_and_are_listed(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        view = app.desk_screen.reader.view
        await press(run, "2", "v", "v", "asterisk")
        assert len(view.highlights) == 1
        await press(run, "v", "v", "J", "exclamation_mark", *"核实", "enter")
        assert len(view.noted) == 1
        await press(run, "1", "j", "k")
        assert (len(view.highlights), len(view.noted)) == (1, 1)
        await press(run, "u")
        assert view.noted == []
        await press(run, "U")
        assert [each.note for each in desk.store.passages.latest()] == ["核实", ""]
        await press(run, "2", "v", "v", "asterisk")
        assert [each.note for each in desk.store.passages.latest()] == ["核实"]


async def test_the_next_article_is_laid_out_while_the_editor_reads(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        reader = app.desk_screen.reader
        await until(run, lambda: reader._ahead is not None)
        ahead = reader._ahead
        assert ahead is not None and ahead.article.id == app.desk_screen.inbox.stories.ids[1]
        await press(run, "j")
        assert reader.loaded is ahead


async def test_lines_are_set_shorter_and_longer_while_reading_and_stay_so(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        view = app.desk_screen.reader.view
        await press(run, "2", "z")
        assert view.text_width == 80
        await press(run, "less_than_sign")
        assert view.text_width == 76
        assert "measure = 76" in desk.settings.file.read_text("utf-8")
        lines = [line for line in screen_text(app).splitlines() if "详情" in line]
        # The column stands amid the pane.
        assert lines[0].index("详情") > 30


async def test_a_quotation_has_the_words_of_the_source_whichever_script_is_shown(desk: Desk) -> None:
    feed = desk.store.feeds.all()[0].id
    draft = replace(article(901, minutes=0, title="晶圓廠宣布擴產"), html="<p>臺積電說： 產能擴充兩倍。</p>")
    [id] = desk.store.articles.absorb(feed, [draft], NOW).new
    async with running(desk) as run:
        app, pilot = run
        await app.desk_screen.next_script()
        await settled(app, pilot)
        await app.desk_screen.reader.show_article(id)
        view = app.desk_screen.reader.view
        assert view.copy.letters == "台积电说：产能扩充两倍。"
        await press(run, "2", "v", "y")
        assert app.clipboard == "臺積電說： 產能擴充兩倍。"
        await press(run, "v", "asterisk")
        [passage] = desk.store.passages.latest()
        assert passage.quote == "臺積電說： 產能擴充兩倍。"
        assert view.highlights == [range(len(view.copy.letters))]
        await press(run, "v", "Q", "enter")
        issue = app.book.issue
        assert issue is not None and "“臺積電說： 產能擴充兩倍。”" in issue.entries[0].summary


async def test_an_article_is_dated_in_the_zone_of_the_publication(desk: Desk) -> None:
    desk = replace(desk, publication=replace(desk.publication, zone="Asia/Tokyo"))
    feed = desk.store.feeds.all()[0].id
    draft = replace(article(902, minutes=0), published=datetime(2026, 7, 26, 23, 59, tzinfo=UTC))
    [id] = desk.store.articles.absorb(feed, [draft], NOW).new
    async with running(desk) as (app, _pilot):
        await app.desk_screen.reader.show_article(id)
        assert "2026-07-27 08:59" in screen_text(app)


NOTED = (
    "<p>甲说了一句<sup>1</sup>。</p>"
    + "<p>当中隔着很长的一段。</p>" * 60
    + "<p>乙也说<sup>2</sup>，丙又说<sup>3</sup>。</p>"
    + "<p>末了还有几句。</p>" * 30
    + "<ol><li>甲的注。</li><li>乙的注。</li><li>丙的注。</li></ol>"
)


async def test_a_footnote_is_gone_to_and_left_by_key_and_by_mouse(desk: Desk) -> None:
    feed = desk.store.feeds.all()[0].id
    draft = replace(article(903, minutes=0), html=NOTED)
    [id] = desk.store.articles.absorb(feed, [draft], NOW).new
    async with running(desk) as run:
        app, pilot = run
        reader = app.desk_screen.reader
        await press(run, "2")
        await reader.show_article(id)
        await press(run, "circumflex_accent")
        assert "甲的注。" in screen_text(app) and "甲说了一句" not in screen_text(app)
        await press(run, "circumflex_accent")
        assert reader.view.scroll_y == 0
        row = next(y for y, line in enumerate(reader.view.page.lines) if "甲说了" in line_text(line))
        column = cell_width("甲说了一句") + reader.view.margin
        await pilot.click(reader.view, offset=(column, row))
        await settled(app, pilot)
        assert "甲的注。" in screen_text(app)
        await press(run, "escape")
        assert reader.view.scroll_y == 0 and app.focused is reader.view
        await press(run, "G", "pageup")
        assert "乙也说" in screen_text(app)
        before = reader.view.scroll_y
        await press(run, "circumflex_accent", "j", "enter")
        assert reader.view.copy.words(reader.view.found[0]) == "丙的注。"
        await press(run, "circumflex_accent")
        assert reader.view.scroll_y == before
        await press(run, "g", "pagedown", "circumflex_accent")
        assert any("no footnote mark" in each for each in toasts(app))


@pytest.mark.parametrize(("keymap", "on", "back"), [(None, "n", "N"), ("newsboat", "J", "K")])
async def test_what_the_editor_goes_on_to_in_the_reader_is_read(
    desk: Desk, keymap: str | None, on: str, back: str
) -> None:
    desk = replace(desk, settings=replace(desk.settings, keymap=keymap))
    async with running(desk) as run:
        stories = run[0].desk_screen.inbox.stories

        def read() -> list[bool]:
            return [desk.store.inbox.rows([id])[0].read for id in stories.ids[:6]]

        await press(run, on, "g" if keymap is None else "home")
        assert not any(read())  # in the list they only move the cursor
        await press(run, "enter", on, on)
        assert read() == [True, True, True, False, False, False]
        await press(run, on, "m" if keymap is None else "N")
        assert read() == [True, True, True, False, False, False]
        await press(run, on, back)
        assert stories.cursor == 3
        assert read() == [True, True, True, True, True, False]


async def test_an_article_that_is_left_while_its_story_is_read_again_stays_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(desk) as run:
        app, _pilot = run
        reader, articles = app.desk_screen.reader, app.desk.store.articles
        telling = articles.tellers
        assert reader.loaded is not None

        def leave(id: int) -> object:
            app.call_from_thread(reader._clear)
            return telling(id)

        monkeypatch.setattr(articles, "tellers", leave)
        await reader.refresh_story()
        assert reader.loaded is None
