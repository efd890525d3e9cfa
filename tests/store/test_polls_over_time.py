"""Feeds polled again and again: no article twice, none lost, whatever the feed does to its entries."""

from __future__ import annotations

import itertools
import random
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from newsroom.model import ArticleDraft
from newsroom.store import Store
from tests.store.feeds_over_time import KINDS, Entry, Publisher
from tests.store.newsdesk import NOON, absorb, add_feed, draft, rows


def count(store: Store) -> int:
    return len(store.articles.latest(100_000))


@pytest.mark.parametrize("seed", range(3))
def test_seventy_polls_of_a_lively_feed_give_each_article_once(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    feed = add_feed(store)
    publisher = Publisher()
    ids: dict[int, int] = {}
    for poll in range(70):
        publisher.now = NOON + timedelta(hours=poll)
        for _new in range(chance.randrange(4)):
            publisher.publish(guid=chance.random() < 0.8)
        for entry in publisher.entries[-20:]:
            if poll and chance.random() < 0.15:
                publisher.change(entry, chance.choice(KINDS))
        shown = publisher.feed(20, chance)
        if chance.random() < 0.1:
            shown = shown[:3]
        store.articles.absorb(feed, shown, publisher.now)
        assert store.articles.absorb(feed, shown, publisher.now).unchanged == len(shown)
        known = {each.title: each.id for each in store.articles.latest(100_000)}
        for each in publisher.entries[-3:]:
            ids.setdefault(each.number, known[each.title]) if each.title in known else None
    store.articles.absorb(feed, publisher.feed(100_000), publisher.now)
    kept = {each.title: each for each in store.articles.latest(100_000)}
    assert count(store) == len(publisher.entries) > 70
    assert set(kept) == {each.title for each in publisher.entries}
    assert all(kept[publisher.entries[number].title].id == id for number, id in ids.items())
    assert store.check() == []


def test_a_feed_that_dates_everything_anew_does_not_flood_the_inbox(store: Store) -> None:
    feed = add_feed(store)
    publisher = Publisher()
    for _each in range(5):
        publisher.publish()
    for poll in range(70):
        publisher.now = NOON + timedelta(hours=poll)
        for entry in publisher.entries:
            entry.published = publisher.now
        store.articles.absorb(feed, publisher.feed(5), publisher.now)
    assert {row.when for row in rows(store)} == {NOON} and len(rows(store)) == 5


def test_ids_that_change_at_every_poll_make_nothing_new(store: Store) -> None:
    feed = add_feed(store)
    publisher = Publisher()
    for _each in range(5):
        publisher.publish()
    for _poll in range(70):
        for entry in publisher.entries:
            publisher.change(entry, "guid")
        store.articles.absorb(feed, publisher.feed(5), publisher.now)
    assert count(store) == 5


def test_links_of_a_session_make_nothing_new_where_there_are_no_ids(store: Store) -> None:
    feed = add_feed(store)
    publisher = Publisher()
    for _each in range(5):
        publisher.publish(guid=False)
    for _poll in range(70):
        for entry in publisher.entries:
            publisher.change(entry, "tracking")
        store.articles.absorb(feed, publisher.feed(5), publisher.now)
    assert count(store) == 5


def test_a_column_of_one_title_on_one_page_comes_every_morning(store: Store) -> None:
    feed = add_feed(store)
    page = "https://example.com/column"
    for day in range(7):
        at = NOON + timedelta(days=day)
        morning = draft(f"{day}", title="早报", url=page, canonical=page, html=f"<p>{day}</p>", published=at)
        store.articles.absorb(feed, [morning], at)
    assert count(store) == 7


def test_a_nameless_column_of_one_title_keeps_each_text_and_a_correction_is_none(store: Store) -> None:
    feed = add_feed(store)

    def entry(key: str, text: str) -> ArticleDraft:
        return ArticleDraft(
            key=f"content:{key}", url=None, canonical=None, title="早报", html=f"<p>{text}</p>"
        )

    for day, text in enumerate(("北岸港口周一恢复通航。", "城东银行停用短信验证码。", "<img src='a.png'>")):
        absorb(store, feed, entry(str(day), text))
    assert count(store) == 3
    absorb(store, feed, entry("again", "城东银行下月停用短信验证码，改用密钥。"))
    assert count(store) == 3
    for day, text in enumerate(
        ("今日天气：晴，气温 20 度，请注意防晒。", "今日天气：雨，气温 18 度，请注意带伞。")
    ):
        absorb(store, feed, entry(f"weather {day}", text))
    assert count(store) == 5


def test_flashes_that_all_link_to_the_front_page_are_all_kept(store: Store) -> None:
    feed = add_feed(store)
    page = "https://example.com"
    for number in range(30):
        flash = draft(str(number), url=page, canonical=page, published=NOON)
        store.articles.absorb(feed, [flash], NOON)
    assert count(store) == 30


def test_two_of_one_id_are_told_apart_when_one_of_them_goes(store: Store) -> None:
    feed = add_feed(store)
    a, b = draft("a"), draft("b")
    by_link = [
        draft("a", key="link:https://example.com/a"),
        draft("b", key="link:https://example.com/b"),
    ]
    absorb(store, feed, a)
    absorb(store, feed, *by_link)
    absorb(store, feed, draft("b", key="guid:a"))
    absorb(store, feed, *by_link)
    assert count(store) == 2
    assert {each.title for each in store.articles.latest(9)} == {a.title, b.title}


@pytest.mark.parametrize("shown", [1, 8])
def test_ids_that_only_number_the_entries_of_a_feed_lose_nothing(store: Store, shown: int) -> None:
    feed = add_feed(store)
    publisher = Publisher()
    for _poll in range(30):
        publisher.now += timedelta(hours=1)
        publisher.publish()
        window = publisher.feed(shown)
        numbered = [replace(each, key=f"guid:item-{place}") for place, each in enumerate(window)]
        store.articles.absorb(feed, numbered, publisher.now)
        assert store.articles.absorb(feed, numbered, publisher.now).unchanged == len(numbered)
    assert count(store) == 30


@pytest.mark.parametrize("kind", ["one id, links", "one id, no links", "no ids, one link"])
def test_a_feed_of_one_entry_whose_name_never_changes_loses_nothing(store: Store, kind: str) -> None:
    feed = add_feed(store)
    titles = (
        "城市地铁今天开通三条新线",
        "诺贝尔物理学奖揭晓",
        "台风登陆沿海，航班停飞",
        "新款手机发布会延期",
    )
    for day, title in enumerate(titles):
        page = {
            "one id, links": f"https://example.com/{day}",
            "one id, no links": None,
            "no ids, one link": "https://example.com/today",
        }[kind]
        entry = ArticleDraft(
            key="link:https://example.com/today" if kind == "no ids, one link" else "guid:today",
            url=page,
            canonical=page,
            title=title,
            published=NOON + timedelta(days=day),
        )
        for _poll in range(2):
            store.articles.absorb(feed, [entry], NOON + timedelta(days=day, minutes=5))
    assert {each.title for each in store.articles.latest(9)} == set(titles)
    assert count(store) == len(titles)


BODY = "<p>记者从发布会上了解到，这一项目将于明年开工建设，总投资约三十亿元，预计三年内建成并投入使用。</p>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            {"key": "content:1", "url": None, "canonical": None, "published": None},
            {
                "key": "content:2",
                "url": None,
                "canonical": None,
                "published": None,
                "html": BODY + "<p>补充。</p>",
            },
            id="neither name nor date, the text edited",
        ),
        pytest.param(
            {
                "key": "link:https://example.com/1",
                "url": "https://example.com/1",
                "canonical": "https://example.com/1",
            },
            {
                "key": "link:https://example.com/2",
                "url": "https://example.com/2",
                "canonical": "https://example.com/2",
                "title": "改过的标题",
            },
            id="no id, link and title edited",
        ),
        pytest.param(
            {"key": "guid:1", "url": "https://example.com/1", "canonical": "https://example.com/1"},
            {
                "key": "guid:2",
                "url": "https://example.com/2",
                "canonical": "https://example.com/2",
                "title": "改过的标题",
            },
            id="id, link and title edited",
        ),
    ],
)
def test_an_article_that_is_edited_in_place_is_not_doubled(
    store: Store, before: dict[str, Any], after: dict[str, Any]
) -> None:
    feed = add_feed(store)
    whole = ArticleDraft(key="", url=None, canonical=None, title="项目明年开工", published=NOON, html=BODY)
    store.articles.absorb(feed, [replace(whole, **before)], NOON)
    absorbed = store.articles.absorb(feed, [replace(whole, **after)], NOON + timedelta(hours=1))
    assert (len(absorbed.new), len(absorbed.updated), count(store)) == (0, 1, 1)


def test_a_phrase_below_every_headline_joins_nothing(store: Store) -> None:
    feed = add_feed(store)
    for number in range(4):
        page = f"https://example.com/{number}"
        entry = ArticleDraft(
            key=f"link:{page}",
            url=page,
            canonical=page,
            title=f"第{number}件事",
            published=NOON,
            html="<p>点击查看全文</p>",
        )
        store.articles.absorb(feed, [entry], NOON)
    assert count(store) == 4


def test_articles_that_were_gone_for_a_while_come_back_as_themselves(store: Store) -> None:
    feed = add_feed(store)
    both = [draft("a"), draft("b")]
    ids = absorb(store, feed, *both)
    absorb(store, feed, both[1])
    absorb(store, feed)
    assert store.articles.absorb(feed, both, NOON).unchanged == 2
    assert sorted(each.id for each in store.articles.latest(9)) == sorted(ids)


def test_a_site_that_moves_keeps_its_articles(store: Store) -> None:
    feed = add_feed(store)
    absorb(store, feed, *(draft(str(number), minutes=number) for number in range(20)))
    moved = [
        draft(
            str(number),
            minutes=number,
            key=f"guid:https://new.example.org/?p={number}",
            url=f"https://new.example.org/{number}",
            canonical=f"https://new.example.org/{number}",
        )
        for number in range(20)
    ]
    assert len(store.articles.absorb(feed, moved, NOON).updated) == 20
    assert count(store) == 20


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"published": NOON + timedelta(days=30)}, id="all dated by the move"),
        pytest.param({"title": "另一个标题"}, id="titles rewritten"),
        pytest.param(
            {"html": "<p><img src='https://new.example.org/logo.png'>另一段文字</p>"}, id="other texts"
        ),
    ],
)
def test_a_site_that_moves_and_changes_one_thing_more_keeps_its_articles(
    store: Store, change: dict[str, Any]
) -> None:
    feed = add_feed(store)
    absorb(store, feed, *(draft(str(number), minutes=number) for number in range(20)))
    moved = [
        replace(
            draft(
                str(number),
                minutes=number,
                key=f"guid:https://new.example.org/{number}",
                url=f"https://new.example.org/{number}",
                canonical=f"https://new.example.org/{number}",
            ),
            **change,
        )
        for number in range(20)
    ]
    store.articles.absorb(feed, moved, NOON + timedelta(days=30))
    assert count(store) == 20


def test_pages_of_one_path_on_two_hosts_are_two_where_nothing_else_is_alike(store: Store) -> None:
    feed = add_feed(store)
    absorb(store, feed, draft("a", url="https://a.example/1", canonical="https://a.example/1"))
    absorb(store, feed, draft("b", minutes=90, url="https://b.example/1", canonical="https://b.example/1"))
    assert count(store) == 2


def test_an_earlier_date_is_believed_and_a_later_one_is_not(store: Store) -> None:
    feed = add_feed(store)
    (id,) = absorb(store, feed, draft("a", minutes=0))
    absorb(store, feed, draft("a", minutes=-60))
    absorb(store, feed, draft("a", minutes=12 * 60))
    assert next(row.when for row in rows(store)) == NOON
    store.articles.absorb(feed, [draft("a", minutes=5 * 24 * 60)], NOON)
    assert [(row.id, row.when) for row in rows(store)] == [(id, NOON - timedelta(days=5))]
    assert store.check() == []


_NUMBERS = itertools.count()


class Polls(RuleBasedStateMachine):
    """One feed, whose entries change in one way between two polls, and what the store makes of it."""

    store: Store

    def __init__(self) -> None:
        super().__init__()
        self.publisher = Publisher()
        self.shown: set[int] = set()
        self.changed: set[int] = set()

    @initialize()
    def subscribe(self) -> None:
        self.feed = add_feed(self.store, f"feed-{next(_NUMBERS)}")

    @rule(guid=st.booleans())
    def publish(self, guid: bool) -> None:
        self.publisher.publish(guid=guid)

    @rule(data=st.data(), kind=st.sampled_from(KINDS))
    def change(self, data: st.DataObject, kind: str) -> None:
        untouched = [each for each in self.publisher.entries if each.number not in self.changed]
        if untouched:
            entry: Entry = data.draw(st.sampled_from(untouched))
            self.changed.add(entry.number)
            self.publisher.change(entry, kind)

    @rule(hours=st.integers(1, 100))
    def wait(self, hours: int) -> None:
        self.publisher.now += timedelta(hours=hours)

    @rule(chance=st.randoms(use_true_random=False), window=st.integers(1, 12))
    def poll(self, chance: random.Random, window: int) -> None:
        drafts = self.publisher.feed(window, chance)
        self.store.articles.absorb(self.feed, drafts, self.publisher.now)
        latest = {each.number for each in self.publisher.entries[-window:]}
        self.shown |= latest
        self.changed -= latest

    @invariant()
    def each_article_is_there_once(self) -> None:
        if hasattr(self, "feed"):
            kept = [each for each in self.store.articles.latest(100_000) if each.feed_id == self.feed]
            assert len(kept) == len(self.shown)


def test_whatever_a_feed_does_between_two_polls(store: Store) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    Polls.store = store
    run_state_machine_as_test(
        Polls, settings=settings(max_examples=25, stateful_step_count=25, deadline=None)
    )
