from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from newsroom.model import Article, Mark, View
from newsroom.store import Store
from newsroom.text.queries import read_query
from tests.store.newsdesk import NOON, TODAY, Clock, absorb, add_feed, draft, row_of, rows, titles

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def five(store: Store) -> tuple[int, ...]:
    """Stories a to e of one feed, e the newest."""
    feed = add_feed(store)
    return absorb(store, feed, *(draft(name, minutes=60 - 10 * place) for place, name in enumerate("abcde")))


def test_the_newest_story_stands_first(store: Store, five: tuple[int, ...]) -> None:
    assert titles(store) == list("edcba")
    assert list(store.inbox.ids(View())) == list(reversed(five))
    assert store.inbox.count(View()) == 5


def test_a_row_tells_what_the_inbox_shows(store: Store, five: tuple[int, ...]) -> None:
    row = row_of(store, five[0])
    assert (row.id, row.title, row.source, row.url) == (
        five[0],
        "A headline about a",
        "one",
        "https://example.com/a",
    )
    assert row.when == row.published == NOON - timedelta(minutes=60)
    assert (row.read, row.starred, row.dismissed, row.held) == (False, False, False, None)
    assert (row.picked, row.ran, row.sources) == (None, None, 1)


def test_rows_come_in_the_order_asked_for_without_those_that_are_gone(
    store: Store, five: tuple[int, ...]
) -> None:
    asked = [five[3], 999, five[0], five[3]]
    assert [row.id for row in store.inbox.rows(asked)] == [five[3], five[0], five[3]]


def test_dismissed_stories_are_seen_in_their_view_only(store: Store, five: tuple[int, ...]) -> None:
    store.marks.set([five[1]], Mark.DISMISSED, True, "dismissed")
    assert titles(store) == list("edca")
    assert titles(store, View(dismissed=True)) == ["b"]


def test_a_held_story_comes_back_on_its_day(store: Store, five: tuple[int, ...]) -> None:
    store.marks.set([five[2]], Mark.HELD, TOMORROW, "held")
    assert titles(store, View(today=TODAY)) == list("edba")
    assert titles(store, View(today=TODAY, held=True)) == ["c"]
    assert titles(store, View(today=TOMORROW)) == list("edcba")
    assert titles(store, View(today=TOMORROW, held=True)) == []


def test_without_a_day_the_clocks_day_counts(store: Store, clock: Clock, five: tuple[int, ...]) -> None:
    store.marks.set([five[2]], Mark.HELD, TOMORROW, "held")
    assert titles(store) == list("edba")
    clock.advance(days=1)
    assert titles(store) == list("edcba")


def test_a_story_both_held_and_dismissed_is_found_among_the_dismissed(
    store: Store, five: tuple[int, ...]
) -> None:
    store.marks.set([five[2]], Mark.HELD, TOMORROW, "held")
    store.marks.set([five[2]], Mark.DISMISSED, True, "dismissed")
    assert titles(store, View(dismissed=True)) == ["c"]
    assert titles(store, View(held=True)) == []


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("headline", "eba"),
        ("is:dismissed", "d"),
        ("is:held", "c"),
        ("is:held OR is:dismissed", "dc"),
        ("is:dismissed OR headline", "edba"),
        ("is:held OR headline", "ecba"),
        ("headline -is:dismissed -is:held", "eba"),
        ("is:dismissed is:held", ""),
    ],
)
def test_a_query_for_what_is_hidden_finds_it(
    store: Store, five: tuple[int, ...], query: str, shown: str
) -> None:
    store.marks.set([five[3]], Mark.DISMISSED, True, "dismissed")
    store.marks.set([five[2]], Mark.HELD, TOMORROW, "held")
    view = View(today=TODAY, query=read_query(query, NOON))
    assert titles(store, view) == list(shown)
    assert store.inbox.count(view) == len(shown)


def test_a_query_for_the_dismissed_finds_those_held_besides(store: Store, five: tuple[int, ...]) -> None:
    store.marks.set([five[2]], Mark.HELD, TOMORROW, "held")
    store.marks.set([five[2]], Mark.DISMISSED, True, "dismissed")
    assert titles(store, View(today=TODAY, query=read_query("is:dismissed", NOON))) == ["c"]
    assert titles(store, View(today=TODAY, query=read_query("is:held", NOON))) == []


def test_the_parts_of_a_view_are_joined_by_and(store: Store, five: tuple[int, ...]) -> None:
    store.marks.set(five[:3], Mark.STARRED, True, "starred")
    store.marks.set(five[2:], Mark.READ, True, "read")
    assert titles(store, View(unread=True)) == list("ba")
    assert titles(store, View(starred=True)) == list("cba")
    assert titles(store, View(starred=True, unread=True)) == list("ba")


def test_since_asks_when_a_story_was_first_fetched(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    absorb(store, one, draft("old", minutes=200), at=NOON - timedelta(hours=3))
    later = NOON + timedelta(hours=1)
    absorb(store, one, draft("late", minutes=9000), at=later)
    absorb(store, two, draft("old"), at=later)
    assert titles(store, View(since=NOON)) == ["late"], "another source does not make the old story new"
    assert titles(store, View(since=later)) == ["late"]
    assert titles(store, View(since=later + timedelta(seconds=1))) == []


def test_a_feeds_view_shows_each_story_by_that_feeds_article(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    absorb(store, one, draft("a", minutes=90), draft("b", minutes=40))
    (second,) = absorb(store, two, draft("a", minutes=30, title="As two tells it"))
    (row,) = rows(store, View(feeds=(two,)))
    assert (row.id, row.title, row.sources) == (second, "As two tells it", 2)
    assert titles(store, View(feeds=(one,))) == ["b", "a"]
    assert titles(store, View(feeds=(one, two))) == ["b", "a"]
    assert store.inbox.count(View(feeds=(one, two))) == 2
    assert titles(store, View(feeds=(99,))) == []


def test_a_tags_view_shows_its_feeds(store: Store) -> None:
    one = add_feed(store, "one", tags=("芯片", "daily"))
    two = add_feed(store, "two", tags=("芯片",))
    absorb(store, one, draft("a", minutes=20))
    absorb(store, two, draft("b", minutes=10))
    absorb(store, add_feed(store, "three"), draft("c"))
    assert titles(store, View(tag="芯片")) == ["b", "a"]
    assert titles(store, View(tag="daily")) == ["a"]
    assert titles(store, View(tag="daily", feeds=(two,))) == []


def test_a_place_in_the_list_survives_a_change_of_the_article_that_shows_the_story(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    (a,) = absorb(store, one, draft("a", minutes=30))
    absorb(store, one, draft("b", minutes=60))
    assert store.inbox.position(store.inbox.ids(View()), a) == 0
    absorb(store, two, draft("a", minutes=90))
    ids = store.inbox.ids(View())
    assert a not in ids
    assert store.inbox.position(ids, a) == 1
    assert store.inbox.position(ids, 999) is None


def test_the_first_unread_of_many_is_found(store: Store) -> None:
    feed = add_feed(store)
    ids = absorb(store, feed, *(draft(str(number)) for number in range(1200)))
    store.marks.set([id for id in ids if id != ids[1100]], Mark.READ, True, "read")
    assert store.inbox.first_unread(ids) == ids[1100]
    assert store.inbox.first_unread(ids[1101:]) is None
    assert store.inbox.first_unread([]) is None


# Search


def searched(store: Store, text: str, view: View | None = None) -> list[str]:
    return titles(store, replace(view or View(), query=read_query(text, NOON)))


def hits(store: Store, text: str, limit: int = 9, *, best: bool = False) -> list[Article]:
    return store.articles.search(read_query(text, NOON), limit, TODAY, best=best)


@pytest.fixture
def texts(store: Store) -> None:
    feed = add_feed(store)
    absorb(
        store,
        feed,
        draft("a", minutes=3, title="推理成本再降", html="<p>OpenAI 公布了<b>新</b>价格。</p>"),
        draft(
            "b", minutes=2, title="芯片 100% 国产", html='<p class="lead">推理_成本 与 AT&amp;T，a &lt; b</p>'
        ),
        draft(
            "c",
            minutes=1,
            title="ÉLAN vital",
            html='<p><img alt="芯片图" src="https://x.example/openai.png">无</p>',
        ),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推理成本", ["推理成本再降"]),
        ("openai", ["推理成本再降"]),
        ("OPENAI 推理", ["推理成本再降"]),
        ("推理 不存在", []),
        ("100%", ["芯片 100% 国产"]),
        ("1%0", []),
        ("10", ["芯片 100% 国产"]),
        ("10 国产", []),
        ("10* 国产", ["芯片 100% 国产"]),
        ('"10"', []),
        ("推理_成", ["芯片 100% 国产"]),
        ("理_本", []),
        ("本", ["芯片 100% 国产", "推理成本再降"]),
        ("本 -openai", ["芯片 100% 国产"]),
        ("公布了新价格", ["推理成本再降"]),
        ("elan OR openai", ["ÉLAN vital", "推理成本再降"]),
        ("(elan | openai) title:推理", ["推理成本再降"]),
        ("title:openai", []),
        ("晶片 OR ＯｐｅｎＡＩ公佈", ["推理成本再降"]),
        ("source:one 芯片", ["芯片 100% 国产"]),
        ("source:two 芯片", []),
        ("NOT 推理", ["ÉLAN vital"]),
        ("NOT 推理 source:one", ["ÉLAN vital"]),
        ("before:2020-01-01", []),
        ("after:2020-01-01 elan", ["ÉLAN vital"]),
        ("is:starred", []),
        ("is:unread 推理 is:nonsense", ["芯片 100% 国产", "推理成本再降"]),
        ("at&t", ["芯片 100% 国产"]),
        ("lead", []),
        ("p", []),
        ("芯片", ["芯片 100% 国产"]),
        ("élan", ["ÉLAN vital"]),
        ("  ", ["ÉLAN vital", "芯片 100% 国产", "推理成本再降"]),
        ("推理\u3000新", ["推理成本再降"]),
        ("\\", ["ÉLAN vital", "芯片 100% 国产", "推理成本再降"]),
    ],
)
@pytest.mark.usefixtures("texts")
def test_search_finds_words_of_title_and_text_and_none_of_the_markup(
    store: Store, text: str, found: list[str]
) -> None:
    assert searched(store, text) == found
    if len(found) < 3:
        assert [article.title for article in hits(store, text)] == found
        assert {article.title for article in hits(store, text, best=True)} == set(found)


def test_a_story_is_found_by_any_of_its_articles(store: Store) -> None:
    one, two = add_feed(store, "one"), add_feed(store, "two")
    absorb(store, one, draft("a", minutes=9))
    absorb(store, two, draft("a", minutes=1, html="<p>Nimbus confirms.</p>"))
    absorb(store, one, draft("c", minutes=5))
    assert searched(store, "confirms") == ["a"]
    assert searched(store, "confirms", View(unread=True)) == ["a"]
    assert store.inbox.count(View(query=read_query("confirms", NOON))) == 1
    assert searched(store, "confirms what") == [], "no article has both words"


def test_search_keeps_to_its_view(store: Store, five: tuple[int, ...]) -> None:
    store.marks.set([five[0]], Mark.DISMISSED, True, "dismissed")
    assert searched(store, "headline") == list("edcb")
    assert searched(store, "headline", View(dismissed=True)) == ["a"]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 60_000,
        "$" * 60_000,
        "http://" + "." * 60_000,
        "本" * 60_000,
        " ".join(str(number) for number in range(3000)),
        "-(" * 3000 + "x",
    ],
    ids=["word", "signs", "address", "run", "words", "brackets"],
)
def test_a_page_pasted_into_the_search_finds_nothing_and_breaks_nothing(
    store: Store, five: tuple[int, ...], text: str
) -> None:
    assert searched(store, text) == [] or text.startswith(("-(", "$", "http"))


def test_latest_articles_are_every_one_of_them(store: Store, five: tuple[int, ...]) -> None:
    store.marks.set([five[4]], Mark.DISMISSED, True, "dismissed")
    store.marks.set([five[3]], Mark.READ, True, "read")
    assert [article.id for article in store.articles.latest(3)] == [five[4], five[3], five[2]]
    assert [article.id for article in store.articles.latest(2, unread=True)] == [five[2], five[1]]
    assert store.articles.latest(0) == []


def test_search_goes_from_the_newest_on_and_stops_in_time(store: Store) -> None:
    feed = add_feed(store)
    many = [draft(str(number), minutes=number + 1) for number in range(2500)]
    ids = absorb(store, feed, *many)
    assert [article.id for article in hits(store, "headline", 2)] == list(ids[:2])
    assert [article.id for article in hits(store, "about 2400", 2)] == [ids[2400]]
    assert hits(store, "", 5) == []
    assert hits(store, "headline", 0) == []


def test_held_until_a_past_day_is_held_no_more(store: Store, five: tuple[int, ...]) -> None:
    store.marks.set([five[0]], Mark.HELD, date(2020, 1, 1), "held")
    assert titles(store) == list("edcba")
