"""A command is run, and what it prints is taken for a feed."""

from __future__ import annotations

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from newsroom.settings.language import N_
from newsroom.settings.reasons import reason_of
from newsroom.settings.said import said
from newsroom.text.clean import one_line
from newsroom.wire.errors import FeedError
from newsroom.wire.exchange import Answer, FetchRequest, require_size
from newsroom.wire.recipes import CommandRecipe

_LAST_WORDS = 4096
"""Bytes of what it says on standard error that are looked at, from the end."""

_LAST_SECONDS = 2.0


async def run_command(request: FetchRequest, recipe: CommandRecipe) -> Answer:
    """Run a command as it is, without a shell, and take what it prints.

    It has no standard input, a time limit, and a group of its own: what it starts ends with it.

    Raises:
        FeedError: it cannot be started, fails, takes too long or prints too much.
    """
    name = one_line(recipe.arguments[0])
    folder = Path(recipe.folder).expanduser() if recipe.folder else Path.home()
    try:
        process = await asyncio.create_subprocess_exec(
            *recipe.arguments, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, cwd=folder, start_new_session=True
        )
    except (OSError, ValueError) as error:
        message = N_("{command} cannot be started: {reason}")
        raise FeedError(said(message, command=name, reason=reason_of(error))) from None
    assert process.stdout is not None and process.stderr is not None
    reading = [asyncio.create_task(_all(process.stdout)), asyncio.create_task(_end_of(process.stderr))]
    try:
        async with asyncio.timeout(recipe.seconds):
            body, words = await asyncio.gather(*reading)
            code = await process.wait()
    except TimeoutError:
        message = N_("{command} takes more than {seconds} seconds")
        raise FeedError(said(message, command=name, seconds=recipe.seconds)) from None
    finally:
        _end(process)
        await _bury(process, reading)
    if code:
        lines = [line for line in map(one_line, words.decode("utf-8", "replace").splitlines()) if line]
        message = N_("{command} failed with exit code {code}: {words}")
        raise FeedError(
            said(
                message,
                command=name,
                code=code,
                words=lines[-1][:200] if lines else said("it does not say why"),
            )
        )
    fingerprint = sha256(body).hexdigest()
    changed = fingerprint != request.fingerprint
    return Answer(body=body if changed else None, url=request.url, fingerprint=fingerprint)


async def _bury(process: Process, reading: list[asyncio.Task[bytes]]) -> None:
    """Wait until a process that was ended is gone.

    asyncio counts it as running while something stands unread in its pipes. One that escaped with a group of
    its own may hold these open for ever, and is not waited for.
    """
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)
    assert process.stdout is not None and process.stderr is not None
    with suppress(TimeoutError):
        async with asyncio.timeout(_LAST_SECONDS):
            await asyncio.gather(_end_of(process.stdout), _end_of(process.stderr))
            await process.wait()


async def _all(stream: asyncio.StreamReader) -> bytes:
    """Read what it prints, never more than is wanted."""
    body = bytearray()
    while chunk := await stream.read(65_536):
        body += chunk
        require_size(len(body))
    return bytes(body)


async def _end_of(stream: asyncio.StreamReader) -> bytes:
    """Read all, and keep the end of it."""
    words = b""
    while chunk := await stream.read(65_536):
        words = (words + chunk)[-_LAST_WORDS:]
    return words


def _end(process: Process) -> None:
    """End it with all that it started, whatever of that still runs."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
