from datetime import datetime, timedelta

from newsroom.store import Store
from newsroom.store.sameness import Known, Traits, story_of
from tests.store.newsdesk import NOON, draft


def traits(
    feed: int = 1, link: str | None = None, title: str = "nimbusships", when: datetime = NOON
) -> Traits:
    return Traits(feed, link, title, when)


def test_nothing_known_begins_a_story() -> None:
    assert story_of(traits(link="a"), []) is None


def test_a_link_joins_whatever_the_title_and_the_time() -> None:
    known = [Known(traits(2, "a", "other", NOON - timedelta(days=400)), 5)]
    assert story_of(traits(1, "a"), known) == 5


def test_a_link_goes_before_a_title() -> None:
    known = [Known(traits(2, "b"), 6), Known(traits(3, "a", "other"), 5)]
    assert story_of(traits(1, "a"), known) == 5


def test_no_link_is_not_the_same_link() -> None:
    assert story_of(traits(1, None, "x"), [Known(traits(2, None, "y"), 5)]) is None


def test_of_several_the_latest_is_joined() -> None:
    known = [Known(traits(2, when=NOON - timedelta(days=days)), days) for days in (5, 1, 3)]
    assert story_of(traits(), known) == 1


def test_a_week_is_the_end() -> None:
    week = timedelta(days=7)
    assert story_of(traits(), [Known(traits(2, when=NOON - week), 5)]) == 5
    assert story_of(traits(), [Known(traits(2, when=NOON - week - timedelta(seconds=1)), 5)]) is None
    assert story_of(traits(), [Known(traits(2, when=NOON + week), 5)]) == 5


def test_no_title_is_not_the_same_title() -> None:
    assert story_of(traits(title=""), [Known(traits(2, title=""), 5)]) is None


def test_a_feed_whose_entries_link_to_one_page_tells_many_stories() -> None:
    assert story_of(traits(1, "home", "second"), [Known(traits(1, "home", "first"), 5)]) is None


def test_a_feed_that_lists_an_entry_again_under_a_new_key_tells_one_story() -> None:
    assert story_of(traits(1, "a"), [Known(traits(1, "a"), 5)]) == 5


def test_a_column_with_one_title_every_morning_is_a_story_each() -> None:
    yesterday = Known(traits(1, "mon", "早报", NOON - timedelta(days=1)), 5)
    assert story_of(traits(1, "tue", "早报"), [yesterday]) is None
    carried = Known(traits(2, "other", "早报", NOON - timedelta(days=1)), 5)
    assert story_of(traits(1, "tue", "早报"), [yesterday, carried]) is None, "nor by way of another feed"


def test_round_ups_of_two_feeds_under_one_headline_are_two_stories() -> None:
    assert story_of(traits(1, title="早报8点1氪"), [Known(traits(2, title="早报8点1氪"), 5)]) is None
    assert story_of(traits(1, "a", title="早报8点1氪"), [Known(traits(2, "a", title="早报8点1氪"), 5)]) == 5


def test_two_clippings_of_pictures_under_one_title_are_two_articles(store: Store) -> None:
    def clip(name: str, picture: str) -> int:
        return store.clips.take(
            draft(
                name,
                title="今日一图",
                url=None,
                canonical=None,
                html=f"<p><data value='{picture}'></data></p>",
            ),
            "",
            "clipped",
        ).id

    first = clip("a", "https://p.example/1.png")
    assert clip("b", "https://p.example/2.png") != first
    assert clip("c", "https://p.example/1.png") == first
