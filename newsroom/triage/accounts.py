"""An article as an account of an event: the words, names and numbers it is compared by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import add

from newsroom.text.folding import fold
from newsroom.text.quantities import Kind, Quantity, quantities

LEAD = 400
"""Characters of an article's text that tell which event it is about; what follows tells of others too."""

_HAN = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]+")
_LATIN = re.compile(r"[a-z][a-z0-9]*(?:[.+-][a-z0-9]+)*")
_NUMBER = re.compile(r"(?<![a-z0-9.+-])(\d+(?:[.,]\d+)*)(?![a-z0-9]*-?[a-z]\d)")
_MODEL = re.compile(
    r"([a-z]{2,}|[㐀-鿿])[\s-]{0,1}([vrkmx]?\d+(?:\.\d+)?(?![\d%亿万年月日个家人名款亿只枚元港美欧英倍级千百点]))(?![\d.])"
)
_VARIANT = re.compile(
    r"[\s-]?(thinking|pro|mini|max|flash|turbo|lite|plus|ultra|nano|air|instant|coder|omni|vision|codex|"
    r"preview|opus|sonnet|haiku|reasoning|fast|exp|lightning|highspeed|vl|image|audio|video|code|edge)(?![a-z])"
)
"""What tells models of one version apart."""
_LAUNCH = re.compile(
    r"发布|推出|开源|上线|亮相|\b(?:releas|launch|unveil|introduc|announc|debut|open[- ]sourc)\w*\b"
)
_SPEAKER = re.compile(r"^([^：:，,。！!？?\s]{2,14})[：:]")
_VERB = re.compile(
    r"发布|推出|宣布|回应|完成|收购|开源|上线|获得?|将|计划|拟|签署|称|任命|起诉|裁员|融资|披露|预计|确认|否认|"
    r"曝光?|入股|投资|公布|升级|更新|成立|启动|登顶|突破|涨|跌|交付|正式|首次|今日|与|联合|拿下|中标|向|提交|签订|召开|调整"
)
_WHO = re.compile(rf"{_HAN.pattern}|{_LATIN.pattern}")
_SPACES = re.compile(r"(?<=[㐀-鿿])\s+|\s+(?=[㐀-鿿])")
_AGENCY = re.compile(r"^[\u3400-\u9fff]{2,6}\s?\d{1,2}月\d{1,2}日(?:电|讯|消息)?[，,｜|:：\s]*")
"""Who wires it and when: 某某社1月28日电，"""
_FRAME = re.compile(
    r"^(?:【[^】]{0,12}】|\[[^\]]{0,12}\]|消息称|报道称|独家|快讯|突发|(?:消息|传闻|据悉|报道)[：:|丨])+\s*"
)


@dataclass(frozen=True, slots=True)
class Account:
    """What an article is compared by."""

    article: int
    story: int
    dated: datetime
    head: str
    """The headline, folded."""
    title: frozenset[str]
    """Pairs of Han and Latin words of the headline; other names of one company are one."""
    text: frozenset[str]
    """Those of headline and lead."""
    body: frozenset[str]
    """Those of the lead that the headline has not."""
    numbers: tuple[Quantity, ...]
    """Numbers of the headline, as values; those in names are none."""
    lead: str
    """The beginning of the text."""
    names: frozenset[str]
    """Companies, products and people that the headline has by a known name."""
    all_names: frozenset[str]
    models: Mapping[str, frozenset[str]]
    """Versions that the headline names, by what they are versions of: gpt with 5.5."""
    variants: Mapping[tuple[str, str], frozenset[str]]
    """What follows a name and version: thinking after kimi and k2."""
    makers: frozenset[str]
    """Known names of whom the headline says that they bring something out."""
    subject: frozenset[str]
    """Parts of who the headline says it of, where it says so at its beginning."""
    chinese: bool
    """The headline has Han characters."""
    who: str
    """The first of them, which tells one company from another where both end in the same word."""

    @property
    def all_numbers(self) -> tuple[Quantity, ...]:
        """Numbers of headline and lead: few accounts are asked for them."""
        return self.numbers + _numbers(self.lead)


class Reader:
    """Reads articles as accounts."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Know the names by which one company or person goes.

        Args:
            names: Each name, folded, and the one that stands for all of its bearer.
        """
        self._names = dict(names)
        self._begun: dict[str, list[str]] = {}
        """Names by their first two characters."""
        for name in names:
            self._begun.setdefault(name[:2], []).append(name)

    def read(self, article: int, story: int, dated: datetime, title: str, text: str = "") -> Account:
        """Return an article as an account of its event.

        Args:
            article: Its id.
            story: The story it belongs to.
            dated: When it came out.
            title: Its headline, without the site's name.
            text: Its plain text; the beginning is enough.
        """
        head = _SPACES.sub("", _FRAME.sub("", _AGENCY.sub("", fold(title).strip())))
        lead = _SPACES.sub("", fold(text[:LEAD]))
        numbers, names = _numbers(_AGENCY.sub("", title.strip())), self._named(head)
        more = self._named(lead) if lead else frozenset()
        parts = _parts(head) | {"@" + name for name in names}
        text_parts = parts | _parts(lead) | {"@" + name for name in more}
        subject = _subject(head)
        return Account(
            article=article,
            story=story,
            dated=dated,
            head=head,
            title=parts,
            text=text_parts,
            body=text_parts - parts,
            numbers=numbers,
            lead=text[:LEAD],
            names=names,
            all_names=names | more,
            models=_models(head),
            variants=_variants(head),
            makers=self._makers(head),
            subject=frozenset(subject),
            chinese=_HAN.search(head) is not None,
            who=subject[0] if subject else "",
        )

    def named(self, title: str) -> frozenset[str]:
        """Return the companies and people that a headline names."""
        return self._named(fold(title))

    def _makers(self, head: str) -> frozenset[str]:
        """Return whom a headline names before it says that something is brought out."""
        verb = _LAUNCH.search(head)
        return self._named(head[: verb.start()]) if verb else frozenset()

    def _named(self, folded: str) -> frozenset[str]:
        begun = self._begun.keys() & set(map(add, folded, folded[1:]))
        return frozenset(
            self._names[name]
            for two in begun
            for name in self._begun[two]
            if name in folded and _stands(name, folded)
        )


def _parts(folded: str) -> frozenset[str]:
    """Return the pairs of Han, the Latin words and the numbers of a folded text."""
    found = {*_LATIN.findall(folded), *_NUMBER.findall(folded)}
    for run in _HAN.findall(folded):
        found.update(map(add, run, run[1:]))
    return frozenset(found)


def _stands(name: str, folded: str) -> bool:
    """Tell whether a Latin name stands in a text as a word of its own; Han has no bounds."""
    if not name[0].isascii():
        return True
    return re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z])", folded) is not None


def _numbers(text: str) -> tuple[Quantity, ...]:
    return tuple(each for each in quantities(text) if each.kind is not Kind.LABEL)


def _models(folded: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, version in _MODEL.findall(folded):
        found.setdefault(name, set()).add(version)
    return {name: frozenset(versions) for name, versions in found.items()}


def _variants(folded: str) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for match in _MODEL.finditer(folded):
        variant = _VARIANT.match(folded, match.end())
        found.setdefault((match[1], match[2]), set()).update([variant[1]] if variant else [])
    return {model: frozenset(variants) for model, variants in found.items()}


def _subject(head: str) -> list[str]:
    """Return the parts of who a headline speaks of: before a colon, or before the first verb of news."""
    if match := _SPEAKER.match(head):
        who = match[1]
    else:
        verb = _VERB.search(head, 2)
        if verb is None or verb.start() > 14:
            return []
        who = head[: verb.start()]
    return [part for run in _WHO.findall(who) for part in _parts_of(run)]


def _parts_of(run: str) -> list[str]:
    """Return a Latin word as it is, and Han as pairs."""
    return [run] if run[0].isascii() else [run[at : at + 2] for at in range(len(run) - 1)]
