"""What an editor changed, as one step."""

from datetime import datetime

from msgspec import Struct


class Change(Struct, frozen=True, kw_only=True):
    """One step of an editor's work; it is undone and done again as a whole."""

    label: str
    """What was done, in a few words, for the toast and the history."""
    at: datetime
    ids: tuple[int, ...] = ()
    """Ids of the articles whose marks changed."""
    issue: int | None = None
    """Id of the issue that changed."""
    feeds: tuple[int, ...] = ()
    """Ids of the feeds that came, went or changed."""
