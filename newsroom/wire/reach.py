"""Which addresses belong to the public internet, and which to this machine or its own network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_FAKE = ip_network("198.18.0.0/15")
"""Set aside for benchmarks (RFC 2544); proxies on many machines answer every look-up with an address from it,
so nothing private is there, and to refuse it would refuse all redirects on such a machine."""

_NAT64 = ip_network("64:ff9b::/96")
"""IPv4 addresses as IPv6 ones (RFC 6052)."""


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the public internet (RFC 6890 and its registries).

    Private, loopback, link-local (with the metadata services of cloud machines), multicast and reserved ones
    are not; nor is an IPv6 address that stands for an IPv4 one that is not.
    """
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, IPv6Address):
        inner = _embedded(number)
        if inner is not None:
            return is_public(str(inner))
    elif number in _FAKE:
        return True
    return number.is_global and not number.is_multicast


def is_loopback(host: str) -> bool:
    """Return whether a host's name or number says that it is this machine (RFC 6761 section 6.3)."""
    return host in ("localhost", "::1") or host.startswith("127.") or host.endswith(".localhost")


def is_number(host: str) -> bool:
    """Return whether a host is an IP address, not a name."""
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _embedded(number: IPv6Address) -> IPv4Address | None:
    if number in _NAT64:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour
