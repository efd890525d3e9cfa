"""newsroom fetch: poll feeds."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from newsroom.cli.completing import FEED
from newsroom.cli.grammar import Command, Option, json_option
from newsroom.cli.output import StatusLine, put, put_json, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _, ngettext
from newsroom.text.addresses import without_credentials

if TYPE_CHECKING:
    from newsroom.desk import Desk
    from newsroom.desk.refresh import Progress, Report


@click.command(
    cls=Command,
    help=N_(
        "Poll the feeds that are due, or those named."
        "\n\nA FEED is an id, an address or a title; one that is named is polled whether due or not."
    ),
)
@click.argument("references", metavar="[FEED]...", type=FEED, nargs=-1)
@click.option("--all", "everything", cls=Option, is_flag=True, help=N_("Poll every feed, due or not."))
@json_option
@pass_session
def fetch(session: Session, references: tuple[str, ...], everything: bool, as_json: bool) -> int:
    """Poll feeds, show how it goes, and report."""
    from newsroom.desk import feeds as verbs

    desk = session.desk_there() if references else session.desk()
    chosen = [feed.id for feed in verbs.find(desk, references)] if references else None
    report = _polled(desk, chosen, everything)
    if as_json:
        from newsroom.desk.refreshed import for_programs

        put_json(for_programs(report))
    else:
        put(_for_people(report))
        for failure in (*report.errors, *report.faults):
            told = _("{failed}: {reason} ({address})")
            address = without_credentials(failure.feed.url)
            say(told.format(failed=failure.feed.title, reason=failure.message, address=address))
    for line in (*_news_of_feeds(report), *_news_of_rules(report)):
        say(line)
    if desk.settings.fetch.pages:
        _fetch_pages(desk)
    _back_up(desk)
    if desk.settings.hooks:
        from newsroom.cli.hooks import tell
        from newsroom.desk.hooks import after_fetch

        tell(after_fetch(desk, report))
    return 1 if report.failed else 0


def _polled(desk: Desk, chosen: list[int] | None, everything: bool) -> Report:
    """Run a refresh to its end, or until Ctrl+C, which leaves what was fetched and says how much that is."""
    from newsroom.desk.refresh import Progress, refresh

    status = StatusLine()
    last = Progress()

    def show(progress: Progress) -> None:
        nonlocal last
        last = progress
        status.show(lambda: _under_way(progress))

    try:
        return asyncio.run(refresh(desk, chosen, all=everything, on_progress=show))
    except KeyboardInterrupt:
        message = _("stopped after {done} of {total} feeds; their {new} new articles are kept")
        raise KeyboardInterrupt(message.format(done=last.done, total=last.total, new=last.new)) from None
    finally:
        status.clear()


def _back_up(desk: Desk) -> None:
    """Make the day's backup if there is none yet; where that fails the fetch has been done all the same."""
    from newsroom.desk import backing
    from newsroom.model import NewsroomError

    try:
        backing.daily(desk)
    except NewsroomError as error:
        say(str(error))


def _fetch_pages(desk: Desk) -> None:
    """Fetch the pages that are wanted: of feeds that give teasers, and of picks that lack theirs."""
    from newsroom.cli.issue_evidence import gathered
    from newsroom.desk import pages

    done = sum(each.page.readable for each in asyncio.run(pages.fetch_for_feeds(desk)))
    if (issue := desk.store.issues.open_id()) is not None:
        done += len(gathered(desk, issue))
    if done:
        say(ngettext("{n} page fetched", "{n} pages fetched", done).format(n=done))


def _under_way(progress: Progress) -> str:
    message = _("{done}/{total} feeds · {new} new · {errors} failed")
    return message.format(done=progress.done, total=progress.total, new=progress.new, errors=progress.errors)


def _for_people(report: Report) -> str:
    parts = [
        ngettext("{n} feed polled", "{n} feeds polled", report.feeds).format(n=report.feeds),
        _("{n} new").format(n=report.new),
        _("{n} updated").format(n=report.updated),
        _("{n} unchanged").format(n=report.unchanged),
    ]
    if report.skipped > report.elsewhere:
        parts.append(_("{n} not due").format(n=report.skipped - report.elsewhere))
    if n := len(report.errors) + len(report.faults):
        parts.append(_("{n} failed").format(n=n))
    return f"{' · '.join(parts)} · {report.seconds:.1f} s"


def _news_of_feeds(report: Report) -> Iterator[str]:
    """Tell what became of feeds' addresses, and which hosts want to be left alone."""
    for moved in report.moved:
        if moved.done:
            message = _("{title} has moved for good, and its address with it: {url}")
        else:
            message = _("{title} has moved to {url}, which is another feed of yours; one of them can go")
        yield message.format(title=moved.feed.title, url=moved.to)
    for feed in report.retired:
        message = _("{title} has been given up by its server and is not polled any more, unless named")
        yield message.format(title=feed.title)
    if report.tidied:
        message = ngettext("{n} old article deleted", "{n} old articles deleted", report.tidied)
        yield message.format(n=report.tidied)
    if n := report.elsewhere:
        message = ngettext(
            "{n} feed is left to another newsroom, which is polling it or its host at this moment",
            "{n} feeds are left to another newsroom, which is polling them or their hosts at this moment",
            n,
        )
        yield message.format(n=n)
    for host, feeds in report.put_off:
        message = ngettext(
            "{host} wants to be left alone: {n} of its feeds is left for later",
            "{host} wants to be left alone: {n} of its feeds are left for later",
            feeds,
        )
        yield message.format(host=host, n=feeds)


def _news_of_rules(report: Report) -> Iterator[str]:
    """Tell what the rules want told, how much they did, or why they did nothing."""
    if report.rules.problem:
        yield report.rules.problem
    for deed in report.rules.notices:
        told = _("{rule}: {title} ({source})")
        yield told.format(rule=deed.rule, title=deed.title, source=deed.source)
    if report.rules.deeds:
        from newsroom.desk.rules import counted

        yield counted(report.rules.deeds)
