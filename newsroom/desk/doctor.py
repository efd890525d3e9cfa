"""Is all well: settings, database, feeds, terminal."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from newsroom.desk import terminal
from newsroom.desk.context import open_desk
from newsroom.model import NewsroomError
from newsroom.settings.language import N_, _, ngettext
from newsroom.text.addresses import without_credentials

if TYPE_CHECKING:
    from newsroom.model import Feed
    from newsroom.settings.config import Settings

State = Literal["ok", "warning", "error"]
STATES: dict[State, str] = {"ok": N_("ok"), "warning": N_("warning"), "error": N_("error")}
CHECKS = {
    "settings": N_("settings"),
    "database": N_("database"),
    "backups": N_("backups"),
    "feeds": N_("feeds"),
    "terminal": N_("terminal"),
}
"""What is looked at, by id, with the names people know it by."""

SMALLEST = (80, 24)
"""Columns and rows the desk is drawn for at least."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at."""

    check: str
    """An id of CHECKS."""
    state: State
    message: str


def examine(config: Path | None, database: Path | None) -> list[Examined]:
    """Look at everything and report on each; nothing is changed and nothing made.

    Args:
        config: The settings file; None is the default one.
        database: The database; None is that of the settings.
    """
    from newsroom.settings.config import load

    found: list[Examined] = []
    settings: Settings | None = None
    try:
        settings = load(config)
    except NewsroomError as error:
        found.append(Examined("settings", "error", str(error)))
    else:
        found.append(Examined("settings", "ok", _settings(settings)))
        found += _database(settings, database or settings.database)
    return [*found, *_terminal(settings.ambiguous_width if settings else 1)]


def _settings(settings: Settings) -> str:
    if settings.file.exists():
        return str(settings.file)
    return _("{file} does not exist; every setting has its default").format(file=settings.file)


def _database(settings: Settings, path: Path) -> Iterator[Examined]:
    if not path.exists():
        yield Examined("database", "ok", _("{file} does not exist yet").format(file=path))
        return
    from newsroom.store import FileDamaged

    try:
        with open_desk(settings, path, create=False) as desk:
            problems = desk.store.check()
            feeds = desk.store.feeds.all()
    except NewsroomError as error:
        yield Examined("database", "error", str(error))
        yield from _backups(path, damaged=isinstance(error, FileDamaged))
        return
    for problem in problems:
        yield Examined("database", "error", f"{path}: {problem}")
    if not problems:
        size = path.stat().st_size / 1_000_000
        yield Examined("database", "ok", _("{file} is sound, {size:.1f} MB").format(file=path, size=size))
    yield from _backups(path, damaged=bool(problems))
    yield from _feeds(feeds)


def _backups(database: Path, *, damaged: bool) -> Iterator[Examined]:
    """Tell what backups there are, and where the database is damaged how to put one back."""
    from newsroom.store.rolling import backups_of, newest_sound

    found = backups_of(database)
    sound = newest_sound(database) if damaged else None
    if sound is not None:
        message = _(
            "newsroom doctor --repair puts the good backup of {day} in place; the rest is kept beside it"
        )
        yield Examined("backups", "warning", message.format(day=sound.day))
    elif damaged:
        yield Examined("backups", "error", _("there is no good backup; newsroom restore FILE takes any copy"))
    elif found:
        message = ngettext("{n} backup, the newest of {day}", "{n} backups, the newest of {day}", len(found))
        yield Examined("backups", "ok", message.format(n=len(found), day=found[0].day))


def _feeds(feeds: list[Feed]) -> Iterator[Examined]:
    from newsroom.desk.standing import is_failing

    failing = [feed for feed in feeds if is_failing(feed)]
    if not failing:
        message = ngettext("{n} feed, none failing", "{n} feeds, none failing", len(feeds))
        yield Examined("feeds", "ok", message.format(n=len(feeds)))
    for feed in failing:
        message = ngettext("{title} failed {n} time", "{title} failed {n} times in a row", feed.failures)
        message = message.format(title=feed.title, n=feed.failures)
        address = without_credentials(feed.url)
        yield Examined("feeds", "warning", f"{message}: {feed.error} ({address})")


def _terminal(ambiguous_width: int) -> Iterator[Examined]:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = _(
            "input or output is no terminal: size, colours and the widths of characters cannot be measured; "
            "run newsroom doctor in the terminal itself"
        )
        yield Examined("terminal", "ok", message)
        return
    columns, rows = shutil.get_terminal_size()
    size = _("{columns} columns, {rows} rows").format(columns=columns, rows=rows)
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        least = _("the desk wants at least {columns} by {rows}")
        size = f"{size}; {least.format(columns=SMALLEST[0], rows=SMALLEST[1])}"
        yield Examined("terminal", "warning", size)
    else:
        yield Examined("terminal", "ok", size)
    yield _colours()
    yield _encoding()
    yield from _widths(ambiguous_width)


def _colours() -> Examined:
    n = terminal.colours(os.environ)
    if n <= 2:
        return Examined("terminal", "warning", _("no colours; TERM and NO_COLOR decide on them"))
    return Examined("terminal", "ok", _("{n:,} colours").format(n=n))


def _encoding() -> Examined:
    encoding = sys.stdout.encoding or ""
    if encoding.lower().replace("-", "").replace("_", "") == "utf8":
        return Examined("terminal", "ok", _("UTF-8"))
    message = _("the encoding is {encoding}; Chinese needs a locale with UTF-8")
    return Examined("terminal", "warning", message.format(encoding=encoding))


def _widths(ambiguous_width: int) -> Iterator[Examined]:
    han = terminal.drawn_width(terminal.HAN)
    if han is None:
        message = _("the terminal does not say where its cursor is: widths of characters cannot be measured")
        yield Examined("terminal", "warning", message)
        return
    if han != 2 * len(terminal.HAN):
        message = _("{text} takes {n} columns, not {wanted}; choose a font and a locale with Chinese")
        message = message.format(text=terminal.HAN, n=han, wanted=2 * len(terminal.HAN))
        yield Examined("terminal", "warning", message)
    drawn = terminal.drawn_width(terminal.AMBIGUOUS)
    if drawn == ambiguous_width * len(terminal.AMBIGUOUS):
        message = _("{text} is as wide as the settings say").format(text=terminal.AMBIGUOUS)
        yield Examined("terminal", "ok", message)
    elif drawn is not None:
        message = _("{text} takes {n} columns; set ambiguous_width = {width} in the settings")
        width = 2 if drawn > len(terminal.AMBIGUOUS) else 1
        message = message.format(text=terminal.AMBIGUOUS, n=drawn, width=width)
        yield Examined("terminal", "warning", message)
