"""What a story is worth, and why."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

PartKind = Literal["sources", "weight", "terms", "rules", "taste", "age"]


class Part(Struct, frozen=True):
    """One reason for a story's place: points for or against it."""

    kind: PartKind
    points: float
    detail: str = ""
    """What the points are for: a term, a rule, the words that speak for it."""


class Told(Struct, frozen=True, kw_only=True):
    """What is known of a story when it is ranked."""

    story: int
    titles: tuple[str, ...]
    """The headlines of its articles."""
    sources: tuple[str, ...]
    """The names of the feeds that carry it, each once."""
    weights: tuple[int, ...] = ()
    """The weights that the editor gave to these feeds."""
    rules: tuple[tuple[str, int], ...] = ()
    """Points that rules gave it, by the rule's name."""
    articles: int = 1
    dated: datetime


class Counts(Struct, frozen=True):
    """In how many headlines tokens stood: of stories that were taken, and that were passed over."""

    taken: int = 0
    """Stories taken that the taste was learned from."""
    passed: int = 0
    tokens: tuple[tuple[str, int, int], ...] = ()
    """Token, in how many taken, in how many passed over."""


Action = Literal["tag", "star", "dismiss", "score", "mute", "notify"]


class Rule(Struct, frozen=True, kw_only=True):
    """What is done with the stories of articles as they come."""

    name: str
    match: str
    """A query in the language of the search; it is asked of each article."""
    tags: tuple[str, ...] = ()
    star: bool = False
    dismiss: bool = False
    score: int = 0
    """Points that its stories get."""
    mute_until: date | None = None
    """Its stories are hidden until this day."""
    notify: bool = False
    line: int = 0
    """Where it stands in its file, from 1."""


class Deed(Struct, frozen=True):
    """One thing that a rule does, or did, to a story."""

    rule: str
    story: int
    article: int
    """The article that the rule holds of."""
    action: Action
    value: str = ""
    """The tag, the points, the day until which it is muted."""
    title: str = ""
    """The article's headline."""
    source: str = ""
    at: datetime | None = None
    """When it was done; None where it is only what would be done."""
    undone: bool = False
    id: int = 0


class KeptSearch(Struct, frozen=True):
    """A search that the editor keeps as a view."""

    id: int
    name: str
    query: str
