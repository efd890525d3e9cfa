"""An issue as an e-mail: plain text and HTML with its styles in the elements."""

import hashlib
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from newsroom.model import Issue
from newsroom.publish.errors import PublishError
from newsroom.publish.html import description
from newsroom.publish.markup import link_of, text_of
from newsroom.publish.plaintext import plain_text
from newsroom.publish.rich import LINK, PLAIN, rich_html
from newsroom.settings.language import _
from newsroom.text.clean import clean_text

CLIPPED = 102 * 1024
"""Bytes of HTML from which Gmail shows only the beginning."""

_BODY = "margin:0;padding:16px;background:#fff;color:#222;font:16px/1.8 sans-serif;"
_PAGE = "max-width:640px;margin:0 auto;"


class TooLongForMail(PublishError):
    """Gmail would clip the message."""


def message_of(issue: Issue, address: str, at: datetime) -> EmailMessage:
    """Make a message of an issue, without sender and receivers.

    Args:
        issue: The issue; parts not written yet are left out.
        address: Its permanent address; '' where it has none.
        at: The instant the message bears.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = clean_text(issue.title, keep_newlines=False)
    message["Date"] = at
    message.set_content(plain_text(issue), cte="base64")
    html = mail_html(issue, address)
    message.add_alternative(html, subtype="html", cte="base64")
    # Of its content, so that the same issue is the same file; base64 never has a line that begins like it.
    message.set_boundary(f"=_{hashlib.sha256(html.encode()).hexdigest()[:32]}")
    return message


def mail_html(issue: Issue, address: str) -> str:
    """Write the HTML part; arguments as for `message_of`."""
    body = rich_html(issue)
    if address := link_of(address):
        body += f'\n<p style="{PLAIN}"><a href="{address}" style="{LINK}">在网页上阅读</a></p>'
    return (
        '<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text_of(issue.title)}</title>\n</head>\n"
        f'<body style="{_BODY}">\n'
        f'<div style="display:none;max-height:0;overflow:hidden;">{text_of(description(issue))}</div>\n'
        f'<div style="{_PAGE}">\n{body}\n</div>\n</body>\n</html>\n'
    )


def need_unclipped(html: str) -> None:
    """Make sure that Gmail shows all of a message.

    Raises:
        TooLongForMail: it would show only the beginning.
    """
    size = len(html.encode())
    if size >= CLIPPED:
        text = _("the e-mail has {n} KB; Gmail shows only the first {most}: shorten it, or use --force")
        raise TooLongForMail(text.format(n=-(-size // 1024), most=CLIPPED // 1024))
