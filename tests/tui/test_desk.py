"""The desk as a whole: layout, keys, help, empty newsroom, text from outside."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from rich.style import Style
from textual import events
from textual.command import CommandList, Hit
from textual.screen import Screen
from textual.widgets import Input

import newsroom.tui.heldscreen
from newsroom.desk import Desk
from newsroom.settings.language import use_language
from newsroom.store import StoreError
from newsroom.store.articles import Articles
from newsroom.store.inbox import Inbox
from newsroom.tui.app import NewsroomApp
from newsroom.tui.commands.base import offered
from newsroom.tui.screens.desk import DeskScreen
from newsroom.tui.screens.help import HelpScreen
from newsroom.tui.screens.palette import Palette
from tests.tui.conftest import NOW, article, press, running, screen_text, send, settled, shows, toasts, until


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((160, 45), ("inbox", "reader", "composer")),
        ((150, 40), ("inbox", "reader", "composer")),
        ((120, 40), ("inbox", "reader")),
        ((80, 24), ("inbox",)),
    ],
)
async def test_as_many_panes_are_shown_as_fit(
    desk: Desk, size: tuple[int, int], shown: tuple[str, ...]
) -> None:
    async with running(desk, size) as (app, _pilot):
        assert app.desk_screen.shown() == shown
        visible = [
            name for name in ("inbox", "reader", "composer") if app.desk_screen.query_one("#" + name).display
        ]
        assert tuple(visible) == shown


async def test_every_pane_is_reached_by_number_and_by_tab_at_80_columns(desk: Desk) -> None:
    async with running(desk, (80, 24)) as run:
        app, _pilot = run
        for key, pane in (("2", "reader"), ("3", "composer"), ("1", "inbox"), ("tab", "reader")):
            await press(run, key)
            assert app.desk_screen.shown() == (pane,)
        await press(run, "shift+tab")
        assert app.desk_screen.shown() == ("inbox",)


async def test_zoom_gives_one_pane_the_whole_width_and_back(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "2", "z")
        assert app.desk_screen.shown() == ("reader",)
        await press(run, "z")
        assert len(app.desk_screen.shown()) == 3


async def test_resizing_keeps_the_cursor_and_the_place(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "j", "j", "j")
        current = app.desk_screen.inbox.stories.current
        await pilot.resize_terminal(80, 24)
        await pilot.resize_terminal(40, 10)
        await pilot.resize_terminal(200, 60)
        assert app.desk_screen.inbox.stories.current == current


async def test_the_footer_names_keys_of_the_place_one_is_in(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        assert "a pick" in screen_text(app).splitlines()[-1]
        await press(run, "a", "3", "j")
        assert "e edit" in screen_text(app).splitlines()[-1]


async def test_the_footer_names_the_readers_keys_once_its_first_article_is_there(desk: Desk) -> None:
    async with running(desk, (80, 24)) as run:
        app, _pilot = run
        await press(run, "2")
        assert "a pick" in screen_text(app).splitlines()[-1]


async def test_space_in_the_inbox_alone_opens_the_story_and_does_not_pass_it_over(desk: Desk) -> None:
    async with running(desk, (80, 24)) as run:
        app, _pilot = run
        first = app.desk_screen.inbox.stories.current
        await press(run, "space")
        assert app.desk_screen.shown() == ("reader",)
        assert app.desk_screen.inbox.stories.current == first


async def test_an_article_left_behind_does_not_flash_up_when_the_reader_is_shown_again(desk: Desk) -> None:
    async with running(desk, (80, 24)) as run:
        app, _pilot = run
        reader = app.desk_screen.reader
        await press(run, "2", "1", "j")
        assert not reader.view.page.lines
        await press(run, "2")
        assert reader.loaded is not None and reader.loaded.article.id == app.desk_screen.inbox.stories.current
        assert reader.view.page.lines


async def test_every_command_in_reach_has_help_and_no_key_means_two_things(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        for pane in "123":
            await press(run, pane)
            keys: dict[str, str] = {}
            for place, command in offered(app.screen.focused, app.screen):
                assert command.help() and command.name()
                for key in command.keys:
                    # A nearer place may take a key of the desk: the same key twice in one place is a mistake.
                    name = f"{type(place).__name__}.{key}"
                    assert name not in keys, f"{name}: {command.id} and {keys[name]}"
                    keys[name] = command.id


async def test_help_lists_the_keys_and_escape_closes_it(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "Pick the marked stories" in screen_text(app)
        await press(run, "escape")
        assert not isinstance(app.screen, HelpScreen)


def found(app: NewsroomApp) -> int:
    """Return how many commands the palette lists."""
    return app.screen.query_one(CommandList).option_count


async def test_the_palette_finds_a_command_by_name(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "colon")
        await send(pilot, *"zoom")
        await until(run, lambda: found(app) == 1)
        await pilot.press("down", "enter")
        await press(run)
        assert len(app.desk_screen.shown()) == 1


@pytest.mark.parametrize("words", ["zoom", "desk.zoom"])
async def test_in_chinese_the_palette_knows_the_english_names_and_ids_too(desk: Desk, words: str) -> None:
    use_language("zh")
    async with running(desk) as run:
        app, pilot = run
        await press(run, "colon")
        await send(pilot, *words)
        await until(run, lambda: found(app) == 1)
        await pilot.press("down", "enter")
        await press(run)
        assert len(app.desk_screen.shown()) == 1


async def test_in_chinese_the_palette_says_that_nothing_matches(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Palette, "_NO_MATCHES_COUNTDOWN", 0.01)
    use_language("zh")
    async with running(desk) as run:
        app, pilot = run
        await press(run, "colon")
        await send(pilot, *"xqzj")
        assert await shows(run, "没有这样的命令")


async def test_a_view_of_one_feed_shows_its_stories_only(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "f", "slash", *"潮汐", "enter")
        assert len(app.desk_screen.inbox.stories.ids) == 10
        assert {row.source for row in desk.store.inbox.rows(app.desk_screen.inbox.stories.ids)} == {"潮汐网"}


async def test_feeds_are_imported_from_a_file_by_keys_alone(empty_desk: Desk, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="AI"><outline type="rss" text="甲"'
        ' xmlUrl="http://127.0.0.1:9/feed.xml"/></outline></body></opml>',
        encoding="utf-8",
    )
    async with running(empty_desk, (80, 24)) as run:
        app, pilot = run
        await press(run, "i")
        await send(pilot, *str(opml))
        await press(run, "enter")
        assert [feed.tags for feed in empty_desk.store.feeds.all()] == [("AI",)]
        assert not app.desk_screen.inbox.query_one("#inbox-empty").display or "No feeds" not in screen_text(
            app
        )


async def test_a_file_that_is_not_there_is_named_in_a_message(empty_desk: Desk) -> None:
    async with running(empty_desk, (120, 40)) as run:
        app, pilot = run
        await press(run, "i")
        await send(pilot, *"/nowhere/feeds.opml")
        await press(run, "enter")
        assert "/nowhere/feeds.opml cannot be read" in screen_text(app)
        # What was typed is still there to be mended.
        assert app.screen.query_one("#answer", Input).value == "/nowhere/feeds.opml"


async def test_markup_and_escapes_from_outside_are_shown_as_text_or_not_at_all(desk: Desk) -> None:
    feed = desk.store.feeds.all()[0]
    hostile = "[/b] [link=file:///etc/passwd]点我[/link] \x1b[2J\x1b]0;title\x07 \u202e倒 \u009b31m"
    desk.store.articles.absorb(feed.id, [article(99, minutes=0, title=hostile)], NOW)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "g", "a", "enter", "3", "j")
        text = screen_text(app)
        assert "[link=file:///etc/passwd]" in text
        assert not any(character in text for character in "\x1b\x07\u202e\u009b")


async def test_a_story_from_two_sources_is_one_row_and_brackets_go_between_them(desk: Desk) -> None:
    second = desk.store.feeds.all()[1]
    desk.store.articles.absorb(second.id, [article(1, minutes=5)], NOW)
    async with running(desk) as run:
        app, _pilot = run
        ids = app.desk_screen.inbox.stories.ids
        assert len(ids) == 40
        await press(run, "g")
        row = app.desk_screen.inbox.current_row()
        assert row is not None
        place = ids.index(next(r.id for r in desk.store.inbox.rows(ids) if r.sources == 2))
        app.desk_screen.inbox.stories.cursor = place
        await press(run, "right_square_bracket")
        loaded = app.desk_screen.reader.loaded
        assert loaded is not None and loaded.article.id != ids[place]
        assert "article 2 of 2" in screen_text(app)


async def test_what_a_search_looks_for_is_marked_in_list_and_reader(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "slash", *"第1", "enter")
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        assert screen.inbox.stories.sought
        strip = screen.inbox.stories.draw(0, 60, False)
        marked = "".join(s.text for s in strip if s.style and s.style.underline)
        assert "第" in marked
        await press(run, "escape")
        assert not screen.inbox.stories.sought


async def test_of_a_title_that_is_cut_the_words_alone_are_marked(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "slash", *"机器人在港口上岗", "enter")
        cut = 0
        for width in range(24, 72):
            strip = app.desk_screen.inbox.stories.draw(0, width, False)
            marked = "".join(s.text for s in strip if s.style and s.style.underline)
            whole = "机器人在港口上岗" in strip.text
            assert not {*marked} - {*"机器人在港口上岗…"}, (width, marked)
            assert ("…" in marked) == (not whole), (
                width,
                marked,
                "the ellipsis stands for what is cut off of it",
            )
            cut += "…" in strip.text and not whole
        assert cut


async def test_a_list_or_article_that_cannot_be_read_is_told_and_the_desk_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise StoreError("the database cannot be read just now")

    async with running(desk) as run:
        app, pilot = run
        with monkeypatch.context() as patch:
            patch.setattr(Inbox, "ids", broken)
            patch.setattr(Articles, "get", broken)
            await press(run, "slash", *"xyz", "enter", "j", "enter")
            assert any("cannot be read just now" in toast for toast in toasts(app))
        await press(run, "escape", "1", "j")
        assert app.desk_screen.inbox.stories.ids


async def test_the_palette_takes_page_keys_before_its_list_has_lines(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("colon")
        palette = app.screen
        assert isinstance(palette, Palette)
        commands = palette.query_one(CommandList)
        commands.add_option("one")
        commands.highlighted = 0
        commands._index_to_line.clear()
        palette._action_command_list("page_down")
        await settled(app, pilot)
        assert app.is_running


async def test_a_click_on_a_command_that_another_letter_took_away_does_nothing(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "colon", *"jump")
        commands = app.screen.query_one(CommandList)
        x, y = commands.region.offset
        gone = Style(meta={"option": 99})
        commands.post_message(events.Click(commands, 0, 0, 0, 0, 1, False, False, False, x, y, gone))
        await settled(app, pilot)
        assert isinstance(app.screen, Palette) and app.is_running


async def test_a_second_enter_closes_nothing_below_and_runs_nothing_twice(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("colon")
        palette = app.screen
        assert isinstance(palette, Palette)
        runs: list[str] = []
        palette._selected_command = Hit(1, "", lambda: runs.append("run"))
        palette._list_visible = False
        palette._select_or_command()
        palette._select_or_command()
        await settled(app, pilot)
        assert runs == ["run"]
        assert app.screen is app.desk_screen


async def test_a_dialog_is_left_once(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("question_mark")
        help = app.screen
        assert isinstance(help, HelpScreen)
        help.dismiss(None)
        help.dismiss(None)
        await settled(app, pilot)
        assert app.screen is app.desk_screen


async def test_q_leads_from_a_pane_alone_back_to_the_inbox_and_from_there_out(desk: Desk) -> None:
    async with running(desk, (80, 24)) as (app, pilot):
        for pane in ("2", "3"):
            await press((app, pilot), pane, "q")
            assert app.is_running and app.screen.query_one("#inbox").display
        await press((app, pilot), "q")
        assert app._exit


async def test_ctrl_c_tells_in_the_readers_language_how_to_leave(desk: Desk) -> None:
    use_language("zh")
    async with running(desk) as run:
        await press(run, "ctrl+c")
        assert [each for each in toasts(run[0]) if "按 Ctrl+Q" in each and "[" not in each]
        await press(run, "question_mark", "ctrl+q")
        assert run[0]._exit


async def test_the_first_paint_has_the_article(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsroom.tui.heldscreen, "FIRST_PAINT", 60.0)
    painted: list[tuple[int, bool]] = []
    refresh = Screen._compositor_refresh

    def watched(screen: Screen[object]) -> None:
        assert isinstance(screen, DeskScreen)
        painted.append((len(screen.inbox.stories.ids), screen.reader.loaded is not None))
        refresh(screen)

    monkeypatch.setattr(Screen, "_compositor_refresh", watched)
    async with running(desk):
        assert painted[0] == (40, True)


async def test_an_article_that_takes_its_time_does_not_keep_the_desk_from_the_screen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    come, get = Event(), Articles.get
    painted: list[bool] = []
    refresh = Screen._compositor_refresh

    def late(articles: Articles, id: int) -> object:
        come.wait()
        return get(articles, id)

    def watched(screen: Screen[object]) -> None:
        assert isinstance(screen, DeskScreen)
        painted.append(screen.reader.loaded is not None)
        refresh(screen)
        come.set()

    monkeypatch.setattr(Articles, "get", late)
    monkeypatch.setattr(newsroom.tui.heldscreen, "FIRST_PAINT", 0.01)
    monkeypatch.setattr(Screen, "_compositor_refresh", watched)
    async with running(desk):
        assert not painted[0] and painted[-1]
