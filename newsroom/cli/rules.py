"""newsroom rules: what acts on articles as they come, tried before it does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.completing import RULE, RULE_THAT_DID
from newsroom.cli.grammar import DAYS, Command, Group, Number, Option, json_option
from newsroom.cli.output import instant, moment, put_json, put_table, say
from newsroom.cli.session import Session, pass_session
from newsroom.settings.language import N_, _, ngettext

if TYPE_CHECKING:
    from newsroom.desk import Desk
    from newsroom.model import Deed, Rule

_days = click.option("--days", cls=Option, metavar="N", type=DAYS, default=30, help=N_("So many days back."))


@click.group(
    cls=Group,
    help=N_(
        "List, try and apply the rules of rules.toml, which lies beside the settings."
        "\n\nA rule is a table [[rule]] with name, match (a search) and what to do: tag, star, dismiss,"
        " score, mute_until, notify. Rules act on new articles as they are fetched."
    ),
)
def rules() -> None:
    """Group the commands about rules."""


@rules.command("list", cls=Command, help=N_("List the rules."))
@json_option
@pass_session
def list_rules(session: Session, as_json: bool) -> None:
    """List the rules."""
    from newsroom.desk import rules as verbs

    # Rules stand in the settings; only a database that is named is not made to list them.
    desk = session.desk(create=session.database is None)
    found = verbs.read_rules(desk)
    _warn(desk, found)
    if as_json:
        put_json([_rule(each) for each in found])
        return
    put_table([(each.name, each.match, verbs.describe(each)) for each in found])
    if not found:
        say(_("there are no rules yet; they go into {file}").format(file=session.settings.rules_file))


@rules.command(
    cls=Command,
    help=N_("Show what the rules, or one of them, would do with the last month; nothing is done."),
)
@click.argument("rule", metavar="[RULE]", type=RULE, required=False)
@_days
@json_option
@pass_session
def test(session: Session, rule: str | None, days: int, as_json: bool) -> None:
    """Try rules."""
    from newsroom.desk import rules as verbs

    desk = session.desk(create=False)
    chosen = verbs.read_rules(desk, rule)
    _warn(desk, chosen)
    since = verbs.month(desk, days)
    beside = verbs.starred(desk, chosen, since=since)
    trials = [verbs.tried(desk, each, since=since, beside=beside) for each in chosen]
    _print([deed for trial in trials for deed in trial.deeds], as_json)
    for each, trial in zip(chosen, trials, strict=True):
        n = len({deed.story for deed in verbs.acted(trial.deeds)})
        message = ngettext("{rule}: {n} story in {days} days", "{rule}: {n} stories in {days} days", n)
        say(message.format(rule=each.name, n=n, days=days))
        if gone := verbs.lapsed(trial.deeds):
            say("  " + gone)
        if trial.spared:
            say("  " + verbs.spared(trial))
        if trial.done:
            say("  " + verbs.done_already(trial))


@rules.command(
    cls=Command,
    help=N_(
        "Have the rules, or one of them, act on what came in the last month."
        "\n\nWhat a rule did to a story stays done; what was taken back is done again. Undo on the desk takes"
        " all of it back."
    ),
)
@click.argument("rule", metavar="[RULE]", type=RULE, required=False)
@_days
@json_option
@pass_session
def apply(session: Session, rule: str | None, days: int, as_json: bool) -> None:
    """Apply rules to what is there."""
    from newsroom.desk import ranking
    from newsroom.desk import rules as verbs

    desk = session.desk(create=False)
    _change, deeds = verbs.apply(desk, verbs.read_rules(desk, rule), days)
    ranking.rank(desk)
    _print(deeds, as_json)
    say(verbs.counted(deeds))


@rules.command(cls=Command, help=N_("List what rules did, the latest first."))
@click.option("--limit", cls=Option, metavar="N", type=Number(), default=1000, help=N_("At most so many."))
@json_option
@pass_session
def log(session: Session, limit: int, as_json: bool) -> None:
    """List what was done."""
    desk = session.desk_if_any()
    _print(desk.store.deeds.log(limit) if desk else [], as_json)


@rules.command(cls=Command, help=N_("Take back what a rule did to stories, or single deeds by their number."))
@click.argument("deeds", metavar="RULE|NUMBER...", type=RULE_THAT_DID, nargs=-1, required=True)
@pass_session
def undo(session: Session, deeds: tuple[str, ...]) -> None:
    """Take deeds back."""
    from newsroom.desk import ranking
    from newsroom.desk import rules as verbs
    from newsroom.model import NewsroomError

    desk = session.desk(create=False)
    done = [deed for deed in desk.store.deeds.log(10**6) if not deed.undone]
    chosen: list[Deed] = []
    for reference in deeds:
        found = [deed for deed in done if reference in (str(deed.id), deed.rule)]
        if not found:
            message = _("no rule called {reference} did anything, and no deed has that number; see rules log")
            raise NewsroomError(message.format(reference=reference))
        chosen += found
    verbs.take_back(desk, chosen)
    ranking.rank(desk)
    say(ngettext("{n} deed taken back", "{n} deeds taken back", len(chosen)).format(n=len(chosen)))


def _warn(desk: Desk, rules: Sequence[Rule]) -> None:
    from newsroom.desk.rules import over

    for rule in rules:
        if message := over(desk, rule):
            say(message)


def _print(deeds: Sequence[Deed], as_json: bool) -> None:
    from newsroom.desk.rules import told

    if as_json:
        put_json([_for_programs(deed) for deed in deeds])
        return
    # What a rule would do or just did has no number and time here, but the points that it replaces have.
    logged = all(deed.at for deed in deeds)
    gone = _(" (taken back)") if logged else _(" (no longer)")
    put_table(
        [
            (
                *((str(deed.id), moment(deed.at)) if logged else ()),
                deed.rule,
                told(deed) + (gone if deed.undone else ""),
                str(deed.article),
                deed.source,
                deed.title,
            )
            for deed in deeds
        ]
    )


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "name": rule.name,
        "match": rule.match,
        "tag": list(rule.tags),
        "star": rule.star,
        "dismiss": rule.dismiss,
        "score": rule.score,
        "mute_until": rule.mute_until.isoformat() if rule.mute_until else None,
        "notify": rule.notify,
        "line": rule.line,
    }


def _for_programs(deed: Deed) -> dict[str, Any]:
    return {
        "id": deed.id or None,
        "at": instant(deed.at),
        "rule": deed.rule,
        "action": deed.action,
        "value": deed.value or None,
        "article": deed.article,
        "story": deed.story,
        "title": deed.title,
        "source": deed.source,
        "undone": deed.undone,
    }
