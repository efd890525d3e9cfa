from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.store import Store, open_store
from tests.languages import english
from tests.store.newsdesk import Clock

__all__ = ["english"]


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
