"""newsroom undo and redo: the last change back, whichever program made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsroom.cli.grammar import Command
from newsroom.cli.output import say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _

if TYPE_CHECKING:
    from newsroom.desk import Desk
    from newsroom.model import Change


@click.command(
    cls=Command,
    help=N_(
        "Take back the last change to feeds, inbox or issues, whether it was made here or on the desk."
        "\n\nSaid again it takes back the one before, and so on; newsroom redo makes it again."
    ),
)
@pass_session
def undo(session: Session) -> int:
    """Undo one step."""
    desk = session.desk_if_any()
    change = _gone(desk, forward=False) if desk else None
    say(_("Undone: {what}").format(what=change.label) if change else _("There is nothing to undo."))
    return 0 if change else 1


@click.command(cls=Command, help=N_("Make the change again that newsroom undo took back last."))
@pass_session
def redo(session: Session) -> int:
    """Do one step again."""
    desk = session.desk_if_any()
    change = _gone(desk, forward=True) if desk else None
    say(_("Done again: {what}").format(what=change.label) if change else _("There is nothing to do again."))
    return 0 if change else 1


def _gone(desk: Desk, *, forward: bool) -> Change | None:
    """Go a step; stories that were put together or taken apart by it get their score anew."""
    from newsroom.desk import ranking

    journal = desk.store.journal
    change = journal.redo() if forward else journal.undo()
    ranking.catch_up(desk)
    return change
