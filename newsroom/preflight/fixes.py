"""Findings that can be mended without a thought are mended here, in a file's text or in an issue."""

from collections.abc import Iterable
from contextlib import suppress

from newsroom.issues import EditError, LineIndex, amend, follow_up, render
from newsroom.issues.forms import chapters
from newsroom.issues.forms.footnotes import renumbered
from newsroom.issues.forms.sections import with_text
from newsroom.model import HOUSE, Finding, Issue, Publication
from newsroom.settings.language import _


def fixed_text(text: str, findings: Iterable[Finding]) -> str:
    """Return the text with the fixes of the findings that have one.

    Of two that touch the same words the first is applied; the other comes up at the next check. A line that
    nothing is left of goes.
    """
    index = LineIndex(text)
    findings = tuple(findings)
    parts: list[str] = []
    at = 0
    places = [
        (*_place(text, index, each), each.fix)
        for each in findings
        if each.fix is not None and not each.repair
    ]
    for start, end, fix in sorted(places, key=lambda place: place[:2]):
        if start < at:
            continue
        parts += (text[at:start], fix or "")
        at = end
    return repaired("".join((*parts, text[at:])), findings)


def repaired(text: str, findings: Iterable[Finding]) -> str:
    """Number footnotes or chapters anew where a finding's fix is that."""
    repairs = {finding.repair for finding in findings if finding.fix is not None}
    if "chapters" in repairs:
        text = chapters.numbered(text)
    return renumbered(text) if "footnotes" in repairs else text


def fixed_issue(issue: Issue, finding: Finding, publication: Publication = HOUSE) -> Issue:
    """Return the issue with the fix of one finding about it.

    Raises:
        EditError: the issue cannot be written like that, or no longer has those words there.
        ValueError: the finding has no fix.
    """
    if finding.fix is None:
        raise ValueError(f"{finding.rule} has no fix")
    text = render(issue, publication)
    start, end = _place(text, LineIndex(text), finding)
    if not text.startswith(finding.excerpt, start):
        raise EditError(_("the words have changed meanwhile; check again"))
    if finding.repair:
        return with_text(issue, repaired(text, [finding]), publication)
    amended = amend(issue, start, end, finding.fix, publication)
    if finding.follows is None or finding.entry is None:
        return amended
    entry = amended.entries[finding.entry - 1]
    return follow_up(amended, entry.uid, entry.headline, finding.follows)


def fixed_all(
    issue: Issue, findings: Iterable[Finding], publication: Publication = HOUSE
) -> tuple[Issue, tuple[Finding, ...]]:
    """Return the issue with as many of the fixes as can be applied together, and those that were.

    Positions are those of the issue as it is. A fix whose words are not there, whose words another has
    changed, or that the issue cannot be written with is left out.
    """
    applied: list[Finding] = []
    # From the end, so that what is replaced leaves the positions before it as they are.
    findings = tuple(findings)
    repairs = [each for each in findings if each.repair and each.fix is not None]
    order = sorted(
        (each for each in findings if not each.repair),
        key=lambda each: (each.line, each.column),
        reverse=True,
    )
    untouched: tuple[int, int] | None = None
    for finding in order:
        end = (finding.line, finding.end_column)
        if finding.fix is None or (untouched is not None and end > untouched):
            continue
        with suppress(EditError):
            issue = fixed_issue(issue, finding, publication)
            applied.append(finding)
            untouched = (finding.line, finding.column)
    if repairs:
        issue = with_text(issue, repaired(render(issue, publication), repairs), publication)
    return issue, (*reversed(applied), *repairs)


def _place(text: str, index: LineIndex, finding: Finding) -> tuple[int, int]:
    """Return what a fix replaces: the excerpt, and its line end too if nothing would be left of the line."""
    start = index.offset(finding.line, finding.column)
    end = start + len(finding.excerpt)
    whole = (start == 0 or text[start - 1] in "\r\n") and text[end : end + 1] in ("\r", "\n")
    if finding.excerpt and not finding.fix and whole:
        end += 2 if text.startswith("\r\n", end) else 1
    return start, end
