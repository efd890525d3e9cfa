"""newsroom stats: the numbers of the newsroom."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.grammar import DAYS, Command, Option, json_option
from newsroom.cli.output import put, put_json, put_table
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _

if TYPE_CHECKING:
    from newsroom.desk.statistics import Numbers

_SOURCES = 20


@click.command(
    cls=Command,
    help=N_(
        "Show the numbers: articles by day and source, the share picked, issues, terms that rise this week."
        "\n\nDays before the first article are left out, but for --json. That has days (date, articles),"
        " stories, picked, share, sources (source, articles, picked), issues (id, date, entries, characters,"
        " sources) and rising (term, now: stories this week, before: stories a week in the three before,"
        " null where these are too few to tell)."
    ),
)
@click.option(
    "--days", cls=Option, metavar="N", type=DAYS, default=30, help=N_("So many days, today the last.")
)
@json_option
@pass_session
def stats(session: Session, days: int, as_json: bool) -> None:
    """Count and print."""
    from newsroom.desk.statistics import count

    numbers = count(session.desk(create=False), days)
    if as_json:
        put_json(_for_programs(numbers))
    else:
        _print(numbers)


def _print(numbers: Numbers) -> None:
    from newsroom.desk.statistics import before_of, heading_of
    from newsroom.text.bars import bar

    most = max((n for _day, n in numbers.days), default=0)
    if days := list(dropwhile(lambda each: not each[1], numbers.days)):
        put(_("Articles by day"))
        put_table([(f"{day:%Y-%m-%d}", f"{n:>5}", bar(n, most, 40)) for day, n in days])
    else:
        put(_("No article came out in these days."))
    share = _("{picked} of {stories} stories picked ({share:.1%})")
    put("\n" + share.format(picked=numbers.picked, stories=numbers.stories, share=numbers.share))
    if numbers.sources:
        put("\n" + _("Sources: articles, stories picked"))
        put_table(
            [(each.source, f"{each.articles:>5}", f"{each.picked:>4}") for each in numbers.sources[:_SOURCES]]
        )
    if numbers.issues:
        put("\n" + _("Issues: entries, characters, sites"))
        put_table(
            [
                (
                    str(each.date or each.id),
                    f"{each.entries:>4}",
                    f"{each.characters:>6}",
                    f"{each.sources:>4}",
                )
                for each in numbers.issues
            ]
        )
    if numbers.rising:
        put("\n" + heading_of(numbers.rising))
        put_table([(each.term, f"{each.now:>4}", before_of(each, 6)) for each in numbers.rising])


def _for_programs(numbers: Numbers) -> dict[str, Any]:
    return {
        "days": [{"date": day.isoformat(), "articles": n} for day, n in numbers.days],
        "stories": numbers.stories,
        "picked": numbers.picked,
        "share": round(numbers.share, 4),
        "sources": [
            {"source": each.source, "articles": each.articles, "picked": each.picked}
            for each in numbers.sources
        ],
        "issues": [
            {
                "id": each.id,
                "date": each.date.isoformat() if each.date else None,
                "entries": each.entries,
                "characters": each.characters,
                "sources": each.sources,
            }
            for each in numbers.issues
        ],
        "rising": [
            {
                "term": each.term,
                "now": each.now,
                "before": None if each.before is None else round(each.before, 2),
            }
            for each in numbers.rising
        ],
    }
