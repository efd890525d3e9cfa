"""Stories of several sources on the desk."""

from msgspec.structs import replace

from newsroom.desk import Desk, composing, grouping, picking, ranking
from newsroom.model import FeedDraft, View
from newsroom.settings.tables import Rank
from tests.tui.conftest import NOW, article, press, running, screen_text, settled, toasts


def other_source(desk: Desk, n: int) -> int:
    """Have a third feed carry a story of the first, from another page."""
    feed, _new = desk.store.feeds.add(FeedDraft(url="https://c.example.com/rss", title="海港日报"))
    draft = article(n)
    draft = type(draft)(
        key="guid:other",
        url="https://c.example.com/other.html",
        canonical="https://c.example.com/other.html",
        title=draft.title,
        published=draft.published,
        html=draft.html,
    )
    return desk.store.articles.absorb(feed.id, [draft], NOW).new[0]


async def test_marked_stories_are_joined_listed_split_and_undone(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "v", "v", "ampersand")
        assert len(app.desk_screen.inbox.stories.ids) == 39
        await press(run, "b")
        text = screen_text(app)
        assert "Sources of the story" in text and "第1号" in text and "第2号" in text
        await press(run, "j", "percent_sign")
        assert len(app.desk_screen.inbox.stories.ids) == 40
        await press(run, "u", "u")
        assert len(app.desk_screen.inbox.stories.ids) == 40
        assert [row.sources for row in desk.store.inbox.rows(app.desk_screen.inbox.stories.ids)] == [1] * 40


async def test_a_story_of_one_source_is_not_split_and_that_is_said(desk: Desk) -> None:
    async with running(desk) as run:
        app, _pilot = run
        before = list(app.desk_screen.inbox.stories.ids)
        await press(run, "percent_sign")
        assert toasts(app) == ["No other source carries this story."]
        await press(run, "b", "percent_sign")
        assert toasts(app)[-1] == "This article is not one of several of the story."
        await press(run, "escape")
        assert list(app.desk_screen.inbox.stories.ids) == before


async def test_what_is_taken_out_is_the_source_that_is_read_and_it_is_named(desk: Desk) -> None:
    other = other_source(desk, 1)
    async with running(desk) as run:
        app, _pilot = run
        lead = app.desk_screen.inbox.stories.current
        await press(run, "right_square_bracket", "percent_sign")
        assert "the article of 海港日报 is a story of its own" in " ".join(toasts(app)[-1].split())
        one, two = (desk.store.articles.get(id) for id in (lead or 0, other))
        assert one and two and one.story != two.story
        await press(run, "u")
        # The row's own where no other is read.
        await press(run, "j", "k", "percent_sign")
        assert "the article of 星河科技 is" in " ".join(toasts(app)[-1].split())


async def test_a_story_taken_apart_keeps_its_place_and_the_reader_tells_of_one_source(desk: Desk) -> None:
    terms = {f"第{n}号": 60 - n for n in range(40)}
    desk = replace(desk, settings=replace(desk.settings, rank=Rank(terms=terms)))
    ranking.rank(desk, anew=True)
    async with running(desk) as run:
        app, _pilot = run
        inbox = app.desk_screen.inbox
        before = list(inbox.stories.ids)
        await press(run, "v", "v", "ampersand", "home")
        loaded = app.desk_screen.reader.loaded
        assert loaded is not None and len(loaded.story) == 2
        await press(run, "percent_sign")
        loaded = app.desk_screen.reader.loaded
        assert loaded is not None and len(loaded.story) == 1
        after = list(inbox.stories.ids)
        assert sorted(after[:2]) == sorted(before[:2]) and after[2:] == before[2:]
        await press(run, "u", "u")
        assert list(inbox.stories.ids) == before


async def test_a_source_is_read_from_the_list(desk: Desk) -> None:
    other = other_source(desk, 1)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "b")
        assert "海港日报" in screen_text(app)
        await press(run, "j", "enter")
        loaded = app.desk_screen.reader.loaded
        assert loaded is not None and loaded.article.id == other


async def test_a_links_the_entry_to_the_source_that_is_read_and_takes_it_out_where_it_does(
    desk: Desk,
) -> None:
    other = other_source(desk, 1)
    issue = composing.start(desk).stored.head.id

    def links() -> list[tuple[str, int | None]]:
        return [(entry.url, entry.article) for entry in desk.store.issues.get(issue).issue.entries]

    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a")
        [first] = links()
        assert first[0] == "https://news.example.com/1.html"
        await press(run, "right_square_bracket", "a")
        assert links() == [("https://c.example.com/other.html", other)]
        said = " ".join(" ".join(toasts(app)).split())
        assert "Entry 1 links to 海港日报 now; headline and summary stay" in said
        await press(run, "u")
        assert links() == [first]
        await press(run, "U", "a")
        assert links() == []
        # In the reader too, and where another story has been read meanwhile.
        await press(run, "u", "j", "k", "enter", "a")
        assert links() == [first]
        await press(run, "a")
        assert links() == []


async def test_taken_out_and_picked_anew_in_the_article_an_entry_has_the_headline_of_its_source(
    desk: Desk,
) -> None:
    lead = next(iter(desk.store.inbox.ids(View(today=desk.today()))))
    feed, _new = desk.store.feeds.add(FeedDraft(url="https://c.example.com/rss", title="海港日报"))
    [id] = desk.store.articles.absorb(feed.id, [article(901, minutes=1, title="云雀上岗了")], NOW).new
    desk.store.stories.join([lead, id])
    other = desk.store.articles.get(id)
    assert other is not None
    issue = composing.start(desk).stored.head.id
    async with running(desk) as run:
        await press(run, "a", "enter", "right_square_bracket", "a")
        [entry] = desk.store.issues.get(issue).issue.entries
        assert entry.article == other.id and entry.headline != other.title
        await press(run, "a", "a")
        [entry] = desk.store.issues.get(issue).issue.entries
        assert (entry.article, entry.headline) == (other.id, other.title)


async def test_the_reader_tells_of_an_earlier_turn_that_never_ran_and_b_shows_it(desk: Desk) -> None:
    feed, _new = desk.store.feeds.add(FeedDraft(url="https://d.example.com/rss", title="海港晚报"))
    words = "远山科技开源大模型云海3.0，支持百万字上下文"
    turns = [article(n, minutes=minutes, title=words) for n, minutes in ((901, 5), (902, 5 * 24 * 60))]
    desk.store.articles.absorb(feed.id, turns, NOW)
    grouping.group(desk)
    async with running(desk) as run:
        app, pilot = run
        await press(run, "slash", *"远山", "enter")
        assert len(app.desk_screen.inbox.stories.ids) == 2
        assert "follow-up? b" in screen_text(app)
        await pilot.resize_terminal(150, 45)
        await settled(app, pilot)
        assert "follow-up? b" in screen_text(app), "a narrower page says so too"
        await press(run, "b")
        assert "Other turns" in screen_text(app)
        await press(run, "escape", "j", "b")
        assert "Other turns" in screen_text(app)


async def test_the_list_of_sources_is_walked_with_the_keys_of_the_next_source(desk: Desk) -> None:
    other = other_source(desk, 1)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "b", "right_square_bracket", "enter")
        loaded = app.desk_screen.reader.loaded
        assert loaded is not None and loaded.article.id == other
        await press(
            run, "1", "b", "right_square_bracket", "right_square_bracket", "left_square_bracket", "enter"
        )
        loaded = app.desk_screen.reader.loaded
        assert loaded is not None and loaded.article.id == other


async def test_the_sources_are_listed_from_the_reader_too(desk: Desk) -> None:
    other = other_source(desk, 1)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "enter", "b")
        assert "Sources of the story" in screen_text(app)
        await press(run, "right_square_bracket", "enter")
        loaded = app.desk_screen.reader.loaded
        assert loaded is not None and loaded.article.id == other


async def test_what_is_picked_is_the_source_that_is_read(desk: Desk) -> None:
    other = other_source(desk, 1)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "right_square_bracket", "a")
        assert app.book.issue is not None
        assert [each.article for each in app.book.issue.entries] == [other]
        row = app.desk_screen.inbox.current_row()
        assert row is not None and row.picked == 1 and row.id != other
        await press(run, "a")
        assert app.book.issue.entries == ()


async def test_the_next_source_comes_to_sight_where_one_pane_has_room(desk: Desk) -> None:
    other = other_source(desk, 1)
    async with running(desk, (80, 24)) as run:
        app, _pilot = run
        await press(run, "right_square_bracket")
        assert app.desk_screen.shown() == ("reader",) and "海港日报" in screen_text(app)
        loaded = app.desk_screen.reader.loaded
        assert loaded is not None and loaded.article.id == other


async def test_an_entry_links_to_the_source_that_the_editor_chooses(desk: Desk) -> None:
    other = other_source(desk, 1)
    issue = composing.start(desk).stored.head.id
    first = next(each.id for each in desk.store.articles.latest(50) if each.title.startswith("第1号"))
    story = desk.store.articles.get(first)
    assert story is not None
    first = desk.store.articles.story(story.story)[0].id
    picking.pick(desk, issue, [first])
    assert {each.article for each in desk.store.issues.evidence(issue)} == {first, other}
    async with running(desk) as run:
        app, _pilot = run
        app.desk_screen.show_pane("composer")
        await press(run, "j")
        assert "also told by 海港日报" in screen_text(app)
        await press(run, "O")
        assert "海港日报" in screen_text(app)
        await press(run, "j", "enter")
        assert app.book.issue is not None
        [entry] = app.book.issue.entries
        assert (entry.article, entry.url) == (other, "https://c.example.com/other.html")
        assert "also told by 海港日报" not in screen_text(app) and "also told by" in screen_text(app)
        await press(run, "u")
        assert app.book.issue.entries[0].article == first


async def test_words_of_another_source_go_into_the_entry_of_the_story(desk: Desk) -> None:
    other_source(desk, 1)
    async with running(desk) as run:
        app, _pilot = run
        await press(run, "a", "right_square_bracket", "2", "v", "v", "J", "Q", "enter")
        issue = app.book.issue
        assert issue is not None
        [entry] = issue.entries
        assert entry.url == "https://news.example.com/1.html"
        assert entry.summary.endswith("”（海港日报）")


async def test_a_list_that_a_narrow_terminal_hid_has_its_head_in_sight_again(desk: Desk) -> None:
    async with running(desk) as run:
        app, pilot = run
        await press(run, "j", "j", "2")
        for size in ((80, 24), (160, 45)):
            await pilot.resize_terminal(*size)
            await settled(app, pilot)
        stories = app.desk_screen.inbox.stories
        assert stories.cursor == 2 and round(stories.scroll_y) == 0
