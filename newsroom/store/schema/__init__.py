"""The database's schema, as steps that lead from one version to the next.

A step is never changed once it has been released: files exist that have taken it. A change of the schema is a
new step at the end of STEPS. The version is kept in the file's header (``PRAGMA user_version``), as is the
mark that the file is newsroom's (``PRAGMA application_id``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsroom.store.schema.v1 import first
from newsroom.store.schema.v2 import second
from newsroom.store.schema.v3 import third
from newsroom.store.schema.v4 import fourth
from newsroom.store.schema.v5 import fifth
from newsroom.store.schema.v6 import sixth
from newsroom.store.schema.v7 import seventh
from newsroom.store.schema.v8 import eighth
from newsroom.store.schema.v9 import ninth
from newsroom.store.schema.v10 import tenth
from newsroom.store.schema.v11 import eleventh
from newsroom.store.schema.v12 import twelfth
from newsroom.store.schema.v13 import thirteenth
from newsroom.store.schema.v14 import fourteenth
from newsroom.store.schema.v15 import fifteenth

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x4E455753
"""``NEWS`` in ASCII; the ``file`` command and others tell SQLite files apart by it."""

Step = Callable[["Database"], None]

STEPS: tuple[Step, ...] = (
    *(first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth),
    *(eleventh, twelfth, thirteenth, fourteenth, fifteenth),
)
"""STEPS[n] takes a file from version n to version n + 1."""
