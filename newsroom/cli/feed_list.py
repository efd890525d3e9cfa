"""newsroom feeds list and edit: how feeds stand, and what is set of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.completing import FEED, TAG, Offered, words
from newsroom.cli.grammar import Command, Option, json_option
from newsroom.cli.output import instant, moment, put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _
from newsroom.text.addresses import without_credentials

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from newsroom.desk.standing import Standing

_SORTS = ("trouble", "title", "articles", "picked", "success", "due", "added")
_LONGEST_INTERVAL = 10_080
"""Minutes: a week, as in the settings."""


@click.command(
    "list",
    cls=Command,
    help=N_(
        "List all feeds: unread and all articles, articles a week, share picked into issues, how the last"
        " poll went, and when the next is due."
    ),
)
@json_option
@click.option(
    "--sort", cls=Option, type=click.Choice(_SORTS), default="added", help=N_("What they are sorted by.")
)
@pass_session
def list_feeds(session: Session, as_json: bool, sort: str) -> None:
    """List all feeds."""
    from newsroom.desk.standing import in_order, standings

    desk = session.desk_if_any()
    found = in_order(standings(desk), sort) if desk else []
    if as_json:
        put_json([_for_programs(each) for each in found])
    else:
        rows = [_for_people(each) for each in found]
        put_table([_heads(), *rows] if rows and sys.stdout.isatty() else rows)


def _for_programs(standing: Standing) -> dict[str, Any]:
    from newsroom.desk.standing import advice

    feed, figures = standing.feed, standing.figures
    return {
        "id": feed.id,
        "title": feed.title,
        "url": without_credentials(feed.url),
        "site": feed.site,
        "tags": list(feed.tags),
        "articles": figures.articles,
        "unread": figures.unread,
        "checked": instant(feed.checked),
        "succeeded": instant(feed.succeeded),
        "failures": feed.failures,
        "error": feed.error,
        "kind": feed.kind,
        "state": standing.state,
        "advice": advice(standing) or None,
        "due": instant(standing.next),
        "not_before": instant(standing.rests),
        "rhythm": feed.rhythm,
        "latest": instant(feed.latest),
        "per_week": round(standing.a_week, 1),
        "picked": figures.picked,
        "share": round(standing.share, 4),
        "interval": feed.interval,
        "full_text": feed.full_text,
        "weight": feed.weight,
        "paused": instant(feed.paused),
        "retired": instant(feed.retired),
        "moving_to": without_credentials(feed.moving_to) if feed.moving_to else None,
    }


def _heads() -> tuple[str, ...]:
    """Name the columns, for people at a terminal; what a script cuts up stays as it was."""
    return (
        "#",
        _("feed"),
        _("unread/all"),
        _("articles a week"),
        _("picked"),
        _("tags"),
        _("address"),
        _("last fetch → next"),
    )


def _for_people(standing: Standing) -> tuple[str, ...]:
    from newsroom.desk.standing import STATES, advice

    feed, figures = standing.feed, standing.figures
    if standing.state == "failing":
        state = _("failing: {reason}").format(reason=feed.error)
    elif standing.state in ("well", "clip"):
        state = moment(feed.succeeded)
        if feed.error:
            state = f"{state} · {feed.error}"
    else:
        state = _(STATES[standing.state])
    if standing.state in ("failing", "retired", "moving", "silent"):
        state = f"{state} · {advice(standing)}"
    if standing.rests is not None:
        until = moment(standing.rests)
        state = f"{state} · " + _("left alone until {time}, as its server asks").format(time=until)
    elif standing.polled and standing.next is not None:
        state = f"{state} → {moment(standing.next)}"
    elif standing.polled and feed.checked is not None:
        state = f"{state} → " + _("at every fetch")
    return (
        str(feed.id),
        feed.title,
        f"{figures.unread}/{figures.articles}",
        _("{n}/week").format(n=f"{standing.a_week:.1f}"),
        f"{standing.share:.1%}" if figures.picked else "-",
        " ".join(feed.tags),
        without_credentials(feed.url),
        state,
    )


class Interval(click.ParamType[int | None]):
    """Minutes, or ``auto``."""

    name = "minutes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        """Read minutes; ``auto`` is None."""
        text = str(value)
        if text == "auto":
            return None
        if text.isascii() and text.isdigit() and 1 <= int(text) <= _LONGEST_INTERVAL:
            return int(text)
        message = _("{value!r} is neither auto nor minutes from 1 to {most}.")
        self.fail(message.format(value=text, most=_LONGEST_INTERVAL), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the one word there is."""
        return Offered(words("auto")).shell_complete(ctx, param, incomplete)


@click.command(
    cls=Command,
    help=N_("Change what is set of feeds.\n\nA FEED is an id, an address or a title."),
)
@click.argument("references", metavar="FEED...", type=FEED, nargs=-1, required=True)
@click.option("--title", cls=Option, help=N_("What to call it; '' goes back to the feed's own title."))
@click.option(
    "--tag",
    "tags",
    cls=Option,
    multiple=True,
    type=TAG,
    help=N_("A tag, in place of all it has; may be given several times, '' for none."),
)
@click.option(
    "--interval",
    cls=Option,
    type=Interval(),
    metavar="MINUTES|auto",
    help=N_("Minutes between polls; auto goes by its own rhythm."),
)
@click.option(
    "--full-text",
    cls=Option,
    type=click.Choice(("on", "off", "auto")),
    help=N_("Whether the pages of its articles are fetched."),
)
@click.option(
    "--weight",
    cls=Option,
    type=click.IntRange(-100, 100),
    help=N_("Points, -100 to 100, that its stories get where the best stand first."),
)
@click.option("--pause/--resume", "paused", cls=Option, default=None, help=N_("Poll it no more, or again."))
@click.option("--url", cls=Option, help=N_("Its new address; its articles stay."))
@pass_session
@click.pass_context
def edit(
    ctx: click.Context,
    session: Session,
    references: tuple[str, ...],
    title: str | None,
    tags: tuple[str, ...],
    interval: int | None,
    full_text: str | None,
    weight: int | None,
    paused: bool | None,
    url: str | None,
) -> None:
    """Change feeds."""
    from newsroom.desk import feeds as verbs
    from newsroom.model import KEEP, FeedChange

    given = {
        name
        for name in ctx.params
        if ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
    } - {"references"}
    if not given:
        raise click.UsageError(_("say what is to change; newsroom feeds edit --help lists what can be."))
    desk = session.desk_there()
    found = verbs.find(desk, references)
    if len(found) > 1 and given & {"title", "url"}:
        raise click.UsageError(_("one title or address cannot be that of several feeds."))
    change = FeedChange(
        own_title=KEEP if title is None else title,
        tags=tuple(tag for tag in tags if tag.strip()) if "tags" in given else KEEP,
        interval=interval if "interval" in given else KEEP,
        full_text={"on": True, "off": False, "auto": None}[full_text] if full_text else KEEP,
        paused=KEEP if paused is None else paused,
        weight=KEEP if weight is None else weight,
        url=KEEP if url is None else url,
    )
    changed = verbs.edit(desk, found, change)
    if weight is not None:
        from newsroom.desk import ranking

        ranking.rank(desk)
    for feed in changed:
        say(_("changed feed {id}: {title}").format(id=feed.id, title=feed.title))
