"""The forms an issue goes out in beside its Markdown: web page, WeChat, e-mail, plain text, JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsroom.desk.context import Desk
from newsroom.model import Issue
from newsroom.settings.language import N_

Writer = Callable[[Desk, Issue, bool], str]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it is called, how its files end, how it is written."""

    id: str
    label: str
    ending: str
    write: Writer
    """Writes an issue; its last argument says that limits of the receiver do not matter."""


def _html(desk: Desk, issue: Issue, _force: bool) -> str:
    from newsroom.publish.html import web_page
    from newsroom.publish.styles import read_style

    return web_page(issue, desk.publication, read_style(desk.publication.style))


def _wechat(_desk: Desk, issue: Issue, force: bool) -> str:
    from newsroom.publish.wechat import need_fit, wechat_html

    body = wechat_html(issue)
    if not force:
        need_fit(issue, body)
    return body


def _email(desk: Desk, issue: Issue, force: bool) -> str:
    from newsroom.publish.email import mail_html, message_of, need_unclipped

    if not force:
        need_unclipped(mail_html(issue, desk.publication))
    # The instant of publication, so that the same issue gives the same file; all is ASCII in base64.
    return message_of(issue, desk.publication, issue.published or desk.now()).as_bytes().decode("ascii")


def _text(_desk: Desk, issue: Issue, _force: bool) -> str:
    from newsroom.publish.plaintext import plain_text

    return plain_text(issue)


def _brief(_desk: Desk, issue: Issue, _force: bool) -> str:
    from newsroom.publish.plaintext import plain_text

    return plain_text(issue, links=False)


def _json(desk: Desk, issue: Issue, _force: bool) -> str:
    from newsroom.publish.data import json_text

    return json_text(issue, desk.publication)


FORMS = {
    form.id: form
    for form in (
        Form("html", N_("web page"), ".html", _html),
        Form("wechat", N_("for WeChat’s editor"), ".wechat.html", _wechat),
        Form("email", N_("e-mail"), ".eml", _email),
        Form("text", N_("plain text for chats"), ".txt", _text),
        Form("brief", N_("plain text without links"), ".brief.txt", _brief),
        Form("json", "JSON", ".json", _json),
    )
}
"""By id, in the order they are offered."""


def content_of(desk: Desk, content: Issue, form: str, *, force: bool = False) -> bytes:
    """Write an issue in a form.

    Args:
        desk: The open newsroom.
        content: The issue.
        form: One of `FORMS`.
        force: Write what its receiver would refuse or cut, too.

    Raises:
        NewsroomError: a receiver would refuse or cut it, or the web style cannot be used.
    """
    return FORMS[form].write(desk, content, force).encode("utf-8", "replace")
