"""What a publication asks of its issues, beyond the form they are written in."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from newsroom.model.finding import Severity


class Band(Struct, frozen=True, kw_only=True):
    """How long a text may be, in characters; markup is not counted."""

    least: int
    most: int

    def holds(self, length: int) -> bool:
        """Tell whether a text of that length is neither too short nor too long."""
        return self.least <= length <= self.most


class Standards(Struct, frozen=True, kw_only=True):
    """Which rules count how much, their limits, and the word lists they use."""

    off: frozenset[str] = frozenset()
    """Ids of rules that are not asked."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Severities by rule id, where they are not the rule's own."""
    headline: Band = Band(least=10, most=44)
    summary: Band = Band(least=80, most=240)
    lead: Band = Band(least=60, most=300)
    commentary: Band = Band(least=150, most=2000)
    fewest: int = 5
    """Entries below which an issue is too short."""
    most: int = 15
    site_share: float = 0.5
    """The part of the entries that may lead to one site."""
    bold: tuple[int, int] = (1, 2)
    """How many bold passages a summary has, at least and at most."""
    rerun_days: int = 7
    """Days in which a link or a story must not run again."""
    stale_days: int = 7
    """Days after which a source is old."""
    verbatim: int = 40
    """Characters taken over from a source without a change, from which on they count as copied."""
    spacing: Literal["majority", "space", "none"] = "majority"
    """Between Han and Latin: as the issue mostly does, always a space, or never one."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """The publication's own names: wrong spelling to right one; the built-in list is asked as well."""
    allowed: frozenset[str] = frozenset()
    """Spellings, superlatives and other listed words that this publication lets pass."""
    superlatives: tuple[str, ...] = ()
    """Words without attribution that are superlatives, in addition to the built-in ones; as are the next."""
    hearsay: tuple[str, ...] = ()
    miswritten: Mapping[str, str] = field(default_factory=dict)
    placeholders: tuple[str, ...] = ()
    wechat: bool = False
    """Issues go out on WeChat too, where links to other sites are dead text."""
    labelling: Literal["not_assessed", "not_applicable", "required", "done"] = "not_assessed"
    """Whether text drafted by a model has to be labelled, where an issue does not say so itself."""
    label: str = "本期部分内容由人工智能辅助生成，经编辑审核。"
    """The visible label (人工智能生成合成内容标识办法, article 4)."""
    correction: str = "**更正**（{date:%Y-%m-%d}，第{number}条《{headline}》）：{text}"
    """A correction note: ``{date}`` is its day, ``{number}`` and ``{headline}`` are those of the entry."""
    correction_place: Literal["end", "entry"] = "end"
    """Where it stands: a paragraph at the end of the issue, or at the end of the entry's summary.

    In another house's digest without commentary it is always the entry's, if that has room for it.
    """
    follow_up: str = "{headline}（后续：{date:%m月%d日}第{number}条）"
    """The headline of a follow-up: day and number are those of the entry that ran."""
