"""Looking up hosts without waiting for the slowest.

The event loop's own threads are few: five hosts that no name server knows would hold up all others for many
seconds, and the end of the program would wait for them too. Here each look-up has a thread that no one
waits for.
"""

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread

from aiohttp.abc import AbstractResolver, ResolveResult

from newsroom.wire.reach import is_public

_NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV

LookUp = Callable[[str, int, socket.AddressFamily], list[ResolveResult]]


class NotPublic(OSError):
    """A host was to be public and has an address that is not."""


class Resolver(AbstractResolver):
    """Looks hosts up, and remembers which of them are public.

    The addresses it gives are those that are connected to: no second look-up comes in between.
    """

    def __init__(
        self,
        look_up: LookUp | None = None,
        *,
        is_public: Callable[[str], bool] = is_public,
        guarded: bool = False,
    ) -> None:
        """Make a resolver.

        Args:
            look_up: Lists the addresses of a host, and may block; None asks the system.
            is_public: Tells whether an IP address is of the public internet.
            guarded: Hosts that have an address that is not public are refused.
        """
        self._look_up = look_up or system_addresses
        self._is_public = is_public
        self._guarded = guarded
        self._public: dict[str, bool] = {}

    def knows_as_public(self, host: str) -> bool:
        """Return whether any address that was last found for a host is public; True if none was looked up."""
        return self._public.get(host, True)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """List the addresses of a host.

        Raises:
            NotPublic: the resolver is guarded, and one of them is not public.
            OSError: there is no such host, or no one can be asked.
        """
        found: Future[list[ResolveResult]] = Future()
        Thread(
            target=_run, args=(found, self._look_up, host, port, family), daemon=True, name="newsroom-resolve"
        ).start()
        results = await asyncio.wrap_future(found)
        public = [self._is_public(result["host"]) for result in results]
        self._public[host] = any(public)
        if self._guarded and not all(public):
            raise NotPublic(host)
        return results

    async def close(self) -> None:
        """Do nothing: no look-up is waited for."""


def _run(
    found: "Future[list[ResolveResult]]", look_up: LookUp, host: str, port: int, family: socket.AddressFamily
) -> None:
    if not found.set_running_or_notify_cancel():
        return
    try:
        found.set_result(look_up(host, port, family))
    # UnicodeError is what getaddrinfo raises for labels that are too long.
    except (OSError, UnicodeError) as error:
        found.set_exception(error if isinstance(error, OSError) else OSError(str(error)))


def system_addresses(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
    """List the addresses of a host as the system knows them; blocks.

    Raises:
        OSError: there is none, or no one can be asked.
        UnicodeError: this cannot be the name of a host.
    """
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
