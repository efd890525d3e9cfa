"""Who published a text, who wrote it and when, as lines around it say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.reading.joining import ends_sentence
from newsroom.reading.pieces import Piece

_AROUND = 10
"""So many pieces from the beginning, and from the end, may say so."""
_LONGEST = 120
_LABELLED, _BARE = 8, 2
"""Characters that may stand beside what a label names, and beside a date without one."""

_DATE = (
    r"(?:19|20)\d{2}\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|年\s?\d{1,2}\s?月\s?\d{1,2}\s?[日号])"
    r"(?:[T\s]*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|\s?[+-]\d{2}:?\d{2})?)?"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_ENGLISH_DATE = rf"(?:\d{{1,2}}\s+)?{_MONTH}\s+(?:\d{{1,2}},?\s+)?(?:19|20)\d{{2}}"
_WHEN = re.compile(
    rf"(?:(?:发布|发表|更新|刊发|出版|撰写)?(?:时间|日期|于)|date|published(?:\s+on)?|posted(?:\s+on)?|updated)?"
    rf"\s*[:：]?\s*(?P<date>{_DATE}|{_ENGLISH_DATE})",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:文章|信息|新闻|稿件|内容|消息)?(?:来源|出处|稿源|source)\s*[:：]\s*(?P<source>[^\s|｜·:：,，。]{2,40})",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:(?:作者|撰文|文|记者|本报记者|author)\s*[:：|｜/]\s*|(?:本报|本刊|本网)?记者\s+|^by\s+)"
    r"(?P<author>[^|｜·:：,，。（）()\d]{2,40}?)(?=\s*(?:[|｜·,，）)]|\s{2}|(?:来源|编辑|责编|时间|发布)\s*[:：]|\d{4}|$))",
    re.IGNORECASE,
)
_LEFT = re.compile(r"[\s|｜·:：,，（）()/–—-]|阅读|浏览|次|点击|编辑|责编|\d+")


@dataclass(frozen=True, slots=True)
class Bylines:
    """What lines around a text say of it; '' where they do not."""

    source: str = ""
    author: str = ""
    date: str = ""


def taken(pieces: Sequence[Piece]) -> tuple[Bylines, list[Piece]]:
    """Read what the lines above and below a text say, and return the text without those that say no more."""
    source = author = date = ""
    kept: list[Piece] = []
    for place, piece in enumerate(pieces):
        text = piece.text
        edge = min(place, len(pieces) - 1 - place) < _AROUND
        if not edge or piece.role not in ("paragraph", "heading") or len(text) > _LONGEST or "\n" in text:
            kept.append(piece)
            continue
        found = [match for match in (_SOURCE.search(text), _AUTHOR.search(text), _WHEN.search(text)) if match]
        rest = text
        for match in found:
            rest = rest.replace(match[0], " ", 1)
        says = {name: value.strip() for match in found for name, value in match.groupdict().items()}
        # A sentence with a date in it is text, and so is a note or the name of a chapter that has one.
        bare = list(says) == ["date"] and found[0][0].strip() == says["date"]
        room = _BARE if bare else _LABELLED
        if not found or ends_sentence(text) or text.startswith("[^") or len(_LEFT.sub("", rest)) > room:
            kept.append(piece)
            continue
        source, author, date = (
            source or says.get("source", ""),
            author or says.get("author", ""),
            date or says.get("date", ""),
        )
    return Bylines(source, author, date), kept
