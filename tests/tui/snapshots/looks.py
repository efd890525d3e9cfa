"""In which sizes, themes and languages a screen is photographed: each value of each, in few pictures.

All of them together would be thirty pictures a screen. Six show each size, class of theme and language of it;
which of them come together turns with the screen's name, so that each pair is seen somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIZES = {"small": (80, 24), "medium": (120, 40), "wide": (160, 45)}
"""One pane, two, three."""
DARK = ("night-desk", "bamboo-night", "tea-house")
LIGHT = ("newsprint", "porcelain", "ink-wash")
HIGH_CONTRAST = "high-contrast"
TERMINAL = "sixteen"
"""The terminal's own sixteen colours."""
PLAIN = "no-color"
"""NO_COLOR: no colours at all."""
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Look:
    """How large a screen is, and in which colours."""

    size: str
    theme: str

    @property
    def id(self) -> str:
        """What its picture is named by."""
        return f"{self.size}-{self.theme}"


@dataclass(frozen=True)
class Sitting:
    """Pictures that one running desk gives, resized and recoloured from one to the next."""

    language: str
    looks: tuple[Look, ...]

    @property
    def id(self) -> str:
        """What its test is named by."""
        if len(self.looks) == 1:
            return f"{self.language}-{self.looks[0].id}"
        return f"{self.language}-{PLAIN if self.plain else 'colours'}"

    @property
    def plain(self) -> bool:
        """Whether it is a terminal without colours."""
        return self.looks[0].theme == PLAIN


def turned(values: Sequence[str], by: int) -> tuple[str, ...]:
    """Return the values in their order, beginning with another one."""
    by %= len(values)
    return (*values[by:], *values[:by])


def sittings(
    name: str, *, state: bool = False, fresh: bool = False, coloured: bool = False
) -> Iterator[Sitting]:
    """Yield the sittings of a screen.

    Args:
        name: Of the scene.
        state: It is one of several states of a screen, of which two pictures are enough.
        fresh: It cannot be recoloured; each look is a sitting of its own.
        coloured: It is not to be had without colours.
    """
    for each in _sittings(name, state):
        if coloured and each.plain:
            continue
        yield from (Sitting(each.language, (look,)) for look in each.looks) if fresh else (each,)


def _sittings(name: str, state: bool) -> Iterator[Sitting]:
    turn = sum(name.encode())
    one, other = turned(LANGUAGES, turn)
    first, second, third = turned(tuple(SIZES), turn // 2)
    dark, light = DARK[turn // 6 % 3], LIGHT[turn // 6 % 3]
    if state:
        roomy = "wide" if turn % 2 else "medium"
        yield Sitting(one, (Look("small", dark), Look(roomy, light)))
        return
    colours = zip((first, second, third), (dark, light, HIGH_CONTRAST), strict=True)
    yield Sitting(one, tuple(Look(size, theme) for size, theme in colours))
    # A desk is not recoloured to the terminal's own colours as it would be drawn in them from the start.
    yield Sitting(one, (Look(turned(tuple(SIZES), turn)[0], TERMINAL),))
    yield Sitting(other, (Look("small", PLAIN), Look("wide" if turn % 3 else "medium", PLAIN)))
