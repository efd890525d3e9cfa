"""Edits of an issue: pure functions from one issue to the next.

Headlines, addresses, summaries and the lead are one line each, without white space at their ends and
without characters that hide or harm. A line break inside one is an error and not silently made a space: it
is text put in the wrong place more often than not.
"""

import os
import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from newsroom.issues.escapes import escape_url
from newsroom.issues.scalars import to_millisecond
from newsroom.model import HOUSE, Draft, Entry, Issue, NewsroomError, Publication
from newsroom.settings.language import _
from newsroom.text.clean import clean_text

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


class EditError(NewsroomError):
    """An edit does not fit the issue."""


def new_uid() -> str:
    """Return a name for a new entry: random, and never one that an entry read from a file has (``e1``)."""
    return "n" + os.urandom(6).hex()


def new_issue(day: date, publication: Publication = HOUSE) -> Issue:
    """Return an empty issue of a day, titled by the publication's pattern."""
    title = publication.title.format(date=day)
    return Issue(date=day, title=title, categories=publication.categories)


def new_entry(
    *, headline: str = "", url: str = "", summary: str = "", article: int | None = None, drafted: bool = False
) -> Entry:
    """Return an entry with a name of its own, its texts made clean.

    Raises:
        EditError: one of the texts has more than one line.
    """
    return Entry(
        uid=new_uid(),
        headline=_line(headline, _("headline")),
        url=_line(url, _("link")),
        summary=_line(summary, _("summary")),
        article=article,
        drafted=drafted,
    )


def add_entry(issue: Issue, entry: Entry, place: int | None = None) -> Issue:
    """Add an entry, at the end or so that it gets the number `place`.

    Raises:
        EditError: there can be no such number, the issue has an entry of that uid, or a text has more than
        one line.
    """
    count = len(issue.entries)
    if any(other.uid == entry.uid for other in issue.entries):
        raise EditError(_("the issue has an entry {uid} already").format(uid=entry.uid))
    place = _place(place if place is not None else count + 1, count + 1)
    entry = replace(
        entry,
        headline=_line(entry.headline, _("headline")),
        url=_line(entry.url, _("link")),
        summary=_line(entry.summary, _("summary")),
    )
    entries = (*issue.entries[: place - 1], entry, *issue.entries[place - 1 :])
    return replace(issue, entries=entries)


def remove_entry(issue: Issue, uid: str) -> Issue:
    """Take an entry out.

    Raises:
        EditError: the issue has no such entry.
    """
    at = _index(issue, uid)
    return replace(issue, entries=issue.entries[:at] + issue.entries[at + 1 :])


def move_entry(issue: Issue, uid: str, to: int) -> Issue:
    """Move an entry so that it gets the number `to`.

    Raises:
        EditError: the issue has no such entry or no such number.
    """
    entry = issue.entries[_index(issue, uid)]
    to = _place(to, len(issue.entries))
    rest = [other for other in issue.entries if other.uid != uid]
    rest.insert(to - 1, entry)
    return replace(issue, entries=tuple(rest))


def change_entry(
    issue: Issue,
    uid: str,
    *,
    headline: str | None = None,
    url: str | None = None,
    summary: str | None = None,
) -> Issue:
    """Change some texts of an entry; None leaves one as it is. A changed summary is no longer a draft.

    Raises:
        EditError: the issue has no such entry, or a text has more than one line.
    """
    at = _index(issue, uid)
    entry = changed = issue.entries[at]
    if headline is not None:
        changed = replace(changed, headline=_line(headline, _("headline")))
    if url is not None:
        changed = replace(changed, url=_line(url, _("link")))
        if issue.source is not None and entry.url:
            # In other houses' entries the link may stand within the summary.
            old, new = f"]({escape_url(entry.url)})", f"]({escape_url(changed.url)})"
            changed = replace(changed, summary=changed.summary.replace(old, new, 1))
    if summary is not None:
        changed = replace(changed, summary=_line(summary, _("summary")))
    if summary is not None and changed.summary != entry.summary:
        changed = replace(changed, drafted=False)
    return _with_entry(issue, at, changed)


def confirm_summary(issue: Issue, uid: str) -> Issue:
    """Take a drafted summary as it is: someone has read it.

    Raises:
        EditError: the issue has no such entry.
    """
    at = _index(issue, uid)
    return _with_entry(issue, at, replace(issue.entries[at], drafted=False))


def redraft_summary(issue: Issue, uid: str, was: str, summary: str) -> Issue:
    """Put a better draft in the place of the one a pick made; every other summary stays as it is.

    Args:
        issue: The issue.
        uid: The entry; one that is gone changes nothing.
        was: The draft of the pick. A draft that the editor asked for, or that a model wrote, is another.
        summary: Markdown, one line; '' changes nothing.
    """
    for at, entry in enumerate(issue.entries):
        own = entry.drafted and not entry.model and entry.summary == was
        if entry.uid == uid and own and summary:
            return _with_entry(issue, at, replace(entry, summary=_line(summary, _("summary"))))
    return issue


def draft_text(issue: Issue, field: str, text: str, *, uid: str | None = None, model: str = "") -> Issue:
    """Put in a text that the program or a model drafted, marked as such until someone edits or confirms it.

    A headline is chosen by the editor as it is put in, so it counts as read; a model's part in it stays
    known.

    Args:
        issue: The issue.
        field: ``summary`` or ``headline`` of an entry, ``lead`` or ``commentary``.
        text: What was drafted.
        uid: The entry's.
        model: The language model; '' where the text is the source's own.

    Raises:
        EditError: the issue has no such entry, or a text of one line has more.
    """
    if field in ("lead", "commentary"):
        issue = set_lead(issue, text) if field == "lead" else set_commentary(issue, text)
        others = tuple(each for each in issue.drafts if each.field != field)
        return replace(issue, drafts=(*others, Draft(field=field, model=model)))
    at = _index(issue, uid or "")
    entry = issue.entries[at]
    if field == "headline":
        entry = replace(entry, headline=_line(text, _("headline")), model=model or entry.model)
    else:
        entry = replace(entry, summary=_line(text, _("summary")), drafted=True, model=model)
    return _with_entry(issue, at, entry)


def with_text_of(issue: Issue, other: Issue, field: str, uid: str | None = None) -> Issue:
    """Return the issue with one text, and what is known of its drafting, as another state of it has them.

    Args:
        issue: The issue.
        other: The other state; an entry that is gone from either changes nothing.
        field: ``summary`` or ``headline`` of an entry, ``lead`` or ``commentary``.
        uid: The entry's.
    """
    if field in ("lead", "commentary"):
        drafts = tuple(each for each in issue.drafts if each.field != field)
        drafts += tuple(each for each in other.drafts if each.field == field)
        issue = set_lead(issue, other.lead) if field == "lead" else set_commentary(issue, other.commentary)
        return replace(issue, drafts=drafts)
    was = next((each for each in other.entries if each.uid == uid), None)
    for at, entry in enumerate(issue.entries):
        if was is None or entry.uid != uid:
            continue
        if field == "headline":
            return _with_entry(issue, at, replace(entry, headline=was.headline, model=was.model))
        entry = replace(entry, summary=was.summary, drafted=was.drafted, model=was.model)
        return _with_entry(issue, at, entry)
    return issue


def draft_of(issue: Issue, field: str, uid: str | None = None) -> Draft | None:
    """Return what is known of the drafting of a summary, a lead or a commentary; None where none was drafted.

    A summary that someone edited or confirmed is no draft any more.
    """
    if field in ("lead", "commentary"):
        return next((each for each in issue.drafts if each.field == field), None)
    entry = next((each for each in issue.entries if each.uid == uid), None)
    if field != "summary" or entry is None or not entry.drafted:
        return None
    return Draft(field=field, model=entry.model)


def embolden(issue: Issue, uid: str, summary: str) -> Issue:
    """Set a summary whose markup alone was changed: who drafted it, and whether it was read, stays.

    Raises:
        EditError: the issue has no such entry, or the summary has more than one line.
    """
    at = _index(issue, uid)
    return _with_entry(issue, at, replace(issue.entries[at], summary=_line(summary, _("summary"))))


def confirm_text(issue: Issue, field: str) -> Issue:
    """Take a lead or commentary that was drafted as it is: someone has read it."""
    drafts = (replace(each, confirmed=True) if each.field == field else each for each in issue.drafts)
    return replace(issue, drafts=tuple(drafts))


def follow_up(issue: Issue, uid: str, headline: str, follows: tuple[int, int] | None) -> Issue:
    """Have an entry follow up one that ran (后续), an issue's id and a number there, under a new headline.

    Raises:
        EditError: the issue has no such entry, or the headline has more than one line.
    """
    at = _index(issue, uid)
    headline = _line(headline, _("headline"))
    return _with_entry(issue, at, replace(issue.entries[at], headline=headline, follows=follows))


def set_lead(issue: Issue, lead: str) -> Issue:
    """Set the lead; '' takes it out. A changed one is no longer an unread draft.

    Raises:
        EditError: it has more than one line.
    """
    changed = replace(issue, lead=_line(lead, _("lead")))
    return changed if changed.lead == issue.lead else confirm_text(changed, "lead")


def set_commentary(issue: Issue, commentary: str) -> Issue:
    """Set the commentary; '' takes it out. One blank line is left between paragraphs, none at the ends."""
    text = _BLANK_LINES.sub("\n\n", clean_text(commentary)).strip()
    return issue if text == issue.commentary else confirm_text(replace(issue, commentary=text), "commentary")


def set_date(issue: Issue, day: date, publication: Publication = HOUSE) -> Issue:
    """Move the issue to another day: its title is made anew, its front matter keeps the time of day."""
    published = issue.published
    if published is not None:
        published = published.astimezone(ZoneInfo(publication.zone))
        published = published.replace(year=day.year, month=day.month, day=day.day)
    return replace(issue, date=day, title=publication.title.format(date=day), published=published)


def fix_published(issue: Issue, now: datetime, publication: Publication = HOUSE) -> Issue:
    """Give an issue at its first export its instant: its own day, at the time of day it is now.

    One that has an instant keeps it, and an imported one without it gets none: its file stays as it was.

    Args:
        issue: The issue.
        now: The instant of the export, with a zone.
        publication: Whose zone the time of day is in.
    """
    if issue.published is not None or issue.source is not None:
        return issue
    now = to_millisecond(now).astimezone(ZoneInfo(publication.zone))
    if issue.date is not None:
        now = now.replace(year=issue.date.year, month=issue.date.month, day=issue.date.day)
    return replace(issue, published=now)


def _line(text: str, what: str) -> str:
    text = clean_text(text).strip()
    if "\n" in text:
        raise EditError(_("the {part} must be one line; take out its line breaks").format(part=what))
    return text


def _index(issue: Issue, uid: str) -> int:
    for at, entry in enumerate(issue.entries):
        if entry.uid == uid:
            return at
    raise EditError(_("the issue has no entry {uid} any more").format(uid=uid))


def _place(place: int, last: int) -> int:
    if not 1 <= place <= last:
        raise EditError(
            _("no entry can have the number {n}; the last one is {last}").format(n=place, last=last)
        )
    return place


def _with_entry(issue: Issue, at: int, entry: Entry) -> Issue:
    return replace(issue, entries=(*issue.entries[:at], entry, *issue.entries[at + 1 :]))
