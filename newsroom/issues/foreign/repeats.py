"""A story that is there twice: in a list of contents and as itself."""

from collections import Counter

from newsroom.issues.foreign.groups import Group
from newsroom.issues.foreign.outline import Candidate, Page
from newsroom.issues.foreign.words import prose_width

_MOST = 0.6
_MEASURED = 2000


def without_repeats(page: Page, found: list[Group]) -> list[Group]:
    """Leave out groups whose links come again in others that tell more, and entries that are there twice."""
    counts = [_addresses(group) for group in found]
    everywhere: Counter[str] = Counter()
    for own in counts:
        everywhere.update(own)
    kept = found
    if any(everywhere[url] > count for own in counts for url, count in own.items()):
        kept = _told_once(page, found, counts, everywhere)
    _drop_doubles(page, kept)
    return [group for group in kept if group.candidates]


def _told_once(
    page: Page, found: list[Group], counts: list[Counter[str]], everywhere: Counter[str]
) -> list[Group]:
    sizes = [_sizes(page, group) for group in found]
    total: Counter[str] = Counter()
    for size in sizes:
        total.update(size)
    kept: list[Group] = []
    for group, own, size in zip(found, counts, sizes, strict=True):
        again = [url for url, count in own.items() if everywhere[url] > count]
        here = sum(size[url] for url in again)
        other = sum(total[url] for url in again) - here
        shorter = here < other or (here == other and group.shape != "section")
        if own and len(again) >= _MOST * len(own) and shorter:
            everywhere.subtract(own)
            total.subtract(size)
        else:
            kept.append(group)
    return kept


def _addresses(group: Group) -> Counter[str]:
    return Counter(candidate.links[0].url.value for candidate in group.candidates if candidate.links)


def _sizes(page: Page, group: Group) -> Counter[str]:
    """Return how much a group says about each address."""
    sizes: Counter[str] = Counter()
    for candidate in group.candidates:
        if candidate.links:
            sizes[candidate.links[0].url.value] += _size(page, candidate)
    return sizes


def _drop_doubles(page: Page, groups: list[Group]) -> None:
    """Of entries with one address and the same words keep the longest."""
    best: dict[tuple[str, str], Candidate] = {}
    for group in groups:
        for candidate in group.candidates:
            if candidate.links:
                key = (candidate.links[0].url.value, candidate.own[:200])
                there = best.get(key)
                if there is None or _size(page, candidate) > _size(page, there):
                    best[key] = candidate
    kept = set(map(id, best.values()))
    for group in groups:
        group.candidates = [each for each in group.candidates if not each.links or id(each) in kept]


def _size(page: Page, candidate: Candidate) -> int:
    start = page.scanner.lines[candidate.first].start
    end = page.scanner.lines[candidate.last - 1].end
    return prose_width(page.text[start : min(end, start + _MEASURED)])
