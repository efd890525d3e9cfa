"""Mail is handed to a server (SMTP, RFC 5321); what goes wrong is told in plain words."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from newsroom.publish.errors import PublishError
from newsroom.settings.language import _, clauses
from newsroom.settings.reasons import reason_of
from newsroom.text.clean import one_line

PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""The usual port by the way the line is made safe (RFC 6409, RFC 8314)."""
_HELLO = "[127.0.0.1]"
"""What we call ourselves: finding our own name may take the resolver long, and is no one's concern."""
_AT_ONCE = 50
"""Receivers of one transaction; servers take a hundred at least (RFC 5321, 4.5.3.1.8), many no more."""
_WORDS = 160
"""Characters of a server's answer that are shown."""


class MailError(PublishError):
    """Nothing was sent, as far as is known."""

    unsure: tuple[str, ...] = ()
    """Receivers of whom it is not known whether they got it."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in."""

    host: str
    port: int
    security: str
    """``starttls``, ``tls`` or ``none``."""
    timeout: float
    """Seconds."""
    user: str | None = None
    password: str | None = field(default=None, repr=False)


class Delivered(Struct, frozen=True):
    """Whom the server took a message for, and whom not."""

    taken: tuple[str, ...]
    refused: dict[str, str]
    """What the server said of each."""
    stopped: str = ""
    """Why it ended before all were asked; '' if it did not. Receivers in no list were not reached."""
    unsure: tuple[str, ...] = ()
    """Receivers of whom it is not known whether they got it: the line broke as the message went out."""


def deliver(server: Server, sender: str, receivers: Sequence[str], content: bytes) -> Delivered:
    """Hand in a message; no receiver learns of the others.

    Args:
        server: The server.
        sender: The address that answers about failures go to.
        receivers: The addresses.
        content: The message with its headers, in ASCII.

    Raises:
        MailError: the server took it for no one; the message says why.
    """
    line: _Plain | None = None
    taken: list[str] = []
    refused: dict[str, str] = {}
    some: Sequence[str] = ()
    try:
        line = _connected(server)
        for start in range(0, len(receivers), _AT_ONCE):
            some = receivers[start : start + _AT_ONCE]
            not_taken = _handed_in(line, sender, some, content)
            refused |= not_taken
            taken += [each for each in some if each not in not_taken]
    except (OSError, UnicodeError, smtplib.SMTPException) as error:
        words = _stopped(error, server, line) if taken else _reason(error, server, line)
        unsure = tuple(some) if line is not None and _broke_under_way(error, line) else ()
        if not taken:
            failure = MailError(words)
            failure.unsure = unsure
            raise failure from None
        return Delivered(tuple(taken), refused, words, unsure)
    finally:
        if line is not None:
            with suppress(OSError, smtplib.SMTPException):
                line.quit()
    if not taken:
        message = _("{host} refused all receivers; nothing was sent: {answer}")
        told = _("{name}: {problem}")
        first = list(refused.items())[:3]
        answer = clauses(told.format(name=each, problem=words) for each, words in first)
        raise MailError(message.format(host=server.host, answer=answer))
    return Delivered(tuple(taken), refused)


class _Plain(smtplib.SMTP):
    """A line that is open, at first at least."""

    under_way = False
    """The message itself is on the way: when the line breaks then, it may have arrived."""

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.under_way = True
        answer = super().data(msg)
        self.under_way = False
        return answer


class _Safe(smtplib.SMTP_SSL, _Plain):
    """A line that is encrypted from the beginning."""


def _connected(server: Server) -> _Plain:
    """Connect, make the line safe and log in."""
    line: _Plain
    if server.security == "tls":
        context = ssl.create_default_context()
        line = _Safe(server.host, server.port, _HELLO, timeout=server.timeout, context=context)
    else:
        line = _Plain(server.host, server.port, _HELLO, timeout=server.timeout)
    try:
        line.ehlo_or_helo_if_needed()
        if server.security == "starttls":
            _make_safe(line, server)
        if server.user is not None:
            _log_in(line, server, server.user)
    except BaseException:
        line.close()
        raise
    return line


def _make_safe(line: _Plain, server: Server) -> None:
    where = f"{server.host}:{server.port}"
    if not line.has_extn("starttls"):
        message = _('{where} offers no STARTTLS; nothing was sent: try mail.security = "tls" with its port')
        raise MailError(message.format(where=where))
    try:
        line.starttls(context=ssl.create_default_context())
    except smtplib.SMTPResponseException as error:
        message = _("{where} does not begin a safe line; nothing was sent: {answer}")
        answer = _answer(error.smtp_code, error.smtp_error)
        raise MailError(message.format(where=where, answer=answer)) from None
    line.ehlo()


def _log_in(line: _Plain, server: Server, user: str) -> None:
    try:
        line.login(user, server.password or "")
    except UnicodeEncodeError:
        raise MailError(
            _("mail.user and its password can have ASCII characters only; nothing was sent")
        ) from None
    except (smtplib.SMTPResponseException, smtplib.SMTPServerDisconnected):
        raise
    except smtplib.SMTPNotSupportedError:
        message = _("{where} offers no login; nothing was sent: check mail.user and mail.security")
        raise MailError(message.format(where=f"{server.host}:{server.port}")) from None
    except smtplib.SMTPException:
        message = _("{where} wants a way of login that newsroom does not know; nothing was sent")
        raise MailError(message.format(where=f"{server.host}:{server.port}")) from None


def _handed_in(line: _Plain, sender: str, receivers: Sequence[str], content: bytes) -> dict[str, str]:
    """Hand in the message for some receivers, and return those that were refused with the server's words.

    Raises:
        smtplib.SMTPResponseException: the server closed the line (421) before it was told all receivers.
    """
    try:
        refused = line.sendmail(sender, list(receivers), content)
    except smtplib.SMTPRecipientsRefused as error:
        refused = error.recipients
        if not refused.keys() >= set(receivers):
            # smtplib ends at a 421: the message went to no one, whatever the server said of those before.
            raise smtplib.SMTPResponseException(*list(refused.values())[-1]) from None
    return {each: _answer(*answer) for each, answer in refused.items()}


def _broke_under_way(error: Exception, line: _Plain) -> bool:
    """Tell whether the message may have arrived: it was on the way, and the server did not refuse it."""
    return line.under_way and not isinstance(error, smtplib.SMTPResponseException)


def _answer(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {one_line(text)[:_WORDS]}".strip()


def _stopped(error: Exception, server: Server, line: _Plain | None) -> str:
    """Say in plain words why the rest of the receivers did not get it, when some did."""
    where = f"{server.host}:{server.port}"
    if line is not None and _broke_under_way(error, line):
        return _reason(error, server, line)
    if isinstance(error, smtplib.SMTPResponseException):
        message = _("{host} takes no more: {answer}")
        return message.format(host=server.host, answer=_answer(error.smtp_code, error.smtp_error))
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        message = _("{where} did not answer any more in {n} seconds")
        return message.format(where=where, n=round(server.timeout))
    return _("the line to {where} broke").format(where=where)


def _reason(error: Exception, server: Server, line: _Plain | None) -> str:
    """Say in plain words why mail could not be handed in, and what to do."""
    where = f"{server.host}:{server.port}"
    if line is not None and _broke_under_way(error, line):
        message = _("the line to {where} broke as the message went out; whether it arrived is not known")
        return message.format(where=where)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        message = _("{host} does not take user and password; nothing was sent: {answer}")
        return message.format(host=server.host, answer=_answer(error.smtp_code, error.smtp_error))
    if isinstance(error, smtplib.SMTPSenderRefused):
        message = _("{host} does not take mail from {sender}; nothing was sent: {answer}")
        answer = _answer(error.smtp_code, error.smtp_error)
        return message.format(host=server.host, sender=error.sender, answer=answer)
    if isinstance(error, smtplib.SMTPResponseException):
        message = _("{host} refused the message; nothing was sent: {answer}")
        return message.format(host=server.host, answer=_answer(error.smtp_code, error.smtp_error))
    return _broken(error, server, where)


def _broken(error: Exception, server: Server, where: str) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        message = _("the certificate of {host} is not good: {reason}; nothing was sent")
        return message.format(host=server.host, reason=one_line(error.verify_message)[:_WORDS])
    if isinstance(error, ssl.SSLError):
        message = _("no safe line to {where}; nothing was sent: check mail.security and mail.port")
        return message.format(where=where)
    # A name that can be none, such as ``a..b``, is told by the codec that writes it for the resolver.
    if isinstance(error, (socket.gaierror, UnicodeError)):
        return _("there is no host {host}; nothing was sent: check mail.host").format(host=server.host)
    # smtplib tells of a server that is silent as of one that hung up.
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        message = _("{where} did not answer in {n} seconds; nothing was sent")
        return message.format(where=where, n=round(server.timeout))
    if isinstance(error, ConnectionRefusedError):
        message = _("nothing listens at {where}; nothing was sent: check mail.host and mail.port")
        return message.format(where=where)
    if isinstance(error, OSError) and error.strerror:
        message = _("{where} cannot be reached; nothing was sent: {reason}")
        return message.format(where=where, reason=one_line(reason_of(error))[:_WORDS])
    return _("{where} hung up; nothing was sent").format(where=where)
