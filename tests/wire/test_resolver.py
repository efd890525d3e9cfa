import asyncio
import socket
from threading import Event

import pytest

from newsroom.wire import resolver


async def test_this_machine_is_found() -> None:
    found = await resolver.Resolver().resolve("localhost", 80, socket.AF_UNSPEC)
    assert {result["host"] for result in found} <= {"127.0.0.1", "::1"} and found
    assert all(result["port"] == 80 and result["hostname"] == "localhost" for result in found)


@pytest.mark.parametrize("host", ["a" * 70 + ".example", "\udcff"])
async def test_a_host_that_cannot_be_is_an_error_of_the_system(host: str) -> None:
    with pytest.raises(OSError):
        await resolver.Resolver().resolve(host)


def test_a_look_up_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()

    def hang(*_question: object) -> list[object]:
        over.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)

    async def give_up() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await resolver.Resolver().resolve("example.org")

    # Were it one of the event loop's threads, the loop could not end before it.
    asyncio.run(give_up())
    over.set()
