"""Words go into an issue: lead, commentary and the fields of its entries."""

from __future__ import annotations

from msgspec import Struct

from newsroom import issues
from newsroom.desk import composing
from newsroom.desk.context import Desk
from newsroom.model import Issue, NewsroomError, StoredIssue
from newsroom.settings.language import _
from newsroom.settings.said import said
from newsroom.text.addresses import is_web
from newsroom.text.cells import truncate
from newsroom.text.clean import one_line

_LEFT = 40
"""Columns that are shown of what stays in a file."""


class UnfitLink(NewsroomError):
    """An address cannot be an entry's link."""


class EntryNotFound(NewsroomError):
    """The issue has no entry of that number."""


class Texts(Struct, frozen=True, kw_only=True):
    """Texts of an issue to set; None leaves one as it is."""

    lead: str | None = None
    commentary: str | None = None


class EntryChange(Struct, frozen=True, kw_only=True):
    """What to change of an entry; None leaves a field as it is."""

    headline: str | None = None
    summary: str | None = None
    url: str | None = None
    to: int | None = None
    """The number it is to have."""
    drop: bool = False
    """Take it out; then nothing else is changed."""


def set_texts(desk: Desk, issue: int, texts: Texts) -> StoredIssue:
    """Set lead and commentary in one step.

    Raises:
        EditError: the lead has several lines; then nothing is set.
    """

    def edit(content: Issue) -> Issue:
        if texts.lead is not None:
            content = issues.set_lead(content, texts.lead)
        if texts.commentary is not None:
            content = issues.set_commentary(content, texts.commentary)
        return content

    return composing.change(desk, issue, edit, said("lead and commentary set"))


def change_entry(desk: Desk, issue: int, number: int, change: EntryChange) -> StoredIssue:
    """Change, move or take out the entry of a number, in one step.

    Raises:
        EntryNotFound: the issue has no entry of that number.
        EditError: a text has several lines, or there is no such number to move to; then nothing is changed.
        UnfitLink: the link is no web address; then nothing is changed.
    """
    if change.url and not is_web(change.url):
        message = _("{url!r} is not a web address: it begins with http:// or https:// and has no spaces")
        raise UnfitLink(message.format(url=change.url))

    def edit(content: Issue) -> Issue:
        uid = _uid(content, number)
        if change.drop:
            return issues.remove_entry(content, uid)
        content = issues.change_entry(
            content, uid, headline=change.headline, url=change.url, summary=change.summary
        )
        return content if change.to is None else issues.move_to(content, uid, change.to, desk.publication)

    return composing.change(desk, issue, edit, _cause(number, change))


def left_below(desk: Desk, issue: int, number: int) -> str:
    """Say what stays in an imported file below an entry that goes; '' where nothing does."""
    content = desk.store.issues.get(issue).issue
    if not 1 <= number <= len(content.entries):
        return ""
    return left_line(issues.footer_below(content, content.entries[number - 1].uid, desk.publication))


def left_line(footer: str) -> str:
    """Say that the footer of an imported file stays; '' for none."""
    if not footer:
        return ""
    return _("what stands below stays in the file: {words}").format(words=truncate(one_line(footer), _LEFT))


def _cause(number: int, change: EntryChange) -> str:
    """Say what a change does, for the history."""
    if change.drop:
        return said("entry {number} taken out", number=number)
    if change.to is not None and change == EntryChange(to=change.to):
        return said("entry {number} moved to {place}", number=number, place=change.to)
    return said("entry {number} changed", number=number)


def _uid(content: Issue, number: int) -> str:
    if not 1 <= number <= len(content.entries):
        message = _("there is no entry {number}; the issue has {n}")
        raise EntryNotFound(message.format(number=number, n=len(content.entries)))
    return content.entries[number - 1].uid
