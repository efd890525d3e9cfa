"""Feeds on loopback: a few pages that a test sets and changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class FeedServer:
    """What is served, by path; a path that is not there is a 404."""

    address: str
    pages: dict[str, bytes] = field(default_factory=dict)
    gates: dict[str, threading.Event] = field(default_factory=dict)
    """Answers to these paths wait until the event is set."""
    asked: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"{self.address}{path}"

    def opml(self) -> bytes:
        """A list of all feeds."""
        outlines = "".join(f'<outline type="rss" xmlUrl="{self.url(path)}"/>' for path in self.pages)
        return f'<opml version="2.0"><body>{outlines}</body></opml>'.encode()


def rss(name: str, count: int, text: str = "第一句话说明发生了什么。第二句话说明为什么。") -> bytes:
    """A feed of `count` articles."""
    items = "".join(
        f"<item><title>{name}的第{n}条新闻 - {name}</title><guid>{name}-{n}</guid>"
        f"<link>https://news.example/{name}/{n}?utm_source=rss</link>"
        f"<pubDate>Sat, 26 Jul 2025 {n % 24:02}:00:00 +0800</pubDate>"
        f"<description>&lt;p&gt;{text}{name}{n}。&lt;/p&gt;</description></item>"
        for n in range(1, count + 1)
    )
    channel = f"<channel><title>{name}</title>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()


@contextmanager
def serve() -> Iterator[FeedServer]:
    """Serve on a free port until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            feeds.asked.append(self.path)
            if gate := feeds.gates.get(self.path):
                gate.wait(10)
            body = feeds.pages.get(self.path)
            if body is None:
                self.send_error(404)
                return
            etag = f'"{sha256(body).hexdigest()[:16]}"'
            unchanged = self.headers.get("If-None-Match") == etag
            self.send_response(304 if unchanged else 200)
            self.send_header("ETag", etag)
            self.send_header("Content-Length", "0" if unchanged else str(len(body)))
            self.end_headers()
            if not unchanged:
                # Who asked may have gone away.
                with suppress(OSError):
                    self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    feeds = FeedServer(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield feeds
    finally:
        for gate in feeds.gates.values():
            gate.set()
        server.shutdown()
        server.server_close()
        thread.join()
