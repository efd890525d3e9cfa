"""Every rule is asked, and what it finds is put in the order of the text."""

import re
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from newsroom.model import Finding, Severity
from newsroom.preflight.aligning import aligned, numbers, renumbered
from newsroom.preflight.prose import quoted
from newsroom.preflight.rules import RULES
from newsroom.preflight.sourcetext import is_excerpt
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _, ngettext

_SILENCED = re.compile(r"<!--[ \t]*newsroom:[ \t]*ok\b([^<>-]*)-->")
_RULE = re.compile(r"[A-Z]{2}[0-9]{3}")
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?=\r|\n)")


def check(subject: Subject) -> list[Finding]:
    """Hold an issue or a digest file against the rules.

    Rules of the house form are asked only about files of it, and none that the publication's standards turn
    off. A comment ``<!-- newsroom: ok LK001 -->`` silences a rule in its paragraph, and in an entry for the
    whole of it. What the editor lets pass is still told, as an info with the reason.

    Returns:
        The findings, ordered by position.
    """
    standards = subject.standards
    rules = (rule for rule in RULES if rule.id not in standards.off and (subject.house or not rule.house))
    found = numbers(subject)
    there = subject if found is None else aligned(subject, found)
    findings: Iterable[Finding] = [
        _weighed(_careful(_noted(finding, there) if rule.sourced else finding, there), subject)
        for rule in rules
        for finding in rule.look(subject if rule.whole else there)
    ]
    if findings and _SILENCED.search(subject.text):
        findings = [finding for finding in findings if finding.rule not in _silenced(subject, finding)]
    if found is not None:
        whole = {rule.id for rule in RULES if rule.whole}
        findings = [each if each.rule in whole else renumbered(each, found) for each in findings]
    if subject.overrides:
        reasons = {(each.rule, each.entry, each.excerpt): each.reason for each in subject.overrides}
        findings = [_let_pass(finding, subject, reasons) for finding in findings]
    return sorted(findings, key=lambda finding: (finding.line, finding.column, finding.rule))


def uid_of(finding: Finding, subject: Subject) -> str | None:
    """Return the uid of the entry a finding is about, None where it is about none.

    A finding is let pass by its rule, this uid and its words, so that it is known again when numbers change.
    """
    entries = subject.issue.entries
    return entries[finding.entry - 1].uid if finding.entry and finding.entry <= len(entries) else None


def _noted(finding: Finding, subject: Subject) -> Finding:
    """Say so where words were held against no more than the short text that a feed gave."""
    entries = subject.issue.entries
    if finding.entry is not None:
        if not is_excerpt(subject, finding.entry):
            return finding
        note = _("only the feed's excerpt of the source is kept: newsroom issue evidence fetches the page")
    else:
        count = sum(is_excerpt(subject, number) for number in range(1, len(entries) + 1))
        if not count:
            return finding
        note = ngettext(
            "only the feed's excerpt is kept of {n} source: newsroom issue evidence fetches the page",
            "only the feed's excerpts are kept of {n} sources: newsroom issue evidence fetches the pages",
            count,
        ).format(n=count)
    return replace(finding, message=_("{finding} ({note})").format(finding=finding.message, note=note))


def _weighed(finding: Finding, subject: Subject) -> Finding:
    severity = subject.standards.severities.get(finding.rule)
    return replace(finding, severity=severity) if severity else finding


def _careful(finding: Finding, subject: Subject) -> Finding:
    """Let no fix of punctuation, spaces or spellings into a quotation unseen: it is another's text."""
    if finding.fix is None or finding.suggestion or not finding.rule.startswith("CP"):
        return finding
    start = subject.index.offset(finding.line, finding.column)
    end = start + len(finding.excerpt)
    inside = any(first <= start and end <= last for first, last in quoted(subject.tree))
    return replace(finding, suggestion=True) if inside else finding


def _let_pass(finding: Finding, subject: Subject, reasons: dict[tuple[str, str | None, str], str]) -> Finding:
    reason = reasons.get((finding.rule, uid_of(finding, subject), finding.excerpt))
    return finding if reason is None else replace(finding, severity=Severity.INFO, override=reason)


def to_json(findings: list[Finding]) -> list[dict[str, Any]]:
    """Return findings as values for JSON; keys and their order are stable, scripts rely on them."""
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "entry": finding.entry,
            "entries": list(finding.entries),
            "field": finding.field,
            "line": finding.line,
            "column": finding.column,
            "end_column": finding.end_column,
            "excerpt": finding.excerpt,
            "message": finding.message,
            "fix": finding.fix,
        }
        for finding in findings
    ]


def _silenced(subject: Subject, finding: Finding) -> set[str]:
    """Return the rules that are silenced where a finding is."""
    if finding.entry is not None and finding.entry <= len(subject.tree.blocks):
        block = subject.tree.blocks[finding.entry - 1]
        there = subject.text[block.start : block.end]
    else:
        there = _paragraph(subject.text, subject.index.offset(finding.line, finding.column))
    return {rule for names in _SILENCED.findall(there) for rule in _RULE.findall(names)}


def _paragraph(text: str, offset: int) -> str:
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        if blank.start() >= offset:
            return text[start : blank.start()]
        start = blank.end()
    return text[start:]
