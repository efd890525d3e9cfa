"""The sources of an entry: which one it links to, and which others told the story."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from newsroom import issues
from newsroom.desk.context import Desk
from newsroom.model import Article, Entry, Issue


def of_entry(desk: Desk, entry: Entry) -> list[Article]:
    """Return the articles of the story an entry was picked from, the earliest first."""
    article = desk.store.articles.get(entry.article) if entry.article is not None else None
    return desk.store.articles.story(article.story) if article else []


def further(desk: Desk, entry: Entry) -> tuple[str, ...]:
    """Return who else told the story of an entry, each source once, the earliest first."""
    told = desk.store.articles.tellers(entry.article) if entry.article is not None else []
    own = {source for id, source in told if id == entry.article}
    return tuple(dict.fromkeys(source for _id, source in told if source not in own))


def linked_to(issue: Issue, uid: str, article: Article) -> Issue:
    """Have an entry link to another article of its story; headline and summary stay as they are.

    Raises:
        EditError: the issue has no such entry.
    """
    from newsroom.text.addresses import untracked

    url = untracked(article.url) if article.url else ""
    changed = issues.change_entry(issue, uid, url=url)
    entries = tuple(
        replace(each, article=article.id) if each.uid == uid else each for each in changed.entries
    )
    return replace(changed, entries=entries)


def keep(desk: Desk, issue: int, uid: str, articles: Iterable[Article]) -> None:
    """Keep what articles say as evidence of an entry, unless it is kept already.

    Raises:
        NoSuchIssue: the issue is gone.
    """
    from newsroom.desk.picking import evidence_of

    kept = {each.article for each in desk.store.issues.evidence(issue) if each.entry == uid}
    for article in articles:
        if article.id not in kept:
            desk.store.issues.add_evidence(issue, evidence_of(article, uid, desk.now()))
