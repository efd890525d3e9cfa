"""Findings in SARIF 2.1.0 (OASIS), which editors and continuous integration understand."""

import inspect
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from newsroom.model import Finding, Severity
from newsroom.preflight.rules import RULES

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_sarif(findings: Iterable[Finding], name: str, version: str) -> dict[str, Any]:
    """Return findings about one file as a SARIF log with one run.

    Columns count code points from 1. A finding that the editor lets pass is a suppressed result with the
    reason (SARIF 2.1.0, section 3.35); a fix is a replacement of the region (3.57).

    Args:
        findings: What was found.
        name: The file, as it was given or is called when exported.
        version: newsroom's version.
    """
    results = [_result(finding, _address(name)) for finding in findings]
    driver = {"name": "newsroom", "version": version, "rules": [_rule(rule) for rule in _described()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _described() -> list[tuple[str, Severity, str]]:
    return [(rule.id, rule.severity, inspect.getdoc(type(rule)) or rule.id) for rule in RULES]


def _rule(described: tuple[str, Severity, str]) -> dict[str, Any]:
    id, severity, text = described
    summary, _, more = text.partition("\n\n")
    return {
        "id": id,
        "shortDescription": {"text": " ".join(summary.split())},
        "fullDescription": {"text": " ".join((more or summary).split())},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _result(finding: Finding, address: str) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.line,
        "endColumn": finding.end_column,
        "snippet": {"text": finding.excerpt},
    }
    artifact = {"uri": address}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": next((at for at, rule in enumerate(RULES) if rule.id == finding.rule), -1),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "properties": {
            "entry": finding.entry,
            "entries": list(finding.entries),
            "field": finding.field,
        },
    }
    if finding.fix is not None:
        replacement = {
            "deletedRegion": {key: value for key, value in region.items() if key != "snippet"},
            "insertedContent": {"text": finding.fix},
        }
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": finding.message}, "artifactChanges": [change]}]
    if finding.override is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.override}]
    return result


def _address(name: str) -> str:
    """Write a file's name as a URI reference (RFC 3986); an absolute one as a file: address."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
