"""Rules act on articles as they come, are tried before they do, and tell what they did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from newsroom.desk import searching
from newsroom.desk.context import Desk
from newsroom.desk.refreshed import Acted
from newsroom.model import Change, Deed, NewsroomError, Rule
from newsroom.settings.language import _, ngettext
from newsroom.settings.rules import load_rules

MONTH = 30
"""Days that a rule is tried on."""
_THROUGH = "rules"
"""Under this name the store keeps the last article that rules have looked at."""


class NoSuchRule(NewsroomError):
    """No rule has the name that was given."""


def read_rules(desk: Desk, name: str | None = None) -> tuple[Rule, ...]:
    """Read all rules, or the one of that name.

    Raises:
        RulesError: the file cannot be used.
        NoSuchRule: there is no such rule.
    """
    rules = load_rules(desk.settings.rules_file, lambda match: bool(searching.read(desk, match)))
    if name is None:
        return rules
    chosen = tuple(rule for rule in rules if rule.name.casefold() == name.strip().casefold())
    if not chosen:
        known = ", ".join(rule.name for rule in rules) or _("none yet")
        message = _("there is no rule “{name}” in {file}; there are: {known}")
        raise NoSuchRule(message.format(name=name, file=desk.settings.rules_file, known=known))
    return chosen


def wanted(desk: Desk, rules: Iterable[Rule], *, after: int = 0, since: datetime | None = None) -> list[Deed]:
    """Return what rules would do, whatever they did before.

    Args:
        desk: The open newsroom.
        rules: The rules, in the order they act.
        after: Only with articles of higher ids.
        since: Only with articles that came out since.
    """
    searching.fill_index(desk)
    found: list[Deed] = []
    for rule in rules:
        query = searching.read(desk, rule.match)
        for row in desk.store.deeds.matching(query, desk.today(), after=after, since=since):
            found += _deeds(desk, rule, *row)
    return found


def month(desk: Desk, days: int = MONTH) -> datetime:
    """Return the instant so many days ago."""
    return desk.now() - timedelta(days=days)


def apply(desk: Desk, rules: Sequence[Rule], days: int = MONTH) -> tuple[Change, list[Deed]]:
    """Have rules act on what came out lately, as one step that can be undone; what they did stays done."""
    new = _fresh(desk, rules, wanted(desk, rules, since=month(desk, days)))
    return desk.store.deeds.do(new, _label(new)), new


def act_on_new(desk: Desk, started: datetime) -> Acted:
    """Have the rules act on the articles that came since they last did.

    Args:
        desk: The open newsroom.
        started: When the refresh began: the first time, only what came since then is looked at.
    """
    store = desk.store
    through = store.state.get(_THROUGH)
    after = through if isinstance(through, int) else store.deeds.last_article(started)
    last = store.deeds.last_article()
    try:
        rules = read_rules(desk)
    except NewsroomError as error:
        # The articles wait for the file to be put right.
        store.state.set(_THROUGH, after)
        return Acted(problem=str(error))
    deeds = _fresh(desk, rules, wanted(desk, rules, after=after)) if rules and last > after else []
    if deeds:
        store.deeds.do(deeds, _label(deeds))
    store.state.set(_THROUGH, last)
    return Acted(tuple(deeds))


def take_back(desk: Desk, deeds: Sequence[Deed]) -> Change:
    """Take single deeds back, as one step that can be undone itself."""
    label = ngettext("{n} deed of rules taken back", "{n} deeds of rules taken back", len(deeds))
    return desk.store.deeds.take_back([deed.id for deed in deeds], label.format(n=len(deeds)))


def _deeds(
    desk: Desk, rule: Rule, story: int, article: int, title: str, source: str, picked: bool
) -> Iterator[Deed]:
    def deed(action: str, value: str = "") -> Deed:
        return Deed(rule.name, story, article, action, value, title, source)  # type: ignore[arg-type]

    for tag in rule.tags:
        yield deed("tag", tag)
    if rule.star:
        yield deed("star")
    # What the editor has picked stays in sight, whoever else brings it.
    if rule.dismiss and not picked:
        yield deed("dismiss")
    if rule.score:
        yield deed("score", str(rule.score))
    if rule.mute_until is not None and rule.mute_until > desk.today() and not picked:
        yield deed("mute", rule.mute_until.isoformat())
    if rule.notify:
        yield deed("notify")


def _fresh(desk: Desk, rules: Sequence[Rule], deeds: Sequence[Deed]) -> list[Deed]:
    """Leave out what was done before: what the editor took back is not done again unasked."""
    done = desk.store.deeds.done(rule.name for rule in rules)
    return [deed for deed in deeds if (deed.rule, deed.story, deed.action, deed.value) not in done]


def _label(deeds: Sequence[Deed]) -> str:
    n = len({deed.story for deed in deeds})
    names = ", ".join(dict.fromkeys(deed.rule for deed in deeds))
    return ngettext("rules on {n} story: {names}", "rules on {n} stories: {names}", n).format(
        n=n, names=names
    )


def told(deed: Deed) -> str:
    """Say what a deed is, in a word or two."""
    words = {
        "tag": "#" + deed.value,
        "star": _("star"),
        "dismiss": _("dismiss"),
        "score": _("{points} points").format(points=f"{int(deed.value):+d}")
        if deed.action == "score"
        else "",
        "mute": _("mute until {day}").format(day=deed.value),
        "notify": _("notify"),
    }
    return words[deed.action]


def describe(rule: Rule) -> str:
    """Say what a rule does."""
    deeds = [Deed(rule.name, 0, 0, "tag", tag) for tag in rule.tags]
    if rule.star:
        deeds.append(Deed(rule.name, 0, 0, "star"))
    if rule.dismiss:
        deeds.append(Deed(rule.name, 0, 0, "dismiss"))
    if rule.score:
        deeds.append(Deed(rule.name, 0, 0, "score", str(rule.score)))
    if rule.mute_until is not None:
        deeds.append(Deed(rule.name, 0, 0, "mute", rule.mute_until.isoformat()))
    if rule.notify:
        deeds.append(Deed(rule.name, 0, 0, "notify"))
    return ", ".join(told(deed) for deed in deeds)
