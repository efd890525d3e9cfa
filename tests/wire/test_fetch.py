import asyncio
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from threading import Barrier, Lock

import pytest

from newsroom import __version__
from newsroom.wire import Outcome, ParserPool
from newsroom.wire.exchange import MOST_BYTES
from newsroom.wire.fetch import FetchRequest, fetch
from newsroom.wire.manners import Manners
from tests.wire.documents import rss
from tests.wire.polling import Poll, failure
from tests.wire.server import Exchange, FeedServer

FEED = rss("<guid>1</guid><title>甲</title><link>/1</link>", head="").encode()


async def test_a_feed_is_read_and_what_to_ask_with_next_time_is_kept(server: FeedServer, poll: Poll) -> None:
    url = server.serve("/feed", FEED, ETag='"1"', Last_Modified="Mon, 01 Jun 2026 00:00:00 GMT")
    (outcome,) = await poll(url)
    assert outcome.status == "read" and outcome.error is None
    assert outcome.feed is not None and outcome.feed.title == "示例日报"
    # Relative links start from the address of the feed, here that of the server.
    assert outcome.feed.articles[0].url == server.url("/1")
    assert outcome.etag == '"1"' and outcome.modified == "Mon, 01 Jun 2026 00:00:00 GMT"
    assert outcome.fingerprint == sha256(FEED).hexdigest()


async def test_the_server_learns_who_asks_and_what_can_be_unpacked(server: FeedServer, poll: Poll) -> None:
    await poll(server.serve("/feed", FEED))
    ((_path, headers),) = server.asked
    assert headers["User-Agent"] == f"newsroom/{__version__} (+https://pypi.org/project/newsroom/)"
    offered = {each.strip() for each in headers["Accept-Encoding"].split(",")}
    assert offered == {"gzip", "deflate", "br", "zstd"}
    assert "If-None-Match" not in headers and "If-Modified-Since" not in headers


async def test_an_unchanged_feed_is_asked_for_with_its_tags_and_not_read_again(
    server: FeedServer, poll: Poll
) -> None:
    request = FetchRequest(1, server.serve("/feed", b"", 304), '"1"', "Mon, 01 Jun 2026 00:00:00 GMT", "abc")
    (outcome,) = await poll(request)
    ((_path, headers),) = server.asked
    assert headers["If-None-Match"] == '"1"'
    assert headers["If-Modified-Since"] == "Mon, 01 Jun 2026 00:00:00 GMT"
    assert outcome.status == "unchanged" and outcome.feed is None
    assert (outcome.etag, outcome.modified, outcome.fingerprint) == (request.etag, request.modified, "abc")


async def test_the_same_bytes_again_are_not_read_again(server: FeedServer, poll: Poll) -> None:
    request = FetchRequest(1, server.serve("/feed", FEED, ETag='"2"'), '"1"', None, sha256(FEED).hexdigest())
    (outcome,) = await poll(request)
    assert outcome.status == "unchanged" and outcome.etag == '"2"'


async def test_a_feed_that_was_never_read_is_asked_for_whole(server: FeedServer, poll: Poll) -> None:
    request = FetchRequest(1, server.serve("/feed", FEED), '"1"', None, None)
    (outcome,) = await poll(request)
    ((_path, headers),) = server.asked
    assert "If-None-Match" not in headers and outcome.status == "read"


async def test_ten_redirects_are_followed_and_links_start_from_the_last(
    server: FeedServer, poll: Poll
) -> None:
    server.serve("/at/last/feed", rss("<link>a.html</link>", head="").encode())
    for step in range(1, 10):
        server.redirect(f"/{step}", f"/{step + 1}")
    server.redirect("/10", "/at/last/feed")
    (outcome,) = await poll(server.url("/1"))
    assert outcome.feed is not None and outcome.feed.articles[0].url == server.url("/at/last/a.html")


async def test_an_eleventh_redirect_is_not(server: FeedServer, poll: Poll) -> None:
    for step in range(1, 12):
        server.redirect(f"/{step}", f"/{step + 1}")
    assert "again and again" in await failure(poll, server.url("/1"))
    assert len(server.asked) == 11


@pytest.mark.parametrize("target", ["ftp://example.org/", "file:///etc/passwd", "http://[/"])
async def test_redirects_lead_nowhere_but_to_the_web(server: FeedServer, poll: Poll, target: str) -> None:
    assert "not a web address" in await failure(poll, server.redirect("/feed", target))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "password"),
        (403, "does not let"),
        (404, "nothing at this address"),
        (410, "can be removed"),
        (429, "too often"),
        (500, "fault of its own"),
        (503, "fault of its own"),
        (204, "no feed"),
        (304, "no feed"),
    ],
)
async def test_a_status_is_said_in_plain_words(
    server: FeedServer, poll: Poll, status: int, words: str
) -> None:
    message = await failure(poll, server.serve("/feed", b"", status))
    assert words in message and f"HTTP {status}" in message and "127.0.0.1" in message


async def test_a_failure_keeps_what_the_next_request_needs(server: FeedServer, poll: Poll) -> None:
    (outcome,) = await poll(FetchRequest(1, server.serve("/feed", b"", 500), '"1"', "then", "abc"))
    assert (outcome.etag, outcome.modified, outcome.fingerprint) == ('"1"', "then", "abc")


async def test_a_server_that_drips_is_given_up(server: FeedServer, poll: Poll) -> None:
    def drip(exchange: Exchange) -> None:
        exchange.begin()
        while not exchange.stopped.wait(0.01):
            exchange.write(b" ")

    url = server.answer("/feed", drip)
    assert "no whole answer in 0.3 seconds" in await failure(poll, url, timeout=0.3)


async def test_a_slow_server_does_not_hold_up_the_others(server: FeedServer, poll: Poll) -> None:
    def wait(exchange: Exchange) -> None:
        exchange.stopped.wait()

    slow = server.answer("/slow", wait)
    outcomes = await poll(slow, server.serve("/feed", FEED), slow, timeout=1)
    assert [outcome.status for outcome in outcomes] == ["failed", "read", "failed"]


async def test_as_many_feeds_are_asked_for_at_a_time_as_is_allowed(server: FeedServer, poll: Poll) -> None:
    together = Barrier(3)

    def meet(exchange: Exchange) -> None:
        # It opens only when three requests stand at it at the same time.
        together.wait(timeout=10)
        exchange.begin()
        exchange.write(FEED)

    outcomes = await poll(*[server.answer("/feed", meet)] * 6, concurrency=3)
    assert [outcome.status for outcome in outcomes] == ["read"] * 6


async def test_headers_without_end_are_no_answer(server: FeedServer, poll: Poll) -> None:
    def flood(exchange: Exchange) -> None:
        exchange.handler.send_response(200)
        exchange.handler.flush_headers()
        while not exchange.stopped.is_set():
            exchange.write(b"X-Again: " + b"y" * 1000 + b"\r\n")

    assert "as a web server should" in await failure(poll, server.answer("/feed", flood))
    long = server.serve("/long", FEED, X_Policy="y" * 1_000_000)
    assert "as a web server should" in await failure(poll, long)


async def test_a_long_header_is_no_fault(server: FeedServer, poll: Poll) -> None:
    (outcome,) = await poll(server.serve("/feed", FEED, Content_Security_Policy="y" * 20_000))
    assert outcome.status == "read"


async def test_what_the_server_says_of_the_next_request_is_told(server: FeedServer, poll: Poll) -> None:
    fresh = server.serve("/fresh", FEED, Cache_Control="max-age=600")
    busy = server.serve("/busy", b"", 503, Retry_After="90")
    read, failed = await poll(fresh, busy)
    assert read.outlook.fresh_for == timedelta(minutes=10)
    assert failed.outlook.retry_after == timedelta(seconds=90)


async def test_an_empty_answer_and_a_page_are_no_feeds(server: FeedServer, poll: Poll) -> None:
    assert "empty" in await failure(poll, server.serve("/empty", b"  \n"))
    assert "web page" in await failure(poll, server.serve("/page", b"<!doctype html><html></html>"))


async def test_a_closed_port_refuses(poll: Poll) -> None:
    with FeedServer() as gone:
        url = gone.url("/feed")
    assert "127.0.0.1 refused the connection" in await failure(poll, url)


async def test_a_server_that_does_not_speak_http_is_called_so(poll: Poll) -> None:
    async def talk(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 ready\r\n")
        writer.close()

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as ftp:
        port = ftp.sockets[0].getsockname()[1]
        assert "as a web server should" in await failure(poll, f"http://127.0.0.1:{port}/")


async def test_a_server_without_tls_is_called_so(server: FeedServer, poll: Poll) -> None:
    url = server.url("/feed").replace("http:", "https:")
    assert "no secure connection with 127.0.0.1" in await failure(poll, url)


@pytest.mark.parametrize("url", ["nonsense", "http://[::1/", "http://", "http:///x", "gopher://example.org/"])
async def test_what_is_no_address_is_called_so(poll: Poll, url: str) -> None:
    assert "not the address of a feed" in await failure(poll, url)


async def test_a_password_is_sent_and_never_shown(server: FeedServer, poll: Poll) -> None:
    server.serve("/feed", b"", 401)
    message = await failure(poll, server.url("/feed", credentials="me:secret"))
    ((_path, headers),) = server.asked
    assert headers["Authorization"].startswith("Basic ")
    assert "secret" not in message and "me" not in message.split()


async def test_a_password_does_not_come_into_links(server: FeedServer, poll: Poll) -> None:
    server.serve("/feed", FEED)
    (outcome,) = await poll(server.url("/feed", credentials="me:secret"))
    assert outcome.feed is not None and outcome.feed.articles[0].url == server.url("/1")


async def test_a_file_is_read_and_read_again_only_if_it_changed(tmp_path: Path, poll: Poll) -> None:
    path = tmp_path / "我的 feed.xml"
    path.write_bytes(FEED)
    (first,) = await poll(path.as_uri())
    assert first.status == "read" and first.feed is not None and len(first.feed.articles) == 1
    (second,) = await poll(FetchRequest(1, path.as_uri(), None, None, first.fingerprint))
    assert second.status == "unchanged" and second.fingerprint == first.fingerprint


async def test_a_file_that_cannot_be_read_is_called_so(tmp_path: Path, poll: Poll) -> None:
    assert "there is no file" in await failure(poll, (tmp_path / "none.xml").as_uri())
    assert "is a folder" in await failure(poll, tmp_path.as_uri())
    large = tmp_path / "large.xml"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert "larger than 10 MiB" in await failure(poll, large.as_uri())


async def test_a_file_that_may_not_be_read_is_called_so(
    tmp_path: Path, poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_how: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "feed.xml"
    path.write_bytes(FEED)
    monkeypatch.setattr(Path, "open", refuse)
    assert "cannot be read: that is not allowed" in await failure(poll, path.as_uri())


async def test_the_proxy_of_the_environment_is_used_but_not_for_this_machine(
    server: FeedServer, poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url(""))
    monkeypatch.delenv("no_proxy", raising=False)
    server.serve("http://feeds.example.invalid/feed", FEED)
    away, here = await poll("http://feeds.example.invalid/feed", server.serve("/feed", FEED))
    assert away.status == here.status == "read"
    assert {path for path, _headers in server.asked} == {"http://feeds.example.invalid/feed", "/feed"}


async def test_a_host_elsewhere_is_asked_for_two_feeds_at_a_time(
    server: FeedServer, poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> None:
    together, lock = Barrier(2), Lock()
    asking: list[int] = [0]
    most: list[int] = [0]

    def meet(exchange: Exchange) -> None:
        with lock:
            asking[0] += 1
            most[0] = max(most[0], asking[0])
        together.wait(timeout=10)
        with lock:
            asking[0] -= 1
        exchange.begin()
        exchange.write(FEED)

    monkeypatch.setenv("http_proxy", server.url(""))
    monkeypatch.delenv("no_proxy", raising=False)
    server.answer("http://feeds.example.invalid/feed", meet)
    outcomes = await poll(*["http://feeds.example.invalid/feed"] * 8, concurrency=8)
    assert [outcome.status for outcome in outcomes] == ["read"] * 8
    assert most == [2]


async def test_outcomes_come_one_after_another(server: FeedServer, pool: ParserPool) -> None:
    inside = 0

    async def take(_outcome: Outcome) -> None:
        nonlocal inside
        inside += 1
        assert inside == 1
        await asyncio.sleep(0)
        inside -= 1

    url = server.serve("/feed", FEED)
    await fetch(
        [FetchRequest(n, url) for n in range(12)], take, Manners(concurrency=6, timeout=20), pool=pool
    )


async def test_cancelling_keeps_what_came_and_brings_no_more(server: FeedServer, pool: ParserPool) -> None:
    taken: list[int] = []
    first_taken = asyncio.Event()

    async def take(outcome: Outcome) -> None:
        taken.append(outcome.request.feed)
        first_taken.set()

    def wait(exchange: Exchange) -> None:
        exchange.stopped.wait()

    requests = [FetchRequest(0, server.serve("/feed", FEED)), FetchRequest(1, server.answer("/slow", wait))]
    task = asyncio.create_task(fetch(requests, take, Manners(concurrency=2, timeout=60), pool=pool))
    await first_taken.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert taken == [0]


async def test_an_error_of_the_receiver_ends_the_fetch_and_is_its_error(
    server: FeedServer, pool: ParserPool
) -> None:
    async def take(_outcome: Outcome) -> None:
        raise KeyError("full disk")

    url = server.serve("/feed", FEED)
    with pytest.raises(KeyError, match="full disk"):
        await fetch(
            [FetchRequest(n, url) for n in range(4)], take, Manners(concurrency=2, timeout=20), pool=pool
        )


async def test_nothing_to_poll_is_nothing_to_do() -> None:
    async def take(_outcome: Outcome) -> None:
        raise AssertionError

    await fetch([], take)


def test_without_a_pool_one_is_made_and_ended(server: FeedServer) -> None:
    seen: list[Sequence[object]] = []

    async def take(outcome: Outcome) -> None:
        assert outcome.feed is not None
        seen.append(outcome.feed.articles)

    asyncio.run(fetch([FetchRequest(1, server.serve("/feed", FEED))], take))
    assert len(seen) == 1
