from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from newsroom.model import Issue, Mark, View
from newsroom.store import Store, UndoRefused, open_store, steps
from tests.store.newsdesk import NOON, Clock, absorb, add_feed, draft, entry, issue, titles


@pytest.fixture
def id(store: Store) -> int:
    """An open issue, whose creation is no step any more."""
    made = store.issues.create(issue()).head.id
    with store.writing() as db:
        db.execute("DELETE FROM journal")
    return made


def save(store: Store, id: int, content: Issue, cause: str, group: str | None = None) -> int:
    return store.issues.save(id, content, cause, store.issues.get(id).head.revision, group)


def undo(store: Store) -> str | None:
    change = store.journal.undo()
    return change.label if change else None


def redo(store: Store) -> str | None:
    change = store.journal.redo()
    return change.label if change else None


def lead(store: Store, id: int) -> str:
    return store.issues.get(id).issue.lead


def test_nothing_to_undo_is_no_error(store: Store) -> None:
    assert store.journal.undo() is None
    assert store.journal.redo() is None
    assert store.journal.last() is None


def test_an_issue_goes_back_and_forth_by_new_revisions(store: Store, id: int) -> None:
    save(store, id, issue(lead="one"), "first")
    save(store, id, issue(lead="two"), "second")
    change = store.journal.undo()
    assert change is not None
    assert (change.label, change.issue, change.ids) == ("second", id, ())
    assert lead(store, id) == "one"
    assert undo(store) == "first"
    assert lead(store, id) == ""
    assert undo(store) is None
    assert [redo(store), redo(store), redo(store)] == ["first", "second", None]
    assert lead(store, id) == "two"
    assert [each.cause for each in store.issues.revisions(id)] == [
        "started",
        "first",
        "second",
        "undo: second",
        "undo: first",
        "redo: first",
        "redo: second",
    ]


def test_undo_brings_the_list_of_entries_back_too(store: Store, id: int) -> None:
    (article,) = absorb(store, add_feed(store), draft("a"))
    save(store, id, issue(entry("a", article=article)), "pick")
    assert store.inbox.rows([article])[0].picked == 1
    undo(store)
    assert store.inbox.rows([article])[0].picked is None
    redo(store)
    assert store.inbox.rows([article])[0].picked == 1


def test_marks_and_issues_are_undone_in_the_order_they_were_made(store: Store, id: int) -> None:
    (article,) = absorb(store, add_feed(store), draft("a"))
    store.marks.set([article], Mark.STARRED, True, "star")
    save(store, id, issue(lead="one"), "lead")
    store.marks.set([article], Mark.DISMISSED, True, "dismiss")
    last = store.journal.last()
    assert last is not None
    assert last.label == "dismiss"
    assert [undo(store), undo(store), undo(store)] == ["dismiss", "lead", "star"]
    assert [redo(store), redo(store)] == ["star", "lead"]
    assert titles(store, View(starred=True)) == ["a"]
    assert lead(store, id) == "one"


def test_a_new_step_takes_the_place_of_what_was_undone(store: Store, id: int) -> None:
    save(store, id, issue(lead="one"), "first")
    save(store, id, issue(lead="two"), "second")
    undo(store)
    save(store, id, issue(lead="three"), "third")
    assert redo(store) is None
    assert [undo(store), undo(store)] == ["third", "first"]
    assert lead(store, id) == ""


def test_undo_reaches_past_a_restart(store: Store, id: int, clock: Clock) -> None:
    save(store, id, issue(lead="one"), "first")
    save(store, id, issue(lead="two"), "second")
    undo(store)
    store.close()
    with open_store(store.path, now=clock) as again:
        assert redo(again) == "second"
        assert [undo(again), undo(again)] == ["second", "first"]
        assert lead(again, id) == ""


def test_what_another_program_did_is_undone_in_its_turn(store: Store, id: int) -> None:
    save(store, id, issue(lead="ours"), "ours")
    with open_store(store.path) as other:
        save(other, id, issue(lead="theirs"), "theirs")
    assert [undo(store), undo(store)] == ["theirs", "ours"]


# Steps of several saves


def test_what_is_typed_in_one_field_is_one_step(store: Store, id: int, clock: Clock) -> None:
    save(store, id, issue(lead="before"), "paste")
    for text in ("b", "be", "bet"):
        save(store, id, issue(lead=text), "lead", group="lead")
        clock.advance(seconds=1)
    states = [revision.content.lead for revision in store.issues.revisions(id)]
    assert states == ["", "before", "bet"], "of the states of typing the last one stays"
    assert undo(store) == "lead"
    assert lead(store, id) == "before"
    assert redo(store) == "lead"
    assert lead(store, id) == "bet"


def test_of_long_typing_a_state_stays_every_five_minutes(store: Store, id: int, clock: Clock) -> None:
    for minute in range(12):
        save(store, id, issue(lead="x" * (minute + 1)), "lead", group="lead")
        if minute == 2:
            store.issues.mark_exported(id, clock(), "/site/issue.md")
        clock.advance(seconds=59)
    kept = [len(revision.content.lead) for revision in store.issues.revisions(id)]
    assert kept == [0, 3, 9, 12], "the first, the one that went out, the one after five minutes, the last"
    undo(store)
    assert lead(store, id) == ""


def typed(store: Store, id: int, between: Callable[[], object]) -> list[str | None]:
    """Type twice in one field with something in between, and return the labels of the steps there are."""
    save(store, id, issue(lead="a"), "one", group="lead")
    between()
    content = replace(store.issues.get(id).issue, lead="ab")
    save(store, id, content, "two", group="lead")
    labels: list[str | None] = []
    while label := undo(store):
        labels.append(label)
    return labels


def test_a_pause_begins_another_step(store: Store, id: int, clock: Clock) -> None:
    assert typed(store, id, lambda: clock.advance(seconds=61)) == ["two", "one"]


def test_a_short_pause_does_not(store: Store, id: int, clock: Clock) -> None:
    assert typed(store, id, lambda: clock.advance(seconds=59)) == ["two"]


def test_another_change_in_between_begins_another_step(store: Store, id: int) -> None:
    (article,) = absorb(store, add_feed(store), draft("a"))
    assert typed(store, id, lambda: store.marks.set([article], Mark.READ, True, "read")) == [
        "two",
        "read",
        "one",
    ]


def test_another_field_in_between_begins_another_step(store: Store, id: int) -> None:
    content = issue(lead="a", commentary="c")
    assert typed(store, id, lambda: save(store, id, content, "other", group="c")) == ["two", "other", "one"]


def test_an_undo_in_between_begins_another_step(store: Store, id: int) -> None:
    save(store, id, issue(lead="0"), "zero", group="lead")
    save(store, id, issue(lead="1"), "other")
    undo(store)
    save(store, id, issue(lead="2"), "two", group="lead")
    assert [undo(store), undo(store)] == ["two", "zero"]


def test_another_program_types_a_step_of_its_own(store: Store, id: int, clock: Clock) -> None:
    def elsewhere() -> None:
        with open_store(store.path, now=clock) as other:
            save(other, id, issue(lead="theirs"), "theirs", group="lead")

    assert typed(store, id, elsewhere) == ["two", "theirs", "one"]


def test_typing_that_was_taken_away_again_leaves_no_step(store: Store, id: int) -> None:
    save(store, id, issue(lead="x"), "x")
    save(store, id, issue(lead="xy"), "typing", group="lead")
    save(store, id, issue(lead="x"), "typing", group="lead")
    assert undo(store) == "x"


# Issues that are made and removed


def test_undoing_the_start_of_an_issue_removes_it_and_redo_brings_it_back(store: Store) -> None:
    first = store.issues.create(issue()).head.id
    second = store.issues.create(issue(title="二")).head.id
    assert undo(store) == "start issue 二"
    assert [head.id for head in store.issues.heads()] == [first]
    assert store.issues.open_id() == first
    assert redo(store) == "start issue 二"
    assert store.issues.open_id() == second
    assert store.issues.get(second).issue.title == "二"


def test_undoing_the_start_of_an_issue_that_was_not_opened_leaves_the_open_one(store: Store, id: int) -> None:
    store.issues.create(issue(title="二"), open=False)
    assert undo(store) == "start issue 二"
    assert store.issues.open_id() == id
    assert redo(store) == "start issue 二"
    assert store.issues.open_id() == id
    assert len(store.issues.heads()) == 2


def test_an_issue_is_emptied_then_removed_step_by_step(store: Store) -> None:
    id = store.issues.create(issue()).head.id
    save(store, id, issue(lead="one"), "lead")
    undo(store)
    undo(store)
    assert store.issues.heads() == []
    redo(store)
    redo(store)
    assert lead(store, id) == "one"


def test_an_issue_that_went_out_is_not_removed_by_undo(store: Store, id: int) -> None:
    (article,) = absorb(store, add_feed(store), draft("a"))
    store.marks.set([article], Mark.READ, True, "read")
    made = store.issues.create(issue(title="二")).head.id
    store.issues.mark_exported(made, NOON, "x")
    with pytest.raises(UndoRefused, match="“start issue 二” cannot be undone: the issue has gone out"):
        store.journal.undo()
    assert store.issues.get(made).issue.title == "二"
    assert undo(store) == "read", "the steps before can still be undone"


def test_a_removed_issue_comes_back_open_as_it_was(store: Store, id: int) -> None:
    store.issues.remove(id)
    assert store.issues.heads() == []
    change = store.journal.undo()
    assert change is not None
    assert change.issue == id
    assert store.issues.open_id() == id
    redo(store)
    assert store.issues.heads() == []


# Refusals


def changed_by_other_means(store: Store, id: int, content: Issue) -> None:
    """Save without a step, as a hand in the file would."""
    save(store, id, content, "elsewhere")
    with store.writing() as db:
        db.execute("DELETE FROM journal WHERE label = 'elsewhere'")


def test_a_step_whose_issue_went_on_without_it_is_refused_and_dropped(store: Store, id: int) -> None:
    save(store, id, issue(lead="zero"), "zero")
    save(store, id, issue(lead="one"), "first")
    changed_by_other_means(store, id, issue(lead="elsewhere"))
    before = store.issues.revisions(id)
    with pytest.raises(UndoRefused, match="“first” cannot be undone: the issue was changed since") as error:
        store.journal.undo()
    assert "\n" not in str(error.value)
    assert store.issues.revisions(id) == before
    last = store.journal.last()
    assert last is not None
    assert last.label == "zero"


def test_redo_is_refused_in_the_same_way(store: Store, id: int) -> None:
    save(store, id, issue(lead="one"), "first")
    undo(store)
    with store.writing() as db:
        db.execute("UPDATE journal SET undone = 0")
    changed_by_other_means(store, id, issue(lead="elsewhere"))
    with store.writing() as db:
        db.execute("UPDATE journal SET undone = 1")
    with pytest.raises(UndoRefused, match="“first” cannot be done again"):
        store.journal.redo()
    assert store.journal.redo() is None
    assert lead(store, id) == "elsewhere"


def test_a_started_issue_that_was_changed_by_other_means_is_not_removed(store: Store) -> None:
    id = store.issues.create(issue()).head.id
    changed_by_other_means(store, id, issue(lead="elsewhere"))
    with pytest.raises(UndoRefused, match="was changed since"):
        store.journal.undo()
    assert lead(store, id) == "elsewhere"


def test_a_step_of_an_issue_that_is_gone_is_refused(store: Store, id: int) -> None:
    save(store, id, issue(lead="one"), "first")
    with store.writing() as db:
        db.execute("UPDATE issues SET removed = changed")
    with pytest.raises(UndoRefused, match="the issue is gone"):
        store.journal.undo()


def test_the_instant_fixed_by_an_export_is_no_step_and_stays(store: Store, id: int) -> None:
    published = datetime(2026, 3, 2, 8, tzinfo=UTC)
    save(store, id, issue(lead="one"), "first")
    assert save(store, id, issue(lead="one", published=published), "export") == 3
    store.issues.mark_exported(id, NOON, "x")
    save(store, id, issue(lead="two", published=published), "second")
    assert [undo(store), undo(store), undo(store)] == ["second", "first", None]
    assert store.issues.get(id).issue == issue(published=published)
    assert redo(store) == "first"
    assert store.issues.get(id).issue == issue(lead="one", published=published)


# How much is kept


def test_two_thousand_steps_are_kept_and_every_revision(
    store: Store, id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert steps.KEPT == 2000
    monkeypatch.setattr(steps, "KEPT", 5)
    for number in range(8):
        save(store, id, issue(lead=str(number)), f"step {number}")
    labels = []
    while label := undo(store):
        labels.append(label)
    assert labels == [f"step {number}" for number in (7, 6, 5, 4, 3)]
    assert lead(store, id) == "2"
    assert len(store.issues.revisions(id)) == 1 + 8 + 5


def test_time_may_go_backwards(store: Store, id: int, clock: Clock) -> None:
    save(store, id, issue(lead="one"), "first", group="lead")
    clock.time = NOON - timedelta(days=1)
    save(store, id, issue(lead="two"), "second", group="other")
    assert [undo(store), undo(store)] == ["second", "first"]
