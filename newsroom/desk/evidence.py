"""The source texts of entries: completed by the pages, compared with what the sources say now."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from newsroom.desk import composing, pages
from newsroom.desk.context import Desk
from newsroom.desk.extraction import PageReader
from newsroom.desk.picking import draft_summary, page_evidence, pick_group
from newsroom.desk.teasers import is_teaser
from newsroom.issues import redraft_summary
from newsroom.issues.words import Piece, differences
from newsroom.model import Entry, Evidence, Issue, StoredIssue
from newsroom.settings.said import said

_LONGEST_COMPARED = 3_000
"""Characters of two stretches that are compared word by word; the time grows with the square."""


def lacking(desk: Desk, stored: StoredIssue) -> list[int]:
    """Return the articles of an issue's entries whose page is no evidence yet."""
    have = {each.entry for each in desk.store.issues.evidence(stored.head.id) if each.kind == "page"}
    return [
        each.article for each in stored.issue.entries if each.article is not None and each.uid not in have
    ]


def complete(desk: Desk, issue: int) -> int:
    """Keep the pages that are there as evidence of the entries that lack theirs; return how many.

    A summary that the pick drafted from a teaser and that no one has touched is drafted anew from the page;
    one that an editor or a model wrote, or that an editor had drafted, stays. Evidence is never changed.
    """
    stored = desk.store.issues.get(issue)
    wanting = set(lacking(desk, stored))
    count = 0
    for entry in stored.issue.entries:
        if entry.article is None or entry.article not in wanting:
            continue
        article, page = desk.store.articles.get(entry.article), desk.store.pages.get(entry.article)
        if article is None or page is None or not page.readable:
            continue
        desk.store.issues.add_evidence(issue, page_evidence(article, page, entry.uid))
        count += 1
        if entry.drafted and not entry.model and is_teaser(desk, article):
            _redraft(desk, issue, entry, draft_summary(page.page.text))
    return count


def _redraft(desk: Desk, issue: int, entry: Entry, summary: str) -> None:
    kept = desk.store.issues.evidence(issue)
    # Where the linked account had no text, the pick drafted from another's.
    was = [draft_summary(each.text) for each in kept if (each.entry, each.kind) == (entry.uid, "feed")]
    if entry.summary not in was:
        return

    def edit(content: Issue) -> Issue:
        return redraft_summary(content, entry.uid, entry.summary, summary)

    cause = said("summary drafted from the page")
    composing.change(desk, issue, edit, cause, group=pick_group(entry.uid))


async def gather(
    desk: Desk,
    issue: int,
    *,
    again: bool = False,
    on_page: Callable[[pages.Fetched], None] = lambda fetched: None,
    reader: PageReader | None = None,
) -> list[pages.Fetched]:
    """Fetch the pages that an issue's entries lack, and keep them as evidence.

    Args:
        desk: The open newsroom.
        issue: The issue's id.
        again: Also ask for those that could not be had a moment ago.
        on_page: Called on the event loop after each page.
        reader: Reads the pages; None: a process is started and ended here.
    """
    stored = await asyncio.to_thread(desk.store.issues.get, issue)
    articles = await asyncio.to_thread(lacking, desk, stored)
    if not again:
        articles = await asyncio.to_thread(pages.wanted, desk, articles)
    fetched = await pages.fetch_pages(desk, articles, on_page=on_page, reader=reader) if articles else []
    await asyncio.to_thread(complete, desk, issue)
    return fetched


class Compared(Struct, frozen=True):
    """What became of a source since it was kept."""

    evidence: Evidence
    paragraphs: tuple[tuple[Piece, ...], ...]
    """The paragraphs that differ, as pieces; none: the source says what it said."""


def compare(desk: Desk, evidence: Evidence) -> Compared | None:
    """Compare a source text with what its feed or its page says now; None where neither is there any more."""
    from newsroom.reading import plain_text

    if evidence.article is None:
        return None
    if evidence.kind == "page":
        page = desk.store.pages.get(evidence.article)
        if page is None:
            return None
        return Compared(evidence, changed_paragraphs(evidence.text, page.page.text))
    article = desk.store.articles.get(evidence.article)
    if article is None:
        return None
    return Compared(evidence, changed_paragraphs(evidence.text, plain_text(article.html)))


def changed_paragraphs(before: str, after: str) -> tuple[tuple[Piece, ...], ...]:
    """Tell which paragraphs of a text changed, and in them word by word what."""
    old, new = _paragraphs(before), _paragraphs(after)
    changed: list[tuple[Piece, ...]] = []
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, came = old[start:end], new[first:last]
        if len(gone) == len(came):
            changed += [_pieces(one, other) for one, other in zip(gone, came, strict=True)]
        else:
            changed.append(_pieces("\n".join(gone), "\n".join(came)))
    return tuple(changed)


def _pieces(before: str, after: str) -> tuple[Piece, ...]:
    if before and after and max(len(before), len(after)) <= _LONGEST_COMPARED:
        return differences(before, after)
    parts: Sequence[Piece] = (Piece("gone", before), Piece("new", after))
    return tuple(each for each in parts if each.text)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
