"""newsroom issue section and newsroom issue events: sections and lists of documents changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import click

from newsroom.cli.completing import FILE
from newsroom.cli.grammar import Command, Group, Number, Option, issue_argument, issue_option, json_option
from newsroom.cli.output import put, put_json, put_table
from newsroom.cli.reading import read_text
from newsroom.cli.session import Session, pass_session
from newsroom.model import Issue
from newsroom.settings.language import N_, _
from newsroom.settings.said import Said, said

_number = click.argument("number", metavar="N", type=Number(0))


@click.group(
    cls=Group,
    help=N_(
        "Add, drop, move and write sections of a deep dive or review."
        "\n\nN is a number that newsroom issue outline lists. What is below a section goes with it."
        " Chapters and footnotes that were numbered in order stay so."
    ),
)
def section() -> None:
    """Group the commands about sections."""


@section.command(cls=Command, help=N_("Add a section with a HEADING, and print its number."))
@click.argument("heading", metavar="HEADING")
@click.option(
    "--after", cls=Option, metavar="N", type=Number(0), help=N_("Below section N; without it, last.")
)
@issue_option
@pass_session
def add(session: Session, heading: str, after: int | None, reference: str | None) -> None:
    """Add a section."""
    from newsroom.issues.forms.arranging import add_section, new_number
    from newsroom.issues.forms.sections import sections

    made: list[int] = []

    def edit(issue: Issue) -> Issue:
        below = len(sections(issue.source or "")) - 1 if after is None else after
        made.append(new_number(issue, below))
        return add_section(issue, below, heading)

    _change(session, reference, edit, said("section added"))
    put(str(made[-1]))


@section.command(cls=Command, help=N_("Take section N out, with those below it."))
@_number
@issue_option
@pass_session
def drop(session: Session, number: int, reference: str | None) -> None:
    """Drop a section."""
    from newsroom.issues.forms.arranging import drop_section

    _change(session, reference, lambda issue: drop_section(issue, number), said("section removed"))


@section.command(
    cls=Command, help=N_("Let section N change places with its neighbour, and print its number.")
)
@_number
@click.argument("direction", metavar="up|down", type=click.Choice(["up", "down"]))
@issue_option
@pass_session
def move(session: Session, number: int, direction: str, reference: str | None) -> None:
    """Move a section."""
    from newsroom.issues.forms.arranging import move_section, moved_to

    by, made = (-1 if direction == "up" else 1), []

    def edit(issue: Issue) -> Issue:
        made.append(moved_to(issue, number, by))
        return move_section(issue, number, by)

    _change(session, reference, edit, said("section moved"))
    put(str(made[-1]))


@section.command(
    cls=Command,
    help=N_("Put the text of FILE, or - for standard input, in the place of section N, heading and all."),
)
@_number
@click.argument("file", metavar="FILE|-", type=FILE)
@issue_option
@pass_session
def write(session: Session, number: int, file: str, reference: str | None) -> None:
    """Write a section."""
    from newsroom.issues.forms.arranging import replace_section

    text = read_text(file)
    publication = session.desk(create=False).publication

    def edit(issue: Issue) -> Issue:
        return replace_section(issue, number, text, publication)

    _change(session, reference, edit, said("section edited"))


@click.command(
    cls=Command,
    help=N_(
        "List the events of a review, 国际 and 国内; move, drop, place or add one."
        "\n\nN counts the events as they are listed, from 1."
    ),
)
@issue_argument
@click.option(
    "--move", "across", cls=Option, metavar="N", type=Number(1), help=N_("Move event N to the other list.")
)
@click.option("--drop", "gone", cls=Option, metavar="N", type=Number(1), help=N_("Take event N out."))
@click.option(
    "--place",
    cls=Option,
    metavar="N P",
    type=(int, int),
    help=N_("Give event N the place P in its list, from 1."),
)
@click.option(
    "--add", "words", cls=Option, metavar="TEXT", help=N_("Add an event, Markdown, to the list of --to.")
)
@click.option(
    "--to", cls=Option, type=click.Choice(["world", "home"]), help=N_("world is 国际, home is 国内.")
)
@json_option
@pass_session
def events(
    session: Session,
    reference: str | None,
    across: int | None,
    gone: int | None,
    place: tuple[int, int] | None,
    words: str | None,
    to: str | None,
    as_json: bool,
) -> None:
    """List or change the events of a review."""
    wanted = [each for each in (across, gone, place, words) if each is not None]
    if len(wanted) > 1:
        raise click.UsageError(_("give one of --move, --drop, --place and --add"))
    if (words is None) != (to is None):
        raise click.UsageError(_("--add and --to belong together"))
    if across is not None:
        _change(session, reference, partial(_across, number=across), said("event moved"))
    elif gone is not None:
        _change(session, reference, partial(_without, number=gone), said("event removed"))
    elif place is not None:
        _change(session, reference, partial(_placed, number=place[0], place=place[1]), said("event moved"))
    elif words is not None:
        _change(session, reference, partial(_with, words=words, home=to == "home"), said("event added"))
    _list_events(session, reference, as_json)


def _across(issue: Issue, number: int) -> Issue:
    from newsroom.issues.forms.lists import move_across

    return move_across(issue, *_event(issue, number))[0]


def _without(issue: Issue, number: int) -> Issue:
    from newsroom.issues.forms.lists import drop_item

    return drop_item(issue, *_event(issue, number))


def _placed(issue: Issue, number: int, place: int) -> Issue:
    from newsroom.issues.forms.lists import move_item

    return move_item(issue, *_event(issue, number), place)


def _with(issue: Issue, words: str, home: bool) -> Issue:
    from newsroom.issues.forms.lists import add_item

    return add_item(issue, _list(issue, home), words)[0]


def _list_events(session: Session, reference: str | None, as_json: bool) -> None:
    from newsroom.desk import composing
    from newsroom.issues.forms import lists

    text = composing.find(session.desk(create=False), reference).issue.source or ""
    rows = [
        (each.section.number, "home" if each.home else "world", item.markdown)
        for each in lists.event_lists(text)
        for item in each.items
    ]
    if as_json:
        keys = ("number", "section", "list", "markdown")
        put_json([dict(zip(keys, (n, *row), strict=True)) for n, row in enumerate(rows, 1)])
    else:
        names = {"home": lists.HOME, "world": lists.ABROAD}
        put_table([(str(n), names[where], words) for n, (_section, where, words) in enumerate(rows, 1)])


def _event(issue: Issue, number: int) -> tuple[int, int]:
    """Return the section and the place in it of an event, counted over all lists."""
    from newsroom.issues.forms.lists import event_lists

    left = number
    for each in event_lists(issue.source or ""):
        if left <= len(each.items):
            return each.section.number, left
        left -= len(each.items)
    raise click.UsageError(_("there is no event {number}").format(number=number))


def _list(issue: Issue, home: bool) -> int:
    from newsroom.issues.forms.lists import event_lists

    found = next((each for each in event_lists(issue.source or "") if each.home == home), None)
    if found is None:
        raise click.UsageError(_("the document has no such list"))
    return found.section.number


def _change(session: Session, reference: str | None, edit: Callable[[Issue], Issue], cause: Said) -> None:
    from newsroom.desk import composing, documents

    desk = session.desk(create=False)

    def checked(issue: Issue) -> Issue:
        documents.need_document(issue)
        return edit(issue)

    composing.change(desk, composing.find(desk, reference).head.id, checked, cause)
