"""Several programs on one database, and programs that die."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from newsroom.model import Mark, View
from newsroom.store import FileLocked, Store, StoreClosed, open_store
from newsroom.store.wishing import Wish
from tests.store.newsdesk import absorb, add_feed, draft
from tests.store.writers import WRITES

ROOT = Path(__file__).parents[2]


@contextmanager
def program(kind: str, path: Path, name: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.store.writers", kind, str(path), name]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def finish(process: subprocess.Popen[str]) -> list[str]:
    out, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")
    return out.splitlines()


@pytest.mark.parametrize("round", range(8))
def test_a_program_that_is_killed_loses_nothing_it_had_written(path: Path, round: int) -> None:
    with program("steadily", path, "one") as process:
        assert process.stdout is not None
        last = 0
        for _ in range(random.Random(round).randrange(1, 60)):
            last = int(process.stdout.readline())
        # Whatever it is doing this moment.
        process.kill()
        for line in process.stdout:
            last = int(line)
    with open_store(path) as store:
        assert store.check() == []
        (head,) = store.issues.heads()
        saved = int(store.issues.get(head.id).issue.lead)
        assert saved in (last, last + 1)
        assert [each.number for each in store.issues.revisions(head.id)] == list(range(1, head.revision + 1))
        articles = len(store.articles.latest(10_000))
        assert articles in (3 * last, 3 * (last + 1)), "a fetch's transaction is there whole or not at all"
        assert saved == last or articles == 3 * (last + 1), "in the order they were written"
        unread = store.inbox.count(View(unread=True))
        assert unread % 3 == 0
        assert store.journal.undo() is not None


def test_two_programs_write_300_times_each_and_no_write_fails(path: Path) -> None:
    with program("writes", path, "one") as one, program("writes", path, "two") as two:
        for process in (one, two):
            assert finish(process) == [str(number) for number in range(WRITES)]
    with open_store(path) as store:
        assert store.check() == []
        assert len(store.articles.latest(1000)) == 2 * WRITES // 5
        assert store.inbox.count(View(starred=True)) == 2 * WRITES // 5
        for head in store.issues.heads():
            assert head.revision == 1 + WRITES // 5
        assert {feed.failures for feed in store.feeds.all()} == {WRITES // 5}
        assert (store.state.get("one"), store.state.get("two")) == (WRITES - 1, WRITES - 1)


@pytest.mark.parametrize("round", range(3))
def test_programs_that_make_a_database_at_the_same_time_all_get_it(path: Path, round: int) -> None:
    names = ("one", "two", "three", "four")
    with (
        program("opens", path, names[0]) as one,
        program("opens", path, names[1]) as two,
        program("opens", path, names[2]) as three,
        program("opens", path, names[3]) as four,
    ):
        processes = (one, two, three, four)
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        for process in processes:
            (feeds,) = finish(process)
            assert 1 <= int(feeds) <= 4
    with open_store(path, create=False) as store:
        assert sorted(feed.title for feed in store.feeds.all()) == sorted(names)
        assert store.check() == []


def test_threads_have_connections_of_their_own(path: Path) -> None:
    store = open_store(path)
    feed = add_feed(store)
    failures: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for number in range(25):
                ids = absorb(store, feed, draft(f"{name}-{number}"))
                store.marks.set(ids, Mark.READ, True, "read")
                assert store.articles.get(ids[0]) is not None
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(str(name),)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert store.inbox.count(View()) == 100
    assert store.inbox.count(View(unread=True)) == 0
    store.close()


def test_threads_that_ended_leave_no_file_open(store: Store) -> None:
    descriptors = Path("/proc/self/fd")
    if not descriptors.is_dir():
        pytest.skip("needs /proc to count open files")
    counts = []
    for _ in range(10):
        thread = threading.Thread(target=store.feeds.all)
        thread.start()
        thread.join()
        counts.append(len(list(descriptors.iterdir())))
    assert counts[-1] <= counts[1]


def test_a_write_gives_up_when_another_thread_keeps_on_writing(store: Store) -> None:
    feed = add_feed(store)
    errors: list[BaseException] = []

    def write() -> None:
        try:
            absorb(store, feed, draft("a"))
        except FileLocked as error:
            errors.append(error)

    with store.writing():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert len(errors) == 1
    assert len(absorb(store, feed, draft("a"))) == 1


def test_a_write_is_done_in_a_short_pause_of_another_program(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    with open_store(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        def pause(seconds: float) -> None:
            waits.append(seconds)
            if len(waits) == 20:
                other.execute("COMMIT")

        monkeypatch.setattr("newsroom.store.connections.time.sleep", pause)
        store.state.set("place", 1)
        assert store.state.get("place") == 1
    assert len(waits) == 20
    assert max(waits) <= 0.002  # so long is the pause of one that stores a fetch


@pytest.mark.parametrize(("seconds", "seen"), [(3600.0, None), (0.0, 1)])
def test_much_is_written_together_as_long_as_it_does_not_take_long(
    path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float, seen: int | None
) -> None:
    monkeypatch.setattr("newsroom.store.connections._LONG_SECONDS", seconds)
    found: list[object] = []
    written: list[object] = []
    with open_store(path) as store, open_store(path) as other:
        writes: list[Callable[[], None]] = [
            lambda: store.state.set("first", 1),
            lambda: found.append(other.state.get("first")),
        ]
        store.write_all(writes, lambda: written.append(other.state.get("first")))
        assert other.state.get("first") == 1
    assert found == [seen]
    assert written == [1] if seen is None else [1, 1]


def test_a_thread_that_stores_a_fetch_keeps_more_in_memory_until_it_leaves(path: Path) -> None:
    def room() -> int:
        with store.writing() as db:
            return int(db.execute("PRAGMA cache_size").fetchone()[0])

    found: list[int] = []
    with open_store(path) as store:
        before = room()
        store.write_all([lambda: found.append(room())])
        store.leave()
        assert room() == before
        assert found == [4 * before]  # told in KiB, as a negative number


@pytest.mark.parametrize("beside", [False, True])
def test_one_who_writes_much_lets_another_thread_or_program_have_its_turn(
    path: Path, monkeypatch: pytest.MonkeyPatch, beside: bool
) -> None:
    monkeypatch.setattr("newsroom.store.connections._LONG_SECONDS", 3600.0)
    had_turn = threading.Event()
    with open_store(path, busy_seconds=5) as store, open_store(path, busy_seconds=5) as other:

        def save() -> None:
            try:
                # Of two stores none knows more of the other than of another program's.
                (other if beside else store).state.set("place", 1)
            finally:
                had_turn.set()

        def much() -> Iterator[Callable[[], None]]:
            yield editor.start
            while not had_turn.is_set():
                yield lambda: None

        editor = threading.Thread(target=save)
        store.write_all(much())
        editor.join()
        assert store.state.get("place") == 1
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_wish_of_a_program_that_was_killed_is_not_believed_for_long(path: Path) -> None:
    wish = Wish(path)
    wish.express()
    assert wish.is_there()
    os.utime(f"{path}-wish", (1, 1))
    assert not wish.is_there()
    wish.express()
    assert wish.is_there()
    wish.take_back()
    wish.take_back()
    assert not wish.is_there()


def test_nobody_writes_before_what_is_to_be_done_before_writing_is_done(path: Path) -> None:
    order: list[str] = []
    with open_store(path, busy_seconds=0.01) as store:

        def write() -> None:
            try:
                store.state.set("other", 1)
                order.append("written")
            except FileLocked:
                order.append("waits")

        def before() -> None:
            thread = threading.Thread(target=write)
            thread.start()
            thread.join()
            order.append("done")

        store.before_writing(before)
        store.state.set("mine", 1)
        write()
    assert order == ["waits", "done", "written"]


def test_a_reader_sees_one_moment_while_another_thread_writes(store: Store) -> None:
    feed = add_feed(store)
    absorb(store, feed, draft("a"))
    with store.writing():
        store.state.set("half", 1)
        seen: list[object] = []
        thread = threading.Thread(
            target=lambda: seen.extend([store.state.get("half"), store.inbox.count(View())])
        )
        thread.start()
        thread.join()
        assert seen == [None, 1]
    assert store.state.get("half") == 1


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreClosed, match="was closed"):
        store.feeds.all()
    store.close()


CHEAP = """
import sys
import newsroom.store
heavy = {"sqlite_utils", "yarl", "click", "textual"} & set(sys.modules)
assert not heavy, heavy
"""


def test_the_room_is_imported_without_what_only_an_open_store_needs() -> None:
    subprocess.run([sys.executable, "-c", CHEAP], cwd=ROOT, check=True)
