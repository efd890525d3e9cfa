"""Slips in what stands beside a number: its size, its direction, what it is per, what it counts.

The number itself may well be in the source, so that looking it up finds nothing. A file a kind of slip; each
is a function of a text and its source that returns only what the source speaks against.
"""

from collections.abc import Iterator

from newsroom.preflight.slips.bounds import bounds
from newsroom.preflight.slips.counts import counts
from newsroom.preflight.slips.rates import rates
from newsroom.preflight.slips.rounds import rounds
from newsroom.preflight.slips.sizes import sizes
from newsroom.preflight.slips.slip import Slip
from newsroom.preflight.slips.ways import ways

__all__ = ["Slip", "slips"]

_KINDS = (rounds, rates, ways, bounds, sizes, counts)


def slips(text: str, source: str) -> Iterator[Slip]:
    """Return what a text says otherwise than its source, in the order of the kinds."""
    for kind in _KINDS:
        yield from kind(text, source)
