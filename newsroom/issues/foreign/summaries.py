"""Where the summary of a candidate stands: behind its headline, or in the first line that tells something."""

import re
from collections.abc import Iterator

from msgspec import Struct

from newsroom.issues.foreign.names import is_telling, label_length
from newsroom.issues.foreign.outline import Candidate, Page
from newsroom.issues.foreign.units import Kind, Unit, marker_length
from newsroom.issues.foreign.words import plain, prose_width, width
from newsroom.issues.lines import columns
from newsroom.issues.paragraphs import opens_block, read_paragraph
from newsroom.issues.tree import Passage

_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_MEDIA = re.compile(
    r"[ \t]*(?:<br[^>]*>[ \t]*)*(?:\[?!\[|<(?:img|video|audio|figure|iframe|source)\b)|[ \t]*<br[^>]*>[ \t]*$"
)
_MEDIA_END = re.compile(
    r"(?:[ \t]*(?:</?(?:br|img|video|audio|source|iframe|figure)\b[^>]*>|"
    r"\[?!\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*+\)"
    r"(?:\]\((?:[^()]|\([^()]*\))*+\))?))+[ \t]*$"
)
_CLOSING_TAGS = re.compile(r"\s*(?:</(?:p|li|div|h[1-6]|summary|details)>\s*)+$", re.IGNORECASE)
_QUOTED_BLANK = re.compile(r"[ \t]*>[ \t]*$")
_BEHIND_TITLE = re.compile(r"\s*</summary>\s*(?=[^\s<])", re.IGNORECASE)
_OPENING_TAG = re.compile(r"[ \t]*<(?:p|div)\b[^<>]*>\s*", re.IGNORECASE)
_QUOTED_END = re.compile(r"(?:[ \t]*[\r\n]+[ \t]*>[ \t]*)+$")
_GAP = re.compile(r"(?:\*\*|__|[\s:：—–|｜。.,，;；·•\-→)\]】）>]|\"(?=\s)|<br[^>]*>|&nbsp;)*")
_TAGS = re.compile(r"(?:</?(?:a|b|strong|em|p|div|span|br)\b[^<>]*>|[\s:：—–|｜·\-])+", re.IGNORECASE)
"""Between a headline in HTML and the words behind it."""
_TAIL = re.compile(
    r"[ \t]*(?:[(（\[【]|🔗|👉|→|[|｜·•]|[-—–]{1,2}(?=[ \t]|$))*[ \t]*"
    r"(?:(?:消息|新闻|信息)?(?:来源|出处|链接|原文|详情|(?:查看|阅读|閱讀)?全文|來源|出處|連結|詳情|"
    r"via|source|link|read more|from)[:：][ \t]*)?[ \t]*(?:[(（\[【]|🔗|👉|→|[|｜·•])*[ \t]*$",
    re.IGNORECASE,
)
_CLOSERS = re.compile(r"[\s)）\]】。.|｜·•→]*$")
_SEPARATED = re.compile(r"[ \t]*[|｜·•][ \t]*|[ \t]{2,}")
_FIELD = re.compile(r"(\*\*|__)(?:(?!\1).){1,24}(?:\1[ \t]*[:：]|[:：]\1)")
"""A label that is not among those we know; what it stands before is a summary where nothing else is."""
_NARROWEST = 8
_SHORT = 4
"""Columns of the shortest text that is a sentence by its mark."""
_NEAR = 40
_LONG = 1500
"""How far before the end of a paragraph its last link's label, and its last pictures, are looked for."""
_NARROW_FIELD = 28
_WIDE_FIELD = 40
_CAPTION = re.compile(r"[ \t]*([*_])(?![*_\s])(?:(?!\1).)+\1[ \t]*")


class _Stretch(Struct, frozen=True):
    """Lines of one paragraph; `start` lies behind marker and label, `begin` at the first line's beginning."""

    begin: int
    start: int
    end: int
    inline: bool


def summary(page: Page, candidate: Candidate, behind: int) -> Passage | None:
    """Find the summary of a candidate.

    Args:
        page: The page.
        candidate: The entry.
        behind: The end of its headline, with the markup and the link around it.
    """
    fields: list[_Stretch] = []
    for stretch in _stretches(page, candidate, behind):
        if _FIELD.match(page.text, stretch.start, stretch.end) and not _tells(page, stretch):
            fields.append(stretch)
        elif found := _trimmed(page, stretch):
            return _told_before(page, fields, stretch) or found
    return next((found for stretch in fields if (found := _trimmed(page, stretch))), None)


def _told_before(page: Page, fields: list[_Stretch], point: _Stretch) -> Passage | None:
    """Return what is told under a label in bold, where below it points are only listed."""
    if not fields or not point.inline or marker_length(page.text[point.begin : point.end].lstrip()) == 0:
        return None
    first = fields[0]
    return _trimmed(page, first) if prose_width(page.text[first.start : first.end]) >= _WIDE_FIELD else None


def _tells(page: Page, stretch: _Stretch) -> bool:
    text = page.text[stretch.start : stretch.end]
    return is_telling(text[: label_length(text)])


def _trimmed(page: Page, stretch: _Stretch) -> Passage | None:
    text = page.text
    start, end, inline = stretch.start, stretch.end, stretch.inline
    label = label_length(text[start:end])
    if label:
        if not is_telling(text[start : start + label]):
            return None
        start, inline = start + label, True
    end = _end(page, start, end)
    raw = text[start:end]
    least = _SHORT if raw.rstrip().endswith(("。", "！", "？")) else _NARROWEST
    if prose_width(raw) < least or _is_fields(raw):
        return None
    lines = re.split(r"\r\n|\r|\n", raw)
    value = " ".join(
        _QUOTE.sub("", line).strip(" \t") if at else line.strip(" \t") for at, line in enumerate(lines)
    )
    first = text[stretch.begin : start]
    if inline or first.strip(" \t"):
        return Passage(start, end, value, start, 0, False, inline=True)
    return Passage(
        start, end, read_paragraph(value, literal=False), stretch.begin, columns(first, whole=True), False
    )


def _end(page: Page, start: int, end: int) -> int:
    """Return where the words end, before pictures and before the link that only says where they are from."""
    text = page.text
    end = start + len(text[start:end].rstrip())
    for _ in range(6):
        before = end
        if closing := _CLOSING_TAGS.search(text, max(start, end - _NEAR), end):
            end = closing.start()
        if quoted := _QUOTED_END.search(text, max(start, end - _NEAR), end):
            end = quoted.start()
        if media := _MEDIA_END.search(text, max(start, end - _LONG), end):
            end = media.start()
        closers = _CLOSERS.search(text, max(start, end - _NEAR), end)
        links = page.links.between(start, end)
        if links and closers and links[-1].end >= closers.start():
            link = links[-1]
            stop = _TAIL.search(text, max(start, link.start - _NEAR), link.start)
            cut = stop.start() if stop else link.start
            # A link that is the end of its sentence belongs to the words.
            if (
                stop
                and stop[0].strip()
                or link.bare
                or _ends(text, start, cut)
                or width(plain(text[link.text_start : link.text_end])) < _NARROW_FIELD
                and _leads_on(text, start, cut)
            ):
                end = cut
        end = start + len(text[start:end].rstrip())
        if end == before:
            break
    return end


def _ends(text: str, start: int, at: int) -> bool:
    """Tell whether the words before `at` are whole sentences."""
    before = text[start:at].rstrip()
    return not before or before[-1] in "。！？!?…”’」』）)~～.;；" or ord(before[-1]) > 0x1F000


def _leads_on(text: str, start: int, at: int) -> bool:
    """Tell whether a link stands off from the words before it."""
    return at > start and text[at - 1] in " \t" or text[at : at + 1] in " \t"


def _is_fields(raw: str) -> bool:
    """Tell whether a line is source, score, time and the like, side by side."""
    if "。" in raw:
        return False
    parts = [part for part in _SEPARATED.split(raw) if part.strip()]
    if len(parts) < 2:
        return False
    parts = [plain(part) for part in parts]
    return max(map(width, parts)) < _NARROW_FIELD


def _stretches(page: Page, candidate: Candidate, behind: int) -> Iterator[_Stretch]:
    """Return the paragraphs of a candidate from behind its headline on."""
    scanner, text = page.scanner, page.text
    first = scanner.lines[candidate.lead.first]
    gap = _GAP.match(text, behind, first.end)
    start = gap.end() if gap else behind
    if candidate.lead.html and candidate.kind == "item" and (tags := _TAGS.match(text, behind, first.end)):
        start = tags.end()
    if (
        text[start - 2 : start] in ("**", "__")
        and text.count(text[start - 2 : start], first.start, start) % 2
    ):
        start -= 2  # it is no end of the headline's bold, the summary begins with bold
    stop = candidate.lead.first + 1
    if candidate.kind == "row":
        yield from _cells(page, candidate, behind)
        return
    if candidate.kind == "section":
        stop = candidate.lead.last
        if candidate.lead.html and (rest := _BEHIND_TITLE.match(text, behind, first.end)):
            yield _Stretch(first.start, rest.end(), first.end, True)
    elif start < first.end:
        stop = _paragraph_end(page, candidate, stop)
        yield _Stretch(first.start, start, scanner.lines[stop - 1].end, True)
    number = stop
    skipped = _skipped(candidate)
    while number < candidate.last:
        if number in skipped or _is_beside(page, number, stop):
            number += 1
            continue
        content = scanner.content(number)
        line = scanner.lines[number]
        begin = line.start + len(content) - len(content.lstrip(" \t\u3000"))
        if quote := _QUOTE.match(text, begin, line.end) or _OPENING_TAG.match(text, begin, line.end):
            begin = quote.end()
        length = marker_length(text[begin : line.end])
        end = _paragraph_end(page, candidate, number + 1)
        yield _Stretch(line.start, begin + length, scanner.lines[end - 1].end, bool(length or quote))
        number = end


def _is_beside(page: Page, number: int, first: int) -> bool:
    """Tell whether a line says nothing of a story: it is blank, code, a picture or what one is called."""
    scanner = page.scanner
    content = scanner.content(number)
    if number in scanner.opaque or scanner.is_blank(number):
        return True
    if _MEDIA.match(content) or _QUOTED_BLANK.match(content):
        return True
    below = number > first and _MEDIA.match(scanner.content(number - 1)) is not None
    return below and _CAPTION.fullmatch(content) is not None


def _skipped(candidate: Candidate) -> set[int]:
    kinds = (Kind.HEADING, Kind.RULE, Kind.ROW, Kind.OTHER)
    return {n for unit in candidate.units if unit.kind in kinds for n in range(unit.first, unit.last)}


def _paragraph_end(page: Page, candidate: Candidate, number: int) -> int:
    """Return the line after those that go on with the paragraph before line `number`."""
    scanner = page.scanner
    units: list[Unit] = candidate.units
    edges = {unit.first for unit in units}
    while number < candidate.last and number not in edges and not scanner.is_blank(number):
        content = scanner.content(number)
        bare = _QUOTE.sub("", content, count=1).lstrip(" \t")
        if (
            _MEDIA.match(content)
            or number in scanner.opaque
            or _QUOTED_BLANK.match(content)
            or marker_length(bare)
            or label_length(bare)
        ):
            break
        if opens_block(bare) is not None:
            break
        number += 1
    return number


def _cells(page: Page, candidate: Candidate, behind: int) -> Iterator[_Stretch]:
    text, line = page.text, page.scanner.lines[candidate.lead.first]
    at = text.find("|", behind, line.end)
    while 0 <= at < line.end:
        end = text.find("|", at + 1, line.end)
        if end < 0:
            end = line.end  # the last cell may stand without a pipe behind it
        start = at + 1 + len(text[at + 1 : end]) - len(text[at + 1 : end].lstrip())
        stop = at + 1 + len(text[at + 1 : end].rstrip())
        if start < stop and not page.links.between(start, stop):
            yield _Stretch(line.start, start, stop, True)
        at = end
