"""The database: feeds, articles, stories, issues and their revisions, what ran when. All SQL lives here."""

from newsroom.store.absorbing import Absorbed
from newsroom.store.errors import (
    Conflict,
    DiskFull,
    FileDamaged,
    FileLocked,
    FileMissing,
    FileReadOnly,
    FileUnreachable,
    NewerFile,
    NoSuchIssue,
    NotNewsroomFile,
    StoreClosed,
    StoreError,
    UndoRefused,
)
from newsroom.store.store import Store, open_store

__all__ = [
    "Absorbed",
    "Conflict",
    "DiskFull",
    "FileDamaged",
    "FileLocked",
    "FileMissing",
    "FileReadOnly",
    "FileUnreachable",
    "NewerFile",
    "NoSuchIssue",
    "NotNewsroomFile",
    "Store",
    "StoreClosed",
    "StoreError",
    "UndoRefused",
    "open_store",
]
