"""Shorter headlines out of a headline's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.text.headlines import without_site_suffix

_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"\s*(?:（[^（）]*）|\([^()]*\)|【[^【】]*】|\[[^\[\]]*\])\s*")
_CALLS = re.compile(
    r"^(?:重磅|突发|刚刚|快讯|独家|最新|官宣|深夜|炸裂|首发|速递|早报|晚报|头条|专访|实测|Breaking|Exclusive|Update)"
    r"(?:[！!：:｜|，,\s]+)",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"正式|官方|震撼|重磅|全新|强势|竟然|居然|终于|或将(?=于)|再度|首度|进一步|一键|"
    r"(?:据悉|据了解|据报道|据消息|消息称|有消息称|报道称|知情人士称)[，,：:]?"
)
# Between digits a comma or colon belongs to a number, a score or a time of day.
_CLAUSE = re.compile(r"\s*(?!(?<=\d)[，,]\d)[，,；;。！!？?]\s*|\s+[-–—|]\s+|(?!(?<=\d)：\d)：|:\s|——")


def shorter(headline: str, source: str = "", *, least: int = 10, most: int = 44) -> list[str]:
    """Return shorter forms of a headline, what keeps most of it first; none that is no shorter.

    Site names, calls (重磅！), brackets and fillers go, then clauses at its beginning or end. All words are
    the headline's own, so nothing can be said that it does not say.

    Args:
        headline: The headline, on one line.
        source: The name of its source, which may stand at its end.
        least: Characters it should have at least, as the publication has it.
        most: Those it may have at most.
    """
    found: list[str] = []
    for form in _forms(_SPACES.sub(" ", headline).strip(), source):
        form = form.strip(" ，,；;：:、-–—|")
        if least <= len(form) <= most and len(form) < len(headline) and form not in found and _closed(form):
            found.append(form)
    return sorted(found, key=len, reverse=True)


def _forms(headline: str, source: str) -> Iterator[str]:
    bare = without_site_suffix(headline, source) if source else headline
    yield bare
    called = _CALLS.sub("", bare)
    yield called
    plain = _SPACES.sub(" ", _BRACKETS.sub(" ", called)).strip()
    yield plain
    terse = _FILLERS.sub("", plain)
    for text in dict.fromkeys((plain, terse)):
        yield text
        places = [match.span() for match in _CLAUSE.finditer(text)]
        starts = [0, *(end for _start, end in places)]
        ends = [*(start for start, _end in places), len(text)]
        for first in range(len(starts)):
            for last in range(first, len(ends)):
                yield text[starts[first] : ends[last]]


def _closed(text: str) -> bool:
    """Tell whether quotation marks, brackets and titles are closed where they are opened."""
    pairs = ("“”", "「」", "『』", "（）", "()", "《》", "【】", "[]")
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in pairs)
