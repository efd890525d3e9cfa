"""What the desk shows first, read while the screen is still being set up."""

from __future__ import annotations

from array import array

from msgspec import Struct

from newsroom.desk import Desk
from newsroom.desk.views import restored
from newsroom.model import Feed, StoredIssue, View
from newsroom.settings.language import listed
from newsroom.store import Store

STATE = "desk"
"""Under this name the store keeps how the desk was left."""


class Opening(Struct, frozen=True):
    """The desk as it was left, with what its panes show."""

    pane: str | None
    zoomed: bool
    view: View
    article: int | None
    """The article the cursor was on."""
    ids: array[int]
    feeds: list[Feed]
    stored: StoredIssue | None
    """The open issue."""
    called: str = ""
    """What the view is called, where its own name does not say it."""


def read_view(
    store: Store, view: View, keep: int | None, newest: int | None = None
) -> tuple[array[int], int | None]:
    """Read the stories of a view, and the article among them that the cursor stays on.

    A fetch may have brought an article that came out earlier; then its story is shown by that one.

    Args:
        store: The store.
        view: The view.
        keep: The article the cursor is on.
        newest: Only the stories of so many articles that the view's query finds.
    """
    ids = store.inbox.ids(view, newest)
    place = None if keep is None else store.inbox.position(ids, keep)
    return ids, None if place is None else ids[place]


def read_opening(desk: Desk) -> Opening:
    """Read it all in one go; for a thread beside the screen's."""
    desk.store.watch_others()  # from before anything is read, so that nothing comes unnoticed after it
    state = desk.store.state.get(STATE, {})
    state = state if isinstance(state, dict) else {}
    pane, article = state.get("pane"), state.get("article")
    view = restored(state.get("view"), desk)
    ids, keep = read_view(desk.store, view, article if isinstance(article, int) else None)
    open_id = desk.store.issues.open_id()
    return Opening(
        pane=pane if isinstance(pane, str) else None,
        zoomed=state.get("zoomed") is True,
        view=view,
        article=keep,
        ids=ids,
        feeds=desk.store.feeds.all(),
        stored=None if open_id is None else desk.store.issues.get(open_id),
        called=called(desk, view),
    )


def called(desk: Desk, view: View) -> str:
    """Return the name of a kept search that is a view, or of the feeds that one is of; '' for any other."""
    if view.name.startswith("kept:"):
        kept = desk.store.searches.all()
        return next((each.name for each in kept if view.name == f"kept:{each.id}"), "")
    if view.name == "feed":
        return listed(each.title for each in desk.store.feeds.all() if each.id in view.feeds)
    return ""
