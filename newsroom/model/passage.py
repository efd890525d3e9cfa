"""What an editor marked in an article."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of an article that the editor highlighted, with a note or without."""

    id: int
    article: int
    start: int
    """Letters before it in the article's text, white space not counted."""
    quote: str
    """The words themselves: where the text has changed they are looked for."""
    note: str = ""
    at: datetime
    title: str = ""
    """The article's title; filled in lists of passages."""
    url: str | None = None
    source: str = ""
