"""Looking up hosts without waiting for the slowest.

The event loop's own threads are few: five hosts that no name server knows would hold up all others for many
seconds, and the end of the program would wait for them too. Here each look-up has a thread that no one
waits for.
"""

import asyncio
import socket
from concurrent.futures import Future
from threading import Thread

from aiohttp.abc import AbstractResolver, ResolveResult

_NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


class Resolver(AbstractResolver):
    """Looks hosts up as the system does."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """List the addresses of a host.

        Raises:
            OSError: there is no such host, or no one can be asked.
        """
        found: Future[list[ResolveResult]] = Future()
        Thread(
            target=_look_up, args=(found, host, port, family), daemon=True, name="newsroom-resolve"
        ).start()
        return await asyncio.wrap_future(found)

    async def close(self) -> None:
        """Do nothing: no look-up is waited for."""


def _look_up(
    found: "Future[list[ResolveResult]]", host: str, port: int, family: socket.AddressFamily
) -> None:
    if not found.set_running_or_notify_cancel():
        return
    try:
        found.set_result(_addresses(host, port, family))
    # UnicodeError is what getaddrinfo raises for labels that are too long.
    except (OSError, UnicodeError) as error:
        found.set_exception(error if isinstance(error, OSError) else OSError(str(error)))


def _addresses(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
    results = []
    for kind, _type, protocol, _name, address in socket.getaddrinfo(host, port, family, socket.SOCK_STREAM):
        # As a number again, for that keeps the interface of link-local addresses.
        number, service = socket.getnameinfo(address, socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)
        results.append(
            ResolveResult(
                hostname=host, host=number, port=int(service), family=kind, proto=protocol, flags=_NUMERIC
            )
        )
    return results
