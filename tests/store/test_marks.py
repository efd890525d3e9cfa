from datetime import date, timedelta

import pytest

from newsroom.model import Mark, View
from newsroom.store import Store, open_store
from tests.store.newsdesk import NOON, TODAY, Clock, absorb, add_feed, draft, row_of, titles

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def three(store: Store) -> tuple[int, ...]:
    """Stories a, b, c of feed one; c is told by feed two as well, whose article is the fourth."""
    one, two = add_feed(store, "one"), add_feed(store, "two")
    ids = absorb(store, one, draft("a", minutes=30), draft("b", minutes=20), draft("c", minutes=10))
    return ids + absorb(store, two, draft("c", minutes=5))


@pytest.mark.parametrize(
    ("mark", "value"),
    [(Mark.READ, True), (Mark.STARRED, True), (Mark.DISMISSED, True), (Mark.HELD, TOMORROW)],
)
def test_a_mark_is_set_undone_and_set_again(
    store: Store, three: tuple[int, ...], mark: Mark, value: bool | date
) -> None:
    def marks() -> list[object]:
        return [getattr(row_of(store, id), mark.value) for id in three]

    before = marks()
    change = store.marks.set(three[:2], mark, value, "two of them")
    assert (change.label, set(change.ids), change.at, change.issue) == (
        "two of them",
        set(three[:2]),
        NOON,
        None,
    )
    after = marks()
    assert after == [value, value, *before[2:]]
    undone = store.journal.undo()
    assert undone is not None
    assert (undone.label, set(undone.ids)) == ("two of them", set(three[:2]))
    assert marks() == before
    redone = store.journal.redo()
    assert redone is not None
    assert set(redone.ids) == set(three[:2])
    assert marks() == after


def test_the_mark_of_one_article_is_that_of_all_its_storys(store: Store, three: tuple[int, ...]) -> None:
    change = store.marks.set([three[3]], Mark.DISMISSED, True, "dismissed")
    assert change.ids == (three[2], three[3])
    assert titles(store) == ["b", "a"]
    assert all(article.dismissed for article in store.articles.story(row_of(store, three[2]).story))


def test_only_what_changes_is_undone(store: Store, three: tuple[int, ...]) -> None:
    store.marks.set([three[0]], Mark.READ, True, "first")
    change = store.marks.set(three[:2], Mark.READ, True, "both")
    assert change.ids == (three[1],)
    store.journal.undo()
    assert titles(store, View(unread=True)) == ["c", "b"]


def test_what_changes_nothing_is_no_step(store: Store, three: tuple[int, ...]) -> None:
    store.marks.set([three[0]], Mark.READ, True, "first")
    assert store.marks.set([three[0]], Mark.READ, True, "again").ids == ()
    assert store.marks.set([999], Mark.READ, True, "gone").ids == ()
    assert store.marks.set([], Mark.READ, True, "none").ids == ()
    last = store.journal.last()
    assert last is not None
    assert last.label == "first"


def test_stories_held_until_different_days_get_their_own_day_back(
    store: Store, three: tuple[int, ...]
) -> None:
    store.marks.set([three[0]], Mark.HELD, TOMORROW, "a")
    store.marks.set([three[1]], Mark.HELD, TODAY + timedelta(days=9), "b")
    store.marks.set(three, Mark.HELD, TODAY + timedelta(days=2), "all")
    store.journal.undo()
    assert [row_of(store, id).held for id in three] == [TOMORROW, TODAY + timedelta(days=9), None, None]


def test_a_held_story_is_brought_back_by_none_or_false(store: Store, three: tuple[int, ...]) -> None:
    for nothing in (None, False):
        store.marks.set(three, Mark.HELD, TOMORROW, "held")
        store.marks.set(three, Mark.HELD, nothing, "back")
        assert row_of(store, three[0]).held is None


def test_held_needs_a_day(store: Store, three: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="until a day"):
        store.marks.set(three, Mark.HELD, True, "held")


def test_marks_and_their_undo_survive_a_restart(store: Store, three: tuple[int, ...], clock: Clock) -> None:
    store.marks.set(three, Mark.READ, True, "all read")
    store.close()
    with open_store(store.path, now=clock) as again:
        assert titles(again, View(unread=True)) == []
        change = again.journal.undo()
        assert change is not None
        assert change.label == "all read"
        assert titles(again, View(unread=True)) == ["c", "b", "a"]


def test_marks_of_stories_that_went_are_undone_for_those_that_are_left(
    store: Store, three: tuple[int, ...]
) -> None:
    store.marks.set(three, Mark.READ, True, "all read")
    store.feeds.remove([1])
    change = store.journal.undo()
    assert change is not None
    assert change.ids == (three[3],)
    assert titles(store, View(unread=True)) == ["c"]


def test_a_bulk_action_takes_little_room_in_the_journal(store: Store) -> None:
    feed = add_feed(store)
    ids = absorb(store, feed, *(draft(str(number)) for number in range(3000)))
    assert store.marks.set(ids, Mark.READ, True, "all").ids == tuple(sorted(ids))
    with store.writing() as db:
        assert db.execute("SELECT length(data) FROM journal").fetchone()[0] < 200
    change = store.journal.undo()
    assert change is not None
    assert change.ids == tuple(sorted(ids))
