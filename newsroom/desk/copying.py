"""An issue, or some of its entries, on the way to the clipboard: as Markdown, rich text or plain text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsroom import issues
from newsroom.desk.context import Desk
from newsroom.model import Issue, NewsroomError
from newsroom.settings.language import N_, _, ngettext

COPIES = {
    "markdown": N_("Markdown"),
    "rich": N_("rich text"),
    "wechat": N_("rich text for WeChat’s editor"),
    "text": N_("plain text"),
}
"""What can be copied as what, by id, in the order they are offered."""


class Copied(Struct, frozen=True):
    """What goes onto the clipboard."""

    text: str
    html: str = ""
    """Rich text, where that is what was asked for; `text` is the same without its looks."""


def need_entries(issue: Issue, numbers: Sequence[int]) -> None:
    """Make sure that an issue has entries of those numbers.

    Raises:
        NewsroomError: one is missing.
    """
    for number in numbers:
        if not 1 <= number <= len(issue.entries):
            message = _("there is no entry {number}; the issue has {n}")
            raise NewsroomError(message.format(number=number, n=len(issue.entries)))


def copied(desk: Desk, issue: Issue, form: str, numbers: Sequence[int] = ()) -> Copied:
    """Write an issue for the clipboard.

    Args:
        desk: The open newsroom.
        issue: The issue.
        form: One of `COPIES`.
        numbers: The entries to take, in their order; none: the whole issue. Several are numbered from 1, a
            single one has no number.

    Raises:
        NewsroomError: there is no entry of a number.
    """
    from newsroom.publish.plaintext import plain_text
    from newsroom.publish.rich import rich_html
    from newsroom.publish.wechat import wechat_html

    need_entries(issue, numbers)
    numbered = len(numbers) != 1
    part = excerpt(issue, numbers) if numbers else issue
    if form == "markdown":
        return Copied(_markdown(desk, part, numbers))
    text = plain_text(part, numbered=numbered)
    if form == "rich":
        return Copied(text, rich_html(part, numbered=numbered))
    if form == "wechat":
        return Copied(text, wechat_html(part, numbered=numbered))
    return Copied(text)


def excerpt(issue: Issue, numbers: Sequence[int]) -> Issue:
    """Return an issue that has these entries alone, and neither title nor other texts."""
    entries = tuple(issue.entries[number - 1] for number in numbers)
    return replace(issue, title="", lead="", commentary="", entries=entries, source=None)


def described(issue: Issue, numbers: Sequence[int], form: str) -> str:
    """Say what is copied as what, in a few words."""
    if not numbers:
        what = _("the whole issue")
    else:
        what = ngettext("{n} entry", "{n} entries", len(numbers)).format(n=len(numbers))
    return _("{what} as {form}").format(what=what, form=_(COPIES[form]))


def write_page(desk: Desk, issue: Issue, form: str, numbers: Sequence[int] = ()) -> Path:
    """Write the page with a button that copies, for systems without a tool for rich text; return its file.

    Raises:
        NewsroomError: it cannot be written, or there is no entry of a number.
    """
    from newsroom.publish.writing import write_atomically
    from newsroom.settings.paths import state_folder

    path = state_folder() / "copy" / f"{form}.html"
    write_atomically(path, page(desk, issue, form, numbers).encode("utf-8", "replace"))
    return path


def page(desk: Desk, issue: Issue, form: str, numbers: Sequence[int] = ()) -> str:
    """Write the page with a button; that for WeChat has title and 摘要 besides, and all lengths."""
    from newsroom.publish import wechat
    from newsroom.publish.copypage import Field, Measure, copy_page
    from newsroom.publish.html import description

    made = copied(desk, issue, form, numbers)
    body = made.html or f"<pre>{_escaped(made.text)}</pre>"
    fields: list[Field] = []
    measure = None
    if form == "wechat":
        measure = Measure(len(body), wechat.LONGEST)
        if not numbers:
            about = description(issue, wechat.LONGEST_DIGEST)
            fields = [
                Field(_("Title"), issue.title, wechat.LONGEST_TITLE),
                Field(_("Digest (摘要)"), about, wechat.LONGEST_DIGEST),
            ]
    title = (
        f"{issue.title} · {described(issue, numbers, form)}"
        if issue.title
        else described(issue, numbers, form)
    )
    return copy_page(title, body, made.text, fields, measure)


def _escaped(text: str) -> str:
    from newsroom.publish.markup import text_of

    return text_of(text)


def _markdown(desk: Desk, part: Issue, numbers: Sequence[int]) -> str:
    if not numbers:
        return issues.render(part, desk.publication)
    from newsroom.issues.composing import write_entry, write_head

    if len(numbers) > 1:
        return "\n\n".join(write_entry(n, entry) for n, entry in enumerate(part.entries, 1)) + "\n"
    entry = part.entries[0]
    return "\n\n".join(each for each in (write_head(entry.headline, entry.url), entry.summary) if each) + "\n"
