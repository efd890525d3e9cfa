"""Stories put together and taken apart by the editor, and what stands beside one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newsroom.desk import ranking
from newsroom.desk.context import Desk
from newsroom.model import Article, Change, Past, Ran
from newsroom.settings.language import _


class Group(Struct, frozen=True):
    """A story, and what the program found beside it."""

    shown: int
    """Id of the article that shows it, or that is being read."""
    articles: Sequence[Article]
    """The earliest first."""
    likely: Sequence[Article]
    """Of others that are perhaps the same event."""
    turns: Sequence[Article]
    """Earlier or later turns of it."""
    alike: Sequence[Article]
    """Those that say much the same of another thing, day or sum."""
    follows: Past | None = None
    """The entry that went out and that it may be a later turn of."""


def group_of(desk: Desk, article: int) -> Group:
    """Return the story of an article, with what may belong to it.

    Raises:
        ArticleNotFound: there is no such article.
    """
    store = desk.store
    story = _found(desk, article).story
    told = store.articles.story(story)
    found = other_stories(desk, article)

    def those(*kinds: str) -> list[Article]:
        articles = (store.articles.get(id) for id, kind in found.items() if kind in kinds)
        return [each for each in articles if each]

    return Group(
        article,
        told,
        likely=those("likely"),
        turns=those("earlier", "later"),
        alike=those("alike"),
        follows=_follows(desk, store.stories.turn(story)),
    )


def other_stories(desk: Desk, article: int) -> dict[int, str]:
    """Return what articles of other stories may have to do with an article's story, the surest first.

    Returns:
        Of each the kind, as of `newsroom.store.stories.Found`; of one that several of the story's articles
        have to do with in several ways the surest.
    """
    kinds: dict[int, str] = {}
    for each in desk.store.stories.kin(article):
        kinds.setdefault(each.other, each.kind)
    return kinds


def _follows(desk: Desk, ran: Ran | None) -> Past | None:
    past = desk.store.issues.past(since=ran.date) if ran else ()
    return next((each for each in past if ran and (each.issue, each.number) == (ran.issue, ran.number)), None)


def join(desk: Desk, articles: Sequence[int]) -> Change:
    """Make one story of those of some articles, for good; it has the marks of the first.

    Raises:
        ArticleNotFound: there is no such article; nothing changed.
    """
    for each in articles:
        _found(desk, each)
    return _ranked(desk, desk.store.stories.join(articles))


def split(desk: Desk, article: int) -> Change:
    """Take an article out of its story, for good; of one that is alone in its story nothing changes.

    Raises:
        ArticleNotFound: there is no such article.
    """
    _found(desk, article)
    return _ranked(desk, desk.store.stories.split(article))


def _found(desk: Desk, id: int) -> Article:
    article = desk.store.articles.get(id)
    if article is None:
        message = _("there is no article {id}; newsroom articles lists them")
        # The reader is on the screen before anything is picked, and asks for other stories only.
        from newsroom.desk.picking import ArticleNotFound

        raise ArticleNotFound(message.format(id=id))
    return article


def _ranked(desk: Desk, change: Change) -> Change:
    if change.ids:
        # A story without a score would stand far below.
        ranking.catch_up(desk)
    return change
