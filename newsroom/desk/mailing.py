"""An issue is mailed: first to the editor to try it, then to the list; what was tried is remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import formataddr, getaddresses, make_msgid
from typing import Any

from newsroom import issues
from newsroom.desk import checking, composing
from newsroom.desk.context import Desk
from newsroom.model import Finding, Issue, NewsroomError, StoredIssue
from newsroom.publish.email import CLIPPED, mail_html, message_of
from newsroom.publish.smtp import PORTS, Delivered, Server, deliver
from newsroom.settings.language import _, ngettext
from newsroom.settings.said import said
from newsroom.settings.secrets import secret
from newsroom.settings.tables import MailTable
from newsroom.wire.reach import is_loopback

_ADDRESS = re.compile(r"[!-~]+@(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+", re.ASCII)
_FORBIDDEN = re.compile(r'[\s<>,;"\\()\[\]]|@.*@')
_LEAVE = re.compile(r"(?:https|mailto):[!-;=?-~]+\Z")
FORM = "mail"
"""What the archive calls an issue that was mailed."""


class MailSetting(NewsroomError):
    """A setting of ``[mail]`` is missing or cannot be used."""


class NotReady(NewsroomError):
    """The issue should not be mailed as it is; `findings` are the check's errors, if those are why."""

    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Mailing:
    """What would be mailed to whom; `need_ready` tells whether it should."""

    stored: StoredIssue
    dated: Issue
    """The issue with its instant of publication."""
    server: Server = field(repr=False)
    sender: str
    """The address alone."""
    receivers: tuple[str, ...]
    message: EmailMessage = field(repr=False)
    test: bool
    sha: str
    """SHA-256 of what is read in the message: the same as long as that is."""
    html_size: int
    """Bytes of the HTML part."""
    tested: datetime | None
    """When the same was sent to try it."""
    sent_before: tuple[str, ...] = ()
    """Those of the receivers that got this issue before."""

    @property
    def size(self) -> int:
        """Bytes of the whole message."""
        return len(self.message.as_bytes())

    @property
    def clipped(self) -> bool:
        """Gmail will show only its beginning."""
        return self.html_size >= CLIPPED


def plan(desk: Desk, stored: StoredIssue, *, test: bool, to: Sequence[str] = ()) -> Mailing:
    """Make ready what would be mailed; nothing is sent.

    Args:
        desk: The open newsroom.
        stored: The issue.
        test: To the editor, to try it.
        to: Addresses in place of those of the settings.

    Raises:
        MailSetting: a setting is missing or cannot be used.
        NewsroomError: the password is not where the settings say.
    """
    table = desk.settings.mail
    name, sender = _sender(table)
    if test:
        receivers = _addresses(to or [table.test or sender], "mail.test")
    else:
        receivers = _addresses(to or table.to, "mail.to")
    dated = issues.fix_published(stored.issue, desk.now(), desk.publication)
    message = message_of(dated, desk.publication, desk.local_now())
    _address(message, table, dated, (name, sender), receivers)
    html = mail_html(dated, desk.publication)
    sha = _sha(message, html)
    remembered = _remembered(desk, stored.head.id)
    tried = remembered["tested"].get(sha)
    return Mailing(
        stored,
        dated,
        _server(table),
        sender,
        receivers,
        message,
        test,
        sha,
        len(html.encode()),
        datetime.fromisoformat(tried) if tried else None,
        tuple(each for each in receivers if each in remembered["sent"]),
    )


def need_ready(desk: Desk, mailing: Mailing, *, force: bool = False) -> None:
    """Make sure that an issue may go out to the list: tried, checked, not too long, and not sent before.

    Args:
        desk: The open newsroom.
        mailing: What would be mailed; to try it, it always may.
        force: Ask only whether it was tried.

    Raises:
        NotReady: it should not.
    """
    if mailing.test:
        return
    if not force:
        _need_sound(desk, mailing)
    if mailing.tested is None:
        raise NotReady(_("send it to yourself first, as it is now: newsroom issue mail --test"))


def _need_sound(desk: Desk, mailing: Mailing) -> None:
    stored = StoredIssue(head=mailing.stored.head, issue=mailing.dated)
    if errors := checking.check_issue(desk, stored).errors:
        message = ngettext(
            "the issue was not sent: the check found {n} error; correct it, or use --force",
            "the issue was not sent: the check found {n} errors; correct them, or use --force",
            len(errors),
        )
        refusal = NotReady(message.format(n=len(errors)))
        refusal.findings = errors
        raise refusal
    if mailing.clipped:
        message = _("the e-mail has {n} KB; Gmail shows only the first {most}: shorten it, or use --force")
        raise NotReady(message.format(n=-(-mailing.html_size // 1024), most=CLIPPED // 1024))
    if mailing.sent_before:
        message = ngettext(
            "this issue went to {n} of the receivers before; --force sends it again",
            "this issue went to {n} of the receivers before; --force sends it again",
            len(mailing.sent_before),
        )
        raise NotReady(message.format(n=len(mailing.sent_before)))


def send(mailing: Mailing) -> Delivered:
    """Hand the message to the server; the store is not touched, so that this can take its time anywhere.

    Raises:
        NewsroomError: nothing was sent.
    """
    return deliver(mailing.server, mailing.sender, mailing.receivers, mailing.message.as_bytes())


def keep(desk: Desk, mailing: Mailing, delivered: Delivered) -> None:
    """Remember what was sent; an issue that went to the list has gone out."""
    id = mailing.stored.head.id
    remembered = _remembered(desk, id)
    if mailing.test:
        remembered["tested"][mailing.sha] = desk.now().isoformat()
    else:
        remembered["sent"] = sorted({*remembered["sent"], *delivered.taken})
    desk.store.state.set(_key(id), remembered)
    if mailing.test:
        return
    now = desk.store.issues.get(id)
    if now.issue.published is None and mailing.dated.published is not None:
        at = mailing.dated.published
        composing.change(
            desk, id, lambda issue: issues.fix_published(issue, at, desk.publication), said("first export")
        )
    place = f"smtp://{mailing.server.host}"
    desk.store.issues.mark_exported(id, desk.now(), place, mailing.sha, FORM)


def _key(id: int) -> str:
    return f"mail.{id}"


def _remembered(desk: Desk, id: int) -> dict[str, Any]:
    return {"tested": {}, "sent": [], **(desk.store.state.get(_key(id)) or {})}


def _sha(message: EmailMessage, html: str) -> str:
    """Tell what is read apart: neither its date and id, nor who gets it."""
    text = message.get_body(("plain",))
    parts = [message["Subject"], message["From"], message["List-Unsubscribe"] or ""]
    parts += [text.get_content() if text is not None else "", html]
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


def _address(
    message: EmailMessage,
    table: MailTable,
    issue: Issue,
    sender: tuple[str, str],
    receivers: Sequence[str],
) -> None:
    """Put the heads on a message; of several receivers none is named, so none sees the others."""
    del message["Subject"]
    message["Subject"] = _subject(table, issue)
    message["From"] = formataddr(sender)
    message["To"] = receivers[0] if len(receivers) == 1 else formataddr(sender)
    message["Message-ID"] = make_msgid(domain=sender[1].rpartition("@")[2])
    if table.unsubscribe:
        if not _LEAVE.match(table.unsubscribe):
            raise MailSetting(_("mail.unsubscribe is no address beginning with https: or mailto:"))
        message["List-Unsubscribe"] = f"<{table.unsubscribe}>"


def _subject(table: MailTable, issue: Issue) -> str:
    try:
        subject = table.subject.format(title=issue.title, date=issue.date or "")
    except (LookupError, ValueError, AttributeError):
        message = _("mail.subject is no pattern; it can have {{title}} and {{date:%Y-%m-%d}}")
        raise MailSetting(message.format()) from None
    from newsroom.text.clean import one_line

    return one_line(subject)


def _server(table: MailTable) -> Server:
    if not table.host:
        raise MailSetting(_("no mail server is set up: see [mail] in the settings"))
    password = None
    if table.user is not None:
        if table.security == "none" and not is_loopback(table.host):
            message = _("a password is sent over a safe line only; mail.security of {host} is none")
            raise MailSetting(message.format(host=table.host))
        if not table.password:
            raise MailSetting(_("mail.password is not set: name the environment variable, or keyring"))
        password = secret(table.password, table.host, "mail.password")
    port = table.port or PORTS[table.security]
    return Server(table.host, port, table.security, table.timeout, table.user, password)


def _sender(table: MailTable) -> tuple[str, str]:
    if not table.host:
        raise MailSetting(_("no mail server is set up: see [mail] in the settings"))
    found = getaddresses([table.sender or ""])
    if len(found) != 1 or not _is_address(found[0][1]):
        raise MailSetting(_('mail.from is no address; write it as "Name <name@example.org>"'))
    return found[0]


def _addresses(texts: Sequence[str], setting: str) -> tuple[str, ...]:
    """Read addresses, each once; a name before one is left out."""
    if not texts:
        raise MailSetting(_("there is no one to send it to: set mail.to, or give --to"))
    found: dict[str, None] = {}
    for text in texts:
        pairs = getaddresses([text])
        if len(pairs) != 1 or not _is_address(pairs[0][1]):
            from newsroom.text.clean import one_line

            message = _("{text} is no mail address ({setting} or --to)")
            raise MailSetting(message.format(text=one_line(text), setting=setting))
        found[pairs[0][1]] = None
    return tuple(found)


def _is_address(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text)) and not _FORBIDDEN.search(text)
