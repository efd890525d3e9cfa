"""Feeds are polled as `fetch` does it, all at once, and what came of them is looked at."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from newsroom.wire import Outcome

Poll = Callable[..., "asyncio.Future[list[Outcome]]"]


async def failure(poll: Poll, url: str, **settings: float) -> str:
    (outcome,) = await poll(url, **settings)
    assert outcome.status == "failed" and outcome.feed is None
    assert outcome.error and "\n" not in outcome.error
    return outcome.error
