"""Which host an address leads to."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """Name the host of an address in lower case, without port and credentials; '' if it has none."""
    from yarl import URL

    try:
        return (URL(url).host or "").lower()
    except ValueError:
        return ""
