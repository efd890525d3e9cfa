from datetime import date

import pytest

from newsroom.model import Issue, Ran
from newsroom.store import Store
from tests.store.newsdesk import NOON, TODAY, absorb, add_feed, draft, entry, issue, row_of

EARLIER = date(2026, 2, 27)


def published(store: Store, content: Issue) -> int:
    """An issue that was imported."""
    return store.issues.create(content, origin="a.md", sha=None).head.id


@pytest.fixture
def article(store: Store) -> int:
    """An article that feed one and feed two carry under one link, and title; this one is shown."""
    (first,) = absorb(store, add_feed(store, "one"), draft("a", minutes=90))
    absorb(store, add_feed(store, "two"), draft("a", minutes=30, url="https://example.com/a?utm_source=two"))
    return first


def test_a_story_is_picked_by_any_of_its_articles(store: Store, article: int) -> None:
    id = store.issues.create(issue(entry("x", url=""))).head.id
    assert row_of(store, article).picked is None
    second = store.articles.story(row_of(store, article).story)[1].id
    store.issues.save(
        id, issue(entry("x", url=""), entry("a", url="", headline="", article=second)), "pick", 1
    )
    assert row_of(store, article).picked == 2


def test_a_story_is_picked_by_its_link(store: Store, article: int) -> None:
    store.issues.create(issue(entry("hand", headline="By hand", url="https://example.com/a?utm_medium=mail")))
    assert row_of(store, article).picked == 1


def test_only_the_open_issue_picks(store: Store, article: int) -> None:
    picking = store.issues.create(issue(entry("a", article=article))).head.id
    other = store.issues.create(issue()).head.id
    assert row_of(store, article).picked is None
    store.issues.set_open(picking)
    assert row_of(store, article).picked == 1
    store.issues.set_open(other)
    assert row_of(store, article).picked is None


def test_a_pick_stays_usable_when_its_feed_goes(store: Store, article: int) -> None:
    id = store.issues.create(issue(entry("a", article=article))).head.id
    store.feeds.remove([feed.id for feed in store.feeds.all()])
    assert store.issues.get(id).issue.entries == (entry("a", article=article),)
    (again,) = absorb(store, add_feed(store, "three"), draft("a"))
    assert row_of(store, again).picked == 1, "known again by its link"


def test_a_draft_has_not_run(store: Store, article: int) -> None:
    store.issues.create(issue(entry("a", article=article)))
    store.issues.set_open(None)
    assert row_of(store, article).ran is None


@pytest.mark.parametrize(
    "run",
    [
        entry("z", headline="Otherwise", url="http://www.example.com/a?utm_source=mail"),
        entry("z", headline="a HEADLINE about “a”!", url="https://elsewhere.example.com/"),
    ],
)
def test_a_story_ran_by_its_link_or_its_title(store: Store, article: int, run: object) -> None:
    id = published(store, issue(entry("x"), run, day=EARLIER))  # type: ignore[arg-type]
    assert row_of(store, article).ran == Ran(id, EARLIER, 2)


def test_a_story_ran_by_the_article_that_was_exported(store: Store, article: int) -> None:
    own = entry("z", headline="Rewritten", url="", article=article)
    id = store.issues.create(issue(own, day=EARLIER)).head.id
    store.issues.mark_exported(id, NOON, "x")
    store.issues.set_open(None)
    assert row_of(store, article).ran == Ran(id, EARLIER, 1)


def test_entries_without_title_and_link_ran_as_nothing(store: Store) -> None:
    published(store, issue(entry("z", headline="", url="")))
    bare = draft("a", title="", url=None, canonical=None)
    (id,) = absorb(store, add_feed(store), bare)
    assert row_of(store, id).ran is None


def test_the_last_run_counts(store: Store, article: int) -> None:
    late = published(store, issue(entry("x"), entry("a"), day=date(2026, 2, 28)))
    published(store, issue(entry("a"), day=EARLIER))
    published(store, issue(entry("a"), day=date(2026, 2, 20)))
    assert row_of(store, article).ran == Ran(late, date(2026, 2, 28), 2)


def test_an_undated_import_ran_on_the_day_it_came(store: Store, article: int) -> None:
    published(store, issue(entry("a"), day=EARLIER))
    undated = published(store, issue(entry("a"), day=None))
    assert row_of(store, article).ran == Ran(undated, None, 1)


def test_a_run_in_the_open_issue_hides_no_earlier_one(store: Store, article: int) -> None:
    before = published(store, issue(entry("a"), day=EARLIER))
    id = store.issues.create(issue(entry("a", article=article))).head.id
    store.issues.mark_exported(id, NOON, "x")
    row = row_of(store, article)
    assert (row.picked, row.ran) == (1, Ran(before, EARLIER, 1))
    store.issues.save(id, issue(), "taken out", 1)
    row = row_of(store, article)
    assert (row.picked, row.ran) == (None, Ran(id, TODAY, 1)), "it is in the file that went out"


def test_what_went_out_counts_not_what_was_changed_since(store: Store, article: int) -> None:
    id = store.issues.create(issue(entry("x"), entry("a"))).head.id
    store.issues.mark_exported(id, NOON, "x")
    store.issues.save(id, issue(entry("x")), "removed", 1)
    store.issues.set_open(None)
    assert row_of(store, article).ran == Ran(id, TODAY, 2)
    store.issues.mark_exported(id, NOON, "x")
    assert row_of(store, article).ran is None


def test_a_removed_issue_ran_nothing(store: Store, article: int) -> None:
    id = published(store, issue(entry("a")))
    store.issues.remove(id)
    assert row_of(store, article).ran is None
