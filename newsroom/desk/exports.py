"""The forms an issue goes out in beside its Markdown: web page, WeChat, e-mail, plain text, JSON."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from newsroom.desk.context import Desk
from newsroom.model import Issue
from newsroom.settings.language import N_

Writer = Callable[[Desk, int, Issue, bool], str]


class Format(Struct, frozen=True):
    """A format: what it is called, how its files end, how it is written."""

    id: str
    label: str
    ending: str
    write: Writer
    """Writes an issue; its last argument says that limits of the receiver do not matter."""


def _html(desk: Desk, id: int, issue: Issue, _force: bool) -> str:
    from newsroom.desk.outlets import address_of
    from newsroom.publish.html import Frame, web_page
    from newsroom.publish.styles import read_style

    frame = Frame(address=address_of(desk, id, issue))
    return web_page(issue, desk.publication, read_style(desk.publication.style), frame)


def _wechat(_desk: Desk, _id: int, issue: Issue, force: bool) -> str:
    from newsroom.publish.wechat import need_fit, wechat_html

    body = wechat_html(issue)
    if not force:
        need_fit(issue, body)
    return body


def _email(desk: Desk, id: int, issue: Issue, force: bool) -> str:
    from newsroom.desk.outlets import address_of
    from newsroom.publish.email import mail_html, message_of, need_unclipped

    address = address_of(desk, id, issue)
    if not force:
        need_unclipped(mail_html(issue, address))
    # The instant of publication, so that the same issue gives the same file; all is ASCII in base64.
    return message_of(issue, address, issue.published or desk.now()).as_bytes().decode("ascii")


def _text(_desk: Desk, _id: int, issue: Issue, _force: bool) -> str:
    from newsroom.publish.plaintext import plain_text

    return plain_text(issue)


def _brief(_desk: Desk, _id: int, issue: Issue, _force: bool) -> str:
    from newsroom.publish.plaintext import plain_text

    return plain_text(issue, links=False)


def _json(desk: Desk, id: int, issue: Issue, _force: bool) -> str:
    from newsroom.desk.outlets import address_of
    from newsroom.publish.data import json_text

    return json_text(issue, desk.publication, address_of(desk, id, issue))


FORMATS = {
    each.id: each
    for each in (
        Format("html", N_("web page"), ".html", _html),
        Format("wechat", N_("for WeChat’s editor"), ".wechat.html", _wechat),
        Format("email", N_("e-mail"), ".eml", _email),
        Format("text", N_("plain text for chats"), ".txt", _text),
        Format("brief", N_("plain text without links"), ".brief.txt", _brief),
        Format("json", "JSON", ".json", _json),
    )
}
"""By id, in the order they are offered."""


def content_of(desk: Desk, id: int, content: Issue, format: str, *, force: bool = False) -> bytes:
    """Write an issue in a format.

    Args:
        desk: The open newsroom.
        id: Its id in the archive.
        content: The issue.
        format: One of `FORMATS`.
        force: Write what its receiver would refuse or cut, too.

    Raises:
        NewsroomError: a receiver would refuse or cut it, or the web style cannot be used.
    """
    return FORMATS[format].write(desk, id, content, force).encode("utf-8", "replace")
