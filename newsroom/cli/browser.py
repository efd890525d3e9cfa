"""The server of textual-serve, held to visitors who know the token and to pages of its own."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

COOKIE = "newsroom"


class DeskServer(Server):
    """Serves one desk to each visitor."""

    def __init__(self, command: str, host: str, port: int, url: str | None, token: str) -> None:
        """Say what is served and where.

        Args:
            command: What each visitor's desk is started by.
            host: The address to listen at.
            port: The port to listen at.
            url: Where visitors reach it; None: at host and port.
            token: What a visitor has to know; '': nothing, for this machine alone.
        """
        self._token = token
        # An IPv6 address stands in brackets.
        shown = f"[{host}]" if ":" in host else host
        super().__init__(command, host, port, title="newsroom", public_url=url or f"http://{shown}:{port}")

    @property
    def address(self) -> str:
        """What a visitor opens."""
        return f"{self.public_url}/?token={self._token}" if self._token else f"{self.public_url}/"

    def initialize_logging(self) -> None:
        """Say nothing; what fails is told by the command line."""

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing; the command line has told the address."""

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
                response = web.Response(status=303, headers={"Location": "/"})
                response.set_cookie(COOKIE, self._token, httponly=True, samesite="Strict")
                return response
            return await handler(request)

        return guard

    def _knows(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())

    def _is_ours(self, request: web.Request) -> bool:
        """Tell whether a request was made by our own page: another site's could reach this machine too."""
        ours = urlsplit(self.public_url).netloc
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc not in (ours, request.host):
            return False
        # A name of another site that was made to lead here (DNS rebinding) is no name of ours.
        return bool(self._token) or request.host.rpartition(":")[0] in (
            "127.0.0.1",
            "localhost",
            "[::1]",
            self.host,
        )
