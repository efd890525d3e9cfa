"""Things and their versions that headlines name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.text.common_words import PARTICLES
from newsroom.text.deeds import BESIDE
from newsroom.text.patterns import late
from newsroom.text.quantities.numerals import han_value
from newsroom.triage.hollow_words import PLAIN

_MODEL = re.compile(
    r"([a-z]{2,}|[㐀-鿿])[\s-]{0,1}([vrkmx]?\d+(?:\.\d+)?(?![\d%亿万年月日个家人名款亿只枚元港美欧英倍级千百点]))(?![\d.]|,\d)"
)
_IN_HAN = late(
    r"(?P<name>[㐀-鿿])(?<![一二三四五六七八九十百千万零〇])(?P<version>[一二三四五六七八九十百]+)(?P<unit>[号代期])(?P<variant>[甲乙丙丁戊](?![方级等类种]))?"
)
"""A thing and its number in Han: 神舟二十三号, 长征十号甲."""
_LETTER = re.compile(r"(?<![a-z])(model|series|class)[\s-]([b-hj-z])(?![a-z0-9']|[\s-]class)")
"""What tells a thing by one letter: Model Y. An A may be an article, and an I may be a pronoun."""
_NO_NAMES = PLAIN | BESIDE | frozenset(PARTICLES) | {"down", "under", "than", "after", "before", "per"}
"""Behind them stand numbers of anything: lays off 16, V3 与 V4."""
_OF_TIME = frozenset("第月新近最上下本每这那首头同几数")
"""With these what stands before 号, 代 or 期 is a date or a place in a row."""
_VARIANT = re.compile(
    r"[\s-]?(thinking|pro|mini|max|flash|turbo|lite|plus|ultra|nano|air|instant|coder|omni|codex|"
    r"preview|opus|sonnet|haiku|fast|exp|lightning|highspeed|vl|edge|"
    r"(?:image|audio|video|code|reasoning|vision)(?! (?:model|gen|tool)))(?![a-z])"
)
"""What tells models of one version apart."""


def models(folded: str) -> dict[str, frozenset[str]]:
    """Return the versions that a folded headline names, by what they are versions of: gpt with 5.5."""
    found: dict[str, set[str]] = {}
    for name, version in (*_MODEL.findall(folded), *_otherwise(folded)):
        # An R3 is a thing by itself, whatever stands before it.
        if name not in _NO_NAMES or version[0] in "rkmx":
            found.setdefault(name, set()).add(version)
    return {name: frozenset(versions) for name, versions in found.items()}


def variants(folded: str) -> dict[tuple[str, str], frozenset[str]]:
    """Return what follows a name and version: thinking after kimi and k2."""
    found: dict[tuple[str, str], set[str]] = {}
    for match in _MODEL.finditer(folded):
        variant = _VARIANT.match(folded, match.end())
        found.setdefault((match[1], match[2]), set()).update([variant[1]] if variant else [])
    return {model: frozenset(variants) for model, variants in found.items()}


def _otherwise(folded: str) -> Iterator[tuple[str, str]]:
    """Yield things with their numbers in Han, as if these were figures, and with letters."""
    yield from ((name, version) for name, version, _unit in _in_han(folded))
    if "model" in folded or "series" in folded or "class" in folded:
        yield from _LETTER.findall(folded)


def numbered(folded: str) -> list[tuple[str, str]]:
    """Return the things that a folded headline names by a number in Han (朱雀三号), as `models` has them."""
    return [(name, version) for name, version, unit in _in_han(folded) if unit == "号"]


def _in_han(folded: str) -> Iterator[tuple[str, str, str]]:
    # Most headlines have none of them, which is seen much faster than it is searched for.
    if not ("号" in folded or "代" in folded or "期" in folded):
        return
    for each in _IN_HAN.finditer(folded):
        # 新一代 and 年轻一代 are of no thing.
        if each["name"] not in _OF_TIME and each["version"] + each["unit"] != "一代":
            yield each["name"], f"{han_value(each['version'])}{each['variant'] or ''}", each["unit"]
