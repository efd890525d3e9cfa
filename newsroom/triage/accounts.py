"""An article as an account of an event: the words, names and numbers it is compared by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime
from itertools import chain

from newsroom.text.folding import fold
from newsroom.text.headlines import is_standing, letter_pairs
from newsroom.text.patterns import hastened
from newsroom.text.people import FIRMS
from newsroom.text.quantities import Kind, Quantity, quantities, rough
from newsroom.text.quantities.quantity import LABEL
from newsroom.triage.beginnings import Lead, read_lead
from newsroom.triage.deeds import Told, told
from newsroom.triage.hollow_words import ANYWHERE, telling
from newsroom.triage.launches import plain_version
from newsroom.triage.leading import leading, listed, over_many, own_parts, whole_names
from newsroom.triage.names import Names
from newsroom.triage.once import once
from newsroom.triage.rare_words import may_be_rare
from newsroom.triage.versions import models, variants

LEAD = 400
"""Characters of an article's text that tell which event it is about; what follows tells of others too."""

_BY_UNIT = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
"""Kinds of numbers that are only compared with those of one unit."""
_MILLION = 10**6
_SIZED = re.compile(r"(?<![0-9])(?:[十百千万]+[万亿]|亿|[数几][十百千]?[万亿])|illions")
"""What may be an amount that is said by its size alone; most headlines have none."""
SUM = 10**7
"""From here on an amount is what a deal is worth; what is less is a price."""
_MEDICINE = re.compile(
    r"(?:盐酸|硫酸|注射用|磷酸|马来酸|枸橼酸|重组|人源化)?([㐀-鿿]{2,8}?)(?:氯化钠|葡萄糖)?(?:注射液|胶囊|缓释片|片剂|颗粒剂|单抗)"
)
_HAN = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]+")
_LATIN = re.compile(r"[a-z][a-z0-9]*(?:[.+-][a-z0-9]+)*")
_NUMBER = re.compile(r"(?<![a-z0-9.+-])\d+(?:[.,]\d+)*(?![a-z0-9]*-?[a-z]\d)")
_RUN = re.compile(f"{_HAN.pattern}|{_LATIN.pattern}|{_NUMBER.pattern}")
_LAUNCH = hastened(
    r"发布|推出|开源|上线|亮相|登场|问世|面世|"
    r"\b(?:releas|launch|unveil|introduc|announc|debut|open[- ]sourc)\w*\b"
)
_PUBLISHED = re.compile(r"发表(?=[a-z]|[㐀-鿿]{0,4}(?:手机|芯片|模型|新品))")  # as in Taiwan
_COINED = re.compile(r"[a-z][A-Z]|[A-Z][A-Za-z]*-[A-Z]")
"""Names that are written as no word is: DeepSearch, SIAO-PRO."""
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[.+-][A-Za-z0-9]+)*")
_WRITTEN = re.compile(r"[A-Za-z0-9]+(?:[.+'-][A-Za-z0-9]+)*")
_ROUND = re.compile(r"(?<![a-z])((?:pre-?)?[a-h]\d?\+{0,2})轮|\bseries ([a-h])\b")
_SPEAKER = re.compile(r"^([^：:，,。！!？?\s]{2,14})[：:]")
_VERB = hastened(
    r"发布|推出|宣布|回应|完成|收购|开源|上线|获得?|将|计划|拟|签署|称|任命|起诉|裁员|融资|披露|预计|确认|否认|"
    r"曝光?|入股|投资|公布|升级|更新|成立|启动|登顶|突破|涨|跌|交付|正式|首次|今日|与|联合|拿下|中标|向|提交|签订|召开|调整|"
    r"预[增降减亏盈]|(?:20\d\d年?)?(?:第?[一二三四]季度?|q[1-4]|前三季度|[上下]半年|全年|年度)?(?:净利|营收|归母|业绩|毛利)"
)
_REPORTER = hastened(
    r"(?:[部局委署院厅办]|央行|[监协]会|交易所|[上深港联]交所|人士|媒体?|机构|分析师|专家|报道|消息|快讯|数据|报告|"
    r"速递|盘前|盘后|[开收午早]盘|[收午早]评)$"
)
"""Who says something, where a colon follows, and is not whom it is about."""
_WHEN = re.compile(
    r"^(?:(?:截至|截止)?(?:20)?\d\d年(?:\d{1,2}月(?:份|\d{1,2}日)?)?|\d{1,2}月(?:份|\d{1,2}日)?|"
    r"今日|今天|昨日|昨天|近日|日前|刚刚|今年|去年|[上下]半年)+[,，]?"
)
_ABOUT = re.compile(r"(?:[约近超逾达至到为了\s]|至多|以上|大约|接近|录得|报)+$")
"""What stands between a number and what it is of."""
_ANYONE = re.compile(
    r"^(?:中国|我国|全国|国内|全球|a股|美股|港股|[多两三]家|多地|一[家批]|首[个批款]|[沪深两三]+市)"
)
"""Those of whom headlines of many events speak of."""
_FUNDED = re.compile(
    r"([^,:;。、！!？? ]{2,14}?)(?:宣布|近日|日前|正式|连续|再度|已|再|连)*(?:获得?|完成)[^,。;]{0,14}融资"
)
_KIND_OF_FIRM = re.compile(
    r"(?:(?:人工)?智能|科技|机器人|股份|集团|公司|汽车|半导体|生物|医药|医疗|信息|技术|动力|能源)+$"
)
"""What many names of firms end in, and what tells no one from another."""
_WHO = re.compile(rf"{_HAN.pattern}|{_LATIN.pattern}")
_BLANK = re.compile(r"\s")
# What begins with one of a class is looked for faster than what begins with a repeated one.
_BEFORE_HAN = re.compile(r"\s\s*(?=[㐀-鿿])")
_AFTER_HAN = re.compile(r"([㐀-鿿])\s+")
_AGENCY = re.compile(
    r"^(?:[\u3400-\u9fff]{2,6}\s?\d{1,2}月\d{1,2}日(?:电|讯|消息)[，,｜|:：\s]*"
    r"|[\u3400-\u9fff]{2,5}[社网报]\s?\d{1,2}月\d{1,2}日[，,｜|:：\s]+)"
)
"""Who wires it and when: 某某社1月28日电，. A date alone is part of the news: 美联储1月28日议息."""
_FRAME = re.compile(
    r"^(?:【[^】]{0,12}】(?=\s*\S)|\[[^\]]{0,12}\]|[^|｜丨：:]{1,8}\s?[|｜丨]|消息称|报道称|独家|快讯|突发|(?:消息|传闻|据悉|报道)[：:|丨])+\s*"
)


class Account:
    """What an article is compared by.

    Few of those it may be compared with come so far that their texts and numbers are asked for, so each part
    is read when it is asked for, once.
    """

    def __init__(
        self,
        article: int,
        story: int,
        dated: datetime,
        title: str,
        text: str | Callable[[], str],
        names: Names,
    ) -> None:
        """Know an article.

        Args:
            article: Its id.
            story: The story it belongs to.
            dated: When it came out.
            title: Its headline, without the site's name.
            text: Its plain text, or what reads it; the beginning is enough.
            names: The names by which companies and people go.
        """
        self.article, self.story, self.dated = article, story, dated
        self._title, self._given, self._names = title, text, names
        self._folded = _PUBLISHED.sub("发布", fold(title))
        head = unwired(self._folded)
        if frame := _FRAME.match(head):
            head = head[frame.end() :]
        self.spaced = head
        """The headline, folded."""
        self.head = _AFTER_HAN.sub(r"\1", _BEFORE_HAN.sub("", head)) if _BLANK.search(head) else head
        """The same without the blanks beside Han, which part clauses in some and nothing in most."""

    @once
    def column(self) -> str:
        """What stands in it before a colon, or all of it where there is none."""
        speaker = _SPEAKER.match(self._folded)
        return speaker[1] if speaker else self._folded

    @once
    def in_column(self) -> bool:
        """That stands over the news of any day or week."""
        return is_standing(self.column)

    @once
    def title(self) -> frozenset[str]:
        """Pairs of Han and Latin words of the headline; other names of one company are one."""
        return frozenset(parts_of(self.head)) | self._bearers

    @once
    def said(self) -> frozenset[str]:
        """Those of the headline beside the names in it."""
        spelt = (part for name in self._names.spelt(self.head, self.names) for part in parts_of(name))
        return self.title.difference(spelt, self._bearers)

    @once
    def told(self) -> frozenset[str]:
        """Those beside names and words that stand in headlines of any week."""
        return self.said.intersection(parts_of(telling(self.head)), parts_of(self._unnamed)).difference(
            ANYWHERE
        )

    @property
    def text(self) -> Set[str]:
        """Those of headline and lead."""
        return self.title | self.body

    def has(self, part: str) -> bool:
        """Tell whether a part stands in headline or lead."""
        return part in self.title or part in self.body

    def has_all(self, parts: Iterable[str]) -> bool:
        """Tell whether all of some parts stand there."""
        return all(map(self.has, parts))

    @once
    def body(self) -> Set[str]:
        """Those of the lead that the headline has not."""
        found = parts_of(self.lead)
        found -= self.title
        return found

    def forget(self) -> None:
        """Let go of the parts of the text, which take most memory; they are read anew when asked for."""
        vars(self).pop("body", None)
        vars(self).pop("lead", None)
        vars(self).pop("read", None)

    @once
    def _text(self) -> str:
        return (self._given if isinstance(self._given, str) else self._given())[:LEAD]

    @once
    def lead(self) -> str:
        """The beginning of the text, folded. Blanks that stay after Han part nothing."""
        return _BEFORE_HAN.sub("", fold(self._text))

    @once
    def characters(self) -> frozenset[str]:
        """Han of the headline, each by itself: 金银 is said for 黄金白银, 春晚 for 春节晚会."""
        return frozenset("".join(_HAN.findall(self.head)))

    @once
    def unnamed(self) -> frozenset[str]:
        """Those of them beside the names in it."""
        return frozenset("".join(_HAN.findall(self._unnamed)))

    @once
    def _unnamed(self) -> str:
        """The headline with a blank for each name in Han: with what stands beside it it makes no pair."""
        rest = self.head
        for name in self._names.spelt(self.head, self.names):
            if not name.isascii():
                rest = rest.replace(name, " ")
        return rest

    @once
    def numbers(self) -> tuple[Quantity, ...]:
        """Numbers of the headline, as values; those in names are none."""
        return _numbers(unwired(self._title))

    @once
    def medicines(self) -> frozenset[str]:
        """Pairs of the medicines that the headline names by what they are given as: 甲酮注射液."""
        return frozenset(pair for name in _MEDICINE.findall(self.head) for pair in letter_pairs(name))

    @once
    def prices(self) -> frozenset[str]:
        """The numbers of the headline, as they are written, that are prices: 43.99 of 43.99万元."""
        title = unwired(self._title)
        found = (title[each.start : each.end] for each in self.numbers if _is_price(each))
        return frozenset(part for each in found for part in _NUMBER.findall(each))

    @once
    def sizes(self) -> tuple[Quantity, ...]:
        """Numbers of the headline that are said by their size alone, from a million on: 百万台."""
        if not _SIZED.search(self._folded):
            return ()
        return tuple([each for each in rough(unwired(self._title)) if each.scaled and each.value >= _MILLION])

    def before(self, number: Quantity) -> str:
        """Return the two letters before a number of the headline, but for 约, 超 and the like."""
        return _ABOUT.sub("", unwired(self._title)[: number.start])[-2:]

    @once
    def all_numbers(self) -> tuple[Quantity, ...]:
        """Numbers of headline and lead."""
        return self.numbers + _numbers(self._text)

    @once
    def numbers_by_kind(self) -> Mapping[tuple[Kind, str], Sequence[Quantity]]:
        """Those of the headline, those of one kind together: amounts and the like by their unit, too."""
        found: dict[tuple[Kind, str], list[Quantity]] = {}
        for each in self.numbers:
            found.setdefault((each.kind, each.unit if each.kind in _BY_UNIT else ""), []).append(each)
        return found

    @once
    def names(self) -> frozenset[str]:
        """Companies, products and people that the headline has by a known name."""
        found = self._names.within(self.head)
        if not found or not self.head.isascii():
            return found
        return found - self._names.in_small_letters(self.head, self._title, found)

    @once
    def firms(self) -> frozenset[str]:
        """Firms for which people stand that the headline names."""
        if FIRMS.keys().isdisjoint(self.names):
            return frozenset()
        return frozenset().union(*(FIRMS.get(name, ()) for name in self.names))

    def renamed_beside(self, other: Account) -> str:
        """Return the headline, folded, with its blanks; whom another one calls otherwise goes by one name."""
        head = self.spaced
        for bearer in self.names & other.names:
            names = sorted(self._names.spelt(head, [bearer]), key=len, reverse=True)
            if names != sorted(self._names.spelt(other.spaced, [bearer]), key=len, reverse=True):
                for name in names:
                    head = head.replace(name, f" {bearer} ")
        for bearer, firm in self._called_by_firm(other):
            for name in self._names.spelt(head, [bearer]):
                head = head.replace(name, f" {firm} ")
        return head

    def _called_by_firm(self, other: Account) -> Iterator[tuple[str, str]]:
        """Yield whom another headline calls by a person or by their firm, where this one does the other."""
        if not self.firms and not other.firms:
            return
        for name in self.names - other.names:
            firms = FIRMS.get(name, frozenset()) & other.names - self.names
            if firms:
                yield name, min(firms)
            elif name in other.firms:
                yield name, name

    def named(self, folded: str) -> frozenset[str]:
        """Return the companies and people that a folded text names."""
        return self._names.within(folded)

    @property
    def _bearers(self) -> frozenset[str]:
        return frozenset("@" + name for name in self.names)

    @once
    def models(self) -> Mapping[str, frozenset[str]]:
        """Versions that the headline names, by what they are versions of: gpt with 5.5."""
        return models(self.head)

    @once
    def versions(self) -> Mapping[str, frozenset[str]]:
        """The same as any writer may write them: 1.95 for 1.95.0."""
        return {name: frozenset(map(plain_version, found)) for name, found in self.models.items()}

    @once
    def variants(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """What follows a name and version: thinking after kimi and k2."""
        return variants(self.head)

    @once
    def rounds(self) -> frozenset[str]:
        """Rounds of financing that the headline names: b, pre-a, a+."""
        if "轮" not in self.head and "series" not in self.head:
            return frozenset()
        return frozenset(match[1] or match[2] for match in _ROUND.finditer(self.head))

    @once
    def launched(self) -> frozenset[str]:
        """Latin names, not known ones, of what the headline is about, as of `unhyphened`.

        What it says is brought out (发布X), or what it begins with (X：一款工具, X是一个框架).
        """
        title = self._title.strip()
        first = _WORD.match(title)
        words = _WORD.findall(title) if _LAUNCH.search(self.head) else [first[0]] if first else []
        own = (
            word
            for word in words
            if len(word) > 3 and word[:2].isalpha() and (not word.isalpha() or _COINED.search(word))
        )
        return frozenset(unhyphened(fold(word)) for word in own if not self._names.knows(fold(word)))

    @once
    def makers(self) -> frozenset[str]:
        """Known names of whom the headline says that they bring something out: those before the verb."""
        verb = _LAUNCH.search(self.head)
        return self._names.within(self.head[: verb.start()]) if verb and self.names else frozenset()

    @once
    def subject(self) -> tuple[str, ...]:
        """Parts of who the headline says it of, where it says so at its beginning."""
        return tuple(_subject(self.head))

    @property
    def who(self) -> str:
        """The first of them, which tells one company from another where both end in the same word."""
        return self.subject[0] if self.subject else ""

    @once
    def capitalised(self) -> frozenset[str]:
        """Latin words, no known names, that are written as names: with a capital."""
        words = (fold(word) for word in _WORD.findall(self._title) if word[0].isupper())
        return self.said.intersection(word for word in words if word.isalpha() and len(word) > 2)

    @once
    def written(self) -> frozenset[str]:
        """Words of Latin letters and figures that are written as names: with a capital or a figure."""
        words = _WRITTEN.findall(self._title)
        return frozenset(fold(word) for word in words if not word.islower() or not word.isalpha())

    @once
    def rarities(self) -> frozenset[str]:
        """What it names in Latin letters that no list has, and its exact numbers, neither round nor years."""
        words = _WRITTEN.findall(self._title)
        versions = chain.from_iterable(self.models.values())
        return may_be_rare(self.said & self.written, words, versions, self.chinese)

    @once
    def latin_names(self) -> frozenset[str]:
        """The known names of the headline as they stand there, if they are in Latin."""
        return frozenset(name for name in self._names.spelt(self.head, self.names) if name.isascii())

    def spelt(self, names: Iterable[str]) -> Iterator[str]:
        """Yield the ways in which it spells some known names."""
        return self._names.spelt(f"{self.head} {self.lead}", names)

    @once
    def first_named(self) -> str:
        """The known company or person that the headline names first."""
        found = (
            (self.head.find(spelt), name)
            for name in self.names
            for spelt in self._names.spelt(self.head, [name])
        )
        return min(found, default=(0, ""))[1]

    @once
    def leader(self) -> str:
        """The subject that the headline begins with, or nothing."""
        return leading(self.head, self._title)

    @once
    def leading(self) -> tuple[str, ...]:
        """What tells that subject from others, as of `newsroom.triage.leading.own_parts`."""
        return own_parts(self.leader)

    @once
    def led_by(self) -> tuple[str, ...]:
        """Those parts, or for a bank or the like (建设银行) its names, each as it is."""
        if not self.leader:
            return ()
        return whole_names(self.leader) or self.leading or listed(self.head)

    @once
    def leaders(self) -> frozenset[str]:
        """Known companies and people in it."""
        return self._names.within(self.leader) if self.names else self.names

    @once
    def over_many(self) -> bool:
        """The headline stands over a column or a round-up, which tells of much."""
        return over_many(self._folded)

    @once
    def brings_out(self) -> bool:
        """The headline says that something comes out."""
        return _LAUNCH.search(self.head) is not None or self.head.startswith("introducing ")

    @once
    def deeds(self) -> Told:
        """Whom it names, and what it says that they do."""
        return told(unwired(self._title), self._names.spelt_with(self.head, self.names))

    @once
    def read(self) -> Lead:
        """What is read of an English headline and lead together."""
        return read_lead(self._title, self._text, self._names)

    @once
    def chinese(self) -> bool:
        """The headline has Han characters."""
        return _HAN.search(self.head) is not None


def unwired(title: str) -> str:
    """Return a headline without the agency that wires it, and when."""
    title = title.strip()
    return title[wire.end() :] if (wire := _AGENCY.match(title)) else title


def parts_of(folded: str) -> set[str]:
    """Return the pairs of Han, the Latin words and the numbers of a folded text."""
    found: set[str] = set()
    for run in _RUN.findall(folded):
        if not run.isascii() and ("㐀" <= run[0] <= "鿿" or run[0] >= "\U00020000"):
            found.update(letter_pairs(run))
        else:
            found.add(run)
    return found


def _numbers(text: str) -> tuple[Quantity, ...]:
    return tuple([each for each in quantities(text) if each.kind is not LABEL])


def _is_price(number: Quantity) -> bool:
    return number.kind is Kind.MONEY and number.value < SUM


def unhyphened(folded: str) -> str:
    """Return a text without spaces and hyphens, which one writer sets in a name and another does not."""
    return re.sub(r"[\s-]+", "", folded)


def _subject(head: str) -> list[str]:
    """Return the parts of who a headline speaks of: who is funded, stands before a colon or a verb of news.

    Of who is funded the end of the name is first: what stands before it (创企, 教授) is not theirs alone.

    A public body or a reporter before a colon is who says it (国家统计局：), whom others leave out.
    """
    if "融资" in head and (funded := _FUNDED.search(head)):
        name = _KIND_OF_FIRM.sub("", funded[1]) or funded[1]
        return [part for run in _WHO.findall(name) for part in _parts_of(run) if len(part) > 1][::-1]
    match = _SPEAKER.match(head)
    if match and _REPORTER.search(match[1]):
        head, match = head[match.end() :], None
    if match:
        who = match[1]
    else:
        head = _WHEN.sub("", head)
        verb = _VERB.search(head, 2)
        if verb is None or verb.start() > 14:
            return []
        who = head[: verb.start()]
    who = _ANYONE.sub(" ", _WHEN.sub("", who))
    return [part for run in _WHO.findall(who) for part in _parts_of(run) if len(part) > 1]


def _parts_of(run: str) -> list[str]:
    return [run] if run[0].isascii() else [run[at : at + 2] for at in range(len(run) - 1)]
