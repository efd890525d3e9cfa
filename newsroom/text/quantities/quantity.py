"""A number of a text, as a value."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

Mode = Literal["", "about", "over", "under"]
"""How it is said: as it is, 约, 超 or 近."""

Day = tuple[int | None, int | None, int | None]
"""Year, month and day, as far as they are said."""


class Kind(StrEnum):
    """What a number is of."""

    BARE = "bare"
    """Nothing says of what."""
    COUNT = "count"
    """Of things, with a measure word: 244个, 三十余家."""
    MONEY = "money"
    PERCENT = "percent"
    POINT = "point"
    """Of percentage points (个百分点)."""
    TIMES = "times"
    """A multiple: 3倍, 3x."""
    MEASURE = "measure"
    """Of a physical unit; its value is in the base unit of that kind."""
    DATE = "date"
    QUARTER = "quarter"
    CLOCK = "clock"
    ORDINAL = "ordinal"
    LABEL = "label"
    """A part of a name, a version, a ratio, a telephone number: no quantity."""


BARE, COUNT, MONEY, PERCENT, POINT, TIMES, MEASURE, DATE, QUARTER, CLOCK, ORDINAL, LABEL = Kind
"""The kinds once more, for what asks for them some dozen times a number: Python 3.11 looks attributes of an
enumeration up by a function of its own, which takes a hundred times as long."""


CAME_TO = "came to"
"""The unit of a multiple that says what something grew or shrank to: doubled, 翻番; it has grown 100%."""


class Quantity(NamedTuple):
    """A number with its unit, at its place in the text.

    Thousands of them are made where headlines and texts are compared, and to make a frozen data class takes
    four times as long.
    """

    start: int
    end: int
    kind: Kind
    value: Decimal
    """In ones (1.2亿 is 120000000), per cent, times, or the base unit; of a date 0."""
    unit: str = ""
    """The currency (ISO 4217), the base unit (``s``, ``byte``, ``m`` …) or the measure word."""
    step: Decimal = Decimal(1)
    """The value of the last digit that is written: of 1.2亿 ten million."""
    mode: Mode = ""
    day: Day = (None, None, None)
    han: bool = False
    """It is written in Han characters."""
    scaled: bool = False
    """It has a scale of its own: 万, million."""
    converted: bool = False
    """Reckoned by the writer from another: 约合人民币……"""

    def moved(self, by: int) -> "Quantity":
        """Return the number where it stands in a text that its own is a part of."""
        return Quantity(self.start + by, self.end + by, *self[2:])

    @property
    def coarse(self) -> Decimal:
        """The value of its last digit that is not zero: how rough a round number is."""
        exponent = self.value.normalize().as_tuple().exponent
        if not isinstance(exponent, int):
            return self.step
        return max(Decimal(1).scaleb(exponent), self.step)  # of a third the digits go on for ever
