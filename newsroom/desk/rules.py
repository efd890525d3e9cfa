"""Rules act on articles as they come, are tried before they do, and tell what they did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from newsroom.desk import searching
from newsroom.desk.context import Desk
from newsroom.desk.refreshed import Acted
from newsroom.model import Change, Deed, NewsroomError, Rule
from newsroom.model.ranking import Action
from newsroom.settings.language import _, clauses, listed, ngettext
from newsroom.settings.rules import load_rules
from newsroom.settings.said import said_of
from newsroom.store.deeds import Match

MONTH = 30
"""Days that a rule is tried on."""
_OF_MARKS = re.compile(r"\b(?:tag|is)\s*[:：]|(?:标签|標籤|状态|狀態)\s*[:：]", re.IGNORECASE)
"""What asks for tags and states, which another rule may have given just now."""
_THROUGH = "rules"
"""Under this name the store keeps the last article that rules have looked at."""
_KNOWN = "rules-known"
"""Under this name the store keeps what each rule matched, and its points, when rules last acted."""


class Trial(Struct, frozen=True):
    """What a rule would do."""

    deeds: tuple[Deed, ...]
    spared: int
    """Stories that it holds of and does not put away: others tell them, or they are picked or starred."""
    done: tuple[Deed, ...]
    """One deed of each story that it does nothing more to: all is done, or the editor marked it so."""


class NoSuchRule(NewsroomError):
    """No rule has the name that was given."""


def read_rules(desk: Desk, name: str | None = None) -> tuple[Rule, ...]:
    """Read all rules, or the one of that name.

    Raises:
        RulesError: the file cannot be used.
        NoSuchRule: there is no such rule.
    """
    rules = load_rules(desk.settings.rules_file, lambda match: searching.fault(desk, match))
    if name is None:
        return rules
    chosen = tuple(rule for rule in rules if rule.name.casefold() == name.strip().casefold())
    if not chosen:
        known = listed(rule.name for rule in rules) or _("none yet")
        message = _("there is no rule “{name}” in {file}; there are: {known}")
        raise NoSuchRule(message.format(name=name, file=desk.settings.rules_file, known=known))
    return chosen


def problem(desk: Desk) -> str | None:
    """Say why no rule acts on what comes; None where their file can be used, or there is none."""
    try:
        read_rules(desk)
    except NewsroomError as error:
        return _("no rule acts until this is put right: {problem}").format(problem=error)
    return None


def wanted(
    desk: Desk,
    rules: Iterable[Rule],
    *,
    after: int = 0,
    since: datetime | None = None,
    stars: frozenset[int] | None = None,
) -> list[Deed]:
    """Return what rules would do, whatever they did before.

    Args:
        desk: The open newsroom.
        rules: The rules, in the order they act.
        after: Only with articles of higher ids.
        since: Only with articles that came out since.
        stars: What they are about to star, if that is known already (`starred`).
    """
    chosen = tuple(rules)
    if stars is None:
        stars = starred(desk, chosen, after=after, since=since)
    return [deed for rule in chosen for deed in _wanted(desk, rule, stars, after=after, since=since)[0]]


def starred(
    desk: Desk, rules: Iterable[Rule], *, after: int = 0, since: datetime | None = None, again: bool = True
) -> frozenset[int]:
    """Return the stories that rules are about to star; none of them hides these, whichever acts first.

    Args:
        desk: The open newsroom.
        rules: The rules that act together.
        after: Only with articles of higher ids.
        since: Only with articles that came out since.
        again: Also what they starred before and what was taken back.
    """
    found: list[Deed] = []
    for rule in rules:
        if rule.star:
            found += _wanted(desk, rule, frozenset(), after=after, since=since)[0]
    stars = [deed for deed in found if deed.action == "star"]
    return frozenset(deed.story for deed in desk.store.deeds.fresh(stars, again=again))


def tried(
    desk: Desk, rule: Rule, *, since: datetime | None = None, beside: frozenset[int] = frozenset()
) -> Trial:
    """Return what `apply` would do with a rule; what it did and was not taken back stays done.

    Args:
        desk: The open newsroom.
        rule: The rule.
        since: Only with articles that came out since.
        beside: What the rules that act with it star, as of `starred`; without it the rule acts alone.
    """
    stars = beside | starred(desk, [rule], since=since)
    deeds, spared = _wanted(desk, rule, stars, since=since)
    known, there = desk.store.state.get(_KNOWN, {}), _there(desk, [rule])
    given, outgrown = _changed_points(desk, [rule], known, there)
    outgrown += _hiding(desk, deeds, stars)
    names = {old for old, new in _renamed(known, there).items() if new == rule.name}
    fresh = desk.store.deeds.fresh([*given, *deeds], again=True, outgrown=outgrown, once=names)
    done = {deed.story: deed for deed in deeds}
    for deed in fresh:
        done.pop(deed.story, None)
    return Trial(tuple(fresh), spared, tuple(done.values()))


def _hiding(desk: Desk, deeds: Iterable[Deed], stars: Iterable[int]) -> list[Deed]:
    """Return what rules hid of the stories that others star: it is taken back with that."""
    stories = {deed.story for deed in deeds if deed.action == "star"}
    return desk.store.deeds.hiding(stories, stars, desk.today()) if stories else []


def _wanted(
    desk: Desk, rule: Rule, stars: frozenset[int], *, after: int = 0, since: datetime | None = None
) -> tuple[list[Deed], int]:
    """Return what a rule would do, whatever it did before, and how many stories it spares.

    What brings a story forward needs one of its sources. What puts it away (dismiss, mute, points off) needs
    them all: a story is not lost because a source that the editor wants to be rid of tells it too. What is
    starred, or is about to be (`stars`), stays in sight.
    """
    searching.fill_index(desk)
    query, store = searching.read(desk, rule.match), desk.store.deeds
    found = store.matching(query, desk.today(), after=after, since=since)
    matches = [match._replace(kept=match.kept or match.story in stars) for match in found]
    told: set[int] = set()
    if _puts_away(desk, rule):
        told = store.told_by_others(query, desk.today(), [match.story for match in matches])
    deeds: list[Deed] = []
    for match in matches:
        deeds += _deeds(desk, rule, match, told=match.story in told)
    hidden = rule.dismiss or _mutes(desk, rule)
    spared = told | {match.story for match in matches if match.kept and hidden}
    return deeds, len(spared)


def month(desk: Desk, days: int = MONTH) -> datetime:
    """Return the instant so many days ago."""
    return desk.now() - timedelta(days=days)


def apply(desk: Desk, rules: Sequence[Rule], days: int = MONTH) -> tuple[Change, list[Deed]]:
    """Have rules act on what came out lately, as one step that can be undone.

    What they did stays done, and what was taken back is done again, as the editor asks for it. What they star
    comes back if a rule hid it. Points that
    a rule gave before it was changed are replaced by those it gives now, whenever the article came; those of
    rules that are no longer in the settings go.
    """
    known, there = desk.store.state.get(_KNOWN, {}), _there(desk, rules)
    given, outgrown = _changed_points(desk, rules, known, there)
    left = _pass_over(desk, rules, known, there)
    since = month(desk, days)
    stars = starred(desk, rules, since=since)
    deeds = [*given, *wanted(desk, rules, since=since, stars=stars)]
    outgrown += _hiding(desk, deeds, stars)
    done = desk.store.deeds.do(deeds, _label, again=True, outgrown=outgrown)
    names = None if there is None else {rule.name for rule in there} | left
    stay = {name: was for name, was in known.items() if names is None or name in names}
    desk.store.state.set(_KNOWN, stay | _as_known(rules))
    return done


def act_on_new(desk: Desk, started: datetime) -> Acted:
    """Have the rules act on the articles that came since they last did.

    Where none came, points of rules that were changed or are gone are set right all the same.

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
        return Acted(problem=_("no rule acts until this is put right: {problem}").format(problem=error))
    deeds: list[Deed] = []
    known, now = store.state.get(_KNOWN, {}), _as_known(rules)
    changed = [rule for rule in rules if known.get(rule.name) != now[rule.name]]
    given, outgrown = _changed_points(desk, changed, known, rules)
    if given or outgrown:
        _change, deeds = store.deeds.do(given, _label, again=True, outgrown=outgrown)
    _pass_over(desk, rules, known, rules)
    store.state.set(_KNOWN, now)
    if rules and last > after:
        _bring_back(desk, rules, after)
        # What the editor took back is not done again unasked.
        for _round in rules:
            stars = starred(desk, rules, after=after, again=False)
            asked = wanted(desk, rules, after=after, stars=stars)
            hiding = _hiding(desk, asked, stars)
            done = store.deeds.do(asked, _label, again=False, outgrown=hiding)[1]
            store.stories.come_back((deed.story for deed in hiding), desk.today())
            deeds += done
            if not done or not any(_OF_MARKS.search(rule.match) for rule in rules):
                break
    store.state.set(_THROUGH, last)
    return Acted(tuple(deeds))


def take_back(desk: Desk, deeds: Sequence[Deed]) -> Change:
    """Take single deeds back, as one step that can be undone itself."""
    label = said_of("{n} deed of rules taken back", "{n} deeds of rules taken back", len(deeds))
    return desk.store.deeds.take_back([deed.id for deed in deeds], label)


def _as_known(rules: Iterable[Rule]) -> dict[str, list[str | int]]:
    return {rule.name: [rule.match, rule.score] for rule in rules}


def _there(desk: Desk, rules: Iterable[Rule]) -> tuple[Rule, ...] | None:
    """Return all rules there are, or None where their file cannot be read just now."""
    try:
        return (*read_rules(desk), *rules)
    except NewsroomError:
        return None


def _renamed(known: Mapping[str, Sequence[str | int]], there: Sequence[Rule] | None) -> dict[str, str]:
    """Return the names of rules by those they had: a new one that asks for the same as one that is gone.

    Args:
        known: Match and points of each when rules last acted, by name.
        there: The rules there are; None if that is not known.
    """
    names = {rule.name for rule in there or ()}
    new: dict[str | int, str] = {}
    for rule in there or ():
        if rule.name not in known:
            new.setdefault(rule.match, rule.name)
    return {name: new[was[0]] for name, was in known.items() if name not in names and was[0] in new}


def _pass_over(
    desk: Desk,
    rules: Iterable[Rule],
    known: Mapping[str, Sequence[str | int]],
    there: Sequence[Rule] | None,
) -> set[str]:
    """Have what rules did under other names be theirs, so that it is not done again; points are apart.

    Returns:
        The former names of renamed rules that are not among these, whose turn is still to come.
    """
    acting, left = {rule.name for rule in rules}, set[str]()
    for old, new in _renamed(known, there).items():
        if new in acting:
            desk.store.deeds.rename(old, new)
        else:
            left.add(old)
    return left


def _changed_points(
    desk: Desk,
    rules: Sequence[Rule],
    known: Mapping[str, Sequence[str | int]],
    there: Sequence[Rule] | None,
) -> tuple[list[Deed], list[Deed]]:
    """Return what rules that were changed give in place of the points they gave, and these.

    A story that the rule held of keeps its place unless the match was changed: it may have asked for what is
    unread, and the story has been read since. What a renamed rule gave is its own matter alone.

    Args:
        desk: The open newsroom.
        rules: The rules as they are now.
        known: Match and points of each when rules last acted, by name.
        there: The rules there are; what others gave counts no more. None leaves it.
    """
    given: list[Deed] = []
    outgrown: list[Deed] = []
    renamed, acting = _renamed(known, there), {rule.name for rule in rules}
    gone = [] if there is None else desk.store.deeds.points_beside(rule.name for rule in there)
    gone = [deed for deed in gone if deed.rule not in renamed or renamed[deed.rule] in acting]
    for rule in rules:
        moved = rule.name in known and known[rule.name][0] != rule.match
        old = [deed for deed in desk.store.deeds.points(rule.name) if moved or deed.value != str(rule.score)]
        old += [deed for deed in gone if renamed.get(deed.rule) == rule.name]
        stories, new = {deed.story: deed for deed in old}, list[Deed]()
        if rule.score and stories:
            searching.fill_index(desk)
            query, store = searching.read(desk, rule.match), desk.store.deeds
            if moved:
                stories = {
                    match.story: replace(stories[match.story], article=match.article)
                    for match in store.matching(query, desk.today())
                    if match.story in stories
                }
            told = store.told_by_others(query, desk.today(), stories) if rule.score < 0 else set[int]()
            now = [
                replace(deed, rule=rule.name, value=str(rule.score), at=None, id=0)
                for deed in stories.values()
            ]
            new = [deed for deed in now if deed.story not in told]
        given += new
        stay = {(deed.rule, deed.story, deed.value) for deed in new}
        outgrown += [deed for deed in old if (deed.rule, deed.story, deed.value) not in stay]
    return given, [*outgrown, *gone]


def _bring_back(desk: Desk, rules: Sequence[Rule], after: int) -> None:
    """Take back what put stories away that other sources tell as well now, since an article of that id."""
    store = desk.store.deeds
    done = store.put_away([rule.name for rule in rules], after)
    back: list[Deed] = []
    for rule in rules:
        mine = [deed for deed in done if deed.rule == rule.name]
        if mine:
            searching.fill_index(desk)
            query = searching.read(desk, rule.match)
            told = store.told_by_others(query, desk.today(), [deed.story for deed in mine])
            back += [deed for deed in mine if deed.story in told]
    if back:
        n = len({deed.story for deed in back})
        label = said_of(
            "{n} story brought back that other sources tell too",
            "{n} stories brought back that other sources tell too",
            n,
        )
        store.take_back([deed.id for deed in back], label)
        # What a mute that is over hid came back on its day.
        today = desk.today()
        hid = [each for each in back if each.action == "dismiss" or _muting(each, today)]
        desk.store.stories.come_back((deed.story for deed in hid), today)


def _muting(deed: Deed, today: date) -> bool:
    return deed.action == "mute" and deed.value > today.isoformat()


def _puts_away(desk: Desk, rule: Rule) -> bool:
    return rule.dismiss or rule.score < 0 or _mutes(desk, rule)


def _mutes(desk: Desk, rule: Rule) -> bool:
    return rule.mute_until is not None and rule.mute_until > desk.today()


def _deeds(desk: Desk, rule: Rule, match: Match, *, told: bool) -> Iterator[Deed]:
    """Return what a rule does with a story.

    Args:
        desk: Says what day it is.
        rule: The rule.
        match: The story, and where the rule holds of it.
        told: Other sources tell it too, of which the rule does not hold.
    """

    def deed(action: Action, value: str = "") -> Deed:
        return Deed(rule.name, match.story, match.article, action, value, match.title, match.source)

    for tag in rule.tags:
        yield deed("tag", tag)
    if rule.star:
        yield deed("star")
    # What is picked or starred stays in sight, whoever brings it and whoever starred it.
    hidden = not match.kept and not told
    if rule.dismiss and hidden:
        yield deed("dismiss")
    if rule.score > 0 or (rule.score and not told):
        yield deed("score", str(rule.score))
    if rule.mute_until is not None and _mutes(desk, rule) and hidden:
        yield deed("mute", rule.mute_until.isoformat())
    if rule.notify:
        yield deed("notify")


def _label(deeds: Sequence[Deed]) -> str:
    n = len({deed.story for deed in deeds})
    names = listed(dict.fromkeys(deed.rule for deed in deeds))
    return said_of("rules on {n} story: {names}", "rules on {n} stories: {names}", n, names=names)


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


def acted(deeds: Iterable[Deed]) -> list[Deed]:
    """Return what rules do, or did, less what counts no more because of it."""
    return [deed for deed in deeds if not deed.undone]


def lapsing(deeds: Sequence[Deed]) -> list[Deed]:
    """Return what counts no more without anything of its kind in its place: it is of no rule, or too much."""
    instead = {(deed.story, deed.action) for deed in acted(deeds)}
    return [deed for deed in deeds if deed.undone and (deed.story, deed.action) not in instead]


def lapsed(deeds: Sequence[Deed]) -> str:
    """Say of how many stories something counts no more, and which rules did it; '' where there are none."""
    gone = lapsing(deeds)
    n, names = len({deed.story for deed in gone}), listed(dict.fromkeys(deed.rule for deed in gone))
    words = ngettext(
        "on {n} story counts no more what a rule did before: {names}",
        "on {n} stories counts no more what rules did before: {names}",
        n,
    )
    return words.format(n=n, names=names) if gone else ""


def counted(deeds: Sequence[Deed]) -> str:
    """Say on how many stories rules acted, and on how many something lapsed."""
    n, gone = len({deed.story for deed in acted(deeds)}), lapsed(deeds)
    words = ngettext("rules acted on {n} story", "rules acted on {n} stories", n).format(n=n)
    return clauses((words, gone)) if gone else words


def spared(trial: Trial) -> str:
    """Say how many stories a rule leaves in sight, and why."""
    words = ngettext(
        "{n} story stays in sight: other sources tell it too, or it is picked or starred",
        "{n} stories stay in sight: other sources tell them too, or they are picked or starred",
        trial.spared,
    )
    return words.format(n=trial.spared)


def done_already(trial: Trial) -> str:
    """Say how many stories a rule does nothing more to."""
    words = ngettext(
        "{n} story is done already, or marked so by you",
        "{n} stories are done already, or marked so by you",
        len(trial.done),
    )
    return words.format(n=len(trial.done))


def over(desk: Desk, rule: Rule) -> str | None:
    """Say that a rule mutes nothing any more, as its day has passed; None where that is not so."""
    if rule.mute_until is None or _mutes(desk, rule):
        return None
    message = _("{rule}: mute_until {day} has passed, so it mutes nothing")
    return message.format(rule=rule.name, day=rule.mute_until.isoformat())


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
    return listed(told(deed) for deed in deeds)
