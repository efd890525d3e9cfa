"""A finding as a page: what is wrong, the very words, the fix, and what the source says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.model import Evidence, Finding, IssueHead, Severity
from newsroom.reading import Line, Page, Span
from newsroom.settings.clock import local
from newsroom.settings.language import N_, _
from newsroom.text.clean import clean_text
from newsroom.text.wrap import wrap
from newsroom.tui.commands.base import keyed
from newsroom.tui.typesetting import HEAD, head_lines

if TYPE_CHECKING:
    from newsroom.desk import Desk
    from newsroom.model import Issue
    from newsroom.preflight import Subject

PLACES = {
    "front": N_("front matter"),
    "lead": N_("lead"),
    "headline": N_("headline"),
    "link": N_("link"),
    "summary": N_("summary"),
    "commentary": N_("commentary"),
}
SEVERITIES = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("info"),
}
_AROUND = 120
"""Characters of a source shown on each side of the nearest passage."""


def place_of(finding: Finding) -> str:
    """Return where a finding is, in words: ``3 · link``."""
    parts = [str(finding.entry)] if finding.entry else []
    if finding.field in PLACES:
        parts.append(_(PLACES[finding.field]))
    return " · ".join(parts)


def read_subject(desk: Desk, head: IssueHead, issue: Issue) -> Subject:
    """Put together what an issue is checked by; reads the store."""
    from newsroom.desk import checking

    return checking.subject_of(desk, head, issue)


def finding_page(finding: Finding, subject: Subject, width: int, ambiguous: int = 0) -> Page:
    """Return all there is to say about a finding, set to a width."""
    facts = " · ".join(
        part for part in (finding.rule, _(SEVERITIES[finding.severity]), place_of(finding)) if part
    )
    lines = [*head_lines(facts, "meta", width), *head_lines(finding.message, "title", width)]
    if finding.override is not None:
        reason = _("You let it pass: {reason}").format(reason=finding.override)
        lines += head_lines(reason, "finding", width)
    lines += _words(finding, subject, width, ambiguous)
    lines += _source(finding, subject, width, ambiguous)
    return Page(tuple(lines), ())


def _words(finding: Finding, subject: Subject, width: int, ambiguous: int) -> list[Line]:
    """Set the line the words stand in, and the same line with the fix."""
    try:
        start = subject.index.offset(finding.line, 1)
    except ValueError:  # the issue was changed since it was checked, and is being checked again
        return []
    line = subject.text[start:].split("\n", 1)[0].rstrip("\r")
    indent = len(line) - len(line.lstrip(" "))
    first, last = finding.column - 1 - indent, finding.end_column - 1 - indent
    if first < 0:
        indent, first, last = 0, finding.column - 1, finding.end_column - 1
    line = line[indent:]
    if not line:
        return []
    lines = [Line((), HEAD), *head_lines(_("In the issue"), "strong", width)]
    lines += _marked(line, [(first, last, "finding")], width, ambiguous)
    if finding.fix is not None:
        title = (
            keyed(_("To be considered ({findings.fix})"))
            if finding.suggestion
            else keyed(_("Fixed it would be ({findings.fix})"))
        )
        fix = " ".join(finding.fix.split("\n"))
        lines += [Line((), HEAD), *head_lines(title, "strong", width)]
        lines += _marked(
            line[:first] + fix + line[last:], [(first, first + len(fix), "strong")], width, ambiguous
        )
    return lines


def _source(finding: Finding, subject: Subject, width: int, ambiguous: int) -> list[Line]:
    """Set the passage of the entry's sources that is nearest to the words."""
    if not subject.evidence:
        return []
    from newsroom.preflight.passages import nearest

    passage = nearest(finding, subject)
    if passage is None:
        return []
    evidence = passage.evidence
    lines = [Line((), HEAD), *head_lines(_("In the source"), "strong", width)]
    lines += head_lines(_told(evidence), "meta", width)
    start, end = max(0, passage.start - _AROUND), min(len(evidence.text), passage.end + _AROUND)
    text = evidence.text[start:end]
    before = "…" if start else ""
    after = "…" if end < len(evidence.text) else ""
    at = passage.start - start + len(before)
    shown = before + text + after
    marks = [(at, at + passage.end - passage.start, "strong")]
    if passage.words:
        first, last = (place - start + len(before) for place in passage.words)
        marks.append((first, last, "highlight"))
    return [*lines, *_marked(shown, marks, width, ambiguous)]


def _told(evidence: Evidence) -> str:
    kept = _("kept {day}").format(day=f"{local(evidence.retrieved):%Y-%m-%d %H:%M}")
    return " · ".join(part for part in (evidence.title, evidence.source, kept) if part)


def _marked(text: str, marks: list[tuple[int, int, str]], width: int, ambiguous: int) -> list[Line]:
    """Set a text with stretches of it in other styles, the last one above; what is no text is a space."""
    clean = "".join(" " if character in "\r\n\t" else clean_text(character) or " " for character in text)
    lines = []
    for a, b in wrap(clean, width, ambiguous=ambiguous):
        edges = sorted({a, b, *(min(max(edge, a), b) for mark in marks for edge in mark[:2])})
        spans = [
            Span(clean[one:other], _style_at(one, marks), None)
            for one, other in zip(edges, edges[1:], strict=False)
        ]
        lines.append(Line(tuple(spans), HEAD))
    return lines


def _style_at(place: int, marks: list[tuple[int, int, str]]) -> str:
    return next((style for start, end, style in reversed(marks) if start <= place < end), "")
