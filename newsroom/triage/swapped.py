"""Two headlines with one frame and another name in it: 甲公司完成B轮融资, 乙公司完成B轮融资.

Whoever reads them takes the frame for chance and the name for what the news is about. A likeness of words
does the opposite, as the frame is most of both. So what stands in one headline in the place of something else
in the other is looked at by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from difflib import SequenceMatcher

from newsroom.text.common_words import PARTICLES
from newsroom.triage.hollow_words import HOLLOW, PLAIN, REPORTED

_TOKEN = re.compile(r"[a-z][a-z0-9]*(?:[.+-][a-z0-9]+)*|\d+(?:[.,]\d+)*|[^\W\d_]")
_CLAUSES = re.compile(r"[，,。；;！!？?：:|｜]+|\s[-—–]+\s|——")
"""What parts clauses. Folded commas stand in numbers too, where they part nothing."""
_FRAME = 0.75
"""So much of both headlines, the names left out, has to be in the other one, in one order."""
_LEAST = 4
"""Words and characters that make a frame at least."""
_CHANGED = 0.45
"""A name that takes more of the longer headline than that is no name."""
_ALIKE = PARTICLES | frozenset(
    "为这那有于个再到吗呢吧啦们称拟超逾近约达获得地起家款位次名年月日时曝传股跌涨万亿千百元多首大暴猛重急狂现报点桶份任替"
)
"""Characters that take each other's place in accounts of one event."""
_NO_NAMES = PLAIN | frozenset(
    [
        "ai",
        "ceo",
        "cto",
        "cfo",
        "ipo",
        "llm",
        "app",
        "gpu",
        "api",
        "vs",
        "agent",
        "b",
        "a",
        "c",
        "d",
        "e",
        "f",
    ]
)
_SAID = HOLLOW | REPORTED
_LONGEST_WORD = 4
_CLAUSE = 6
"""Characters that a clause without a mark in it has at least: what is shorter may be a name before a mark."""
_LONGEST_NAME = 12
"""Words and characters of a name at most: 上海甲乙智能科技股份 has ten."""
_BODIES = frozenset(["部门", "警方", "法院", "检方", "官方"])
"""Public bodies, of which one account names the kind and another one the place."""
_HOME = frozenset(["中国", "我国", "全国", "国内"])
_PUBLIC = re.compile(
    r"(?:财政|商务|外交|教育|工信|科技|交通|农业农村|生态环境|人力资源|卫生健康|国家[㐀-鿿]{2,6}|[㐀-鿿]{0,4}总)"
    r"(?:部|局|委|署|院)|央行|证监会|(?:制造|服务|非制造|农|工|建筑)业"
)


def swapped(one: str, other: str, one_parts: Set[str], other_parts: Set[str]) -> bool:
    """Tell whether one headline has a name in the place of another one, in a frame that both have.

    Args:
        one: A headline, folded.
        other: The other one.
        one_parts: Pairs of Han and Latin words of headline and text of the one.
        other_parts: Those of the other.
    """
    mine, others = _TOKEN.findall(one), _TOKEN.findall(other)
    blocks = SequenceMatcher(None, mine, others, autojunk=False).get_opcodes()
    same = sum(end - start for kind, start, end, _a, _b in blocks if kind == "equal")
    for kind, start, end, first, last in blocks:
        # What is left and right of the two names is the frame.
        rest = max(len(mine) - (end - start), len(others) - (last - first))
        framed = kind == "replace" and same >= max(_FRAME * rest, _LEAST)
        if not framed or _clauses(
            (start, end), {*_breaks(one), len(mine)}, (first, last), {*_breaks(other), len(others)}
        ):
            continue
        if _at_home(mine[start:end], others[first:last]) or _at_home(others[first:last], mine[start:end]):
            continue
        if start and _of_a_body(mine, end) and _of_a_body(others, last):
            continue
        if _names(mine, start, end, other_parts) and _names(others, first, last, one_parts):
            return True
    return False


def _breaks(headline: str) -> set[int]:
    """Return before which of a headline's tokens a clause begins, the first one left out."""
    found, count, at = set(), 0, 0
    for token in _TOKEN.finditer(headline):
        between = headline[at : token.start()]
        if count and between and (_CLAUSES.search(between) or _blank(headline, at, token)):
            found.add(count)
        count, at = count + 1, token.end()
    return found


def _blank(headline: str, at: int, token: re.Match[str]) -> bool:
    """Tell whether what stands before a token is a blank between Han, which parts clauses as a comma."""
    between = headline[at - 1 : token.start() + 1]
    return between[1:-1].isspace() and not between[0].isascii() and not between[-1].isascii()


def _clauses(
    mine: tuple[int, int], breaks: set[int], others: tuple[int, int], other_breaks: set[int]
) -> bool:
    """Tell whether whole clauses took each other's place: they say more of the event, and name nothing."""
    if _within(breaks, *mine):
        return _within(other_breaks, *others) or _whole(other_breaks, *others)
    return _within(other_breaks, *others) and _whole(breaks, *mine)


def _within(breaks: set[int], start: int, end: int) -> bool:
    return any(start < at < end for at in breaks)


def _whole(breaks: set[int], start: int, end: int) -> bool:
    return end - start >= _CLAUSE and (not start or start in breaks) and end in breaks


def _of_a_body(tokens: list[str], end: int) -> bool:
    """Tell whether what ends there is what a public body is called by: 市监 of 市监部门."""
    return "".join(tokens[end : end + 2]) in _BODIES


def _at_home(one: list[str], other: list[str]) -> bool:
    """Tell whether one stretch is the country and the other a public body or trade of it: 财政部 for 中国."""
    return "".join(one).strip("份年月日的") in _HOME and _PUBLIC.fullmatch("".join(other)) is not None


def _names(tokens: list[str], start: int, end: int, parts: Set[str]) -> bool:
    """Tell whether tokens name something that the other account does not speak of."""
    if end - start > min(_LONGEST_NAME, max(4, _CHANGED * len(tokens))):
        return False
    if sum(token[0].isdigit() for token in tokens[start:end]) > 1:
        return False
    own = list(_looked_for(tokens, start, end))
    if not own or not parts.isdisjoint(own):
        return False
    return any(
        token.isascii() and token[0].isalpha() and token not in _NO_NAMES for token in tokens[start:end]
    ) or (_tells("".join(token for token in tokens[start:end] if not token.isascii())))


def _looked_for(tokens: list[str], start: int, end: int) -> Iterator[str]:
    """Yield the parts by which a stretch is looked for in a text: its pairs of Han and its Latin words."""
    stretch = tokens[start:end]
    yield from (token for token in stretch if token.isascii() and token not in _NO_NAMES)
    if end - start == 1:
        # A character alone is looked for with those beside it.
        start, end = max(0, start - 1), end + 1
    for left, right in zip(tokens[start:end], tokens[start + 1 : end], strict=False):
        if not left.isascii() and not right.isascii():
            yield left + right


def _tells(stretch: str) -> bool:
    """Tell whether there is more to a stretch of Han than common words."""
    if len(stretch) == 1:
        return stretch not in _ALIKE
    at = 0
    left = ""
    while at < len(stretch):
        length = next((n for n in range(_LONGEST_WORD, 1, -1) if stretch[at : at + n] in _SAID), 0)
        left += "" if length else stretch[at]
        at += length or 1
    return len(left) >= 2 and not _ALIKE.issuperset(left)
