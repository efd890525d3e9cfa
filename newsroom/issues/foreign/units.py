"""A body cut into the units an entry can be made of: headings, items, paragraphs, quotes, rows of tables."""

import re
from collections import Counter
from collections.abc import Callable
from enum import Enum, auto

from msgspec import Struct, field

from newsroom.issues.figures import CIRCLED, HAN, KEYCAPS
from newsroom.issues.foreign.names import is_generic
from newsroom.issues.foreign.words import plain, width
from newsroom.issues.lines import Line, columns
from newsroom.issues.paragraphs import opens_block

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)|(#{2,6})(?=[^#\s])")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_DOUBLE = re.compile(r" {0,3}=+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]+\]:")
_COMMENT = re.compile(r"[ \t]*<!--")
_TAG = re.compile(
    r"[ \t]*(?:</?(?!a[\s>]|br|img|video|audio|b>|strong|span|font|https?:)[A-Za-z][^>]*>|\{\{[<%])"
)
_CONTAINER = re.compile(r"[ \t]*:{3,}[ \t]*(?:\{?[A-Za-z][^:\r\n]*)?$")
"""``:::tip`` and ``:::``, in which Docusaurus, VuePress and Pandoc put what stands between them."""
_HTML_HEADING = re.compile(
    r"[ \t]*<h([1-6])\b[^<>]*>(?=\s*\S.*</h\1>\s*$)|"
    r"[ \t]*(?:<details\b[^<>]*>\s*)?<summary\b[^<>]*>(?=.*</summary>)",
    re.IGNORECASE,
)
_HTML_ITEM = re.compile(r"[ \t]*<li\b[^<>]*>\s*(?:<p\b[^<>]*>\s*)?(?=\S.*</li>\s*$)", re.IGNORECASE)
_HTML_PARAGRAPH = re.compile(r"[ \t]*<p\b[^<>]*>\s*(?=[^\s<])", re.IGNORECASE)
_QUOTED = re.compile(r"[ \t]*>[ \t]?")
_CALLOUT = re.compile(r"\[![A-Za-z][\w-]*\][+-]?[ \t]*")
CALLOUT = "callout"
"""The marker of a quotation that Obsidian and GitHub show as a box: ``> [!note]``."""
_SYMBOL = re.compile(r"([\u2190-\u2bff\U0001f300-\U0001faff])\ufe0f?[ \t]*(?=\S)")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_DELIMITERS = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
"""Below the head of a table whose rows have no pipes at their ends (GFM 0.29, 4.10)."""
_BULLET = re.compile(r"(?:[-*+•·▪■◆◇●○▶►➤]|[\U0001f538\U0001f539\U0001f536\U0001f537])[ \t]+(?=\S)")
_NUMBER = re.compile(
    r"(\d{1,3})[.)](?:[ \t]+(?=\S)|(?=[^\s\d.)\w]|[\u3400-\u9fff]|[a-z]?[A-Z]))|\d{4}[.)][ \t]+(?=\S)"
)
_COUNTED = re.compile(
    r"(?:(\d{1,3})[、．）]|[（(](\d{1,3})[）)][、.．]?(?=\D)|【(\d{1,3})】|"
    rf"([{CIRCLED}])|({KEYCAPS}))[ \t]*(?=\S)"
)
_TITLE = re.compile(
    r"\*\*(?:(?!\*\*).)+\*\*[:：]?[ \t]*$|__(?:(?!__).)+__[ \t]*$|"
    r"[▏▎▍▌▋▊┃❙❚]\ufe0f?[ \t]*[^。▏▎▍▌▋▊┃❙❚]+$|"
    rf"【(?!\d+】)[^【】]+】[ \t]*$|[{HAN}]{{1,3}}、[^。]*$|[（(][{HAN}]{{1,3}}[）)][^。]*$"
)
_MEDIA = re.compile(r"[ \t]*(?:<br|<img|<video|<audio|!\[|\[!\[)")
_WIDEST_TITLE = 120
_WIDEST_UNDERLINED = 60
TITLE_LEVEL = 7
_LOWEST_TITLE = 8


class Kind(Enum):
    """What a unit is in Markdown."""

    HEADING = auto()
    ITEM = auto()
    PARAGRAPH = auto()
    QUOTE = auto()
    ROW = auto()
    RULE = auto()
    OTHER = auto()


class Unit(Struct):
    """Some lines that belong together; lines are called by their numbers, `last` is the line after them."""

    kind: Kind
    first: int
    last: int
    start: int
    """Where its text begins, after indentation and marker."""
    level: int = 0
    """Of a heading: 1 to 6, 7 for a line that is bold, bracketed or counted in Han from end to end and for
    what ``<details>`` are called, 8 for a line that is counted in Han between brackets."""
    marker: str = ""
    """Of an item: ``bullet``, ``number`` or ``counted``, which is no list in Markdown; of a quotation:
    `CALLOUT`."""
    indent: int = 0
    html: bool = False
    """It is HTML, in which Markdown is not read."""
    children: list["Unit"] = field(default_factory=list)


class Scanner:
    """One text on its way through."""

    def __init__(self, text: str, lines: list[Line], first: int, last: int) -> None:
        """Take the lines of a text from `first` up to `last`."""
        self.text = text
        self.lines = lines
        self.first = first
        self.last = last
        self.opaque: set[int] = set()
        """Lines of code and comments, in which nothing is read."""
        self._open_rows: set[int] = set()
        """Rows of tables without pipes at their ends."""
        for number in range(first + 1, last):
            if "|" in (line := self.content(number)) and _DELIMITERS.match(line):
                self._add_rows(number)

    def _add_rows(self, delimiters: int) -> None:
        """Note the rows of a table: its head, the line below that, and what goes on with pipes."""
        if "|" not in self.content(delimiters - 1):
            return
        stop = delimiters + 1
        while stop < self.last and "|" in self.content(stop):
            stop += 1
        self._open_rows.update(range(delimiters - 1, stop))

    def units(self) -> list[Unit]:
        """Cut the lines into units."""
        found: list[Unit] = []
        at = self.first
        while at < self.last:
            if self.is_blank(at):
                at += 1
                continue
            unit = self._unit(at)
            found.append(unit)
            at = unit.last
        return _without_labels(found, self)

    def content(self, number: int) -> str:
        """Return a line without its end."""
        line = self.lines[number]
        return self.text[line.start : line.end]

    def is_blank(self, number: int) -> bool:
        """Tell whether a line has nothing in it."""
        return not self.content(number).strip(" \t\u3000\xa0")

    def stop(self, unit: Unit) -> int:
        """Return where the last line of a unit ends."""
        return self.lines[unit.last - 1].end

    def _unit(self, at: int) -> Unit:
        content = self.content(at)
        start = self.lines[at].start
        if (end := self._opaque(at, content)) is not None:
            self.opaque.update(range(at, end))
            return Unit(Kind.OTHER, at, end, start)
        if heading := _HEADING.match(content):
            level = len(heading[1] or heading[2])
            return Unit(Kind.HEADING, at, at + 1, start + heading.end(), level)
        if _RULE.match(content):
            return Unit(Kind.RULE, at, at + 1, start)
        if html := self._html(at, content):
            return html
        if _TAG.match(content) or _DEFINITION.match(content) or _CONTAINER.match(content):
            return Unit(Kind.OTHER, at, at + 1, start)
        if quoted := _QUOTED.match(content):
            return self._quote(at, quoted.end())
        if _ROW.match(content) or at in self._open_rows:
            return Unit(Kind.ROW, at, at + 1, start)
        return self._item(at) or self._paragraph(at)

    def _quote(self, at: int, length: int) -> Unit:
        """Read a quotation; the line with a callout's kind alone is a unit of its own."""
        start = self.lines[at].start + length
        stop = self._run(at, lambda line: line.lstrip(" \t").startswith(">"))
        callout = _CALLOUT.match(self.text, start, self.lines[at].end)
        if callout is None:
            return Unit(Kind.QUOTE, at, stop, start)
        if callout.end() == self.lines[at].end and stop > at + 1:
            return Unit(Kind.OTHER, at, at + 1, start, marker=CALLOUT)
        return Unit(Kind.QUOTE, at, stop, callout.end(), marker=CALLOUT)

    def _html(self, at: int, content: str) -> Unit | None:
        """Return a heading, an item or a paragraph that is written as HTML on a line of its own."""
        start = self.lines[at].start
        if "<" not in content:
            return None
        if match := _HTML_HEADING.match(content):
            return Unit(
                Kind.HEADING, at, at + 1, start + match.end(), int(match[1] or TITLE_LEVEL), html=True
            )
        if match := _HTML_ITEM.match(content):
            return Unit(Kind.ITEM, at, at + 1, start + match.end(), marker="bullet", html=True)
        if match := _HTML_PARAGRAPH.match(content):
            return Unit(Kind.PARAGRAPH, at, self._run(at, self._goes_on), start + match.end(), html=True)
        return None

    def _opaque(self, at: int, content: str) -> int | None:
        """Return the line after a fence or comment that begins here, None if none does."""
        if fence := _FENCE.match(content):
            closing = re.compile(rf"[ \t]*{re.escape(fence[1][0])}{{{len(fence[1])},}}[ \t]*$")
            for number in range(at + 1, self.last):
                if closing.match(self.content(number)):
                    return number + 1
            return self.last
        if _COMMENT.match(content):
            for number in range(at, self.last):
                if "-->" in self.content(number):
                    return number + 1
            return at + 1
        return None

    def _run(self, at: int, belongs: Callable[[str], bool]) -> int:
        stop = at + 1
        while stop < self.last and not self.is_blank(stop) and belongs(self.content(stop)):
            if stop in self._open_rows:
                break
            stop += 1
        return stop

    def _paragraph(self, at: int) -> Unit:
        start = self.lines[at].start + len(self.content(at)) - len(self.content(at).lstrip(" \t\u3000\xa0"))
        content = self.content(at).strip(" \t")
        symbol = _SYMBOL.match(content)
        # A line that begins with the emoji the first one begins with is another item.
        again = symbol[1] if symbol else None
        stop = self._run(
            at, lambda line: self._goes_on(line) and not (again and line.strip().startswith(again))
        )
        if stop == at + 1 and stop < self.last and _UNDERLINE.match(self.content(stop)):
            rule = self.content(stop).lstrip()[0] == "-"
            if not rule or (width(content) <= _WIDEST_UNDERLINED and "。" not in content):
                return Unit(Kind.HEADING, at, stop + 1, start, 2 if rule else 1)
        is_title = stop == at + 1 and width(content) <= _WIDEST_TITLE and _TITLE.match(content)
        if is_title and not is_generic(plain(content)):
            bracketed = content[0] in "（("
            return Unit(Kind.HEADING, at, stop, start, _LOWEST_TITLE if bracketed else TITLE_LEVEL)
        return Unit(Kind.PARAGRAPH, at, stop, start)

    def _goes_on(self, line: str) -> bool:
        bare = line.lstrip(" \t")
        if _MEDIA.match(bare):
            return True
        return not (
            _DOUBLE.match(line)
            or _HEADING.match(line)
            or _marker(bare)
            or _ROW.match(line)
            or _RULE.match(line)
            or _FENCE.match(line)
            or _TAG.match(line)
            or _CONTAINER.match(line)
            or _DEFINITION.match(line)
            or bare.startswith(">")
        )

    def _item(self, at: int) -> Unit | None:
        content = self.content(at)
        bare = content.lstrip(" \t\u3000")
        found = _marker(bare)
        if not found:
            return None
        marker, length = found
        indent = columns(content)
        stop = number = at + 1
        while number < self.last:
            line = self.content(number)
            if not line.strip(" \t"):
                number += 1
                continue
            if (end := self._opaque(number, line)) is not None and columns(line) >= indent + 2:
                self.opaque.update(range(number, end))
                number = stop = end
                continue
            if columns(line) < indent + 2 and not (number == stop and self._lazy(line)):
                break
            number = stop = number + 1
        start = self.lines[at].end - len(bare) + length
        unit = Unit(Kind.ITEM, at, stop, start, marker=marker, indent=indent)
        unit.children = self._children(unit)
        return unit

    def _lazy(self, line: str) -> bool:
        bare = line.lstrip(" \t")
        return bool(_MEDIA.match(bare)) or (opens_block(bare) is None and self._goes_on(line))

    def _children(self, parent: Unit) -> list[Unit]:
        """Return the items below one, each up to the next, at the least of their indentations."""
        marked = []
        for number in range(parent.first + 1, parent.last):
            content = self.content(number)
            found = _marker(content.lstrip(" \t")) if number not in self.opaque else None
            if found and columns(content) >= parent.indent + 2:
                start = self.lines[number].end - len(content.lstrip(" \t")) + found[1]
                marked.append((number, columns(content), start, found[0]))
        least = min((indent for _, indent, _, _ in marked), default=0)
        marked = [each for each in marked if each[1] <= least + 1]
        stops = [*(number for number, *_ in marked[1:]), parent.last]
        children = []
        for (number, indent, start, marker), following in zip(marked, stops, strict=False):
            stop = following
            while self.is_blank(stop - 1):
                stop -= 1
            children.append(Unit(Kind.ITEM, number, stop, start, marker=marker, indent=indent))
        return children


def _marker(bare: str) -> tuple[str, int] | None:
    """Return the kind and the length of the marker a line begins with."""
    if match := _BULLET.match(bare):
        return "bullet", match.end()
    if match := _NUMBER.match(bare):
        return "number", match.end()
    if match := _COUNTED.match(bare):
        return "counted", match.end()
    return None


def _without_labels(units: list[Unit], scanner: Scanner) -> list[Unit]:
    """Take bold lines that come again and again (**摘要**) for what they are: labels, not titles."""
    titles = [unit for unit in units if unit.level >= TITLE_LEVEL]
    names = [plain(scanner.text[unit.start : scanner.stop(unit)]) for unit in titles]
    counts = Counter(names)
    for unit, name in zip(titles, names, strict=True):
        if counts[name] > 1:
            unit.kind, unit.level = Kind.PARAGRAPH, 0
    return units


def marker_length(bare: str) -> int:
    """Return the length of the list marker a line without indentation begins with, 0 where there is none."""
    found = _marker(bare)
    return found[1] if found else 0
