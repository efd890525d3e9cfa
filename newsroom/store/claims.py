"""Feeds that a program is polling, so that another program leaves them to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count
from platform import node

from newsroom.store.connections import Connections
from newsroom.store.instants import to_instant, to_seconds
from newsroom.store.storing import as_list

LEASE = timedelta(minutes=2)
"""How long a claim holds unless it is renewed; that of an ended process holds no more."""

_rounds = count(1)


def new_claimant() -> str:
    """Name one round of polling of this process."""
    return f"{os.getpid()} {next(_rounds)} {node()}"


class Claims:
    """Claims of feeds; they are no promise for good, but lapse."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def others(self, claimant: str, now: datetime) -> set[int]:
        """Return the feeds that someone else is polling."""
        with self._connections.reading() as db:
            rows = db.execute("SELECT feed, claimant, until FROM claims WHERE claimant <> ?", [claimant])
            # One far ahead was made by a clock that has been put right since.
            return {
                feed
                for feed, other, until in rows
                if now < to_instant(until) <= now + LEASE and _lives(other)
            }

    def take(self, feeds: Iterable[int], claimant: str, now: datetime) -> None:
        """Claim feeds, or claim them for longer; ask for those of `others` first, in the same transaction."""
        with self._connections.writing() as db:
            db.execute(
                "INSERT INTO claims (feed, claimant, until) SELECT id, ?, ? FROM feeds"
                " WHERE id IN (SELECT value FROM json_each(?))"
                " ON CONFLICT (feed) DO UPDATE SET claimant = excluded.claimant, until = excluded.until",
                [claimant, to_seconds(now + LEASE), as_list(feeds)],
            )

    def renew(self, claimant: str, now: datetime) -> None:
        """Hold on to what was claimed."""
        with self._connections.writing() as db:
            db.execute("UPDATE claims SET until = ? WHERE claimant = ?", [to_seconds(now + LEASE), claimant])

    def release(self, claimant: str) -> None:
        """Give back what was claimed."""
        with self._connections.writing() as db:
            db.execute("DELETE FROM claims WHERE claimant = ?", [claimant])


def _lives(claimant: str) -> bool:
    """Tell whether a claimant may still be at work; of other machines only the lapse of time tells."""
    number, _round, machine = claimant.split(" ", 2)
    return process_lives(number, machine)


def process_lives(number: str, machine: str) -> bool:
    """Tell whether a process of a machine may still run; of other machines it may."""
    # On Windows signal 0 is Ctrl+C.
    if machine != node() or sys.platform == "win32":
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
