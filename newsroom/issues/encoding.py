"""Bytes of a digest file to text and back, without losing one of them."""

import re

_BYTES = re.compile("[\udc80-\udcff]")
_LONE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Surrogates that stand for no byte: no file can hold them."""


def decode(data: bytes) -> str:
    """Read a file's bytes as UTF-8; a byte that is not UTF-8 becomes a lone surrogate (PEP 383).

    A byte order mark stays as the first character. ``encode(decode(data)) == data`` for all bytes.
    """
    return data.decode("utf-8", "surrogateescape")


def broken_bytes(data: bytes) -> int:
    """Count the bytes of a file that are not UTF-8."""
    return len(_BYTES.findall(decode(data)))


def encode(text: str) -> bytes:
    """Write text as UTF-8, each undecodable byte as it was read; never raises.

    A surrogate that stands for no byte becomes U+FFFD.
    """
    return _LONE.sub("\ufffd", text).encode("utf-8", "surrogateescape")
