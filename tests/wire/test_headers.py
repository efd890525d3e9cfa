from datetime import UTC, datetime, timedelta

import pytest

from newsroom.wire.exchange import FetchRequest
from newsroom.wire.headers import conditions, fresh_for, retry_after

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
URL = "https://a.example/feed"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Mon, 02 Mar 2026 12:05:00 GMT", 300),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0),
        ("Monday, 02-Mar-26 12:00:30 GMT", 30),
        ("999999999999", 366 * 86400),
    ],
)
def test_how_long_a_server_wants_to_be_left_alone(value: str, seconds: int) -> None:
    assert retry_after({"Retry-After": value}, NOW) == timedelta(seconds=seconds)


@pytest.mark.parametrize("value", ["", "soon", "-5", "1.5", "Mon, 99 Foo 2026", "9" * 400])
def test_nonsense_about_it_is_nothing_said(value: str) -> None:
    assert retry_after({"Retry-After": value}, NOW) is None


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache-Control": "public, max-age=3600"}, 3600),
        ({"Cache-Control": 'MAX-AGE="60"', "Expires": "Mon, 02 Mar 2026 15:00:00 GMT"}, 60),
        ({"Cache-Control": "max-age=3600", "Age": "600"}, 3000),
        ({"Cache-Control": "max-age=60", "Age": "600"}, 0),
        ({"Cache-Control": "no-cache, max-age=3600"}, 0),
        ({"Cache-Control": "no-store"}, 0),
        ({"Expires": "Mon, 02 Mar 2026 13:00:00 GMT"}, 3600),
        ({"Expires": "Mon, 02 Mar 2026 13:00:00 GMT", "Date": "Mon, 02 Mar 2026 12:30:00 GMT"}, 1800),
        ({"Cache-Control": "max-age=99999999999"}, 366 * 86400),
    ],
)
def test_how_long_an_answer_stays_fresh(headers: dict[str, str], seconds: int) -> None:
    assert fresh_for(headers, NOW) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "headers", [{}, {"Cache-Control": "private"}, {"Cache-Control": "max-age=soon"}, {"Expires": "0"}]
)
def test_nothing_said_about_freshness(headers: dict[str, str]) -> None:
    assert fresh_for(headers, NOW) is None


def test_conditions_are_for_the_address_that_gave_them() -> None:
    request = FetchRequest(1, URL, '"1"', "then", "abc", validators_of="https://b.example/feed")
    assert conditions(request, URL) == {}
    assert conditions(request, "https://b.example/feed") == {
        "If-None-Match": '"1"',
        "If-Modified-Since": "then",
    }


def test_conditions_know_the_address_by_its_sense() -> None:
    request = FetchRequest(1, "https://me:pw@a.example/feed#top", '"1"', None, "abc")
    assert conditions(request, URL) == {"If-None-Match": '"1"'}


@pytest.mark.parametrize(
    ("etag", "sent"),
    [
        ('"ab-gzip"', '"ab-gzip", "ab"'),
        ('W/"ab;gzip"', 'W/"ab;gzip", W/"ab"'),
        ('"ab"', '"ab"'),
        ("bare-gzip", "bare-gzip"),
    ],
)
def test_a_tag_marked_as_packed_is_sent_without_the_mark_too(etag: str, sent: str) -> None:
    assert conditions(FetchRequest(1, URL, etag, None, "abc"), URL) == {"If-None-Match": sent}
