"""newsroom tidy: old articles go, after a look at which."""

from __future__ import annotations

import click

from newsroom.cli.grammar import DAYS, Command, Number, Option, json_option
from newsroom.cli.output import instant, moment, put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _, ngettext


@click.command(
    cls=Command,
    help=N_(
        "Delete old articles for good, by the settings under [retention] or by these options."
        "\n\nStarred, held and annotated articles stay, those of stories picked or run, and clippings."
        " What went does not come back, though its feed may still list it. Before anything goes the day's"
        " backup is made; newsroom restore puts it back as a whole."
    ),
)
@click.option("--days", cls=Option, type=DAYS, help=N_("Those that came so many days ago."))
@click.option("--count", cls=Option, type=Number(1), help=N_("Those beyond so many of their feed."))
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Show what would go, and delete nothing."))
@json_option
@pass_session
def tidy(session: Session, days: int | None, count: int | None, dry_run: bool, as_json: bool) -> None:
    """Show what is old and delete it."""
    from newsroom.desk import tidying
    from newsroom.desk.backing import listed

    desk = session.desk_there()
    limits = desk.settings.retention
    if days is None and count is None:
        days, count = limits.days, limits.count
    if not days and not count:
        raise click.UsageError(
            _("nothing says what is old: give --days or --count, or set them under [retention].")
        )
    shown = tidying.preview(desk, days or 0, count or 0)
    gone = 0 if dry_run else tidying.tidy(desk, shown)
    if as_json:
        feeds = [
            {"title": each.title, "articles": each.articles, "oldest": instant(each.oldest)}
            for each in shown.feeds
        ]
        put_json({"articles": shown.articles, "deleted": gone, "feeds": feeds})
        return
    put_table([(str(each.articles), moment(each.oldest), each.title) for each in shown.feeds])
    n = shown.articles if dry_run else gone
    words = (
        ngettext("{n} article would go", "{n} articles would go", n)
        if dry_run
        else ngettext("{n} article deleted", "{n} articles deleted", n)
    )
    say(words.format(n=n))
    if gone and (backups := listed(desk.store.path)):
        say(
            _("the backup of {day} may still have them: {file}").format(
                day=backups[0].day, file=backups[0].path
            )
        )
