"""What an editor changed, as one step."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
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
