"""The desk on the screen: the editor's own, and the sample newsroom."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from newsroom.cli.grammar import Command, Option
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _

if TYPE_CHECKING:
    from newsroom.settings.config import Settings

SAMPLE_WANTED = 10
"""What the screen answers when the editor asks for the sample newsroom."""


def open_desk(session: Session) -> int:
    """Open the editor's own desk; a newcomer's settings are written first, to have a file to change."""
    from newsroom.model import NewsroomError
    from newsroom.settings.config import write_default

    session.need_terminal()
    if session.config is not None and not session.config.exists():
        write_default(session.config)
    if session.config is None:
        # The desk works without the file; a home that cannot be written is no reason to stay shut.
        with suppress(NewsroomError):
            write_default(session.settings.file)
    code = session.show(session.desk_to_show())
    return open_sample(session, None) if code == SAMPLE_WANTED else code


def open_sample(session: Session, folder: Path | None) -> int:
    """Open the desk on a sample newsroom in `folder`, or in a temporary one that goes with the editor."""
    import tempfile

    session.need_terminal()
    if folder is not None:
        return _show_sample(session, folder)
    with tempfile.TemporaryDirectory(prefix="newsroom-sample-", ignore_cleanup_errors=True) as place:
        return _show_sample(session, Path(place))


def _show_sample(session: Session, folder: Path) -> int:
    from newsroom.desk import open_desk
    from newsroom.desk.sample import make_sample
    from newsroom.settings import paths
    from newsroom.settings.config import load

    database = make_sample(folder)
    config = database.with_name("newsroom.toml")
    settings = load(config)
    if _is_given("config"):
        settings = _looking_like(settings, session.settings)
    else:
        paths.look_beside(config)
    with open_desk(settings, database) as desk:
        return session.show(desk, sample=True)


def _looking_like(sample: Settings, own: Settings) -> Settings:
    """Give the sample the looks and keys of the editor's settings; all else stays its own."""
    from msgspec.structs import replace as with_fields

    table = with_fields(sample.desk, compact=own.desk.compact)
    return replace(sample, theme=own.theme, keymap=own.keymap, keys=own.keys, desk=table)


def _is_given(option: str) -> bool:
    """Tell whether the command line names a file for the sample; the environment is not asked."""
    root = click.get_current_context().find_root()
    return root.get_parameter_source(option) is click.core.ParameterSource.COMMANDLINE


@click.command(
    cls=Command,
    help=N_("Open the desk on a sample newsroom.\n\nIt needs no network and touches nothing of yours."),
)
@click.option(
    "--dir",
    "folder",
    cls=Option,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=N_("Where to put the sample newsroom; without it, a temporary folder."),
)
@pass_session
def demo(session: Session, folder: Path | None) -> int:
    """Open the sample newsroom."""
    if _is_given("database"):
        from newsroom.cli.output import say

        say(_("The sample newsroom has a database of its own: --database is not used."))
    return open_sample(session, folder)
