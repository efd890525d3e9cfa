"""What in a Markdown text is no word of it: one pass over the text, its length kept."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

BLOT = "\ufffc"
"""Stands for each character that is no word (U+FFFC, object replacement character)."""

Span = tuple[int, int]

_DESTINATION = r"(?:<[^<>\r\n]{0,2000}>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
_LINK_TITLE = r"""(?:[ \t]+(?:"[^"\r\n]{0,300}"|'[^'\r\n]{0,300}'|\([^()\r\n]{0,300}\)))?"""
_WIDE = "\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_URL = rf"(?:(?:https?|ftp)://|(?<![A-Za-z0-9.@/])www\.)[^\s<>\"'|`\[\]{_WIDE}]+"
_NAME = r"[A-Za-z][A-Za-z0-9-]*"
_TOKEN = re.compile(
    rf"""
      (?P<escape>\\(?=[!-/:-@\[-`{{-~]))
    | (?P<ticks>`+)
    | (?P<comment><!--)
    | (?P<html>
        <(?:{_NAME}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+|/?{_NAME}(?:\s[^<>]{{0,2000}})?/?|!\[CDATA\[[^<>]*\]\])>)
    | (?P<note>\[\^[^\]\s]{{1,60}}\]:?)
    | (?P<open>!?\[)
    | (?P<close>\](?:\([ \t]*{_DESTINATION}{_LINK_TITLE}[ \t]*\)|\[[^\[\]\r\n]{{0,200}}\])?)
    | (?P<url>{_URL})
    | (?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    | (?P<code>
        \{{\{{[<%][^\r\n]{{0,400}}?[>%]\}}\}}|\$\$[^$]{{1,1000}}\$\$
        |\$(?=[^$\r\n]{{0,200}}[\\^_{{])[^\s$](?:[^$\r\n]{{0,200}}[^\s$])?\$)
    | (?P<mark>\*+|~~|(?<![A-Za-z0-9_])_+(?=[^\s_])|(?<=[^\s_])_+(?![A-Za-z0-9_])|\|)
    """,
    re.VERBOSE,
)
_LINE = re.compile(
    r"^[ \t]*(?:(?:>[ \t]?)+[ \t]*)?"
    r"(?:(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t])[ \t]*(?:\[[ xX]\](?=[ \t]))?)?[ \t]*(?:\#{1,6}(?=[ \t]))?",
    re.MULTILINE,
)
_END = r"(?![^\r\n])"
_FENCE = re.compile(
    rf"^[ \t]*(?:>[ \t]*)*(?:[-*+][ \t]+|[0-9]{{1,9}}[.)][ \t]+)?(`{{3,}}(?=[^`\r\n]*{_END})|~{{3,}})",
    re.MULTILINE,
)
_RULE = re.compile(rf"^[ \t]*(?:[-*_=][ \t]*){{3,}}{_END}|^[ \t|:-]{{3,}}{_END}", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\^\r\n][^\]\r\n]{0,200}\]:[ \t]*\S[^\r\n]*", re.MULTILINE)
_NOTE_TEXT = re.compile(r"^ {0,3}\[\^[^\]\s]{1,60}\]:[^\r\n]*", re.MULTILINE)
_MAIL = re.compile(r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_MAIL_NAME = re.compile(r"[A-Za-z0-9._+-]{1,64}$")
_TRAILING = ".,;:!?)"
_TICKS = re.compile("`+")
_BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


class Masked(Struct, frozen=True):
    """A text with blots, and where it has names that others have given."""

    words: str
    """The text, U+FFFC in place of every character that is no word; as long as the text."""
    named: tuple[Span, ...]
    """The texts of links, and sources in notes."""


@lru_cache(maxsize=4)
def masked(text: str, start: int = 0) -> Masked:
    """Blot out what is no word of a Markdown text: all before `start`, and markup, addresses, code, HTML.

    Takes time in proportion to the text, whatever is in it.
    """
    return _Scan(text, start).read()


def blotted(text: str, spans: Iterable[Span]) -> str:
    """Return the text with some spans blotted out; line ends stay. The spans may overlap."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        start = max(start, at)
        if start >= end:
            continue
        parts += (text[at:start], _blot(text[start:end]))
        at = end
    return "".join((*parts, text[at:]))


def _blot(text: str) -> str:
    if "\n" not in text and "\r" not in text:
        return BLOT * len(text)
    return "".join(character if character in "\r\n" else BLOT for character in text)


class _Scan:
    """One text on its way through."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        self._spans: list[Span] = [(0, start)]
        self._named: list[Span] = []
        self._brackets: list[tuple[int, bool]] = []
        self._breaks = [blank.start() for blank in _BREAK.finditer(text, start)]
        self._no_more: dict[int, int] = {}
        """By length of a run of backticks: up to where no other run of that length comes."""

    def read(self) -> Masked:
        """Go through the text, fences first: nothing in them is markup."""
        at = self._start
        for start, end in self._fences():
            self._inline(at, start)
            self._spans.append((start, end))
            at = end
        self._inline(at, len(self._text))
        self._lines()
        return Masked(blotted(self._text, self._spans), tuple(self._named))

    def _fences(self) -> list[Span]:
        fences: list[Span] = []
        opened: tuple[int, str] | None = None
        for match in _FENCE.finditer(self._text, self._start):
            mark = match[1]
            if opened is None:
                opened = (match.start(), mark)
            elif mark[0] == opened[1][0] and len(mark) >= len(opened[1]):
                rest = self._text.find("\n", match.end())
                end = len(self._text) if rest < 0 else rest
                if not self._text[match.end() : end].strip():
                    fences.append((opened[0], end))
                    opened = None
        if opened:
            fences.append((opened[0], len(self._text)))
        return fences

    def _lines(self) -> None:
        """Blot out what begins lines, rules, and definitions of links."""
        for pattern in (_LINE, _RULE, _DEFINITION):
            found = (match.span() for match in pattern.finditer(self._text, self._start))
            self._spans += [span for span in found if span[0] < span[1]]
        for note in _NOTE_TEXT.finditer(self._text, self._start):
            if "](" in note[0] or "://" in note[0]:
                self._named.append(note.span())
        for mail in _MAIL.finditer(self._text, self._start):
            if name := _MAIL_NAME.search(self._text[max(0, mail.start() - 64) : mail.start()]):
                self._spans.append((mail.start() - len(name[0]), mail.end()))

    def _inline(self, start: int, end: int) -> None:
        self._brackets.clear()
        at = start
        while token := _TOKEN.search(self._text, at, end):
            at = self._token(token, end)

    def _token(self, token: re.Match[str], end: int) -> int:
        """Take one token and return where to go on."""
        kind = token.lastgroup
        first, last = token.span()
        if kind == "open":
            self._brackets.append((first, last - first == 2))
            return last
        if kind == "close":
            return self._close(first, last)
        if kind == "ticks":
            last = self._code(first, last, end)
        elif kind == "comment":
            close = self._text.find("-->", last, end)
            last = close + 3 if close >= 0 else end
        elif kind == "escape":
            self._spans.append((first, last))
            return last + 1
        elif kind == "url":
            last -= len(token[0]) - len(token[0].rstrip(_TRAILING))
        self._spans.append((first, last))
        return last

    def _close(self, first: int, last: int) -> int:
        if not self._brackets:
            return last
        opened, picture = self._brackets.pop()
        if last - first == 1 or bisect_left(self._breaks, opened) != bisect_left(self._breaks, first):
            return first + 1
        if picture:
            self._spans.append((opened, last))
        else:
            self._spans += ((opened, opened + 1), (first, last))
            self._named.append((opened + 1, first))
        return last

    def _code(self, first: int, last: int, end: int) -> int:
        """Return the end of the code that a run of backticks begins, or of the run where it begins none."""
        length = last - first
        if self._no_more.get(length, -1) >= first:
            return last
        stop = bisect_left(self._breaks, last)
        limit = min(end, self._breaks[stop]) if stop < len(self._breaks) else end
        for run in _TICKS.finditer(self._text, last, limit):
            if run.end() - run.start() == length:
                return run.end()
        self._no_more[length] = limit
        return last
