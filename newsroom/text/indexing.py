"""Articles as an index of words holds them.

Making this takes longer than all else that storing an article does. So where a feed is read for the first
time, which is when all its articles are new, the process that reads it makes it, beside others.
"""

from __future__ import annotations

from typing import NamedTuple

from newsroom.model import ArticleDraft, IndexWords
from newsroom.text.tagless import plain

_BREAK = "\u241e".encode()
"""Stands between two texts, so that no phrase runs from one into the other."""


class Indexed(NamedTuple):
    """An article's text and title as the index holds them: tokens with spaces between, in UTF-8.

    They go from process to process and into the database, and no one reads them on the way.
    """

    body: bytes
    title: bytes


def indexed(title: str, html: str, page: str = "") -> Indexed:
    """Return what the index holds of an article.

    Args:
        title: Its title.
        html: What its feed gave.
        page: The text of its page, if that was fetched.
    """
    from newsroom.text.spacing import spaced

    words, body = spaced(title, plain(html))
    if page:
        body = b" ".join(filter(None, (body, _BREAK, *spaced(page))))
    return Indexed(body, words)


def worded(title: str, html: str) -> IndexWords:
    """Return what the index will hold of an article, for whoever stores it later."""
    body, words = indexed(title, html)
    return IndexWords(title=words, body=body)


def indexed_before(draft: ArticleDraft, title: str, html: str) -> Indexed:
    """Return what the index holds of an article, as it was made before where it was made of the same.

    What goes out of the index has to be what went in: it is made of what is stored, so words that were made
    of anything else are not taken.

    Args:
        draft: The article as it came.
        title: Its title as it is stored.
        html: Its text as it is stored.
    """
    if (words := draft.words) is not None and (title, html) == (draft.title, draft.html):
        return Indexed(words.body, words.title)
    return indexed(title, html)
