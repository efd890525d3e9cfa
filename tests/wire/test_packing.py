"""Packed answers: unpacked within bounds, and one that is cut off is no whole answer."""

import gzip
import subprocess
import sys
import zlib
from collections.abc import Callable
from hashlib import sha256

import brotli
import pytest

from tests.wire.documents import rss
from tests.wire.polling import Poll, failure
from tests.wire.server import Exchange, FeedServer

FEED = rss("<guid>1</guid><title>甲</title><link>/1</link>", head="").encode()
if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MIB = bytes(2**20)
PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("br", brotli.compress),
    ("zstd", zstd.compress),
]
LONG_FEED = FEED.replace(
    b"</channel>",
    b"".join(
        b"<item><title>%d</title><description>%s</description></item>"
        % (n, sha256(b"%d" % n).hexdigest().encode() * 20)
        for n in range(299)
    )
    + b"</channel>",
)
BOMBS = [
    ("gzip", gzip.compress(MIB) * 200),
    ("deflate", zlib.compress(MIB * 20)),
    ("br", brotli.compress(MIB * 20, quality=1)),
    ("zstd", zstd.compress(MIB) * 200),
    ("zstd", zstd.compress(MIB * 20)),
]
"""Bodies that become 20 or 200 MiB."""

TAKE_ALL = """
import asyncio, resource, sys
from newsroom.wire import FeedError
from newsroom.wire.client import Client
from newsroom.wire.exchange import FetchRequest

async def take_all(urls):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    async with Client(20) as client:
        for url in urls:
            try:
                await client.get(FetchRequest(1, url))
            except FeedError as error:
                assert "larger than 10 MiB" in str(error), error
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(grown // 1024 if sys.platform != "darwin" else grown // 2**20)

asyncio.run(take_all(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        *PACKERS,
        # Members one after another are one body (RFC 1952 section 2.2, RFC 8878 section 3.1).
        ("gzip", lambda body: gzip.compress(body[:50]) + gzip.compress(body[50:])),
        ("zstd", lambda body: zstd.compress(body[:50]) + zstd.compress(body[50:])),
        ("x-gzip", lambda body: gzip.compress(body) + bytes(512)),
        ("deflate", lambda body: zlib.compress(body)[2:-4]),
    ],
)
async def test_packed_answers_are_unpacked(
    server: FeedServer, poll: Poll, name: str, pack: Callable[[bytes], bytes]
) -> None:
    (outcome,) = await poll(server.serve("/feed", pack(FEED), Content_Encoding=name))
    assert outcome.status == "read" and outcome.fingerprint == sha256(FEED).hexdigest()


async def test_a_body_over_the_limit_is_not_taken(server: FeedServer, poll: Poll) -> None:
    def flood(exchange: Exchange) -> None:
        exchange.begin()
        while not exchange.stopped.is_set():
            exchange.write(b"<rss>" + b" " * 1_000_000)

    assert "larger than 10 MiB" in await failure(poll, server.answer("/feed", flood))


@pytest.mark.parametrize(("name", "bomb"), BOMBS, ids=[name for name, _bomb in BOMBS])
async def test_a_bomb_is_not_unpacked(server: FeedServer, poll: Poll, name: str, bomb: bytes) -> None:
    assert len(bomb) < 1_000_000
    assert "larger than 10 MiB" in await failure(poll, server.serve("/feed", bomb, Content_Encoding=name))


def test_bombs_take_little_memory(server: FeedServer) -> None:
    pytest.importorskip("resource", reason="memory is counted on Unix only")
    urls = [
        server.serve(f"/{number}", bomb, Content_Encoding=name) for number, (name, bomb) in enumerate(BOMBS)
    ]
    command = [sys.executable, "-c", TAKE_ALL, *urls]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    # The limit of 10 MiB, and what the unpackers need.
    assert int(done.stdout) < 60


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
async def test_broken_packing_is_called_so(server: FeedServer, poll: Poll, name: str) -> None:
    url = server.serve("/feed", b"this is not packed", Content_Encoding=name)
    assert "cannot be unpacked" in await failure(poll, url)


@pytest.mark.parametrize(("name", "pack"), PACKERS)
@pytest.mark.parametrize("kept", [0.3, 0.98])
async def test_packing_that_is_cut_off_is_no_whole_answer(
    server: FeedServer, poll: Poll, name: str, pack: Callable[[bytes], bytes], kept: float
) -> None:
    packed = pack(LONG_FEED)
    url = server.serve("/feed", packed[: int(len(packed) * kept)], Content_Encoding=name, ETag='"1"')
    (outcome,) = await poll(url)
    assert "broke off" in (outcome.error or "")
    assert (outcome.etag, outcome.fingerprint) == (None, None), "or the rest would never be asked for"
    (again,) = await poll(server.serve("/feed", packed, Content_Encoding=name))
    assert again.feed and len(again.feed.articles) == 300


async def test_an_answer_that_breaks_off_is_called_so(server: FeedServer, poll: Poll) -> None:
    assert "broke off" in await failure(poll, server.serve("/feed", FEED[:40], Content_Length="5000"))


async def test_chunks_that_break_off_are_called_so(server: FeedServer, poll: Poll) -> None:
    def half(exchange: Exchange) -> None:
        exchange.handler.protocol_version = "HTTP/1.1"
        exchange.begin(Transfer_Encoding="chunked")
        exchange.write(b"1000\r\n" + FEED[:40])
        exchange.handler.close_connection = True

    assert "broke off" in await failure(poll, server.answer("/feed", half))
