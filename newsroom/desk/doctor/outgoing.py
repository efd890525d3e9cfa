"""What the newsroom hands to others: mail, hooks, commits, and the bridges that feeds come over.

Addresses and commands may have keys in them: of addresses the host is named, of commands the program.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk.doctor.examined import Examined, State
from newsroom.desk.doctor.places import home_of, listens
from newsroom.settings.language import _, ngettext

if TYPE_CHECKING:
    from newsroom.model import Hook
    from newsroom.settings.config import Settings
    from newsroom.settings.tables import MailTable

_SUBMISSION = (25, 465, 587, 2525)
"""Ports that servers take mail at (RFC 6409, RFC 8314), and one that many have where others are blocked."""


def look(settings: Settings) -> Iterator[Examined]:
    """Look at all of it; nothing is sent, no hook is run, and of others' machines none is asked."""
    yield from _bridges(settings)
    yield from _mail(settings.mail)
    yield from _hooks(settings)
    yield from _git(settings)


def _bridges(settings: Settings) -> Iterator[Examined]:
    for key, address in (("rsshub", settings.sources.rsshub), ("werss", settings.sources.werss)):
        if address is None:
            continue
        from yarl import URL

        from newsroom.wire.reach import is_loopback

        try:
            url = URL(address)
        except ValueError:
            url = URL()
        if url.scheme not in ("http", "https") or not url.host:
            message = _("sources.{key} is no web address: it begins with https:// or http://")
            yield Examined("feeds", "error", message.format(key=key))
        elif is_loopback(url.host) and not listens(url.host, url.port or 0):
            message = _("nothing listens at {host}, port {port}: start it, or mend sources.{key}")
            yield Examined("feeds", "warning", message.format(host=url.host, port=url.port, key=key))
        else:
            message = _("sources.{key} is {host}; whether it answers is seen when a feed over it is fetched")
            yield Examined("feeds", "ok", message.format(key=key, host=url.host))


def _mail(table: MailTable) -> Iterator[Examined]:
    if not table.host:
        if table.sender or table.to or table.user:
            message = _("mail.host is not set, so nothing can be sent: name the server")
            yield Examined("mail", "error", message)
        return
    from newsroom.desk.mailing import faults
    from newsroom.publish.smtp import PORTS
    from newsroom.wire.reach import is_loopback

    found = [Examined("mail", "error", each) for each in faults(table)]
    port = table.port or PORTS[table.security]
    named = {"host": table.host, "port": port, "security": table.security}
    if is_loopback(table.host):
        if not listens(table.host, port):
            message = _("nothing listens at {host}, port {port}: start the mail server, or mend mail.port")
            found.append(Examined("mail", "warning", message.format(**named)))
    elif table.security == "none":
        message = _(
            "issues and the password go to {host} unencrypted: set mail.security to tls or starttls; none is"
            " for a server on this machine"
        )
        found.append(Examined("mail", "warning", message.format(**named)))
    elif port not in _SUBMISSION:
        message = _(
            "port {port} of {host} is none that mail is handed in at: it is 465 with tls, 587 with starttls;"
            " leave mail.port out to have it chosen by mail.security"
        )
        found.append(Examined("mail", "warning", message.format(**named)))
    elif {port, PORTS[table.security]} == {465, 587}:
        message = _(
            "port {port} of {host} does not go with security = {security}: it is 465 with tls, 587 with"
            " starttls; leave mail.port out to have it chosen by mail.security"
        )
        found.append(Examined("mail", "warning", message.format(**named)))
    message = _("{host}, port {port}, asked only when you send an issue")
    yield from found or [Examined("mail", "ok", message.format(**named))]


def _hooks(settings: Settings) -> Iterator[Examined]:
    if not settings.hooks:
        return
    folder = settings.file.parent
    bad = 0
    for number, hook in enumerate(settings.hooks, 1):
        if problem := _missing(hook, folder if os.path.isdir(folder) else Path.home()):
            bad += 1
            message = _("hook {n}, on {event}: {problem}")
            told = message.format(n=number, event=hook.on, problem=problem)
            yield Examined("programs", "error", told)
    if not bad:
        n = len(settings.hooks)
        message = ngettext("{n} hook, and its program is there", "{n} hooks, and their programs are there", n)
        if any(isinstance(hook.run, str) for hook in settings.hooks):
            message = ngettext(
                "{n} hook; a line for the shell is not looked into",
                "{n} hooks; lines for the shell are not looked into",
                n,
            )
        yield Examined("programs", "ok", message.format(n=n))


def _missing(hook: Hook, folder: Path) -> str:
    """Say what keeps a hook from being started; '' where nothing does. It is run in `folder`."""
    if isinstance(hook.run, str):
        return ""
    program = hook.run[0]
    if not os.path.dirname(program):
        if shutil.which(program):
            return ""
        return _("no program {program} in $PATH: install it, or write its whole path").format(program=program)
    place = os.path.join(folder, program)
    if not os.path.isfile(place):
        message = _("there is no program {program}: write its whole path, or the way to it from {folder}")
        return message.format(program=program, folder=folder.absolute())
    if not os.access(place, os.X_OK):
        return _("{program} may not be run: chmod +x {place}").format(program=program, place=place)
    return ""


def _git(settings: Settings) -> Iterator[Examined]:
    committed = [each for each in settings.publications.values() if each.git.commit]
    if not committed:
        return
    if not shutil.which("git"):
        yield Examined("programs", "error", _("a publication is committed by git, and git is not installed"))
        return
    from newsroom.desk.git import GitError, faults

    bad = False
    for publication in committed:
        state: State = "warning"
        try:
            problems = faults(home_of(publication.folder or os.curdir), publication.git)
        except GitError as error:
            problems, state = [str(error)], "error"
        for problem in problems:
            bad = True
            message = _("{file}: {problem}").format(file=publication.name, problem=problem)
            yield Examined("programs", state, message)
    if not bad:
        yield Examined("programs", "ok", _("git commits what is published"))
