"""Work beside the screen: the store is read and written on threads of its own, and failures become toasts."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from textual.dom import DOMNode

from newsroom.model import NewsroomError
from newsroom.settings.language import _
from newsroom.tui.typeahead import PATIENCE
from newsroom.tui.widgets.texts import is_text_area

if TYPE_CHECKING:
    from textual.worker import Worker

    from newsroom.tui.typeahead import TypeAhead

P = ParamSpec("P")
T = TypeVar("T")
Node = TypeVar("Node", bound=DOMNode)


class Working(Protocol):
    """What has work done beside the screen that ends with it."""

    def run_worker(
        self, work: Any, *, group: str = "default", exclusive: bool = False, exit_on_error: bool = True
    ) -> Worker[Any]:
        """Begin it."""


class Jobs:
    """Queues beside the screen's thread: writes run one after another in their order, reads beside them."""

    def __init__(self) -> None:
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="newsroom-write")
        self._readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="newsroom-read")

    async def write(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run after all writes given before; a caller who goes away does not take it back."""
        return await asyncio.shield(asyncio.wrap_future(self._writer.submit(function, *args, **kwargs)))

    async def read(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run beside the writes, and return the result."""
        return await asyncio.wrap_future(self._readers.submit(function, *args, **kwargs))

    def begin(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Begin a read before there is an event loop; wait for it with `asyncio.wrap_future`."""
        return self._readers.submit(function, *args, **kwargs)

    def close(self) -> None:
        """Finish the writes that were given; drop the reads that have not begun."""
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)


def run_guarded(
    node: DOMNode, function: Callable[..., Awaitable[None] | None], *args: Any, opens: bool = False
) -> None:
    """Call the function and run what it returns beside the screen; a NewsroomError becomes a toast.

    Args:
        node: Where the command came from.
        function: What is done.
        args: What it is given.
        opens: It opens what takes keys, so that those behind it are held even where a text has the cursor.
    """
    try:
        result = function(*args)
    except NewsroomError as error:
        show_error(node, error)
        return
    if inspect.isawaitable(result):
        # The app owns the worker: closing the screen the command came from must not stop a write half-way.
        node.app.run_worker(
            _guarded(node, result, _held_for(node, opens)), exit_on_error=True, group="commands"
        )


def _held_for(node: DOMNode, opens: bool) -> Callable[[], None]:
    """Hold keys behind a command, as they may be meant for what it opens; return what ends that."""
    keys: TypeAhead | None = getattr(node.app, "typed_ahead", None)
    in_text = is_text_area(node.app.focused)
    if keys is None or (in_text and not opens):
        return lambda: None
    # In a text a letter let go too early would not be a command that is not there, but a word of the draft.
    turn = keys.take_work(PATIENCE) if in_text else keys.take_work()
    return lambda: keys.end_turn(turn)


async def _guarded(node: DOMNode, work: Awaitable[None], done: Callable[[], None]) -> None:
    try:
        await work
    except NewsroomError as error:
        show_error(node, error)
    finally:
        done()


def beside(
    node: Working,
    work: Callable[[], Coroutine[Any, Any, None]],
    group: str,
    *,
    exclusive: bool = True,
    fatal: bool = True,
) -> None:
    """Run what a screen has to read and then to show.

    Args:
        node: The screen; the work ends with it.
        work: The function, called as it begins: a coroutine that is replaced before is never awaited.
        group: Work of one group replaces each other.
        exclusive: It replaces what of its group goes on.
        fatal: An error in it ends the application.
    """
    node.run_worker(work, group=group, exclusive=exclusive, exit_on_error=fatal)


def told(
    method: Callable[Concatenate[Node, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[Node, P], Coroutine[Any, Any, None]]:
    """Have a method of a widget show a NewsroomError as a toast; out of a handler it would end the desk."""

    @wraps(method)
    async def guarded(node: Node, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            await method(node, *args, **kwargs)
        except NewsroomError as error:
            show_error(node, error)

    return guarded


def show_error(node: DOMNode, error: Exception) -> None:
    """Show the error as a toast."""
    node.app.notify(str(error), title=_("That did not work"), severity="error", timeout=10, markup=False)
