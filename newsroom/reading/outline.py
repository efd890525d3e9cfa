"""Paragraphs, headings and lists of a text without markup, and what it is called."""

import re
from collections.abc import Sequence

from newsroom.reading.joining import ends_sentence, joined
from newsroom.reading.measure import Line
from newsroom.reading.pieces import Piece
from newsroom.text.openings import without_opening
from newsroom.text.sentences import sentences

_NUMBERED = (
    (re.compile(r"第[一二三四五六七八九十百\d]{1,4}[编篇部章](?=[\s:：、]|$)"), 2),
    (re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"), 2),
    (re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"), 3),
    (re.compile(r"\d{1,2}[.．]\d{1,2}[.．]\d{1,2}\.?(?=[\s\u2e80-\uffef])"), 4),
    (re.compile(r"\d{1,2}[.．]\d{1,2}\.?(?=[\s\u2e80-\uffef])"), 3),
    (re.compile(r"(?:Chapter|Part|Section)\s+(?:\d{1,3}|[IVXL]{1,6})\b"), 2),
)
_SECTIONS = re.compile(
    r"(?:引言|前言|导语|摘要|概述|背景|正文|结论|结语|总结|小结|附录|附注|注释|参考文献|参考资料|数据来源|资料来源|致谢|免责声明"
    r"|Abstract|Introduction|Background|Summary|Conclusions?|References|Acknowledge?ments|Appendix)[:：]?"
)
_BULLET = re.compile(r"[•●○▪■◆◇·–—*-]\s+(?=\S)|[•●▪■◆]\s*(?=\S)")
_ORDERED = re.compile(r"(\d{1,3})[.)、．](?:\s+|(?=[^\d\s]))|[（(](\d{1,3})[)）]\s*")
_LONGEST_HEADING = 60
"""Characters; a numbered one may be half as long again."""
_SHORT_LINE = 60
_FEWEST_TITLE, _LONGEST_TITLE = 4, 80
_LABEL = re.compile(
    r"[【\[](?:摘要|导读|导语|提要|编者按|按语|Abstract)[】\]]\s*[:：]?|(?:摘要|导语|导读)[:：]\s*",
    re.IGNORECASE,
)
_CUT = re.compile(r"[，,；;：:]")


def outlined(lines: Sequence[Line]) -> list[Piece]:
    """Make pieces of lines that are paragraphs by themselves.

    Numbered and short lines without a sentence's end, before a text, are headings; lines with bullets or
    numbers are items; short lines under one another in a text that has blank lines keep their breaks, as in
    verse and addresses.
    """
    spaced = sum(line.gap > 0 for line in lines[1:]) * 4 >= len(lines)
    pieces: list[Piece] = []
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        piece = _piece(line, after, first=place == 0)
        before = pieces[-1] if pieces else None
        if (
            spaced
            and line.gap == 0
            and before is not None
            and piece.role == before.role == "paragraph"
            and max(len(line.text), len(before.text.rsplit("\n", 1)[-1])) < _SHORT_LINE
        ):
            pieces[-1] = Piece(f"{before.text}\n{line.text}")
        else:
            pieces.append(piece)
    return pieces


def _piece(line: Line, after: Line | None, *, first: bool) -> Piece:
    text = line.text
    level = heading_level(text)
    if level:
        return Piece(text, "heading", level)
    if match := _BULLET.match(text):
        return Piece(text[match.end() :], "item")
    if (match := _ORDERED.match(text)) and (ends_sentence(text) or len(text) > _LONGEST_HEADING):
        return Piece(text[match.end() :], "item", number=int(match[1] or match[2]))
    if _SECTIONS.fullmatch(text):
        return Piece(text, "heading", 2)
    if after is not None and _heads(line, after):
        return Piece(text, "heading", 1 if first else 2)
    return Piece(text)


def heading_level(text: str) -> int:
    """Return the level of a numbered heading, or 0 where a line is none."""
    if len(text) > _LONGEST_HEADING * 3 // 2 or text.endswith(("。", "；", ";", "，", ",")):
        return 0
    for pattern, level in _NUMBERED:
        if pattern.match(text):
            return level
    return 0


def stands_alone(text: str) -> bool:
    """Return whether a short line is never a part of a heading of several lines: it has a number or a day."""
    return heading_level(text) > 0 or _DAY.search(text) is not None


def _heads(line: Line, after: Line) -> bool:
    """Return whether a line without a number is a heading of the text after it."""
    text = line.text
    if len(text) > _LONGEST_HEADING or ends_sentence(text) or line.text.endswith(("，", ",", "、")):
        return False
    apart = line.gap > 0 and after.gap > 0
    return (
        len(after.text) >= _SHORT_LINE
        and (apart or len(text) * 4 < len(after.text))
        and not _NAMES.match(text)
    )


_DAY = re.compile(r"\d{4}\s?(?:[-/.]\d{1,2}[-/.]\d|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)")
_NAMES = re.compile(
    r"(?:[（(]|作者|记者|来源|编辑|By\s|by\s|https?:|\d{4}(?:[-/.]\d{1,2}[-/.]\d|年\d{1,2}月\d{1,2}日)|To:|From:|Hi\b|Hello\b|Dear\b|[\w.+-]+@)"
)


def take_title(
    pieces: Sequence[Piece], headlines: Sequence[str] = (), *, above: int = 0
) -> tuple[str, list[Piece]]:
    """Tell what a text is called, and return it without that line.

    It is the first line that could be a title before the text begins; else the one among `headlines` whose
    words the text has; else the beginning of the text's first sentence, which stays where it is.

    Args:
        pieces: The text.
        headlines: Lines of headlines that stood within the text or around it.
        above: How many lines of the page around it stood above the text: then a short name of a section above
            the title goes as well.
    """
    rest = list(pieces)
    head = _head(rest)
    if head:
        chosen = max(head, key=lambda place: (min(len(rest[place].text), 30), -place)) if above else head[0]
        title = rest[chosen].text
        gone = {
            chosen,
            *(place for place in head if above and place < chosen and len(rest[place].text) <= 12),
        }
        return title, [piece for place, piece in enumerate(rest) if place not in gone]
    if title := _own(headlines, "".join(piece.text for piece in rest)):
        return title, rest
    return _opening(rest), rest


def _head(pieces: Sequence[Piece]) -> list[int]:
    """Return the places of the lines before the text that could be its title."""
    found: list[int] = []
    for place, piece in enumerate(pieces[:6]):
        text = piece.text
        if piece.role not in ("heading", "paragraph") or (len(text) > _LONGEST_TITLE or ends_sentence(text)):
            break
        if heading_level(text) or _SECTIONS.fullmatch(text):
            break
        if len(text) >= _FEWEST_TITLE and "\n" not in text and not _NAMES.match(text):
            found.append(place)
    # A text that is nothing but short lines has no title among them.
    return found if len(found) < len(pieces) or len(pieces) == 1 else found[:1]


def _own(headlines: Sequence[str], text: str) -> str:
    """Return the headline of which the text has most, by pairs of characters; '' if it has little of any."""
    pairs = {text[place : place + 2] for place in range(len(text) - 1)}
    choices = list(headlines)
    choices += [
        joined(one, other)
        for one, other in zip(headlines, headlines[1:], strict=False)
        if one[-1:] in "，,：:"
    ]
    choices = [each for each in choices if len(each) >= 2 * _FEWEST_TITLE and each[-1:] not in "，,：:"]

    def share(headline: str) -> float:
        own = [headline[place : place + 2] for place in range(len(headline) - 1)]
        return sum(pair in pairs for pair in own) / len(own)

    best = max(choices, key=share, default="")
    return best if best and share(best) >= 0.5 else ""


def _opening(pieces: Sequence[Piece]) -> str:
    """Return the beginning of the first sentence, as a title must be had."""
    for piece in pieces:
        text = without_opening(_LABEL.sub("", piece.text.replace("\n", " ")).strip())
        first = next(iter(sentences(text)), "")
        if not first:
            continue
        if len(first) <= _LONGEST_TITLE // 2:
            return first.rstrip("。.")
        ends = [match.start() for match in _CUT.finditer(first, 0, _LONGEST_TITLE // 2)]
        if ends and ends[-1] >= 2 * _FEWEST_TITLE:
            return first[: ends[-1]]
        cut = first[: _LONGEST_TITLE // 2]
        return cut.rsplit(" ", 1)[0].rstrip() + "…"
    return ""
