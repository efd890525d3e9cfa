"""What fetches pages on the desk, on threads of its own, so that neither server nor page delays a key."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from newsroom.desk import Desk
from newsroom.tui.ownloop import OwnLoop

if TYPE_CHECKING:
    from newsroom.desk.extraction import PageReader
    from newsroom.desk.pages import Fetched
    from newsroom.desk.pictures import Picture

T = TypeVar("T")


class PageFetches:
    """Runs what fetches pages; all of it shares one process that reads them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._reader: PageReader | None = None
        self._fetches: list[OwnLoop[Any]] = []

    @property
    def under_way(self) -> bool:
        """Something is being fetched, or has not quite ended."""
        return any(each.running for each in self._fetches)

    async def fetch(self, articles: Sequence[int]) -> list[Fetched]:
        """Fetch the pages of articles, and return what came of each."""
        from newsroom.desk import pages

        return await self._run(lambda reader: pages.fetch_pages(self._desk, articles, reader=reader))

    async def gather(self, issue: int) -> list[Fetched]:
        """Fetch the pages that an issue's entries lack, as evidence."""
        from newsroom.desk import evidence

        return await self._run(lambda reader: evidence.gather(self._desk, issue, reader=reader))

    async def picture(self, address: str, named_by: str) -> Picture:
        """Fetch and unpack a picture of an article; cancelling breaks it off."""
        from newsroom.desk import pictures

        return await self._run(lambda _reader: pictures.fetch_picture(self._desk, address, named_by))

    async def complete_feeds(self) -> list[Fetched]:
        """Fetch the pages of new articles whose feeds give only their beginnings."""
        from newsroom.desk import pages

        return await self._run(lambda reader: pages.fetch_for_feeds(self._desk, reader))

    def close(self) -> None:
        """Break off what is under way; pages that were kept stay."""
        for each in self._fetches:
            each.stop()
        if self._reader is not None:
            self._reader.close()
        for each in self._fetches:
            each.join(2)

    async def _run(self, work: Callable[[PageReader], Coroutine[None, None, T]]) -> T:
        from newsroom.desk.extraction import PageReader

        if self._reader is None:
            self._reader = PageReader()
        reader = self._reader
        fetch = OwnLoop(lambda: work(reader), "newsroom-pages")
        self._fetches = [*(each for each in self._fetches if each.running), fetch]
        return await fetch.run()
