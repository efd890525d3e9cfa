"""The headline in a row of a table."""

import re

from newsroom.issues.foreign.names import is_generic
from newsroom.issues.foreign.outline import Candidate, Page
from newsroom.issues.foreign.units import Kind
from newsroom.issues.foreign.words import plain, width

_CELL = re.compile(r"(?:[^|\\\[]|\\.|\[(?:[^\[\]\\]|\\.)*\](?:\((?:[^()]|\([^()]*\))*+\))?|\[)*")
_TITLES = re.compile(
    r"标题|题目|新闻|动态|事件|项目|名称|内容|论文|title|headline|story|news|name|project|paper",
    re.IGNORECASE,
)
_NARROWEST = 8


def row_headline(page: Page, candidate: Candidate) -> tuple[int, int]:
    """Return where the headline stands: linked words, else the cell of that column, else a wide one."""
    cells = _cells(page, candidate.lead.first)
    for start, end in cells:
        for link in page.links.between(start, end):
            words = plain(page.text[link.text_start : link.text_end])
            if not link.bare and not is_generic(words) and width(words) >= _NARROWEST:
                return link.text_start, link.text_end
    named = _named(page, candidate)
    if named is not None and named < len(cells) and cells[named][0] < cells[named][1]:
        return cells[named]
    free = [cell for cell in cells if not page.links.between(*cell)] or cells
    wide = [cell for cell in free if width(page.text[slice(*cell)]) >= _NARROWEST]
    return (wide or free or [(candidate.lead.start, candidate.lead.start)])[0]


def _named(page: Page, candidate: Candidate) -> int | None:
    first = candidate.lead.first
    rows = {unit.first for unit in candidate.section.units if unit.kind is Kind.ROW}
    while first - 1 in rows:
        first -= 1
    for at, (start, end) in enumerate(_cells(page, first)):
        if _TITLES.search(page.text[start:end]):
            return at
    return None


def _cells(page: Page, number: int) -> list[tuple[int, int]]:
    line = page.scanner.lines[number]
    text = page.text
    opened = text[line.start : line.end].lstrip().startswith("|")
    at = text.find("|", line.start, line.end) + 1 if opened else line.start
    found: list[tuple[int, int]] = []
    while at < line.end:
        match = _CELL.match(text, at, line.end)
        end = match.end() if match else at
        start = at + len(text[at:end]) - len(text[at:end].lstrip())
        found.append((start, max(start, at + len(text[at:end].rstrip()))))
        at = end + 1
    return found
