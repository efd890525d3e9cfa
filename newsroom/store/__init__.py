"""The database: feeds, articles, stories, issues and their revisions, what ran when. All SQL lives here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsroom.store.archive import IssueText
    from newsroom.store.asides import Aside
    from newsroom.store.errors import (
        Conflict,
        DiskFull,
        FeedExists,
        FileDamaged,
        FileEmpty,
        FileLocked,
        FileLost,
        FileMissing,
        FileReadOnly,
        FileUnreachable,
        NewerFile,
        NoSuchFeed,
        NoSuchIssue,
        NoSuchOverride,
        NoSuchPassage,
        NotNewsroomFile,
        OlderFile,
        StoreClosed,
        StoreError,
        UndoRefused,
    )
    from newsroom.store.outcomes import Absorbed, Answered
    from newsroom.store.sittings import Asked
    from newsroom.store.store import Store, open_store

__all__ = [
    "Absorbed",
    "Answered",
    "Asked",
    "Aside",
    "Conflict",
    "DiskFull",
    "FeedExists",
    "FileDamaged",
    "FileLocked",
    "FileLost",
    "FileEmpty",
    "FileMissing",
    "FileReadOnly",
    "FileUnreachable",
    "IssueText",
    "NewerFile",
    "NoSuchFeed",
    "NoSuchIssue",
    "NoSuchOverride",
    "NoSuchPassage",
    "NotNewsroomFile",
    "OlderFile",
    "Store",
    "StoreClosed",
    "StoreError",
    "UndoRefused",
    "open_store",
]

_HOMES = {
    "Aside": "asides",
    "Asked": "sittings",
    "IssueText": "archive",
    **dict.fromkeys(("Absorbed", "Answered"), "outcomes"),
    **dict.fromkeys(("Store", "open_store"), "store"),
}
"""Where each of these is; the others are errors."""


def __getattr__(name: str) -> object:
    """Import what is asked for: who only looks at a file (`glance`) does not wait for all the rest."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)
    globals()[name] = found
    return found
