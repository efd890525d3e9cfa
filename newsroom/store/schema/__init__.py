"""The database's schema, as steps that lead from one version to the next.

A step is never changed once it has been released: files exist that have taken it. A change of the schema is a
new step at the end of STEPS. The version is kept in the file's header (``PRAGMA user_version``), as is the
mark that the file is newsroom's (``PRAGMA application_id``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x4E455753
"""``NEWS`` in ASCII; the ``file`` command and others tell SQLite files apart by it."""

Step = Callable[["Database"], None]

_NAMES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
)
"""Of the steps, one in each module from `v1` on."""


class _Steps(Sequence[Step]):
    """The steps, imported as a file has to take them: nearly every file has taken all."""

    def __len__(self) -> int:
        return len(_NAMES)

    @overload
    def __getitem__(self, index: int) -> Step: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Step]: ...

    def __getitem__(self, index: int | slice) -> Step | Sequence[Step]:
        if isinstance(index, slice):
            return [_step(number) for number in range(len(_NAMES))[index]]
        return _step(range(len(_NAMES))[index])

    def __iter__(self) -> Iterator[Step]:
        return map(_step, range(len(_NAMES)))


def _step(number: int) -> Step:
    found: Step = getattr(import_module(f"{__name__}.v{number + 1}"), _NAMES[number])
    return found


STEPS: Sequence[Step] = _Steps()
"""STEPS[n] takes a file from version n to version n + 1."""
