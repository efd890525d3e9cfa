"""Who published a text, who wrote it and when, as lines around it say."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from newsroom.reading.joining import ends_sentence

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
    r"(?:文章|信息|新闻|稿件|内容|消息)?(?:来源|出处|稿源|source)\s*[:：|｜]\s*(?P<source>[^\s|｜·:：,，。]{2,40})",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:(?:作者|撰文|文|记者|本报记者|author)\s*[:：|｜/]\s*|(?:本报|本刊|本网)?记者\s+|^by\s+)"
    r"(?P<author>[^|｜·:：,，。（）()\d]{2,40}?)(?=\s*(?:[|｜·,，）)]|\s{2}|(?:来源|编辑|责编|时间|发布)\s*[:：]|\d{4}|$))",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"(?P<name>[\u3400-\u9fff]{{2,4}}|[\u3400-\u9fff\w]{{2,16}})[\s|｜·,，]+(?P<date>{_DATE})"
)
"""A line that is a name and a day: who, and when."""
_ORGANISATION = re.compile(
    r"(?:社|报|网|院|部|局|委|办|会|厅|所|中心|公司|集团|大学|学院|日报|晚报|周刊|杂志|科技|财经|新闻|研究|智库|实验室|组|团队|[A-Za-z])$"
)
_HEAD = 5
"""So many pieces from the beginning may be signed by a name and a day."""
_LEFT = re.compile(r"[\s|｜·:：,，（）()/–—-]|阅读|浏览|次|点击|编辑|责编|\d+")


_OF_WECHAT = re.compile(
    rf"(?:原创[\s:：]+(?P<author>\S{{2,12}})\s+)?(?P<source>[^\s\d]\S{{1,19}})\s+(?P<date>{_DATE})(?:\s+[\u3400-\u9fff]{{2,6}})?"
)
"""The line below the title of an article of WeChat: by whom, in which account, when, from where."""


class Bylines(Struct, frozen=True):
    """What lines around a text say of it; '' where they do not."""

    source: str = ""
    author: str = ""
    date: str = ""

    def and_then(self, other: "Bylines") -> "Bylines":
        """Return what both say; of two that say the same thing the first counts."""
        return Bylines(self.source or other.source, self.author or other.author, self.date or other.date)


class Lined(Protocol):
    """A line or a block of a text."""

    @property
    def text(self) -> str:
        """Its words."""


T = TypeVar("T", bound=Lined)


def taken(lines: Sequence[T]) -> tuple[Bylines, list[T]]:
    """Read what the lines above and below a text say, and return the text without those that say no more."""
    said = Bylines()
    kept: list[T] = []
    for place, line in enumerate(lines):
        edge = min(place, len(lines) - 1 - place) < _AROUND
        found = _said(line.text.strip(), place) if edge else None
        if found is None:
            kept.append(line)
        else:
            said = said.and_then(found)
    return said, kept


def near_headline(lines: Sequence[str]) -> Bylines:
    """Read what the lines below the headline of a web page say, whatever else stands in them.

    Args:
        lines: The lines in their order, up to the text; what the page sets apart is parted by two blanks.
    """
    said = Bylines()
    for place, line in enumerate(lines):
        if len(line) > _LONGEST or ends_sentence(line):
            continue
        found = _said(line, place)
        if found is None:
            matches = (_SOURCE.search(line), _AUTHOR.search(line), _WHEN.search(line))
            says = {
                name: value.strip() for match in matches if match for name, value in match.groupdict().items()
            }
            found = Bylines(**says)
        if not found.author and (match := _REPORTER.search(line)):
            found = found.and_then(Bylines(author=match["author"]))
        said = said.and_then(found)
    return said


_REPORTER = re.compile(
    r"(?:记者|通讯员)\s*(?P<author>[\u3400-\u9fff]{2,4}?)(?=\s|$|[，,、/／|｜]|(?:综合)?报道|[发自]自?)"
)


def _said(text: str, place: int) -> Bylines | None:
    """Return what a line says, or None where it is no byline."""
    if not 0 < len(text) <= _LONGEST or "\n" in text or text.startswith("[^"):
        return None
    if text[0] in "（(" and text[-1] in "）)":
        text = text[1:-1].strip()
    if place < _HEAD and (match := _SIGNED.fullmatch(text)):
        name, date = match["name"], match["date"]
        return (
            Bylines(source=name, date=date) if _ORGANISATION.search(name) else Bylines(author=name, date=date)
        )
    found = [match for match in (_SOURCE.search(text), _AUTHOR.search(text), _WHEN.search(text)) if match]
    rest = text
    for match in found:
        rest = rest.replace(match[0], " ", 1)
    says = {name: value.strip() for match in found for name, value in match.groupdict().items()}
    # A sentence with a date in it is text, and so is the name of a chapter that has one.
    bare = list(says) == ["date"] and found[0][0].strip() == says["date"]
    if found and not ends_sentence(text) and len(_LEFT.sub("", rest)) <= (_BARE if bare else _LABELLED):
        return Bylines(**says)
    if place < _HEAD and (match := _OF_WECHAT.fullmatch(text)):
        return Bylines(**{name: value or "" for name, value in match.groupdict().items()})
    return None
