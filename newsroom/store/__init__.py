"""The database: feeds, articles, stories, issues and their revisions, what ran when. All SQL lives here."""

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
from newsroom.store.store import Store, open_store

__all__ = [
    "Absorbed",
    "Answered",
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
