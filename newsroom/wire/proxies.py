"""Proxies, as the environment or the system sets them."""

from __future__ import annotations

import urllib.request

from newsroom.wire.hosts import host_of
from newsroom.wire.reach import is_loopback


class Proxies:
    """The proxies of one round of polling: http_proxy, https_proxy, all_proxy, and no_proxy against them.

    aiohttp's own way to them starts threads for each request, and reads passwords from the user's .netrc.
    """

    def __init__(self) -> None:
        self._proxies = urllib.request.getproxies()

    def of(self, url: str) -> str | None:
        """Name the proxy for an address, or None if it is asked directly, as this machine always is."""
        scheme = url.partition(":")[0].lower()
        proxy = self._proxies.get(scheme) or self._proxies.get("all")
        if not proxy:
            return None
        host = host_of(url)
        return None if is_loopback(host) or urllib.request.proxy_bypass(host) else proxy
