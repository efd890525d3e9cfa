"""The rules, by family."""

from newsroom.preflight.rule import Rule
from newsroom.preflight.rules import (
    brackets,
    characters,
    claims,
    copy,
    dates,
    drafted,
    forms,
    headings,
    lengths,
    markup,
    names,
    numbers,
    pages,
    placeholders,
    punctuation,
    quotations,
    reruns,
    sources,
    spacing,
    terms,
    timing,
    verbatim,
    wechat,
)
from newsroom.preflight.rules.export import Unreadable
from newsroom.preflight.rules.front import Days, Keys
from newsroom.preflight.rules.links import SameLink, Script, Tracking
from newsroom.preflight.rules.structure import Empty, Incomplete, Numbering

RULES: tuple[Rule, ...] = (
    Keys(),
    Days(),
    *dates.RULES,
    *placeholders.RULES,
    Numbering(),
    Incomplete(),
    Empty(),
    *headings.RULES,
    *forms.RULES,
    *lengths.RULES,
    *markup.RULES,
    *characters.RULES,
    SameLink(),
    Tracking(),
    *pages.RULES,
    Script(),
    *reruns.RULES,
    *numbers.RULES,
    *quotations.RULES,
    *names.RULES,
    *claims.RULES,
    *timing.RULES,
    *sources.RULES,
    *verbatim.RULES,
    *punctuation.RULES,
    *brackets.RULES,
    *spacing.RULES,
    *terms.RULES,
    *copy.RULES,
    *drafted.RULES,
    *wechat.RULES,
    Unreadable(),
)
"""Every rule there is, in the order of their families."""
