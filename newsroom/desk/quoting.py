"""Who is named as the source of words that are quoted."""

from newsroom.desk.context import Desk
from newsroom.model import Article
from newsroom.text.cells import cell_width
from newsroom.text.clean import one_line

_LONGEST = 60
"""Cells of a document's name that is given in a text."""


def source_of(desk: Desk, article: Article) -> str:
    """Return what is given after words of an article: who published it, or the name of a document; or ''.

    A clipped document of which nobody knows who published it is listed under the name of the editor's own
    collection, which readers of an issue do not know.
    """
    feed = desk.store.feeds.get(article.feed_id)
    if feed is None or feed.kind != "clip" or article.source != feed.title:
        return article.source
    title = one_line(article.title)
    if not title or cell_width(title) > _LONGEST:
        return ""
    return title if title[0] == "《" else f"《{title}》"
