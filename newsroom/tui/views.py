"""The inbox's views: those built in, one a feed, one a tag; their names; how one is kept over a restart."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from newsroom.desk import Desk
from newsroom.model import View
from newsroom.settings.language import N_, _

NAMES = {
    "since": N_("since the last issue"),
    "all": N_("all"),
    "today": N_("today"),
    "unread": N_("unread"),
    "starred": N_("starred"),
    "held": N_("held"),
    "dismissed": N_("dismissed"),
}


def resolve(name: str, desk: Desk, *, feeds: tuple[int, ...] = (), tag: str | None = None) -> View:
    """Return the view of that name as it is at this moment.

    Args:
        name: An id from NAMES, or ``feed`` or ``tag`` with the feeds or the tag given.
        desk: Says when the last issue went out and what day it is for the publication.
        feeds: Ids of the feeds to show.
        tag: The tag whose feeds to show.
    """
    now = desk.now()
    zone = ZoneInfo(desk.publication.zone)
    day = now.astimezone(zone).date()
    view = View(name=name, today=day, feeds=feeds, tag=tag)
    if name == "since":
        return replace(view, since=desk.store.issues.last_exported())
    if name == "today":
        return replace(view, since=datetime.combine(day, time(), zone))
    return replace(
        view,
        unread=name == "unread",
        starred=name == "starred",
        held=name == "held",
        dismissed=name == "dismissed",
    )


def title_of(view: View) -> str:
    """Return what a view is called in the inbox's title."""
    if view.tag:
        return "#" + view.tag
    if view.name == "since":
        return (
            _("since {day}").format(day=f"{view.since.astimezone():%m.%d %H:%M}") if view.since else _("all")
        )
    return _(NAMES[view.name]) if view.name in NAMES else ""


def kept(view: View) -> dict[str, Any]:
    """Return what to remember of a view; its instants are worked out anew when it comes back."""
    return {"name": view.name, "feeds": list(view.feeds), "tag": view.tag}


def restored(state: object, desk: Desk) -> View:
    """Return the view that was remembered, or the first one where nothing usable was."""
    if isinstance(state, dict) and (state.get("name") in NAMES or state.get("name") in ("feed", "tag")):
        feeds = tuple(id for id in state.get("feeds") or () if isinstance(id, int))
        tag = state.get("tag")
        return resolve(state["name"], desk, feeds=feeds, tag=tag if isinstance(tag, str) else None)
    return resolve("since", desk)
