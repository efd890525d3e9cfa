"""The rules, by family."""

from newsroom.preflight.rule import Rule
from newsroom.preflight.rules import dates, headings, lengths, pages, placeholders, reruns, sources
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
    SameLink(),
    Tracking(),
    *pages.RULES,
    *reruns.RULES,
    *sources.RULES,
    Unreadable(),
)
"""Every rule there is, in the order of their families."""
