"""Order, views, rules and numbers on the desk, by keys alone."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from newsroom.desk import Desk, rules, views
from newsroom.desk.statistics import Numbers
from newsroom.model import FeedChange, Mark, View
from newsroom.tui.screens.statistics import page_lines
from tests.tui.conftest import NOW, article, press, running, screen_text, settled, toasts
from tests.tui.test_stories import other_source


async def test_why_a_story_is_first_is_told_in_parts(desk: Desk) -> None:
    desk.store.feeds.change(desk.store.feeds.all()[1].id, FeedChange(weight=60), "weighed")
    async with running(desk) as at:
        app, _pilot = at
        app.desk_screen.rank()
        await press(at, "home")
        row = app.desk_screen.inbox.current_row()
        assert row is not None and row.source == "潮汐网"
        await press(at, "w")
        text = screen_text(app)
        assert "Why it stands here" in text and "+60.0" in text and "weight of the source" in text
        await press(at, "escape")


async def test_terms_that_give_a_headline_all_they_can_say_so(desk: Desk) -> None:
    told = replace(article(60), title="OpenAI 的大模型：GPT 与 AI 智能体", published=NOW)
    desk.store.articles.absorb(desk.store.feeds.all()[0].id, [told], NOW)
    async with running(desk) as at:
        app, _pilot = at
        await press(at, "home", "w")
        assert "+25.0" in screen_text(app) and "±25 points a headline at most: " in screen_text(app)


async def test_a_weight_that_is_set_or_taken_back_has_its_stories_move_at_once(desk: Desk) -> None:
    async with running(desk) as at:
        app, _pilot = at
        inbox = app.desk_screen.inbox

        def first() -> str:
            return desk.store.inbox.rows(inbox.stories.ids[:1])[0].source

        app.desk_screen.rank()
        await press(at, "F", "slash", "潮", "enter", "e")
        assert first() == "星河科技"
        app.screen.query_one("#weight", Input).value = "60"
        await press(at, "ctrl+s")
        assert first() == "潮汐网"
        await press(at, "u")
        assert first() == "星河科技"


@pytest.mark.parametrize(
    ("keys", "stays"),
    [
        ((), False),
        (("2", "1"), True),
        (("slash", *"码头", "enter"), True),
        (("slash", *"码头", "enter", "escape"), True),
    ],
)
async def test_what_was_read_or_searched_for_stays_when_scores_come(
    desk: Desk, keys: tuple[str, ...], stays: bool
) -> None:
    told = replace(article(60, title="码头的新系统启用"), published=NOW)
    found = desk.store.articles.absorb(desk.store.feeds.all()[0].id, [told], NOW).new[0]
    async with running(desk) as at:
        app, _pilot = at
        stories = app.desk_screen.inbox.stories
        assert stories.current == found
        await press(at, *keys)
        app.desk_screen.rank()
        await settled(*at)
        assert (stories.current == found) is stays


async def test_a_view_is_set_newest_first_and_grouped_by_feed_and_stays_so(desk: Desk) -> None:
    async with running(desk) as at:
        app, _pilot = at
        await press(at, "comma", "G", "enter")
        assert app.desk_screen.inbox.view.grouping == "feed"
        lines = [line for line in screen_text(app).splitlines() if "云雀机器人" in line]
        assert sum("星河科技" in line[:25] for line in lines) == 1
    async with running(desk) as at:
        view = at[0].desk_screen.inbox.view
        assert (view.order, view.grouping) == ("newest", "feed")


async def test_a_search_is_kept_as_a_view_that_the_list_of_views_shows(desk: Desk) -> None:
    async with running(desk) as at:
        app, _pilot = at
        await press(at, "slash", *"title", "colon", *"33", "enter", "ctrl+s")
        await press(at, "home", *("x" * 60), "enter")
        assert "at most 60 cells" in screen_text(app)  # what was typed stays
        await press(at, *["backspace"] * 60, *"mine ", "enter")
        assert [row.query for row in desk.store.searches.all()] == ["title:33"]
        assert len(app.desk_screen.inbox.stories.ids) == 1
        await press(at, "f")
        assert "Kept searches" in screen_text(app) and "mine" in screen_text(app)
        await press(at, "escape")


async def test_a_search_tells_on_the_screen_what_of_it_was_not_read_as_meant(desk: Desk) -> None:
    async with running(desk) as at:
        app, _pilot = at
        await press(at, "slash", *"title", "colon", *"33", "space", *"lang", "colon", *"zh", "enter")
        assert screen_text(app).count("“lang:zh”: there is no field lang:") == 2
        await press(at, "slash", *"title", "colon", *"33", "space", *"is", "colon", *"foo", "enter")
        assert "“is:foo”: there is no such state" in screen_text(app)
        assert len(app.desk_screen.inbox.stories.ids) == 1
        assert "Esc end search" in screen_text(app)
        await press(at, "escape")
        assert "there is no such state" not in screen_text(app)
        assert "Esc end search" not in screen_text(app)


async def test_what_a_search_finds_is_shown_with_most_of_its_words_first_as_long_as_it_lasts(
    desk: Desk,
) -> None:
    told = "<p>" + "石虎与石虎幼崽。" * 20 + "</p>"
    drafts = [
        replace(article(50, minutes=500, title="石虎出没"), html=told),
        article(51, title="远处有石虎足迹"),
    ]
    desk.store.articles.absorb(desk.store.feeds.all()[0].id, drafts, NOW)
    async with running(desk) as at:
        app, _pilot = at
        inbox = app.desk_screen.inbox
        await press(at, "comma")
        assert "by relevance" not in screen_text(app)
        await press(at, "escape", "slash", *"石虎", "enter")
        assert inbox.current_row() is not None and len(inbox.stories.ids) == 2
        await press(at, "comma", "G", "enter")
        assert "by relevance" in screen_text(app)
        assert [row.title for row in desk.store.inbox.rows(inbox.stories.ids)] == [
            "石虎出没",
            "远处有石虎足迹",
        ]
        order = inbox.view.order
        await press(at, "escape")
        assert "by relevance" not in screen_text(app) and inbox.view.order == order
    assert views.resolve("all", desk).order != "relevance"


async def test_a_search_that_cannot_be_read_whole_is_not_kept(desk: Desk) -> None:
    async with running(desk) as at:
        app, _pilot = at
        await press(at, "slash", *"33 is", "colon", *"foo", "enter", "ctrl+s")
        assert "is:foo" in screen_text(app) and not desk.store.searches.all()


async def test_a_failing_feed_shows_its_count_beside_its_error(desk: Desk) -> None:
    feed = desk.store.feeds.all()[0]
    with desk.store.writing() as db:
        db.execute("UPDATE feeds SET error = 'gone', failures = 9 WHERE id = ?", [feed.id])
    async with running(desk) as at:
        await press(at, "f")
        [line] = [each for each in screen_text(at[0]).splitlines() if feed.title in each and "gone" in each]
        assert "30 unread" in line


async def test_the_list_of_views_counts_what_the_view_of_a_feed_shows(desk: Desk) -> None:
    feed = desk.store.feeds.all()[0]
    of_feed = replace(views.resolve("feed", desk, feeds=(feed.id,)), unread=True)
    ids = desk.store.inbox.ids(of_feed)
    desk.store.marks.set(ids[:3], Mark.HELD, desk.today() + timedelta(days=1), "held")
    async with running(desk) as at:
        app, _pilot = at
        await press(at, "f")
        [line] = [each for each in screen_text(app).splitlines() if feed.title in each and "unread" in each]
        assert f" {len(ids) - 3} unread" in line and desk.store.inbox.count(of_feed) == len(ids) - 3


async def test_the_first_row_on_the_screen_has_the_name_of_its_group(desk: Desk) -> None:
    async with running(desk, (80, 24)) as at:
        app, _pilot = at
        inbox = app.desk_screen.inbox
        await inbox.show_view(replace(inbox.view, grouping="feed"))
        await press(at, "end")
        first, *others = (inbox.stories.render_line(y) for y in range(inbox.stories.page))
        row = inbox.stories.row(round(inbox.stories.scroll_y))
        assert row is not None and round(inbox.stories.scroll_y) > 0
        assert first.text.startswith(row.source[:3]) and row.title[:4] in first.text
        assert first.cell_length == others[0].cell_length and not others[0].text.startswith(row.source[:3])


async def test_behind_an_empty_view_the_footer_has_the_keys_of_a_full_one(desk: Desk) -> None:
    def keys() -> str:
        return screen_text(app).splitlines()[-1]

    async with running(desk) as at:
        app, _pilot = at
        inbox, before = app.desk_screen.inbox, keys()
        full = inbox.view
        assert " a pick" in before
        await inbox.show_view(replace(full, starred=True))
        await press(at)
        assert not inbox.stories.ids and " a pick" not in keys()
        await inbox.show_view(full)
        await press(at)
        assert keys() == before


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_rules_are_tried_applied_and_taken_back(desk: Desk, size: tuple[int, int]) -> None:
    text = '[[rule]]\nname = "ports"\nmatch = "title:港口"\ntag = "port"\n'
    desk.settings.rules_file.write_text(text, encoding="utf-8")
    async with running(desk, size) as at:
        app, _pilot = at
        await press(at, "X")
        assert "40 stories of the last month" in screen_text(app)
        await press(at, "a")
        assert len(desk.store.deeds.tags_of(1)) == 1
        await press(at, "j", "d")
        assert sum(deed.undone for deed in desk.store.deeds.log()) == 1
        await press(at, "u", "u")
        assert all(deed.undone for deed in desk.store.deeds.log())
        await press(at, "q")


async def test_what_another_rule_did_and_lapses_stands_apart_and_is_not_taken_back_twice(desk: Desk) -> None:
    file, rule = desk.settings.rules_file, '[[rule]]\nname = "{}"\nmatch = "title:港口"\n{} = {}\n'
    file.write_text(rule.format("ports", "score", 5), encoding="utf-8")
    rules.apply(desk, rules.read_rules(desk))
    ids = list(desk.store.inbox.ids(View()))
    query = desk.store.inbox.rows(ids[:1])[0].title
    narrow = rule.format("quiet", "star", "true").replace("title:港口", f"title:“{query}”")
    file.write_text(narrow, encoding="utf-8")
    async with running(desk) as at:
        app, _pilot = at
        await press(at, "X")
        text = screen_text(app)
        assert "1 story of the last month" in text and "on 40 stories counts no more" in text
        await press(at, "a")
        assert any("rules acted on 1 story; on 40 stories counts no more" in each for each in toasts(app))
        await press(at, "down", "d", "d")
        assert any("taken back already" in each for each in toasts(app))


async def test_a_broken_file_of_rules_is_named_as_the_desk_opens(desk: Desk) -> None:
    desk.settings.rules_file.write_text('[[rule]]\nname = "ports"\nmach = "港口"\n', encoding="utf-8")
    async with running(desk) as at:
        app, pilot = at
        for _turn in range(250):
            if toasts(app):
                break
            await pilot.pause(0.02)
        [told] = toasts(app)
        assert told.startswith("no rule acts until this is put right: ") and "line 3" in told


async def test_numbers_are_drawn_and_go_back(desk: Desk) -> None:
    async with running(desk) as at:
        app, _pilot = at
        await press(at, "T")
        text = screen_text(app)
        assert "Articles by day" in text and "星河科技" in text and "█" in text
        await press(at, "minus", "q")
        assert app.screen is app.desk_screen


def test_of_more_days_than_fit_a_column_is_the_mean_of_several_and_says_so() -> None:
    last = date(2026, 11, 30)
    days = tuple((last - timedelta(days=89 - n), 60 if n == 89 else 20) for n in range(90))
    numbers = Numbers(days=days, sources=(), stories=0, picked=0, issues=(), rising=())
    wide, narrow = (
        ["".join(span.text for span in line.spans) for line in page_lines(numbers, width)]
        for width in (120, 52)
    )
    assert "Articles by day" in wide[0] and any(line.startswith("    60 ") for line in wide)
    assert "Articles a day, 2 days a column" in narrow[0]
    # The last column is of two whole days, yesterday and today.
    assert any(line.startswith("    40 ") for line in narrow)


async def test_a_source_that_is_read_is_taken_out_in_the_reader(desk: Desk) -> None:
    other = other_source(desk, 1)
    async with running(desk, (80, 24)) as at:
        app, _pilot = at
        await press(at, "enter", "right_square_bracket", "percent_sign")
        assert "the article of 海港日报 is a story of its own" in " ".join(toasts(app)[-1].split())
    told = desk.store.articles.get(other)
    assert told is not None and len(desk.store.articles.story(told.story)) == 1


async def test_the_view_of_a_source_has_what_names_it_and_not_every_name_with_its_letters(desk: Desk) -> None:
    ids = list(desk.store.inbox.ids(View()))
    with desk.store.writing() as db:
        db.execute("UPDATE articles SET source = 'AI' WHERE id = ?", [ids[4]])
        db.execute("UPDATE articles SET source = 'AI晚报' WHERE id IN (?, ?, ?)", ids[5:8])
    async with running(desk) as at:
        app, _pilot = at
        await press(at, "f")
        lines = [each for each in screen_text(app).splitlines() if "AI" in each and "unread" in each]
        assert [" 1 unread" in each for each in lines] == [True, False] and " 3 unread" in lines[1]
        await press(at, "slash", *"AI", "enter")
        assert list(app.desk_screen.inbox.stories.ids) == [ids[4]]
        assert app.desk_screen.inbox.border_title is not None
        assert " AI " in f" {app.desk_screen.inbox.border_title} "
        # As it was left, it is there again.
        assert views.restored(views.kept_state(app.desk_screen.inbox.view), desk).source == "AI"
