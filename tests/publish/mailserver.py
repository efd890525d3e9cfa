"""A mail server on this machine that takes what it is given, and misbehaves when asked to."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Behaviour:
    """What the server does."""

    tls: bool = True
    """It offers STARTTLS."""
    login: bool = False
    """It wants user ``editor`` and password ``lark``."""
    open_login: bool = True
    """It takes a login over a line that is open, too."""
    refuses: tuple[str, ...] = ()
    """Receivers it does not take."""
    closes_at: str = ""
    """The receiver at whom it closes with a 421."""
    ways: tuple[str, ...] = ()
    """The ways of login that it offers, in place of those it knows."""
    messages: int | None = None
    """How many it takes; at the next one's receivers it hangs up."""
    answer: str = "250 OK"
    """What it says to a message."""
    cut: str = ""
    """``rcpt`` or ``data``: where it hangs up."""
    silent: bool = False
    """It says nothing at all."""
    implicit: bool = False
    """The line is encrypted from the beginning."""
    certificate: str = "localhost"
    """The name its certificate is made out to."""


@dataclass
class MailServer:
    """Where it listens, and what it was given."""

    behaviour: Behaviour
    port: int = 0
    mail: list[tuple[list[str], bytes]] = field(default_factory=list)
    """Receivers and content of each message."""
    greeted_by: str = ""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        full = len(self.mail) == self.behaviour.messages
        if (self.behaviour.cut == "rcpt" or full) and server.transport is not None:
            server.transport.close()
        if address == self.behaviour.closes_at:
            return "421 too many receivers"
        if address in self.behaviour.refuses:
            return "550 no such mailbox \x1b[31mhere"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, name: str, offers: list[str]
    ) -> list[str]:
        session.host_name = name
        ways = self.behaviour.ways
        return [f"250-AUTH {' '.join(ways)}" if ways and "AUTH" in each else each for each in offers]

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.greeted_by = session.host_name or ""
        if self.behaviour.cut == "data" and server.transport is not None:
            server.transport.close()
        if self.behaviour.answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.mail.append((envelope.rcpt_tos, envelope.content))
        return self.behaviour.answer


def _login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"editor", b"lark")
    return AuthResult(success=good, handled=False)


@contextmanager
def mail_server(authority: trustme.CA, behaviour: Behaviour) -> Iterator[MailServer]:
    """Run it on a thread of its own."""
    found = MailServer(behaviour)
    begun, loop = threading.Event(), asyncio.new_event_loop()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(behaviour.certificate).configure_cert(context)
    ended = asyncio.Event()

    def protocol() -> asyncio.BaseProtocol:
        if behaviour.silent:
            return asyncio.Protocol()
        return SMTP(
            found,
            hostname="mail.example",
            tls_context=context if behaviour.tls and not behaviour.implicit else None,
            authenticator=_login if behaviour.login else None,
            auth_require_tls=not behaviour.open_login,
            loop=loop,
        )

    async def serve() -> None:
        listening = await loop.create_server(
            protocol, "127.0.0.1", 0, ssl=context if behaviour.implicit else None
        )
        found.port = listening.sockets[0].getsockname()[1]
        begun.set()
        await ended.wait()
        listening.close()

    def run() -> None:
        loop.run_until_complete(serve())
        for task in asyncio.all_tasks(loop):
            task.cancel()
            loop.run_until_complete(asyncio.wait([task]))
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    begun.wait(10)
    try:
        yield found
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(10)


Serve = Callable[[Behaviour], Any]


def trusting(tmp_path: Path) -> tuple[trustme.CA, Path]:
    """Make an authority that signs certificates, and the file that has it trusted."""
    authority = trustme.CA()
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    return authority, file
