from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.settings.language import use_language
from newsroom.store import Store, open_store
from tests.store.newsdesk import Clock


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Messages are asserted on in English, whatever the machine's locale."""
    use_language("en")
    yield
    use_language(None)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newsroom.db"


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[Store]:
    with open_store(path, now=clock, busy_seconds=0.05) as store:
        yield store
