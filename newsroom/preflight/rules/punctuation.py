"""CP: single marks of punctuation that are not those of Chinese text (GB/T 15834-2011)."""

import re
from collections.abc import Iterator
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.masks import BLOT
from newsroom.preflight.rule import Rule
from newsroom.preflight.running import Running, running
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _
from newsroom.text.punctuation import CLOSING, HAN, OPENING, STOPS, widened

_MARK = re.compile(r"(?P<mark>[,;:](?![,;:])|[?!]+)(?P<blanks>[ ]*)")
_HAN = re.compile(f"[{HAN}]")
_AFTER_HAN = re.compile(f"[{HAN}{STOPS}…](?:[{CLOSING}\"')\\]]*)[ ]?$")
_AFTER_CLOSER = re.compile("(?:（[^（）\r\n]*）|\\([^()\r\n]*\\)|[%％‰])$")
_HAN_BEFORE = re.compile(f"[{HAN}][ ]?[0-9.,+~～–-]*$")
_BEFORE_HAN = re.compile(f"[ ]*[{OPENING}\"'(#]*[{HAN}]")
_EMOTICON = re.compile(r"[:;]-?(?:\)+|[DPp](?![A-Za-z0-9])|\((?![^()\r\n]{0,60}\)))")
_SHORTCODE = re.compile(r":[a-z0-9_+-]{2,30}:")
_SHORTCODE_END = re.compile(r"(?<![A-Za-z0-9]):[a-z0-9_+-]{2,30}$")
_LABEL = re.compile(rf"(?:^|[^\w{STOPS}{CLOSING}])[ \t]*\*\*[^*\r\n]{{1,12}}\*\*$")
_NEAR = 48
"""How far back a mark's surroundings are looked at, in characters."""


class HalfWidth(Rule):
    """A half-width , ; : ? ! stands beside Han, or after % or a closing bracket in Chinese text.

    GB/T 15834, 4.2 to 4.7. Numbers (1,000), times (12:30), ratios, addresses and English are left alone.
    """

    id: ClassVar[str] = "CP001"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look at what stands on both sides of every such mark."""
        for run in running(subject):
            for match in _MARK.finditer(run.text):
                if not _is_chinese(run.text, match) or (not subject.house and _labels(run, match)):
                    continue
                end = match.end()
                # A blank before bold is grammar, one at the end of a line has a rule of its own.
                if (
                    run.text[end : end + 1] in ("", "\r", "\n")
                    or run.marked(end)
                    or not run.free(*match.span())
                ):
                    end = match.end("mark")
                if not run.free(match.start(), end):
                    continue
                start = match.start()
                if run.text[start - 1 : start] == " " and run.free(start - 1, end):
                    start -= 1  # no blank stands before a full-width mark
                found, wanted = match["mark"], widened(match["mark"])
                message = _("{found} in Chinese text is half as wide as it should be; write {wanted}")
                message = message.format(found=found, wanted=wanted)
                yield self.finding(
                    subject,
                    *run.place(start, end),
                    message,
                    entry=run.piece.entry,
                    field=run.piece.field,
                    fix=wanted,
                )


def _labels(run: Running, match: re.Match[str]) -> bool:
    """Tell whether a colon follows a bold label at the beginning of a line or cell: its template set it."""
    if match["mark"] != ":":
        return False
    at = run.offsets[match.start()]
    return _LABEL.search(run.piece.text[max(0, at - _NEAR) : at].rpartition("\n")[2]) is not None


def _is_chinese(text: str, match: re.Match[str]) -> bool:
    start, end = match.span("mark")
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    if before[-1:] == " " and before[-2:-1] not in ("", " "):
        before = before[:-1]  # GB/s ,比
    previous, following = before[-1:], text[end : end + 1]
    if previous in ("", ":") or (previous.isdigit() and following.isdigit()):
        return False
    if (
        match["mark"] in ",:"
        and previous.isdigit()
        and following == " "
        and text[end + 1 : end + 2].isdigit()
    ):
        return False
    if (
        text.startswith("//", end)
        or (match["mark"] == "!" and following == "[")
        or (match["mark"] == ":" and previous in "\"'")  # a key in code
        or _EMOTICON.match(text, start)
        or _SHORTCODE.match(text, start)
        or (match["mark"] == ":" and _SHORTCODE_END.search(before))
    ):
        return False
    if _AFTER_HAN.search(before):
        return True
    ahead = _BEFORE_HAN.match(text, end) is not None
    if closer := _AFTER_CLOSER.search(before):
        return ahead or closer[0][0] == "（" or bool(_HAN_BEFORE.search(before[: closer.start()]))
    return ahead and (previous.isalnum() or previous in "+\"'") and not before.endswith("Yahoo")


_DOTS = re.compile(rf"(?<![….])(?:…|\.{{3,6}})(?![….])|。{{3,}}|(?<=[{HAN}{CLOSING}])⋯(?!⋯)")
_CHINESE_SIDE = re.compile(f"[{HAN}{CLOSING}{OPENING}{STOPS}]")
_DASH = re.compile(
    rf"(?<=[{HAN}{CLOSING}])(?:[ ]?(?:--+|–|—-|-—|──|－－)[ ]?|[ ]—[ ])(?=[{HAN}{OPENING}])"
    rf"|(?<=[{HAN}]{{6}})—(?=[{HAN}]{{6}})"
)
_UNIT = (
    r"[ ]?(?:%|％|个百分点|个|万|亿|千|百|倍|年|月|日|天|周|季度|"
    r"小时|分钟|秒|岁|人|元|美元|美分|欧元|家|款|种|次|层|米|公里|"
    r"千米|厘米|毫米|纳米|克|公斤|千克|吨|名|位|台|篇|页|条|步|轮|代|级|折|颗|枚|辆|套|项|度|成|字|行|章|节|号|点|张|部|座)"
)
_RANGE = re.compile(
    r"(?<![A-Za-z0-9.,/:：_+#=-])(?P<from>[0-9]{1,6}(?:\.[0-9]{1,3})?)(?P<unit>%|％|万|亿|年|月|日|天|岁|元|个)?"
    r"(?P<sign>-|~|--|－)(?P<to>[0-9]{1,6}(?:\.[0-9]{1,3})?)(?=" + _UNIT + r")(?![0-9.-]*[-/])"
)


class Dashes(Rule):
    """An ellipsis is not of six dots, a dash is not two characters long, a range has a hyphen.

    GB/T 15834, 4.11 (……), 4.10 (——) and 4.13.3: 3～5个 for a range of numbers, 2020—2025年 for one of time.
    Hyphens in names, dates, words and telephone numbers are left alone.
    """

    id: ClassVar[str] = "CP004"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look for what is used in their place."""
        for run in running(subject):
            for pattern, wanted in ((_DOTS, _dots), (_DASH, _dash), (_RANGE, _range)):
                for match in pattern.finditer(run.text):
                    yield from self._found(subject, run, match, wanted(match))

    def _found(
        self, subject: Subject, run: Running, match: re.Match[str], wanted: str | None
    ) -> Iterator[Finding]:
        start, end = match.span("sign") if "sign" in match.re.groupindex else match.span()
        if wanted is None or not run.free(start, end):
            return
        message = _("{found} is not the mark for it in Chinese text; write {wanted}")
        message = message.format(found=run.text[start:end].strip(), wanted=wanted)
        piece = run.piece
        yield self.finding(
            subject, *run.place(start, end), message, entry=piece.entry, field=piece.field, fix=wanted
        )


def _dots(match: re.Match[str]) -> str | None:
    """Return the ellipsis, where Chinese text is on one side of the dots and no English on the other."""
    text = match.string
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    if _CHINESE_SIDE.match(before):
        return "……" if not after.isascii() or not after.isalnum() else None
    return None


def _dash(match: re.Match[str]) -> str:
    return "——"


_SPAN_OF_TIME = re.compile(r"[ ]?(?:年(?!级|代|度|期)|月(?!份?龄)|日)")
_MONTHS = 12
_DAYS = 31


def _range(match: re.Match[str]) -> str | None:
    """Return the sign for a range; None where the numbers are none, such as a score."""
    low, high = float(match["from"]), float(match["to"])
    if low >= high:
        return None
    unit = _SPAN_OF_TIME.match(match.string, match.end())
    if unit:
        last = {"年": 0, "月": _MONTHS, "日": _DAYS}[unit[0].strip()]
        is_time = high <= last or (last == 0 and len(match["from"]) == 4)
        return "—" if is_time else "～"
    return "～"


_REPEATED = re.compile(r"([！？])\1+|([，、；：])\2+|(?<!。)。。(?!。)")


class Runs(Rule):
    """A mark is set more than once: ！！, ？？？, ，，.

    One says it. GB/T 15834, 4.3 and 4.4, has repeated marks for the strongest feeling alone.
    """

    id: ClassVar[str] = "CP005"
    severity: ClassVar[Severity] = Severity.INFO

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look for runs of one mark."""
        for run in running(subject):
            for match in _REPEATED.finditer(run.text):
                if not run.free(*match.span()):
                    continue
                message = _("{found}: one mark is enough").format(found=match[0])
                place, piece = run.place(*match.span()), run.piece
                yield self.finding(
                    subject, *place, message, entry=piece.entry, field=piece.field, fix=match[0][0]
                )


_FULL = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+(?:[．－＋／][０-９Ａ-Ｚａ-ｚ]+)*")
_SHIFT = ord("Ａ") - ord("A")


class FullWidth(Rule):
    """Digits or Latin letters are as wide as Han characters.

    They are not found by a search for what they look like, and break badly. GB/T 15835 sets digits narrow.
    """

    id: ClassVar[str] = "CP008"
    severity: ClassVar[Severity] = Severity.WARNING

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look for letters of the full-width forms."""
        for run in running(subject):
            for match in _FULL.finditer(run.text):
                # Narrow ones right after an address would become part of it.
                if not run.free(*match.span()) or _after_address(run, match.start()):
                    continue
                fix = "".join(chr(ord(character) - _SHIFT) for character in match[0])
                message = _("{found} is full-width; write {wanted}").format(found=match[0], wanted=fix)
                place, piece = run.place(*match.span()), run.piece
                yield self.finding(subject, *place, message, entry=piece.entry, field=piece.field, fix=fix)


def _after_address(run: Running, at: int) -> bool:
    offset = run.offsets[at]
    return run.piece.words[offset - 1 : offset] == BLOT and run.piece.text[offset - 1].isalnum()


RULES: tuple[Rule, ...] = (HalfWidth(), Dashes(), Runs(), FullWidth())
