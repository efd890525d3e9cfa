"""What the list of forms shows and does: the verbs of publishing and mailing, in words for the screen."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from newsroom.desk import Desk, exporting, mailing, publishing
from newsroom.desk.mailing import Mailing
from newsroom.desk.publishing import Plan, Published
from newsroom.model import Issue, NewsroomError
from newsroom.publish.smtp import Delivered
from newsroom.settings.language import N_, _, listed, ngettext
from newsroom.text.clean import one_line

CHOSEN = "publish.chosen"
"""Where it is remembered which forms were taken last."""
_LINES = 6
"""Lines of what git printed that are shown."""
_MAIL = {"mail-test": N_("mail: to yourself"), "mail": N_("mail: to the list")}
NEVER_AGAIN = frozenset(_MAIL)
"""What is never taken by itself the next time: mail cannot be called back."""


class Row(Struct, frozen=True):
    """A form that can be taken."""

    id: str
    label: str
    place: str
    """Where it goes: a whole path, or addresses."""
    shown_place: str
    """The same in short."""
    state: str
    note: str = ""
    """Why it cannot be done, or not without asking."""
    path: Path | None = None
    blocked: bool = False


class Question(Struct, frozen=True):
    """What is asked before something is done."""

    title: str
    words: str
    about: str = ""
    """The text it is about."""


def is_mail(target: str) -> bool:
    """Tell a mail from a file."""
    return target in _MAIL


def folder_of(desk: Desk, issue: Issue | None) -> str:
    """Name the folder that the files go to."""
    return str(exporting.place_of(desk, issue).parent) if issue is not None else ""


def rows(desk: Desk, issue: int) -> tuple[list[Row], int]:
    """Find out what each form would do; it takes its time.

    Returns:
        The forms, and how many errors of the check stop them.
    """
    planned = publishing.plan(desk, issue, _targets(desk))
    found = [
        Row(
            each.target,
            _(publishing.LABELS[each.target]),
            str(each.path),
            each.path.name,
            _(publishing.STATES[each.state]),
            each.told,
            each.path,
            each.blocked,
        )
        for each in planned.files
    ]
    if desk.settings.mail.host:
        found += [_mail_row(desk, issue, target) for target in _MAIL]
    return found, len(planned.errors)


def _targets(desk: Desk) -> list[str]:
    """Name the forms that can be offered: a site only where the publication has one."""
    return [each for each in publishing.LABELS if each != "site" or desk.publication.archive]


def _mail_row(desk: Desk, issue: int, target: str) -> Row:
    label = _(_MAIL[target])
    try:
        planned = mailing.plan(desk, desk.store.issues.get(issue), test=target == "mail-test")
        n = len(planned.receivers)
        place = listed(planned.receivers)
        some = ngettext("{n} receiver", "{n} receivers", n).format(n=n) if n > 1 else place
        mailing.need_ready(desk, planned)
    except mailing.NotReady as error:
        return Row(target, label, place, some, _("held back"), str(error), blocked=True)
    except NewsroomError as error:
        return Row(target, label, "", "", _("not set up"), str(error), blocked=True)
    return Row(target, label, place, some, _("ready"))


def plan(desk: Desk, issue: int, targets: Sequence[str]) -> Plan:
    """Find out what publishing as these forms would do.

    Raises:
        NewsroomError: it cannot be done, whatever the editor says.
    """
    planned = publishing.plan(desk, issue, targets)
    if planned.problem:
        raise publishing.NotPublishable(planned.problem)
    return planned


def questions(planned: Plan) -> Iterator[Question]:
    """Yield what has to be asked before a plan is carried out."""
    if n := len(planned.errors):
        words = ngettext(
            "{n} error is left. Publish all the same?", "{n} errors are left. Publish all the same?", n
        )
        about = "\n".join(f"{each.rule} {each.message}" for each in planned.errors[:20])
        yield Question(_("Errors stop it"), words.format(n=n), about)
    for each in planned.files:
        if each.state == "refused":
            yield Question(_("Its receiver would refuse it"), _("Write it all the same?"), each.told)
        elif each.blocked:
            words = _("Write over {path}? A copy of it is kept.").format(path=each.path)
            yield Question(_("The file is there already"), words, each.difference or each.told)
    lines = [shlex.join(command) for command in planned.commit.commands] if planned.commit else []
    lines += planned.commit.notes if planned.commit else ()
    lines += [_("hook: {command}").format(command=hook.line) for hook in planned.hooks]
    if lines:
        yield Question(_("After writing"), _("Do this?"), "\n".join(lines))


def results(planned: Plan, done: Published) -> dict[str, tuple[str, bool]]:
    """Say of each form what came of it, and whether it failed."""
    return {
        each.target: (_("written"), False) if each.target in done.targets else (_("not written"), True)
        for each in planned.files
    }


def told(done: Published) -> tuple[str, bool]:
    """Say in a few lines what came of it, hooks aside, and whether all is well."""
    n = len(done.files)
    lines = [ngettext("{n} file written", "{n} files written", n).format(n=n)]
    if done.committed is not None:
        if done.committed.commit:
            lines.append(_("committed as {commit}").format(commit=done.committed.commit))
        if done.committed.pushed:
            lines.append(_("pushed"))
        if done.committed.problem:
            lines += [done.committed.problem, *_last_words(done.committed.output)]
    lines += [done.problem, *_last_words(done.output)]
    fine = not done.problem and (done.committed is None or not done.committed.problem)
    return "\n".join(line for line in lines if line), fine


def _last_words(output: str) -> list[str]:
    """Return the end of what git and the repository's hooks printed, where it tells what went wrong."""
    return [each for each in map(one_line, output.splitlines()) if each.strip()][-_LINES:]


def mailing_of(desk: Desk, issue: int, target: str) -> Mailing:
    """Make ready what would be mailed.

    Raises:
        NewsroomError: it is not set up, or should not go out.
    """
    planned = mailing.plan(desk, desk.store.issues.get(issue), test=target == "mail-test")
    mailing.need_ready(desk, planned)
    return planned


def mail_question(planned: Mailing) -> Question:
    """Ask whether it shall be sent, with all that tells where to."""
    n = len(planned.receivers)
    words = ngettext("Send it to {n} receiver?", "Send it to {n} receivers?", n).format(n=n)
    size = _("{n} KB").format(n=-(-planned.size // 1024))
    some = listed(planned.receivers[:20]) + (" …" if n > 20 else "")
    facts = [
        (_("Subject"), str(planned.message["Subject"])),
        (_("From"), str(planned.message["From"])),
        (_("To"), some),
        (_("By"), planned.by),
        (_("Size"), size),
    ]
    about = [f"{name}  {value}" for name, value in facts]
    return Question(_(_MAIL["mail-test" if planned.test else "mail"]), words, "\n".join(about))


def mail_told(delivered: Delivered) -> tuple[str, bool]:
    """Say what came of a mail, and whether all got it."""
    n = len(delivered.taken)
    lines = [ngettext("sent to {n} receiver", "sent to {n} receivers", n).format(n=n)]
    for address, answer in list(delivered.refused.items())[:5]:
        lines.append(_("refused: {address}: {answer}").format(address=address, answer=answer))
    lines.append(delivered.stopped)
    return "\n".join(line for line in lines if line), not (delivered.refused or delivered.stopped)
