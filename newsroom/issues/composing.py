"""The house form: an issue written from its values alone.

    file    = front LF lead LF LF "---" LF LF entries LF LF "---" LF LF heading LF LF commentary
    front   = "---" LF "title: " … LF "date: " … LF "categories: " … LF further ["AIGC: " … LF] "---" LF
    entries = entry (LF LF entry)*
    entry   = number "." pad "[**" headline "**](" url ")" LF LF "    " summary

There is no line end at the end of the file. A part that is not written yet is left out together with the
rule beside it: without a lead the entries follow the front matter after a blank line, without entries the
commentary's heading follows the lead's rule, without all three the file is its front matter. An entry
without a summary is its head alone; without a headline the link has no text (``[](url)``), without an
address no destination (``[**headline**]()``).

A publication may call the three keys otherwise, add further ones (none in the house's own), and have TOML
between lines of ``+++``.

The date line of an issue that was never exported has the beginning of its day; an issue without a day has
no such line.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from newsroom.issues.body import ENTRY_COLUMN
from newsroom.issues.escapes import escape_headline, escape_url
from newsroom.issues.lines import with_newlines
from newsroom.issues.measures import description
from newsroom.issues.paragraphs import write_paragraph
from newsroom.issues.scalars import midnight, write_instant, write_local, write_string, write_strings
from newsroom.model import Entry, FrontValue, Issue, Publication

RULE = "---"
KEYS = ("title", "date", "categories")
"""The keys of the house's front matter, in their order."""
METADATA = "AIGC"
"""The key that stands after them where a model drafted parts of the issue (see `newsroom.issues.aigc`)."""


def compose(issue: Issue, publication: Publication) -> str:
    """Write an issue in the house form, whatever it was imported from."""
    heading = publication.commentary_heading
    entries = (write_entry(number, entry) for number, entry in enumerate(issue.entries, 1))
    commentary = write_commentary(issue.commentary)
    parts = (
        write_lead(issue.lead, heading),
        "\n\n".join(entries),
        f"{heading}\n\n{commentary}" if commentary else "",
    )
    written = f"\n\n{RULE}\n\n".join(part for part in parts if part)
    front = write_front((*KEYS, METADATA), issue, publication, further=True)
    return f"{front}\n\n{written}" if written else front


def front_value(key: str, issue: Issue, publication: Publication) -> str | None:
    """Write the value of one of the `KEYS` or of `METADATA`; None for what the issue does not have."""
    if key == METADATA:
        return issue.aigc or None
    if key == "title":
        return write_string(issue.title)
    if key == "categories":
        return write_strings(issue.categories)
    zone = ZoneInfo(publication.zone)
    instant = issue.published
    if instant is None and issue.date is not None:
        instant = midnight(issue.date, zone)
    return write_date(instant, publication) if instant else None


def write_date(instant: datetime, publication: Publication) -> str:
    """Write an instant as the publication's front matter has it."""
    zone = ZoneInfo(publication.zone)
    return write_local(instant, zone) if publication.local_times else write_instant(instant, zone)


def write_lead(lead: str, heading: str) -> str:
    """Write the lead as the paragraph it is, '' if there is none."""
    paragraph = write_paragraph(lead, heading)
    return " " * paragraph.literal + paragraph.text


def write_entry(number: int, entry: Entry, newline: str = "\n") -> str:
    """Write an entry without a line end at its end."""
    marker = write_number(number)
    summary = write_paragraph(entry.summary)
    written = marker + write_head(entry.headline, entry.url)
    if summary.text:
        indent = " " * (max(ENTRY_COLUMN, len(marker)) + summary.literal)
        written += newline * 2 + indent + summary.text
    return written


def write_number(number: int, width: int = ENTRY_COLUMN) -> str:
    """Write an entry's number with its padding: `width` columns, or as many as it needs."""
    return f"{number}. ".ljust(width)


def write_head(headline: str, url: str) -> str:
    """Write an entry's linked headline."""
    return f"[{write_text(headline)}]({escape_url(url)})"


def write_text(headline: str) -> str:
    """Write what stands between the brackets of a headline's link."""
    return f"**{escape_headline(headline)}**" if headline else ""


def write_commentary(commentary: str, newline: str = "\n") -> str:
    """Write the commentary without blank lines around it."""
    lines = with_newlines(commentary, "\n").split("\n")
    while lines and not lines[0].strip(" \t"):
        del lines[0]
    while lines and not lines[-1].strip(" \t"):
        del lines[-1]
    return newline.join(lines)


def write_front(keys: Iterable[str], issue: Issue, publication: Publication, *, further: bool = False) -> str:
    """Write a front matter with some of the keys, without a line end at its end.

    Args:
        keys: Which of `KEYS` and `METADATA`, in their order.
        issue: The issue.
        publication: What it calls the keys, and between what they stand.
        further: Whether the publication's own further keys stand before the metadata.
    """
    lines: list[str] = []
    for key in keys:
        if key == METADATA and further:
            lines += [
                front_line(name, value, publication.fence)
                for name, value in further_values(issue, publication)
            ]
        if (value := front_value(key, issue, publication)) is not None:
            lines.append(front_line(publication.front_name(key), value, publication.fence))
    return "\n".join((publication.fence, *lines, publication.fence))


def front_line(name: str, value: str, fence: str) -> str:
    """Write a key and its value as a front matter in YAML (``---``) or TOML (``+++``) does."""
    return f"{name} = {value}" if fence == "+++" else f"{name}: {value}"


def further_values(issue: Issue, publication: Publication) -> Iterator[tuple[str, str]]:
    """Write the values of the publication's further keys; one that wants a day the issue lacks is left."""
    if not publication.front:
        return
    zone = ZoneInfo(publication.zone)
    day = issue.date or (issue.published.astimezone(zone).date() if issue.published else None)
    values = {
        "title": issue.title,
        "description": description(issue) or issue.title,
        "form": issue.form,
        "id": publication.id,
        "publication": publication.name,
    } | ({"date": day} if day else {})
    for key, value in publication.front:
        with suppress(KeyError):
            yield key, _further_value(value, values)


def _further_value(value: FrontValue, values: Mapping[str, object]) -> str:
    """Write a further value, its patterns filled.

    Raises:
        KeyError: a pattern needs what the issue does not have.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return write_string(value.format_map(values))
    return write_strings(each.format_map(values) for each in value)
