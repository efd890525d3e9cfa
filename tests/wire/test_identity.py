from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.wire.identity import Item, identified
from tests.wire.documents import articles, rss

FIRST = Item(guid="g", url="https://example.org/1", title="甲", html="<p>一</p>")


def keys(*items: Item) -> list[str]:
    return [draft.key for draft in identified(items)]


def test_the_guid_comes_first_then_the_link_then_the_content() -> None:
    assert keys(FIRST) == ["guid:g"]
    assert keys(replace(FIRST, guid="")) == ["link:https://example.org/1"]
    (content,) = keys(replace(FIRST, guid="", url=None))
    assert content.startswith("content:")


def test_the_key_of_a_link_has_no_tracking() -> None:
    assert keys(Item(url="http://www.example.org/1?utm_source=rss")) == ["link:https://example.org/1"]


def test_the_same_content_has_the_same_key_in_every_fetch() -> None:
    item = Item(title="甲", html="<p>一</p>")
    assert keys(item) == keys(item) != keys(replace(item, html="<p>二</p>"))


def test_an_exact_double_is_dropped() -> None:
    assert keys(FIRST, FIRST) == ["guid:g"]
    assert keys(FIRST, replace(FIRST, url="https://example.org/1?utm_source=rss")) == ["guid:g"]


def test_two_articles_with_one_guid_both_survive_by_their_links() -> None:
    second = replace(FIRST, url="https://example.org/2", title="乙")
    assert keys(FIRST, second) == ["link:https://example.org/1", "link:https://example.org/2"]
    assert keys(second, FIRST) == ["link:https://example.org/2", "link:https://example.org/1"]


def test_two_articles_with_one_guid_and_one_link_both_survive_by_their_content() -> None:
    found = keys(FIRST, replace(FIRST, title="乙"))
    assert len(set(found)) == 2 and all(key.startswith("content:") for key in found)


def test_a_double_does_not_cost_an_article_its_guid() -> None:
    assert keys(FIRST, FIRST, replace(FIRST, guid="h")) == ["guid:g", "guid:h"]


def test_entries_without_anything_are_told_apart_by_their_dates() -> None:
    found = articles(rss("<pubDate>2026-06-01</pubDate>", "<pubDate>2026-06-02</pubDate>", "", ""))
    assert len(found) == 3


def test_an_entry_of_a_date_or_an_author_alone_is_not_another_one() -> None:
    for one, other in (
        ("pubDate>2026-06-01</pubDate", "pubDate>2026-06-02</pubDate"),
        ("author>甲</author", ""),
    ):
        (first,), second = articles(rss(f"<{one}>")), articles(rss(f"<{other}>" if other else ""))
        assert first.key not in {each.key for each in second}
        assert articles(rss(f"<{one}>"))[0].key == first.key


def test_a_long_guid_is_kept_short_and_still_tells() -> None:
    found = keys(Item(guid="g" * 10_000), Item(guid="g" * 9_999 + "h"))
    assert len(set(found)) == 2 and all(len(key) < 100 for key in found)


ITEMS = st.builds(
    Item,
    guid=st.sampled_from(["", "a", "b"]),
    url=st.sampled_from([None, "https://example.org/1", "https://example.org/2"]),
    title=st.sampled_from(["", "甲", "乙"]),
    html=st.sampled_from(["", "<p>一</p>"]),
)


@settings(deadline=None)
@given(st.lists(ITEMS, max_size=12))
def test_no_two_have_one_key_and_nothing_that_differs_is_lost(items: list[Item]) -> None:
    drafts = identified(items)
    assert len({draft.key for draft in drafts}) == len(drafts)
    kept = {(draft.url, draft.title, draft.html) for draft in drafts}
    assert kept == {(item.url, item.title, item.html) for item in items}


@settings(deadline=None)
@given(st.lists(ITEMS, max_size=8), st.randoms())
def test_the_order_of_the_feed_does_not_matter(items: list[Item], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = items.copy()
    random.shuffle(shuffled)
    assert set(keys(*items)) == set(keys(*shuffled))
