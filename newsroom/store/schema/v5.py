"""Version 5: the index of words that articles are searched by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def fifth(db: Database) -> None:
    """Make the index; `newsroom.store.wordindex` puts the articles that are there into it bit by bit."""
    db.executescript(_VERSION_5)


_VERSION_5 = """
-- Tokens of texts and titles (newsroom.text.tokens), by the article's place. The texts themselves stand in
-- articles and contents. Of two columns the first takes less room, and most words are in the text.
CREATE VIRTUAL TABLE words USING fts5 (body, title, content='', tokenize="ascii tokenchars '+#'");
INSERT INTO words (words, rank) VALUES ('rank', 'bm25(1.0, 5.0)');
-- What a first fetch writes is merged later, as more comes: a third less work in it. From so many segments on
-- all of a level are merged at once, for which an editor would wait. So many bytes of words gather before
-- they are written. Files made earlier have 8 or 16, 16 and 1 MB, which is no less right.
INSERT INTO words (words, rank) VALUES ('automerge', 64);
INSERT INTO words (words, rank) VALUES ('crisismerge', 256);
INSERT INTO words (words, rank) VALUES ('hashsize', 4194304);

-- Its row in words: the day it came out, then a number within the day. NULL: it is not in the index yet.
ALTER TABLE articles ADD COLUMN place INTEGER;
-- Holds all that the inbox asks of the articles that a search finds.
CREATE INDEX articles_by_place ON articles (place, story, feed) WHERE place IS NOT NULL;
CREATE INDEX articles_waiting ON articles (id) WHERE place IS NULL;

CREATE INDEX articles_by_date ON articles (dated DESC, id DESC);
"""
