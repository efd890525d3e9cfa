import pytest

from newsroom.settings.language import use_language
from newsroom.wire.errors import FeedError
from newsroom.wire.trail import Trail

HOME = "https://feeds.example.org/rss"


def trail(start: str, *hops: tuple[int, str]) -> Trail:
    use_language("en")
    walked = Trail(start)
    for status, location in hops:
        walked.follow(status, location, cookie=False)
    return walked


def test_permanent_redirects_move_as_far_as_they_go_in_one_row() -> None:
    assert trail(HOME).moving_to is None
    assert trail(HOME, (301, "/new")).moving_to == "https://feeds.example.org/new"
    assert trail(HOME, (308, "//b.example/x"), (301, "y")).moving_to == "https://b.example/y"
    assert trail(HOME, (301, "/a"), (302, "/b"), (301, "/c")).moving_to == "https://feeds.example.org/a"


@pytest.mark.parametrize("status", [302, 303, 307])
def test_temporary_redirects_do_not_move(status: int) -> None:
    walked = trail(HOME, (status, "/b"))
    assert walked.moving_to is None and not walked.lasting
    assert str(walked.url) == "https://feeds.example.org/b"


def test_nothing_moves_from_https_to_http() -> None:
    walked = trail(HOME, (301, "http://feeds.example.org/rss"))
    assert walked.moving_to is None
    assert str(walked.url) == "http://feeds.example.org/rss"


@pytest.mark.parametrize(
    ("start", "target", "known"),
    [
        ("http://me:pw@a.example/x", "/y", True),
        ("http://me:pw@a.example/x", "https://a.example/x", True),
        ("http://me:pw@a.example/x", "http://b.example/x", False),
        ("http://me:pw@a.example/x", "http://a.example:8080/x", False),
        ("http://me:pw@a.example:81/x", "https://a.example/x", False),
        ("https://me:pw@a.example/x", "http://a.example/x", False),
    ],
)
def test_a_password_goes_only_where_it_belongs(start: str, target: str, known: bool) -> None:
    walked = trail(start, (301, target))
    assert (walked.credentials == ("me", "pw")) is known
    assert "pw" not in str(walked.url)
    assert ("me:pw@" in (walked.moving_to or "")) is known


def test_a_password_comes_back_with_its_host() -> None:
    walked = trail("https://me:pw@a.example/x", (302, "https://b.example/"), (302, "https://a.example/z"))
    assert walked.credentials == ("me", "pw")


def test_credentials_in_a_location_are_not_used() -> None:
    walked = trail(HOME, (301, "https://you:secret@b.example/x"))
    assert walked.credentials is None
    assert walked.moving_to == "https://b.example/x"


def test_a_circle_is_left_at_once_unless_a_cookie_may_open_it() -> None:
    with pytest.raises(FeedError, match="again and again"):
        trail(HOME, (302, "/a"), (302, "/rss#again"))
    walked = trail(HOME)
    walked.follow(302, HOME, cookie=True)
    assert walked.redirected


def test_home_is_the_editors_own_host_on_any_port() -> None:
    assert trail("http://10.0.0.5/x", (302, "https://10.0.0.5:8443/y")).at_home
    assert trail("http://localhost:1/x", (302, "http://127.0.0.1:2/y")).at_home
    assert not trail("http://10.0.0.5/x", (302, "http://10.0.0.6/y"), (302, "http://10.0.0.5/")).at_home
