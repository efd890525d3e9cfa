"""A search on the desk: what it finds is marked, opened and told of."""

from __future__ import annotations

from msgspec.structs import replace

from newsroom.desk import Desk, views
from newsroom.model import Extracted, FullText
from newsroom.tui.widgets.pageview import PageView
from tests.tui.conftest import NOW, article, press, running, screen_text, settled


def marked(view: PageView) -> list[str]:
    """Return what is marked on the page as found, line by line."""
    found = view.get_component_rich_style("page--found", partial=True)
    lines = (view.render_line(y) for y in range(view.visible_lines))
    marks = ("".join(s.text for s in line if s.style and s.style.bgcolor == found.bgcolor) for line in lines)
    return [each for each in marks if each]


async def test_a_hit_is_marked_in_the_headline_and_in_a_table_however_they_are_broken(desk: Desk) -> None:
    title = "云雀机器人" * 9 + "鲸落计划 open models"
    table = "<table><tr><td>项目</td><td>" + "港口" * 17 + "鲸落计划</td></tr></table>"
    made = replace(article(1, title=title), html="<p>正文。</p>" + table)
    feed = desk.store.feeds.all()[0]
    desk.store.articles.absorb(feed.id, [made], NOW)
    async with running(desk) as run:
        app, _pilot = run
        view = app.desk_screen.reader.view
        for words in ('"鲸落计划"', '"open models"', '"人鲸落计"'):
            await press(run, "slash", "ctrl+u", *words, "enter")
            # However lines are broken, all of it is marked, and nothing beside.
            assert "".join(marked(view)).replace(" ", "") in {
                words.strip('"').replace(" ", "") * n for n in (1, 2)
            }
        await press(run, "slash", "ctrl+u", *"鲸落计划", "enter")
        above = len(view.found_above)
        assert above == 1 and len("".join(marked(view))) == 8
        await press(run, "2", "slash", *"港口", "enter")
        assert "鲸" not in "".join(marked(view))
        await press(run, "escape")
        assert "".join(marked(view)) == "鲸落计划" * 2
        await press(run, "1", "escape")
        assert marked(view) == []


async def test_of_a_story_the_source_that_was_found_is_opened(desk: Desk) -> None:
    second = desk.store.feeds.all()[1]
    made = article(50, title="港口的另一种说法")
    desk.store.articles.absorb(second.id, [replace(made, html="<p>只有这里提到鲸落计划。</p>")], NOW)
    ids = {each.title: each.id for each in desk.store.articles.latest(99)}
    lead, other = ids["第31号云雀机器人在港口上岗"], ids["港口的另一种说法"]
    desk.store.stories.join([lead, other, ids["第30号云雀机器人在港口上岗"]])
    async with running(desk) as run:
        app, _pilot = run
        reader = app.desk_screen.reader
        await press(run, "slash", *"鲸落计划", "enter")
        assert reader.loaded is not None and reader.loaded.article.id == other
        assert marked(reader.view) == ["鲸落计划"]
        await press(run, "enter")
        assert reader.loaded.article.id == other
        # Whoever goes to another source stays there when the list is read anew, be it that of the row itself.
        for elsewhere in (lead, ids["第30号云雀机器人在港口上岗"]):
            await press(run, "right_square_bracket")
            assert reader.loaded.article.id == elsewhere
            await app.desk_screen.inbox.reload()
            await settled(*run)
            assert reader.loaded.article.id == elsewhere
        await press(run, "1")
        # What all of them have is read where the story is read without a search.
        await press(run, "slash", "ctrl+u", *"港口", "enter")
        stories = app.desk_screen.inbox.stories
        stories.cursor = list(stories.ids).index(lead)
        await settled(*run)
        assert reader.loaded.article.id == lead


async def test_a_search_says_in_which_view_it_looks(desk: Desk) -> None:
    views.keep(desk, "港口机器人的长期跟踪", "云雀")
    async with running(desk, (80, 24)) as run:
        app, _pilot = run
        inbox = app.desk_screen.inbox
        await press(run, "slash", *"第1", "enter")
        assert "11 stories found in “all”" in str(inbox.border_title)
        await press(run, "escape")
        view = views.of_search(desk.store.searches.find("港口机器人的长期跟踪"), desk)
        await inbox.show_view(view)
        await press(run, "slash", *"第10", "enter")
        assert "1 story found in “港口机器人的长期跟踪”" in str(inbox.border_title)
        await press(run, "slash", *"鲸落")
        assert "Nothing in “港口机器人的长期跟踪” matches" in screen_text(app)
        await press(run, "escape")
        assert "港口机器人的长期跟踪 · 40 stories" in str(inbox.border_title)
        # A view of a feed has its name too.
        feed = desk.store.feeds.all()[1]
        await inbox.show_view(views.resolve("feed", desk, feeds=(feed.id,)))
        assert "潮汐网 · 10 stories" in screen_text(app)


async def test_a_view_that_is_chosen_is_not_searched(desk: Desk) -> None:
    async with running(desk, (80, 24)) as run:
        app, _pilot = run
        inbox = app.desk_screen.inbox
        await press(run, "slash", *"鲸落", "enter")
        assert not inbox.stories.ids
        await press(run, "f")
        await press(run, *("down",) * 2, "enter")
        assert not inbox.search.display and inbox.view.name == "unread"
        assert len(inbox.stories.ids) == 40
        below = inbox.stories.cursor + 1
        await press(run, "j")  # the keys are the list's
        assert inbox.stories.cursor == below


async def test_each_order_and_grouping_is_offered_by_its_whole_name(desk: Desk) -> None:
    async with running(desk) as run:
        await press(run, "comma")
        lines = screen_text(run[0])
        for name in ("best first · by day", "best first · by feed", "newest first · by day"):
            assert lines.count(name) == 1


async def test_a_long_name_leaves_room_for_the_count(desk: Desk) -> None:
    views.keep(desk, "港口机器人的长期跟踪" * 3, "云雀")
    async with running(desk, (80, 24)) as run:
        app, _pilot = run
        inbox = app.desk_screen.inbox
        await inbox.show_view(views.of_search(desk.store.searches.all()[0], desk))
        await settled(*run)
        line = next(each for each in screen_text(app).splitlines() if "40 stories" in each)
        assert "港口机器人的长期跟踪" in line and "…" in line


def _with_page(desk: Desk, n: int, feed_text: str, page_text: str) -> int:
    """Keep an article whose page was fetched."""
    made = replace(article(n, minutes=0, title="码头的新系统启用"), html=feed_text)
    id = desk.store.articles.absorb(desk.store.feeds.all()[0].id, [made], NOW).new[0]
    page = Extracted(title="码头", text=page_text, html=page_text)
    assert desk.store.pages.keep(FullText(article=id, url=made.url or "", retrieved=NOW, page=page))
    return id


_LONG = "<p>" + "码头夜班照常进行，没有停顿。" * 40 + "</p>"


async def test_a_hit_in_the_page_alone_is_shown_marked_and_in_sight(desk: Desk) -> None:
    id = _with_page(desk, 60, _LONG, _LONG * 6 + "<p>值班员提到鲸落计划。</p>" + _LONG)
    async with running(desk) as run:
        app, _pilot = run
        reader = app.desk_screen.reader
        stories = app.desk_screen.inbox.stories
        await press(run, "slash", *"码头", "enter")
        stories.cursor = 0
        await settled(*run)
        assert reader.loaded is not None and reader.loaded.article.id == id
        assert "full text" not in str(reader.border_title)
        await press(run, "slash", "ctrl+u", *"鲸落计划", "enter")
        assert marked(reader.view) == ["鲸落计划"]
        assert "full text" in str(reader.border_title)
        # Whoever wants the feed's text gets it, and is told where the words are.
        await press(run, "2", "t")
        assert marked(reader.view) == []
        assert "found in the page’s text: t" in str(reader.border_title)
        await press(run, "t")
        assert marked(reader.view) == ["鲸落计划"]
        # What is being read stays when the search is over.
        await press(run, "1", "escape")
        assert "full text" in str(reader.border_title) and marked(reader.view) == []


async def test_a_hit_that_a_page_in_place_of_a_teaser_lacks_is_shown_in_the_feed_s_text(desk: Desk) -> None:
    id = _with_page(desk, 61, "<p>编者按：鲸落计划。港口昨夜……</p>", _LONG * 2)
    async with running(desk) as run:
        app, _pilot = run
        reader = app.desk_screen.reader
        await reader.show_article(id)
        assert "full text" in str(reader.border_title)
        await press(run, "slash", *"鲸落计划", "enter")
        assert marked(reader.view) == ["鲸落计划"]


async def test_a_hit_below_the_screen_is_brought_into_sight_once(desk: Desk) -> None:
    made = replace(article(62, minutes=0, title="夜班"), html=_LONG * 6 + "<p>提到鲸落计划。</p>" + _LONG)
    desk.store.articles.absorb(desk.store.feeds.all()[0].id, [made], NOW)
    async with running(desk) as run:
        view = run[0].desk_screen.reader.view
        await press(run, "slash", *"鲸落计划", "enter")
        assert marked(view) == ["鲸落计划"]
        # Where the editor goes from there the text stays, whatever is read anew.
        await press(run, "2", "j", "j", "j")
        there = view.scroll_y
        await press(run, "1", "ctrl+l")
        assert view.scroll_y == there


async def test_a_search_for_what_was_dismissed_or_held_lists_it_in_any_view(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        stories = app.desk_screen.inbox.stories
        first, second = stories.ids[:2]
        await press(run, "x", "H")
        assert first not in stories.ids and second not in stories.ids
        await press(run, "slash", *"is:dismissed", "enter")
        assert list(stories.ids) == [first]
        await press(run, "slash", "ctrl+u", *"is:held", "enter")
        assert list(stories.ids) == [second]
        # What is brought back and put by once more stays under the cursor.
        await press(run, "H", "H")
        assert list(stories.ids) == [second]
