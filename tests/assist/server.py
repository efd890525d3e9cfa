"""A server that speaks the three protocols, and misbehaves when asked to."""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class ModelServer:
    """What it answers, and what it was asked."""

    parts: tuple[str, ...] = ("云雀机器人", "在港口上岗。")
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    error: Any = None
    raw: bytes | None = None
    """Sent in place of the protocol's own lines."""
    kind: str = "text/event-stream"
    """The type of what it sends."""
    cut: bool = False
    """The connection ends after the parts."""
    stall: bool = False
    """Nothing comes after the parts, and the connection stays."""
    asked: list[tuple[str, dict[str, Any], dict[str, str]]] = field(default_factory=list)
    url: str = ""
    stalled: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    """Whoever asked has gone while the answer was stalled."""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.path, await request.json(), dict(request.headers)))
        if self.status != 200:
            return web.json_response({"error": self.error}, status=self.status, headers=self.headers)
        response = web.StreamResponse(headers={"Content-Type": self.kind})
        await response.prepare(request)
        for record in [self.raw] if self.raw is not None else self._records(request.path):
            await response.write(record)
        if self.stall:
            self.stalled.set()
            try:
                await asyncio.Event().wait()
            finally:
                self.left.set()
        if self.cut and request.transport is not None:
            request.transport.close()
        return response

    def _records(self, path: str) -> list[bytes]:
        if path.endswith("/chat/completions"):
            records: list[Any] = [{"choices": [{"delta": {"content": each}}]} for each in self.parts]
            lines = [f"data: {json.dumps(each)}\n\n" for each in records]
            end = "data: [DONE]\n\n"
        elif path.endswith("/messages"):
            records = [
                {"type": "message_start", "message": {}},
                *({"type": "content_block_delta", "delta": {"text": each}} for each in self.parts),
            ]
            lines = [f"event: {each['type']}\ndata: {json.dumps(each)}\n\n" for each in records]
            end = 'event: message_stop\ndata: {"type": "message_stop"}\n\n'
        else:
            lines = [json.dumps({"message": {"content": each}, "done": False}) + "\n" for each in self.parts]
            end = '{"done": true}\n'
        return [line.encode() for line in (lines if self.cut or self.stall else [*lines, end])]


@asynccontextmanager
async def serving(safe: ssl.SSLContext | None = None, **answer: Any) -> AsyncIterator[ModelServer]:
    """Run such a server on this machine, by TLS where it is given a context for it."""
    server = ModelServer(**answer)
    app = web.Application()
    app.router.add_post("/{path:.*}", server.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=safe)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"http{'s' if safe else ''}://{host}:{port}"
    try:
        yield server
    finally:
        await runner.cleanup()
