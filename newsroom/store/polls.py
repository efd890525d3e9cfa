"""How the polls of feeds went."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from newsroom.settings.said import kept
from newsroom.store.connections import Connections
from newsroom.store.feed_rows import stored_wishes
from newsroom.store.instants import optional_seconds, to_seconds
from newsroom.store.leads import purge_feeds
from newsroom.store.outcomes import Answered
from newsroom.store.storing import optional_text, storable
from newsroom.text.addresses import same_address

_WELL = (
    "checked = :at, succeeded = :at, failures = 0, error = NULL, retired = NULL, due = :due,"
    " not_before = :not_before"
)


class Polls:
    """Notes how feeds were polled; one that is gone meanwhile is none of our business."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def unchanged(
        self,
        id: int,
        at: datetime,
        answered: Answered | None,
        due: datetime | None,
        not_before: datetime | None = None,
    ) -> None:
        """Note that the server has nothing new.

        Args:
            id: The feed.
            at: When it was polled.
            answered: The answer's headers; None keeps all that is known.
            due: When to ask again.
            not_before: Until when the server wants to be left alone; None: it did not say.
        """
        values: dict[str, Any] = {"id": id, **_instants(at, due, not_before)}
        sql = _WELL
        if answered is not None:
            sql += ", etag = :etag, modified = :modified, validators_of = :validators_of"
            sql += ", moving_to = :moving_to"
            values |= _headers(answered)
        self._note(sql, values)

    def failed(
        self,
        id: int,
        at: datetime,
        message: str,
        due: datetime | None,
        not_before: datetime | None = None,
        *,
        gone: bool = False,
    ) -> None:
        """Note why a poll failed, in plain words.

        Args:
            id: The feed.
            at: When it was polled.
            message: Why it failed.
            due: When to ask again.
            not_before: Until when the server wants to be left alone; None: it did not say.
            gone: The server said that it is gone for good; it retires.
        """
        self._note(
            "checked = :at, failures = failures + 1, error = :error, due = :due,"
            " not_before = :not_before, moving_to = NULL,"
            " retired = CASE WHEN :gone THEN coalesce(retired, :at) ELSE retired END",
            {
                "id": id,
                **_instants(at, due, not_before),
                "error": storable(kept(message)),
                "gone": gone,
            },
        )

    def fault(self, id: int, message: str) -> None:
        """Note what is wrong with a part of a feed that was read; the next poll forgets it."""
        self._note("error = :error", {"id": id, "error": storable(kept(message))})

    def read(
        self,
        id: int,
        at: datetime,
        answered: Answered,
        due: datetime | None,
        not_before: datetime | None = None,
    ) -> None:
        """Note that a feed was read, and what it says of itself; the rest is as for `unchanged`."""
        self._note(
            f"{_WELL}, etag = :etag, modified = :modified, validators_of = :validators_of,"
            " fingerprint = :fingerprint, moving_to = :moving_to, site = coalesce(:site, site),"
            " rhythm = coalesce(:rhythm, rhythm), latest = coalesce(:latest, latest), wishes = :wishes,"
            " given_title = CASE WHEN :title <> '' THEN :title ELSE given_title END,"
            " title = CASE WHEN own_title = '' AND :title <> '' THEN :title ELSE title END",
            {
                "id": id,
                **_instants(at, due, not_before),
                **_headers(answered),
                "fingerprint": answered.fingerprint,
                "title": storable(answered.title),
                "site": optional_text(answered.site),
                "rhythm": answered.rhythm,
                "latest": optional_seconds(answered.latest),
                "wishes": stored_wishes(answered.wishes),
            },
        )

    def put_off(self, ids: list[int], until: datetime) -> None:
        """Note that feeds are not to be asked before an instant, as their host is asked too often."""
        with self._connections.writing() as db:
            db.conn.executemany(
                "UPDATE feeds SET not_before = max(coalesce(not_before, ''), ?) WHERE id = ?",
                [(to_seconds(until), id) for id in ids],
            )

    def move(self, id: int, url: str, at: datetime) -> bool:
        """Give a feed the address its server has moved it to; all else of it stays.

        A feed with that address that was removed goes for good.

        Returns:
            False: another feed has the address, and nothing changed.
        """
        url = storable(url)
        with self._connections.writing() as db:
            wanted = same_address(url)
            rows = db.execute("SELECT id, url, removed FROM feeds WHERE id <> ?", [id]).fetchall()
            others = [(other, spelled, removed) for other, spelled, removed in rows if url == spelled]
            others += [row for row in rows if row[2] is None and same_address(row[1]) == wanted]
            if any(removed is None for _id, _url, removed in others):
                return False
            purge_feeds(db, [other for other, _url, _removed in others])
            db.execute(
                "UPDATE feeds SET moved_from = url, url = ?, moved = ?, moving_to = NULL,"
                " validators_of = NULL WHERE id = ?",
                [url, to_seconds(at), id],
            )
            return True

    def _note(self, assignments: str, values: dict[str, Any]) -> None:
        with self._connections.writing() as db:
            db.execute(f"UPDATE feeds SET {assignments} WHERE id = :id", values)


def _instants(at: datetime, due: datetime | None, not_before: datetime | None) -> dict[str, Any]:
    return {
        "at": to_seconds(at),
        "due": optional_seconds(due),
        "not_before": optional_seconds(not_before),
    }


def _headers(answered: Answered) -> dict[str, Any]:
    return {
        "etag": optional_text(answered.etag),
        "modified": optional_text(answered.modified),
        "validators_of": optional_text(answered.validators_of),
        "moving_to": optional_text(answered.moving_to),
    }
