"""What the reader has laid out."""

from __future__ import annotations

from msgspec import Struct

from newsroom.model import Article, FullText, Passage
from newsroom.model.query import Words
from newsroom.reading import Page, Text
from newsroom.tui.typesetting import UNRELATED, Related


class Loaded(Struct, frozen=True):
    """An article ready to be shown, and the other articles of its story."""

    article: Article
    text: Text
    page: Page
    story: tuple[Article, ...]
    width: int
    passages: tuple[Passage, ...] = ()
    """What the editor marked in it."""
    full: FullText | None = None
    """The page of the article, if it was fetched."""
    whole: bool = False
    """It is the page's text that is shown, not the feed's."""
    teaser: bool = False
    """The feed gives only the beginning."""
    related: Related = UNRELATED
    """What other stories may have to do with its story."""
    sought: tuple[Words, ...] = ()
    """What was looked for when this text was taken and not the other."""
    elsewhere: bool = False
    """The text that is not shown has more of that."""


def text_of(article: Article) -> tuple[object, ...]:
    """Return what the reader shows of an article, whatever its marks."""
    return article.title, article.html, article.author, article.published, article.url
