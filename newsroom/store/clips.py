"""Articles that the editor put in by hand: they lie in a feed of their own, which no one polls."""

from __future__ import annotations

import re
import sqlite3
from typing import NamedTuple

from msgspec.structs import replace

from newsroom.model import ArticleDraft, FeedDraft, Mark
from newsroom.settings.language import _
from newsroom.store.absorbing import Absorber
from newsroom.store.feeds import CLIPPINGS, Feeds
from newsroom.store.marks import Marks
from newsroom.store.session import Session
from newsroom.store.storing import optional_text, storable


class Clipped(NamedTuple):
    """What became of an article that was put in by hand."""

    id: int
    new: bool
    """It was not there before."""


class Clips:
    """The articles the editor put in by hand."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._feeds = Feeds(session)
        self._marks = Marks(session)

    def take(self, draft: ArticleDraft, source: str, label: str) -> Clipped:
        """Put an article in, or bring one that is there up to date, in one transaction.

        Undo takes a new one out of the inbox again: it is dismissed.

        Args:
            draft: The article.
            source: Who published it; '' if that is not known.
            label: What the journal calls the step.

        Raises:
            StoreError: the database cannot be written; nothing changed.
        """
        session = self._session
        with session.connections.writing(durable=True) as db:
            feed, _is_new = self._feeds.add(FeedDraft(url=CLIPPINGS, title=_("Clippings"), kind="clip"))
            draft = replace(draft, key=_known_as(db.conn, feed.id, draft))
            absorber = Absorber(session.connections, feed.id, session.now(), recognising=False)
            absorbed = absorber.look([draft]).keep()
            changed = (*absorbed.new, *absorbed.updated)
            sql = "SELECT id, story FROM articles WHERE feed = ? AND (id = ? OR key = ?) ORDER BY id = ? DESC"
            first = changed[0] if changed else 0
            id, story = db.execute(sql, [feed.id, first, draft.key, first]).fetchone()
            if source:
                db.execute("UPDATE articles SET source = ? WHERE id = ?", [optional_text(source), id])
            if absorbed.new:
                alone = "SELECT count(*) FROM articles WHERE story = ?"
                if db.execute(alone, [story]).fetchone()[0] == 1:
                    # As if it had been there, out of sight: then the step that shows it is one of marks.
                    db.execute("UPDATE stories SET dismissed = 1 WHERE id = ?", [story])
            self._marks.set([id], Mark.DISMISSED, False, label)
            return Clipped(id, bool(absorbed.new))


_TAG = re.compile(r"<[^>]*>")


def _known_as(db: sqlite3.Connection, feed: int, draft: ArticleDraft) -> str:
    """Return the key of the article that this is, told by its title and its whole text; else its own.

    A document may come as a file first and be pasted later. What says anything else is another document,
    however much alike they are: taken for the same it would overwrite the first.
    """
    from newsroom.text.headlines import title_key

    known = "SELECT 1 FROM articles WHERE feed = ? AND key = ?"
    if db.execute(known, [feed, draft.key]).fetchone() or not title_key(draft.title):
        return draft.key
    rows = db.execute(
        "SELECT a.key, a.canonical, c.html FROM articles a JOIN contents c ON c.article = a.id"
        " WHERE a.title_key = ? AND a.title_key <> '' AND +a.feed = ? ORDER BY a.id DESC LIMIT 20",
        [title_key(draft.title), feed],
    )
    # Where there are no words, as with pictures alone, the markup is what it says.
    mine = title_key(_TAG.sub("", draft.html))
    for key, page, html in rows:
        apart = page is not None and draft.canonical is not None and page != draft.canonical
        if not apart and title_key(_TAG.sub("", html)) == mine and (mine or html == storable(draft.html)):
            return str(key)
    return draft.key
