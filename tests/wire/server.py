"""A server on this machine that answers as the tests tell it to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Self

Answer = Callable[["Exchange"], None]


@dataclass
class Exchange:
    """One request, and the means to answer it."""

    handler: BaseHTTPRequestHandler
    stopped: Event
    """Set when the test is over."""

    @property
    def headers(self) -> Mapping[str, str]:
        return dict(self.handler.headers.items())

    def begin(self, status: int = 200, **headers: str) -> None:
        self.handler.send_response(status)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()

    def write(self, content: bytes) -> None:
        self.handler.wfile.write(content)
        self.handler.wfile.flush()


@dataclass
class FeedServer:
    """Serves what `answer` was told, and remembers what was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    _stopped: Event = field(default_factory=Event)

    def __enter__(self) -> Self:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def do_GET(self) -> None:  # noqa: N802
                exchange = Exchange(self, outer._stopped)
                outer.asked.append((self.path, exchange.headers))
                try:
                    outer.answers[self.path](exchange)
                except OSError:
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, request: object, client_address: object) -> None:
                """Say nothing: clients that go away are what is tested."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, path: str, credentials: str = "") -> str:
        at = f"{credentials}@" if credentials else ""
        return f"http://{at}127.0.0.1:{self._server.server_port}{path}"

    def answer(self, path: str, answer: Answer) -> str:
        """Answer requests for a path by calling a function; give its address."""
        self.answers[path] = answer
        return self.url(path)

    def serve(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        """Answer requests for a path with a body; give its address."""

        def answer(exchange: Exchange) -> None:
            exchange.begin(status, **headers)
            exchange.write(body)

        return self.answer(path, answer)

    def redirect(self, path: str, target: str) -> str:
        return self.serve(path, b"", 302, Location=target)
