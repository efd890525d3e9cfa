"""The settings file while the desk is open: what is changed in it is taken at once, as far as it can be."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec.structs import fields

from newsroom.model import NewsroomError
from newsroom.settings import config
from newsroom.settings.config import Settings
from newsroom.settings.language import _, listed
from newsroom.tui.context import DeskApp
from newsroom.tui.places import newsdesk

_AT_START = ("database", "language", "theme", "keymap", "keys", "ambiguous_width", "desk")
"""What only the start of the desk reads."""


class SettingsFile:
    """Sees that the file was changed, reads it, and says what is in force and what is not yet."""

    def __init__(self, app: DeskApp) -> None:
        self._app = app
        self._stamp = stamp_of(app.desk.settings.file)

    async def look(self) -> None:
        """Look once; nothing is said of what the desk wrote itself, nor of a file that is away."""
        app = self._app
        if app.sample:
            return  # its looks are those of another file
        file = app.desk.settings.file
        stamp = await app.jobs.read(stamp_of, file)
        if stamp is None or stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            new = await app.jobs.read(config.load, file)
        except NewsroomError as error:
            words = _("The settings stay as they were:") + "\n" + str(error)
            app.notify(words, title=_("Settings"), severity="warning", timeout=10, markup=False)
            return
        await self._take(new)

    async def _take(self, new: Settings) -> None:
        app, old = self._app, self._app.desk.settings
        taken = any(
            getattr(new, each.name) != getattr(old, each.name)
            for each in fields(Settings)
            if each.name not in (*_AT_START, "publication")
        )
        words = [_("What was changed in the settings is in force.")] if taken else []
        if later := self._later(old, new):
            says = _("Changed in the settings, in force when the desk is opened again: {names}")
            words.append(says.format(names=listed(later)))
        app.take_settings(new)
        if new.rank != old.rank and not app.desk.store.read_only:
            newsdesk(app).rank(changed=True)
        if words:
            app.notify("\n".join(words), title=_("Settings"), timeout=8, markup=False)
        if taken:
            await app.book.check()

    def _later(self, old: Settings, new: Settings) -> list[str]:
        """Name what is not as it is on the screen, where the desk itself may have changed it."""
        app = self._app
        differs = {
            each: getattr(new, each) != getattr(old, each)
            for each in ("database", "language", "keymap", "keys", "ambiguous_width")
        }
        differs["theme"] = new.theme not in (old.theme, app.theme)
        differs["publication"] = new.publication.id != old.publication.id
        shown = {
            "measure": app.measure,
            "margins": app.margins,
            "script": app.script,
            "compact": app.has_class("-compact"),
            "refresh_minutes": old.desk.refresh_minutes,
        }
        for name, now in shown.items():
            wanted = getattr(new.desk, name)
            differs[f"desk.{name}"] = wanted not in (now, getattr(old.desk, name))
        return [name for name, other in differs.items() if other]


def stamp_of(file: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever a file is written; None if it is away."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
