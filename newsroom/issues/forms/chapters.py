"""Numbers of chapters, ``一、`` and ``3.3.1``: faults found, and all numbered anew in their order."""

from newsroom.issues.forms.sections import Section, sections

Number = tuple[int, ...]
_HAN = "一二三四五六七八九"


def number_of(chapter: str) -> Number:
    """Read ``3.3.1`` as (3, 3, 1) and ``十二`` as (12,); () where there is no number."""
    if not chapter:
        return ()
    if chapter[0].isdigit():
        return tuple(int(part) for part in chapter.split("."))
    tens, ten, ones = chapter.rpartition("十")
    digits = {"": 0, **{han: n for n, han in enumerate(_HAN, 1)}}
    return ((digits.get(tens, 0) or 1) * 10 * bool(ten) + digits.get(ones, 0),)


def written(number: Number, like: str) -> str:
    """Write a number in the way of another chapter's: (12,) like ``一`` is ``十二``."""
    if len(number) > 1 or like[:1].isdigit():
        return ".".join(map(str, number))
    tens, ones = divmod(number[0], 10)
    return (_HAN[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones - 1] if ones else "")


def following(before: Number) -> set[Number]:
    """Return the numbers that may come after one: the next of each level, or the first below."""
    after: set[Number] = {(*before, 1)}
    for level in range(1, len(before) + 1):
        after.add((*before[: level - 1], before[level - 1] + 1))
    return after


def faults(text: str) -> list[tuple[Section, Number]]:
    """Find the chapters that cannot follow the one before, each with that one's number.

    A document that is the second part of another may begin anywhere.
    """
    found: list[tuple[Section, Number]] = []
    before: Number = ()
    for part in sections(text):
        here = number_of(part.chapter)
        if here:
            if before and here not in following(before):
                found.append((part, before))
            before = here
    return found


def first_number(text: str) -> Number:
    """Return the number of the first chapter; () where there is none."""
    return next((here for part in sections(text) if (here := number_of(part.chapter))), ())


def numbered(text: str, first: Number = ()) -> str:
    """Number the chapters anew in their order; each keeps its level.

    Args:
        text: The document.
        first: The number of the first one; () keeps the one it has.
    """
    made: list[str] = []
    at = 0
    before: Number = ()
    for part in sections(text):
        here = number_of(part.chapter)
        if not here:
            continue
        if before:
            depth = len(here)
            upper = (before + (1,) * depth)[: depth - 1]
            here = (*upper, before[depth - 1] + 1 if depth <= len(before) else 1)
        elif len(first) == len(here):
            here = first
        before = here
        start = text.index(part.chapter, part.start)
        made += (text[at:start], written(here, part.chapter))
        at = start + len(part.chapter)
    return "".join((*made, text[at:]))
