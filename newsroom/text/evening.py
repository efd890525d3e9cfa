"""Holes at the ends of lines, shared among the lines above them."""

from newsroom.text.paragraph import Paragraph

_HOLE = 4
"""So many free cells at the end of a line are seen as a hole."""
_SHARED = 6
"""Lines that a hole is shared among."""


def even_out(paragraph: Paragraph, rooms: tuple[int, int], lines: list[tuple[int, int]], first: int) -> None:
    """Share the holes of a paragraph's lines, `first` the first of them, among the lines above each.

    Neither their number nor the text above and below changes, and so not the cells that are free in all of
    them: their squares become as few as can be.
    """
    for last in range(first + 1, len(lines) - 1):
        stop = lines[last + 1][0]
        hole = paragraph.free(lines[last][0], stop, rooms[1])
        if hole < _HOLE:
            continue
        top = max(first, last - _SHARED + 1)
        starts = [start for start, _end in lines[top : last + 1]]
        better = _shared(paragraph, (rooms[top > first], rooms[1]), starts, stop, hole)
        for place, (start, following) in enumerate(zip(better, (*better[1:], stop), strict=True), top):
            lines[place] = (start, paragraph.before_spaces(start, following))


def _shared(
    paragraph: Paragraph, rooms: tuple[int, int], starts: list[int], stop: int, hole: int
) -> list[int]:
    """Return other starts of the same lines, with the least sum of squares of the cells that stay free."""
    room = rooms[0]
    reached: dict[int, tuple[int, list[int]]] = {starts[0]: (0, [starts[0]])}
    for old in (*starts[1:], stop):
        further: dict[int, tuple[int, list[int]]] = {}
        places = [stop] if old == stop else paragraph.breaks_before(old, hole)
        for place in places:
            for start, (cost, path) in reached.items():
                free = paragraph.free(start, place, room) if start < place else -1
                if free >= 0 and (place not in further or cost + free * free < further[place][0]):
                    further[place] = (cost + free * free, [*path, place])
        reached, room = further, rooms[1]
    return reached[stop][1][:-1]
