"""newsroom articles and newsroom search: what lies in the inbox, for scripts and a quick look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.grammar import Command, Number, Option, json_option
from newsroom.cli.output import StatusLine, instant, moment, put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _

if TYPE_CHECKING:
    from newsroom.model import Article
    from newsroom.store import IssueText

_NO_LIMIT = 10**9

_limit = click.option(
    "--limit",
    cls=Option,
    metavar="N",
    type=Number(),
    default=_NO_LIMIT,
    help=N_("At most so many; without it, all."),
)


@click.command(cls=Command, help=N_("List articles, newest first."))
@click.option("--unread", cls=Option, is_flag=True, help=N_("Only those that have not been read."))
@_limit
@json_option
@pass_session
def articles(session: Session, unread: bool, limit: int, as_json: bool) -> None:
    """List articles."""
    desk = session.desk_if_any()
    _print(desk.store.articles.latest(limit, unread) if desk else [], as_json)


@click.command(
    cls=Command,
    help=N_(
        'List the articles that a search finds, newest first: words, "phrases", OR, -without, (brackets),'
        " title: source: tag: is: has: after: before:"
    ),
    context_settings={"ignore_unknown_options": True},
)
@click.argument("query", metavar="QUERY...", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option(
    "--by",
    "order",
    cls=Option,
    type=click.Choice(["date", "relevance"]),
    default="date",
    help=N_("What comes first: the newest, or what has most of the words."),
)
@click.option(
    "--issues",
    "in_issues",
    cls=Option,
    is_flag=True,
    help=N_("Look through the archive of issues instead: headlines, summaries, leads and commentaries."),
)
@_limit
@json_option
@pass_session
def search(
    session: Session, query: tuple[str, ...], order: str, in_issues: bool, limit: int, as_json: bool
) -> None:
    """Search articles, or past issues."""
    from newsroom.desk import searching

    desk = session.desk_if_any()
    if desk is None:
        _print([], as_json)
        return
    text = " ".join(query)
    read = searching.read(desk, text)
    if problem := searching.not_read(read):
        say(_("not understood: {problem}").format(problem=problem))
    if not read:
        say(_("“{query}” asks for nothing").format(query=text))
    if in_issues:
        if problem := searching.unused_in_issues(read):
            say(problem)
        _print_issues(searching.search_issues(desk, text, limit), as_json)
        return
    line = StatusLine()

    def waiting(left: int) -> None:
        line.show(lambda: _("Putting articles into the index, {n} to go").format(n=f"{left:,}"))

    try:
        found = searching.search(desk, text, limit, best=order == "relevance", waiting=waiting)
    finally:
        line.clear()
    _print(found, as_json)


def _print(found: Sequence[Article], as_json: bool) -> None:
    if as_json:
        put_json([_for_programs(article) for article in found])
    else:
        put_table([_for_people(article) for article in found])


def _print_issues(found: Sequence[IssueText], as_json: bool) -> None:
    if as_json:
        put_json(
            [
                {
                    "issue": each.issue,
                    "date": each.date.isoformat() if each.date else None,
                    "entry": each.number or None,
                    "headline": each.headline,
                    "url": each.url or None,
                }
                for each in found
            ]
        )
        return
    put_table(
        [(str(each.issue), str(each.date or ""), str(each.number or ""), each.headline) for each in found]
    )


def _for_programs(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "published": instant(article.published),
        "read": article.read,
        "starred": article.starred,
        "group": article.story,
    }


def _for_people(article: Article) -> tuple[str, ...]:
    marks = ("" if article.read else "N") + ("*" if article.starred else "")
    return (str(article.id), moment(article.when), marks, article.source, article.title)
