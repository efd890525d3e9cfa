"""Sentences of Chinese and English text, and the first of them as the draft of a summary."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsroom.text.openings import is_remark, without_cut, without_opening
from newsroom.text.scripts import is_han

_END = re.compile(
    r"(?:[。！？]|(?<![!?])[!?]++(?=[\s”’」』）)\"']|[^\x00-\x7f]|$)|(?:……|⋯⋯)(?=[”’」』）\s]|$)|(?<!\.)\.++(?=[\"'”’)\]]*(?:\s|$)))"
    r"[。！？!?…]*[”’」』）)\]\"']*"
)
"""The marks that may end a sentence, with what closes after them."""

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "《": "》", "(": ")", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items() if opener != "‘"}
_OPENERS = frozenset(_CLOSERS.values())

_QUOTE_ENDS = frozenset("”’」』")

_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Inc|Corp|Co|Ltd|LLC|vs|No|Fig|Eq|al|approx|"
    r"est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|cf|(?:[A-Z]\.)*[A-Z])\.$"
)
_FULL_STOP_AFTER = re.compile(r"\s+[\"'“‘(\[]?[a-z]")
_SPACE = re.compile(r"\s+")
_CLAUSE = re.compile(r"[；;，,：:]|——|、")
_WHOLE = re.compile(r"[。！？!?.；;][”’」』）)\]\"']*$")
_ENOUGH = 6


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, without the white space around them; a line break ends one too.

    Marks inside quotation marks or brackets end none, so a quotation stays with who said it. Points in
    numbers, abbreviations and initials end none either.
    """
    return [sentence for line in text.split("\n") for sentence in _of_line(line.strip())]


def _of_line(line: str) -> list[str]:
    found: list[str] = []
    start = 0
    open_at = _depths(line)
    for match in _END.finditer(line):
        end = match.end()
        if open_at is not None and open_at(end):
            continue
        if match[0][0] == "." and _is_abbreviation(line, match):
            continue
        if match[0][-1] in _QUOTE_ENDS and line[end : end + 1].isalnum():
            # “…。”他说
            continue
        found.append(line[start:end].strip())
        start = end
    found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def _depths(line: str) -> _Open | None:
    """Return a test for being inside quotation marks or brackets, or None where theirs do not match."""
    if not any(opener in line for opener in _OPENERS):
        return None
    stack: list[str] = []
    spans: list[tuple[int, int]] = []
    starts: list[int] = []
    for offset, character in enumerate(line):
        if character in _OPENERS:
            stack.append(character)
            starts.append(offset)
        elif character in _CLOSERS:
            if not stack or stack.pop() != _CLOSERS[character]:
                return None
            start = starts.pop()
            if not stack:
                spans.append((start, offset + 1))
    return None if stack else _Open(spans)


class _Open:
    """The stretches of a line that are quoted or bracketed."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._next = 0

    def __call__(self, offset: int) -> bool:
        """Return whether a place lies inside one; places are asked for in order."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= offset:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < offset


def _is_abbreviation(line: str, match: re.Match[str]) -> bool:
    if _FULL_STOP_AFTER.match(line, match.end()):
        return True
    return bool(
        _ABBREVIATION.search(line, max(0, match.start() - 24), match.start() + 1)
    ) and match.end() < len(line)


def first_sentences(text: str, limit: int = 150) -> str:
    """Return a first draft of a summary: the first one or two sentences that tell something, on one line.

    A dateline or an agency's opening (IT之家 7 月 26 日消息，) goes, as do lines about authors, pictures and
    subscriptions. A single sentence that is much too long is cut after a clause, with ……. Returns '' where no
    sentence is left.

    Args:
        text: Plain text, paragraphs separated by line breaks.
        limit: About how many characters it may have.
    """
    draft = ""
    for place, sentence in enumerate(_telling(text)):
        # A call such as 重磅！ is a sentence, but two of the kind tell nothing yet.
        if draft and (len(draft) + len(sentence) > limit or (place > 1 and len(draft) >= limit // 3)):
            break
        draft = joined((draft, sentence))
    return _cut(draft, limit)


def _telling(text: str) -> list[str]:
    """Return the first whole sentences of a text that are not remarks about it; enough of them for any draft.

    Headings, rows of tables and sentences that were cut off have no mark at their end. They are returned only
    where there is nothing else.
    """
    return telling(text, _WHOLE, _ENOUGH)


def telling(text: str, whole: re.Pattern[str], enough: int, shortest: int = 0) -> list[str]:
    """Return the whole sentences of a text that are not remarks about it, or where there are none the others.

    Args:
        text: Plain text, paragraphs separated by line breaks.
        whole: How a whole sentence ends; headings and rows of tables end in no mark.
        enough: How many will do; what stands in the lines behind them is not looked at.
        shortest: Letters of the shortest sentence that is told.
    """
    found: list[str] = []
    others: list[str] = []
    for line in text.split("\n"):
        line = without_cut(_SPACE.sub(" ", line).strip())
        if not line or is_remark(line):
            continue
        for sentence in _of_line(without_opening(line)):
            if len(sentence) >= shortest and not is_remark(sentence):
                (found if whole.search(sentence) else others).append(sentence)
        if len(found) >= enough:
            break
    return found or others


def joined(parts: Iterable[str]) -> str:
    """Put sentences on one line, with a space between two unless one is Chinese there."""
    line = ""
    for part in parts:
        line += ("" if not line or _is_chinese(line[-3:] + part[:3]) else " ") + part
    return line


def _cut(draft: str, limit: int) -> str:
    """Return a draft of one endless sentence cut after a clause."""
    if len(draft) <= limit * 3 // 2:
        return draft
    ellipsis = "……" if _is_chinese(draft) else "…"
    ends = [match.start() for match in _CLAUSE.finditer(draft, limit // 3, limit)]
    if ends:
        return draft[: ends[-1]] + ellipsis
    space = draft.rfind(" ", limit // 3, limit)
    return draft[: space if space > 0 else limit].rstrip() + ellipsis


def _is_chinese(text: str) -> bool:
    return any(map(is_han, text))
