"""What an editor marked in an article."""

from datetime import datetime

from msgspec import Struct


class Passage(Struct, frozen=True, kw_only=True):
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
