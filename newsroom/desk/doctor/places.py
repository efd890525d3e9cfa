"""What may be written, and who listens on this machine: asked of the system, nothing is made or sent."""

from __future__ import annotations

import os
import socket
from contextlib import closing
from pathlib import Path

_PATIENCE = 0.5
"""Seconds; a program on this machine answers in a few milliseconds, or not at all."""


def can_write_into(folder: Path) -> bool:
    """Tell whether files could be made in a folder that is there."""
    return os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK)


def can_be_made(folder: Path) -> bool:
    """Tell whether a folder or file that is missing could be made where it is to be."""
    # os.path takes what may not be looked into for missing, where pathlib raises an error.
    above = next((parent for parent in folder.absolute().parents if os.path.exists(parent)), None)
    return above is not None and can_write_into(above)


def home_of(text: str) -> Path:
    """Return a path with its ``~`` filled in; one of a user who is unknown stays as it is."""
    return Path(os.path.expanduser(text))


def listens(host: str, port: int) -> bool:
    """Tell whether a program of this machine listens; ask of no other machine.

    Args:
        host: A name or number of this machine, see `wire.reach.is_loopback`.
        port: Its port.
    """
    try:
        with closing(socket.create_connection((host, port), _PATIENCE)):
            return True
    except (OSError, UnicodeError, OverflowError):
        return False
