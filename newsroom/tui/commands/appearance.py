"""How an editor makes the desk their own: colours, keys, borders."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from newsroom.settings.language import N_, _
from newsroom.tui.commands.base import Command, Offers

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk


class Theme(Command["Newsdesk"]):
    """Choose the colours."""

    id = "desk.theme"
    label = N_("theme")
    keys = ()
    anywhere = True

    def unavailable(self, target: Newsdesk) -> str | None:
        """Tell that no theme would be seen."""
        return _("NO_COLOR is set: no theme shows any colours.") if target.app.no_color else None

    def run(self, target: Newsdesk) -> None:
        """Open the list of themes."""
        from newsroom.tui.screens.themes import choose_theme

        choose_theme(target.app)


class ChooseKeymap(Command["Newsdesk"]):
    """Choose keys as Vim, Emacs or newsboat have them, or a keymap of your own."""

    id = "desk.keymap"
    label = N_("keymap")
    keys = ()
    anywhere = True

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Open the list."""
        from newsroom.tui.screens.keys import choose_keymap

        return choose_keymap(target.app)


class EditKeys(Command["Newsdesk"]):
    """Change the key of any command."""

    id = "desk.keys"
    label = N_("change keys")
    keys = ()
    anywhere = True

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Open the list of commands with their keys."""
        from newsroom.tui.screens.keys import edit_keys

        return edit_keys(target.app)


class Compact(Command["Newsdesk"]):
    """Leave out the frames of panes, or draw them again; kept in the settings."""

    id = "desk.compact"
    label = N_("compact")
    keys = ()
    anywhere = True

    def run(self, target: Newsdesk) -> Awaitable[None]:
        """Take the other of the two."""
        from newsroom.settings import config

        app = target.app
        compact = not app.has_class("-compact")
        app.set_class(compact, "-compact")
        # Textual styles what is in front alone: the palette, which is about to go.
        for screen in app.screen_stack:
            app.stylesheet.update(screen, animate=False)
        return app.jobs.write(config.set_value, app.desk.settings.file, "desk.compact", compact)


class ReadingMode(Command["Newsdesk"]):
    """Show the article alone, without frame and bars; the same key, or {reader.leave}, comes back."""

    id = "desk.reading"
    label = N_("reading mode")
    keys = ("Z",)

    def run(self, target: Newsdesk) -> None:
        """Go there, or come back."""
        target.toggle_reading()


class Tour(Command["Newsdesk"]):
    """Try the most used keys, one after another; it takes a minute."""

    id = "desk.tour"
    label = N_("tour")
    keys = ()

    def unavailable(self, target: Newsdesk) -> str | None:
        """Tell that the tour is for the sample, where everything may be tried."""
        return None if target.app.sample else _("The tour is in the sample newsroom: `newsroom demo`.")

    def run(self, target: Newsdesk) -> None:
        """Begin."""
        from newsroom.tui.tour import begin

        begin(target.app)


class SkipTour(Command["Newsdesk"]):
    """End the tour; it does not come again by itself."""

    id = "desk.skip_tour"
    label = N_("end the tour")
    keys = ("f10",)
    anywhere = True

    def unavailable(self, target: Newsdesk) -> str | None:
        """Tell that there is none."""
        return None if target.app.tour else _("No tour is under way.")

    def run(self, target: Newsdesk) -> None:
        """End it."""
        from newsroom.tui.tour import TourBar

        target.query_one("#tour", TourBar).end()


APPEARANCE_COMMANDS: Offers[Newsdesk] = (Theme, Compact, ReadingMode, ChooseKeymap, EditKeys, Tour, SkipTour)
