"""newsroom issue check: an issue, or any digest file, is held against the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from newsroom.cli.completing import ISSUE_OR_FILE
from newsroom.cli.grammar import Command, Option, json_option
from newsroom.cli.output import put, put_json, say
from newsroom.cli.session import Session, pass_session
from newsroom.model import Finding, Severity
from newsroom.settings.language import N_, _, ngettext
from newsroom.text.clean import one_line, with_blanks

if TYPE_CHECKING:
    from newsroom.desk import Desk
    from newsroom.desk.checking import Checked, Pages
    from newsroom.model import Issue
    from newsroom.wire.following import Followed

_SEVERITIES = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("info"),
}


@click.command(
    cls=Command,
    help=N_(
        "Hold an issue, or any digest file, against the rules.\n\nThe exit code is 1 where there are errors."
    ),
)
@click.argument("target", metavar="[ISSUE|FILE.md]", type=ISSUE_OR_FILE, required=False)
@json_option
@click.option(
    "--sarif",
    "as_sarif",
    cls=Option,
    is_flag=True,
    help=N_("Print SARIF 2.1.0, for editors and CI services."),
)
@click.option(
    "--fix",
    cls=Option,
    is_flag=True,
    help=N_("Apply what can be fixed mechanically, then check what is left."),
)
@click.option(
    "--online",
    cls=Option,
    is_flag=True,
    help=N_("Follow the links of the entries too, each once: dead ones, pages of another story."),
)
@pass_session
def check(
    session: Session, target: str | None, as_json: bool, as_sarif: bool, fix: bool, online: bool
) -> int:
    """Check an issue or a file."""
    if as_json and as_sarif:
        raise click.UsageError(_("--json and --sarif are two forms of one listing; choose one"))
    checked = _checked(session, target, fix, online)
    for finding in checked.fixed:
        message = _("{place}: fixed {rule}: {words} → {fix}")
        place = f"{checked.name}:{finding.line}:{finding.column}"
        words, fix_text = with_blanks(finding.excerpt), with_blanks(finding.fix or "") or _("nothing")
        say(message.format(place=place, rule=finding.rule, words=words, fix=fix_text))
    findings = list(checked.findings)
    if as_json:
        from newsroom.preflight import to_json

        put_json(to_json(findings))
    elif as_sarif:
        from newsroom import __version__
        from newsroom.preflight import to_sarif

        put_json(to_sarif(findings, checked.name, __version__))
    else:
        for finding in findings:
            put(for_people(checked.name, finding))
        say(_summary(checked))
    return 1 if checked.errors else 0


def for_people(name: str, finding: Finding) -> str:
    """Put a finding into one line that editors and compilers alike can jump to."""
    place = f"{name}:{finding.line}:{finding.column}"
    line = f"{place}: {_(_SEVERITIES[finding.severity])} {finding.rule} {finding.message}"
    if finding.override is not None:
        line += " " + _("[let pass: {reason}]").format(reason=finding.override)
    return line


def _checked(session: Session, target: str | None, fix: bool, online: bool) -> Checked:
    from newsroom.desk import checking, composing, fixing

    if target is not None and not composing.is_reference(target):
        path, desk = Path(target), _archive(session)
        checked = fixing.fix_file(session.settings, path, desk) if fix else None
        if checked is None or online:
            content = checking.file_subject(session.settings, path, desk).issue if online else None
            pages = _followed(session, content)
            again = checking.check_file(session.settings, path, desk, pages)
            return replace(again, fixed=checked.fixed) if checked else again
        return checked
    desk = session.desk(create=False)
    stored = composing.find(desk, target)
    checked = fixing.fix_issue(desk, stored) if fix else None
    if checked is None or online:
        stored = desk.store.issues.get(stored.head.id)
        again = checking.check_issue(desk, stored, pages=_followed(session, stored.issue if online else None))
        return replace(again, fixed=checked.fixed) if checked else again
    return checked


def _followed(session: Session, content: Issue | None) -> Pages | None:
    """Follow the links of an issue, telling of each on the way; None: without going online."""
    if content is None:
        return None
    from newsroom.desk import following

    def tell(url: str, answer: Followed) -> None:
        say(f"{answer.status or answer.problem} {one_line(url)}")

    return following.follow_links(session.settings, content, tell)


def _archive(session: Session) -> Desk | None:
    """Open the newsroom that knows what ran before; a file can be checked without one."""
    from newsroom.store import StoreError

    try:
        return session.desk_if_any()
    except StoreError as error:
        say(
            _("checked without the archive, so nothing is known of what ran before: {reason}").format(
                reason=error
            )
        )
        return None


def _summary(checked: Checked) -> str:
    """Sum up a check in one line."""
    if not checked.findings:
        return _("{name}: nothing found").format(name=checked.name)
    n = len(checked.errors)
    errors = ngettext("{n} error", "{n} errors", n).format(n=n)
    n = len(checked.findings) - n
    others = ngettext("{n} warning or remark", "{n} warnings and remarks", n).format(n=n)
    return _("{name}: {errors}, {others}").format(name=checked.name, errors=errors, others=others)
