import asyncio
import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from newsroom.model import Wishes
from newsroom.text.indexing import worded
from newsroom.wire import FeedError, ParsedFeed, ParserPool, frames
from newsroom.wire.child import Child, WorkerGone
from newsroom.wire.parse import parse_feed
from tests.wire.documents import ADDRESS, rss

FEED = rss(
    "<guid>1</guid><title>甲</title><pubDate>2026-06-01</pubDate><category>a</category>", "<title>乙</title>"
).encode()

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


def workers() -> set[int]:
    """List the Python processes that this one has started and that still are."""
    listing = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,stat=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = (line.split(None, 3) for line in listing.splitlines())
    return {int(row[0]) for row in rows if int(row[1]) == os.getpid() and "newsroom.wire.worker" in row[3]}


async def read(pool: ParserPool, body: bytes = FEED) -> ParsedFeed:
    return await pool.parse(body, "", ADDRESS)


async def test_a_worker_reads_what_the_parser_reads(pool: ParserPool) -> None:
    assert await read(pool) == parse_feed(FEED, "", ADDRESS)


async def test_of_a_new_feed_the_words_for_the_index_come_too(pool: ParserPool) -> None:
    first, second = (await pool.parse(FEED, "", ADDRESS, new=True)).articles
    assert first.words == worded(first.title, first.html) and second.words == worded("乙", "")
    assert all(article.words is None for article in (await read(pool)).articles)


@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="needs Linux with groups of sessions")
async def test_a_worker_stands_behind_the_application_though_it_is_in_a_session_of_its_own(
    pool: ParserPool,
) -> None:
    own = Path("/proc/self/autogroup").read_text()
    deadline = monotonic() + 30
    found: set[str] = set()
    # The system takes ten such wishes a second from all programs; a worker has it again after each feed.
    while monotonic() < deadline and not found:
        await read(pool)
        groups = [Path(f"/proc/{worker}/autogroup").read_text() for worker in workers()]
        if groups and set(groups) == {own}:
            pytest.skip("sessions are not grouped here")
        found = {group for group in groups if group.endswith(" nice 5\n")}
    assert found


async def test_a_large_feed_comes_whole_and_in_order(pool: ParserPool) -> None:
    feed = await read(pool, rss(*(f"<guid>{n}</guid>" for n in range(333))).encode())
    assert [article.key for article in feed.articles] == [f"guid:{n}" for n in range(333)]


async def test_what_is_no_feed_is_said_by_the_worker_and_does_not_end_it(pool: ParserPool) -> None:
    await read(pool)
    before = workers()
    with pytest.raises(FeedError, match="web page"):
        await read(pool, b"<html></html>")
    assert (await read(pool)).title and workers() == before


async def test_nothing_is_started_before_the_first_feed_and_nothing_is_left_after_the_last() -> None:
    before = workers()
    pool = ParserPool(2)
    assert workers() == before
    with pool:
        await asyncio.gather(*(read(pool) for _feed in range(8)))
        assert 1 <= len(workers() - before) <= 2
    assert workers() == before
    pool.close()


@posix
async def test_workers_that_were_started_before_are_those_that_read() -> None:
    with ParserPool(2) as pool:
        others = workers()
        pool.start()
        started = workers()
        assert len(started - others) == 2
        await asyncio.gather(*(read(pool) for _feed in range(5)))
        assert workers() == started


async def test_a_feed_that_takes_too_long_fails_alone() -> None:
    before = workers()
    with ParserPool(1, seconds=10) as pool:
        await read(pool)
        (first,) = workers() - before
        # A worker that is stopped is one that never comes to an end.
        os.kill(first, signal.SIGSTOP)
        pool._seconds = 0.05
        with pytest.raises(FeedError, match="more than 0.05 seconds"):
            await read(pool)
        pool._seconds = 10
        assert (await read(pool)).title == "示例日报"
        assert first not in workers()


@posix
async def test_a_worker_that_dies_costs_nothing_as_another_reads_its_feed() -> None:
    before = workers()
    with ParserPool(1) as pool:
        await read(pool)
        (first,) = workers() - before
        os.kill(first, signal.SIGSTOP)
        doomed, waiting = asyncio.create_task(read(pool)), asyncio.create_task(read(pool))
        while len(pool._idle):
            await asyncio.sleep(0)
        os.kill(first, signal.SIGKILL)
        assert (await doomed).title == "示例日报"
        assert (await waiting).title == "示例日报"


async def test_a_feed_that_ends_every_process_that_reads_it_is_called_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[object] = []

    def die(worker: Child, *_job: object) -> None:
        tried.append(worker)
        worker.kill()
        raise WorkerGone

    monkeypatch.setattr(Child, "parse", die)
    with ParserPool(1) as pool, pytest.raises(FeedError, match="ended the process"):
        await read(pool)
    assert len(tried) == 2


@pytest.mark.parametrize("articles", [b"no message", b"\x91\x81\xa3key\xa2\xff\xfe"])
def test_a_worker_that_answers_what_is_no_answer_is_given_up(articles: bytes) -> None:
    head = frames.encode(frames.Read("标题", None, Wishes(), 1))
    answer = b"".join(len(each).to_bytes(8) + each for each in (head, articles))
    worker = Child(
        f"import sys; sys.stdout.buffer.write({answer!r}); sys.stdout.flush(); sys.stdin.buffer.read()"
    )
    try:
        with pytest.raises(WorkerGone):
            worker.parse(frames.Job("", ADDRESS, "en"), b"")
    finally:
        worker.bury()


@posix
async def test_a_worker_that_died_while_idle_costs_nothing() -> None:
    before = workers()
    with ParserPool(1) as pool:
        await read(pool)
        (first,) = workers() - before
        os.kill(first, signal.SIGKILL)
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
        assert (await read(pool)).title == "示例日报"


@posix
async def test_ctrl_c_does_not_reach_a_worker() -> None:
    before = workers()
    with ParserPool(1) as pool:
        await read(pool)
        (worker,) = workers() - before
        assert os.getpgid(worker) != os.getpgid(0)
        os.kill(worker, signal.SIGINT)
        assert (await read(pool)).title == "示例日报"
        assert workers() - before == {worker}


@posix
async def test_closing_does_not_wait_for_a_feed() -> None:
    before = workers()
    pool = ParserPool(1)
    await read(pool)
    (worker,) = workers() - before
    os.kill(worker, signal.SIGSTOP)
    reading = asyncio.create_task(read(pool))
    while len(pool._idle):
        await asyncio.sleep(0)
    pool.close()
    with pytest.raises(FeedError):
        await reading
    assert workers() == before


async def test_a_process_that_cannot_be_started_fails_the_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_command: object, **_settings: object) -> None:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with ParserPool(1) as pool, pytest.raises(FeedError, match="Resource temporarily unavailable"):
        await read(pool)


def test_one_pool_serves_event_loops_one_after_another_and_in_threads() -> None:
    titles: list[str] = []

    def run() -> None:
        async def twice() -> None:
            for feed in await asyncio.gather(read(pool), read(pool), read(pool)):
                titles.append(feed.title)

        asyncio.run(twice())

    with ParserPool(1) as pool:
        run()
        thread = Thread(target=run)
        thread.start()
        thread.join()
    assert titles == ["示例日报"] * 6


@posix
def test_workers_end_when_the_application_is_killed() -> None:
    program = (
        "import asyncio, os, signal, subprocess\n"
        "from newsroom.wire import ParserPool\n"
        "pool = ParserPool(1)\n"
        "asyncio.run(pool.parse(b'<rss><channel/></rss>', '', ''))\n"
        "print(next(iter(pool._alive))._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # The worker holds no copy of the pipe that is read here, so its end is not waited for by accident.
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    worker = int(ended.stdout)
    for _look in range(200):
        states = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(worker)], capture_output=True, text=True
        ).stdout
        if not states.strip() or states.startswith("Z"):
            return
    pytest.fail("the worker outlived the application")


def test_a_worker_loads_no_more_than_it_needs() -> None:
    program = (
        "import sys, newsroom.wire.worker\n"
        "heavy = ('textual', 'rich', 'aiohttp', 'sqlite3', 'asyncio', 'click')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert loaded.strip() == "[]"
