"""An issue as plain text, for chat groups: numbered, one block an entry."""

from newsroom.model import Entry, Issue
from newsroom.publish import documents
from newsroom.publish.markup import plain
from newsroom.text.addresses import untracked
from newsroom.text.clean import clean_text


def plain_text(issue: Issue, *, links: bool = True, numbered: bool = True) -> str:
    """Write an issue as plain text; parts not written yet are left out.

    Args:
        issue: The issue.
        links: Whether an entry's address stands below it.
        numbered: Whether entries have their numbers.
    """
    parts = [clean_text(issue.title), plain(issue.lead, lines=False)]
    if read := documents.document_of(issue):
        parts += [*documents.sections_text(read), documents.sources_text(read, links=links)]
    for number, entry in enumerate(issue.entries, 1):
        parts.append(entry_text(entry, number if numbered else None, links=links))
    if issue.commentary:
        parts.append(f"【点评】\n{plain(issue.commentary, bullets=True)}")
    return "\n\n".join(part for part in parts if part) + "\n"


def entry_text(entry: Entry, number: int | None, *, links: bool = True) -> str:
    """Write an entry as plain text: number, if it has one, and headline, summary, address."""
    sign = "" if number is None else f"{number}. "
    rows = [
        sign + clean_text(entry.headline),
        plain(entry.summary, lines=False),
        clean_text(untracked(entry.url)) if links else "",
    ]
    return "\n".join(row for row in rows if row)
