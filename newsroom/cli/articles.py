"""newsroom articles and newsroom search: what lies in the inbox, for scripts and a quick look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.grammar import Command, Number, Option
from newsroom.cli.output import instant, moment, put_json, put_table
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_

if TYPE_CHECKING:
    from newsroom.model import Article

_NO_LIMIT = 10**9

_limit = click.option(
    "--limit",
    cls=Option,
    metavar="N",
    type=Number(),
    default=_NO_LIMIT,
    help=N_("At most so many; without it, all."),
)
_json = click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print JSON for programs."))


@click.command(cls=Command, help=N_("List articles, newest first."))
@click.option("--unread", cls=Option, is_flag=True, help=N_("Only those that have not been read."))
@_limit
@_json
@pass_session
def articles(session: Session, unread: bool, limit: int, as_json: bool) -> None:
    """List articles."""
    desk = session.desk_if_any()
    _print(desk.store.articles.latest(limit, unread) if desk else [], as_json)


@click.command(
    cls=Command,
    help=N_("List the articles that have all these words in title or text, newest first."),
)
@click.argument("query", metavar="QUERY...", nargs=-1, required=True)
@_limit
@_json
@pass_session
def search(session: Session, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search articles."""
    desk = session.desk_if_any()
    _print(desk.store.articles.search(" ".join(query), limit) if desk else [], as_json)


def _print(found: Sequence[Article], as_json: bool) -> None:
    if as_json:
        put_json([_for_programs(article) for article in found])
    else:
        put_table([_for_people(article) for article in found])


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
