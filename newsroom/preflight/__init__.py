"""Preflight: an issue is held against the rules before it goes out, and findings point at the very words."""

from newsroom.preflight.engine import check, to_json
from newsroom.preflight.fixes import fixed_issue, fixed_text
from newsroom.preflight.rule import Rule
from newsroom.preflight.rules import RULES
from newsroom.preflight.subject import Subject

__all__ = ["RULES", "Rule", "Subject", "check", "fixed_issue", "fixed_text", "to_json"]
