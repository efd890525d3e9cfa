"""The server of textual-serve, held to visitors who know the token and to pages of its own."""

from __future__ import annotations

import asyncio
import hmac
import re
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import aiohttp_jinja2
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

from newsroom.cli.hosts import is_local, reached_at, shown
from newsroom.settings import language
from newsroom.settings.language import _

COOKIE = "newsroom"
FONT_SIZE = 16
"""In CSS pixels, unless the address says `fontsize=`."""

_PLACE = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[0-9A-Za-z._-]+)(?::[0-9]{1,5})?", re.ASCII)
"""A host and its port as browsers write them; whatever else stands in the header goes into no page."""


class DeskServer(Server):
    """Serves one desk to each visitor."""

    def __init__(self, command: str, host: str, port: int, url: str | None, token: str) -> None:
        """Say what is served and where.

        Args:
            command: What each visitor's desk is started by.
            host: The address to listen at.
            port: The port to listen at.
            url: Where visitors reach it through a proxy; None: at whatever name of this machine they came by.
            token: What a visitor has to know; '': nothing, for this machine alone.
        """
        self._token = token
        self._desks: set[asyncio.Task[object]] = set()
        self._outside = None if url is None else url.rstrip("/")
        address = self._outside or f"http://{shown(reached_at(host))}:{port}"
        pages = Path(__file__).with_name("pages")
        super().__init__(command, host, port, title="newsroom", public_url=address, templates_path=pages)

    @property
    def address(self) -> str:
        """What a visitor opens."""
        return f"{self.public_url}/?token={self._token}" if self._token else f"{self.public_url}/"

    def initialize_logging(self) -> None:
        """Say nothing; what fails is told by the command line."""

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing; the command line has told the address."""

    async def on_shutdown(self, app: web.Application) -> None:
        """Close the desks that are open; else Ctrl+C would wait a minute for their visitors to leave."""
        for desk in self._desks:
            desk.cancel()

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a desk for a visitor until one of the two leaves."""
        task = asyncio.current_task()
        assert task is not None
        self._desks.add(task)
        try:
            return await super().handle_websocket(request)
        finally:
            self._desks.discard(task)

    async def handle_index(self, request: web.Request) -> web.Response:
        """Serve the page that the desk is drawn on: all it may load comes from here.

        textual-serve's own names one host for all visitors, and asks Google for a font.
        """
        base = self._outside or f"http://{request.host}"
        socket = f"ws{base.removeprefix('http')}/ws"
        size = request.query.get("fontsize", "")
        context = {
            "language": language.current().replace("_", "-"),
            "title": self.title,
            "base": urlsplit(base).path,
            "socket": socket,
            "size": size if re.fullmatch("[1-9][0-9]?", size, re.ASCII) else FONT_SIZE,
            "opening": _("The desk is opening…"),
            "closed": _("The desk has closed."),
            "again": _("Open it again"),
        }
        response = aiohttp_jinja2.render_template("desk.html", request, context)
        # The terminal sets its styles as it draws, and compiles nothing.
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self';"
            f" img-src data:; connect-src {socket}; base-uri 'none'; form-action 'none';"
            " frame-ancestors 'none'"
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        return app

    @property
    def _guard(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not self._is_ours(request):
                raise web.HTTPForbidden(text="newsroom: this page is of another site\n")
            if not self._token:
                return await handler(request)
            given = request.query.get("token", "")
            if not (self._knows(given) or self._knows(request.cookies.get(COOKIE, ""))):
                raise web.HTTPForbidden(text="newsroom: open the whole address, with its token\n")
            if given:
                # The token leaves the address line at once.
                home = f"{urlsplit(self._outside or '').path}/"
                response = web.Response(status=303, headers={"Location": home})
                response.set_cookie(COOKIE, self._token, httponly=True, samesite="Strict")
                return response
            return await handler(request)

        return guard

    def _knows(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())

    def _is_ours(self, request: web.Request) -> bool:
        """Tell whether a request was made by our own page: another site's could reach this machine too."""
        if not _PLACE.fullmatch(request.host):
            return False
        came_to = urlsplit(f"//{request.host}")
        origin = request.headers.get("Origin")
        if origin is not None:
            places = [came_to] if self._outside is None else [came_to, urlsplit(self._outside)]
            if not any(_same(urlsplit(origin), place) for place in places):
                return False
        # A name of another site that was made to lead here (DNS rebinding) is no name of ours.
        return bool(self._token) or is_local(came_to.hostname or "")


def _same(one: SplitResult, other: SplitResult) -> bool:
    """Tell whether two addresses are of one server: localhost and 127.0.0.1 are the same machine."""
    if one.netloc.lower() == other.netloc.lower():
        return True
    ports = [place.netloc.rpartition(":")[2] for place in (one, other)]
    return ports[0] == ports[1] and is_local(one.hostname or "") and is_local(other.hostname or "")
