"""A stretch of a text that the source speaks against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """Where it stands, and where the source says it otherwise."""

    start: int
    end: int
    source_start: int
    source_end: int
