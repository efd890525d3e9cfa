"""The rules, by family."""

from collections.abc import Iterable

from newsroom.preflight.rule import Rule
from newsroom.preflight.rules import (
    brackets,
    characters,
    claims,
    copy,
    dates,
    drafted,
    export,
    forms,
    front,
    headings,
    lengths,
    links,
    markup,
    names,
    numbers,
    pages,
    placeholders,
    punctuation,
    quotations,
    reruns,
    sitetags,
    sources,
    spacing,
    structure,
    terms,
    timing,
    verbatim,
    wechat,
)


def registered(rules: Iterable[object]) -> tuple[Rule, ...]:
    """Return the rules that files list in their RULES.

    Raises:
        TypeError: One of them is a class or something else; it says what is to be written in its place.
    """
    found: list[Rule] = []
    for rule in rules:
        if isinstance(rule, type):
            where = f"RULES of {rule.__module__}"
            raise TypeError(f"{where} lists the class {rule.__name__}: write {rule.__name__}()")
        if not isinstance(rule, Rule):
            raise TypeError(f"RULES of newsroom.preflight.rules lists {rule!r}, which is no rule")
        found.append(rule)
    return tuple(found)


_LISTED = (
    *front.RULES,
    *dates.RULES,
    *placeholders.RULES,
    *structure.RULES,
    *headings.RULES,
    *forms.RULES,
    *lengths.RULES,
    *markup.RULES,
    *characters.RULES,
    *links.RULES,
    *pages.RULES,
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
    *export.RULES,
    *sitetags.RULES,
)
RULES = registered(_LISTED)
"""Every rule there is, in the order of their families."""
