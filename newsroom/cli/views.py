"""newsroom views: the inbox's views with their counts, and searches that are kept as views."""

from __future__ import annotations

from typing import Any

import click

from newsroom.cli.completing import VIEW
from newsroom.cli.grammar import Command, Group, json_option
from newsroom.cli.output import put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _


@click.group(cls=Group, help=N_("List the inbox's views, and keep, rename and remove searches as views."))
def views() -> None:
    """Group the commands about views."""


@views.command("list", cls=Command, help=N_("List views and kept searches with the number of their stories."))
@json_option
@pass_session
def list_views(session: Session, as_json: bool) -> None:
    """List the views."""
    from newsroom.desk import views as verbs

    desk = session.desk(create=False)
    count = desk.store.inbox.count
    built_in: list[dict[str, Any]] = [
        {"name": name, "query": None, "stories": count(verbs.resolve(name, desk))} for name in verbs.NAMES
    ]
    kept: list[dict[str, Any]] = [
        {"name": each.name, "query": each.query, "stories": count(verbs.of_search(each, desk))}
        for each in desk.store.searches.all()
    ]
    if as_json:
        put_json([*built_in, *kept])
    else:
        put_table(
            [
                (_called(each), f"{each['stories']:>7,}", str(each["query"] or ""))
                for each in (*built_in, *kept)
            ]
        )


def _called(view: dict[str, Any]) -> str:
    """Return what a view is called for people; JSON has the ids of those that are built in."""
    from newsroom.desk.views import NAMES

    return str(view["name"]) if view["query"] is not None else _(NAMES[view["name"]])


@views.command(cls=Command, help=N_("Keep a search under a name."))
@click.argument("name", metavar="NAME")
@click.argument("query", metavar="QUERY...", nargs=-1, required=True)
@pass_session
def keep(session: Session, name: str, query: tuple[str, ...]) -> None:
    """Keep a search."""
    from newsroom.desk import views as verbs

    kept = verbs.keep(session.desk_there(), name, " ".join(query))
    say(_("view {name} kept").format(name=kept.name))


@views.command(cls=Command, help=N_("Give a kept search another name."))
@click.argument("name", metavar="NAME", type=VIEW)
@click.argument("new", metavar="NEW")
@pass_session
def rename(session: Session, name: str, new: str) -> None:
    """Rename a kept search."""
    from newsroom.desk import views as verbs

    desk = session.desk(create=False)
    verbs.rename(desk, desk.store.searches.find(name).id, new)


@views.command(cls=Command, help=N_("Remove a kept search; undo on the desk brings it back."))
@click.argument("name", metavar="NAME", type=VIEW)
@pass_session
def remove(session: Session, name: str) -> None:
    """Remove a kept search."""
    searches = session.desk(create=False).store.searches
    searches.remove(searches.find(name).id)
