"""Preflight: an issue is held against the rules before it goes out, and findings point at the very words."""

from newsroom.preflight.engine import check, to_json, uid_of
from newsroom.preflight.fixes import fixed_all, fixed_issue, fixed_text
from newsroom.preflight.rule import Rule
from newsroom.preflight.rules import RULES
from newsroom.preflight.sarif import to_sarif
from newsroom.preflight.subject import Page, Subject

__all__ = [
    "RULES",
    "Page",
    "Rule",
    "Subject",
    "check",
    "fixed_all",
    "fixed_issue",
    "fixed_text",
    "to_json",
    "to_sarif",
    "uid_of",
]
