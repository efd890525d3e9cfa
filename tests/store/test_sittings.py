"""Undo at the desk: this sitting's steps first, and another program's only when the editor says so."""

from __future__ import annotations

from collections.abc import Iterator
from platform import node

import pytest

from newsroom.model import Change, Mark, View
from newsroom.store import Asked, Store, open_store
from tests.store.newsdesk import NOON, Clock, absorb, add_feed, draft, issue


@pytest.fixture
def ids(store: Store) -> list[int]:
    """Three stories, and nothing to undo."""
    feed = add_feed(store)
    absorb(store, feed, *(draft(str(n)) for n in range(3)))
    with store.writing() as db:
        db.execute("DELETE FROM journal")
    store.sit_down()
    return list(store.inbox.ids(View(name="all")))


@pytest.fixture
def other(store: Store, ids: list[int], clock: Clock) -> Iterator[Store]:
    """Another program with the same newsroom."""
    with open_store(store.path, now=clock) as other:
        yield other


def marks(store: Store, id: int) -> tuple[bool, bool]:
    row = store.inbox.rows([id])[0]
    return row.read, row.starred


def done(found: Change | Asked | None) -> str | None:
    assert not isinstance(found, Asked), found
    return found.label if found else None


def asked(found: Change | Asked | None) -> Asked:
    assert isinstance(found, Asked), found
    return found


def test_of_two_programs_each_takes_back_what_it_did_itself(
    store: Store, other: Store, ids: list[int]
) -> None:
    store.marks.set([ids[0]], Mark.READ, True, "ours")
    other.marks.set([ids[0]], Mark.STARRED, True, "theirs")
    assert done(store.journal.undo_here()) == "ours"
    assert marks(store, ids[0]) == (False, True)
    question = asked(store.journal.undo_here())
    assert (question.label, question.by, question.first) == ("theirs", "command", "")
    assert marks(store, ids[0]) == (False, True), "to ask changes nothing"
    assert done(store.journal.redo_here()) == "ours"
    assert done(store.journal.undo_here()) == "ours"
    assert done(store.journal.undo_asked(question)) == "theirs"
    assert store.journal.undo_asked(question) is None
    assert store.journal.undo_here() is None
    # What was taken back here is done again without a question, the last first.
    assert [done(store.journal.redo_here()) for _ in range(3)] == ["theirs", "ours", None]
    assert marks(store, ids[0]) == (True, True)
    assert [done(store.journal.undo_here()) for _ in range(2)] == ["theirs", "ours"]


def test_a_command_takes_back_the_last_of_all(store: Store, other: Store, ids: list[int]) -> None:
    other.marks.set([ids[1]], Mark.READ, True, "theirs")
    store.marks.set([ids[0]], Mark.READ, True, "ours")
    undone = other.journal.undo()
    assert undone is not None and undone.label == "ours"
    assert asked(store.journal.undo_here()).label == "theirs"
    # It was ours, so that it is done again here unasked.
    assert done(store.journal.redo_here()) == "ours"


def test_what_another_changed_since_has_to_go_first(store: Store, other: Store, ids: list[int]) -> None:
    id = store.issues.create(issue()).head.id
    store.issues.save(id, issue(lead="ours"), "ours", 1)
    other.marks.set([ids[2]], Mark.READ, True, "beside it")
    other.issues.save(id, issue(lead="theirs"), "theirs", 2)
    question = asked(store.journal.undo_here())
    assert (question.label, question.first) == ("theirs", "ours")
    assert done(store.journal.undo_asked(question)) == "theirs"
    assert done(store.journal.undo_here()) == "ours"
    assert store.issues.get(id).issue.lead == ""


@pytest.mark.parametrize("mark", [Mark.READ, Mark.STARRED])
def test_marks_are_in_the_way_of_the_same_mark_of_the_same_story(
    mark: Mark, store: Store, other: Store, ids: list[int]
) -> None:
    store.marks.set(ids, Mark.READ, True, "ours")
    other.marks.set([ids[1]], mark, mark is Mark.STARRED, "theirs")
    found = store.journal.undo_here()
    if mark is Mark.READ:
        assert asked(found).first == "ours"
    else:
        assert done(found) == "ours"


def test_stories_that_another_put_together_are_parted_first(
    store: Store, other: Store, ids: list[int]
) -> None:
    store.marks.set([ids[0]], Mark.READ, True, "ours")
    other.stories.join(ids[:2])
    other.marks.set([ids[1]], Mark.STARRED, True, "on top of that")
    question = asked(store.journal.undo_here())
    assert question.label == "on top of that", "what hangs together goes in its order"
    store.journal.undo_asked(question)
    store.journal.undo_asked(asked(store.journal.undo_here()))
    assert done(store.journal.undo_here()) == "ours"


@pytest.mark.parametrize(
    ("who", "by"),
    [
        ("0123 desk 999999999 {node}", None),
        ("0123 desk 1 elsewhere", "desk"),
        ("0123 command", "command"),
        ("0123", None),
    ],
    ids=("a desk that was closed", "a desk of another machine", "a command", "an older version"),
)
def test_before_this_sitting_only_what_a_desk_did_that_is_closed_goes_unasked(
    who: str, by: str | None, store: Store, ids: list[int], clock: Clock
) -> None:
    store.marks.set([ids[0]], Mark.READ, True, "before")
    with store.writing() as db:
        db.execute("UPDATE journal SET session = ?", [who.format(node=node())])
    clock.advance(seconds=60)
    store.sit_down()
    found = store.journal.undo_here()
    assert (asked(found).by == by) if by else (done(found) == "before")


def test_what_an_older_version_did_meanwhile_is_asked_about(store: Store, ids: list[int]) -> None:
    store.marks.set([ids[0]], Mark.READ, True, "meanwhile")
    with store.writing() as db:
        db.execute("UPDATE journal SET session = '0123'")
    found = asked(store.journal.undo_here())
    assert found.by == "other" and found.at == NOON


def test_steps_undone_by_an_older_version_are_done_again_in_their_order(store: Store, ids: list[int]) -> None:
    for n in range(3):
        store.marks.set([ids[n]], Mark.READ, True, str(n))
    with store.writing() as db:
        db.execute("UPDATE journal SET undone = 1 WHERE label IN ('1', '2')")
    assert done(store.journal.undo_here()) == "0"
    assert [done(store.journal.redo_here()) for _ in range(4)] == ["0", "1", "2", None]
