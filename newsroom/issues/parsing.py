"""Reading a digest file: text in, concrete tree or issue out. Nothing here raises, whatever the text."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from newsroom.issues.body import read_body
from newsroom.issues.composing import KEYS, METADATA, compose
from newsroom.issues.dates import find_day, find_day_by
from newsroom.issues.forms.recognition import covered, first_line, form_of
from newsroom.issues.front import Front, read_front
from newsroom.issues.heads import HeadStyle
from newsroom.issues.lines import newline, split
from newsroom.issues.scalars import in_zone, read_instant, read_line, read_string, read_strings
from newsroom.issues.tree import Tree
from newsroom.model import FORMS, HOUSE, Entry, Form, Issue, Publication


def parse(text: str, publication: Publication = HOUSE) -> Issue:
    """Read a digest file as an issue; never raises.

    Entries are called ``e1``, ``e2`` … by their place in the file. The issue keeps the text as its
    `source`, and rendering gives it back byte for byte as long as no value is changed; what was not
    recognised stays in it. Front matter, lead, numbered entries headed by a linked or bold headline, what
    stands under the publication's commentary heading, and the entries of other houses (see
    `newsroom.issues.foreign`) are recognised.

    Args:
        text: The file's text, as `decode` gives it.
        publication: Whose commentary heading, title and time zone the file is read by.
    """
    form = form_of(text)
    tree = read_tree(text, publication)
    return _issue(tree) if form == "daily" else _document(tree, form)


def _document(tree: Tree, form: Form) -> Issue:
    """Read a deep dive or a review: one text, whose sections `newsroom.issues.forms` knows."""
    period = FORMS[form].period
    return Issue(
        date=tree.day if period == "day" else covered(tree.text, period),
        title=tree.title or first_line(tree.text),
        published=tree.published,
        categories=tree.categories,
        source=tree.text,
        form=form,
    )


def _issue(tree: Tree) -> Issue:
    entries = tuple(
        Entry(uid=f"e{number}", headline=block.headline, url=block.url, summary=block.brief)
        for number, block in enumerate(tree.blocks, 1)
    )
    return Issue(
        date=tree.day,
        title=tree.title,
        published=tree.published,
        categories=tree.categories,
        lead=tree.lead_value,
        entries=entries,
        commentary=tree.commentary_value,
        aigc=tree.aigc,
        source=tree.text,
    )


def unknown_keys(text: str, publication: Publication = HOUSE) -> tuple[str, ...]:
    """Return the keys of a file's front matter that the publication's issues do not have."""
    front = read_tree(text, publication).front
    if front is None:
        return ()
    known = {publication.front_name(key) for key in KEYS} | {key for key, _value in publication.front}
    return tuple(key.name for key in front.keys if key.name not in known | {METADATA})


def find_date(text: str, name: str | None = None, publication: Publication = HOUSE) -> date | None:
    """Find the day of a digest file: in its front matter, else its name, else its first heading.

    Args:
        text: The file's text.
        name: The file's name, without folders.
        publication: Whose patterns are tried before any other way to write a date.
    """
    tree = read_tree(text, publication)
    in_front = _front_day(tree.front, text, tree.published, publication) if tree.front else None
    return in_front or (named_day(name, publication) if name else None) or tree.day


def named_day(name: str, publication: Publication = HOUSE) -> date | None:
    """Find the day in a file's name: by the publication's pattern, else any date written out in it."""
    pattern = publication.filename.rsplit("/", 1)[-1]
    day = find_day_by(pattern, name) or find_day(name)
    return day.date if day else None


def titled_day(title: str, publication: Publication = HOUSE) -> date | None:
    """Find the day in an issue's title: by the publication's pattern, else any date written out in it."""
    day = find_day_by(publication.title, title) or find_day(title)
    return day.date if day else None


@lru_cache(maxsize=16)
def read_tree(text: str, publication: Publication = HOUSE) -> Tree:
    """Read a digest file as a concrete tree; never raises."""
    lines = split(text)
    front = read_front(text, lines)
    first = front.lines if front else 0
    body = read_body(text, lines, first, publication.commentary_heading)
    title_key = front.house_key("title", publication) if front else None
    published_key = front.house_key("date", publication) if front else None
    categories_key = front.house_key("categories", publication) if front else None
    published = None
    if published_key:
        raw = text[published_key.value_start : published_key.value_end]
        zone = ZoneInfo(publication.zone)
        published = in_zone(read_instant(raw, zone), zone)
    title = body.heading
    if title_key:
        title = read_line(text[title_key.value_start : title_key.value_end])
    categories: tuple[str, ...] = ()
    if categories_key:
        categories = read_strings(text[categories_key.value_start : categories_key.value_end])
    day = _front_day(front, text, published, publication) if front else None
    if day is None and (headed := find_day(body.heading)):
        day = headed.date
    tree = Tree(
        text=text,
        newline=newline(text),
        front=front,
        body=lines[first].start if first < len(lines) else len(text),
        title=title,
        title_key=title_key,
        published=published,
        published_key=published_key,
        categories=categories,
        categories_key=categories_key,
        day=day,
        lead=body.lead,
        blocks=body.blocks,
        commentary=body.commentary,
    )
    if _is_ours(tree, publication):
        return tree
    # Imported late: the desk starts with an issue of ours, and all these patterns take time to compile.
    from newsroom.issues.foreign.recogniser import with_foreign

    return with_foreign(tree, lines, publication.commentary_heading)


def _is_ours(tree: Tree, publication: Publication) -> bool:
    """Tell whether the entries are to be looked for in our form alone.

    That is so where most heads are of our form, and in what we write ourselves, however little is in it.
    """
    ours = sum(block.head.style is HeadStyle.HOUSE for block in tree.blocks)
    if tree.blocks and ours * 2 >= len(tree.blocks):
        return True
    written = compose(replace(_issue(tree), date=None), publication)
    return tree.text.rstrip("\r\n") == written.rstrip("\r\n")


def _front_day(front: Front, text: str, published: datetime | None, publication: Publication) -> date | None:
    if published is not None:
        return published.date()
    key = front.house_key("title", publication)
    return (
        titled_day(read_string(text[key.value_start : key.value_end].strip()), publication) if key else None
    )
