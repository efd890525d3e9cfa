from collections.abc import AsyncIterator, Iterator

import pytest

from newsroom.wire import Outcome, ParserPool
from newsroom.wire.fetch import FetchRequest, fetch
from newsroom.wire.manners import Manners
from tests.wire.polling import Poll
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


@pytest.fixture
async def poll(pool: ParserPool) -> AsyncIterator[Poll]:
    async def poll_all(
        *requests: FetchRequest | str, timeout: float = 20, concurrency: int = 8
    ) -> list[Outcome]:
        outcomes: list[Outcome] = []

        async def take(outcome: Outcome) -> None:
            outcomes.append(outcome)

        wanted = [FetchRequest(n, each) if isinstance(each, str) else each for n, each in enumerate(requests)]
        await fetch(
            wanted, take, Manners(concurrency=concurrency, timeout=timeout, host_interval=0), pool=pool
        )
        return sorted(outcomes, key=lambda outcome: outcome.request.feed)

    yield poll_all  # type: ignore[misc]
