"""The order of an issue's entries, where two editors moved, added and removed some."""

from __future__ import annotations

from bisect import bisect_left


def merged_order(
    base: list[str], mine: list[str], theirs: list[str], kept: set[str]
) -> tuple[list[str], bool]:
    """Put two orders of names together.

    Theirs is taken, and what I moved or added is put after the name it follows in mine. What both added in
    one place stands in the order of theirs, then mine.

    Args:
        base: The names in their order before.
        mine: The names in the order I gave them.
        theirs: The names in the order the other gave them.
        kept: The names that the result has.

    Returns:
        The order, and whether both moved the same name, or one past the other, so that somebody must choose;
        then it is theirs.
    """
    common = [name for name in base if name in mine and name in theirs]
    here = [name for name in mine if name in common]
    there = [name for name in theirs if name in common]
    moved_here, moved_there = moved(common, here), moved(common, there)
    met = here != there and bool(moved_here & moved_there)
    mine_moved = set() if met or here == there else moved_here
    order = [name for name in theirs if name in kept and name not in mine_moved]
    new_there = set(theirs) - set(base)
    for place, name in enumerate(mine):
        if name not in kept or (name in theirs and name not in mine_moved):
            continue
        order.insert(_after(order, mine[:place], new_there), name)
    return order, met


def moved(before: list[str], after: list[str]) -> set[str]:
    """Name those that must have been moved: what is left when the longest common order is taken away."""
    place = {name: at for at, name in enumerate(before)}
    ends: list[int] = []  # the least place a common order of each length can end at
    tails: list[str] = []
    previous: dict[str, str | None] = {}
    for name in after:
        length = bisect_left(ends, place[name])
        previous[name] = tails[length - 1] if length else None
        ends[length : length + 1] = [place[name]]
        tails[length : length + 1] = [name]
    stayed: set[str] = set()
    name_of: str | None = tails[-1] if tails else None
    while name_of is not None:
        stayed.add(name_of)
        name_of = previous[name_of]
    return set(before) - stayed


def _after(order: list[str], earlier: list[str], new: set[str]) -> int:
    """Return the place behind the nearest of the names before, and behind what the other added there."""
    at = next((order.index(name) + 1 for name in reversed(earlier) if name in order), 0)
    while at < len(order) and order[at] in new:
        at += 1
    return at
