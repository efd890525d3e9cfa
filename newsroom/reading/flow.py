"""Runs set into lines: links numbered, images labelled, styles kept across line ends."""

import re
from bisect import bisect_right

from msgspec import Struct
from msgspec.structs import replace

from newsroom.reading.blocks import Run, Runs
from newsroom.reading.page import Span
from newsroom.settings.language import _
from newsroom.text.wrap import wrap

_NONE_AFTER = "，。、；：？！」』》〉】）］"
_NONE_BEFORE = "，。、；：？！「『《〈【（［」』》〉】）］"
_OPENS_OR_FOLLOWS = frozenset(_NONE_BEFORE)
_HOLE = re.compile(rf"([{_NONE_AFTER}][⁰¹²³⁴⁵⁶⁷⁸⁹,]*) +| +(?=[{_NONE_BEFORE}])")
"""A footnote's mark after a full-width one does not fill its white."""


class Flow(Struct):
    """Runs as one string, and the style that begins at each of some offsets."""

    text: str
    starts: list[int]
    spans: list[Span]
    """The style and link from the start of the same place on; their texts are not used."""
    marks: frozenset[int]
    """Offsets of links' numbers, which stay with the word before them."""


def flowing(runs: Runs, style: str = "", *, exact: bool = False) -> Flow:
    """Return runs as one string with each link's number after its last word.

    Args:
        runs: The runs.
        style: Names of styles that all of them have besides their own.
        exact: Keep the spaces beside full-width marks, which are holes on the page.
    """
    if not exact:
        runs = _without_holes(runs)
    parts: list[tuple[str, str, int | None, str]] = []
    marks: list[int] = []
    length = 0

    def put(text: str, own: str, link: int | None, picture: str = "") -> None:
        nonlocal length
        if text:
            parts.append((text, f"{style} {own}".strip() if own else style, link, picture))
            length += len(text)

    for run, following in zip(runs, (*runs[1:], None), strict=False):
        text = _label(run) if run.style == "image" else run.text
        if run.link is None:
            put(text, run.style, None)
            continue
        own = run.style or "link"
        if following is not None and following.link == run.link:
            put(text, own, run.link, run.picture)
            continue
        word = text.rstrip()
        put(word, own, run.link, run.picture)
        marks.append(length)
        put(f"[{run.link}]", "muted", run.link)
        put(text[len(word) :], "", None)
    starts: list[int] = []
    begin = 0
    for text, *_kind in parts:
        starts.append(begin)
        begin += len(text)
    spans = [Span("", own, link, picture) for _text, own, link, picture in parts]
    return Flow("".join(part[0] for part in parts), starts, spans, frozenset(marks))


def without_holes(text: str, before: str = "") -> str:
    """Return a text without the spaces beside full-width marks, which have half a cell of white of their own.

    Args:
        text: The text.
        before: The character that stands before it, if any.
    """
    if " " not in text:
        return text
    return _HOLE.sub(r"\1", before + text)[len(before) :]


def _without_holes(runs: Runs) -> Runs:
    if not any(" " in run.text for run in runs):
        return runs
    found: list[Run] = []
    before = ""
    for place, run in enumerate(runs):
        if run.style == "image" or "code" in run.style:
            found.append(run)
            before = ""
            continue
        text = without_holes(run.text, before)
        following = runs[place + 1] if place + 1 < len(runs) else None
        # After the last word of a link stands its number.
        touches = following is not None and (run.link is None or following.link == run.link)
        if touches and following is not None and following.text[:1] in _OPENS_OR_FOLLOWS:
            text = text.rstrip(" ")
        before = text[-1:] or before if touches else ""
        found.append(replace(run, text=text))
    return tuple(found)


def _label(image: Run) -> str:
    words = " ".join(part for part in (image.text, image.size) if part)
    return _("[image: {description}]").format(description=words) if words else _("[image]")


def flow_lines(flow: Flow, width: int, ambiguous: int = 0, hang: int = 0) -> list[tuple[list[Span], str]]:
    """Return the lines of a flow, each with what is left out between it and the next one.

    None is wider than `width` cells, but for marks that may hang so far beyond.
    """
    text = flow.text
    ranges = wrap(text, width, ambiguous=ambiguous, whole=flow.marks, hang=hang)
    if len(flow.starts) == 1:
        only = flow.spans[0]
        lines = [
            [Span(text[start:end], only.style, only.link, only.picture)] if start < end else []
            for start, end in ranges
        ]
    else:
        lines = [_cut(flow, start, end) for start, end in ranges]
    left_out = [text[end:start] for (_start, end), (start, _end) in zip(ranges, ranges[1:], strict=False)]
    after = ["\n" if "\n" in gap else " " if gap else "" for gap in left_out]
    return list(zip(lines, (*after, ""), strict=True))


def _cut(flow: Flow, start: int, end: int) -> list[Span]:
    """Return the spans between two offsets."""
    spans: list[Span] = []
    place = bisect_right(flow.starts, start) - 1
    while start < end:
        stop = min(end, flow.starts[place + 1] if place + 1 < len(flow.starts) else end)
        kind = flow.spans[place]
        spans.append(Span(flow.text[start:stop], kind.style, kind.link, kind.picture))
        start = stop
        place += 1
    return spans
