"""Where links lead: each is asked for once, a few at a time and each host seldom enough."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterable
from html import unescape
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.settings.language import _
from newsroom.text.addresses import is_web
from newsroom.text.clean import one_line
from newsroom.text.decoding import decode
from newsroom.wire.errors import FeedError, StatusError
from newsroom.wire.exchange import FetchRequest
from newsroom.wire.hosts import host_of
from newsroom.wire.manners import Manners, client_for
from newsroom.wire.markup import page_title
from newsroom.wire.reach import is_loopback, is_number, is_public
from newsroom.wire.turns import Line, Turns

if TYPE_CHECKING:
    from newsroom.wire.client import Client

_AT_A_TIME = 8
_LONGEST_TITLE = 300


class Followed(Struct, frozen=True, kw_only=True):
    """What came when a link was followed."""

    status: int = 0
    """The HTTP status; 0 where there was no answer."""
    url: str = ""
    """Where it led to at last."""
    title: str = ""
    """The page's title, on one line; '' where it has none."""
    problem: str = ""
    """Why there was no answer, in plain words."""


async def follow(
    urls: Iterable[str],
    manners: Manners,
    *,
    public: Callable[[str], bool] = is_public,
    on_answer: Callable[[str, Followed], None] | None = None,
) -> dict[str, Followed]:
    """Follow links and tell what each led to; one that fails is an answer like another.

    A link into this machine or its network is not followed: whoever wrote the text must not have us ask
    there, and no reader could. To stop, cancel the task.

    Args:
        urls: The links; what is no web address is left out.
        manners: How servers are asked.
        public: Tells whether an IP address is of the public internet.
        on_answer: Called for each link as soon as its answer is there.

    Returns:
        The answers by link.
    """
    wanted = [url for url in dict.fromkeys(urls) if is_web(url)]
    answers: dict[str, Followed] = {}
    if not wanted:
        return answers
    line = Line(
        Turns(((host_of(url), url) for url in wanted), interval=manners.host_interval, free=is_loopback)
    )
    async with await asyncio.to_thread(client_for, manners) as client:

        async def work() -> None:
            while (url := await line.next()) is not None:
                try:
                    answers[url] = await _follow(client, url, public)
                finally:
                    await line.done(host_of(url))
                if on_answer:
                    on_answer(url, answers[url])

        async with asyncio.TaskGroup() as tasks:
            for _number in range(min(_AT_A_TIME, manners.concurrency, len(wanted))):
                tasks.create_task(work())
    return answers


async def _follow(client: Client, url: str, public: Callable[[str], bool]) -> Followed:
    host = host_of(url)
    if not await _reachable(host, public):
        return Followed(problem=_("{host} is not of the public internet").format(host=host))
    try:
        answer = await client.get(FetchRequest(0, url))
    except StatusError as error:
        return Followed(status=error.status, url=url)
    except FeedError as error:
        return Followed(problem=str(error))
    body = answer.body or b""
    title = page_title(decode(body, answer.content_type)) if b"<title" in body.lower() else ""
    return Followed(status=200, url=answer.url, title=one_line(unescape(title))[:_LONGEST_TITLE])


async def _reachable(host: str, public: Callable[[str], bool]) -> bool:
    """Tell whether all addresses of a host are public; a name that has none is for the client to judge."""
    if not host or is_number(host):
        return public(host)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return not is_loopback(host)
    return all(public(str(each[4][0])) for each in found)
