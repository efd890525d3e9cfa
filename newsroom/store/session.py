"""One opening of the store."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from newsroom.store.connections import Clock, Connections


@dataclass(frozen=True, slots=True)
class Session:
    """What all that write in one opening of the store share."""

    connections: Connections
    now: Clock
    name: str = field(default_factory=lambda: os.urandom(8).hex())
    """Tells this opening from others: changes of two are never one step of undo."""
