"""Redirects between hosts: names lead to the server of the test, as if it were on the internet or not."""

import base64
import socket
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp.abc import ResolveResult

from newsroom.wire import Outcome, ParserPool, reach
from newsroom.wire.client import Client
from newsroom.wire.fetch import FetchRequest, fetch
from newsroom.wire.manners import Manners
from tests.wire.documents import rss
from tests.wire.server import FeedServer

FEED = rss("<guid>1</guid><title>甲</title><link>/1</link>", head="").encode()
ADDRESSES = {
    "a.example": ["127.0.0.1"],
    "b.example": ["127.0.0.1"],
    "inside.example": ["10.0.0.7"],
    "mapped.example": ["::ffff:192.168.1.1"],
    "metadata.example": ["169.254.169.254"],
    "mixed.example": ["127.0.0.1", "192.168.0.1"],
}
Poll = Callable[[FetchRequest], "object"]


class Names:
    """Looks names up in a table, which a test may change between two look-ups."""

    def __init__(self) -> None:
        self.table = dict(ADDRESSES)
        self.inside: set[str] = set()
        self.asked: list[str] = []

    def look_up(self, host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
        self.asked.append(host)
        if host not in self.table:
            raise OSError("no such host")
        return [
            ResolveResult(hostname=host, host=each, port=port, family=socket.AF_INET, proto=0, flags=0)
            for each in self.table[host]
        ]

    def is_public(self, address: str) -> bool:
        """Take the test's own server for one on the internet, unless it is said to be inside."""
        return address not in self.inside and (address == "127.0.0.1" or reach.is_public(address))


@pytest.fixture
def names() -> Names:
    return Names()


@pytest.fixture
async def client(names: Names) -> AsyncIterator[Client]:
    async with Client(20, look_up=names.look_up, public=names.is_public) as asking:
        yield asking


class Asker:
    def __init__(self, client: Client, pool: ParserPool) -> None:
        self._client, self._pool = client, pool

    async def __call__(self, *requests: FetchRequest) -> list[Outcome]:
        outcomes: list[Outcome] = []

        async def take(outcome: Outcome) -> None:
            outcomes.append(outcome)

        manners = Manners(host_interval=0)
        await fetch(requests, take, manners, pool=self._pool, client=self._client)
        return outcomes


@pytest.fixture
def poll(client: Client, pool: ParserPool) -> Asker:
    return Asker(client, pool)


def at(server: FeedServer, host: str, path: str, credentials: str = "") -> str:
    return server.url(path, credentials).replace("127.0.0.1", host)


def send_on(server: FeedServer, path: str, target: str, status: int = 302) -> None:
    server.serve(path, b"", status, Location=target)


async def test_a_feed_that_has_moved_says_where_to(server: FeedServer, poll: Asker) -> None:
    send_on(server, "/old", at(server, "b.example", "/new"), 301)
    server.serve("/new", FEED, ETag='"1"')
    (outcome,) = await poll(FetchRequest(1, at(server, "a.example", "/old")))
    assert outcome.status == "read"
    assert outcome.moving_to == outcome.validators_of == at(server, "b.example", "/new")


async def test_after_a_redirect_the_second_answer_is_not_modified(server: FeedServer, poll: Asker) -> None:
    url = at(server, "a.example", "/old")
    send_on(server, "/old", at(server, "b.example", "/new"))
    server.serve("/new", FEED, ETag='"1"')
    (first,) = await poll(FetchRequest(1, url))
    server.serve("/new", b"", 304)
    server.asked.clear()
    known = FetchRequest(1, url, first.etag, first.modified, first.fingerprint, first.validators_of)
    (second,) = await poll(known)
    assert second.status == "unchanged" and second.moving_to is None
    (_old, old), (_new, new) = server.asked
    assert "If-None-Match" not in old, "the tag is not of this address"
    assert new["If-None-Match"] == '"1"'


@pytest.mark.parametrize("host", ["inside.example", "mapped.example", "metadata.example", "mixed.example"])
async def test_no_redirect_leads_from_the_internet_inside(server: FeedServer, poll: Asker, host: str) -> None:
    send_on(server, "/feed", at(server, host, "/secret"))
    (outcome,) = await poll(FetchRequest(1, at(server, "a.example", "/feed")))
    assert outcome.status == "failed"
    assert outcome.error is not None and f"a redirect leads to {host} in a private network" in outcome.error
    assert [path for path, _headers in server.asked] == ["/feed"]


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1:{port}/", "http://[::1]:{port}/", "http://localhost:{port}/", "http://10.1.1.1/"],
)
async def test_nor_does_one_to_a_number_or_to_this_machine(
    server: FeedServer, poll: Asker, target: str
) -> None:
    port = at(server, "a.example", "").rpartition(":")[2]
    send_on(server, "/feed", target.format(port=port))
    (outcome,) = await poll(FetchRequest(1, at(server, "a.example", "/feed")))
    assert outcome.error is not None and "in a private network" in outcome.error
    assert [path for path, _headers in server.asked] == ["/feed"]


@pytest.mark.parametrize("number", ["2130706433", "0x7f000001", "127.1"])
async def test_nor_do_other_ways_to_write_a_number(server: FeedServer, poll: Asker, number: str) -> None:
    send_on(server, "/feed", f"http://{number}/")
    (outcome,) = await poll(FetchRequest(1, at(server, "a.example", "/feed")))
    assert outcome.status == "failed"
    assert [path for path, _headers in server.asked] == ["/feed"]


async def test_every_hop_is_looked_at(server: FeedServer, poll: Asker) -> None:
    send_on(server, "/1", at(server, "b.example", "/2"))
    send_on(server, "/2", at(server, "inside.example", "/3"))
    (outcome,) = await poll(FetchRequest(1, at(server, "a.example", "/1")))
    assert outcome.error is not None and "inside.example in a private network" in outcome.error


async def test_a_name_that_changes_its_address_gains_nothing(
    server: FeedServer, poll: Asker, names: Names
) -> None:
    """The editor's own feed made the name known and a connection to it open; a redirect gets neither."""
    server.serve("/own", FEED)
    names.table["nas.example"] = ["127.0.0.1"]
    names.inside = {"127.0.0.1"}
    (own,) = await poll(FetchRequest(1, at(server, "nas.example", "/own")))
    assert own.status == "read"
    names.inside = set()
    send_on(server, "/feed", at(server, "nas.example", "/secret"))
    names.table["nas.example"] = ["10.0.0.9"]
    (outcome,) = await poll(FetchRequest(2, at(server, "a.example", "/feed")))
    assert outcome.error is not None and "in a private network" in outcome.error
    assert [path for path, _headers in server.asked] == ["/own", "/feed"]


async def test_what_the_editor_gave_may_be_inside_and_redirect_within_its_host(
    server: FeedServer, poll: Asker, names: Names
) -> None:
    names.inside = {"127.0.0.1"}
    send_on(server, "/feed", "/other")
    server.serve("/other", FEED)
    (outcome,) = await poll(FetchRequest(1, at(server, "a.example", "/feed")))
    assert outcome.status == "read"


async def test_but_not_to_another_host_inside(server: FeedServer, poll: Asker, names: Names) -> None:
    names.inside = {"127.0.0.1"}
    send_on(server, "/feed", at(server, "b.example", "/other"))
    (outcome,) = await poll(FetchRequest(1, at(server, "a.example", "/feed")))
    assert outcome.error is not None and "b.example in a private network" in outcome.error


async def test_a_password_does_not_go_along_to_another_host(server: FeedServer, poll: Asker) -> None:
    send_on(server, "/feed", at(server, "b.example", "/new"))
    server.serve("/new", FEED)
    (outcome,) = await poll(FetchRequest(1, at(server, "a.example", "/feed", "me:geheim")))
    assert outcome.status == "read"
    (_path, first), (_path, second) = server.asked
    assert first["Authorization"] == "Basic " + base64.b64encode(b"me:geheim").decode()
    assert "Authorization" not in second


async def test_a_password_goes_along_on_its_own_host_and_moves_with_the_feed(
    server: FeedServer, poll: Asker
) -> None:
    send_on(server, "/feed", "/new", 301)
    server.serve("/new", FEED)
    (outcome,) = await poll(FetchRequest(1, at(server, "a.example", "/feed", "me:geheim")))
    assert [headers["Authorization"][:5] for _path, headers in server.asked] == ["Basic", "Basic"]
    assert outcome.moving_to == at(server, "a.example", "/new", "me:geheim")
    assert outcome.validators_of == at(server, "a.example", "/new")


async def test_gone_for_good_is_said_of_the_feed_not_of_where_it_is_sent_for_now(
    server: FeedServer, poll: Asker
) -> None:
    server.serve("/gone", b"", 410)
    send_on(server, "/now", "/gone", 302)
    send_on(server, "/ever", "/gone", 301)
    requests = [
        FetchRequest(n, at(server, "a.example", path)) for n, path in enumerate(("/gone", "/now", "/ever"))
    ]
    gone = {outcome.request.feed: outcome.gone for outcome in await poll(*requests)}
    assert gone == {0: True, 1: False, 2: True}


async def test_a_host_that_is_asked_too_often_is_left_alone(server: FeedServer, poll: Asker) -> None:
    server.serve("/1", b"", 429, Retry_After="120")
    for path in ("/2", "/3", "/4", "/5"):
        server.serve(path, FEED)
    urls = [at(server, "a.example", f"/{n}") for n in (1, 1, 2, 3, 4)] + [at(server, "b.example", "/5")]
    outcomes = await poll(*(FetchRequest(n, url) for n, url in enumerate(urls)))
    by_feed = {outcome.request.feed: outcome for outcome in outcomes}
    assert [by_feed[n].status for n in range(6)] == ["failed", "failed", *["put off"] * 3, "read"]
    wait = by_feed[3].outlook.retry_after
    assert wait is not None and wait.total_seconds() == 120
    assert by_feed[3].error == "a.example wants to be left alone; the feed is left for later"
    assert {path for path, _headers in server.asked} == {"/1", "/5"}


async def test_this_machine_is_never_put_off(server: FeedServer, poll: Asker) -> None:
    limit, fine = server.serve("/1", b"", 429), server.serve("/2", FEED)
    outcomes = await poll(FetchRequest(0, limit), *(FetchRequest(n, fine) for n in range(1, 60)))
    assert sorted(outcome.status for outcome in outcomes) == ["failed", *["read"] * 59]


async def test_redirects_of_many_hosts_to_one_come_at_their_interval(
    server: FeedServer, names: Names, pool: ParserPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    server.serve("/feed", FEED)
    names.table |= {f"{n}.example": ["127.0.0.1"] for n in range(4)}
    for n in range(4):
        send_on(server, f"/{n}", at(server, "b.example", "/feed"), 302)
    outcomes: list[Outcome] = []

    async def take(outcome: Outcome) -> None:
        outcomes.append(outcome)

    asking = Client(20, look_up=names.look_up, public=names.is_public, interval=60)
    monkeypatch.setattr("newsroom.wire.client.sleep", wait)
    async with asking as client:
        requests = [FetchRequest(n, at(server, f"{n}.example", f"/{n}")) for n in range(4)]
        await fetch(requests, take, Manners(timeout=20), pool=pool, client=client)
    assert [outcome.status for outcome in outcomes] == ["read"] * 4
    # The first is asked at once, each that follows a minute after the one before.
    turns = sorted(round(seconds / 60) for seconds in waited if seconds > 30)
    assert turns == [1, 2, 3]
