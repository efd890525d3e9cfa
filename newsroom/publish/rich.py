"""An issue as rich text: HTML with its styles in the elements, for mail programs and the clipboard."""

from newsroom.model import Issue
from newsroom.publish import documents
from newsroom.publish.inlined import inlined
from newsroom.publish.markup import blocks, link_of, running, text_of, written

PLAIN = "margin:6px 0;line-height:1.8;"
"""The style of a paragraph."""
LINK = "color:#0b5cad;"
_HEADING = "margin:20px 0 6px;font-size:17px;line-height:1.5;"


def rich_html(issue: Issue, *, numbered: bool = True) -> str:
    """Write an issue as a stretch of HTML, one element a line; parts that are not there are left out.

    Args:
        issue: The issue.
        numbered: Whether entries have their numbers.
    """
    parts = []
    if issue.title:
        parts.append(
            f'<h1 style="margin:0 0 12px;font-size:22px;line-height:1.4;">{text_of(issue.title)}</h1>'
        )
    if read := documents.document_of(issue):
        parts += documents.sections_inlined(read, lambda _url: None, _HEADING)
        parts += documents.sources_inlined(read, _HEADING, PLAIN, links=True)
    if issue.lead:
        parts.append(f'<p style="{PLAIN}">{_line(issue.lead)}</p>')
    for number, entry in enumerate(issue.entries, 1):
        headline = text_of(entry.headline)
        if address := link_of(entry.url):
            headline = f'<a href="{address}" style="{LINK}">{headline}</a>'
        sign = f"{number}. " if numbered else ""
        parts.append(f'<h2 style="{_HEADING}">{sign}{headline}</h2>')
        if entry.summary:
            parts.append(f'<p style="{PLAIN}">{_line(entry.summary)}</p>')
    if issue.commentary:
        parts.append(f'<h2 style="{_HEADING}">点评</h2>')
        parts.append(written(inlined(blocks(issue.commentary), lambda _url: None)))
    return "\n".join(parts)


def _line(markdown: str) -> str:
    return written(inlined(running(markdown), lambda _url: None))
