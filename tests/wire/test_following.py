"""Links are followed once each, and what goes wrong is an answer."""

import asyncio
from collections.abc import Iterator

import pytest

from newsroom.wire.following import Followed, follow
from newsroom.wire.manners import Manners
from tests.wire.server import FeedServer


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as serving:
        yield serving


def followed(*urls: str, public: bool = True) -> dict[str, Followed]:
    return asyncio.run(follow(urls, Manners(timeout=5), public=lambda _address: public))


def test_a_page_comes_with_its_title_and_where_it_led_to(server: FeedServer) -> None:
    page = '<html><head><meta charset="utf-8"><title>潮汐 &amp;\n框架</title>'.encode()
    end = server.serve("/end", page)
    start = server.redirect("/start", "/end")
    answers = followed(start, start)
    assert answers == {start: Followed(status=200, url=end, title="潮汐 & 框架")}
    assert [path for path, _headers in server.asked] == ["/start", "/end"]


def test_what_is_gone_refused_or_no_address_is_told(server: FeedServer) -> None:
    gone = server.serve("/gone", b"", 404)
    refused = "http://127.0.0.1:9/"
    answers = followed(gone, refused, "#", "javascript:alert(1)")
    assert answers[gone].status == 404
    assert answers[refused].status == 0 and answers[refused].problem
    assert set(answers) == {gone, refused}


def test_nothing_is_asked_of_this_machine_or_its_network(server: FeedServer) -> None:
    inside = server.serve("/inside", b"<title>x</title>")
    answers = followed(inside, "http://localhost:1/", public=False)
    assert all(each.status == 0 and "public internet" in each.problem for each in answers.values())
    assert server.asked == []
