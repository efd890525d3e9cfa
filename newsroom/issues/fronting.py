"""The front matter that a site wants, put into a text that was not written from values.

A digest of ours is composed with it. A document of another form and an imported issue have a text of their
own, whose front matter stays as it is: what the site wants besides is added, and nothing is taken away.
"""

from newsroom.issues.composing import KEYS, METADATA, further_values, write_front
from newsroom.issues.front import read_front
from newsroom.issues.lines import newline, split
from newsroom.model import Issue, Publication

DRAFT = "draft"
"""The key by which the programs that make sites leave a page out (Hugo, Astro's blog template)."""


def fronted(text: str, issue: Issue, publication: Publication) -> str:
    """Add to a text's front matter what the publication wants in it.

    A key that stands there keeps its value, but for `DRAFT`: whether a page is shown the publication says.
    One that it calls otherwise stands there by both names, unless it has another use for the old one.
    """
    if not (publication.front or publication.names):
        return text
    end = newline(text)
    front = read_front(text, split(text))
    if front is None:
        made = write_front((*KEYS, METADATA), issue, publication, further=True)
        return made.replace("\n", end) + end * 2 + text
    wanted = dict(further_values(issue, publication))
    changes: list[tuple[int, int, str]] = []
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
    changes.append((front.close, front.close, "".join(line + end for line in lines)))
    for start, stop, written in sorted(changes, reverse=True):
        text = text[:start] + written + text[stop:]
    return text


def says_draft(text: str) -> bool:
    """Tell whether a text's front matter says that it is a draft, so that a site leaves it out."""
    front = read_front(text, split(text))
    key = front.key(DRAFT) if front else None
    return key is not None and text[key.value_start : key.value_end].strip().lower() == "true"
