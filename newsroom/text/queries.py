"""The language of searches, read so that nothing typed is ever wrong.

    推理成本 GPT-5.5            all of these, in title or text
    "SWE-bench Verified"        these words next to each other, and no longer ones
    苹果 OR 谷歌, 苹果 | 谷歌    one of them at least
    -融资, NOT 融资              without it
    (苹果 OR 谷歌) 眼镜          brackets put together
    title:眼镜                  in the title
    source:36氪 tag:中文         by the feed
    is:unread is:starred is:picked is:ran is:held is:dismissed is:read has:group
    after:2026-07-20 before:7d  by when it came out: a day, a month, a year, or so long ago (3d, 2w, 12h)
    标题：眼镜 来源：36氪 标签：中文 状态：未读 之后：昨天 之前：07-20

Signs and letters in full width, as Chinese input methods give them, are taken for those in half width.

The last word of a query may be the beginning of a longer one, as it may not be typed out yet; ``word*`` says
so of any other. What has no meaning (an open quotation mark, a lone OR, an unknown ``is:``) is left out or
read as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from newsroom.model.query import (
    After,
    All,
    Before,
    Condition,
    Either,
    Is,
    Not,
    Query,
    Source,
    State,
    Tag,
    Words,
)
from newsroom.text.moments import read_moment
from newsroom.text.tokens import ends_in_word, places, tokens, wanted

Kind = Literal["word", "quoted", "field", "and", "or", "not", "open", "close"]

_QUOTES = {'"': '"', "“": "”", "”": "”", "„": "“", "「": "」", "『": "』", "《": "》"}
_FIELD = re.compile(
    r"(title|source|feed|tag|is|has|after|since|before|until|标题|来源|订阅源|标签|状态|之后|之前):",
    re.IGNORECASE,
)
_CHINESE = {
    "标题": "title",
    "来源": "source",
    "订阅源": "source",
    "标签": "tag",
    "状态": "is",
    "之后": "after",
    "之前": "before",
}
_STATES: dict[str, State] = {
    "未读": "unread",
    "已读": "read",
    "标星": "starred",
    "加星": "starred",
    "选用": "picked",
    "已选": "picked",
    "刊过": "ran",
    "登过": "ran",
    "留到明天": "held",
    "不用": "dismissed",
    "不要": "dismissed",
    "多家": "group",
}
_OPERATORS: dict[str, Kind] = {"AND": "and", "&&": "and", "OR": "or", "||": "or", "|": "or", "NOT": "not"}
_STOPS = frozenset(' \t\r\n\u3000"“”„「」『』()')
_DEEPEST = 50
"""Brackets within brackets that are still told apart; SQLite has a limit too."""
_MOST = 200
"""Parts of a query that are looked at; someone may paste a whole page."""
_LONGEST = 100
"""Tokens of one word or phrase that are looked for."""
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""What a Chinese input method gives for ASCII, sign for sign."""


@dataclass(frozen=True, slots=True)
class _Part:
    kind: Kind
    text: str = ""
    field: str = ""
    last: bool = False
    """Nothing follows it: it may be still being typed."""


def read_query(text: str, now: datetime) -> Query:
    """Read a query as it is typed; every text has a reading.

    Args:
        text: What was typed.
        now: The time, in the zone that days are meant in.
    """
    parts = list(_parts(text.translate(_FULL_WIDTH)))[:_MOST]
    return Query(text.strip(), _Reader(parts, now).read())


def words_of(query: Query) -> tuple[Words, ...]:
    """Return the words that a query wants to be there, for marking them where they stand."""
    return tuple(dict.fromkeys(_wanted(query.condition)))


def _wanted(condition: Condition) -> Iterator[Words]:
    if isinstance(condition, Words):
        yield condition
    elif isinstance(condition, All | Either):
        for part in condition.parts:
            yield from _wanted(part)


def hits(text: str, words: tuple[Words, ...], *, title: bool = False) -> list[tuple[int, int]]:
    """Find where words stand in a text that is shown.

    Args:
        text: The text.
        words: As of `words_of`.
        title: It is a title; those asked of titles alone count there only.

    Returns:
        Start and end of each stretch, from left to right; those that touch or overlap are one.
    """
    found = sorted(
        place
        for each in words
        if title or not each.title
        for place in places(text, each.tokens, each.beginning)
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def holds(query: Query, title: str, text: str) -> bool:
    """Tell whether a query holds of a title and a text, as the index of articles would.

    What it asks of feeds, marks and times is taken to hold.
    """
    return _holds(query.condition, tokens(title), tokens(text))


def _holds(condition: Condition, title: list[str], text: list[str]) -> bool:
    match condition:
        case Words(sought, beginning, in_title):
            return _stand(sought, beginning, title) or (not in_title and _stand(sought, beginning, text))
        case All(parts):
            return all(_holds(part, title, text) for part in parts)
        case Either(parts):
            return any(_holds(part, title, text) for part in parts)
        case Not(part):
            return not _holds(part, title, text)
    return True


def _stand(sought: tuple[str, ...], beginning: bool, there: list[str]) -> bool:
    first, last = sought[0], len(sought) - 1
    for start, token in enumerate(there[: len(there) - last] if last else there):
        if token != first and not (beginning and not last and token.startswith(first)):
            continue
        part = tuple(there[start : start + len(sought)])
        if part == sought or (beginning and part[:-1] == sought[:-1] and part[-1].startswith(sought[-1])):
            return True
    return False


def _parts(text: str) -> Iterator[_Part]:
    at, end = 0, len(text)
    while at < end:
        character = text[at]
        if character.isspace():
            at += 1
        elif character == "(":
            yield _Part("open")
            at += 1
        elif character == ")":
            yield _Part("close")
            at += 1
        elif character in _QUOTES:
            quoted, at = _quoted(text, at)
            yield _Part("quoted", quoted)
        elif character in "-!" and at + 1 < end and not text[at + 1].isspace() and _begins(text, at):
            yield _Part("not")
            at += 1
        elif field := _FIELD.match(text, at):
            at = field.end()
            name = _CHINESE.get(field[1], field[1].lower())
            while name in ("title", "source", "feed", "tag") and at < end and text[at].isspace():
                at += 1
            in_quotes = at < end and text[at] in _QUOTES
            value, at = _quoted(text, at) if in_quotes else _word(text, at)
            yield _Part("field", value, name, last=not in_quotes and at >= end)
        else:
            word, at = _word(text, at)
            kind = _OPERATORS.get(word)
            yield _Part(kind) if kind else _Part("word", word, last=at >= end)


def _begins(text: str, at: int) -> bool:
    """Tell whether a dash stands before a word and not within one."""
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "("


def _quoted(text: str, at: int) -> tuple[str, int]:
    close = text.find(_QUOTES[text[at]], at + 1)
    return (text[at + 1 :], len(text)) if close < 0 else (text[at + 1 : close], close + 1)


def _word(text: str, at: int) -> tuple[str, int]:
    end = at
    while end < len(text) and text[end] not in _STOPS and not text[end].isspace():
        end += 1
    # A sign that stops a word and begins nothing is passed over.
    return text[at:end], max(end, at + 1)


class _Reader:
    """Puts the parts together: ``or`` binds less than standing side by side, ``not`` more."""

    def __init__(self, parts: list[_Part], now: datetime) -> None:
        self._parts = parts
        self._now = now
        self._at = 0

    def read(self) -> Condition:
        """Read everything; a closing bracket too many is passed over."""
        found: list[Condition] = []
        while self._at < len(self._parts):
            if (one := self._either(0)) != All(()):
                found.append(one)
            if self._at < len(self._parts):
                self._at += 1
        return _all(found)

    def _either(self, depth: int) -> Condition:
        choices: list[Condition] = []
        side: list[Condition] = []
        while self._at < len(self._parts) and self._parts[self._at].kind != "close":
            if self._parts[self._at].kind == "or":
                self._at += 1
                choices.append(_all(side))
                side = []
            elif (one := self._one(depth)) is not None:
                side.append(one)
        choices.append(_all(side))
        # A side that is not typed yet does not make the whole hold of everything.
        meant = [choice for choice in choices if choice != All(())]
        return Either(tuple(meant)) if len(meant) > 1 else (meant[0] if meant else All(()))

    def _one(self, depth: int) -> Condition | None:
        """Read one part, with the ``not`` before it; None where it says nothing."""
        part = self._parts[self._at]
        self._at += 1
        if part.kind == "not":
            if self._at >= len(self._parts) or self._parts[self._at].kind in ("close", "or"):
                return None
            denied = self._one(depth)
            return None if denied is None or denied == All(()) else Not(denied)
        if part.kind == "open":
            if depth >= _DEEPEST:
                return None
            inner = self._either(depth + 1)
            if self._at < len(self._parts):
                self._at += 1
            return None if inner == All(()) else inner
        if part.kind == "field":
            return self._field(part)
        return _words(part) if part.kind in ("word", "quoted") else None

    def _field(self, part: _Part) -> Condition | None:
        name, value = part.field, part.text.strip()
        if not value:
            return None
        if name == "title":
            found = _words(_Part("word", value, last=part.last))
            return Words(found.tokens, found.beginning, title=True) if found else None
        if name in ("source", "feed"):
            return Source(value)
        if name == "tag":
            return Tag(value)
        if name in ("is", "has"):
            return _state(value)
        instant = read_moment(value, self._now)
        if instant is None:
            return None
        return After(instant) if name in ("after", "since") else Before(instant)


def _all(parts: list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _words(part: _Part) -> Words | None:
    sought, single = wanted(part.text)
    if not sought:
        return None
    if len(sought) > _LONGEST:
        return Words(sought[:_LONGEST])
    typed = part.kind == "word" and (part.text.endswith("*") or (part.last and ends_in_word(part.text)))
    return Words(sought, single or typed)


def _state(value: str) -> Condition | None:
    """Return the state that is meant, from its first letters on where they leave one."""
    states: tuple[State, ...] = get_args(State)
    if value in _STATES:
        return Is(_STATES[value])
    folded = value.lower()
    meant = [state for state in states if state == folded] or [s for s in states if s.startswith(folded)]
    return Is(meant[0]) if len(meant) == 1 else None
