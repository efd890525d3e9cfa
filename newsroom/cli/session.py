"""What one run of the command line works with; each part is opened when a command first asks for it."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from newsroom.cli import speech
from newsroom.settings.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsroom.desk import Desk
    from newsroom.desk.doctor import Examined
    from newsroom.settings.config import Settings


class Screen(Protocol):
    """Shows the desk until the editor leaves it, and gives an exit code."""

    def __call__(self, desk: Desk, *, sample: bool = False) -> int:
        """Show `desk`; `sample` says that it is the sample newsroom."""


class Looks(Protocol):
    """Examines what the settings say of themes and keys, which only the screen can read."""

    def __call__(self, settings: Settings) -> Iterable[Examined]:
        """Tell what is wrong."""


def unseen(settings: Settings) -> Iterable[Examined]:
    """Find nothing, where there is no screen."""
    return ()


class Session:
    """Settings, language and desk of one run, as the global options ask for them."""

    def __init__(self, screen: Screen, looks: Looks = unseen) -> None:
        """Keep what shows the desk and examines its looks; the command line does not know them otherwise."""
        self._screen = screen
        self._looks = looks
        self._open = ExitStack()
        self.database: Path | None = None
        self.config: Path | None = None
        self.language: str | None = None
        self._not_backed_up: str | None = None
        self._desk: Desk | None = None

    @cached_property
    def settings(self) -> Settings:
        """The settings.

        Raises:
            ConfigError: the file cannot be used.
        """
        from newsroom.settings import paths
        from newsroom.settings.config import load

        paths.look_beside(self.config)
        return load(self.config)

    def speak(self) -> None:
        """Speak the language asked for by option, settings or locale; broken settings do not silence us."""
        from newsroom.model import NewsroomError

        language = self.language
        if language is None:
            try:
                language = self.settings.language
            except NewsroomError:
                language = None
        speech.speak(language)

    @property
    def database_path(self) -> Path:
        """The database the run is about; it need not exist."""
        return self.database or self.settings.database

    def desk(self, *, create: bool = True) -> Desk:
        """Open the newsroom, which is closed at the end of the run; asked for again it is the same.

        Raises:
            NewsroomError: settings or database cannot be used, or it is missing and not to be made.
        """
        from newsroom.model import NewsroomError

        if self._desk is not None:
            return self._desk
        file = self.database_path
        new = not (
            os.path.exists(file) and os.path.getsize(file)
        )  # a file out of reach is told of on opening
        desk = self._desk = self._opened(file, create=create)
        with suppress(NewsroomError):  # where it cannot be written they keep the name they have
            desk.store.feeds.name_clippings()
        if not new:
            desk.store.before_writing(lambda: self._back_up(desk))
        return desk

    def _opened(self, database: Path, *, create: bool) -> Desk:
        from newsroom.desk import open_desk
        from newsroom.settings.clock import use_zone

        desk = self._open.enter_context(open_desk(self.settings, database, create=create))
        use_zone(desk.publication.zone)
        if desk.settings.ambiguous_width != 1:
            from newsroom.text.cells import use_ambiguous

            use_ambiguous(desk.settings.ambiguous_width)
        return desk

    def desk_to_ask(self) -> Desk:
        """Open the newsroom to read with what may turn out to be of no use.

        Where there is none yet it is an empty one that leaves nothing behind: a command that fails has made
        no database, least of all one whose name was mistyped. What is good goes into `desk`.

        Raises:
            NewsroomError: as `desk`.
        """
        from newsroom.store.errors import lost

        if self._is_there() or lost(self.database_path):
            return self.desk()
        from tempfile import TemporaryDirectory

        folder = self._open.enter_context(TemporaryDirectory(prefix="newsroom-"))
        return self._opened(Path(folder, "newsroom.db"), create=True)

    def desk_to_show(self) -> Desk:
        """Open the newsroom for the screen: one that may not be written is shown all the same, to read in.

        Raises:
            NewsroomError: as `desk`.
        """
        from newsroom.store.opening import may_write

        path = self.database_path
        return self.desk(create=not path.is_file() or may_write(path))

    def desk_there(self) -> Desk:
        """Open the newsroom to change what is in it: none is made only to say that nothing is there.

        Raises:
            NewsroomError: as `desk`, or there is no database.
        """
        return self.desk(create=self._is_there())

    def _is_there(self) -> bool:
        try:
            return self.database_path.exists()
        except OSError:  # who may not look there is told so by opening it
            return True

    def desk_if_any(self) -> Desk | None:
        """Open the newsroom to read in; None where there is no database yet, which then stays so.

        Raises:
            FileLost: there is none any more.
            StoreError: the option names one that is missing: to find nothing in it would hide a slip.
        """
        from newsroom.store.errors import lost

        if self._is_there() or self.database is not None:
            return self.desk(create=False)
        if gone := lost(self.database_path):
            raise gone
        return None

    def need_terminal(self) -> None:
        """Make sure that there is a terminal to show the desk on.

        Raises:
            NewsroomError: standard input or output is a pipe or a file, or the terminal says that it is dumb.
        """
        if os.environ.get("TEXTUAL_DRIVER"):  # a browser stands at the other end of the pipes
            return
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            from newsroom.model import NewsroomError

            raise NewsroomError(_("the desk needs a terminal; newsroom --help lists what works without one"))
        from newsroom.desk.doctor.asking import is_dumb

        if is_dumb(os.environ):
            from newsroom.model import NewsroomError

            message = _(
                "TERM={term}: the desk cannot be drawn on such a terminal; use another one, or, if it is"
                " a better one, TERM=xterm-256color newsroom; newsroom --help lists what works without it"
            )
            raise NewsroomError(message.format(term=os.environ["TERM"]))

    def show(self, desk: Desk, *, sample: bool = False) -> int:
        """Show the desk on the screen and give its exit code."""
        speech.give_back()
        desk.store.before_writing(None)  # the desk makes the day's backup beside the work
        return self._screen(desk, sample=sample)

    def examine(self) -> list[Examined]:
        """Look whether all is well with the newsroom of this run."""
        from newsroom.desk.doctor import examine
        from newsroom.settings import paths

        paths.look_beside(self.config)
        return examine(self.config, self.database, self._looks)

    def _back_up(self, desk: Desk) -> None:
        """Make the day's backup if there is none yet; where that fails the command goes on all the same."""
        from newsroom.desk import backing
        from newsroom.model import NewsroomError

        try:
            backing.daily(desk)
        except NewsroomError as error:
            self._not_backed_up = str(error)

    def say_the_rest(self) -> None:
        """Say what did not keep the command from its work: the day's backup could not be made."""
        if self._not_backed_up is not None:
            from newsroom.cli.output import say

            say(self._not_backed_up)

    def close(self) -> None:
        """Close what was opened."""
        from newsroom.settings import paths

        paths.look_beside(None)
        self._open.close()


pass_session = click.make_pass_decorator(Session)
