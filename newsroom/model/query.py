"""What an editor looks for, read from what they typed; see `newsroom.text.queries` for the language."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

from msgspec import Struct

State = Literal["unread", "read", "starred", "picked", "ran", "held", "dismissed", "group"]
"""What can be asked of a story: its marks, whether it is in the open issue, has run, has several sources."""


class Words(Struct, frozen=True):
    """Tokens that stand next to each other in title or text (see `newsroom.text.tokens`)."""

    tokens: tuple[str, ...]
    beginning: bool = False
    """The last token need only begin a word."""
    title: bool = False
    """They stand in the title."""


class Spelt(Struct, frozen=True):
    """A folded text stands in title or text to the sign: 40% and not 40, 3.5 and not 3-5.

    It goes along with its `Words`, which the index answers; only what these find is read.
    """

    text: str
    beginning: bool = False
    """It need only begin what stands there."""
    title: bool = False
    """It stands in the title."""


class Address(Struct, frozen=True):
    """The article has this address, whatever tracks it."""

    url: str
    beginning: bool = False
    """It may be still being typed."""


class Source(Struct, frozen=True):
    """The name or the address of the article's feed has these words."""

    text: str


class Tag(Struct, frozen=True):
    """The article's feed has this tag, or a rule gave it to the story; in any case of its letters."""

    text: str


class Is(Struct, frozen=True):
    """The article's story is in this state."""

    state: State


class After(Struct, frozen=True):
    """The article came out at this instant or later."""

    instant: datetime


class Before(Struct, frozen=True):
    """The article came out before this instant."""

    instant: datetime


class All(Struct, frozen=True):
    """All of these hold; none at all hold of everything."""

    parts: tuple[Condition, ...]


class Either(Struct, frozen=True):
    """One of these holds, at least."""

    parts: tuple[Condition, ...]


class Not(Struct, frozen=True):
    """This does not hold."""

    part: Condition


Condition: TypeAlias = Words | Spelt | Address | Source | Tag | Is | After | Before | All | Either | Not


Why = Literal["", "open", "blank", "empty", "deep", "many", "long", "words"]
"""What is wrong with a part: a quotation mark that is not closed, no letter or digit, nothing in its
brackets, brackets too deep within others, further parts than are looked at, more words than are looked for, a
field that there is not, so that it is looked for as words.
"""


class Unread(Struct, frozen=True):
    """A part of a query that has no meaning, or less than all of it was looked at."""

    text: str
    near: str = ""
    """What was meant, perhaps: source: for sorce:."""
    field: str = ""
    """What it was to say, where that is known."""
    why: Why = ""
    """What is wrong, where the part alone does not tell."""


class Query(Struct, frozen=True):
    """A query, and the text it was read from."""

    text: str = ""
    condition: Condition = All(())
    unread: tuple[Unread, ...] = ()
    """Parts that were left out, or that are read as words and may have been meant as more."""

    def asks_for(self, state: State) -> bool:
        """Tell whether anywhere it asks for stories in this state, and not only for what is not."""
        return _asks_for(self.condition, state, wanted=True)

    def __bool__(self) -> bool:
        """Tell whether it asks for anything: an empty query holds of everything."""
        return self.condition != All(())


def _asks_for(condition: Condition, state: State, *, wanted: bool) -> bool:
    match condition:
        case Is():
            return wanted and condition.state == state
        case Not(part):
            return _asks_for(part, state, wanted=not wanted)
        case All(parts) | Either(parts):
            return any(_asks_for(part, state, wanted=wanted) for part in parts)
    return False


EVERYTHING = Query()
