import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import pytest

from newsroom.desk.gathering import Gathering


class Came(NamedTuple):
    articles: int


class Stored:
    """What was stored, each time."""

    def __init__(self) -> None:
        self.lots: list[list[int]] = []
        self.told = 0
        self.fails = False

    def store(self, gathered: deque[Came], written: Callable[[], object]) -> None:
        if self.fails:
            raise OSError("full")
        self.lots.append([])
        while gathered:
            self.lots[-1].append(gathered.popleft().articles)
        written()

    def tell(self) -> None:
        self.told += 1

    def gathering(self, writer: ThreadPoolExecutor) -> Gathering[Came]:
        return Gathering(self.store, writer, self.tell)


async def test_what_comes_in_a_moment_is_stored_together() -> None:
    stored = Stored()
    with ThreadPoolExecutor(max_workers=1) as writer:
        gathering = stored.gathering(writer)
        for articles in (3, 0, 5):
            await gathering.take(Came(articles))
        assert stored.lots == []
        await gathering.end()
    assert stored.lots == [[3, 0, 5]] and stored.told == 1


async def test_what_is_worth_a_transaction_is_stored_at_once_and_the_rest_in_a_moment() -> None:
    stored = Stored()
    with ThreadPoolExecutor(max_workers=1) as writer:
        gathering = stored.gathering(writer)
        await gathering.take(Came(5000))
        while stored.told < 1:
            await asyncio.sleep(0)
        await gathering.take(Came(1))
        while stored.told < 2:
            await asyncio.sleep(0.001)
        await gathering.end()
    assert stored.lots == [[5000], [1]]


async def test_who_brings_too_much_waits_until_there_is_room_and_hears_of_an_error() -> None:
    stored = Stored()
    with ThreadPoolExecutor(max_workers=1) as writer:
        gathering = stored.gathering(writer)
        for _time in range(3):
            await gathering.take(Came(5000))
        await gathering.end()
        assert [articles for lot in stored.lots for articles in lot] == [5000] * 3
        stored.fails = True
        await gathering.take(Came(5000))
        with pytest.raises(OSError, match="full"):
            await gathering.end()


async def test_what_was_gathered_is_stored_though_the_round_is_broken_off() -> None:
    stored = Stored()
    with ThreadPoolExecutor(max_workers=1) as writer:
        gathering = stored.gathering(writer)
        await gathering.take(Came(3))
        gathering.hurry()
    assert stored.lots[0] == [3]
    assert stored.told == 0
