"""Names and addresses of machines: which mean this one alone, and by which others reach it."""

from __future__ import annotations

import ipaddress
import socket

_OUTSIDE = {4: (socket.AF_INET, "192.0.2.1"), 6: (socket.AF_INET6, "2001:db8::1")}
"""Addresses kept for documents (RFC 5737, RFC 3849), by version: nothing is ever sent to them."""


def is_local(host: str) -> bool:
    """Tell whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def shown(host: str) -> str:
    """Return a host as it stands in the address of a page: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def reached_at(host: str) -> str:
    """Return by what others reach a server that listens at a host.

    Args:
        host: Where it listens; 0.0.0.0 and :: are no place one can go to.

    Returns:
        The host itself, or for those two the address that this machine has towards others, or else its name.
    """
    try:
        listening = ipaddress.ip_address(host)
    except ValueError:
        return host
    if not listening.is_unspecified:
        return host
    family, outside = _OUTSIDE[listening.version]
    try:
        # Connecting a datagram socket sends nothing: the system only says from which address it would send.
        with socket.socket(family, socket.SOCK_DGRAM) as towards:
            towards.connect((outside, 9))
            return str(towards.getsockname()[0])
    except OSError:
        return socket.gethostname()
