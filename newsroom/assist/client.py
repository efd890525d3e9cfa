"""A text asked of a language model, read while it comes."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from datetime import UTC, datetime

import aiohttp

from newsroom import __version__
from newsroom.assist.endpoint import Endpoint
from newsroom.assist.errors import AssistError
from newsroom.assist.prompts import Prompt
from newsroom.assist.protocols import error_in
from newsroom.settings.language import _
from newsroom.text.clean import clean_text, one_line
from newsroom.wire.failures import in_plain_words
from newsroom.wire.headers import retry_after
from newsroom.wire.proxies import Proxies

_LONGEST = 20_000
"""Characters of an answer; no draft needs more."""
_LONGEST_LINE = 1 << 20
_LONGEST_REASON = 160
_PAGES = ("text/html", "application/xhtml+xml")
_EVENTS = (":", "event:", "id:", "retry:", "data:")
"""What a line of an event stream begins with."""
_WHOLE = 900
"""Seconds for a whole answer: a server that drips for ever is left."""


async def stream(endpoint: Endpoint, prompt: Prompt) -> AsyncGenerator[str]:
    """Ask for a text and yield it piece by piece, cleaned of what a terminal would obey.

    Redirects are not followed, so that neither key nor text goes to another host than the settings name.

    Raises:
        AssistError: there is no answer, or it broke off; what was yielded before is its beginning.
    """
    timeout = aiohttp.ClientTimeout(total=_WHOLE, sock_connect=endpoint.timeout, sock_read=endpoint.timeout)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, headers=_headers(endpoint)) as session,
            session.post(
                endpoint.url,
                json=endpoint.protocol.body(endpoint.model, prompt),
                allow_redirects=False,
                proxy=Proxies().of(endpoint.url),
            ) as response,
        ):
            if response.status != 200:
                raise AssistError(await _refusal(endpoint, response))
            if response.content_type in _PAGES:
                message = _(
                    "{host} answers with a web page, not with a model's text; look at assist.base_url"
                )
                raise AssistError(message.format(host=endpoint.host))
            async for text in _parts(endpoint, response):
                yield text
    except AssistError:
        raise
    except (aiohttp.ClientError, OSError, ValueError) as error:
        # TimeoutError is an OSError.
        raise AssistError(in_plain_words(error, endpoint.url, endpoint.timeout) + _advice(error)) from None


def _advice(error: Exception) -> str:
    """Say what an editor can do about an error of the line."""
    match error:
        case TimeoutError():
            return _("; assist.timeout says how long a pause may be")
        case aiohttp.ClientProxyConnectionError():
            return ""
        case aiohttp.ClientSSLError():
            return _("; look at assist.base_url, and at the certificate of the server")
        case aiohttp.ClientConnectorError() | aiohttp.InvalidURL():
            return _("; look whether it runs, and at assist.base_url")
        case _:
            return ""


def _headers(endpoint: Endpoint) -> dict[str, str]:
    return {"User-Agent": f"newsroom/{__version__}"} | endpoint.protocol.headers(endpoint.key)


async def _parts(endpoint: Endpoint, response: aiohttp.ClientResponse) -> AsyncGenerator[str]:
    length, cut, understood, foreign = 0, False, False, False
    async for line in _lines(response):
        try:
            part = endpoint.protocol.part(line)
        except ValueError:
            raise _otherwise(endpoint) from None
        if part is None:
            foreign = foreign or bool(line and not line.startswith(_EVENTS))
            continue
        understood = True
        if part.error:
            message = _("{host} broke off: {reason}")
            raise AssistError(message.format(host=endpoint.host, reason=_told(endpoint, part.error)))
        cut = cut or part.cut
        if part.text:
            length += len(part.text)
            yield clean_text(part.text)
        if length > _LONGEST or (cut and part.ended):
            raise AssistError(_("the answer became too long and ends in the middle"))
        if part.ended:
            return
    if foreign and not understood:
        raise _otherwise(endpoint)
    raise AssistError(_("{host} broke off in the middle of its answer").format(host=endpoint.host))


def _otherwise(endpoint: Endpoint) -> AssistError:
    message = _("{host} does not answer as {provider} does; check provider and base_url")
    return AssistError(message.format(host=endpoint.host, provider=type(endpoint.protocol).__name__))


async def _lines(response: aiohttp.ClientResponse) -> AsyncGenerator[str]:
    """Yield lines as they end; the last one may end with the answer."""
    rest = b""
    async for chunk in response.content.iter_any():
        *lines, rest = (rest + chunk).split(b"\n")
        if len(rest) > _LONGEST_LINE:
            raise AssistError(_("the answer became too long and ends in the middle"))
        for line in lines:
            yield line.decode("utf-8", "replace").strip()
    if rest:
        yield rest.decode("utf-8", "replace").strip()


async def _refusal(endpoint: Endpoint, response: aiohttp.ClientResponse) -> str:
    """Say what a status other than 200 means here."""
    reason = _told(endpoint, _reason(await response.content.read(4096)))
    host, status = endpoint.host, response.status
    match status:
        case 401 | 403:
            message = _("{host} does not take the key (HTTP {status}): {reason}")
        case 404:
            message = _("{host} has no model {model} at this address (HTTP {status}): {reason}")
        case 429:
            wait = retry_after(response.headers, datetime.now(UTC))
            message = _("{host} is asked too often or the account is used up (HTTP {status}): {reason}")
            if wait is not None:
                message = _("{host} is asked too often (HTTP {status}); again in {seconds} s: {reason}")
                message = message.replace("{seconds}", f"{wait.total_seconds():.0f}")
        case status if status >= 500:
            message = _("{host} has a fault of its own (HTTP {status}), try again later: {reason}")
        case _:
            message = _("{host} refuses (HTTP {status}): {reason}")
    words = message.format(host=host, status=status, model=one_line(endpoint.model), reason=reason)
    return words.rstrip(": ：") + _advised(endpoint, status)


def _advised(endpoint: Endpoint, status: int) -> str:
    """Say what an editor can do about a status."""
    match status:
        case 401 | 403 if endpoint.key:
            return _("; look at the key that assist.key names")
        case 401 | 403:
            return _("; it wants a key: assist.key names where yours is")
        case 404:
            return _("; look at assist.model and assist.base_url")
        case _:
            return ""


def _reason(body: bytes) -> str:
    try:
        record = json.loads(body)
    except ValueError:
        return ""
    return error_in(record) if isinstance(record, dict) else ""


def _told(endpoint: Endpoint, words: str) -> str:
    """Make a server's words fit to be shown: one short line, without the key, which some send back."""
    if endpoint.key:
        words = words.replace(endpoint.key, "…")
    return one_line(words)[:_LONGEST_REASON]
