"""Two programs that poll at a time, and hosts that are asked too often."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from newsroom.desk import Desk, feeds
from newsroom.desk.refresh import refresh
from newsroom.desk.standing import standings
from newsroom.model import FeedChange
from newsroom.store.claims import new_claimant
from tests.desk.conftest import NOW
from tests.desk.server import FeedServer, rss, serve
from tests.wire.server import FeedServer as Answering


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with serve() as running:
        yield running


async def test_two_fetches_at_a_time_poll_every_feed_once(desk: Desk, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲", 3), "/b": rss("乙", 2)}
    server.gates = {path: threading.Event() for path in server.pages}
    feeds.import_opml(desk, server.opml())
    begun = asyncio.Event()
    first = asyncio.create_task(refresh(desk, on_progress=lambda progress: begun.set()))
    await asyncio.wait_for(begun.wait(), 10)
    second = await refresh(desk)
    assert (second.feeds, second.skipped, second.elsewhere, second.failed) == (0, 2, 2, False)
    for gate in server.gates.values():
        gate.set()
    assert (await first).new == 5
    assert sorted(server.asked) == ["/a", "/b"]
    assert (await refresh(desk)).unchanged == 2, "the claims are given back"


async def test_the_claims_of_a_process_that_was_killed_hold_up_no_one(desk: Desk, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲", 3)}
    [feed] = feeds.import_opml(desk, server.opml()).new
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True)
    own, *rest = new_claimant().split(" ")
    desk.store.claims.take([feed.id], " ".join((dead.stdout.decode().strip(), *rest)), NOW)
    assert (await refresh(desk)).new == 3
    # One that lives, or is said to, holds the feed for a while and no longer.
    desk.store.claims.take([feed.id], " ".join((own, *rest, "elsewhere")), NOW)
    assert (await refresh(desk)).elsewhere == 1
    later = replace(desk, now=lambda: NOW + timedelta(minutes=3))
    assert (await refresh(later)).feeds == 1


async def test_other_feeds_of_a_host_that_is_being_polled_are_left_for_the_next_fetch(desk: Desk) -> None:
    one, _two = feeds.add(desk, ["https://a.invalid/1", "https://a.invalid/2"]).new
    desk.store.claims.take([one.id], new_claimant(), NOW)
    report = await refresh(desk)
    assert (report.feeds, report.skipped, report.elsewhere) == (0, 2, 2)


async def test_one_feed_that_is_asked_too_often_does_not_starve_its_host(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.wire.fetch.is_loopback", lambda host: False)
    monkeypatch.setattr("newsroom.desk.timetable.site", lambda url: "a.example")
    gentle = msgspec.structs.replace(desk.settings.fetch, host_interval=0)
    desk = replace(desk, settings=replace(desk.settings, fetch=gentle))
    with Answering() as server:
        busy = server.serve("/busy", b"", 429, Retry_After="86400")
        healthy = [server.serve(f"/{n}", rss(f"报{n}", 1)) for n in range(9)]
        feeds.add(desk, [busy, *healthy])
        report = await refresh(desk)
        assert len(report.errors) == 1
        first, *others = standings(desk)
        assert first.rests == first.next and first.next is not None
        assert first.next - NOW > timedelta(hours=23)
        assert any(line.rests for line in others)
        for line in others:
            wait = timedelta(0) if line.rests is None else line.rests - NOW
            assert wait <= timedelta(minutes=15)
            assert (line.feed.checked is None) == (line.rests is not None), (
                "those that were read stay as they are"
            )
        assert (await refresh(desk)).feeds == 0
        soon = replace(desk, now=lambda: NOW + timedelta(minutes=16))
        assert (await refresh(soon)).errors == ()
        assert all(line.feed.succeeded for line in standings(desk)[1:])


async def test_a_server_that_is_worn_out_is_left_alone_for_a_while_and_a_feed_for_as_long_as_it_says(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.wire.fetch.is_loopback", lambda host: False)
    gentle = msgspec.structs.replace(desk.settings.fetch, host_interval=0)
    desk = replace(desk, settings=replace(desk.settings, fetch=gentle))
    with Answering() as server:
        down = server.serve("/down", b"", 503, Retry_After=str(3 * 86400))
        feeds.add(desk, [down, *(server.serve(f"/{n}", rss(f"报{n}", 1)) for n in range(9))])
        await refresh(desk)
        first, *others = standings(desk)
        assert first.next is not None and round((first.next - NOW) / timedelta(hours=1)) == 72
        waits = [line.rests - NOW for line in others if line.rests]
        assert waits and max(waits) <= timedelta(minutes=15)


async def test_what_its_server_sent_and_its_failing_hold_on_this_machine_too(desk: Desk) -> None:
    with Answering() as server:
        free = server.serve("/free", rss("甲", 3))
        fresh = server.serve("/fresh", rss("乙", 3), Cache_Control="max-age=7200")
        broken = server.serve("/broken", b"", 500)
        feeds.add(desk, [free, fresh, broken])
        assert (await refresh(desk)).feeds == 3
        again = await refresh(desk)
        assert (again.feeds, again.unchanged, again.skipped) == (1, 1, 2)
        plain, long, failing = standings(desk)
        assert plain.next is None
        assert long.next is not None and long.next - NOW > timedelta(minutes=110)
        assert failing.next is not None and failing.next - NOW > timedelta(minutes=20)


async def test_an_interval_that_was_set_holds_on_this_machine(desk: Desk, server: FeedServer) -> None:
    server.pages = {"/a": rss("甲", 3), "/b": rss("乙", 2)}
    one, _two = feeds.import_opml(desk, server.opml()).new
    await refresh(desk)
    feeds.edit(desk, [one], FeedChange(interval=600))
    report = await refresh(desk)
    assert (report.feeds, report.skipped) == (1, 1)
    assert [line.next for line in standings(desk)] == [one.added + timedelta(hours=10), None]
    late = replace(desk, now=lambda: NOW + timedelta(minutes=601))
    assert (await refresh(late)).feeds == 2
