"""The rules file: ``rules.toml`` beside the settings, read strictly, so that a slip is named with its line.

A rule is a table ``[[rule]]`` with a name, what it matches, and at least one thing to do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from newsroom.model import NewsroomError, Rule
from newsroom.settings.faults import why
from newsroom.settings.language import _, listed

MOST_POINTS = 100
_KEYS = ("name", "match", "tag", "star", "dismiss", "score", "mute_until", "notify")
_HEADER = re.compile(r"\s*\[\[\s*rule\s*\]\]")


class RulesError(NewsroomError):
    """The rules file cannot be used; the message names file, line, rule, what stands there and what may."""


def load_rules(file: Path, fault: Callable[[str], str | None] = lambda _match: None) -> tuple[Rule, ...]:
    """Read the rules; a file that is not there has none.

    Args:
        file: Where they lie.
        fault: Says why a query cannot be what a rule acts by, or returns None.

    Raises:
        RulesError: the file cannot be read, is not TOML, or has a rule that cannot be used.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(_("{file} cannot be read: {error}").format(file=file, error=why(error))) from None
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesError(_("{file}: {problem}").format(file=file, problem=why(error, text))) from None
    return _Reader(file, text, fault).read(tree)


class _Reader:
    def __init__(self, file: Path, text: str, fault: Callable[[str], str | None]) -> None:
        self._file = file
        self._lines = text.splitlines()
        self._fault = fault
        self._starts = [number for number, line in enumerate(self._lines, 1) if _HEADER.match(line)]

    def read(self, tree: Mapping[str, Any]) -> tuple[Rule, ...]:
        for key in tree:
            if key != "rule" or not isinstance(tree[key], list):
                raise self._error(
                    self._line(0, key), key, _("only tables [[rule]] stand here, each with its keys below it")
                )
        rules: list[Rule] = []
        for number, table in enumerate(tree.get("rule", ())):
            rule = self._rule(number, table)
            if any(rule.name == other.name for other in rules):
                raise self._error(self._line(number, "name"), rule.name, _("two rules have this name"))
            rules.append(rule)
        return tuple(rules)

    def _rule(self, number: int, table: Any) -> Rule:
        if not isinstance(table, Mapping):
            raise self._error(None, "rule", _("only tables [[rule]] stand here, each with its keys below it"))
        for key in table:
            if key not in _KEYS:
                near = get_close_matches(key, _KEYS, n=1)
                hint = (
                    _("there is no such key; did you mean {near}?").format(near=near[0])
                    if near
                    else _("there is no such key; there are {known}").format(known=listed(_KEYS))
                )
                raise self._error(self._line(number, key), key, hint)
        name = self._text(number, table, "name", _("a text in quotes: what the rule is called"))
        match = self._text(number, table, "match", _('a search in quotes, such as "source:36氪 融资"'))
        if message := self._fault(match):
            raise self._error(self._line(number, "match"), f'match = "{match}"', message)
        rule = Rule(
            name=name,
            match=match,
            tags=self._tags(number, table),
            star=self._flag(number, table, "star"),
            dismiss=self._flag(number, table, "dismiss"),
            score=self._score(number, table),
            mute_until=self._day(number, table),
            notify=self._flag(number, table, "notify"),
            line=self._line(number, "name") or 0,
        )
        if not (rule.tags or rule.star or rule.dismiss or rule.score or rule.mute_until or rule.notify):
            message = _("it does nothing; give it tag, star, dismiss, score, mute_until or notify")
            raise self._error(self._line(number, "name"), name, message)
        return rule

    def _text(self, number: int, table: Mapping[str, Any], key: str, wanted: str) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            line = self._line(number, key) if key in table else self._start(number)
            raise self._error(line, key, _("must be {wanted}").format(wanted=wanted))
        return value.strip()

    def _tags(self, number: int, table: Mapping[str, Any]) -> tuple[str, ...]:
        value = table.get("tag", [])
        tags = [value] if isinstance(value, str) else value
        if not isinstance(tags, list) or not all(isinstance(tag, str) and tag.strip() for tag in tags):
            message = _("must be {wanted}").format(wanted=_('a text, or ["one", "two"]'))
            raise self._error(self._line(number, "tag"), "tag", message)
        named = tuple(dict.fromkeys(tag.strip().lstrip("#").strip() for tag in tags))
        if "" in named:
            raise self._error(self._line(number, "tag"), "tag", _("there is no word beside the #"))
        return named

    def _flag(self, number: int, table: Mapping[str, Any], key: str) -> bool:
        value = table.get(key, False)
        if not isinstance(value, bool):
            message = _("must be {wanted}").format(wanted=_("true or false"))
            raise self._error(self._line(number, key), key, message)
        return value

    def _score(self, number: int, table: Mapping[str, Any]) -> int:
        value = table.get("score", 0)
        if type(value) is not int or abs(value) > MOST_POINTS:
            wanted = _("whole numbers from {low} to {high}").format(low=-MOST_POINTS, high=MOST_POINTS)
            message = _("must be {wanted}").format(wanted=wanted)
            raise self._error(self._line(number, "score"), "score", message)
        return value

    def _day(self, number: int, table: Mapping[str, Any]) -> date | None:
        value = table.get("mute_until")
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                value = 0
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        message = _("must be {wanted}").format(wanted=_("a day, written YYYY-MM-DD"))
        raise self._error(self._line(number, "mute_until"), "mute_until", message)

    def _start(self, number: int) -> int | None:
        return self._starts[number] if number < len(self._starts) else None

    def _line(self, number: int, key: str) -> int | None:
        """Return the line where a rule, from 0, has a key; where that is not plain, where it starts."""
        start = self._start(number)
        end = self._start(number + 1) or len(self._lines) + 1
        for line in range(start or 1, end):
            if re.match(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=\].]""", self._lines[line - 1]):
                return line
        return start

    def _error(self, line: int | None, what: str, message: str) -> RulesError:
        told = _("{name}: {problem}").format(name=what, problem=message)
        if line is not None:
            told = _("line {line}: {key}: {message}").format(line=line, key=what, message=message)
        return RulesError(_("{file}: {problem}").format(file=self._file, problem=told))
