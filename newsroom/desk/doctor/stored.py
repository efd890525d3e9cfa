"""The database with its backups and the room left for it, and the feeds in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk.context import open_desk
from newsroom.desk.doctor.examined import Examined
from newsroom.desk.doctor.places import can_be_made, can_write_into
from newsroom.model import NewsroomError
from newsroom.settings.language import _, ngettext
from newsroom.text.addresses import without_credentials

if TYPE_CHECKING:
    from newsroom.desk.context import Desk
    from newsroom.settings.config import Settings

STALE = timedelta(hours=36)
"""The desk's work is a daily one: feeds that nobody polled for longer want a word."""


def look(settings: Settings, path: Path) -> Iterator[Examined]:
    """Look at the database of a newsroom."""
    from newsroom.store import FileDamaged, FileEmpty, FileLost, FileMissing, OlderFile

    try:
        with open_desk(settings, path, read_only=True) as desk:
            problems = desk.store.check()
            feeds = [] if problems else list(_feeds(desk))
    except FileMissing:
        yield _to_be_made(path)
        return
    except OlderFile as error:
        yield Examined("database", "ok", str(error))
        yield from _room(path)
        yield from _written(settings, path)
        yield from _backups(path, damaged=False)
        return
    except NewsroomError as error:
        yield Examined("database", "error", str(error))
        yield from _backups(path, damaged=isinstance(error, FileDamaged | FileLost | FileEmpty))
        return
    for problem in problems:
        yield Examined("database", "error", _("{file}: {problem}").format(file=path, problem=problem))
    if not problems:
        log = path.with_name(path.name + "-wal")  # what is written first stands there
        size = sum(each.stat().st_size for each in (path, log) if each.exists()) / 1_000_000
        yield Examined("database", "ok", _("{file} is sound, {size:.1f} MB").format(file=path, size=size))
    yield from _room(path)
    yield from _written(settings, path)
    yield from _backups(path, damaged=bool(problems))
    yield from feeds


def _to_be_made(database: Path) -> Examined:
    if can_be_made(database):
        return Examined("database", "ok", _("{file} does not exist yet").format(file=database))
    message = _(
        "{file} does not exist and cannot be made: check the permissions of {folder}, or name another"
    )
    return Examined("database", "error", message.format(file=database, folder=database.absolute().parent))


def _written(settings: Settings, database: Path) -> Iterator[Examined]:
    """Tell where the database may only be read, and where no backup of it can be made."""
    from newsroom.store.copies import folder_of
    from newsroom.store.opening import may_write

    if not may_write(database):
        message = _("{file} can be read only: check the permissions of the file and of its folder {folder}")
        named = {"file": database, "folder": database.absolute().parent}
        yield Examined("database", "error", message.format(**named))
    folder = folder_of(database)
    made = can_write_into(folder) if os.path.exists(folder) else can_be_made(folder)
    if settings.backups.daily and not made:
        message = _("no backups can be made in {folder}: check its permissions")
        yield Examined("backups", "error", message.format(folder=folder))


def _backups(database: Path, *, damaged: bool) -> Iterator[Examined]:
    """Tell what backups there are, and where the database is damaged how to put one back."""
    from newsroom.store.copies import backups_of, newest_sound

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


def _room(database: Path) -> Iterator[Examined]:
    """Tell when a copy of the database would no longer fit beside it, as backups and moves of format need."""
    size, free = database.stat().st_size, shutil.disk_usage(database.parent).free
    if free < 2 * size + 50_000_000:
        message = _("{free:.0f} MB are left beside a database of {size:.0f} MB: make room, or backups fail")
        message = message.format(free=free / 1_000_000, size=size / 1_000_000)
        yield Examined("database", "warning", message)


def _feeds(desk: Desk) -> Iterator[Examined]:
    from newsroom.desk.standing import advice, standings

    found = standings(desk)
    failing = [each for each in found if each.state == "failing"]
    if not failing:
        message = ngettext("{n} feed, none failing", "{n} feeds, none failing", len(found))
        yield Examined("feeds", "ok", message.format(n=len(found)))
    for standing in failing:
        feed = standing.feed
        message = ngettext("{title} failed {n} time", "{title} failed {n} times in a row", feed.failures)
        message = message.format(title=feed.title, n=feed.failures)
        told = _("{failed}: {reason} ({address})")
        words = told.format(failed=message, reason=feed.error, address=without_credentials(feed.url))
        if todo := advice(standing):
            words = _("{failed}. {advice}").format(failed=words, advice=todo)
        yield Examined("feeds", "warning", words)
    polled = [each.feed for each in found if each.polled]
    checked = [feed.checked for feed in polled if feed.checked is not None]
    if polled and not checked:
        message = _("nothing was fetched yet: newsroom fetch, or “fetch all” on the desk")
        yield Examined("feeds", "warning", message)
    elif checked and desk.now() - max(checked) > STALE:
        message = _("last fetched {when:%Y-%m-%d %H:%M}; for every morning: 30 6 * * * newsroom fetch (cron)")
        yield Examined("feeds", "warning", message.format(when=desk.local(max(checked))))
