import subprocess
import sys

import pytest

HEAVY = ("aiohttp", "feedparser", "nh3", "yarl", "asyncio", "subprocess")


def loaded_by(statement: str) -> set[str]:
    program = f"import sys\n{statement}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


def test_the_room_costs_nothing_to_enter() -> None:
    assert loaded_by("import newsroom.wire") == set()
    assert loaded_by("from newsroom.wire import FeedError, OpmlError") == set()


def test_lists_of_feeds_need_no_network() -> None:
    assert loaded_by("from newsroom.wire import read_opml, write_opml") == set()


def test_aiohttp_and_feedparser_are_loaded_by_a_fetch_not_by_its_name() -> None:
    assert not loaded_by("from newsroom.wire.fetch import FetchRequest, fetch") & {
        "aiohttp",
        "feedparser",
        "nh3",
    }


def test_every_name_of_the_room_is_there_and_no_other() -> None:
    import newsroom.wire

    for name in newsroom.wire.__all__:
        assert getattr(newsroom.wire, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        newsroom.wire.nonsense  # noqa: B018
