"""Choose the colours; they are shown while the cursor moves over the list."""

from __future__ import annotations

from textual import on

from newsroom.settings import config
from newsroom.settings.language import _
from newsroom.tui.context import DeskApp
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen
from newsroom.tui.widgets.linelist import LineList


class _Themes(ChoiceScreen[str]):
    """The list of themes."""

    @on(LineList.Moved)
    def _try(self) -> None:
        # Not by the message's index: the list may have become shorter since.
        shown = self.lines.current
        if shown is not None and shown.value is not None:
            self.app.theme = shown.value


def choose_theme(app: DeskApp) -> None:
    """List the themes; the chosen one is written to the settings."""
    before = app.theme
    choices = [Choice(name, shown, name) for name, shown in app.theme_names().items()]
    at = next((n for n, choice in enumerate(choices) if choice.value == before), 0)

    def chosen(name: str | None) -> None:
        app.theme = name or before
        if name:
            run_guarded(app, _keep, app, name)

    app.push_screen(_Themes(_("Theme"), choices, at=at), chosen)


async def _keep(app: DeskApp, name: str) -> None:
    await app.jobs.write(config.set_value, app.desk.settings.file, "theme", name)
