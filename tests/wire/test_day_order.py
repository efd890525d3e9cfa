"""Dates in figures that may be two days: the feed tells which."""

from datetime import UTC, datetime

import pytest

from newsroom.wire.parse import parse_feed
from newsroom.wire.recipes import PageRecipe, stored
from tests.wire.documents import ADDRESS, rss

NOW = datetime(2026, 11, 29, 8, 0, tzinfo=UTC)


def months(*dates: str, language: str = "") -> list[int | None]:
    """Give the months that a feed's articles are in, those of its dates that are read."""
    items = (f"<title>{number}</title><pubDate>{date}</pubDate>" for number, date in enumerate(dates))
    feed = rss(*items, head=f"<language>{language}</language>" if language else "", title="Example")
    articles = parse_feed(feed.encode(), "", ADDRESS, NOW).articles
    return [article.published.month if article.published else None for article in articles]


def test_a_day_that_can_be_no_month_tells_it_of_all_dates() -> None:
    assert months("05/11/2026", "28/10/2026") == [11, 10]
    assert months("05/11/2026 08:30", "4/28/2026") == [5, 4]


def test_what_would_be_in_the_future_is_not_meant() -> None:
    assert months("05/12/2025 10:00", "11/12/2026") == [5, 11]
    assert months("12/11/2026") == [11]
    assert months("11/12/2026") == [11]


def test_tomorrow_is_no_future_where_the_feed_is_made() -> None:
    assert months("11/30/2026", "05/11/2026") == [11, 5]


def test_entries_stand_in_the_order_of_their_days() -> None:
    assert months("05/10/2026", "01/10/2026", "11/09/2026", "07/09/2026") == [10, 10, 9, 9]
    assert months("10/05/2026", "10/01/2026", "09/11/2026", "09/07/2026") == [10, 10, 9, 9]


@pytest.mark.parametrize(
    ("language", "month"),
    [
        ("en-US", 5),
        ("en-GB", 11),
        ("en_AU", 11),
        ("de", 11),
        ("fr-CA", 11),
        ("pt-br", 11),
        ("en", None),
        ("zh-CN", None),
        ("", None),
    ],
)
def test_the_language_tells_it_where_the_dates_do_not(language: str, month: int | None) -> None:
    assert months("05/11/2026", language=language) == [month]


def test_dates_tell_it_better_than_a_language_that_was_never_set() -> None:
    assert months("05/11/2026", "28/10/2026", language="en-us") == [11, 10]


def test_a_feed_that_writes_both_ways_leaves_it_open() -> None:
    assert months("05/11/2026", "28/10/2026", "10/28/2026", language="en-US") == [None, 10, 10]


def test_nonsense_among_the_dates_changes_nothing() -> None:
    assert months("05/11/2026", "13/13/2026", "28/10/2026", "soon") == [11, None, 10, None]


def test_json_feeds_pages_and_commands_are_read_so_too() -> None:
    feed = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": ['
        '{"id": "1", "title": "a", "date_published": "05/11/2026"},'
        '{"id": "2", "title": "b", "date_published": "28/10/2026"}]}'
    )
    page = (
        '<html lang="en-GB"><title>x</title><li><a href="/1">a</a><time>05/11/2026</time></li>'
        '<li><a href="/2">b</a><time>02/03/2026</time></li></html>'
    )
    output = '[{"title": "a", "date": "05/11/2026"}, {"title": "b", "date": "28/10/2026"}]'
    recipe = stored(PageRecipe(item="li"))
    for found in (
        parse_feed(feed.encode(), "", ADDRESS, NOW),
        parse_feed(page.encode(), "", ADDRESS, NOW, kind="page", recipe=recipe),
        parse_feed(output.encode(), "", ADDRESS, NOW, kind="command"),
    ):
        assert found.articles[0].published == datetime(2026, 11, 5, tzinfo=UTC)
