"""An issue is mailed: first to the editor to try it, then to the list; what was tried is remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import formataddr, getaddresses, make_msgid
from typing import Any

from newsroom import issues
from newsroom.desk import checking, composing
from newsroom.desk.context import Desk
from newsroom.desk.outlets import address_of
from newsroom.desk.patterns import filled
from newsroom.model import Finding, Issue, NewsroomError, StoredIssue
from newsroom.publish.email import CLIPPED, mail_html, message_of
from newsroom.publish.smtp import PORTS, Delivered, MailError, Server, deliver
from newsroom.settings.language import _, listed, ngettext
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
    unsure: tuple[str, ...] = ()
    """Those whom it was being sent to, without an end that is known: it is under way, or was cut off."""

    @property
    def by(self) -> str:
        """The server that sends it, for people."""
        return _("{host}:{port} ({security})").format(
            host=self.server.host, port=self.server.port, security=self.server.security
        )

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
    address = address_of(desk, stored.head.id, dated)
    message = message_of(dated, address, desk.local_now())
    _address(message, table, dated, (name, sender), receivers)
    html = mail_html(dated, address)
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
        *_before(remembered, receivers),
    )


def need_ready(desk: Desk, mailing: Mailing, *, force: bool = False, again: bool = False) -> None:
    """Make sure that an issue may go out to the list: tried, checked, not too long, and not sent before.

    Args:
        desk: The open newsroom.
        mailing: What would be mailed; to try it, it always may.
        force: In spite of errors and length; an issue without entries never goes out.
        again: Also to those who got it before, or may have got it.

    Raises:
        NotReady: it should not.
    """
    if mailing.test:
        return
    if mailing.dated.form == "daily" and mailing.dated.source is None and not mailing.dated.entries:
        raise NotReady(_("the issue was not sent: it has no entry; pick stories first"))
    if not force:
        _need_sound(desk, mailing)
    if not again:
        _need_first(mailing)
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


def _need_first(mailing: Mailing) -> None:
    """Make sure that none of the receivers got it, or may have got it."""
    if mailing.sent_before:
        n = len(mailing.sent_before)
        message = ngettext(
            "this issue went to {n} of the receivers before; --again sends it again",
            "this issue went to {n} of the receivers before; --again sends it again",
            n,
        )
        raise NotReady(message.format(n=n))
    if mailing.unsure:
        n = len(mailing.unsure)
        message = ngettext(
            "this issue was being sent to {n} of the receivers ({some}), and whether it arrived is not known:"
            " it is still under way, or was cut off; ask them, then --again sends it again",
            "this issue was being sent to {n} of the receivers ({some}), and whether it arrived is not known:"
            " it is still under way, or was cut off; ask them, then --again sends it again",
            n,
        )
        raise NotReady(message.format(n=n, some=listed(mailing.unsure[:3])))


def send(desk: Desk, mailing: Mailing, *, again: bool = False) -> Delivered:
    """Hand the message to the server, and remember it: first as begun, afterwards what came of it.

    So two programs do not send it twice, and one that is cut off leaves behind whom it was sending to. It
    takes as long as the server likes; the store is not held meanwhile.

    Args:
        desk: The open newsroom.
        mailing: What is mailed.
        again: Also to those who got it before, or may have got it.

    Raises:
        NotReady: another program began to send it since the plan was made.
        NewsroomError: nothing was sent, as far as is known.
    """
    unsure = () if mailing.test else _claim(desk, mailing, again)
    try:
        delivered = deliver(mailing.server, mailing.sender, mailing.receivers, mailing.message.as_bytes())
    except MailError as error:
        if not mailing.test:
            _settle(desk, mailing, (), (*error.unsure, *unsure))
        raise
    _keep(desk, mailing, delivered)
    return delivered


def _claim(desk: Desk, mailing: Mailing, again: bool) -> tuple[str, ...]:
    """Write down whom it is being sent to; look once more whether someone else has.

    Returns:
        Those of whom it was not known before whether they got it, and still is not if this fails.
    """
    id = mailing.stored.head.id
    with desk.store.writing(durable=True):
        remembered = _remembered(desk, id)
        sent, unsure = _before(remembered, mailing.receivers)
        if not again:
            _need_first(replace(mailing, sent_before=sent, unsure=unsure))
        begun = desk.now().isoformat()
        remembered["begun"] |= {each.lower(): begun for each in mailing.receivers}
        desk.store.state.set(_key(id), remembered)
    return unsure


def _settle(desk: Desk, mailing: Mailing, taken: Sequence[str], unsure: Sequence[str]) -> None:
    """Write down what came of it: of those of whom it is not known it stays as begun."""
    id = mailing.stored.head.id
    with desk.store.writing(durable=True):
        remembered = _remembered(desk, id)
        for each in mailing.receivers:
            if each not in unsure:
                remembered["begun"].pop(each.lower(), None)
        remembered["sent"] = sorted({*remembered["sent"], *taken})
        desk.store.state.set(_key(id), remembered)


def _keep(desk: Desk, mailing: Mailing, delivered: Delivered) -> None:
    """Remember what was sent; an issue that went to the list has gone out."""
    id = mailing.stored.head.id
    if mailing.test:
        with desk.store.writing():
            remembered = _remembered(desk, id)
            remembered["tested"][mailing.sha] = desk.now().isoformat()
            desk.store.state.set(_key(id), remembered)
        return
    _settle(desk, mailing, delivered.taken, delivered.unsure)
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
    return {"tested": {}, "sent": [], "begun": {}, **(desk.store.state.get(_key(id)) or {})}


def _before(remembered: dict[str, Any], receivers: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the receivers who got it before, and those of whom that is not known."""
    sent = {each.lower() for each in remembered["sent"]}
    begun = remembered["begun"]
    return (
        tuple(each for each in receivers if each.lower() in sent),
        tuple(each for each in receivers if each.lower() in begun and each.lower() not in sent),
    )


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
    if leaving := _leaving(table):
        message["List-Unsubscribe"] = f"<{leaving}>"


def _leaving(table: MailTable) -> str:
    """Return where to leave the list, '' where nothing is set."""
    if table.unsubscribe and not _LEAVE.match(table.unsubscribe):
        raise MailSetting(_("mail.unsubscribe is no address beginning with https: or mailto:"))
    return table.unsubscribe or ""


def _subject(table: MailTable, issue: Issue) -> str:
    try:
        subject = filled(table.subject, issue)
    except (LookupError, ValueError, AttributeError):
        message = _("mail.subject is no pattern; it can have {{title}} and {{date:%Y-%m-%d}}")
        raise MailSetting(message.format()) from None
    from newsroom.text.clean import one_line

    return one_line(subject)


def faults(table: MailTable) -> Iterator[str]:
    """Yield what of the settings, the environment and the keyring keeps issues from being mailed."""
    looks: list[Callable[[], object]] = [
        lambda: _sender(table),
        lambda: table.test and _addresses([table.test], "mail.test"),
        lambda: table.to and _addresses(table.to, "mail.to"),
        lambda: _subject(table, Issue(date=date(2025, 7, 27), title="")),
        lambda: _leaving(table),
        lambda: _server(table),
    ]
    for look in looks:
        try:
            look()
        except NewsroomError as error:
            yield str(error)


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
    found: dict[str, str] = {}
    for text in texts:
        pairs = getaddresses([text])
        if len(pairs) != 1 or not _is_address(pairs[0][1]):
            from newsroom.text.clean import one_line

            message = _("{text} is no mail address ({setting} or --to)")
            raise MailSetting(message.format(text=one_line(text), setting=setting))
        # Hosts are the same in any case (RFC 5321, 2.4), and no one's mailbox differs from another's by case.
        found.setdefault(pairs[0][1].lower(), pairs[0][1])
    return tuple(found.values())


def _is_address(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text)) and not _FORBIDDEN.search(text)
