"""The way of a request through redirects: where it may go, and what it may take along."""

from __future__ import annotations

from http import HTTPStatus

from yarl import URL

from newsroom.settings.language import N_
from newsroom.settings.said import said
from newsroom.wire.errors import FeedError
from newsroom.wire.failures import again_and_again
from newsroom.wire.hosts import host_of
from newsroom.wire.reach import is_loopback

MOST_REDIRECTS = 10
REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""Statuses that send a GET elsewhere (RFC 9110 section 15.4)."""

_PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})


class Trail:
    """The addresses a request comes by.

    User name and password of the editor's address go along only within its origin, or from http to https on
    the same host and the default ports; those in a server's Location never do anything.
    """

    def __init__(self, address: str) -> None:
        """Begin at the editor's address.

        Raises:
            ValueError: it is none.
        """
        given = URL(address)
        self.url = given.with_user(None).with_fragment(None)
        self._start = self.url
        self._user, self._password = given.user, given.password
        self._seen = {self.url}
        self._steps = 0
        self._target = self.url
        self.lasting = True
        """Every redirect so far was a permanent one."""
        self.at_home = True
        """It never left the editor's own host."""

    @property
    def redirected(self) -> bool:
        """It has been sent on at least once."""
        return self._steps > 0

    @property
    def credentials(self) -> tuple[str, str] | None:
        """User name and password for the address it is at."""
        if self._user is None and self._password is None:
            return None
        return (self._user or "", self._password or "") if self._may_know(self.url) else None

    @property
    def moving_to(self) -> str | None:
        """Where the feed's server says it is for good, with the editor's credentials if they go along.

        From https to http nothing moves: who can bend one answer could then bend all that come after it.
        """
        target = self._target
        if target == self._start or (self._start.scheme == "https" and target.scheme != "https"):
            return None
        if (self._user is not None or self._password is not None) and self._may_know(target):
            target = target.with_user(self._user).with_password(self._password)
        return str(target)

    def follow(self, status: int, location: str, *, cookie: bool) -> None:
        """Go where a redirect leads.

        Args:
            status: Its HTTP status.
            location: Its Location header.
            cookie: It sets a cookie; then the same address again may answer otherwise.

        Raises:
            FeedError: it leads nowhere, in a circle, or on and on.
        """
        here = host_of(str(self.url))
        try:
            target = self.url.join(URL(location.strip())).with_fragment(None)
            if target.scheme not in ("http", "https") or not target.host:
                raise ValueError
            target = target.with_user(None)
        except ValueError:
            message = N_("{host} redirects to something that is not a web address")
            raise FeedError(said(message, host=here)) from None
        self._steps += 1
        if self._steps > MOST_REDIRECTS or (target in self._seen and not cookie):
            raise FeedError(again_and_again(here))
        self._seen.add(target)
        self.lasting = self.lasting and status in _PERMANENT
        if self.lasting:
            self._target = target
        self.at_home = self.at_home and _same_host(target, self._start)
        self.url = target

    def _may_know(self, url: URL) -> bool:
        start = self._start
        if url.origin() == start.origin():
            return True
        upgraded = (start.scheme, url.scheme) == ("http", "https")
        return upgraded and url.host == start.host and start.is_default_port() and url.is_default_port()


def _same_host(one: URL, other: URL) -> bool:
    first, second = (host_of(str(url)) for url in (one, other))
    return first == second or (is_loopback(first) and is_loopback(second))
