"""The language of searches, read so that nothing typed is ever wrong.

    推理成本 GPT-5.5            all of these, in title or text
    "SWE-bench Verified"        these words next to each other, and no longer ones
    芯片，石榴 芯片;石榴        as with a space between: commas and semicolons part words
    苹果 OR 谷歌, 苹果|谷歌      one of them at least; || says the same, && is AND, with or without blanks
    -融资, NOT 融资              without it
    (苹果 OR 谷歌) 眼镜          brackets put together
    title:眼镜, title:(苹果 OR 谷歌)  in the title; a field is asked of all in the brackets behind it
    source:36氪 tag:中文         by the feed
    is:unread is:starred is:picked is:ran is:held is:dismissed is:read has:group
    after:2026-07-20 before:7d  by when it came out: a day, a month, a year, or so long ago (3d, 2w, 12h)
    标题：眼镜 来源：36氪 标签：中文 状态：未读 之后：昨天 之前：07-20
    来源：甲报、乙报 来源：甲报|乙报  by one of these feeds, of which any may stand in quotation marks
    is:dismissed,held 状态：不用、留到明天  in one of these states
    苹果 或 谷歌                is 苹果 OR 谷歌

    40% $5 3.5 2.3.2 9:30 C++   as they are written, with their signs
    https://example.com/a       the article of that address

OR, AND and NOT are written in capitals, as or and not are words of headlines; | and - say the same. Signs and
letters in full width, as Chinese input methods give them, are taken for those in half width.

The last word of a query may be the beginning of a longer one, as it may not be typed out yet; ``word*`` says
so of any other. What has no meaning (a lone OR, a sign alone, an unknown ``is:``, a day that no calendar
has) is left out, and a quotation mark that is not closed holds to the end, whose last word may be a beginning
as well; both are told in `Query.unread`, as is what lies beyond the bounds below. Whoever searches gets the
rest, whoever keeps a search or writes a rule is asked to mend it. A field that there is not (lang:zh) is
words as they stand, and told. A query of which nothing is left asks for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import get_close_matches
from itertools import islice
from typing import Literal

from msgspec import Struct

from newsroom.model.query import (
    Address,
    After,
    All,
    Before,
    Condition,
    Either,
    Is,
    Not,
    Query,
    Source,
    Spelt,
    Tag,
    Unread,
    Why,
    Words,
)
from newsroom.text.folding import fold
from newsroom.text.moments import read_moment
from newsroom.text.querystates import NEXT_STATE, meant_as_state, read_state
from newsroom.text.tokens import NAMES, ends_in_word, wanted

Kind = Literal["word", "quoted", "field", "and", "or", "not", "open", "close"]

_QUOTES = {'"': '"', "“": "”", "”": "”", "„": "“", "「": "」", "『": "』", "《": "》"}
_FIELD = re.compile(
    r"(title|source|feed|tag|is|has|after|since|before|until|标题|来源|订阅源|标签|状态|之后|之前"
    r"|標題|來源|訂閱源|標籤|狀態|之後):",
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
    **{"標題": "title", "來源": "source", "訂閱源": "source", "標籤": "tag", "狀態": "is", "之後": "after"},
}
_OPERATORS: dict[str, Kind] = {"AND": "and", "&&": "and", "OR": "or", "||": "or", "|": "or", "NOT": "not"}
_STOPS = frozenset(' \t\r\n\u3000"“”„「」『』()')
DEEPEST = 20
"""Brackets within brackets that are told apart, deeper ones are left out; SQLite has a limit too."""
MOST = 200
"""Parts of a query that are looked at; someone may paste a whole page."""
LONGEST = 100
"""Tokens of one word or phrase that are looked for."""
_SIGNED = re.compile(
    r"(?<![$¥€£#@])[$¥€£#@]++[a-z0-9]++(?:[.,]\d+)*[%‰+]*|(?<![a-z0-9])[a-z0-9]++(?:[.,]\d+)*[%‰+#]+"
    r"|(?<![a-z0-9.,:/+-])v?\d++(?:[.,:/-]\d[a-z0-9]*+)++[%‰+]*"
)
"""Words with signs that the index does not hold: 2.3.2, 9:30, 2026-11-30; of GPT-5.5 it holds enough."""
_GOING_ON = frozenset(".,:/-")
"""What a number that is being typed goes on behind."""
_NAMES_WITH_SIGNS = re.compile(rf"(?<![a-z0-9])(?:{NAMES})")
"""Names that the index holds with their signs."""
_ADDRESS = re.compile(r"https?://(?=[^\s/]+\.[^\s/])[^\s/]++/\S*", re.IGNORECASE)
_JOINING = re.compile(r"\|\|?|&&")
"""Operators that need no blanks around them; a slash and a single ampersand are in names (TCP/IP, R&D)."""
_BAR = re.compile(r"\|\|?(?=[^\s|&()\-!,;、，；])")
_LISTED = re.compile(r"、\s*(?=[^\s|&()\-!,;、，；])(?!(?:AND|OR|NOT|或|或者)\s)")
"""What the values of a field are joined by, before one more of them."""
_NO_FIELD = re.compile(r"([a-z]{2,12}):(?!//)\S", re.IGNORECASE)
_MEANT_AS_FIELD = re.compile(r"(?:([a-z]{2,12}):(?!//)|(作者|语言|日期|网址|链接|正文|分类|栏目)[:：])\S")
"""As whoever types a field writes it; Meta：重组 is the beginning of a headline."""
_ENUMERATING = re.compile(r"[、|]")
_PARTING = frozenset(",;、，；")
"""What parts words as a space does, but for the comma within a number."""
_SEVERAL = ("title", "source", "feed", "tag")
"""Fields that may have several values."""
_FIELDS = ("title", "source", "feed", "tag", "is", "has", "after", "since", "before", "until")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""What a Chinese input method gives for ASCII, sign for sign."""


class _Part(Struct, frozen=True):
    kind: Kind
    text: str = ""
    field: str = ""
    last: bool = False
    """Nothing follows it: it may be still being typed."""
    written: str = ""
    """The field as it is written."""
    opened: str = ""
    """The quotation mark before it, if none closes it."""
    typed: str = ""
    """A word as it was typed, in whichever width."""
    values: tuple[str, ...] = ()
    """Of a field that may have several, each of them."""


def read_query(text: str, now: datetime) -> Query:
    """Read a query as it is typed; every text has a reading.

    Args:
        text: What was typed.
        now: The time, in the zone that days are meant in.
    """
    told: list[Unread] = []
    parts = list(islice(_told_apart(_parts(text.translate(_FULL_WIDTH), text, now), told), MOST + 1))
    reader = _Reader(parts[:MOST], now)
    condition = reader.read()
    further = [Unread(_shown(part), why="many") for part in parts[MOST:]]
    return Query(text.strip(), condition, (*reader.unread, *told, *further))


def _told_apart(parts: Iterator[_Part], told: list[Unread]) -> Iterator[_Part]:
    """Leave out the brackets that are too deep within others, and what closes them; what is in them stays.

    Of however many the search is then the same, and none of them takes the place of a part.
    """
    depth = 0
    for part in parts:
        depth = max(depth + {"open": 1, "close": -1}.get(part.kind, 0), 0)
        if (part.kind == "open" and depth > DEEPEST) or (part.kind == "close" and depth >= DEEPEST):
            told[:] = [Unread("(", why="deep")]
        else:
            yield part


def _parts(text: str, typed: str, now: datetime) -> Iterator[_Part]:
    """Part a query, which is in half width, sign for sign as it was typed."""
    at, end = 0, len(text)
    while at < end:
        character = text[at]
        if character.isspace() or character in _PARTING:
            at += 1
        elif character == "(":
            yield _Part("open")
            at += 1
        elif character == ")":
            yield _Part("close")
            at += 1
        elif character in _QUOTES:
            quoted, at, opened = _quoted(text, at)
            yield _Part("quoted", quoted, last=bool(opened), opened=opened)
        elif joining := _JOINING.match(text, at):
            yield _Part(_OPERATORS[joining[0]], joining[0])
            at = joining.end()
        elif character in "-!" and at + 1 < end and not text[at + 1].isspace() and _begins(text, at):
            yield _Part("not", character)
            at += 1
        elif field := _FIELD.match(text, at):
            part, at = _field_part(text, typed, field, now)
            yield part
        else:
            begin = at
            address = _ADDRESS.match(text, at) is not None
            word, at = _word(text, typed, at, address, address=address)
            kind = _OPERATORS.get(word)
            if word in ("或", "或者") and begin and text[:begin].strip() and text[at:].strip():
                # Alone between blanks it is no word of a headline, as or is.
                kind = "or"
            yield (_Part(kind, word) if kind else _Part("word", word, last=at >= end, typed=typed[begin:at]))


def _field_part(text: str, typed: str, field: re.Match[str], now: datetime) -> tuple[_Part, int]:
    """Return a field with what stands behind it, and where that ends."""
    at, end = field.end(), len(text)
    name = _CHINESE.get(field[1], field[1].lower())
    if name in _SEVERAL or _is_moment(name, text, at, now):
        at += len(text[at:]) - len(text[at:].lstrip())
    if name in ("is", "has") and not (at < end and text[at] in _QUOTES):
        return _states_part(text, typed, at, name, field[1])
    if name not in _SEVERAL:
        if at < end and text[at] in _QUOTES:
            value, at, opened = _quoted(text, at)
            return _Part("field", value, name, bool(opened), field[1], opened), at
        value, at = _value(text, typed, at, whole=False)
        return _Part("field", value, name, at >= end, field[1]), at
    values, start, opened = [], at, ""
    while True:
        if quoted := at < end and text[at] in _QUOTES:
            value, at, opened = _quoted(text, at)
            values.append(value)
        else:
            # A source or tag may have a comma in its name; one in full width goes on as between words.
            value, at = _value(text, typed, at, whole=name != "title")
            values += _ENUMERATING.split(value) if name != "title" else [value]
        if (further := None if opened else _further(text, at, name)) is None:
            break
        at = further
    shown = values[0] if len(values) == 1 else text[start:at]
    last = bool(opened) or (at >= end and not quoted)
    return _Part("field", shown, name, last, field[1], opened, values=tuple(values)), at


def _states_part(text: str, typed: str, at: int, name: str, written: str) -> tuple[_Part, int]:
    """Return is: or has: with one state or several, and where they end."""
    start = at
    value, at = _value(text, typed, at, whole=False)
    values = [value]
    while value and (joining := NEXT_STATE.match(text, at)):
        if _FIELD.match(text, joining.end()) or not meant_as_state(joining[2], typed[joining.start(1)]):
            break
        value, at = _value(text, typed, joining.end(), whole=False)
        values.append(value)
    shown = values[0] if len(values) == 1 else text[start:at]
    return _Part("field", shown, name, at >= len(text), written, values=tuple(values)), at


def _further(text: str, at: int, name: str) -> int | None:
    """Return where one more value of a field begins behind the one that ends at a place; None if none does.

    One of several goes over bars, title:苹果|谷歌, and a source or tag over 、 but not before another field.
    """
    joining = _BAR.match(text, at)
    if name != "title" and joining is None:
        # A word that is no value by itself ends behind it, a quotation before it.
        joining = _LISTED.match(text, at - 1) or _LISTED.match(text, at)
    return None if joining is None or _FIELD.match(text, joining.end()) else joining.end()


def _begins(text: str, at: int) -> bool:
    """Tell whether a dash stands before a word and not within one; another may stand before it."""
    lead = text[:at].rstrip("-!")
    before = lead[-1:]
    return not before.strip("(|") or before.isspace() or before in _PARTING or lead.endswith("&&")


def _quoted(text: str, at: int) -> tuple[str, int, str]:
    """Return what is quoted, where that ends, and the quotation mark if none closes it."""
    close = text.find(_QUOTES[text[at]], at + 1)
    return (text[at + 1 :], len(text), text[at]) if close < 0 else (text[at + 1 : close], close + 1, "")


def _is_moment(name: str, text: str, at: int, now: datetime) -> bool:
    """Tell whether a day or time stands behind the blank behind a field that asks for one."""
    if name not in ("after", "since", "before", "until"):
        return False
    words = text[at : at + _LONGEST_DAY].split(maxsplit=1)
    return bool(words) and read_moment(words[0], now) is not None


def _value(text: str, typed: str, at: int, *, whole: bool) -> tuple[str, int]:
    """Return what stands right behind a field: nothing where a bracket or operator stands there."""
    if at < len(text) and (text[at] in "()" or _JOINING.match(text, at)):
        return "", at
    return _word(text, typed, at, whole)


def _word(text: str, typed: str, at: int, whole: bool, *, address: bool = False) -> tuple[str, int]:
    """Return the word that begins at a place, and where it ends; a whole one goes over half-width commas."""
    end = at
    while end < len(text) and text[end] not in _STOPS and not text[end].isspace():
        if not address and _JOINING.match(text, end):
            break
        if whole and not address and typed[end] in "，；":
            break
        if text[end] in _PARTING and not whole and not _in_number(text, end):
            break
        end += 1
    # A sign that stops a word and begins nothing stands alone.
    end = max(end, at + 1)
    return text[at:end], end


def _in_number(text: str, at: int) -> bool:
    """Tell whether a sign stands between two digits: 1,200."""
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


_LONGEST_DAY = 30
"""Characters among which a day ends."""
_SHOWN = 40
"""Characters of a part that are told."""


def _shown(part: _Part) -> str:
    """Return a part as it is written, its beginning."""
    text = {"open": "(", "close": ")"}.get(part.kind, part.text.strip())
    if part.kind == "quoted" and not part.opened:
        text = f'"{text}"'
    elif part.opened and len(part.values) < 2:
        text = part.opened + text
    text = f"{part.written or part.field}:{text}" if part.field else text
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


class _Reader:
    """Puts the parts together: ``or`` binds less than standing side by side, ``not`` more."""

    def __init__(self, parts: list[_Part], now: datetime) -> None:
        self._parts = parts
        self._now = now
        self._at = 0
        self._field_of_all = ""
        """The field before the brackets that are being read."""
        self.unread: list[Unread] = []

    def read(self) -> Condition:
        """Read everything; a closing bracket too many is passed over."""
        found: list[Condition] = []
        while self._at < len(self._parts):
            if (one := self._either()) != All(()):
                found.append(one)
            if self._at < len(self._parts):
                self._at += 1
        return _all(found)

    def _either(self) -> Condition:
        choices: list[Condition] = []
        side: list[Condition] = []
        while self._at < len(self._parts) and self._parts[self._at].kind != "close":
            if (part := self._parts[self._at]).kind == "or":
                self._at += 1
                # Two in a row, one at the beginning and one at the end join nothing.
                if not side or self._at >= len(self._parts) or self._parts[self._at].kind == "close":
                    self.unread.append(Unread(part.text))
                choices.append(_all(side))
                side = []
            elif (one := self._one()) is not None:
                side.append(one)
        choices.append(_all(side))
        # A side that is not typed yet does not make the whole hold of everything.
        meant = [choice for choice in choices if choice != All(())]
        return Either(tuple(meant)) if len(meant) > 1 else (meant[0] if meant else All(()))

    def _one(self) -> Condition | None:
        """Read one part, with the ``not`` before it; None where it says nothing."""
        part = self._parts[self._at]
        self._at += 1
        if part.opened:
            self._tell(part, "open")
        if part.kind == "and":
            return None
        if part.kind == "not":
            if self._ends():
                self.unread.append(Unread(part.text))
                return None
            denied = self._one()
            return None if denied is None or denied == All(()) else Not(denied)
        if part.kind == "open":
            return self._brackets(part)
        if part.kind == "field":
            if not part.text.strip() and not self._ends() and self._parts[self._at].kind == "open":
                outer, self._field_of_all = self._field_of_all, part.field
                self._at += 1
                inner = self._brackets(part)
                self._field_of_all = outer
                return inner
            return self._field(part.field, part)
        if self._field_of_all:
            return self._field(self._field_of_all, part)
        return self._words(part)

    def _ends(self) -> bool:
        return self._at >= len(self._parts) or self._parts[self._at].kind in ("close", "or")

    def _tell(self, part: _Part, why: Why) -> None:
        self.unread.append(Unread(_shown(part), why=why))

    def _brackets(self, before: _Part) -> Condition | None:
        """Read on behind an opening bracket, which stands alone or behind a field."""
        told = len(self.unread)
        inner = self._either()
        if self._at < len(self._parts):
            self._at += 1
        if inner != All(()):
            return inner
        if len(self.unread) == told:
            written = f"{before.written}:" if before.field else ""
            self.unread.append(Unread(f"{written}()", why="empty"))
        return None

    def _words(self, part: _Part) -> Condition | None:
        if part.kind == "word" and _ADDRESS.match(part.text):
            return Address(part.text, part.last)
        if not (sought := wanted(part.text)[0]):
            self._tell(part, "blank")
        elif len(sought) > LONGEST:
            self._tell(part, "long")
        if part.kind == "word" and (found := _NO_FIELD.match(part.text)):
            near = get_close_matches(found[1].lower(), _FIELDS, n=1, cutoff=0.7)
            if near:
                self.unread.append(Unread(part.text, near[0] + ":"))
                return _words(part)
        if part.kind == "word" and (found := _MEANT_AS_FIELD.match(part.typed)):
            self.unread.append(Unread(_shown(part), field=found[1] or found[2], why="words"))
        return _words(part)

    def _field(self, name: str, part: _Part) -> Condition | None:
        condition = self._asked(name, part)
        if condition is None:
            shown = part.text.strip()
            self.unread.append(Unread(f"{part.written or name}:{shown}" if part.field else shown, field=name))
        return condition

    def _asked(self, name: str, part: _Part) -> Condition | None:
        value = part.text.strip()
        if not value:
            return None
        if name == "title":
            titles = self._several(part, value.split("|") if part.kind == "word" else part.values or (value,))
            if any(len(wanted(each)[0]) > LONGEST for each in titles):
                self._tell(part, "long")
            words = (_Part("word", each, last=part.last and each is titles[-1]) for each in titles)
            meant = [found for each in words if (found := _words(each, title=True)) is not None]
            return Either(tuple(meant)) if len(meant) > 1 else (meant[0] if meant else None)
        if name in _SEVERAL:
            kind = Tag if name == "tag" else Source
            # 来源：虎嗅、少数派
            values = _ENUMERATING.split(value) if part.kind == "word" else part.values or (value,)
            several = list(dict.fromkeys(each.strip() for each in self._several(part, values)))
            if not several:
                return None
            return Either(tuple(map(kind, several))) if len(several) > 1 else kind(several[0])
        if name in ("is", "has"):
            return self._states(name, part, value)
        instant = read_moment(value, self._now)
        if instant is None:
            return None
        return After(instant) if name in ("after", "since") else Before(instant)

    def _states(self, name: str, part: _Part, value: str) -> Condition | None:
        """Return the states that are meant, one of which is enough; of several each unknown one is told."""
        values = [each.strip() for each in part.values] or [value]
        meant = {each: state for each in values if (state := read_state(each)) is not None}
        if meant:
            unknown = dict.fromkeys(each for each in values if each not in meant)
            self.unread += [Unread(f"{part.written or name}:{each}", field=name) for each in unknown]
        several = tuple(Is(state) for state in dict.fromkeys(meant.values()))
        return Either(several) if len(several) > 1 else (several[0] if several else None)

    def _several(self, part: _Part, values: Sequence[str]) -> list[str]:
        """Return those of a field's values that say something, as many as are looked at."""
        said = [each for each in values if each.strip()]
        if len(said) > MOST:
            self._tell(part, "many")
        return said[:MOST]


def _all(parts: list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _words(part: _Part, *, title: bool = False) -> Condition | None:
    sought, single = wanted(part.text)
    if not sought:
        return None
    if len(sought) > LONGEST:
        return Words(sought[:LONGEST], title=title)
    starred = part.kind == "word" and part.text.endswith("*")
    typed = starred or (part.last and ends_in_word(part.text))
    words = Words(sought, single or typed, title)
    written = _NAMES_WITH_SIGNS.sub(" ", fold(part.text.strip().removesuffix("*")))
    signed = list(_SIGNED.finditer(written))
    if not signed:
        return words
    spellings = (Spelt(each[0], _goes_on(part, written[each.end() :], typed), title) for each in signed)
    return All((words, *spellings))


def _goes_on(part: _Part, rest: str, typed: bool) -> bool:
    """Tell whether more of a spelling may be to come: of 2.3 and of 2.3. on the way to 2.3.2."""
    return (typed and not rest) or (part.last and rest in _GOING_ON)
