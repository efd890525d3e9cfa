"""Things and their versions that headlines name."""

from __future__ import annotations

import re

_MODEL = re.compile(
    r"([a-z]{2,}|[㐀-鿿])[\s-]{0,1}([vrkmx]?\d+(?:\.\d+)?(?![\d%亿万年月日个家人名款亿只枚元港美欧英倍级千百点]))(?![\d.])"
)
_VARIANT = re.compile(
    r"[\s-]?(thinking|pro|mini|max|flash|turbo|lite|plus|ultra|nano|air|instant|coder|omni|codex|"
    r"preview|opus|sonnet|haiku|fast|exp|lightning|highspeed|vl|edge|"
    r"(?:image|audio|video|code|reasoning|vision)(?! (?:model|gen|tool)))(?![a-z])"
)
"""What tells models of one version apart."""


def models(folded: str) -> dict[str, frozenset[str]]:
    """Return the versions that a folded headline names, by what they are versions of: gpt with 5.5."""
    found: dict[str, set[str]] = {}
    for name, version in _MODEL.findall(folded):
        found.setdefault(name, set()).add(version)
    return {name: frozenset(versions) for name, versions in found.items()}


def variants(folded: str) -> dict[tuple[str, str], frozenset[str]]:
    """Return what follows a name and version: thinking after kimi and k2."""
    found: dict[tuple[str, str], set[str]] = {}
    for match in _MODEL.finditer(folded):
        variant = _VARIANT.match(folded, match.end())
        found.setdefault((match[1], match[2]), set()).update([variant[1]] if variant else [])
    return {model: frozenset(variants) for model, variants in found.items()}
