"""Choose what the inbox shows: a view, a kept search, a tag, a source or a feed; and how it is set out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace

from newsroom.desk import views
from newsroom.desk.standing import is_failing
from newsroom.model import Grouping, KeptSearch, NewsroomError, Order, View
from newsroom.settings.language import _
from newsroom.tui.commands.base import keyed
from newsroom.tui.jobs import run_guarded
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen, PromptScreen
from newsroom.tui.views import GROUPINGS, ORDERS

if TYPE_CHECKING:
    from newsroom.tui.context import DeskApp
    from newsroom.tui.places import Inbox, Newsdesk


async def choose_view(screen: Newsdesk) -> None:
    """List views with their counts; the chosen one is shown in the inbox."""
    app = screen.app
    choices = await app.jobs.read(_choices, app)
    shown = screen.inbox.view
    at = next((n for n, choice in enumerate(choices) if choice.value and _same(choice.value, shown)), 1)

    def chosen(view: View | None) -> None:
        if view is not None:
            screen.inbox.drop_search()  # it was a search of the view before
            run_guarded(screen.app, screen.inbox.show_view, view)
            screen.show_pane("inbox")

    app.push_screen(ChoiceScreen(_("Show in the inbox"), choices, at=at), chosen)


def _same(one: View, other: View) -> bool:
    return views.key_of(one) == views.key_of(other)


def _choices(app: DeskApp) -> list[Choice[View]]:
    desk = app.desk
    found: list[Choice[View]] = [Choice(None, _("Views"), heading=True)]
    for name, label in views.NAMES.items():
        view = views.resolve(name, desk)
        found.append(Choice(view, _(label), f"{desk.store.inbox.count(view):,}"))
    if kept := desk.store.searches.all():
        found.append(Choice(None, _("Kept searches"), heading=True))
    for each in kept:
        view = views.of_search(each, desk)
        found.append(Choice(view, f"{each.name}  {each.query}", f"{desk.store.inbox.count(view):,}"))
    return [*found, *_tags(app), *_sources(app), *_feeds(app)]


def _tags(app: DeskApp) -> Iterator[Choice[View]]:
    desk = app.desk
    tags = sorted({tag for feed in desk.store.feeds.all() for tag in feed.tags} | desk.store.deeds.tags())
    if tags:
        yield Choice(None, _("Tags"), heading=True)
    for tag in tags:
        view = views.resolve("tag", desk, tag=tag)
        unread = desk.store.inbox.count(replace(view, unread=True))
        yield Choice(view, "#" + tag, _("{n} unread").format(n=f"{unread:,}"))


def _sources(app: DeskApp) -> Iterator[Choice[View]]:
    sources = app.desk.store.statistics.unread_by_source(app.desk.today())
    if sources:
        yield Choice(None, _("Sources"), heading=True)
    for source, unread in sources:
        view = views.resolve("source", app.desk, source=source)
        yield Choice(view, source, _("{n} unread").format(n=f"{unread:,}"))


def _feeds(app: DeskApp) -> Iterator[Choice[View]]:
    feeds = app.desk.store.feeds.all()
    unread = app.desk.store.statistics.unread_by_feed(app.desk.today())
    if feeds:
        yield Choice(None, _("Feeds"), heading=True)
    for feed in feeds:
        note = _("{n} unread").format(n=f"{unread.get(feed.id, 0):,}")
        trouble = f"{app.signs.failing} {feed.error}" if is_failing(feed) else ""
        yield Choice(views.resolve("feed", app.desk, feeds=(feed.id,)), feed.title, note, detail=trouble)


def choose_layout(pane: Inbox) -> None:
    """Ask for order and grouping of the view that is shown, and remember them."""
    view = pane.view
    choices: list[Choice[tuple[Order, Grouping]]] = []
    orders = ORDERS if pane.searching else [order for order in ORDERS if order != "relevance"]
    for order in get_args(Order):
        if order not in orders:
            continue
        for grouping in get_args(Grouping):
            if order == "relevance" and grouping != "none":
                continue
            words = [ORDERS[order], GROUPINGS[grouping]]
            choices.append(Choice((order, grouping), " · ".join(_(each) for each in words if each)))
    shown = ("relevance", "none") if pane.by_relevance else (view.order, view.grouping)
    at = next(n for n, each in enumerate(choices) if each.value == shown)

    def chosen(layout: tuple[Order, Grouping] | None) -> None:
        if layout is not None:
            run_guarded(pane.app, _set_layout, pane, *layout)

    pane.app.push_screen(ChoiceScreen(_("Order of this view"), choices, at=at), chosen)


async def _set_layout(pane: Inbox, order: Order, grouping: Grouping) -> None:
    view, app = pane.view, pane.app
    # What a search is ordered by ends with it; the view keeps its own order.
    pane.by_relevance = order == "relevance"
    if pane.by_relevance:
        await pane.show_view(view)
        return
    await app.jobs.write(views.set_layout, app.desk, view, order, grouping)
    await pane.show_view(replace(view, order=order, grouping=grouping), keep=pane.stories.current)


def keep_search(pane: Inbox) -> None:
    """Ask for a name and keep what is searched for as a view."""
    query = pane.search.value.strip()

    from newsroom.desk.searching import fault

    if problem := fault(pane.app.desk, query):
        raise NewsroomError(_("“{query}” cannot be kept: {problem}").format(query=query, problem=problem))

    def named(name: str | None) -> None:
        if name:
            run_guarded(pane.app, _keep, pane, name, query)

    title = _("Keep this search as a view")
    pane.app.push_screen(PromptScreen(title, query, query, check=views.name_fault), named)


async def _keep(pane: Inbox, name: str, query: str) -> None:
    app = pane.app
    kept: KeptSearch = await app.jobs.write(views.keep, app.desk, name, query)
    app.notify(keyed(_("View {name} kept; {desk.views} lists it."), name=kept.name), timeout=3, markup=False)
    pane.drop_search()
    await pane.show_view(views.of_search(kept, app.desk), keep=pane.stories.current)
    pane.stories.focus()


def rename_view(pane: Inbox, kept: KeptSearch) -> None:
    """Ask for another name of the kept search that is shown."""

    def named(name: str | None) -> None:
        if name:
            run_guarded(pane.app, _rename, pane, kept, name)

    prompt = PromptScreen(_("Rename this view"), kept.query, kept.name, check=views.name_fault)
    pane.app.push_screen(prompt, named)


async def _rename(pane: Inbox, kept: KeptSearch, name: str) -> None:
    await pane.app.jobs.write(views.rename, pane.app.desk, kept.id, name)
    await pane.show_view(pane.view, keep=pane.stories.current)


async def remove_view(pane: Inbox, kept: KeptSearch) -> None:
    """Take the kept search that is shown away; undo brings it back."""
    app = pane.app
    await app.jobs.write(app.desk.store.searches.remove, kept.id)
    app.notify(
        keyed(_("View {name} removed; {desk.undo} brings it back."), name=kept.name), timeout=3, markup=False
    )
    await pane.show_view(views.resolve("since", app.desk))
