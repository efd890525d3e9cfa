"""A program that waits to write says so, so that one that writes much lets it have its turn.

SQLite does not tell a writer that another waits. The word is a file beside the database that is there as long
as somebody waits.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

_BELIEVED_SECONDS = 10.0
"""Nobody waits longer; what is older was left by a program that was killed."""


class Wish:
    """The wish to write to a database."""

    def __init__(self, database: Path) -> None:
        self._file = f"{database}-wish"

    def express(self) -> None:
        """Say that somebody waits; said again from time to time, as another who had a turn takes it back."""
        with suppress(OSError):  # where no file can be made the one who writes much ends by itself
            Path(self._file).touch()

    def take_back(self) -> None:
        """Say that nobody waits any more."""
        with suppress(OSError):
            os.unlink(self._file)

    def is_there(self) -> bool:
        """Return whether somebody waits."""
        try:
            said = os.stat(self._file).st_mtime
        except OSError:
            return False
        return abs(time.time() - said) < _BELIEVED_SECONDS
