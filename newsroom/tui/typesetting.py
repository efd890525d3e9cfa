"""Articles and issues as pages for the screen; runs off the screen's thread."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.model import Article, Evidence
from newsroom.reading import Line, Page, Span, Text, read_html, typeset
from newsroom.settings.language import _
from newsroom.text.clean import one_line
from newsroom.text.wrap import wrap

HEAD = -1
"""The block number of lines that are not part of the text."""


def head_lines(text: str, style: str, width: int) -> list[Line]:
    """Return a run of text as lines of one style, broken by the rules."""
    clean = one_line(text)
    return [Line((Span(clean[a:b].rstrip(), style, None),), HEAD) for a, b in wrap(clean, width)]


def with_head(head: Iterable[Line], page: Page) -> Page:
    """Return the page with lines set above it and a blank line between."""
    return Page((*head, Line((), HEAD), *page.lines), page.links)


def read_article(article: Article) -> Text:
    """Return the blocks of an article's body."""
    return read_html(article.html, article.url)


def article_page(
    article: Article, text: Text, width: int, ambiguous: int = 1, sources: int = 1, hang: int = 0
) -> Page:
    """Return an article set to a width: title, a line of facts, the text, its links."""
    head = head_lines(article.title or _("(no title)"), "title", width)
    facts = [article.source, f"{article.when.astimezone():%Y-%m-%d %H:%M}", article.author or ""]
    length = text.characters
    facts.append(_("{n} characters").format(n=f"{length:,}"))
    if sources > 1:
        facts.append(_("{n} sources").format(n=sources))
    head += head_lines(" · ".join(one_line(fact) for fact in facts if fact), "meta", width)
    page = typeset(text, width, ambiguous, hang)
    if not length:
        page = Page(
            (*head_lines(_("The feed gives no text. o opens the page in the browser."), "muted", width),), ()
        )
    return with_head(head, page)


def evidence_page(evidence: Evidence, width: int, ambiguous: int = 1, hang: int = 0) -> Page:
    """Return an entry's source text as it was kept, set to a width."""
    from newsroom.reading import read_plain

    head = head_lines(evidence.title, "title", width)
    taken = _("kept {day}").format(day=f"{evidence.retrieved.astimezone():%Y-%m-%d %H:%M}")
    head += head_lines(f"{evidence.source} · {taken}", "meta", width)
    return with_head(head, typeset(read_plain(evidence.text), width, ambiguous, hang))
