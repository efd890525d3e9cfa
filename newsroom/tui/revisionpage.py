"""What became of an issue, as a page: each field with what is gone and what is new, word by word."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING

from newsroom.desk.fieldnames import field_name
from newsroom.reading import Line, Span
from newsroom.settings.language import _
from newsroom.text.clean import clean_text
from newsroom.text.wrap import wrap
from newsroom.tui.typesetting import HEAD, head_lines

if TYPE_CHECKING:
    from newsroom.issues.comparing import FieldChange
    from newsroom.issues.words import Piece

_STYLES = {"same": "", "gone": "gone", "new": "new"}


def change_lines(change: FieldChange, width: int) -> list[Line]:
    """Return one thing that is different, with its words."""
    field = field_name(change.field, of_entry=change.entry is not None)
    number = "" if change.number is None else f"{change.number} · "
    if change.what == "moved":
        words = _("entry moved from {before} to {after}").format(before=change.before, after=change.after)
        return [*head_lines(words, "heading4", width), Line((), HEAD)]
    if change.what == "added":
        words = _("entry {n} added").format(n=change.number)
        return [
            *head_lines(words, "heading4", width),
            *difference_lines("", change.after, width),
            Line((), HEAD),
        ]
    if change.what == "removed":
        words = _("entry taken out, it was {n}").format(n=change.number)
        before = difference_lines(change.before, "", width)
        return [*head_lines(words, "heading4", width), *before, Line((), HEAD)]
    lines = head_lines(number + field, "heading4", width)
    if change.field == "marks":
        lines += head_lines(_("what is known of its source or draft"), "muted", width)
    else:
        lines += difference_lines(change.before, change.after, width)
    return [*lines, Line((), HEAD)]


def difference_lines(before: str, after: str, width: int) -> list[Line]:
    """Set a text with what is gone from it struck out and what is new in bold."""
    from newsroom.issues.words import differences

    return _set(differences(before, after), width)


def words_lines(text: str, width: int) -> list[Line]:
    """Set a text as it is."""
    from newsroom.issues.words import Piece

    return _set([Piece("same", text)], width)


def _set(pieces: Iterable[Piece], width: int) -> list[Line]:
    """Break pieces of text into lines as one text; a line break in it stays one."""
    shown = [(_STYLES[each.kind], clean_text(each.text)) for each in pieces]
    text = "".join(words for _style, words in shown)
    ends = list(accumulate(len(words) for _style, words in shown))
    lines: list[Line] = []
    at = 0
    for paragraph in text.split("\n"):
        for a, b in wrap(paragraph, width) or [(0, 0)]:
            lines.append(Line(tuple(_spans(shown, ends, text, at + a, at + b)), HEAD))
        at += len(paragraph) + 1
    return lines


def _spans(shown: list[tuple[str, str]], ends: list[int], text: str, start: int, end: int) -> Iterable[Span]:
    begin = 0
    for (style, _words), stop in zip(shown, ends, strict=True):
        one, other = max(begin, start), min(stop, end)
        if one < other:
            yield Span(text[one:other], style, None)
        begin = stop
