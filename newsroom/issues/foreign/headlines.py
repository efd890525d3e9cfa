"""Where the headline of a candidate stands: a heading, linked or bold words it opens with, a sentence."""

import re

from newsroom.issues.figures import CIRCLED, HAN, KEYCAPS
from newsroom.issues.foreign.links import Link
from newsroom.issues.foreign.names import is_generic, label_length
from newsroom.issues.foreign.outline import Candidate, Page
from newsroom.issues.foreign.words import first_sentence, plain, width

Range = tuple[int, int]

_COUNT = re.compile(
    rf"(?:\d{{1,4}}\\?[.)、．）](?=\D)|[（(]\d{{1,3}}[）)]|【\d{{1,3}}】|[{CIRCLED}]|{KEYCAPS}|"
    rf"[{HAN}]{{1,3}}、|[（(][{HAN}]{{1,3}}[）)]|\d{{1,3}}[ \t]*[|｜]|"
    r"(?:No\.?|Top)[ \t]?\d{1,3}(?:[.:：、|｜]|(?=[ \t]))|#\d{1,3}[ \t]|"
    r"(?P<quote>`|\*\*|\[(?=[^\[\]]*\](?!\())|【)?\d{1,2}[:：][0-5]\d(?(quote)(?:`|\*\*|\]|】)|(?=[ \t]))"
    r"(?:[ \t]+[—–-]{1,2}(?=[ \t]))?)[ \t]*",
    re.IGNORECASE,
)
_DECORATION = re.compile(
    r"(?:[^\w\s\[\]\"'“”‘’《》「」『』【】()（）<>#@$*_`~\\!&.+-]|\ufe0f|\u200d)+[ \t]*|\[[ xX]\][ \t]+"
)
_TITLE_LABEL = re.compile(
    r"(?:\*\*|__)?(?:新闻)?(?:标题|题目|title|headline)(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?[ \t]*",
    re.IGNORECASE,
)
_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1)[^\\]|\\.)+?)(?<=\S)\1")
_AFTER_BOLD = re.compile(r"[ \t]|(?:$|[:：|｜—–-]|[(（\[【]|<|https?:|。|\*\*)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NAMED = re.compile(r"[:：]|[ \t]*(?:[—–]{1,2}|[-|｜·])[ \t]*[^。，\[\]]{1,12}$")
_TOLD = re.compile(r"[ \t]+[–—-]{1,2}[ \t]+(?=\S)")
"""“[Name](url) – what it is”"""
_GAP = re.compile(r"^[\s:：—–|｜·\-]+")
_BREAK = re.compile(r"[ \t]*<br\b", re.IGNORECASE)
_BRACKETED = re.compile(r"【([^【】]{4,})】")
_CUT = re.compile(r"[\s。．.;；,，:：、|｜·•—–\-→>👉🔗(（\[【《*_]+$")
_CLOSING_TAG = re.compile(r"\s*</(?:h[1-6]|summary|p|li)>", re.IGNORECASE)
_CLOSING_MARKS = re.compile(r"[ \t]+#+[ \t]*$")
_LABELLED_END = re.compile(
    r"[ \t]*[(（\[【]?(?:消息|新闻|信息)?(?:来源|出处|链接|原文|详情|via|source|link|read more|from)"
    r"[:：]?[ \t]*$",
    re.IGNORECASE,
)
_NARROW_NAME = 24
_NARROW_LINK = 14
_NARROW_NAMED = 10
"""Linked words before a colon, or before the name of who tells it."""
_NARROW = 4
_NARROW_TAG = 14
"""Bold words that are narrower are a topic or a name, and the headline goes on behind them."""
_REMARK = 26
_HTML_BOLD = re.compile(r"<(b|strong)\b[^<>]*>\s*((?:(?!</?\1\b).)+?)\s*</\1>", re.IGNORECASE)
_NEAR = 60
"""So far before a link its label may begin."""


def after_marks(text: str, start: int, end: int) -> int:
    """Return where the words begin after counts, emoji and a label that says that this is the title."""
    at = start
    for _ in range(4):
        for pattern in (_COUNT, _DECORATION, _TITLE_LABEL):
            match = pattern.match(text, at, end)
            if match and match.end() < end:
                at = match.end()
                break
        else:
            return at
    return at


def headline(page: Page, candidate: Candidate) -> Range:
    """Return where the headline of a candidate stands, in one line; its markup is that of a few words."""
    line = page.scanner.lines[candidate.lead.first]
    text = page.text
    end = line.start + len(text[line.start : line.end].rstrip(" \t\u3000"))
    if candidate.lead.html and (closing := _CLOSING_TAG.search(text, candidate.lead.start, end)):
        end = closing.start()
    start = after_marks(text, min(candidate.lead.start, end), end)
    if candidate.lead.html and (bold := _HTML_BOLD.match(text, start, end)):
        if not page.links.between(*bold.span(2)) and width(plain(bold[2])) >= _NARROW:
            return bold.span(2)
        start = bold.start(2)
    if candidate.kind == "section":
        if closing := _CLOSING_MARKS.search(text, start, end):
            end = closing.start()
        found = _of_heading(page, start, end)
    else:
        found = _of_text(page, start, end)
    start, end = _bare(text, *found)
    # The number may stand within the bold: **3. headline**.
    return after_marks(text, start, end), end


def _of_heading(page: Page, start: int, end: int) -> Range:
    links = page.links.between(start, end)
    for link in links:
        words = _words(page, link)
        if not is_generic(words) and width(words) * 2 >= width(plain(page.text[start:end])):
            return link.text_start, link.text_end
    if links and links[-1].start > start:
        return start, _before(page.text, start, links[-1].start)
    return start, end


def _of_text(page: Page, start: int, end: int) -> Range:
    text = page.text
    links = page.links.between(start, end)
    first = links[0] if links else None
    if (
        first
        and not first.bare
        and first.start <= start + 3
        and not text[start : first.start].strip('*_ \t《“"')
    ):
        words = _words(page, first)
        alone = not plain(text[first.end : end]).strip(" *_|-—–·:：")
        named = _HAN.search(words) and _NAMED.match(text, first.end, end)
        told = not _HAN.search(words) and _TOLD.match(text, first.end, end)
        least = _NARROW if told else _NARROW_NAMED if named else _NARROW_LINK
        if not is_generic(words) and (alone or width(words) >= least):
            return first.text_start, first.text_end
        if is_generic(words) and width(plain(text[first.end : end])) >= _NARROW_LINK:
            # “[原文](url) headline”
            start = after_marks(
                text,
                first.end + len(text[first.end : end]) - len(_GAP.sub("", text[first.end : end], count=1)),
                end,
            )
            links = page.links.between(start, end)
    if bold := _BOLD.match(text, start, end):
        words = plain(bold[2])
        alone = (
            bold.end() == end
            or bool(links and links[0].start <= bold.end() + 2)
            or _BREAK.match(text, bold.end(), end) is not None
        )
        enough = (
            _NARROW if alone else _NARROW_TAG if _AFTER_BOLD.match(text, bold.end(), end) else _NARROW_NAME
        )
        if _COUNT.match(words):
            enough = _NARROW  # “**1. headline**”
        open_ended = words.endswith(("，", "、", ","))
        if width(words) >= enough and not open_ended and not label_length(text[start : bold.end() + 1]):
            return bold.span(2)
    if (bracketed := _BRACKETED.match(text, start, end)) and width(bracketed[1]) >= _NARROW_LINK:
        return bracketed.span(1)
    return _sentence(page, start, end, links)


def _sentence(page: Page, start: int, end: int, links: list[Link]) -> Range:
    """Return the first sentence, without a link at its end that only says where the story is from."""
    text = page.text
    stop = min(end, start + first_sentence(text[start:end]))
    while stop < end and text[stop - 1] in "!?！？" and width(plain(text[start:stop])) <= _REMARK:
        # “哇哦！” says nothing yet.
        after = after_marks(text, stop + len(text[stop:end]) - len(text[stop:end].lstrip()), end)
        further = after + first_sentence(text[after:end])
        if width(plain(text[after:further])) < _NARROW_LINK:
            break
        start, stop = after, min(end, further)
    for link in links:
        if link.start >= stop:
            break
        if link.end > stop:
            stop = link.end
        before = _before(text, start, link.start)
        rest = plain(text[link.end : stop]).strip(" \t。.)）]】|·")
        generic = link.bare or is_generic(_words(page, link))
        # What leads to nothing but its source is a headline, however short.
        labelled = _LABELLED_END.search(text, max(start, link.start - _NEAR), link.start) is not None
        least = _NARROW if (generic or labelled) and not rest else _NARROW_LINK
        if (generic or not rest) and width(plain(text[start:before])) >= least:
            return start, before
    if stop < end and text[stop - 1] == "." and text[stop - 2 : stop - 1].islower():
        stop -= 1
    return start, stop


def _before(text: str, start: int, at: int) -> int:
    """Return where the words before a link end, without the label and the marks that lead to it."""
    if label := _LABELLED_END.search(text, max(start, at - _NEAR), at):
        at = label.start()
    if cut := _CUT.search(text, max(start, at - _NEAR), at):
        at = max(start, cut.start())
    return at if at > start else max(start, at)


def _bare(text: str, start: int, end: int) -> Range:
    """Leave out what is around the words: blanks, a full stop, bold from end to end."""
    for _ in range(3):
        while start < end and text[start] in " \t\u3000":
            start += 1
        while start < end and text[end - 1] in " \t\u3000。：:":
            end -= 1
        raw = text[start:end]
        for mark in ("**", "__", "~~", "`", "*"):
            inner = raw[len(mark) : -len(mark)]
            if len(raw) > 2 * len(mark) and raw.startswith(mark) and raw.endswith(mark) and mark not in inner:
                start, end = start + len(mark), end - len(mark)
                break
        else:
            if raw.count("**") % 2 and raw.startswith("**"):
                start += 2
            elif raw.count("**") % 2 and raw.endswith("**"):
                end -= 2
            return start, end
    return start, end


def _words(page: Page, link: Link) -> str:
    return plain(page.text[link.text_start : link.text_end])
