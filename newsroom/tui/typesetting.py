"""Articles and issues as pages for the screen; runs off the screen's thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newsroom.model import Article, Evidence, FullText, Issue
from newsroom.reading import Copy, Line, Page, Span, Text, read_html, typeset
from newsroom.reading.flow import without_holes
from newsroom.settings.clock import local
from newsroom.settings.language import _, ngettext
from newsroom.text.clean import clean_text, one_line
from newsroom.text.script import Script, html_in_script
from newsroom.text.wrap import wrap
from newsroom.tui.commands.base import keyed

if TYPE_CHECKING:
    from newsroom.desk.evidence import Compared

_ANY_WIDTH = 80
HEAD = -1
"""The block number of lines that are not part of the text."""


class Related(Struct, frozen=True):
    """How many articles of other stories may have to do with a story, and what."""

    likely: int = 0
    """Perhaps of the same event."""
    alike: int = 0
    """Of another thing, day or sum in much the same words."""
    earlier: int = 0
    """Of an earlier turn: it may follow up these."""
    later: int = 0
    """Of a later one."""
    follows: str = ""
    """The entry that went out and that it may be a later turn of, as its row names it."""

    @classmethod
    def of(cls, kinds: Iterable[str], follows: str = "") -> Related:
        """Count other articles by what each has to do with the story."""
        counted = Counter(kinds)
        return cls(counted["likely"], counted["alike"], counted["earlier"], counted["later"], follows)

    def told(self) -> list[str]:
        """Say it, each with the key that lists them; a follow-up first, by the word of its row."""
        found = []
        if self.follows:
            found.append(keyed(_("follow-up of {entry}? {reader.group}"), entry=self.follows))
        elif self.earlier:
            found.append(keyed(_("follow-up? {reader.group}")))
        if n := self.later:
            found.append(
                keyed(ngettext("{n} later turn: {reader.group}", "{n} later turns: {reader.group}", n), n=n)
            )
        if n := self.likely:
            found.append(
                keyed(
                    ngettext(
                        "{n} perhaps the same: {reader.group}", "{n} perhaps the same: {reader.group}", n
                    ),
                    n=n,
                )
            )
        if n := self.alike:
            found.append(
                keyed(ngettext("{n} much alike: {reader.group}", "{n} much alike: {reader.group}", n), n=n)
            )
        return found


UNRELATED = Related()


def head_lines(text: str, style: str, width: int) -> list[Line]:
    """Return a run of text as lines of one style, broken by the rules."""
    clean = without_holes(one_line(text))
    ranges = wrap(clean, width)
    ends = [*(a for a, _b in ranges[1:]), len(clean)]
    return [
        Line(
            (Span(words := clean[a:b].rstrip(), style, None),),
            HEAD,
            after=" " if a + len(words) < end else "",
        )
        for (a, b), end in zip(ranges, ends, strict=True)
    ]


def with_head(head: Iterable[Line], page: Page) -> Page:
    """Return the page with lines set above it and a blank line between."""
    return Page((*head, Line((), HEAD), *page.lines), page.links)


def read_article(article: Article, page: FullText | None = None, script: Script = "as-is") -> Text:
    """Return the blocks of an article's body, or of its page, in a script."""
    if page is not None:
        return read_html(html_in_script(page.page.html, script), page.url)
    return read_html(html_in_script(article.html, script), article.url)


def exact_copy(article: Article, page: FullText | None = None) -> Copy:
    """Return the letters of an article as its source has them: in its script, with all its spaces.

    What stands at a place of the page on the screen stands at the same place here.
    """
    return Copy(typeset(read_article(article, page), _ANY_WIDTH, exact=True))


def article_page(
    article: Article,
    text: Text,
    width: int,
    ambiguous: int = 0,
    sources: int = 1,
    hang: int = 0,
    related: Related = UNRELATED,
) -> Page:
    """Return an article set to a width: title, a line of facts, the text, its links.

    Args:
        article: The article.
        text: Its text.
        width: Cells of a line.
        ambiguous: Cells of a character of ambiguous width.
        sources: How many feeds tell its story.
        hang: Cells that marks may hang into the margin.
        related: What other stories may have to do with its story.
    """
    head = head_lines(article.title or _("(no title)"), "title", width)
    facts = [article.source, f"{local(article.when):%Y-%m-%d %H:%M}", article.author or ""]
    length = text.characters
    facts.append(_("{n} characters").format(n=f"{length:,}"))
    if sources > 1:
        facts.append(_("{n} sources").format(n=sources))
    facts += related.told()
    head += head_lines(" · ".join(one_line(fact) for fact in facts if fact), "meta", width)
    page = typeset(text, width, ambiguous, hang)
    if not length:
        page = Page(
            (
                *head_lines(
                    keyed(_("The feed gives no text; {reader.browse} opens the page in the browser.")),
                    "muted",
                    width,
                ),
            ),
            (),
        )
    return with_head(head, page)


def evidence_page(evidence: Evidence, width: int, ambiguous: int = 0, hang: int = 0) -> Page:
    """Return an entry's source text as it was kept, set to a width."""
    from newsroom.reading import read_plain

    head = head_lines(evidence.title, "title", width)
    taken = _("kept {day}").format(day=f"{local(evidence.retrieved):%Y-%m-%d %H:%M}")
    head += head_lines(f"{evidence.source} · {taken}", "meta", width)
    return with_head(head, typeset(read_plain(evidence.text), width, ambiguous, hang))


def compared_page(headline: str, compared: Sequence[Compared], width: int) -> Page:
    """Return what changed in an entry's sources, set to a width."""
    from newsroom.reading.blocks import Paragraph, Run

    # As wdiff writes it: not every terminal strikes out, and not every theme tells bold from plain.
    forms = {"same": ("{}", ""), "gone": ("[-{}-]", "strike muted"), "new": ("{{+{}+}}", "strong")}
    lines = [*head_lines(headline or _("(no title)"), "title", width)]
    for each in compared:
        kind = _("page") if each.evidence.kind == "page" else _("feed")
        kept = _("kept {day}").format(day=f"{local(each.evidence.retrieved):%Y-%m-%d %H:%M}")
        lines += [Line((), HEAD), *head_lines(f"{kind} · {each.evidence.source} · {kept}", "meta", width)]
        if not each.paragraphs:
            lines += head_lines(_("It says what it said."), "muted", width)
            continue
        blocks = [
            Paragraph(
                (),
                tuple(
                    Run(forms[piece.kind][0].format(clean_text(piece.text)), forms[piece.kind][1])
                    for piece in paragraph
                ),
            )
            for paragraph in each.paragraphs
        ]
        lines += [Line((), HEAD), *typeset(Text(tuple(blocks)), width).lines]
    return Page(tuple(lines), ())


def entries_page(issue: Issue | None, width: int) -> Page:
    """Return an issue's entries, which its lead and commentary are about."""
    from newsroom.desk.drafting import plain

    lines: list[Line] = []
    for number, entry in enumerate(issue.entries if issue else (), 1):
        for text, style in ((f"{number}. {entry.headline}", "strong"), (plain(entry.summary), "")):
            # A block each: only what belongs to one is text that can be pointed at.
            block = lines[-1].block + 1 if lines else 0
            lines += [replace(line, block=block) for line in head_lines(text, style, width)]
    return Page(tuple(lines), ())


def sources_page(issue: Issue | None, width: int) -> Page:
    """Return what a document cites, by the numbers that its marks have."""
    from newsroom.issues.forms.footnotes import definitions
    from newsroom.issues.forms.notes import read_note

    text = (issue.source or "") if issue else ""
    lines: list[Line] = []
    for each in definitions(text):
        note = read_note(each.name, text[each.start : each.end].partition("]:")[2].strip())
        facts = [note.publisher, str(note.published or ""), note.url]
        lines += head_lines(f"[{note.name}] {note.title or note.markdown}", "strong", width)
        lines += head_lines(" · ".join(fact for fact in facts if fact), "muted", width)
    if not lines:
        words = keyed(_("Nothing is cited yet: {editor.cite} cites a source at the cursor."))
        lines = head_lines(words, "muted", width)
    return Page(tuple(lines), ())


def page_in_short(full: FullText | None, whole: bool) -> str:
    """Say in a few words whether a page's text is shown, or why there is none to show; '' if neither.

    Args:
        full: The page of the article, if it was fetched.
        whole: Its text is shown, not the feed's.
    """
    if full is None:
        return ""
    from newsroom.desk.pages import problem_in_short

    return problem_in_short(full) or (_("full text") if whole else "")
