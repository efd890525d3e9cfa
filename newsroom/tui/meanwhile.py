"""What other programs do while the desk is open: a fetch by cron, an entry that a command changes."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic

from newsroom.model import NewsroomError
from newsroom.tui.context import DeskApp, RulesChanged, StoriesChanged
from newsroom.tui.places import newsdesk
from newsroom.tui.settingsfile import SettingsFile, stamp_of

LOOK_PAUSE = 1.0
"""Seconds between two looks."""
HAND_REST = 0.6
"""Seconds since the last key before which nothing is looked for: no key is to wait for it."""
MOST_LOOKS = 5
"""Looks in a row that find more written, after which it is shown all the same; a fetch writes for minutes."""


class Meanwhile:
    """Looks ever so often whether others wrote, and has the desk show that as what its own fetch brought."""

    def __init__(self, app: DeskApp) -> None:
        self._app = app
        self._settings = SettingsFile(app)
        self._rules = stamp_of(app.desk.settings.rules_file)
        self._found = 0
        """Looks that found something which is not shown yet."""
        self.looks = False
        """A look is under way."""

    async def look(self) -> None:
        """Look, unless keys come; show what there is once nothing more comes."""
        if monotonic() - self._app.typed_at < HAND_REST:
            return
        self.looks = True
        try:
            with suppress(NewsroomError):  # whatever the editor does next tells why
                await self._look()
            await self._settings.look()
            await self._look_at_rules()
            await self._look_at_day()
        finally:
            self.looks = False

    async def _look(self) -> None:
        app = self._app
        wrote = await app.jobs.read(app.desk.store.others_wrote)
        self._found += wrote
        if not self._found or (wrote and self._found < MOST_LOOKS):
            return
        await app.book.look_again()
        self._found = 0
        for each in app.screen_stack:
            each.post_message(StoriesChanged(reload=True))

    async def _look_at_day(self) -> None:
        """Have the inbox show what belongs to the new day, unless the editor is in the reader.

        A story of yesterday's is then read to its end; the list is seen to once they are back in it.
        """
        desk = newsdesk(self._app)
        if desk.focused is not desk.reader.view:
            await desk.inbox.begin_day()

    async def _look_at_rules(self) -> None:
        """Tell whoever shows the rules that their file is another one."""
        app = self._app
        stamp = await app.jobs.read(stamp_of, app.desk.settings.rules_file)
        if stamp == self._rules:
            return
        self._rules = stamp
        for each in app.screen_stack:
            each.post_message(RulesChanged())
