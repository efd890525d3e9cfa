"""One opening of the store."""

from __future__ import annotations

import os
from datetime import datetime

from msgspec import Struct, field

from newsroom.store.connections import Clock, Connections


class Session(Struct):
    """What all that write in one opening of the store share."""

    connections: Connections
    now: Clock
    key: str = field(default_factory=lambda: os.urandom(8).hex())
    """Tells this opening from others: changes of two are never one step of undo."""
    began: datetime | None = None
    """When someone sat down at the desk with it; None for a command."""

    @property
    def name(self) -> str:
        """What its steps are noted by: the key, and what tells others whose they are (`sittings`)."""
        if self.began is None:
            return f"{self.key} command"
        from platform import node

        return f"{self.key} desk {os.getpid()} {node()}"

    def sit_down(self) -> None:
        """Be a sitting at the desk from now on."""
        self.began = self.now()
