"""Work on a loop of its own can be stopped at any time, before it begins too."""

from __future__ import annotations

import asyncio
import threading

import pytest

from newsroom.model import NewsroomError
from newsroom.tui.ownloop import OwnLoop


async def test_a_stop_before_it_begins_is_not_lost() -> None:
    begun: list[int] = []

    async def work() -> None:
        begun.append(1)

    alone = OwnLoop(work, "test")
    alone.stop()
    with pytest.raises(asyncio.CancelledError):
        await alone.run()
    assert not begun


async def test_a_stop_that_comes_as_it_ends_is_none() -> None:
    async def work() -> int:
        return 7

    alone = OwnLoop(work, "test")
    assert await alone.run() == 7
    alone.join(10)
    alone.stop()
    assert alone.answer.result() == 7


async def test_who_waits_no_more_stops_it_and_it_ends_well() -> None:
    begun, ended = threading.Event(), threading.Event()

    async def work() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.set()

    alone = OwnLoop(work, "test")
    waiting = asyncio.ensure_future(alone.run())
    await asyncio.to_thread(begun.wait, 10)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    alone.stop()
    await asyncio.to_thread(alone.join, 10)
    assert ended.is_set() and not alone.running


async def test_what_goes_wrong_is_told_to_who_waits() -> None:
    async def work() -> None:
        raise NewsroomError("no answer")

    with pytest.raises(NewsroomError, match="no answer"):
        await OwnLoop(work, "test").run()
