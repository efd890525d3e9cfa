"""A headline with other words in the markup that it had: bold and links stay round what they were round."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from os.path import commonprefix

from msgspec import Struct

from newsroom.issues.foreign.words import Letter, letters, plain
from newsroom.issues.words import hunks

_SHARED = 0.5
"""With less of the shorter one in common it is another headline, of which nobody knows what would be bold."""
_TOKEN = re.compile(
    r"!\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*+\)|\]\((?:[^()]|\([^()]*\))*+\)|\]\[[^\[\]]*\]|\[|"
    r"<!--(?:(?!-->).)*-->|</?[A-Za-z][^<>]*>|\*\*(?=\*\*(?!\*))|\*+|__|~~|`+|.",
    re.DOTALL,
)
_PAIRED = ("**", "*", "***", "__", "~~", "`", "``")
_FLANKED = ("**", "*", "***", "__")
_TAG = re.compile(r"</?([A-Za-z][\w-]*)")


class _Mark(Struct, eq=False):
    """Markup that shows no letter; what opens or closes something knows the other end."""

    text: str
    other: "_Mark | None" = None
    opens: bool = False

    @property
    def leads(self) -> bool:
        """It is an end of a link, which is nothing without a word."""
        return self.text == "[" or self.text.startswith("]") or _kind(self.text) == "a"


class Beside(Struct, frozen=True):
    """What stands right before and right behind a headline: it tells whether a mark at its edge is bold's."""

    before: str = ""
    after: str = ""


_Part = Letter | _Mark | str
"""A letter that was there, a mark, or letters that come."""
_NOTHING = Beside()
_Hunk = tuple[int, int, str]


def retouched(
    markdown: str, headline: str, escape: Callable[[str], str], beside: Beside = _NOTHING, limit: int = 2
) -> list[str]:
    """Write another headline into the Markdown of one, so that only the letters that changed are other ones.

    Args:
        markdown: The headline as it stands there.
        headline: The words it shall have.
        escape: Writes letters so that they are no markup.
        beside: What stands beside it.
        limit: How many ways to return: a new letter beside a mark may belong to either side of it.

    Returns:
        The ways that read as the headline, best first: those that keep what is bold, then those whose new
        letters go with the ones before them. None where the headline is another one altogether, or where a
        link would have no word left.
    """
    there = letters(markdown)
    value = "".join(letter.text for letter in there)
    if not headline or len(value) != len(there) or value != plain(markdown):
        return []
    if not value:
        return []
    changes = _hunks(value, headline)
    kept = len(value) - sum(end - start for start, end, _words in changes)
    if kept < _SHARED * min(len(value), len(headline)):
        return []
    line = _parts(markdown, there)
    found: list[str] = []
    for choice in range(limit):
        made = line
        for hunk in changes:
            ways = _ways(made, hunk, escape)
            ways.sort(key=lambda way: len(_broken(way, beside) - _broken(line, beside)))
            if not ways:
                return found
            made = ways[min(choice, len(ways) - 1)]
        text = _written(made)
        if text not in found and plain(text) == headline:
            found.append(text)
    return found


def _parts(markdown: str, there: list[Letter]) -> list[_Part]:
    """Part a headline's Markdown into letters and marks, each mark with the one it belongs to."""
    parts: list[_Part] = []
    at = 0
    for letter in there:
        parts += (_Mark(token) for token in _TOKEN.findall(markdown[at : letter.start]))
        parts.append(letter)
        at = letter.end
    parts += (_Mark(token) for token in _TOKEN.findall(markdown[at:]))
    opened: list[_Mark] = []
    for mark in _marks(parts):
        kind = _kind(mark.text)
        begins = mark.text == "[" or (mark.text.startswith("<") and not mark.text.startswith("</"))
        partner = next((other for other in reversed(opened) if kind and _kind(other.text) == kind), None)
        if partner is not None and not begins:
            del opened[opened.index(partner) :]
            mark.other, partner.other, partner.opens = partner, mark, True
        elif begins or mark.text in _PAIRED:
            opened.append(mark)
    return parts


def _marks(parts: Sequence[_Part]) -> list[_Mark]:
    return [part for part in parts if isinstance(part, _Mark)]


def _kind(text: str) -> str:
    """Return what the two ends of something have in common, '' for what has no ends."""
    if text == "[" or text.startswith("]"):
        return "["
    if tag := _TAG.match(text):
        return tag[1].lower()
    return text if text in _PAIRED else ""


def _hunks(value: str, headline: str) -> list[_Hunk]:
    """Return which letters went and what came in their place, the last first."""
    start = len(commonprefix((value, headline)))
    end = len(commonprefix((value[start:][::-1], headline[start:][::-1])))
    inner = hunks(value[start : len(value) - end], headline[start : len(headline) - end])
    return [(start + first, start + last, words) for first, last, words in reversed(inner)]


def _ways(parts: list[_Part], hunk: _Hunk, escape: Callable[[str], str]) -> list[list[_Part]]:
    """Return the ways to make one change: its letters in their place, then beyond marks beside it."""
    start, end, words = hunk
    places = [at for at, part in enumerate(parts) if isinstance(part, Letter)]
    if start == end:
        first = last = places[start - 1] + 1 if start else _edge(parts, places[0], -1)
    else:
        first, last = places[start], places[end - 1] + 1
    left, right = (
        (first, last) if start == end and start else (_edge(parts, first, -1), _edge(parts, last, 1))
    )
    if start == end:
        right = _edge(parts, last, 1)
    inner = _marks(parts[first:last])
    around = _around(inner)
    if around is None:
        return []
    rest = [mark for mark in inner if mark.other not in inner]
    marks: list[_Part] = [*parts[left:first], *rest, *parts[last:right]]
    usual = first - left if start or end > start else right - left
    text = "".join(each if each.isspace() else escape(each) for each in words)
    ways = []
    for at in sorted(range(len(marks) + 1), key=lambda at: abs(at - usual)) if text else [usual]:
        came: list[_Part] = [*around[:1], *([text] if text else []), *around[1:]]
        way = _tidied([*parts[:left], *marks[:at], *came, *marks[at:], *parts[right:]], parts)
        if way is not None:
            ways.append(way)
    return ways


def _edge(parts: list[_Part], at: int, step: int) -> int:
    """Return how far marks alone stand beside a place."""
    if step < 0:
        while at > 0 and isinstance(parts[at - 1], _Mark):
            at -= 1
        return at
    while at < len(parts) and isinstance(parts[at], _Mark):
        at += 1
    return at


def _around(inner: list[_Mark]) -> list[_Part] | None:
    """Return the two ends of the link that stands whole among words that go; None where there are several."""
    links = [mark for mark in inner if mark.leads and mark.other in inner]
    return [*links] if len(links) in (0, 2) else None


def _tidied(way: list[_Part], before: list[_Part]) -> list[_Part] | None:
    """Leave out marks with nothing between them any more; None where a link has no word left.

    Bold that goes on where other bold has just ended is one: ``****`` would be neither.
    """
    met = {id(mark) for mark in _meeting(before)}
    while pair := [mark for mark in _meeting(way) if id(mark) not in met]:
        if any(mark.leads for mark in pair):
            return None
        way = [part for part in way if part not in pair]
    return way


def _meeting(parts: list[_Part]) -> list[_Mark]:
    """Return the marks that open something and are followed by its end, or end what is opened again."""
    return [
        mark
        for one, other in zip(parts, parts[1:], strict=False)
        if isinstance(one, _Mark) and isinstance(other, _Mark)
        if one.other is other or (one.text == other.text and one.text in _FLANKED and other.opens)
        for mark in (one, other)
    ]


def _broken(parts: list[_Part], beside: Beside) -> set[int]:
    """Return the marks that do not begin or end what they are to begin or end (CommonMark 0.31.2, 6.2)."""
    whole = beside.before[-1:] + _written(parts) + beside.after[:1]
    at = len(beside.before[-1:])
    broken: set[int] = set()
    for part in parts:
        text = _text(part)
        if isinstance(part, _Mark) and part.other is not None and text in _FLANKED:
            start, end = at, at + len(text)
            while start and whole[start - 1] == text[0]:
                start -= 1
            while end < len(whole) and whole[end] == text[0]:
                end += 1
            inner, outer = whole[end : end + 1], whole[:start][-1:]
            if not part.opens:
                inner, outer = outer, inner
            if _is_blank(inner) or (_is_sign(inner) and not (_is_blank(outer) or _is_sign(outer))):
                broken.add(id(part))
        at += len(text)
    return broken


def _is_blank(character: str) -> bool:
    return not character or character.isspace()


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _text(part: _Part) -> str:
    return part if isinstance(part, str) else part.written if isinstance(part, Letter) else part.text


def _written(parts: Sequence[_Part]) -> str:
    return "".join(map(_text, parts))
