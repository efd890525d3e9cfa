"""Stories are picked from the inbox into an issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk import composing
from newsroom.desk.context import Desk
from newsroom.model import Article, Entry, Evidence, FullText, Issue, NewsroomError, Ran
from newsroom.settings.language import _
from newsroom.settings.said import said_of
from newsroom.text.quoting import within_quotes

_HEADLINE_LIMIT = 45
"""Characters of a headline made of an article that has none: what the longest of the house's have."""


class ArticleNotFound(NewsroomError):
    """No article has the id that was given."""


class NeverRan(NewsroomError):
    """A story never ran, so that nothing can follow it up."""


class RanHere(NewsroomError):
    """A story goes on from an entry of the very issue it is picked into, which no entry of that can cite."""


_REMEMBERED = 60
"""Days in which a story is looked for by its headline; by link and title it is found for ever."""

_FURTHER = 12
"""Further accounts of a story that are kept as evidence; some stories are told by dozens."""

_SAME_EVENT = 0.55
"""Likeness of two headlines of one event, as RP002 has it."""

_MARKUP = re.compile(
    r"[\\`*]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word it emphasises nothing (CommonMark 0.31.2, section 6.2)
    r"|\](?=[(\[:])"
    r"|<(?=[A-Za-z/!?])"
    r"|~(?=~)|(?<=~)~"
    r"|&(?=#?\w+;)"
)
"""What would begin or end markup inside a paragraph."""


class Picked(Struct, frozen=True):
    """An article and its entry in the issue."""

    article: int
    number: int
    new: bool
    """False: its story had this entry already."""


class _Candidate(Struct, frozen=True):
    """An article with the entry and the evidence it would make."""

    article: Article
    entry: Entry
    evidence: tuple[Evidence, ...]


def pick(desk: Desk, issue: int, articles: Sequence[int], *, follow_up: bool = False) -> list[Picked]:
    """Make entries of articles at the end of an issue, in the order given.

    An entry gets the article's headline without the site's name, its link without tracking and a summary
    drafted from its own first sentences; the text of the feed is kept as the entry's evidence, and that of
    its page if it was fetched before. No page is waited for: `desk.evidence` brings it later. A story that
    has an entry in the issue gets no second one.

    Args:
        desk: The open newsroom.
        issue: The issue's id.
        articles: Ids of articles.
        follow_up: Their stories ran before: each entry cites the earlier one (后续). An entry that its story
            has in the issue already is made one.

    Raises:
        ArticleNotFound: there is no such article; then nothing is picked.
        NeverRan: a follow-up is wanted of a story that never ran; then nothing is picked.
        RanHere: one is wanted of a story that ran in this issue alone; then nothing is picked.
    """
    candidates = [_candidate(desk, each) for each in articles]
    earlier = {each.article.id: _earlier(desk, issue, each) for each in candidates} if follow_up else {}
    picked: list[Picked] = []

    def write(content: Issue) -> composing.Draft:
        picked.clear()
        numbers = _numbers(desk, content)
        evidence: list[Evidence] = []
        for candidate in candidates:
            names = _names(candidate.article)
            number = next((numbers[name] for name in names if name in numbers), None)
            if number is None:
                content = issues.add_entry(
                    content, _following(desk, candidate.entry, earlier.get(candidate.article.id))
                )
                number = len(content.entries)
                numbers.update(dict.fromkeys(names, number))
                evidence += candidate.evidence
                picked.append(Picked(candidate.article.id, number, True))
            else:
                entry = content.entries[number - 1]
                follows = _following(desk, entry, earlier.get(candidate.article.id))
                content = issues.follow_up(content, entry.uid, follows.headline, follows.follows)
                picked.append(Picked(candidate.article.id, number, False))
        return composing.Draft(content, tuple(evidence))

    n = len(candidates)
    cause = said_of("pick {n} story", "pick {n} stories", n)
    if follow_up:
        cause = said_of("pick {n} story as a follow-up", "pick {n} stories as follow-ups", n)
    # What the page adds to the last of them a moment later is taken back with it.
    group = pick_group(candidates[-1].entry.uid) if candidates else None
    composing.revise(desk, issue, write, cause, group)
    return picked


def _earlier(desk: Desk, issue: int, candidate: _Candidate) -> Ran:
    """Find where a story ran last: by its articles, links and titles, else by a headline close to its own.

    Raises:
        NeverRan: it did not.
        RanHere: it did in the issue itself alone.
    """
    from newsroom.text.retelling import retelling

    article = candidate.article
    title = within_quotes(str(article.title or article.id))
    [row] = desk.store.inbox.rows([article.id])
    told = desk.store.articles.story(article.story)
    latest = max(desk.local(each.when).date() for each in (article, *told))
    here: Ran | None = None
    for ran in (row.turn, row.ran):
        if ran is not None and ran.issue == issue:
            here = here or ran
        elif ran is not None and ran.date is not None and ran.date > latest:
            # It goes on from nothing that was told later.
            message = _("“{title}” came out before the issue of {day} that told it, so it follows nothing up")
            raise NeverRan(message.format(title=title, day=ran.date.isoformat()))
        elif ran is not None:
            return ran
    since = desk.today() - timedelta(days=_REMEMBERED)
    for past in desk.store.issues.past(since=since):
        if past.date is not None and past.date > latest:
            continue
        if retelling(article.title, past.headline) >= _SAME_EVENT:
            ran = Ran(past.issue, past.date, past.number)
            if past.issue != issue:
                return ran
            here = here or ran
    if here is not None:
        message = _(
            "“{title}” follows up number {n} of the issue of {day}, the very one it would go into;"
            " start the issue of another day and pick it there, or pick it as a new story"
        )
        day = here.date or desk.store.issues.get(issue).head.created.date()
        raise RanHere(message.format(title=title, n=here.number, day=day.isoformat()))
    message = _("“{title}” never ran, so there is nothing to follow up; pick it as a new story")
    raise NeverRan(message.format(title=title))


def _following(desk: Desk, entry: Entry, ran: Ran | None) -> Entry:
    """Give an entry the headline of a follow-up, citing day and number of the earlier one."""
    if ran is None or entry.follows is not None:
        return entry
    day = ran.date or desk.store.issues.get(ran.issue).head.created.date()
    pattern = desk.publication.standards.follow_up
    headline = pattern.format(headline=entry.headline, date=day, number=ran.number, text="")
    return replace(entry, headline=headline, follows=(ran.issue, ran.number))


def _candidate(desk: Desk, id: int) -> _Candidate:
    from newsroom.desk.teasers import is_teaser
    from newsroom.reading import plain_text
    from newsroom.text.addresses import untracked
    from newsroom.text.headlines import without_site_suffix
    from newsroom.text.sentences import first_sentences

    article = desk.store.articles.get(id)
    if article is None:
        message = _("there is no article {id}; newsroom articles lists them")
        raise ArticleNotFound(message.format(id=id))
    text = plain_text(article.html)
    page = desk.store.pages.get(id)
    if page is not None and not page.readable:
        page = None
    if page is not None and is_teaser(desk, article):
        text = page.page.text
    others = [each for each in desk.store.articles.story(article.story) if each.id != article.id]
    texts = {each.id: plain_text(each.html) for each in others}
    others = _further(article, bool(text.strip()), others, texts)
    if not text.strip():
        # As `drafting.source_of` has it: where the linked one says nothing, the fullest of the others does.
        text = max((texts[each.id] for each in others), key=len, default="")
    headline = without_site_suffix(article.title, article.source)
    entry = issues.new_entry(
        headline=headline or first_sentences(text, _HEADLINE_LIMIT),
        url=untracked(article.url) if article.url else "",
        summary=draft_summary(text),
        article=article.id,
        drafted=True,
    )
    kept = [evidence_of(article, entry.uid, desk.now())]
    if page is not None:
        kept.append(page_evidence(article, page, entry.uid))
    kept += [evidence_of(each, entry.uid, desk.now()) for each in others]
    return _Candidate(article, entry, tuple(kept))


def _further(
    article: Article, has_text: bool, others: Sequence[Article], texts: Mapping[int, str]
) -> list[Article]:
    """Choose which further accounts of a story are kept: one of each source before a second of any.

    Of as many accounts of their sources, those with a text go before those without, and the earlier first.

    Args:
        article: The account that the entry links to.
        has_text: Whether that one has a text; if it has none, another of its source is as good as the first.
        others: The other accounts, the earliest first.
        texts: Their plain texts by their ids.
    """
    seen = Counter([article.source] if has_text else [])
    ranks: dict[int, int] = {}
    for text in (True, False):
        if not text:
            seen[article.source] = max(1, seen[article.source])
        for each in others:
            if bool(texts[each.id].strip()) == text:
                ranks[each.id] = seen[each.source]
                seen[each.source] += 1
    order = sorted(others, key=lambda each: (ranks[each.id], not texts[each.id].strip()))
    return order[:_FURTHER]


def evidence_of(article: Article, entry: str, at: datetime) -> Evidence:
    """Make the evidence of an entry: what the feed says of the article at this moment."""
    from newsroom.reading import plain_text

    return Evidence(
        entry=entry,
        kind="feed",
        article=article.id,
        url=article.url,
        title=article.title,
        source=article.source,
        text=plain_text(article.html),
        retrieved=at,
        published=article.published,
    )


def page_evidence(article: Article, page: FullText, entry: str) -> Evidence:
    """Make the evidence of an entry that its page is."""
    content = page.page
    return Evidence(
        entry=entry,
        kind="page",
        article=article.id,
        url=content.canonical or page.url,
        title=content.title or article.title,
        source=article.source or content.site or "",
        text=content.text,
        retrieved=page.retrieved,
        published=content.published or article.published,
    )


def draft_summary(text: str) -> str:
    """Draft a summary, as Markdown, from the first sentences of a text."""
    from newsroom.text.sentences import first_sentences

    return as_markdown(first_sentences(text))


def pick_group(uid: str) -> str:
    """Name the changes that belong to the pick of an entry, for undo."""
    return f"pick {uid}"


def as_markdown(text: str) -> str:
    """Write plain text so that Markdown shows it as it is; what cannot be markup where it stands is bare."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _names(article: Article) -> list[str]:
    """Name a story as `_numbers` does: by its id, and by its link."""
    link = [f"link {article.canonical}"] if article.canonical else []
    return [f"story {article.story}", *link]


def _numbers(desk: Desk, content: Issue) -> dict[str, int]:
    """Give the numbers of an issue's entries by the names of their stories."""
    from newsroom.text.addresses import canonical

    numbers: dict[str, int] = {}
    for number, entry in enumerate(content.entries, 1):
        article = desk.store.articles.get(entry.article) if entry.article is not None else None
        names = _names(article) if article else []
        if link := canonical(entry.url):
            names.append(f"link {link}")
        for name in names:
            numbers.setdefault(name, number)
    return numbers
