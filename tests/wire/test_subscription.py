import pytest

from newsroom.wire import FeedError, feed_address


@pytest.mark.parametrize(
    "address", ["https://example.org/rss?a=1", "file:///home/e/a.xml", "http://user:pw@example.org/"]
)
def test_addresses_that_can_be_fetched_stay_as_they_are(address: str) -> None:
    assert feed_address(f" {address}\n") == address


def test_the_scheme_feed_is_taken_off() -> None:
    assert feed_address("feed:https://example.org/rss") == "https://example.org/rss"
    assert feed_address("feed://example.org/rss") == "http://example.org/rss"


@pytest.mark.parametrize(
    "address", ["", "example.org", "ftp://u:secret@example.org", "file://other/a", "feed:x", "data:,x"]
)
def test_others_are_refused_without_showing_passwords(address: str) -> None:
    with pytest.raises(FeedError, match="is not the address of a feed") as caught:
        feed_address(address)
    assert "secret" not in str(caught.value)
