"""What other programs write is noticed, and what is written here is not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from newsroom.store import Store, open_store


@pytest.fixture
def other(store: Store) -> Iterator[Store]:
    """The same file as another program has it open."""
    with open_store(store.path) as other:
        yield other


def note(store: Store, value: int) -> None:
    store.state.set("note", value)


def on_a_thread(do: Callable[[], None]) -> None:
    thread = threading.Thread(target=do)
    thread.start()
    thread.join()


def test_what_another_program_wrote_is_told_once(store: Store, other: Store) -> None:
    store.watch_others()
    assert not store.others_wrote()
    note(other, 1)
    assert store.others_wrote()
    assert not store.others_wrote()
    note(other, 2)
    assert store.others_wrote()


def test_what_is_written_here_is_not_told_whatever_thread_writes_it(store: Store) -> None:
    store.watch_others()
    note(store, 1)
    on_a_thread(lambda: note(store, 2))
    store.write_all(partial(note, store, n) for n in range(3, 6))
    assert not store.others_wrote()


def test_what_was_written_before_or_between_writes_of_here_is_told(store: Store, other: Store) -> None:
    store.watch_others()
    note(other, 1)
    note(store, 2)
    assert store.others_wrote()
    note(store, 3)
    note(other, 4)
    on_a_thread(lambda: note(store, 5))
    note(store, 6)
    assert store.others_wrote()
    assert not store.others_wrote()


def test_what_another_wrote_right_behind_a_commit_of_here_is_told(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.watch_others()
    others = store._connections._others
    after = others.after

    def late(*given: object) -> None:
        note(other, 1)  # committed before it is looked how far we are
        after(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(others, "after", late)
    note(store, 2)
    assert store.others_wrote()


def test_a_transaction_that_is_taken_back_is_not_told(store: Store, other: Store) -> None:
    store.watch_others()
    for each in (store, other):
        with pytest.raises(ZeroDivisionError), each.writing():
            note(each, 1)
            raise ZeroDivisionError
    assert not store.others_wrote()


def test_while_a_thread_of_here_writes_it_is_told_the_next_time(store: Store, other: Store) -> None:
    store.watch_others()
    note(other, 1)
    told: list[bool] = []
    with store.writing():
        on_a_thread(lambda: told.append(store.others_wrote()))
    assert told == [False]
    assert store.others_wrote()


def test_what_is_read_holds_nothing_of_the_log(store: Store, other: Store, tmp_path: Path) -> None:
    store.watch_others()
    note(other, 1)
    assert store.others_wrote()
    [(busy, _pages, _moved)] = other._connections.here().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert not busy
