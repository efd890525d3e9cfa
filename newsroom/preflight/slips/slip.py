"""A stretch of a text that the source speaks against."""

from msgspec import Struct


class Slip(Struct, frozen=True):
    """Where it stands, and where the source says it otherwise."""

    start: int
    end: int
    source_start: int
    source_end: int
