"""The front matter that a site wants, put into a text that was not written from values.

A digest of ours is composed with it. A document of another form and an imported issue have a text of their
own, whose front matter stays as it is: what the site wants besides is added, and nothing is taken away.
"""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from newsroom.issues.composing import KEYS, METADATA, further_values, write_date, write_front
from newsroom.issues.front import Front, read_front
from newsroom.issues.lines import newline, split
from newsroom.issues.passages import Change
from newsroom.issues.scalars import has_zone, read_instant, read_text
from newsroom.model import Issue, Publication

DRAFT = "draft"
"""The key by which the programs that make sites leave a page out (Hugo, Astro's blog template)."""

_ADDRESSES = ("slug", "permalink", "url")
"""Keys by which a page's address is said (Hugo, Hexo, Jekyll, Astro)."""


def fronted(text: str, issue: Issue, publication: Publication) -> str:
    """Add to a text's front matter what the publication wants in it.

    A key that stands there keeps its value, but for `DRAFT`, as the publication says whether a page is
    shown, and for a date whose zone the site would drop. One that it calls otherwise stands there by both
    names, unless it has another use for the old one.
    """
    if not (publication.front or publication.names or publication.local_times):
        return text
    end = newline(text)
    front = read_front(text, split(text))
    if front is None:
        made = write_front((*KEYS, METADATA), issue, publication, further=True)
        return made.replace("\n", end) + end * 2 + text
    wanted = dict(further_values(issue, publication))
    changes: list[Change] = []
    lines: list[str] = []
    known = {key.name for key in front.keys}
    for house, name in publication.names:
        key = front.key(house)
        if key is None or name in known:
            continue
        if house in wanted:
            at = text.index(house, key.start)
            changes.append((at, at + len(house), name))
            known.remove(house)
        else:
            lines.append(front.line(name, text[key.value_start : key.value_end]))
    lines += [front.line(name, value) for name, value in wanted.items() if name not in known]
    draft = front.key(DRAFT)
    if draft is not None and DRAFT in wanted:
        changes.append((draft.value_start, draft.value_end, wanted[DRAFT]))
    changes += _local_date(text, front, publication)
    changes.append((front.close, front.close, "".join(line + end for line in lines)))
    for start, stop, written in sorted(changes, reverse=True):
        text = text[:start] + written + text[stop:]
    return text


def addresses(issue: Issue, publication: Publication) -> dict[str, str]:
    """Return what the front matter of an issue says of its address on the site, by key; mostly nothing.

    A text of its own may say it itself; else it is as the publication's patterns give it.
    """
    named = [key for key, _value in publication.front if key in _ADDRESSES]
    if not named:
        return {}
    values = dict(further_values(issue, publication))
    if issue.source is not None and (front := read_front(issue.source, split(issue.source))):
        for name in named:
            if key := front.key(name):
                values[name] = issue.source[key.value_start : key.value_end]
    return {name: read_text(values[name]) for name in named if name in values}


def _local_date(text: str, front: Front, publication: Publication) -> Iterator[Change]:
    """Write the date by the clocks of the publication's zone where its site knows no others."""
    key = front.house_key("date", publication) if publication.local_times else None
    raw = text[key.value_start : key.value_end] if key else ""
    instant = read_instant(raw, ZoneInfo(publication.zone))
    if key and instant is not None and has_zone(raw):
        yield key.value_start, key.value_end, write_date(instant, publication)


def says_draft(text: str) -> bool:
    """Tell whether a text's front matter says that it is a draft, so that a site leaves it out."""
    front = read_front(text, split(text))
    key = front.key(DRAFT) if front else None
    return key is not None and text[key.value_start : key.value_end].strip().lower() == "true"
