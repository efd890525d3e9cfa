"""What an article that came has to do with another one."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["same", "likely", "earlier", "alike"]


class Kinship(Struct, frozen=True):
    """What an article that came has to do with another."""

    article: int
    other: int
    story: int
    """The other's."""
    kind: Kind
    """It is of the same event; it may be, the editor is to say; it is a later turn of it, or may be; or it
    says much the same of another thing, day or sum."""
    score: float
