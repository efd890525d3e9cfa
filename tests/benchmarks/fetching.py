"""How long a fetch takes beside what it cannot do without, measured in the same run.

From the checkout::

    python -m tests.benchmarks.fetching [--feeds 200] [--articles 500] [--unchanged 1000]

- A cold fetch, stored, cleaned and searchable, beside feedparser alone over the same bytes on as many
  processes: at most 1.6 times as long.
- A fetch of feeds that have not changed, from a server that takes 50 ms, beside the same requests by bare
  aiohttp, as many at a time: at most twice as long, and every answer is 304.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from tests.benchmarks.corpus import NOW, article_drafts
from tests.benchmarks.figure import Figure, Place

CONCURRENCY = 40
DELAY = 0.05


def feed(number: int, articles: int) -> bytes:
    """Write one feed of the standard corpus as RSS."""
    from xml.sax.saxutils import escape

    items = "".join(
        f"<item><title>{escape(each.title)}</title><link>{escape(each.url or '')}</link>"
        f"<guid>{escape(each.key)}</guid><author>{escape(each.author or '')}</author>"
        f"<pubDate>{(each.published or NOW).strftime('%a, %d %b %Y %H:%M:%S +0000')}</pubDate>"
        f"<description>{escape(each.html)}</description></item>"
        for each in article_drafts(number, articles, body=1500, shared=0.02)
    )
    channel = f"<channel><title>feed {number}</title>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()


def _serve(folder: Path, delay: float, ready: int) -> None:
    """Serve the files of a folder until killed; runs in a process of its own."""
    from aiohttp import web

    bodies = {f"/{path.name}": path.read_bytes() for path in folder.iterdir()}
    tags = {path: f'"{sha256(body).hexdigest()[:20]}"' for path, body in bodies.items()}
    counts: Counter[int] = Counter()

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/counts":
            return web.json_response(counts)
        if delay:
            await asyncio.sleep(delay)
        tag = tags[request.path]
        same = request.headers.get("If-None-Match") == tag
        counts[304 if same else 200] += 1
        if same:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(body=bodies[request.path], headers={"ETag": tag})

    async def main() -> None:
        app = web.Application()
        app.router.add_get("/{name}", answer)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
        await site.start()
        port = runner.addresses[0][1]
        os.write(ready, f"{port}\n".encode())
        await asyncio.Event().wait()

    asyncio.run(main())


@contextmanager
def served(folder: Path, delay: float) -> Iterator[str]:
    """Serve a folder; gives the address."""
    read, write = os.pipe()
    program = "import sys; from pathlib import Path; from tests.benchmarks.fetching import _serve;"
    program += f"_serve(Path(sys.argv[1]), float(sys.argv[2]), {write})"
    child = subprocess.Popen([sys.executable, "-c", program, str(folder), str(delay)], pass_fds=[write])
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            yield f"http://127.0.0.1:{pipe.readline().strip()}"
    finally:
        child.kill()
        child.wait()


def _parse_alone(path: str) -> int:
    import feedparser

    from newsroom.wire import xml_feed  # sets feedparser up as we call it

    assert xml_feed
    parsed = feedparser.parse(Path(path).read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    return len(parsed.entries)


def feedparser_alone(paths: Sequence[Path]) -> float:
    """Read feeds by feedparser on all processors; give the seconds."""
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        list(pool.map(_parse_alone, [str(paths[0])] * 4))
        started = perf_counter()
        list(pool.map(_parse_alone, map(str, paths)))
        return perf_counter() - started


async def bare_requests(addresses: Sequence[str], tags: Sequence[str]) -> float:
    """Ask for feeds that have not changed by aiohttp and nothing else; give the seconds."""
    import aiohttp

    places = asyncio.Semaphore(CONCURRENCY)

    async def ask(session: aiohttp.ClientSession, url: str, tag: str) -> None:
        async with places, session.get(url, headers={"If-None-Match": tag}) as response:
            assert response.status == 304
            await response.read()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        started = perf_counter()
        await asyncio.gather(*(ask(session, url, tag) for url, tag in zip(addresses, tags, strict=True)))
        return perf_counter() - started


class Newsroom:
    """The command line on a database of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            # Compiled modules are kept as those of an installed program are, but not among the sources.
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
            "NEWSROOM_DATABASE": str(folder / "newsroom.db"),
            "NEWSROOM_CONFIG": str(folder / "newsroom.toml"),
            "LANG": "en_US.UTF-8",
        }
        (folder / "newsroom.toml").write_text("")

    def __call__(self, *arguments: str, stdin: bytes = b"") -> bytes:
        return subprocess.run(
            [sys.executable, "-m", "newsroom", *arguments],
            input=stdin,
            env=self._environment,
            stdout=subprocess.PIPE,
            check=True,
        ).stdout

    def subscribe(self, addresses: Sequence[str]) -> None:
        outlines = "".join(f'<outline type="rss" xmlUrl="{url}"/>' for url in addresses)
        self("feeds", "import", "-", stdin=f'<opml version="2.0"><body>{outlines}</body></opml>'.encode())

    def fetch(self) -> tuple[float, dict[str, object]]:
        """Poll all feeds; give the seconds of the whole process, and its report."""
        started = perf_counter()
        report = json.loads(self("fetch", "--all", "--json"))
        return perf_counter() - started, report


def cold(folder: Path, feeds: int, articles: int) -> tuple[float, float]:
    """Measure the first fetch of the corpus; give its seconds, and those of feedparser alone."""
    content = folder / "content"
    content.mkdir()
    for number in range(feeds):
        (content / f"{number}.xml").write_bytes(feed(number, articles))
    paths = sorted(content.iterdir())
    first = content / "first.xml"
    first.write_bytes(feed(feeds, 3))
    alone = feedparser_alone(paths)
    with served(content, 0) as address:
        newsroom = Newsroom(folder)
        # Of an installed program all modules are compiled: one feed is fetched before, which is no news then.
        newsroom.subscribe([f"{address}/{first.name}"])
        newsroom.fetch()
        newsroom.subscribe([f"{address}/{path.name}" for path in paths])
        seconds, report = newsroom.fetch()
    assert report["new"] == feeds * articles, report
    return seconds, alone


def cold_figure(place: Place) -> Sequence[Figure]:
    """The first fetch as a line of the table."""
    folder = place.folder / "cold"
    folder.mkdir()
    feeds = 20 if place.quick else 200
    seconds, alone = cold(folder, feeds, 500)
    name = f"cold fetch of {feeds} feeds x 500"
    return (Figure(name, seconds, "s", 1.6, "feedparser alone", alone, is_ratio=True),)


def unchanged(folder: Path, feeds: int) -> tuple[float, float, float]:
    """Measure a fetch of feeds none of which has changed; give seconds, bare aiohttp, share of 304."""
    content = folder / "content"
    content.mkdir()
    for number in range(feeds):
        (content / f"{number}.xml").write_bytes(feed(number, 3))
    paths = sorted(content.iterdir())
    tags = [f'"{sha256(path.read_bytes()).hexdigest()[:20]}"' for path in paths]
    with served(content, DELAY) as address:
        addresses = [f"{address}/{path.name}" for path in paths]
        newsroom = Newsroom(folder)
        newsroom.subscribe(addresses)
        newsroom.fetch()
        before = _counts(address)
        seconds, report = newsroom.fetch()
        after = _counts(address)
        bare = asyncio.run(bare_requests(addresses, tags))
    same = after.get("304", 0) - before.get("304", 0)
    assert report["unchanged"] == feeds, report
    return seconds, bare, same / feeds


def unchanged_figure(place: Place) -> Sequence[Figure]:
    """The fetch of what has not changed as lines of the table."""
    folder = place.folder / "unchanged"
    folder.mkdir()
    feeds = 100 if place.quick else 1000
    seconds, bare, same = unchanged(folder, feeds)
    return (
        Figure(f"{feeds:,} unchanged feeds", seconds, "s", 2, "bare aiohttp", bare, is_ratio=True),
        Figure("answers that were not 304", (1 - same) * 100, "%", 0),
    )


def _counts(address: str) -> dict[str, int]:
    from urllib.request import urlopen

    with urlopen(f"{address}/counts") as answer:
        counts: dict[str, int] = json.load(answer)
    return counts


def main() -> None:
    """Measure both, and print a line each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--unchanged", type=int, default=1000)
    asked = parser.parse_args()
    if asked.unchanged:
        with tempfile.TemporaryDirectory() as folder:
            seconds, bare, same = unchanged(Path(folder), asked.unchanged)
            print(
                f"{asked.unchanged} unchanged feeds at {DELAY * 1000:.0f} ms: {seconds:.2f} s"
                f" · bare aiohttp {bare:.2f} s · ratio {seconds / bare:.2f} (bar 2) · {same:.0%} 304",
                flush=True,
            )
    if asked.feeds:
        with tempfile.TemporaryDirectory() as folder:
            seconds, alone = cold(Path(folder), asked.feeds, asked.articles)
            print(
                f"cold fetch of {asked.feeds}×{asked.articles}: {seconds:.1f} s"
                f" · feedparser alone {alone:.1f} s · ratio {seconds / alone:.2f} (bar 1.6)"
            )


if __name__ == "__main__":
    main()
