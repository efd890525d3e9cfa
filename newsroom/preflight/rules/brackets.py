"""CP: quotation marks and brackets (GB/T 15834-2011, 4.8, 4.9, 4.15)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar, NamedTuple

from msgspec import Struct

from newsroom.model import Finding, Severity
from newsroom.preflight.masks import BLOT
from newsroom.preflight.rule import Rule
from newsroom.preflight.running import Running, running
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _
from newsroom.text.punctuation import CLOSING, HAN, PAIRS, STOPS

_UNIT = re.compile(
    r"(?:\r\n|\r|\n)[ \t\u3000]*(?=\r|\n|[-*+•][ \t]|[0-9]{1,9}[.)、．）]|"
    r"[（(][0-9一二三四五六七八九十]{1,3}[）)]|\#|\||>)"
)
_WIDTHS = {"（": "（", "(": "（", "）": "）", ")": "）"}
_MARKS = re.compile(r"[\"“”‘’（）《》〈〉【】「」『』()]")
_CLOSERS = {closer: opener for opener, closer in PAIRS.items()}
_NUMBERED = re.compile(
    rf"(?:^|[\s{STOPS}{CLOSING}])(?:[0-9]{{1,2}}|[A-Za-z]|[一二三四五六七八九十]{{1,2}}|[①-⑳])$"
)
_FACE = re.compile(r"[:：;；=^><´｀`ωдДoTﾟ▽∀_・*~￣]$")
_LETTER = re.compile(r"[A-Za-z0-9]$")
_SAME = frozenset("“‘《〈【「『")
"""Pairs that do not stand directly inside their own kind: “ has ‘ in it, 《 has 〈."""
_SENTENCE_END = re.compile(rf"[。！？…{CLOSING}.!?]\s*$")


class _Fault(Struct, frozen=True):
    """A mark without its partner, or in the wrong place."""

    run: Running
    at: int
    message: str
    opener: str = ""
    """The opening mark that has no end, or whose end this is."""
    last: bool = False
    """Nothing after it in its paragraph ends a sentence, so the text may go on in the next one."""


class Unbalanced(Rule):
    """A quotation mark or bracket has no partner, or pairs cross one another.

    GB/T 15834, 4.8, 4.9 and 4.15. A quotation of several paragraphs opens in each and ends in the last. List
    numbers such as 1） and faces are left alone.
    """

    id: ClassVar[str] = "CP002"
    severity: ClassVar[Severity] = Severity.ERROR

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Match the marks of every paragraph."""
        units = [(run, start, end) for run in running(subject) for start, end in _units(run.text)]
        faults = [list(_faults(run, start, end)) for run, start, end in units]
        for number, found in enumerate(faults):
            for fault in found:
                if fault.opener and _goes_on(fault, number, units, faults):
                    continue
                place, piece = fault.run.place(fault.at, fault.at + 1), fault.run.piece
                yield self.finding(subject, *place, fault.message, entry=piece.entry, field=piece.field)


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Return the paragraphs, list items and rows of a text."""
    at = 0
    for end in _UNIT.finditer(text):
        yield at, end.start()
        at = end.end()
    yield at, len(text)


def _faults(run: Running, start: int, end: int) -> Iterator[_Fault]:
    unit = run.text[start:end]
    last = not _SENTENCE_END.search(unit)
    for at, message, opener in _matched(unit).faults:
        yield _Fault(run, start + at, message, opener, last and unit[at] == opener)


class _Matched(NamedTuple):
    """What came of the marks of one paragraph."""

    faults: tuple[tuple[int, str, str], ...]
    """Where, what, and the opening mark whose other end may be in another paragraph."""
    mixed: tuple[tuple[int, str], ...]
    """Straight quotation marks that make a pair with a curved one, and what each has to be."""


@lru_cache(maxsize=1024)
def _matched(unit: str) -> _Matched:
    matching = _Matching(unit)
    for match in _MARKS.finditer(unit):
        matching.take(match.start(), match[0])
    matching.end()
    return _Matched(tuple(matching.faults), tuple(matching.mixed))


class _Matching:
    """The marks of one paragraph, one after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._opened: list[tuple[str, int]] = []
        self._straight: list[int] = []
        self.faults: list[tuple[int, str, str]] = []
        self.mixed: list[tuple[int, str]] = []

    def take(self, at: int, mark: str) -> None:
        """Take the next mark."""
        kind = _WIDTHS.get(mark, mark)
        if mark == '"':
            self._take_straight(at)
        elif kind in PAIRS:
            self._open(at, kind)
        else:
            self._close(at, mark, _CLOSERS[kind])

    def end(self) -> None:
        """Tell of what is still open."""
        for kind, at in self._opened:
            if self._text[at] != "(" and not _is_face(self._text, at):
                message = _("{mark} is not closed: {closer} is missing")
                self.faults.append((at, message.format(mark=kind, closer=PAIRS[kind]), kind))

    def _take_straight(self, at: int) -> None:
        if self._opened and self._opened[-1][0] == "“" and not self._is_closed(at, "“"):
            self._opened.pop()
            self.mixed.append((at, "”"))
        else:
            self._straight.append(at)

    def _open(self, at: int, kind: str) -> None:
        if self._opened and kind in _SAME and self._opened[-1][0] == kind:
            message = _("{mark} inside {mark}: is it to be {closer}, or is one missing before it?")
            self.faults.append((at, message.format(mark=kind, closer=PAIRS[kind]), ""))
            if not self._is_closed(at, kind):
                self._opened.pop()
                return
        self._opened.append((kind, at))

    def _close(self, at: int, mark: str, opener: str) -> None:
        opened = self._opened
        if opened and opened[-1][0] == opener:
            opened.pop()
        elif _is_apostrophe(self._text, at, mark) or _is_alone(self._text, at, mark):
            return
        elif any(each == opener for each, _at in opened):
            while opened[-1][0] != opener:
                inner, place = opened.pop()
                if self._text[place] != "(":
                    message = _("{mark} is not closed before {closer} closes")
                    self.faults.append((place, message.format(mark=inner, closer=mark), ""))
            opened.pop()
        elif mark == "”" and self._straight:
            self.mixed.append((self._straight.pop(), "“"))
        elif mark != ")":
            message = _("{mark} closes nothing: {opener} is missing").format(mark=mark, opener=opener)
            self.faults.append((at, message, opener))

    def _is_closed(self, at: int, kind: str) -> bool:
        """Tell whether the next of the kind after a place closes."""
        closer, opener = self._text.find(PAIRS[kind], at + 1), self._text.find(kind, at + 1)
        return closer >= 0 and not 0 <= opener < closer


def _is_apostrophe(text: str, at: int, mark: str) -> bool:
    return mark == "’" and _LETTER.search(text, max(0, at - 1), at) is not None


def _is_alone(text: str, at: int, mark: str) -> bool:
    """Tell whether a bracket that closes numbers a list, or is the mouth of a face."""
    if mark not in "）)":
        return False
    before = text[max(0, at - 4) : at]
    return bool(_NUMBERED.search(before) or _FACE.search(before))


def _is_face(text: str, at: int) -> bool:
    return text[at] == "（" and _FACE.search(text[max(0, at - 2) : at]) is not None


def _goes_on(
    fault: _Fault, number: int, units: list[tuple[Running, int, int]], faults: list[list[_Fault]]
) -> bool:
    """Tell whether a quotation goes on over paragraphs: this is one of its ends."""
    if fault.opener == fault.run.text[fault.at]:
        if number + 1 == len(units):
            return False
        run, start, end = units[number + 1]
        again = run.text[start:end].lstrip().startswith(fault.opener)
        begins = not fault.run.text[units[number][1] : fault.at].strip()
        if begins and again and fault.opener in "“「":
            return True
        return fault.last and any(each.opener == fault.opener for each in faults[number + 1][:1])
    before = faults[number - 1][-1:] if number else []
    return any(each.opener == fault.opener and each.last for each in before)


_CONTENT = re.compile(rf"[\w\s{HAN}.,:;!?%&+/'\"“”‘’《》·、，。：；！？~～—–#@$-]+")
_CHINESE = re.compile(f"[{HAN}{STOPS}{CLOSING}]")
_HAN = re.compile(f"[{HAN}]")
_NUMBER = re.compile(r"[0-9]{1,2}|[A-Za-z]|[ivxIVX]{1,4}")
_HALF = re.compile(r"[(（]([^()（）\r\n]{1,120})[)）]")
_TELEPHONE = re.compile(r"[0-9]{3,4}")
_LONG = 40
_BLANKS = " \t\u3000"


class HalfBrackets(Rule):
    """A pair of brackets or quotation marks is of mixed width, or half as wide as it should be.

    GB/T 15834, 4.9. Brackets of functions and formulae, of English in English, and of links are left alone.
    """

    id: ClassVar[str] = "CP003"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at the innermost pairs of round brackets."""
        for run in running(subject):
            for match in _HALF.finditer(run.text):
                pair = match[0][0] + match[0][-1]
                if pair == "（）" or (not subject.house and _counts_section(run, match)):
                    continue
                mixed = pair != "()"
                if mixed or _is_chinese(run.text, match):
                    yield from self._found(subject, run, match, mixed=mixed)
            for start, end in _units(run.text) if '"' in run.text else ():
                yield from self._straight(subject, run, start, end)

    def _straight(self, subject: Subject, run: Running, start: int, end: int) -> Iterator[Finding]:
        for at, wanted in _matched(run.text[start:end]).mixed:
            if run.free(start + at, start + at + 1):
                message = _("one quotation mark of the pair is straight, the other is not; write {wanted}")
                yield self.finding(
                    subject,
                    *run.place(start + at, start + at + 1),
                    message.format(wanted=wanted),
                    entry=run.piece.entry,
                    field=run.piece.field,
                    fix=wanted,
                )

    def _found(
        self, subject: Subject, run: Running, match: re.Match[str], *, mixed: bool
    ) -> Iterator[Finding]:
        message = (
            _("the brackets are not of one width") if mixed else _("half-width brackets in Chinese text")
        )
        entry, field = run.piece.entry, run.piece.field
        start, end = match.span()
        if run.free(start, end) and end - start <= _LONG:
            fix = f"（{match[1].strip(_BLANKS)}）"
            first, last = _before(run, start), _after(run, end)
            yield self.finding(subject, *run.place(first, last), message, entry=entry, field=field, fix=fix)
            return
        for at, wanted in ((start, "（"), (end - 1, "）")):
            if run.text[at] != wanted and run.free(at, at + 1):
                place = run.place(_before(run, at), _after(run, at + 1))
                yield self.finding(subject, *place, message, entry=entry, field=field, fix=wanted)


def _before(run: Running, start: int) -> int:
    """Return where the blanks before a bracket begin, that a full-width one has no need of."""
    first = start
    while first and run.text[first - 1] in _BLANKS and run.free(first - 1, start + 1):
        first -= 1
    # At the beginning of a line they are its indent.
    return start if run.text[first - 1 : first] in ("", "\n", "\r") else first


def _after(run: Running, end: int) -> int:
    """Return where the blanks after a bracket end; one before bold stays, as the form wants it."""
    last = end
    while last < len(run.text) and run.text[last] in _BLANKS and run.free(end - 1, last + 1):
        last += 1
    ends = run.text[last : last + 1] in ("", "\n", "\r")
    return end if ends or not run.free(end - 1, last + 1) else last


_COUNT = re.compile(r"[0-9]+[ ]?[条篇个项则]")


def _counts_section(run: Running, match: re.Match[str]) -> bool:
    """Tell whether a heading of another house ends with the number of its entries: its template set it."""
    return run.piece.text.startswith("#") and _COUNT.fullmatch(match[1]) is not None


def _is_chinese(text: str, match: re.Match[str]) -> bool:
    content = match[1].strip()
    if not content or not _CONTENT.fullmatch(content) or BLOT in content:
        return False
    start, end = match.span()
    before, after = text[max(0, start - 2) : start], text[end : end + 1]
    if _HAN.search(content):
        return (
            not (before[-1:].isascii() and before[-1:].isalnum())
            or bool(_HAN.match(after))
            or not after.strip()
        )
    if _NUMBER.fullmatch(content) or (_TELEPHONE.fullmatch(content) and after.isdigit()):
        return False
    return _CHINESE.search(before.rstrip(" ")[-1:]) is not None


RULES: tuple[Rule, ...] = (Unbalanced(), HalfBrackets())
