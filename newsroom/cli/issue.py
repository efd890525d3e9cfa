"""newsroom issue: start, list, show and write issues."""

from __future__ import annotations

from datetime import MAXYEAR, date
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.completing import FILE
from newsroom.cli.grammar import (
    Command,
    Day,
    Group,
    Month,
    Number,
    Option,
    issue_argument,
    issue_option,
    json_option,
)
from newsroom.cli.output import instant, put, put_json, put_table, say
from newsroom.cli.reading import read_text
from newsroom.cli.session import Session, pass_session
from newsroom.model import ALL_FORMS, FORMS, Form, forms_about
from newsroom.settings.language import N_, _

if TYPE_CHECKING:
    from newsroom.desk.composing import Started
    from newsroom.model import IssueHead, StoredIssue

_FILES = {
    "check": "newsroom.cli.issue_check:check",
    "cite": "newsroom.cli.issue_forms:cite",
    "outline": "newsroom.cli.issue_forms:outline",
    "section": "newsroom.cli.issue_sections:section",
    "events": "newsroom.cli.issue_sections:events",
    "draft": "newsroom.cli.assist:draft",
    "evidence": "newsroom.cli.issue_evidence:evidence",
    "import": "newsroom.cli.issue_files:import_issues",
    "export": "newsroom.cli.issue_files:export",
    "copy": "newsroom.cli.issue_copy:copy",
    "mail": "newsroom.cli.issue_mail:mail",
    "publish": "newsroom.cli.issue_publish:publish",
    "schema": "newsroom.cli.issue_files:schema",
    "history": "newsroom.cli.issue_history:history",
    "diff": "newsroom.cli.issue_history:diff",
    "restore": "newsroom.cli.issue_history:restore",
}


@click.group(
    cls=Group,
    lazy=_FILES,
    help=N_(
        "Write issues: start, pick, edit, check, import, export."
        "\n\nAn ISSUE is a date, YYYY-MM-DD, or an id; without it, the open issue is meant."
    ),
)
def issue() -> None:
    """Group the commands about issues."""


@issue.command(cls=Command, help=N_("Start an issue, or open the one its date has; print its id."))
@click.option(
    "--date",
    "day",
    cls=Option,
    metavar="D",
    type=Day(),
    help=N_("Its date, YYYY-MM-DD; without it, today in the publication's zone."),
)
@click.option(
    "--form",
    cls=Option,
    type=click.Choice(ALL_FORMS),
    default="daily",
    help=N_("Digest, deep dive (深度), review of a month (月评) or of a year (年报)."),
)
@click.option(
    "--month", cls=Option, metavar="M", type=Month(), help=N_("The month a monthly is about, YYYY-MM.")
)
@click.option(
    "--year", cls=Option, metavar="Y", type=Number(1900, 9999), help=N_("The year an annual is about.")
)
@click.option("--title", cls=Option, metavar="T", help=N_("The title of a deep dive or review."))
@pass_session
def new(
    session: Session, day: date | None, form: Form, month: str | None, year: int | None, title: str | None
) -> None:
    """Start an issue."""
    from newsroom.desk import composing, documents

    day = _covered(day, form, month, year)
    if form != "daily":
        made = documents.start(session.desk(), form, day, title or "")
        _say_started(made)
        if made.new and (reason := documents.unlike(made.stored.issue)):
            say(reason)
        return
    if title:
        raise click.UsageError(_("a digest's title is its publication's; --title is for the other forms"))
    _say_started(composing.start(session.desk(), day))


def _say_started(started: Started) -> None:
    head = started.stored.head
    put(str(head.id))
    message = _("started {title}") if started.new else _("opened {title}, which was there already")
    say(message.format(title=head.title))


@issue.command("list", cls=Command, help=N_("List all issues, newest first."))
@json_option
@pass_session
def list_issues(session: Session, as_json: bool) -> None:
    """List issues."""
    desk = session.desk_if_any()
    heads = desk.store.issues.heads() if desk else []
    if as_json:
        put_json([_head_for_programs(head) for head in heads])
    else:
        put_table([_head_for_people(head) for head in heads])


@issue.command(cls=Command, help=N_("Show an issue as its Markdown."))
@issue_argument
@json_option
@pass_session
def show(session: Session, reference: str | None, as_json: bool) -> None:
    """Show an issue."""
    from newsroom.desk import composing, exporting

    desk = session.desk(create=False)
    stored = composing.find(desk, reference)
    if as_json:
        put_json(_issue_for_programs(stored))
    else:
        put(exporting.text_of(desk, stored.issue))


@issue.command(cls=Command, help=N_("Make entries of articles; print their numbers.\n\nAn ARTICLE is an id."))
@click.argument("articles", metavar="ARTICLE...", type=Number(), nargs=-1, required=True)
@click.option(
    "--follow-up", cls=Option, is_flag=True, help=N_("The story ran before: cite the earlier entry (后续).")
)
@issue_option
@pass_session
def pick(session: Session, articles: tuple[int, ...], follow_up: bool, reference: str | None) -> None:
    """Pick articles into an issue."""
    from newsroom.desk import composing, picking

    desk = session.desk_there()
    stored = composing.find(desk, reference)
    done = picking.pick(desk, stored.head.id, articles, follow_up=follow_up)
    for picked in done:
        put(str(picked.number))
        if not picked.new:
            message = _("article {article}: its story is entry {number} already")
            say(message.format(article=picked.article, number=picked.number))
    if reference is None and composing.of_earlier_day(desk, stored.head):
        # Who names an issue knows which.
        message = _("picked into the open issue, that of {day}; newsroom issue new starts or opens today's")
        say(message.format(day=stored.head.date))
    if desk.settings.hooks:
        from newsroom.cli.hooks import tell
        from newsroom.desk.hooks import after_pick

        tell(after_pick(desk, stored.head.id, done))


@issue.command(
    "set",
    cls=Command,
    help=N_("Set lead and commentary from files.\n\nA file is a path, or - for standard input."),
)
@click.option("--lead", cls=Option, metavar="F", type=FILE, help=N_("The file with the lead: one line."))
@click.option("--commentary", cls=Option, metavar="F", type=FILE, help=N_("The file with the commentary."))
@issue_option
@pass_session
def set_texts(session: Session, lead: str | None, commentary: str | None, reference: str | None) -> None:
    """Set lead and commentary, both or none."""
    from newsroom.desk import composing, writing

    if lead is None and commentary is None:
        raise click.UsageError(_("give --lead, --commentary or both"))
    if lead == commentary == "-":
        raise click.UsageError(_("only one text can come from standard input"))
    texts = writing.Texts(
        lead=None if lead is None else read_text(lead),
        commentary=None if commentary is None else read_text(commentary),
    )
    desk = session.desk_there()
    writing.set_texts(desk, composing.find(desk, reference).head.id, texts)


@issue.command(cls=Command, help=N_("Change entry N, move it or take it out."))
@click.argument("number", metavar="N", type=Number(1))
@click.option("--headline", cls=Option, metavar="T", help=N_("Its headline."))
@click.option(
    "--summary",
    cls=Option,
    metavar="F",
    type=FILE,
    help=N_("The file with its summary, one line; - is standard input."),
)
@click.option("--url", cls=Option, metavar="U", help=N_("Its link."))
@click.option("--to", cls=Option, metavar="M", type=Number(1), help=N_("Its new number."))
@click.option("--drop", cls=Option, is_flag=True, help=N_("Take it out of the issue."))
@issue_option
@pass_session
def entry(
    session: Session,
    number: int,
    headline: str | None,
    summary: str | None,
    url: str | None,
    to: int | None,
    drop: bool,
    reference: str | None,
) -> None:
    """Change one entry."""
    from newsroom.desk import composing, writing

    given = [each for each in (headline, summary, url, to) if each is not None]
    if bool(given) == drop:
        raise click.UsageError(_("give what to change, or --drop alone"))
    change = writing.EntryChange(
        headline=headline,
        summary=None if summary is None else read_text(summary),
        url=url,
        to=to,
        drop=drop,
    )
    desk = session.desk_there()
    id = composing.find(desk, reference).head.id
    left = writing.left_below(desk, id, number) if drop else ""
    writing.change_entry(desk, id, number, change)
    if left:
        say(left)


@issue.command(cls=Command, help=N_("Print a correction (更正) of entry N of an issue that went out."))
@click.argument("number", metavar="N", type=Number(1))
@click.option("--text", cls=Option, metavar="T", required=True, help=N_("What was wrong and what is right."))
@issue_option
@pass_session
def correct(session: Session, number: int, text: str, reference: str | None) -> None:
    """Add a correction note."""
    from newsroom.desk import composing, correcting

    desk = session.desk(create=False)
    stored = composing.find(desk, reference)
    correcting.correct(desk, stored.head.id, number, text)
    say(_("corrected; newsroom issue export writes it into the file"))


def _covered(day: date | None, form: Form, month: str | None, year: int | None) -> date | None:
    """Return the day that was given, or the first of the month or year."""
    period = FORMS[form].period
    if (month and period != "month") or (year and period != "year"):
        message = _("--month belongs to --form {months}, --year to --form {years}")
        months, years = (_(", ").join(forms_about(each)) for each in ("month", "year"))
        raise click.UsageError(message.format(months=months, years=years))
    if day and (month or year):
        raise click.UsageError(_("give --date, --month or --year, not two of them"))
    if year:
        if year > MAXYEAR:
            raise click.UsageError(_("{year} is no year").format(year=year))
        return date(year, 1, 1)
    if month is None:
        return day
    return date(int(month[:4]), int(month[5:]), 1)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _head_for_programs(head: IssueHead) -> dict[str, Any]:
    return {
        "id": head.id,
        "date": _day(head.date),
        "title": head.title,
        "entries": head.entries,
        "revision": head.revision,
        "created": instant(head.created),
        "changed": instant(head.changed),
        "exported": instant(head.exported),
        "origin": head.origin,
        "open": head.open,
        "form": head.form,
    }


def _head_for_people(head: IssueHead) -> tuple[str, ...]:
    from newsroom.desk.documents import contents_of

    before = _("imported") if head.origin else _("draft")
    state = _("exported") if head.exported else before
    return (
        str(head.id),
        "*" if head.open else "",
        _day(head.date) or "",
        contents_of(head),
        state,
        head.name,
    )


def _issue_for_programs(stored: StoredIssue) -> dict[str, Any]:
    content = stored.issue
    return {
        **_head_for_programs(stored.head),
        "published": content.published.isoformat(timespec="milliseconds") if content.published else None,
        "categories": list(content.categories),
        "lead": content.lead,
        "entries": [
            {
                "number": number,
                "headline": each.headline,
                "url": each.url,
                "summary": each.summary,
                "article": each.article,
                "drafted": each.drafted,
                "model": each.model or None,
                "follows": None
                if each.follows is None
                else {"issue": each.follows[0], "number": each.follows[1]},
            }
            for number, each in enumerate(content.entries, 1)
        ],
        "commentary": content.commentary,
    }
