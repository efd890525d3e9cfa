"""The articles of a story, and those that may belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual import getters

from newsroom.desk import sources, stories
from newsroom.desk.picking import ArticleNotFound
from newsroom.model import Article, Change, Entry, Past
from newsroom.settings.clock import local
from newsroom.settings.language import _
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import keyed, offers
from newsroom.tui.commands.group import GROUP_COMMANDS
from newsroom.tui.context import DeskApp, StoriesChanged
from newsroom.tui.days import short_entry, short_time
from newsroom.tui.picking import link_entry
from newsroom.tui.places import newsdesk
from newsroom.tui.screens.dialogs import Choice, ChoiceScreen

if TYPE_CHECKING:
    from newsroom.tui.places import Newsdesk


@offers(GROUP_COMMANDS)
class GroupScreen(ChoiceScreen[int]):
    """A story's articles, by source and time; below them those that may belong to it."""

    app = getters.app(DeskApp)

    def __init__(self, group: stories.Group, now: datetime, lead: str) -> None:
        self.group = group
        choices = [_line(each, now, lead if each.id == group.shown else " ") for each in group.articles]
        parts = (
            (_("Perhaps the same"), group.likely),
            (_("Other turns"), group.turns),
            (_("Much alike"), group.alike),
        )
        for heading, articles in parts:
            if articles:
                choices.append(Choice(None, heading, heading=True))
                choices += [_line(each, now) for each in articles]
        if group.follows is not None:
            choices.append(Choice(None, _follow_up(group.follows, now), heading=True))
        hint = _("{choice.take} read · {group.split} take out · {group.join} join · {dialog.close} close")
        at = next((at for at, each in enumerate(choices) if each.value == group.shown), 0)
        super().__init__(_("Sources of the story"), choices, hint=hint, at=at)

    @property
    def current(self) -> int | None:
        """Id of the article under the cursor."""
        return self.lines.shown[self.lines.cursor].value if len(self.lines) else None

    def step(self, step: int) -> None:
        """Go to the next article of the list, or the one before."""
        places = [at for at, each in enumerate(self.lines.shown) if not each.heading]
        if not places:  # the list is not filled yet
            return
        here = self.lines.cursor
        beyond = [at for at in places if (at > here if step > 0 else at < here)]
        self.lines.cursor = (beyond or places)[0 if step > 0 else -1]

    async def split(self) -> None:
        """Take the article under the cursor out of the story."""
        id = self.current
        if id is None:
            return
        if id not in {each.id for each in self.group.articles} or len(self.group.articles) < 2:
            self.app.notify(_("This article is not one of several of the story."), markup=False)
            return
        self.dismiss(None)
        await split_off(self.app, id)

    async def join(self) -> None:
        """Join the article under the cursor to the story."""
        id = self.current
        if id is None:
            return
        if id in {each.id for each in self.group.articles}:
            self.app.notify(_("This article belongs to the story already."), markup=False)
            return
        self.dismiss(None)
        await join_stories(self.app, [self.group.shown, id])


def _line(article: Article, now: datetime, lead: str = " ") -> Choice[int]:
    note = f"{article.source} · {short_time(article.when, now)}"
    return Choice(article.id, article.title or _("(no title)"), f"{note} {lead}")


def _follow_up(entry: Past, now: datetime) -> str:
    """Name the entry that a story may go on from: day, number and headline."""
    named = _("follow-up of {entry}?").format(entry=short_entry(entry, local(now).date()))
    return f"{named} {one_line(entry.headline)}"


async def show_group(app: DeskApp, article: int) -> None:
    """List the articles of a story; the one chosen is shown in the reader."""
    try:
        group = await app.jobs.read(stories.group_of, app.desk, article)
    except ArticleNotFound:
        return

    def chosen(id: int | None) -> None:
        if id is not None:
            app.desk_screen.run_worker(_show(newsdesk(app), id), exit_on_error=False)

    app.push_screen(GroupScreen(group, app.desk.now(), app.signs.lead), chosen)


async def _show(screen: Newsdesk, id: int) -> None:
    await screen.reader.show_article(id)
    if "reader" not in screen.shown():
        screen.show_pane("reader")


async def split_off(app: DeskApp, article: int) -> None:
    """Take an article out of its story."""
    change: Change = await app.jobs.write(stories.split, app.desk, article)
    if not change.ids:
        app.notify(_("No other source carries this story."), markup=False)
        return
    out = await app.jobs.read(app.desk.store.articles.get, article)
    words = _("Taken out: the article of {source} is a story of its own; {desk.undo} brings it back.")
    _tell(app, keyed(words, source=one_line(out.source) if out else ""))


async def join_stories(app: DeskApp, articles: Sequence[int]) -> None:
    """Make one story of several."""
    change: Change = await app.jobs.write(stories.join, app.desk, list(articles))
    if not change.ids:
        app.notify(keyed(_("Mark the stories to join with {inbox.mark} first.")), markup=False)
        return
    _tell(app, keyed(_("Joined into one story; {desk.undo} takes them apart.")))


def _tell(app: DeskApp, words: str) -> None:
    app.notify(words, timeout=3, markup=False)
    for screen in app.screen_stack:
        screen.post_message(StoriesChanged(reload=True))


async def choose_source(app: DeskApp, entry: Entry) -> None:
    """Have an entry link to another source of its story."""
    head = app.book.head
    articles = await app.jobs.read(sources.of_entry, app.desk, entry)
    if head is None or len(articles) < 2:
        app.notify(_("No other source carries this story."), markup=False)
        return
    at = next((place for place, each in enumerate(articles) if each.id == entry.article), 0)
    now = app.desk.now()
    lead = app.signs.lead
    choices = [_line(each, now, lead if each.id == entry.article else " ") for each in articles]

    async def link_to(id: int) -> None:
        article = next(each for each in articles if each.id == id)
        await link_entry(app, entry, article)

    def chosen(id: int | None) -> None:
        if id is not None and id != entry.article:
            app.run_worker(link_to(id), exit_on_error=False)

    app.push_screen(ChoiceScreen(_("Which source the entry links to"), choices, at=at), chosen)
