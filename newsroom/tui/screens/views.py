"""Choose what the inbox shows: a view, a tag or a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.desk import feeds as feed_verbs
from newsroom.model import View
from newsroom.settings.language import _
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen
from newsroom.tui.views import NAMES, resolve

if TYPE_CHECKING:
    from newsroom.tui.context import DeskApp
    from newsroom.tui.screens.desk import DeskScreen


async def choose_view(screen: DeskScreen) -> None:
    """List views, tags and feeds with their counts; the chosen one is shown in the inbox."""
    app = screen.app
    choices = await app.jobs.read(_choices, app)
    shown = screen.inbox.view
    at = next((n for n, choice in enumerate(choices) if choice.value and _same(choice.value, shown)), 1)

    def chosen(view: View | None) -> None:
        if view is not None:
            run_guarded(screen, screen.inbox.show_view, view)
            screen.show_pane("inbox")

    app.push_screen(ChoiceScreen(_("Show in the inbox"), choices, at=at), chosen)


def _same(one: View, other: View) -> bool:
    return (one.name, one.feeds, one.tag) == (other.name, other.feeds, other.tag)


def _choices(app: DeskApp) -> list[Choice[View]]:
    desk = app.desk
    choices: list[Choice[View]] = [Choice(None, _("Views"), heading=True)]
    for name, label in NAMES.items():
        view = resolve(name, desk)
        choices.append(Choice(view, _(label), f"{desk.store.inbox.count(view):,}"))
    lines = feed_verbs.lines(desk)
    tags = sorted({tag for line in lines for tag in line.feed.tags})
    if tags:
        choices.append(Choice(None, _("Tags"), heading=True))
    for tag in tags:
        unread = sum(line.unread for line in lines if tag in line.feed.tags)
        choices.append(
            Choice(resolve("tag", desk, tag=tag), "#" + tag, _("{n} unread").format(n=f"{unread:,}"))
        )
    if lines:
        choices.append(Choice(None, _("Feeds"), heading=True))
    for line in lines:
        note = _("{n} unread").format(n=f"{line.unread:,}")
        if line.feed.failures:
            note = f"{app.signs.error} {line.feed.error}"
        choices.append(Choice(resolve("feed", desk, feeds=(line.feed.id,)), line.feed.title, note))
    return choices
