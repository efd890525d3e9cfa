"""Where the last entry ends: what it has beyond what its like have is the file's, not its own.

A section goes on to the next heading, and below the last one of a digest stand its rule, its closing words, a
code to be scanned. An entry ends there as the others end; so the footer stays when it is dropped or moved.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from newsroom.issues.foreign.names import is_generic, label_length
from newsroom.issues.foreign.outline import Candidate, Page
from newsroom.issues.foreign.units import TITLE_LEVEL, Kind, Unit
from newsroom.issues.foreign.words import plain, prose_width, width
from newsroom.text.likeness import features

_CLOSING = re.compile(
    r"以上(?:就?是|为|内容|信息|资讯|由)|(?:明天|明日|下期|下周|下次)再?见|"
    r"(?:今天|今日|本期|本周)[^。]{0,12}(?:到这|到此|结束|全部)|转载|感谢(?:阅读|收看|关注|你|您|各位)|"
    r"(?:编辑|更新|发布|整理|生成)[于自]|欢迎(?:关注|订阅|转发|投稿|加入|分享)|关注(?:我们|公众号)|扫码|点个?(?:赞|在看)|"
    r"责编|责任编辑|(?:^|[\s|｜])(?:编辑|校对|审核|整理|排版)[:：]|©|"
    r"(?i:copyright|all rights reserved|that.?s (?:all|it)\b|see you\b|thanks? (?:you )?for reading|"
    r"until next|subscribe|forwarded this)"
)
_MEDIA = re.compile(
    r"\s*(?:(?:</?(?:br|img|video|audio|source|iframe|figure)\b[^>]*>|"
    r"\[?!\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*+\)(?:\]\((?:[^()]|\([^()]*\))*+\))?)\s*)+"
)
_SLANTED = re.compile(r"\s*([*_])(?![*_\s])(?:(?!\1).)+\1\s*", re.DOTALL)
_DETAILS_END = re.compile(r"\s*</details\s*>\s*$", re.IGNORECASE)
_HOLLOW_WORDS = """
一个 可以 我们 今天 这个 已经 没有 他们 自己 不是 还有 一些 大家 来自 更多
"""
_HOLLOW = frozenset(_HOLLOW_WORDS.split())
_LONGEST_CLOSING = 100
_LITTLE = 4
_TELLING_WORD = 3
"""A Latin word of more letters may tell what a text is about."""
_MEASURED = 4000
_ENOUGH_LIKE = 2
_TELLING = frozenset(
    {"text", "linked", "label", "label linked", "html", "html linked", "quote", "item", "item linked"}
)
_SOURCE = frozenset({"way", "linked", "label linked", "item linked"})


def trimmed(page: Page, chosen: list[Candidate]) -> list[Candidate]:
    """Take from the last entries of a page and of its parts what the others have nothing like."""
    last = {at for at, one in enumerate(chosen) if at + 1 == len(chosen) or not _beside(one, chosen[at + 1])}
    for at in sorted(last):
        one = chosen[at]
        if one.kind != "section":
            continue
        like = [other for other in chosen if other is not one and _is_like(one, other)]
        firm = [
            other
            for n, other in enumerate(chosen)
            if n not in last and other is not one and _is_like(one, other)
        ]
        if len(firm) < _ENOUGH_LIKE:
            firm = like
        if at + 1 == len(chosen) or len(firm) >= _ENOUGH_LIKE:
            count = _own(page, one.units, [other.units for other in firm])
            if count < len(one.units):
                chosen[at] = replace(
                    page.candidate(one.kind, one.units[:count], one.section), count=one.count
                )
    return chosen


def _beside(one: Candidate, other: Candidate) -> bool:
    return one.section is other.section and _is_like(one, other)


def _is_like(one: Candidate, other: Candidate) -> bool:
    return one.kind == other.kind and one.lead.level == other.lead.level


def _own(page: Page, units: list[Unit], others: list[list[Unit]]) -> int:
    """Return how many of the last entry's units are its own."""
    ending = _Ending(page, units, others)
    ending.cut_at_rule()
    ending.cut_behind_source()
    ending.cut_behind_usual()
    ending.cut_behind_details()
    while ending.cut_odd() or ending.cut_strange():
        pass
    return ending.count + 1


class _Ending:
    """What stands below the headline of a last entry, beside what stands below the others'."""

    def __init__(self, page: Page, units: list[Unit], others: list[list[Unit]]) -> None:
        self._page = page
        self._units = units
        self._signs = [_sign(page, unit) for unit in units[1:]]
        self._like = [[_sign(page, unit) for unit in other[1:]] for other in others]
        self._known = {sign for other in self._like for sign in other}
        self._closed = any(_is_closing(page, other[-1]) for other in others)
        self.count = len(self._signs)
        """So many of the units below the headline are the entry's."""

    def cut_at_rule(self) -> None:
        """Let it end at a rule that no other has."""
        if "rule" in self._signs and "rule" not in self._known:
            self._cut(self._signs.index("rule"))

    def cut_behind_source(self) -> None:
        """Let it end with its source where the others do."""
        source = _common_end(self._like)
        if source is None:
            return
        most = max(other.count(source) for other in self._like)
        places = [at for at, sign in enumerate(self._signs[: self.count]) if sign == source]
        if places:
            self._cut(places[:most][-1] + 1)

    def cut_behind_usual(self) -> None:
        """Let it end where several others do that are all made alike."""
        usual = self._like[0] if self._like else []
        alike = len(self._like) >= _ENOUGH_LIKE and all(other == usual for other in self._like)
        if alike and usual and self._signs[: len(usual)] == usual:
            self._cut(len(usual))

    def cut_odd(self) -> bool:
        """Leave out its last unit if no other has such a one, or if it says goodbye; tell whether it was."""
        before = self.count
        if before:
            sign = self._signs[before - 1]
            # A story may go on with a paragraph of text, but not where the others are not told in such.
            told = bool(self._known & {"text", "linked"}) or not any(self._like)
            odd = bool(self._like) and sign not in self._known and not (sign == "text" and told)
            closing = not self._closed and _is_closing(self._page, self._units[before])
            if odd or closing or sign == "rule":
                self._cut(before - 1)
        return self.count < before

    def cut_strange(self) -> bool:
        """Leave out its last unit if it is one more than any other has, and says nothing of the story.

        So it is decided where there are too few others to tell what is usual: a short line that shares no
        word with the entry stays in the file. Rather something of a story is left standing than something
        of the file deleted.
        """
        before = self.count
        if not any(self._like) or before <= max(map(len, self._like)):
            return False
        raw = self._page.raw(self._units[before])
        if self._signs[before - 1] in ("text", "linked", "way", "quote") and width(raw) <= _LONGEST_CLOSING:
            story = " ".join(self._page.raw(unit) for unit in self._units[:before])
            if not _words(plain(raw)) & _words(plain(story)):
                self._cut(before - 1)
        return self.count < before

    def cut_behind_details(self) -> None:
        """Let it end where what it is folded into is closed."""
        if not (self._units[0].html and self._units[0].level == TITLE_LEVEL):
            return
        for at, unit in enumerate(self._units[1:]):
            if unit.kind is Kind.OTHER and _DETAILS_END.match(self._page.raw(unit)):
                self._cut(at + 1)
                return

    def _cut(self, at: int) -> None:
        """Let it end before a unit, unless that leaves it without the words or the link it has."""
        kept, gone = self._signs[:at], self._signs[at : self.count]
        if any(sign in _TELLING for sign in gone) and not any(sign in _TELLING for sign in kept):
            return
        first, last = self._units[: at + 1], self._units[at + 1 : self.count + 1]
        if any(map(self._page.linked, last)) and not any(map(self._page.linked, first)):
            return
        self.count = min(self.count, at)


def _words(text: str) -> set[str]:
    """Return the words of a text that tell what it is about."""
    return {
        part
        for part in features(text)
        if part not in _HOLLOW and (len(part) > 1 if not part.isascii() else len(part) > _TELLING_WORD)
    }


def _common_end(like: Sequence[list[str]]) -> str | None:
    """Return what says where a story is from, where all end with such."""
    ends = {other[-1] if other else "" for other in like}
    end = ends.pop() if len(ends) == 1 else ""
    return end if end in _SOURCE else None


def _is_closing(page: Page, unit: Unit) -> bool:
    """Tell whether a unit says goodbye, or who made the digest."""
    if unit.kind not in (Kind.PARAGRAPH, Kind.QUOTE):
        return False
    raw = page.raw(unit)
    return width(raw) <= _LONGEST_CLOSING and _CLOSING.search(plain(raw)) is not None


def _sign(page: Page, unit: Unit) -> str:
    """Say what a unit is, as far as entries of one house are alike in it."""
    linked = " linked" if page.linked(unit) else ""
    if unit.kind is Kind.HEADING:
        return f"heading {unit.level}"
    if unit.kind is Kind.ITEM:
        return f"item{linked}"
    if unit.kind is not Kind.PARAGRAPH:
        return unit.kind.name.lower()
    raw = page.raw(unit)[:_MEASURED]
    if unit.html:
        return f"html{linked}"
    if _MEDIA.fullmatch(raw):
        return "media"
    if label_length(raw):
        return f"label{linked}"
    if linked:
        ways = all(
            link.bare or is_generic(plain(page.text[link.text_start : link.text_end]))
            for link in page.linked(unit)
        )
        return "way" if ways and prose_width(raw) < _LITTLE else "linked"
    return "slanted" if _SLANTED.fullmatch(raw) else "text"
