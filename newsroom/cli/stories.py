"""newsroom stories: who tells a story, joined and split by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.grammar import Command, Group, Number, json_option
from newsroom.cli.output import instant, moment, put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _

if TYPE_CHECKING:
    from newsroom.model import Article, Past


@click.group(
    cls=Group,
    help=N_(
        "Show who tells a story, and join or split stories by hand."
        "\n\nArticles go by the numbers that newsroom articles and newsroom search give."
    ),
)
def stories() -> None:
    """Group the commands about stories."""


@stories.command(
    cls=Command,
    help=N_("List the articles of an article's story, those that may belong to it, and its other turns."),
)
@click.argument("article", metavar="ARTICLE", type=Number())
@json_option
@pass_session
def show(session: Session, article: int, as_json: bool) -> None:
    """List a story."""
    from newsroom.desk import stories as verbs

    group = verbs.group_of(session.desk(create=False), article)
    parts = (
        ("story", group.articles),
        ("likely", group.likely),
        ("turn", group.turns),
        ("alike", group.alike),
    )
    if as_json:
        told = [_for_programs(kind, each) for kind, articles in parts for each in articles]
        put_json(told + ([_entry(group.follows)] if group.follows else []))
        return
    names = {"story": "", "likely": _("perhaps the same"), "turn": _("other turn"), "alike": _("much alike")}
    put_table(
        [
            (str(each.id), moment(each.when), names[kind], each.source, each.title)
            for kind, articles in parts
            for each in articles
        ]
        + ([_entry_row(group.follows)] if group.follows else [])
    )


@stories.command(
    cls=Command,
    help=N_("Make one story of those of several articles, for good; it has the marks of the first."),
)
@click.argument("articles", metavar="ARTICLE ARTICLE...", type=Number(), nargs=-1, required=True)
@pass_session
def join(session: Session, articles: tuple[int, ...]) -> int:
    """Join stories."""
    from newsroom.desk import stories as verbs

    if len(set(articles)) < 2:
        raise click.UsageError(_("give two articles at least, of the stories to join"))
    changed = verbs.join(session.desk(create=False), list(dict.fromkeys(articles))).ids
    say(_("joined; newsroom undo takes them apart") if changed else _("they are one story already"))
    return 0


@stories.command(
    cls=Command, help=N_("Take an article out of its story, for good: it is a story of its own from now on.")
)
@click.argument("article", metavar="ARTICLE", type=Number())
@pass_session
def split(session: Session, article: int) -> int:
    """Split a story."""
    from newsroom.desk import stories as verbs

    if verbs.split(session.desk(create=False), article).ids:
        say(_("taken out; newsroom undo puts it back"))
        return 0
    say(_("no other article tells this story"))
    return 1


def _entry_row(entry: Past) -> tuple[str, str, str, str, str]:
    """Name the entry that a story may be a follow-up of."""
    day = entry.date.isoformat() if entry.date else ""
    return "", day, _("follow-up?"), f"#{entry.number}", entry.headline


def _entry(entry: Past) -> dict[str, Any]:
    return {
        "kind": "follows",
        "issue": entry.issue,
        "date": entry.date.isoformat() if entry.date else None,
        "number": entry.number,
        "title": entry.headline,
    }


def _for_programs(kind: str, article: Article) -> dict[str, Any]:
    return {
        "kind": kind,
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "published": instant(article.published),
        "group": article.story,
    }
