"""Which of the candidates of a page are its entries.

A section is an entry itself (``### 3. headline`` with a line of source and link below) or holds entries (a
topic with a list). What its own words do not decide its neighbours do: the sections of one level are mostly
one or the other.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from newsroom.issues.foreign.endings import trimmed
from newsroom.issues.foreign.groups import Group, groups, is_count, is_entry_like
from newsroom.issues.foreign.links import Link
from newsroom.issues.foreign.names import is_counted, is_digested, is_generic, label_length
from newsroom.issues.foreign.outline import Candidate, Page, Section
from newsroom.issues.foreign.repeats import without_repeats
from newsroom.issues.foreign.units import TITLE_LEVEL, Kind, Unit
from newsroom.issues.foreign.words import plain, prose_width, width

_HEADLINE = 22
"""A heading from so many columns on is rather a headline than a topic's name."""
_CERTAIN = 3
_LEAST_LABELS = 2
_DEEP = 3
"""A heading of this level can be the only entry of its kind."""
_LEAST_UNLINKED = 3
_PROSE = 30
_SEALED = 2
_LITTLE = 4
_LONGEST_FOOTER = 100
_MOST_FOOTERS = 3
_TOLD = 8
_MINORITY = 3
"""What has no link is an entry where at least one in so many of its kind has one."""


class _Place(Struct, eq=False):
    """A section, what repeats in it, and whether it looks like an entry (above 0) or a topic (below)."""

    section: Section
    groups: list[Group]
    vote: int
    below: list["_Place"] = field(default_factory=list)

    def whole(self) -> Iterator["_Place"]:
        """Return it and all below it."""
        yield self
        for place in self.below:
            yield from place.whole()


def entries(page: Page) -> list[Candidate]:
    """Return the candidates that are entries, in the order of the text."""
    root = _place(page, page.outline())
    _settle(root)
    found = list(_emitted(page, root))
    found = _weighed(page, found)
    found = without_repeats(page, found)
    chosen = [each for group in _with_unlinked(page, found) for each in group.candidates]
    chosen.sort(key=lambda candidate: candidate.first)
    return trimmed(page, _apart(chosen))


def _place(page: Page, section: Section) -> _Place:
    below = [_place(page, child) for child in section.children if not child.left_out]
    found = groups(page, section)
    return _Place(section, found, _vote(page, section, found, below), below)


def _vote(page: Page, section: Section, found: list[Group], below: list[_Place]) -> int:
    """Return how much a section looks like an entry: beyond `_CERTAIN` either way nothing else is asked."""
    heading = section.heading
    if heading is None:
        return -_CERTAIN
    name = section.name
    linked = any(
        not is_generic(plain(page.text[link.text_start : link.text_end])) for link in page.linked(heading)
    )
    many = sum(_worth(page, group) for group in found if group.shape != "plain")
    inside = sum(place.vote > 0 for place in below if place.section.level < TITLE_LEVEL)
    if linked:
        is_topic = (many > 2 or inside > 1) and width(name) < _HEADLINE
        return -_CERTAIN if is_topic else _CERTAIN
    if inside < 2 and _is_labelled(page, section):
        return _CERTAIN
    if many > 1 or inside > 1 or (is_digested(name) and not is_counted(name)):
        return -_CERTAIN
    if any(place.vote < 0 and place.groups for place in below):
        return -_CERTAIN
    sealed = _is_sealed(page, section)
    if section.level == 1 and not sealed and not _is_one_of_several(page, section):
        return -1 if any(page.linked(unit) for unit in section.whole()) else -_CERTAIN
    return _weighed_vote(page, section, found, many, sealed)


def _weighed_vote(page: Page, section: Section, found: list[Group], many: int, sealed: bool) -> int:
    """Return the vote of a section that nothing decides by itself."""
    name = section.name
    links = any(page.linked(unit) for unit in section.whole())
    vote = 1 if width(name) >= _HEADLINE else -1
    vote += 1 if _is_numbered(name) else 0
    if sealed:
        vote += _SEALED
    elif many == 1:
        vote -= 1
    elif links and not any(page.linked(unit) for unit in section.units if unit.kind is Kind.PARAGRAPH):
        vote += 1
    several = sum(_worth(page, group) for group in found)
    if several > _CERTAIN - 1 and width(name) < _HEADLINE:
        vote -= 1
    return vote if links else min(vote, 0)


def _is_one_of_several(page: Page, section: Section) -> bool:
    """Tell whether a first heading is long, and not the only one: one alone is the digest's title."""
    heading = section.heading
    several = sum(unit.level == 1 for unit in page.units) > 1
    return several and heading is not None and not heading.html and width(section.name) >= _HEADLINE


def _is_labelled(page: Page, section: Section) -> bool:
    """Tell whether a section is told under labels that others have too (**The details:**)."""
    labels = {label for unit in section.units if (label := page.label(unit))}
    return sum(page.labels[label] > 1 for label in labels) >= _LEAST_LABELS


def _is_sealed(page: Page, section: Section) -> bool:
    """Tell whether a section is a story and, in a line of its own at the end, where it is from."""
    units = [unit for unit in _without_footer(page, section) if unit.kind not in (Kind.RULE, Kind.OTHER)]
    linked = [unit for unit in units if page.linked(unit)]
    if section.children or len(linked) != 1 or linked[0] is not units[-1] or linked[0].kind is Kind.ROW:
        return False
    lines = page.raw(linked[0]).splitlines()
    told = "".join(page.raw(unit) for unit in units[:-1]) + "\n".join(lines[:-1])
    prose = prose_width(told[:_MEASURED])
    heading = section.heading
    if (
        heading is not None
        and heading.html
        and heading.level == TITLE_LEVEL
        and linked[0].kind is Kind.PARAGRAPH
    ):
        return True  # ``<details>`` with one paragraph
    if all(link.way == "note" for link in page.linked(linked[0])):
        return prose + prose_width(lines[-1][:_MEASURED]) >= _TOLD
    last = lines[-1][label_length(lines[-1]) :]
    says_little = prose_width(last) < _LITTLE and (
        label_length(lines[-1]) > 0 or all(_is_way(page, link) for link in page.linked(linked[0]))
    )
    return says_little and prose >= _TOLD


def _without_footer(page: Page, section: Section) -> list[Unit]:
    """Return the units of a section; of the page's last one without the few that follow its last link."""
    units = section.units
    if not units or units[-1] is not page.units[-1]:
        return units
    end = len(units)
    while end and not page.linked(units[end - 1]) and width(page.raw(units[end - 1])) <= _LONGEST_FOOTER:
        end -= 1
    return units[:end] if end > 0 and len(units) - end <= _MOST_FOOTERS else units


def _is_way(page: Page, link: Link) -> bool:
    return link.bare or is_generic(plain(page.text[link.text_start : link.text_end]))


def _is_numbered(name: str) -> bool:
    return name[:1].isdecimal() and name.lstrip("0123456789")[:1] in (".", "、", ")", "．")


def _worth(page: Page, group: Group) -> int:
    """Return how many entries a group has, 0 where most of it are no entries."""
    like = sum(is_entry_like(page, candidate) for candidate in group.candidates)
    return like if like * 2 >= len(group.candidates) else 0


def _settle(root: _Place) -> None:
    """Let the sections of a level decide about those that are uncertain, and make up their minds."""
    places = [place for place in root.whole() if place.section.heading]
    sums: Counter[tuple[int, bool]] = Counter()
    for place in places:
        sums[_kind_of(place)] += max(-2, min(2, place.vote))
    counts = Counter(place.section.level for place in places if place.vote > -_CERTAIN)
    for place in places:
        level, name = place.section.level, place.section.name
        if abs(place.vote) >= _CERTAIN:
            continue
        # Numbered ones go by one another, if they can: topics of the same level are not numbered on.
        like = sums[_kind_of(place)] or sums[level, False] + sums[level, True]
        if like:
            place.vote = 1 if like > 0 else -1
        alone = counts[level] < 2 and not _is_numbered(name) and (level < _DEEP or place.vote < 1)
        if alone or (is_digested(name) and not is_counted(name)):
            place.vote = -1


def _kind_of(place: _Place) -> tuple[int, bool]:
    return place.section.level, _is_numbered(place.section.name)


def _emitted(page: Page, place: _Place) -> Iterator[Group]:
    """Return the groups of entries in a section and below; a run of sections that are entries is a group."""
    section = place.section
    for group in place.groups:
        group.candidates = _with_words(page, group.candidates)
        if group.candidates:
            yield group
    run: list[Candidate] = []
    for child in place.below:
        if child.vote > 0:
            run.append(_section(page, child, section))
        else:
            yield from _emitted(page, child)
    if run:
        yield Group(f"section{place.below[0].section.level}", section, run)


def _section(page: Page, place: _Place, parent: Section) -> Candidate:
    heading = place.section.heading
    assert heading is not None
    units = list(place.section.whole())
    while len(units) > 1 and (units[-1].kind is Kind.RULE or page.is_apart(units)):
        units.pop()
    # A part about the digest itself that stands below the last entry is not a part of that entry.
    for child in place.section.children:
        if child.left_out and child.heading in units:
            units = units[: units.index(child.heading)]
    while len(units) > 1 and is_count(page, units[-1]):
        units.pop()  # the number of the next one
    candidate = page.candidate("section", units, parent)
    candidate.count = page.above(heading, lambda unit: is_count(page, unit))
    return candidate


def _with_words(page: Page, candidates: list[Candidate]) -> list[Candidate]:
    """Leave out what says nothing; where most say something, one whose headline is short does too."""
    telling = [each for each in candidates if _has_words(page, each)]
    if len(telling) * 2 < len(candidates) or len(telling) == len(candidates):
        return telling
    return [each for each in candidates if each in telling or is_entry_like(page, each, faint=True)]


def _has_words(page: Page, candidate: Candidate) -> bool:
    if candidate.links:
        return is_entry_like(page, candidate)
    return prose_width(page.raw(candidate.lead)[:_MEASURED]) >= _PROSE


def _weighed(page: Page, found: list[Group]) -> list[Group]:
    """Leave out paragraphs with a link in passing where the page has entries of a firmer shape."""
    firm = [group for group in found if group.shape != "plain"]
    firmly = sum(group.linked for group in firm)
    loosely = sum(group.linked for group in found if group.shape == "plain")
    if loosely < 2 or firmly * 2 >= loosely:
        found = firm
    best = max((group.linked for group in found), default=0)
    # One item alone before all sections is a greeting, a way to the web page, a way to subscribe.
    return [
        group
        for group in found
        if group.section.heading or group.shape == "row" or group.linked * 4 >= best or group.linked > 2
    ]


def _with_unlinked(page: Page, found: list[Group]) -> list[Group]:
    """Keep what has no link where its like mostly have one, or where nothing has."""
    linked = Counter[str]()
    total = Counter[str]()
    for group in found:
        linked[group.shape] += group.linked
        total[group.shape] += len(group.candidates)
    if not sum(linked.values()):
        return _numbered(page, found)
    for group in found:
        usual = linked[group.shape] * _MINORITY >= total[group.shape]
        here = group.linked * 2 >= len(group.candidates)
        digested = is_digested(group.section.name)
        keep = here or (usual and not digested)
        group.candidates = [each for each in group.candidates if each.links or keep]
    return [group for group in found if group.candidates]


def _numbered(page: Page, found: list[Group]) -> list[Group]:
    """Return the numbered items of a page without links, if they are several and are told at length."""
    kept = [
        group
        for group in found
        if group.candidates[0].lead.marker in ("number", "counted")
        and group.section.heading
        and not is_digested(group.section.name)
    ]
    return kept if sum(len(group.candidates) for group in kept) >= _LEAST_UNLINKED else []


def _apart(chosen: list[Candidate]) -> list[Candidate]:
    """Leave out what overlaps the one before."""
    apart: list[Candidate] = []
    for candidate in chosen:
        if not apart or candidate.first >= apart[-1].last:
            apart.append(candidate)
    return apart


_MEASURED = 4000
