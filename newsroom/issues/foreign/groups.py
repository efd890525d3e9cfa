"""What repeats inside one section: items, paragraphs with a bold lead, linked paragraphs, rows of a table."""

import re

from msgspec import Struct

from newsroom.issues.figures import CIRCLED, KEYCAPS
from newsroom.issues.foreign.names import is_generic, label_length
from newsroom.issues.foreign.outline import Candidate, Page, Section
from newsroom.issues.foreign.units import CALLOUT, Kind, Unit
from newsroom.issues.foreign.words import plain, prose_width, width

_LEAD = re.compile(
    r"[^\w\s\[*]{0,4}\ufe0f?[ \t]*(?:\*\*(?=\S)|__(?=\S)|\[(?!\^)|【|<a\s|\d{1,3}(?:[.、)）]|[ \t]*[|｜])|"
    r"`?\d{1,2}[:：][0-5]\d(?:`|[ \t])|"
    r"(?:No\.?|Top)[ \t]?\d{1,3}\b|#\d{1,3}[ \t])",
    re.IGNORECASE,
)
_SAID = re.compile(r"(?:\*\*|__)(?=\S)|\[(?!\^|!)")
_ALONE = re.compile(rf"(?:No\.?[ \t]?)?\d{{1,3}}[.、]?|{KEYCAPS}|[{CIRCLED}]", re.IGNORECASE)
_LONGEST_SOURCE = 24
_ADDRESS = re.compile(r"https?://(?P<host>[^/?#]+)(?P<path>[^?#]*)", re.IGNORECASE)
_PAGE = re.compile(r"[0-9]{3}|\.s?html?$")
_BRIEF_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST_HAN = 3
_LEAST_BRIEF = 3
_ABOUT = re.compile(
    r"首页|主页|归档|存档|关于|订阅|联系|作者|博客|微博|知乎|豆瓣|邮箱|公众号|文档|教程|手册|指南|安装|快速|示例|演示|下载|源码|仓库|"
    r"许可|授权|插件|主题|问答|论坛|社区|友链|友情|工具|资源|官网|参考|入门|简介|说明|配置|接口|贡献|更新日志|常见"
)
"""What the ways about a site or a project are called."""
_FAINT = 4
"""Columns of the shortest headline, where most of its like have longer ones."""
_TOPIC_WIDTH = 60
_NARROWEST_LINK = 14
_NARROWEST_COUNTED = 8
"""Nobody numbers the ways about a site."""
_NARROWEST = 10
_FIRST = 120


class Group(Struct, eq=False):
    """Candidates of one shape that follow one another in a section."""

    shape: str
    section: Section
    candidates: list[Candidate]

    @property
    def linked(self) -> int:
        """How many of them have a link."""
        return sum(bool(candidate.links) for candidate in self.candidates)


def groups(page: Page, section: Section) -> list[Group]:
    """Find what repeats among a section's own units."""
    items = _items(page, section)
    leads = _leads(page, section)
    rows = _rows(page, section)
    in_items, in_leads = _worth(page, items), _worth(page, leads)
    if in_items and in_items >= in_leads:
        return items + rows
    if in_leads:
        return leads + rows
    if items:
        return items + rows
    if parted := _parted(page, section):
        return [parted, *rows]
    return _plain(page, section) + rows


def is_entry_like(page: Page, candidate: Candidate, *, faint: bool = False) -> bool:
    """Tell whether a candidate has words and leads somewhere, and is more than a field of something else.

    Args:
        page: The page.
        candidate: What may be an entry.
        faint: A few words do: most of its like are entries.
    """
    narrowest = _FAINT if faint else _NARROWEST
    if not candidate.links or label_length(page.line(candidate.lead)):
        return False
    if candidate.brief:
        return True
    # Most say enough in their first line; only what does not is read further.
    if prose_width(page.line(candidate.lead)[:_FIRST]) >= narrowest:
        return True
    raw = "".join(page.raw(unit) for unit in candidate.units)[:4000]
    if prose_width(raw) >= narrowest:
        return True
    words = [plain(page.text[link.text_start : link.text_end]) for link in candidate.links if not link.bare]
    counted = candidate.lead.marker in ("number", "counted")
    least = _FAINT if faint else _NARROWEST_COUNTED if counted else _NARROWEST_LINK
    return any(width(each) >= least and not is_generic(each) for each in words)


def _worth(page: Page, found: list[Group]) -> int:
    return sum(is_entry_like(page, candidate) for group in found for candidate in group.candidates)


def _items(page: Page, section: Section) -> list[Group]:
    items = [unit for unit in section.units if unit.kind is Kind.ITEM]
    numbers = [unit for unit in items if unit.marker != "bullet"]
    leaders = items
    if numbers and len(numbers) < len(items):
        bare = sum(not page.linked(unit) for unit in numbers) * 2 > len(numbers)
        others = [unit for unit in items if unit.marker == "bullet"]
        if bare or not any(page.linked(unit) for unit in others):
            leaders = numbers
    found: list[Group] = []
    for shape, run in _runs(leaders):
        candidates = _extended(page, section, run, leaders)
        if _are_brief(page, candidates):
            for candidate in candidates:
                candidate.brief = True
        found.append(Group(shape, section, _descended(page, candidates)))
    return found


def _are_brief(page: Page, candidates: list[Candidate]) -> bool:
    """Tell whether all items of a list are headlines of a few Han characters that lead to stories.

    A list of ways about a site looks alike, so that it takes more: each item says a little in Chinese and has
    one link, none leads to a front page, and they lead to several hosts, or each to a page with a number.
    """
    if len(candidates) < _LEAST_BRIEF or any(len(each.links) != 1 for each in candidates):
        return False
    urls = [_ADDRESS.match(each.links[0].url.value) for each in candidates]
    if not all(url and len(url["path"].strip("/")) > 0 for url in urls):
        return False
    hosts = {url["host"].lower().removeprefix("www.") for url in urls if url}
    numbered = all(url and _PAGE.search(url["path"]) for url in urls)
    return (len(hosts) > 1 or numbered) and all(_is_brief(page, each) for each in candidates)


def _is_brief(page: Page, candidate: Candidate) -> bool:
    """Tell whether an item is a short headline and its link, and the link is called by either."""
    link = candidate.links[0]
    words = "" if link.bare else plain(page.text[link.text_start : link.text_end])
    said = words if words and not is_generic(words) else plain(page.raw(candidate.lead).partition("http")[0])
    return (
        len(candidate.units) == 1
        and not candidate.lead.children
        and len(_BRIEF_HAN.findall(said)) >= _LEAST_HAN
        and width(said) <= _TOPIC_WIDTH
        and not _ABOUT.search(said)
    )


def _runs(leaders: list[Unit]) -> list[tuple[str, list[Unit]]]:
    runs: list[tuple[str, list[Unit]]] = []
    for unit in leaders:
        shape = f"{unit.marker}{min(unit.indent, 4) // 2}"
        if runs and runs[-1][0] == shape:
            runs[-1][1].append(unit)
        else:
            runs.append((shape, [unit]))
    return runs


def _extended(page: Page, section: Section, run: list[Unit], leaders: list[Unit]) -> list[Candidate]:
    """Give each item the paragraphs that follow it, where that is how most of them go on."""
    following = _following(section, run, leaders)
    if len(run) > 1:
        goes_on = sum(bool(units) for units in following[:-1]) * 2 >= len(run) - 1
        following[-1] = following[-1][: max(len(units) for units in following[:-1])]
    else:
        units = following[0]
        goes_on = not page.linked(run[0]) and any(page.linked(unit) for unit in units)
    return [
        page.candidate("item", [unit, *(units if goes_on else ())], section)
        for unit, units in zip(run, following, strict=True)
    ]


def _following(section: Section, run: list[Unit], leaders: list[Unit]) -> list[list[Unit]]:
    """Return what stands between each leader and the next, up to a rule or a table."""
    chosen, stops = set(map(id, run)), set(map(id, leaders))
    following: list[list[Unit]] = []
    current: list[Unit] | None = None
    for unit in section.units:
        if id(unit) in chosen:
            current = []
            following.append(current)
        elif unit.kind in (Kind.RULE, Kind.ROW) or id(unit) in stops:
            current = None
        elif current is not None:
            current.append(unit)
    for units in following:
        while units and units[-1].kind is Kind.OTHER:
            units.pop()
    return following


def _descended(page: Page, candidates: list[Candidate]) -> list[Candidate]:
    """Take the items below for the entries where those above are topics."""
    topics = [_is_topic(page, candidate) for candidate in candidates]
    if sum(topics) * 2 < len(candidates) or not any(topics):
        return candidates
    found: list[Candidate] = []
    for candidate, topic in zip(candidates, topics, strict=True):
        if not topic and (page.linked(candidate.lead) or not candidate.lead.children):
            found.append(candidate)
            continue
        found += [page.candidate("item", [child], candidate.section) for child in candidate.lead.children]
    return found


def _is_topic(page: Page, candidate: Candidate) -> bool:
    lead = candidate.lead
    line = page.scanner.lines[lead.first]
    if not lead.children or page.links.between(line.start, line.end) or width(page.line(lead)) > _TOPIC_WIDTH:
        return False
    below = [page.candidate("item", [child], candidate.section) for child in lead.children]
    return sum(is_entry_like(page, each) for each in below) >= min(2, len(below)) and all(
        not label_length(page.line(child)) for child in lead.children
    )


def _leads(page: Page, section: Section) -> list[Group]:
    """Find paragraphs that begin with bold, a link, a bracket or a number."""
    leaders = [unit for unit in section.units if unit.kind is Kind.PARAGRAPH and _is_lead(page, unit)]
    if not leaders:
        leaders = _quotes(page, section)
    if not leaders:
        return []
    candidates = _extended(page, section, leaders, leaders)
    return [Group("lead", section, [_as(candidate, "lead") for candidate in candidates])]


def _quotes(page: Page, section: Section) -> list[Unit]:
    """Find quotes that are an entry each: they begin with bold or a link, and lead somewhere themselves."""
    quotes = [unit for unit in section.units if unit.kind is Kind.QUOTE]
    told = [
        unit
        for unit in quotes
        if page.linked(unit)
        and (unit.marker == CALLOUT or _SAID.match(page.line(unit)))
        and not label_length(page.line(unit))
    ]
    return told if len(told) > 1 and len(told) * 2 > len(quotes) else []


def _is_lead(page: Page, unit: Unit) -> bool:
    line = page.line(unit)
    if not _LEAD.match(line) or label_length(line) or line.lstrip().startswith(("![", "[![")):
        return False
    first = page.links.between(unit.start, unit.start + 12)
    if first and not line.lstrip().startswith(("**", "__", "【")):
        words = plain(page.text[first[0].text_start : first[0].text_end])
        return not is_generic(words) and width(words) >= _NARROWEST
    return True


def _plain(page: Page, section: Section) -> list[Group]:
    """Find paragraphs that each hold a link."""
    found = [
        page.candidate("plain", [unit], section)
        for unit in section.units
        if unit.kind is Kind.PARAGRAPH and page.linked(unit)
    ]
    found = [candidate for candidate in found if is_entry_like(page, candidate)]
    return [Group("plain", section, found)] if found else []


def _parted(page: Page, section: Section) -> Group | None:
    """Find paragraphs that are parted by rules, or by numbers alone, and of which the last has the link."""
    found: list[Candidate] = []
    count: Unit | None = None
    units: list[Unit] = []
    for unit in [*section.units, None]:
        alone = unit is not None and is_count(page, unit)
        if unit is not None and unit.kind is not Kind.RULE and not alone:
            units.append(unit)
            continue
        if _is_story(page, units):
            candidate = page.candidate("lead", units, section)
            candidate.count = count
            found.append(candidate)
        count = unit if alone else None
        units = []
    return Group("parted", section, found) if len(found) > 1 else None


def is_count(page: Page, unit: Unit) -> bool:
    """Tell whether a paragraph is a number and nothing else."""
    return unit.kind is Kind.PARAGRAPH and _ALONE.fullmatch(page.raw(unit).strip()) is not None


def _is_story(page: Page, units: list[Unit]) -> bool:
    """Tell whether some paragraphs are headline, text and, at their end, a link."""
    if len(units) < 2 or any(unit.kind is not Kind.PARAGRAPH for unit in units):
        return False
    headline, last = page.raw(units[0]).strip(), units[-1]
    linked = [unit for unit in units if page.linked(unit)]
    return (
        linked == [last]
        and prose_width(page.raw(last)) <= _LONGEST_SOURCE
        and _FAINT <= width(headline) <= _TOPIC_WIDTH * 2
        and len(headline.splitlines()) == 1
    )


def _rows(page: Page, section: Section) -> list[Group]:
    rows = [
        page.candidate("row", [unit], section)
        for unit in section.units
        if unit.kind is Kind.ROW and page.linked(unit)
    ]
    return [Group("row", section, rows)] if len(rows) > 1 else []


def _as(candidate: Candidate, kind: str) -> Candidate:
    candidate.kind = kind
    return candidate
