"""What the inbox's views are called on the screen."""

from __future__ import annotations

from datetime import datetime

from newsroom.desk.views import NAMES
from newsroom.model import View
from newsroom.settings.language import N_, _
from newsroom.tui.days import short_time

ORDERS = {
    "best": N_("best first"),
    "newest": N_("newest first"),
    "relevance": N_("by relevance"),
}
GROUPINGS = {"none": "", "day": N_("by day"), "feed": N_("by feed")}


def title_of(view: View, now: datetime, called: str = "") -> str:
    """Return what a view is called in the inbox's title.

    Args:
        view: The view.
        now: What time it is.
        called: The name of the search it is, if it is one that was kept, or of its feeds.
    """
    if view.tag:
        return "#" + view.tag
    if view.name == "since":
        return _("since {day}").format(day=short_time(view.since, now)) if view.since else _("all")
    if view.source:
        return view.source
    if view.name.startswith("kept:"):
        return called or view.query.text
    return _(NAMES[view.name]) if view.name in NAMES else called


def layout_of(view: View) -> str:
    """Return how a view is set out, as in ``best first by day``; '' for the newest first, without groups."""
    order = "" if view.order == "newest" else _(ORDERS[view.order])
    grouping = _(GROUPINGS[view.grouping]) if GROUPINGS[view.grouping] else ""
    return " ".join(word for word in (order, grouping) if word)
