"""The links of a body, in one pass: inline, by reference, in angle brackets, bare, in HTML."""

import re
from bisect import bisect_left

from msgspec import Struct

from newsroom.issues.escapes import unescape, unescape_url
from newsroom.issues.heads import Located, destination
from newsroom.issues.lines import Line

_ADDRESS = r"https?://[^\s<>\"“”‘’（）【】《》「」，。；、！？`|\[\]\u3400-\u9fff]+"
_TOKEN = re.compile(
    r"\\.|`+[^`]*`+|!\[|\[|\]"
    r"|<(?P<angle>https?://[^\s<>]+)>"
    r"|<a\s[^<>]{0,300}?href\s*=\s*[\"'](?P<html>[^\"'<>]*)[\"'][^<>]{0,300}>"
    rf"|(?P<bare>{_ADDRESS})",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r" {0,3}\[((?:[^\[\]\\]|\\.)+)\]:[ \t]*(<[^<>]*>|\S+)")
_REFERENCE = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]")
_NOTE = re.compile(
    r" {0,3}\[\^([^\[\]\s]+)\]:[ \t]*(?:[^\r\n]*?\]\()?[^\r\n]*?(https?://[^\s<>\"（）()，。；|]+)"
)
_NOTED = re.compile(r"\[\^([^\[\]\s]+)\](?!:)([^\r\n]*)")
_LISTED = re.compile(rf"[ \t]*`?\[(\d{{1,3}})\]`?(?![(:])[^\r\n]*?({_ADDRESS})")
_BEGUN = re.compile(r"[ \t]*`?\[(\d{1,3})\]`?(?![(:])")
_BELOW = re.compile(rf"[ \t]*[*_<]?({_ADDRESS})[*_>]?[ \t]*$")
"""The address of a source on the line below what it is called."""
_CITED = re.compile(r"\[(\d{1,3})\](?![:(\[])([^\r\n]*)")
"""``[3]`` behind a sentence, and what stands for it at the end: so WeChat tells of links."""
_NOTHING = re.compile(r"(?:[\s。．.，,；;）)*_]|\[\^?[^\[\]\s]+\]|</[a-z0-9]+>)*")
_LEAST_NOTES = 2
_TAIL = re.compile(r"[.,;:!?'*_~]+$")
_PICTURE_FILE = re.compile(
    r"\.(?:png|jpe?g|gif|webp|avif|svg|bmp|mp4|mov|webm|mp3|m4a)(?:[?#].*)?$", re.IGNORECASE
)
_ONLY_PICTURE = re.compile(r"\s*!\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*+\)\s*")
_WEB = ("http://", "https://")


class Link(Struct, frozen=True):
    """A link that leads out to the web and is no picture: ``text[start:end]``."""

    start: int
    end: int
    text_start: int
    text_end: int
    """Its text; of a bare address the address."""
    url: Located
    way: str
    """How it is written: ``inline``, ``reference``, ``note``, ``angle``, ``bare`` or ``html``."""

    @property
    def bare(self) -> bool:
        """It stands without brackets and has no words of its own."""
        return self.way in ("angle", "bare")


class Links:
    """All links of some lines, by their place."""

    def __init__(self, text: str, lines: list[Line], first: int, last: int, opaque: set[int]) -> None:
        """Find them.

        Args:
            text: The whole text.
            lines: Its lines.
            first: The first line to be read.
            last: The line after the last one.
            opaque: Lines that are not read.
        """
        self._text = text
        self._names = self._definitions(lines, opaque)
        self._notes = self._sources(lines, first, last, opaque)
        listed = self._listed(lines, first, last, opaque)
        self._notes.update({name: url for name, (url, _lines) in listed.items()})
        self.all: list[Link] = []
        self.definitions: set[int] = set()
        """The lines that define references."""
        self.definitions.update(each for _url, numbers in listed.values() for each in numbers)
        for number in range(first, last):
            if number in opaque or number in self.definitions:
                continue
            line = lines[number]
            if _DEFINITION.match(text, line.start, line.end):
                self.definitions.add(number)
            elif "[" in text[line.start : line.end] or "http" in text[line.start : line.end].lower():
                self._read(line.start, line.end)
        self.all = [link for link in self.all if _leads_out(text, link)]
        self.all.sort(key=lambda link: link.start)
        self._starts = [link.start for link in self.all]

    def between(self, start: int, end: int) -> list[Link]:
        """Return the links that begin in ``text[start:end]``."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _definitions(self, lines: list[Line], opaque: set[int]) -> dict[str, Located]:
        names: dict[str, Located] = {}
        if "]:" not in self._text:
            return names
        for number, line in enumerate(lines):
            match = _DEFINITION.match(self._text, line.start, line.end) if number not in opaque else None
            if match and match[1][0] != "^":
                url = Located(match.start(2), match.end(2), unescape_url(match[2]))
                names.setdefault(_name(match[1]), url)
        return names

    def _sources(self, lines: list[Line], first: int, last: int, opaque: set[int]) -> dict[str, Located]:
        """Return the addresses of the footnotes, where they say what each item is from.

        There each is referred to once, at the end of a line; in an essay they stand within its sentences.
        """
        found: dict[str, Located] = {}
        if "[^" not in self._text:
            return found
        used: list[str] = []
        for number in range(first, last):
            if number in opaque:
                continue
            line = lines[number]
            if match := _NOTE.match(self._text, line.start, line.end):
                found.setdefault(match[1], Located(match.start(2), match.end(2), match[2]))
                continue
            for match in _NOTED.finditer(self._text, line.start, line.end):
                if not _NOTHING.fullmatch(match[2]):
                    return {}
                used.append(match[1])
        return found if len(found) >= _LEAST_NOTES and len(set(used)) == len(used) >= _LEAST_NOTES else {}

    def _listed(
        self, lines: list[Line], first: int, last: int, opaque: set[int]
    ) -> dict[str, tuple[Located, tuple[int, ...]]]:
        """Return the addresses that ``[1]`` stands for, and their lines, where they are listed at the end.

        Each is referred to once, at the end of a line, before the list.
        """
        found: dict[str, tuple[Located, tuple[int, ...]]] = {}
        name = ""
        used: list[str] = []
        for number in range(first, last):
            if number in opaque:
                continue
            line = lines[number]
            if name and (match := _BELOW.match(self._text, line.start, line.end)):
                found.setdefault(name, (self._located(match, 1), (number - 1, number)))
                name = ""
                continue
            name = ""
            if match := _LISTED.match(self._text, line.start, line.end):
                found.setdefault(match[1], (self._located(match, 2), (number,)))
                continue
            if (match := _BEGUN.match(self._text, line.start, line.end)) and number + 1 < last:
                below = lines[number + 1]
                if _BELOW.match(self._text, below.start, below.end):
                    name = match[1]
                    continue
            for match in _CITED.finditer(self._text, line.start, line.end):
                if found or not _NOTHING.fullmatch(match[2]):
                    return {}
                used.append(match[1])
        many = len(found) >= _LEAST_NOTES and len(set(used)) == len(used) and found.keys() >= set(used)
        return found if many and len(used) >= _LEAST_NOTES else {}

    def _located(self, match: re.Match[str], group: int) -> Located:
        """Return an address without the marks behind it that are no part of it."""
        url = _balanced(_TAIL.sub("", match[group]))
        return Located(match.start(group), match.start(group) + len(url), url)

    def _read(self, start: int, end: int) -> None:
        opened: list[tuple[int, bool]] = []
        at = start
        while match := _TOKEN.search(self._text, at, end):
            at = match.end()
            token = match[0]
            if token in ("[", "!["):
                opened.append((match.start(), token == "!["))
            elif token == "]" and opened:
                begin, picture = opened.pop()
                link = self._link(begin, match.start(), end, picture)
                if link:
                    at = link.end
                    if not picture:
                        self.all.append(link)
            elif match.lastgroup:
                self._bracketless(match, end)

    def _bracketless(self, match: re.Match[str], end: int) -> None:
        group = match.lastgroup or ""
        start, stop = match.span(group)
        if group == "bare":
            stop = start + len(_balanced(_TAIL.sub("", match[0])))
        url = Located(
            start, stop, unescape(self._text[start:stop]) if group == "html" else self._text[start:stop]
        )
        if group == "html":
            close = self._text.lower().find("</a>", match.end(), end)
            if close >= 0:
                self.all.append(Link(match.start(), close + 4, match.end(), close, url, "html"))
            return
        outer = match.span() if group == "angle" else (start, stop)
        self.all.append(Link(*outer, start, stop, url, group))

    def _link(self, begin: int, close: int, end: int, picture: bool) -> Link | None:
        text_start = begin + (2 if picture else 1)
        if self._text.startswith("(", close + 1, end):
            found = destination(self._text, close + 2, end)
            if found:
                url, after = found
                return Link(begin, after, text_start, close, url, "inline")
        if self._text.startswith("^", text_start):
            source = self._notes.get(self._text[text_start + 1 : close])
            return Link(begin, close + 1, text_start, close, source, "note") if source else None
        cited = self._text[text_start:close]
        if not picture and cited in self._notes and _name(cited) not in self._names:
            return Link(begin, close + 1, text_start, close, self._notes[cited], "note")
        if not self._names:
            return None
        name, after = self._text[text_start:close], close + 1
        if reference := _REFERENCE.match(self._text, close + 1, end):
            name, after = reference[1] or name, reference.end()
        known = self._names.get(_name(name))
        return Link(begin, after, text_start, close, known, "reference") if known else None


def _name(label: str) -> str:
    return " ".join(label.split()).casefold()


def _leads_out(text: str, link: Link) -> bool:
    if not link.url.value.lower().startswith(_WEB) or _PICTURE_FILE.search(link.url.value):
        return False
    return link.bare or _ONLY_PICTURE.fullmatch(text, link.text_start, link.text_end) is None


def _balanced(address: str) -> str:
    while address.endswith(")") and address.count(")") > address.count("("):
        address = _TAIL.sub("", address[:-1])
    return address
