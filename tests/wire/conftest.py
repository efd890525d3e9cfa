from collections.abc import Iterator

import pytest

from newsroom.wire import ParserPool
from tests.wire.server import FeedServer


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


@pytest.fixture(scope="session")
def pool() -> Iterator[ParserPool]:
    """A pool for tests that leave its workers in good health."""
    with ParserPool(1) as shared_pool:
        yield shared_pool
