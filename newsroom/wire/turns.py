"""Whose turn it is: many hosts at a time, each of them seldom enough."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from heapq import heappop, heappush
from typing import Generic, TypeVar

from msgspec import Struct, field

CONNECTIONS_A_HOST = 2
"""Requests at a time to one host that is not this machine: feeds of one house should not be a load to it."""

T = TypeVar("T")


class _Host(Struct, Generic[T]):
    """What is still to be asked of one host."""

    waiting: deque[T] = field(default_factory=deque)
    asking: int = 0
    not_before: float = 0.0
    listed: bool = False
    """It stands in the list of those that may be asked, now or at their time."""


class Turns(Generic[T]):
    """Hands out what is to be asked, host by host; it knows no clock and never waits.

    A host gets at most two requests at a time, and the next begins a while after the one before; hosts
    without limits get as many as there are. Among those that may be asked the one that has waited longest
    comes first, so a house of a hundred feeds does not hold up the others.
    """

    def __init__(
        self, items: Iterable[tuple[str, T]], *, interval: float, free: Callable[[str], bool]
    ) -> None:
        """Line up what is to be asked.

        Args:
            items: Hosts, each with what is to be asked there; '' is no host, and has no limits.
            interval: Seconds between the beginnings of two requests to a host.
            free: Tells which hosts have no limits.
        """
        self._interval = interval
        self._free = free
        self._hosts: dict[str, _Host[T]] = {}
        self._ready: list[tuple[float, int, str]] = []
        self._listings = 0
        for name, item in items:
            self._hosts.setdefault(name, _Host()).waiting.append(item)
        for name in self._hosts:
            self._list(name, 0.0)

    def take(self, now: float) -> T | float | None:
        """Return what may be asked now, or else after how many seconds to come again.

        Infinity: something must be done first; None: nothing is left to ask.
        """
        while self._ready:
            at, _number, name = self._ready[0]
            if at > now:
                return at - now
            heappop(self._ready)
            host = self._hosts[name]
            host.listed = False
            if not host.waiting:
                continue
            item = host.waiting.popleft()
            host.asking += 1
            host.not_before = now + (0.0 if self._unlimited(name) else self._interval)
            self._list(name, host.not_before)
            return item
        return float("inf") if any(host.waiting for host in self._hosts.values()) else None

    def done(self, name: str) -> None:
        """Note that a request to a host has come to its end."""
        host = self._hosts[name]
        host.asking -= 1
        self._list(name, host.not_before)

    def drop(self, name: str) -> list[T]:
        """Take all that still waits for a host out of the line, and return it."""
        host = self._hosts.get(name)
        if host is None:
            return []
        dropped = list(host.waiting)
        host.waiting.clear()
        return dropped

    def _unlimited(self, name: str) -> bool:
        return not name or self._free(name)

    def _list(self, name: str, at: float) -> None:
        host = self._hosts[name]
        full = host.asking >= CONNECTIONS_A_HOST and not self._unlimited(name)
        if host.waiting and not host.listed and not full:
            host.listed = True
            self._listings += 1
            heappush(self._ready, (at, self._listings, name))


class Line(Generic[T]):
    """Turns on the event loop: whoever has time to ask waits here for a turn."""

    def __init__(self, turns: Turns[T]) -> None:
        self._turns = turns
        self._changed = asyncio.Condition()

    async def next(self) -> T | None:
        """Wait for something that may be asked, and return it; None if nothing is left."""
        clock = asyncio.get_running_loop().time
        async with self._changed:
            while True:
                found = self._turns.take(clock())
                if found is None:
                    self._changed.notify_all()
                    return None
                if not isinstance(found, float):
                    # What is next may be due before the one who waits for it knows.
                    self._changed.notify()
                    return found
                try:
                    async with asyncio.timeout(None if found == float("inf") else found):
                        await self._changed.wait()
                except TimeoutError:
                    continue

    async def done(self, host: str) -> None:
        """Note that a request to a host has come to its end."""
        async with self._changed:
            self._turns.done(host)
            self._changed.notify()

    async def drop(self, host: str) -> list[T]:
        """Take all that still waits for a host out of the line, and return it."""
        async with self._changed:
            self._changed.notify_all()
            return self._turns.drop(host)
