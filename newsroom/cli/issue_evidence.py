"""newsroom issue evidence: the source texts of an issue's entries."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.grammar import Command, Option, issue_argument, json_option
from newsroom.cli.output import StatusLine, instant, moment, put, put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _, listed, ngettext

if TYPE_CHECKING:
    from newsroom.desk import Desk
    from newsroom.desk.pages import Fetched
    from newsroom.model import Evidence, StoredIssue


@click.command(
    cls=Command,
    help=N_(
        "Fetch the pages that entries lack and list all that is kept of their sources."
        "\n\nWhat is kept stays as it was when it was fetched, with the date; issue check holds the texts "
        "against it."
    ),
)
@issue_argument
@click.option("--offline", cls=Option, is_flag=True, help=N_("Fetch nothing."))
@click.option("--changes", cls=Option, is_flag=True, help=N_("Show what the sources say otherwise by now."))
@json_option
@pass_session
def evidence(session: Session, reference: str | None, offline: bool, changes: bool, as_json: bool) -> None:
    """Fetch and list evidence."""
    from newsroom.desk import composing

    desk = session.desk(create=False)
    stored = composing.find(desk, reference)
    if not offline:
        report_failures(desk, gathered(desk, stored.head.id, again=True))
        stored = desk.store.issues.get(stored.head.id)
        if changes:
            _fetch_again(desk, stored)
    kept = desk.store.issues.evidence(stored.head.id)
    numbers = {entry.uid: number for number, entry in enumerate(stored.issue.entries, 1)}
    kept = sorted((each for each in kept if each.entry in numbers), key=lambda each: numbers[each.entry])
    if as_json:
        put_json([_for_programs(desk, each, numbers[each.entry]) for each in kept])
    elif changes:
        _put_changes(desk, kept, numbers)
    else:
        put_table([_for_people(each, numbers[each.entry]) for each in kept])
        _say_lacking(stored, kept)


def _fetch_again(desk: Desk, stored: StoredIssue) -> None:
    """Fetch the pages of all entries, to see what they say by now; the evidence stays as it is."""
    from newsroom.desk.pages import fetch_pages

    articles = [entry.article for entry in stored.issue.entries if entry.article is not None]
    report_failures(desk, asyncio.run(fetch_pages(desk, articles)))


def gathered(desk: Desk, issue: int, *, again: bool = False) -> list[Fetched]:
    """Fetch the pages that an issue's entries lack, and show how far it is."""
    from newsroom.desk.evidence import gather

    status, done = StatusLine(), 0

    def show(fetched: Fetched) -> None:
        nonlocal done
        done += 1
        words = ngettext("{n} page fetched", "{n} pages fetched", done)
        status.show(lambda: words.format(n=done))

    try:
        return asyncio.run(gather(desk, issue, again=again, on_page=show))
    finally:
        status.clear()


def report_failures(desk: Desk, fetched: list[Fetched]) -> None:
    """Say on standard error what is wrong with pages that were fetched."""
    from newsroom.desk.pages import problem_in_words

    for each in fetched:
        if words := problem_in_words(each.page):
            message = _("article {article}: {problem}")
            say(message.format(article=each.article, problem=words))


def _say_lacking(stored: StoredIssue, kept: list[Evidence]) -> None:
    have = {each.entry for each in kept}
    lacking = [str(n) for n, entry in enumerate(stored.issue.entries, 1) if entry.uid not in have]
    if lacking:
        message = ngettext(
            "entry {numbers} has no source text", "entries {numbers} have no source text", len(lacking)
        )
        say(message.format(numbers=listed(lacking)))


def _for_people(evidence: Evidence, number: int) -> tuple[str, ...]:
    kind = _("page") if evidence.kind == "page" else _("feed")
    length = _("{n} characters").format(n=f"{len(evidence.text):,}")
    return (str(number), kind, moment(evidence.retrieved), length, evidence.source, evidence.title)


def _for_programs(desk: Desk, evidence: Evidence, number: int) -> dict[str, Any]:
    from newsroom.desk.evidence import compare

    compared = compare(desk, evidence)
    return {
        "entry": number,
        "kind": evidence.kind,
        "article": evidence.article,
        "url": evidence.url,
        "title": evidence.title,
        "source": evidence.source,
        "published": instant(evidence.published),
        "retrieved": instant(evidence.retrieved),
        "changed": None if compared is None else bool(compared.paragraphs),
        "text": evidence.text,
    }


def _put_changes(desk: Desk, kept: list[Evidence], numbers: dict[str, int]) -> None:
    """Write what changed as [-gone-] and {+new+}, as wdiff does."""
    from newsroom.desk.evidence import compare

    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    for each in kept:
        compared = compare(desk, each)
        if compared is None or not compared.paragraphs:
            continue
        kind = _("page") if each.kind == "page" else _("feed")
        put(f"{numbers[each.entry]} · {kind} · {moment(each.retrieved)} · {each.title}")
        for paragraph in compared.paragraphs:
            put("  " + "".join(marks[piece.kind].format(piece.text) for piece in paragraph))
