"""Is all well: settings and what they name, database, feeds, mail, terminal, and the programs in use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk.doctor.examined import CHECKS, STATES, Examined
from newsroom.model import NewsroomError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsroom.settings.config import Settings

__all__ = ["CHECKS", "STATES", "Examined", "examine"]


def examine(
    config: Path | None,
    database: Path | None,
    looks: Callable[[Settings], Iterable[Examined]] | None = None,
) -> list[Examined]:
    """Look at everything and report on each; nothing is changed and nothing made, and nothing goes out.

    Args:
        config: The settings file; None is the default one.
        database: The database; None is that of the settings.
        looks: Examines themes and keymaps: the screen alone can read them.
    """
    from newsroom.desk.doctor import outgoing, programs, screen, setup, stored
    from newsroom.settings.config import load

    found: list[Examined] = []
    settings: Settings | None = None
    try:
        settings = load(config)
    except NewsroomError as error:
        found.append(Examined("settings", "error", str(error)))
    else:
        found += setup.look(settings)
        found += looks(settings) if looks is not None else ()
        found += stored.look(settings, database or settings.database)
        found += outgoing.look(settings)
    found += screen.look(settings.ambiguous_width if settings else 1)
    found += programs.look()
    return sorted(found, key=lambda each: list(CHECKS).index(each.check))
