"""What a publication asks of its issues, as its tables in the settings say it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from newsroom.model import Band, Severity, Standards
from newsroom.settings.language import _

RuleId = Annotated[str, Meta(pattern=r"^[A-Z]{2}[0-9]{3}$")]
Length = Annotated[int, Meta(ge=0, le=100_000)]
Lengths = tuple[Length, Length]
Days = Annotated[int, Meta(ge=0, le=3650)]

_BANDS = ("headline", "summary", "lead", "commentary")
_PAIRS = (*_BANDS, "bold")
_SETS = ("off", "allowed")
_PATTERNS = {"correction": True, "follow_up": False, "label": False}
"""Patterns of text, and whether they have to hold ``{text}``."""


class StandardsError(ValueError):
    """A key of the rules cannot be used; `key` names it."""

    def __init__(self, key: str, message: str) -> None:
        """Name the key at fault."""
        super().__init__(message)
        self.key = key


class RulesTable(Struct, frozen=True, kw_only=True):
    """A ``[publications.NAME.rules]`` table; what is left out is as newsroom has it."""

    off: tuple[RuleId, ...] | None = None
    severity: dict[RuleId, Literal["error", "warning", "info"]] = {}
    headline: Lengths | None = None
    summary: Lengths | None = None
    lead: Lengths | None = None
    commentary: Lengths | None = None
    fewest: Annotated[int, Meta(ge=0, le=1000)] | None = None
    most: Annotated[int, Meta(ge=1, le=1000)] | None = None
    site_share: Annotated[float, Meta(gt=0, le=1)] | None = None
    bold: Lengths | None = None
    rerun_days: Days | None = None
    stale_days: Days | None = None
    verbatim: Annotated[int, Meta(ge=10, le=10_000)] | None = None
    spacing: Literal["majority", "space", "none"] | None = None
    allowed: tuple[str, ...] | None = None
    superlatives: tuple[str, ...] | None = None
    hearsay: tuple[str, ...] | None = None
    placeholders: tuple[str, ...] | None = None
    wechat: bool | None = None
    labelling: Literal["not_assessed", "not_applicable", "required", "done"] | None = None
    label: str | None = None
    correction: str | None = None
    correction_place: Literal["end", "entry"] | None = None
    follow_up: str | None = None
    terms: dict[str, str] = {}
    miswritten: dict[str, str] = {}


def standards(table: RulesTable) -> Standards:
    """Make the standards of a publication.

    Raises:
        StandardsError: a band ends before it begins, or a pattern cannot be used.
    """
    given: dict[str, Any] = {}
    for key in table.__struct_fields__:
        value = getattr(table, key)
        if value is None:
            continue
        if key in _PAIRS and value[0] > value[1]:
            message = _("{least} to {most} holds no length: write the smaller number first")
            raise StandardsError(key, message.format(least=value[0], most=value[1]))
        if key in _BANDS:
            value = Band(least=value[0], most=value[1])
        elif key in _SETS:
            value = frozenset(value)
        elif key == "severity":
            key, value = "severities", {rule: Severity(name) for rule, name in value.items()}
        given[key] = value
    made = replace(Standards(), **given)
    if made.fewest > made.most:
        message = _("{least} to {most} holds no length: write the smaller number first")
        raise StandardsError("fewest", message.format(least=made.fewest, most=made.most))
    for key, needs_text in _PATTERNS.items():
        _need_pattern(key, getattr(made, key), needs_text)
    _need_terms("terms", made.terms)
    _need_terms("miswritten", made.miswritten)
    return made


def _need_pattern(key: str, pattern: str, needs_text: bool) -> None:
    """Make sure that a pattern can be filled and stays one paragraph.

    Raises:
        StandardsError: it cannot.
    """
    marker = "\x00"
    try:
        filled = pattern.format(date=date(2025, 7, 27), number=3, headline="", text=marker)
    except (LookupError, ValueError, AttributeError):
        message = _("{found!r} is not a pattern; there are {{date}}, {{number}}, {{headline}} and {{text}}")
        raise StandardsError(key, message.format(found=pattern)) from None
    if "\n" in filled or "\r" in filled or not filled.strip() or (needs_text and marker not in filled):
        message = _("{found!r} is not one line of text with all it needs; see the commented default")
        raise StandardsError(key, message.format(found=pattern))


def _need_terms(key: str, terms: Mapping[str, str]) -> None:
    """Make sure that the right spelling of one term is not the wrong one of another.

    Raises:
        StandardsError: it is; then two fixes would chase each other for ever.
    """
    for wrong, right in terms.items():
        if not wrong.strip() or (right in terms and right != wrong):
            message = _(
                "{wrong!r} = {right!r} cannot be followed: one is empty, or the right one is changed again"
            )
            raise StandardsError(key, message.format(wrong=wrong, right=right))
