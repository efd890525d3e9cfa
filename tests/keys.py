"""``python -m tests.keys PLACE``: which keys are taken within reach of a place, by whom, which are free."""

from __future__ import annotations

import string
import sys

from newsroom.tui.commands.base import key_name
from newsroom.tui.keymaps.conflicts import all_commands, taken_around

_OFFERED = (*string.ascii_letters, *(f"f{n}" for n in range(1, 13)))
"""Keys that every terminal sends, and sends for nothing else."""


def main(place: str) -> None:
    """Print them; of a name that no place has, print those there are."""
    taken = taken_around(place)
    if not taken:
        names = dict.fromkeys(id.partition(".")[0] for id in all_commands())
        sys.exit(f"no place is called {place!r}; there are {', '.join(names)}")
    for key, kind in sorted(taken.items()):
        print(f"{key_name(key):8} {kind.id}")
    print("free:", " ".join(key_name(key) for key in _OFFERED if key not in taken))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
