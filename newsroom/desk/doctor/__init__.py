"""Is all well: settings and what they name, database, feeds, mail, terminal, and the programs in use."""

from __future__ import annotations

import shlex
from os.path import exists
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk.doctor.examined import CHECKS, STATES, Examined
from newsroom.model import NewsroomError
from newsroom.settings.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
        found += _without_settings(error, config, database)
    else:
        found += setup.look(settings)
        found += looks(settings) if looks is not None else ()
        found += stored.look(settings, database or settings.database)
        found += outgoing.look(settings)
    found += screen.look(settings.ambiguous_width if settings else 1)
    found += programs.look()
    return sorted(found, key=lambda each: list(CHECKS).index(each.check))


def _without_settings(error: NewsroomError, config: Path | None, database: Path | None) -> Iterator[Examined]:
    """Look at a database that is named all the same, by default settings, and tell what is not looked at."""
    from newsroom.desk.doctor import stored
    from newsroom.settings import paths
    from newsroom.settings.config import parse

    file = config or paths.default_config()
    problem = str(error)
    if not exists(file):
        advice = _("{problem}; newsroom --config {file} opens the desk and writes one with every default")
        problem = advice.format(problem=problem, file=shlex.quote(str(file)))
    yield Examined("settings", "error", problem)
    if database is None:
        # It may be elsewhere than the default one.
        message = _(
            "not looked at, nor are feeds, folders, language model and mail: the settings cannot be read;"
            " --database FILE looks at one by default settings"
        )
        yield Examined("database", "warning", message)
        return
    message = _(
        "not read: the database is looked at by default settings; folders, language model and mail are not"
    )
    yield Examined("settings", "warning", message)
    yield from stored.look(parse("", file), database)
