"""The rules, by family."""

from newsroom.preflight.rule import Rule
from newsroom.preflight.rules import (
    brackets,
    copy,
    dates,
    headings,
    lengths,
    markup,
    pages,
    placeholders,
    punctuation,
    reruns,
    sources,
    spacing,
    terms,
)
from newsroom.preflight.rules.export import Unreadable
from newsroom.preflight.rules.front import Days, Keys
from newsroom.preflight.rules.links import SameLink, Tracking
from newsroom.preflight.rules.structure import Incomplete, Numbering

RULES: tuple[Rule, ...] = (
    Keys(),
    Days(),
    *dates.RULES,
    *placeholders.RULES,
    Numbering(),
    Incomplete(),
    *headings.RULES,
    *lengths.RULES,
    *markup.RULES,
    SameLink(),
    Tracking(),
    *pages.RULES,
    *reruns.RULES,
    *sources.RULES,
    *punctuation.RULES,
    *brackets.RULES,
    *spacing.RULES,
    *terms.RULES,
    *copy.RULES,
    Unreadable(),
)
"""Every rule there is, in the order of their families."""
