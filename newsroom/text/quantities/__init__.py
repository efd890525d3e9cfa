"""Numbers of a text as values: with their scale and unit, in digits or in Han, in Chinese or English.

``1.2亿元``, ``120 million yuan`` and ``一亿两千万元`` are one value. What only looks like a number
(GPT-5.5, 5G, 16:9) is told apart, so that it is never compared as one.
"""

from newsroom.text.quantities.agreeing import agree, comparable, either_agrees, same_kind
from newsroom.text.quantities.dates import HALF
from newsroom.text.quantities.modes import with_mode
from newsroom.text.quantities.multiples import HALVES, are_at_odds, has_numeral, same_multiple
from newsroom.text.quantities.numerals import han_value, in_han
from newsroom.text.quantities.quantity import Kind, Quantity
from newsroom.text.quantities.reading import quantities
from newsroom.text.quantities.rough import rough
from newsroom.text.quantities.spreads import gaps, shares, spreads

__all__ = [
    "HALF",
    "HALVES",
    "Kind",
    "Quantity",
    "agree",
    "are_at_odds",
    "comparable",
    "either_agrees",
    "gaps",
    "han_value",
    "has_numeral",
    "in_han",
    "quantities",
    "rough",
    "same_kind",
    "same_multiple",
    "shares",
    "spreads",
    "with_mode",
]
