"""Files to check, and what is found in them, in short."""

import re
from typing import Any

from msgspec.structs import replace

from newsroom.issues import is_house, parse
from newsroom.model import Band, Finding, Publication, Standards
from newsroom.preflight import Subject, check
from tests.issues import samples

ANY = Band(least=0, most=100_000)
LENIENT = Standards(headline=ANY, summary=ANY, lead=ANY, commentary=ANY, fewest=0, site_share=1, bold=(0, 9))
"""Short samples will do: the tests of lengths and counts set their own standards."""
HOUSE = Publication(standards=LENIENT)

FILE = samples.FILE.replace("其余都是小事。", "").removesuffix("\n\n第二件 **值得再看**。")
"""A file without a fault."""


def subject(text: str, *, name: str | None = None, publication: Publication = HOUSE, **known: Any) -> Subject:
    """Return a digest file as what is checked; `known` are further fields of it."""
    return Subject(
        text=text,
        issue=parse(text, publication),
        publication=publication,
        house=is_house(text, publication),
        file_name=name,
        **known,
    )


def found(
    text: str, *, name: str | None = None, publication: Publication = HOUSE, **known: Any
) -> list[Finding]:
    """Check a digest file, and make sure that every finding points at its own words."""
    findings = check(subject(text, name=name, publication=publication, **known))
    lines = re.split(r"\r\n|\r|\n", text)
    for finding in findings:
        assert lines[finding.line - 1][finding.column - 1 : finding.end_column - 1] == finding.excerpt
        assert finding.message and "\n" not in finding.message
    return findings


def by_standards(**standards: Any) -> Publication:
    """Return the house with other standards."""
    return Publication(standards=replace(LENIENT, **standards))


def of_rule(rule: str, text: str, **known: Any) -> list[Finding]:
    """Return what one rule finds in a digest file."""
    return [finding for finding in found(text, **known) if finding.rule == rule]


def rules(text: str, *, name: str | None = None) -> list[str]:
    """Return the ids of the rules that found something."""
    return [finding.rule for finding in found(text, name=name)]


def changed(old: str, new: str) -> str:
    """Return the file with something replaced."""
    assert FILE.count(old) == 1
    return FILE.replace(old, new)


def without_words(finding: Finding) -> Finding:
    """Return the finding without what it says in words."""
    return replace(finding, message="")
