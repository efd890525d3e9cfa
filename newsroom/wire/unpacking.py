"""Answers are unpacked while they come (Content-Encoding, RFC 9110 section 8.4).

aiohttp would do it too, but takes a gzip, br or zstd stream that was cut off for a whole one.
"""

from __future__ import annotations

import sys
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import Protocol

ENCODINGS = "gzip, deflate, br, zstd"
"""What can be unpacked, as the header Accept-Encoding says it."""

_PORTION = 64 * 1024
"""So many bytes are unpacked at a time, so that whoever counts them can stop a bomb."""

_MOST_MEMBERS = 1024
"""gzip and zstd streams may follow one another; honest answers have one, or a few."""


class Broken(Exception):
    """What came is not what its encoding says, or too much of it."""


class Unpacker(ABC):
    """Unpacks one body as it comes."""

    @abstractmethod
    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Unpack what came, in portions of about 64 KiB.

        Raises:
            Broken: it cannot be unpacked.
        """

    @property
    @abstractmethod
    def whole(self) -> bool:
        """Whether a body that ends here is complete; one without any bytes is."""


def unpacker(encoding: str) -> Unpacker:
    """Make what unpacks a body of this Content-Encoding; what is not known is left as it is."""
    match encoding.strip().lower():
        case "gzip" | "x-gzip":
            return _Members(_gzip, frozenset((0x1F,)))
        case "deflate":
            return _Members(_deflate, frozenset())
        case "zstd":
            # Frames with content, and those to be skipped (RFC 8878 section 3.1).
            return _Members(_zstd, frozenset((0x28, *range(0x50, 0x60))))
        case "br":
            return _Brotli()
        case _:
            return _Plain()


class _Stream(Protocol):
    """What zlib and zstd have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def _gzip(_first: int) -> _Stream:
    return zlib.decompressobj(16 + zlib.MAX_WBITS)


def _deflate(first: int) -> _Stream:
    # Meant is zlib's form (RFC 9110 section 8.4.1.2), whose first byte ends in 8; some send the bare stream.
    return zlib.decompressobj(zlib.MAX_WBITS if first & 0xF == 8 else -zlib.MAX_WBITS)


def _zstd(_first: int) -> _Stream:
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdDecompressor
    else:
        from backports.zstd import ZstdDecompressor

    return ZstdDecompressor()


class _Members(Unpacker):
    """One stream, or several one after another (RFC 1952 section 2.2, RFC 8878 section 3.1)."""

    def __init__(self, begin: Callable[[int], _Stream], starts: frozenset[int]) -> None:
        """Begin.

        Args:
            begin: Makes what unpacks a stream, whose first byte it is told.
            starts: The first bytes of a further stream; what else follows one is padding, and left.
        """
        self._begin = begin
        self._starts = starts
        self._stream: _Stream | None = None
        self._begun = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            if self._stream is None:
                if self._begun and chunk[0] not in self._starts:
                    return
                self._begun += 1
                if self._begun > _MOST_MEMBERS:
                    raise Broken
                self._stream = self._begin(chunk[0])
            yield from self._unpacked(self._stream, chunk)
            if not self._stream.eof:
                return
            chunk, self._stream = self._stream.unused_data, None

    def _unpacked(self, stream: _Stream, chunk: bytes) -> Iterator[bytes]:
        try:
            while not stream.eof:
                portion = stream.decompress(chunk, _PORTION)
                # zlib hands back what it has not looked at, zstd keeps it.
                chunk = getattr(stream, "unconsumed_tail", b"")
                if portion:
                    yield portion
                if len(portion) < _PORTION:
                    return
        except Exception as error:
            raise Broken from error

    @property
    def whole(self) -> bool:
        return self._stream is None


class _Plain(Unpacker):
    def feed(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk

    @property
    def whole(self) -> bool:
        return True


class _Brotli(Unpacker):
    def __init__(self) -> None:
        import brotli

        self._stream = brotli.Decompressor()
        self._error = brotli.error
        self._begun = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        self._begun = True
        try:
            while True:
                portion = self._stream.process(chunk, output_buffer_limit=_PORTION)
                chunk = b""
                if not portion:
                    return
                yield portion
        except self._error as error:
            raise Broken from error

    @property
    def whole(self) -> bool:
        return not self._begun or bool(self._stream.is_finished())
