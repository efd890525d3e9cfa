"""The inbox's views: built in, one a feed, tag or source, searches that are kept; how each is set out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, get_args
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from newsroom.desk.context import Desk
from newsroom.model import Grouping, KeptSearch, NewsroomError, Order, Query, View
from newsroom.model.query import Is
from newsroom.settings.language import N_, _
from newsroom.text.cells import cell_width

NAMES = {
    "since": N_("since the last issue"),
    "today": N_("today"),
    "unread": N_("unread"),
    "starred": N_("starred"),
    "held": N_("held"),
    "picked": N_("picked"),
    "ran": N_("ran"),
    "all": N_("all"),
    "dismissed": N_("dismissed"),
}
BEST_FIRST = ("since", "today", "unread")
"""Views that begin with the best stories unless the editor wants the newest first."""
LAYOUTS = "views"
"""Under this name the store keeps order and grouping of each view."""


def resolve(
    name: str, desk: Desk, *, feeds: tuple[int, ...] = (), tag: str | None = None, source: str | None = None
) -> View:
    """Return the view of that name as it is at this moment, in the order it was last given.

    Args:
        name: An id from NAMES, or ``feed``, ``tag`` or ``source`` with what it is of.
        desk: Says when the last issue went out and what day it is for the publication.
        feeds: Ids of the feeds to show.
        tag: The tag to show.
        source: The source to show, where articles name one themselves.
    """
    day = desk.today()
    view = View(name=name, today=day, feeds=feeds, tag=tag, zone=desk.publication.zone)
    if name == "since":
        view = replace(view, since=desk.store.issues.last_exported())
    elif name == "today":
        view = replace(view, out_since=_beginning(day, desk))
    elif name == "picked":
        view = replace(view, query=Query("is:picked", Is("picked")))
    elif name == "ran":
        view = replace(view, query=Query("is:ran", Is("ran")))
    elif name == "source" and source:
        view = replace(view, source=source)
    else:
        view = replace(
            view,
            unread=name == "unread",
            starred=name == "starred",
            held=name == "held",
            dismissed=name == "dismissed",
        )
    return _laid_out(view, desk)


def of_search(kept: KeptSearch, desk: Desk) -> View:
    """Return a kept search as a view."""
    from newsroom.desk import searching

    view = replace(resolve("all", desk), name=f"kept:{kept.id}", query=searching.read(desk, kept.query))
    return _laid_out(replace(view, order="newest", grouping="none"), desk)


def of_this_day(view: View, desk: Desk) -> View:
    """Return a view that was worked out on another day as it is on this one."""
    day = desk.today()
    if view.today == day:
        return view
    view = replace(view, today=day)
    if view.out_since is not None:
        view = replace(view, out_since=_beginning(day, desk))
    if view.name.startswith("kept:"):
        from newsroom.desk import searching

        # It may ask for today, or for last week.
        view = replace(view, query=searching.read(desk, view.query.text))
    return view


def _beginning(day: date, desk: Desk) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(desk.publication.zone))


LONGEST_NAME = 60
"""Cells of a view's name at most: lists show it in one line, with its count."""


class NameRefused(NewsroomError):
    """A view cannot be called so."""


def keep(desk: Desk, name: str, query: str) -> KeptSearch:
    """Keep a search as a view.

    Raises:
        NewsroomError: the search has parts without a meaning.
        NameRefused: see `name_fault`.
        StoreError: a kept one has the name, or it is empty.
    """
    from newsroom.desk.searching import fault

    if problem := fault(desk, query):
        raise NewsroomError(_("“{query}” cannot be kept: {problem}").format(query=query, problem=problem))
    _need_usable(name)
    return desk.store.searches.keep(name, query)


def rename(desk: Desk, id: int, name: str) -> None:
    """Give a kept search another name.

    Raises:
        NameRefused: see `name_fault`.
        StoreError: a kept one has the name, or it is empty.
    """
    _need_usable(name)
    desk.store.searches.rename(id, name)


def _need_usable(name: str) -> None:
    if problem := name_fault(name):
        raise NameRefused(problem)


def name_fault(name: str) -> str | None:
    """Say why no kept search can be called so: the name is too long, or a built-in view's.

    Those are known by their ids, in English and in the language that is shown.
    """
    name = name.strip()
    if cell_width(name) > LONGEST_NAME:
        message = _("a view's name has at most {most} cells (a Han character takes two), this one {found:,}")
        return message.format(most=LONGEST_NAME, found=cell_width(name))
    wanted = name.casefold()
    for id, label in NAMES.items():
        if wanted in (id, label.casefold(), _(label).casefold()):
            message = _("“{name}” is the view {view} that is always there; choose another name")
            return message.format(name=name, view=_(label))
    return None


def key_of(view: View) -> str:
    """Return what order and grouping of a view are remembered by."""
    if view.name in NAMES or view.name.startswith("kept:"):
        return view.name
    return f"{view.name}:{view.tag or view.source or ','.join(map(str, view.feeds))}"


def set_layout(desk: Desk, view: View, order: Order, grouping: Grouping) -> None:
    """Remember in which order a view is shown."""
    layouts = desk.store.state.get(LAYOUTS, {})
    known = layouts if isinstance(layouts, dict) else {}
    desk.store.state.set(LAYOUTS, known | {key_of(view): [order, grouping]})


def kept_state(view: View) -> dict[str, Any]:
    """Return what to remember of the view that is shown; its instants are worked out anew."""
    return {"name": view.name, "feeds": list(view.feeds), "tag": view.tag, "source": view.source}


def restored(state: object, desk: Desk) -> View:
    """Return the view that was remembered, or the first one where nothing usable was."""
    if not isinstance(state, Mapping):
        return resolve("since", desk)
    name, tag, source = (state.get(key) for key in ("name", "tag", "source"))
    if isinstance(name, str) and name.startswith("kept:"):
        for kept in desk.store.searches.all():
            if name == f"kept:{kept.id}":
                return of_search(kept, desk)
        return resolve("since", desk)
    if name == "source" and isinstance(source, str):
        # It was once kept as a search.
        return resolve("source", desk, source=source.removeprefix('source:"').removesuffix('"'))
    if name in NAMES or name in ("feed", "tag"):
        feeds = tuple(id for id in state.get("feeds") or () if isinstance(id, int))
        return resolve(str(name), desk, feeds=feeds, tag=tag if isinstance(tag, str) else None)
    return resolve("since", desk)


def _laid_out(view: View, desk: Desk) -> View:
    """Give a view the order and grouping that it had last."""
    layouts = desk.store.state.get(LAYOUTS, {})
    known = layouts.get(key_of(view)) if isinstance(layouts, dict) else None
    if isinstance(known, list) and len(known) == 2:
        order, grouping = known
        if order in get_args(Order) and order != "relevance" and grouping in get_args(Grouping):
            return replace(view, order=order, grouping=grouping)
    return replace(view, order="best" if view.name in BEST_FIRST else "newest", grouping="none")
