"""How servers are asked, and by whom: what everything that asks one begins with."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from newsroom.settings.tables import Fetch
    from newsroom.wire.client import Client


class Manners(Struct, frozen=True, kw_only=True):
    """How servers are asked."""

    concurrency: int = 40
    """Feeds at a time; enough that the slow ones do not hold up the quick."""
    timeout: float = 30.0
    """Seconds for a whole answer, redirects included; parsing has a limit of its own."""
    host_interval: float = 1.0
    """Seconds between two requests to one host that is not this machine."""
    contact: str | None = None
    """Where those who are asked can read who asks; None: the program's own page."""


POLITE = Manners()


def manners_of(fetch: Fetch) -> Manners:
    """Return how servers are asked by the settings."""
    return Manners(
        concurrency=fetch.concurrency,
        timeout=fetch.timeout,
        host_interval=fetch.host_interval,
        contact=fetch.contact,
    )


def client_for(manners: Manners, accept: str | None = None) -> Client:
    """Make a client; call it on a thread: importing aiohttp takes long enough to be felt at the screen.

    Args:
        manners: How it asks.
        accept: What it says it takes (``Accept``); None: feeds.
    """
    module = import_module("newsroom.wire.client")
    given = {} if accept is None else {"accept": accept}
    client: Client = module.Client(
        manners.timeout, contact=manners.contact or module.HOME, interval=manners.host_interval, **given
    )
    return client
