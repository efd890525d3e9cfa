"""Issue out, Markdown in hand: rendering, where every field stands in it, and what an issue says."""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from newsroom.issues.composing import compose
from newsroom.issues.lines import LineIndex
from newsroom.issues.parsing import read_tree
from newsroom.issues.scalars import midnight, to_millisecond
from newsroom.issues.tree import Tree
from newsroom.issues.weaving import weave
from newsroom.model import HOUSE, Issue, Publication


class Span(Struct, frozen=True):
    """Where a field's Markdown stands: ``text[start:end]``."""

    field: str
    """``front``, ``lead``, ``headline``, ``link``, ``summary`` or ``commentary``."""
    entry: int | None
    """The entry's number."""
    start: int
    end: int
    key: str = ""
    """The key of a value in the front matter."""


class Rendered(Struct, frozen=True):
    """An issue's Markdown and where its fields stand in it, in the order of the text."""

    text: str
    spans: tuple[Span, ...]
    """A field that is not written has none; an entry without summary is found by its headline."""

    def span(self, field: str, entry: int | None = None) -> Span | None:
        """Return the span of a field, None if it is not written."""
        return next((s for s in self.spans if s.field == field and s.entry == entry), None)

    def at(self, offset: int) -> Span | None:
        """Return the span an offset lies in; its end counts as inside."""
        return next((s for s in self.spans if s.start <= offset <= s.end), None)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1, columns in code points."""
        return LineIndex(self.text).position(offset)


class Content(NamedTuple):
    """What an issue says: all that its Markdown holds, and nothing of how it is stored."""

    title: str
    published: datetime | None
    categories: tuple[str, ...]
    lead: str
    entries: tuple[tuple[str, str, str], ...]
    """Headline, address and summary of each."""
    commentary: str
    aigc: str = ""


def render(issue: Issue, publication: Publication = HOUSE) -> str:
    """Write an issue as Markdown.

    One without `source` is written in the house form (see `newsroom.issues.composing`), to the byte and
    without a line end at its end. One with `source` is written into it: every value that is unchanged keeps
    its bytes, and so does all that was not recognised; ``render(parse(text)) == text`` for every text.

    Args:
        issue: The issue. An entry called ``e3`` is the third of its source, if it has one.
        publication: The house style; with a `source` it has to be that the source was read by.
    """
    if issue.form != "daily":
        return issue.source or ""
    if issue.source is None:
        return compose(issue, publication)
    return weave(issue, issue.source, publication).text


def rendered(issue: Issue, publication: Publication = HOUSE) -> Rendered:
    """Write an issue as Markdown and tell where its fields stand."""
    return locate(render(issue, publication), publication)


def locate(text: str, publication: Publication = HOUSE) -> Rendered:
    """Tell where the fields of a digest file stand."""
    return Rendered(text, _spans(read_tree(text, publication)))


def content(issue: Issue, publication: Publication = HOUSE) -> Content:
    """Return what an issue says, to be compared.

    What is rendered and parsed again says the same. The date is to the millisecond; an issue of ours without
    one is rendered with the beginning of its day.
    """
    published = issue.published
    if published is None and issue.source is None and issue.date is not None:
        published = midnight(issue.date, ZoneInfo(publication.zone))
    return Content(
        issue.title,
        to_millisecond(published) if published else None,
        issue.categories,
        issue.lead,
        tuple((entry.headline, entry.url, entry.summary) for entry in issue.entries),
        issue.commentary,
        issue.aigc,
    )


def _spans(tree: Tree) -> tuple[Span, ...]:
    spans = [
        Span("front", None, key.value_start, key.value_end, key.name)
        for key in (tree.front.keys if tree.front else ())
    ]
    if tree.lead:
        spans.append(Span("lead", None, tree.lead.start, tree.lead.end))
    for number, block in enumerate(tree.blocks, 1):
        head = block.head
        spans.append(Span("headline", number, head.headline.start, head.headline.end))
        if head.url:
            spans.append(Span("link", number, head.url.start, head.url.end))
        if block.summary:
            spans.append(Span("summary", number, block.summary.start, block.summary.end))
    if tree.commentary and tree.commentary.value:
        spans.append(Span("commentary", None, tree.commentary.text_start, tree.commentary.text_end))
    return tuple(spans)
