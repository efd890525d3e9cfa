"""Conditions with no level too many: the parsers of SQLite and of FTS5 hold a hundred open signs each.

`newsroom.text.queries.DEEPEST` bounds the brackets of a query; what is left here takes no more than about
three signs a level, where every condition in brackets of its own would take nine.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.model.query import All, Condition, Either, Not

_SHALLOW = 3
"""Levels that are left in the order in which they were written: all that anybody writes by hand."""


def level(condition: Condition) -> Condition:
    """Return a condition of the same meaning: alike within alike joined, nothing denied twice.

    What is deepest stands first among the parts, for then nothing before it waits for its end.
    """
    match condition:
        case Not(part):
            inner = level(part)
            return inner.part if isinstance(inner, Not) else Not(inner)
        case All(parts):
            return _joined(All, parts)
        case Either(parts):
            return _joined(Either, parts)
    return condition


def deepest_first(parts: Iterable[Condition]) -> tuple[Condition, ...]:
    """Put what is deeper than anybody writes before the rest, which stays as it is."""
    return tuple(sorted(parts, key=lambda part: -max(_depth(part), _SHALLOW)))


def _joined(kind: type[All | Either], parts: tuple[Condition, ...]) -> Condition:
    found: dict[Condition, None] = {}
    for part in map(level, parts):
        found.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    return next(iter(found)) if len(found) == 1 else kind(deepest_first(found))


def _depth(condition: Condition) -> int:
    match condition:
        case Not(part):
            return 1 + _depth(part)
        case All(parts) | Either(parts):
            return 1 + max(map(_depth, parts), default=0)
    return 0
