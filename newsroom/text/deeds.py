"""What firms do, in the words that headlines of English and Chinese have for it."""

from __future__ import annotations

from typing import NamedTuple

_DEEDS = """
takeover pair
verbs: buy bought acquire take_over took_over taking_over snap_up scoop_up gobble_up swallow purchase merge
verbs: complete~deal close~deal finalize~deal finalise~deal seal~deal complete~purchase close~purchase
support: strike struck reach ink sign make seal clinch complete close finalise finalize launch announce agree
nouns: deal_for deal_to_buy deal_to_acquire acquisition takeover take-over buyout bid_for merger purchase_of
han: 收购 并购 买下 吞并
without: stake shares share_buyback chips servers ads bonds stock

investment pair
verbs: invest back bet_on pour plow plough pump inject
support: take took buy bought acquire make lead led agree plan
nouns: stake investment
han: 投资 入股 注资 参股

funding sum
verbs: raise secure close land bag nab net score haul_in pull_in pick_up collect seek sought
support: complete finalise finalize announce
nouns: round funding
han: 融资 募资
with: $ € £ ¥ billion million bn bln mn mln fund funds funding round series capital
without: price prices forecast outlook guidance concern concerns question questions contract bond bonds loan

jobs sum
verbs: lay_off laid_off laying_off cut slash axe eliminate shed trim fire let_go
support: announce
nouns: layoffs job_cuts
han: 裁员 裁减
with: jobs job staff staffers employees workers workforce roles positions layoffs people

launch thing
verbs: launch release unveil debut introduce roll_out announce reveal bring_out ship present open-source
han: 发布 推出 上线 亮相 开源
without: lawsuit suit probe inquiry bid fund attack campaign layoffs results earnings deal acquisition plan

suit pair
verbs: sue
support: file bring launch hit slap face take took
nouns: lawsuit suit legal_action to_court
han: 起诉 状告 提告

recall counted
verbs: recall
support: issue announce order expand
nouns: recall
han: 召回

alliance pair
verbs: partner team_up join_forces ally collaborate
support: sign ink strike struck form announce
nouns: partnership alliance
han: 合作 联手 携手
"""
"""A deed and of what kind it is.

It is done by one to another (pair), told by its sum, done with a thing, or with so many of it (counted).

Its verbs; nouns that are as much beside a verb that supports them (strikes a deal for); of a Chinese headline
its words; words of which an English headline has to have one, or may have none.
"""
_THOUGHT = """
talks talk consider weigh mull explore eye may might could look want hope near discuss seek sought
"""
"""What says that it may never be done."""
_BESIDE = """
to agree agrees agreed plan plans planned planning will would is are was be been being set has have had in
on with the a an and of for its it's his her their officially finally quietly just now also reportedly said
says expected expects aims intends decides decided prepares ready about by at from first full another more
early advanced final exclusive close nears
"""
"""Words between whom it is about and what they do that change nothing of it."""
_HOLLOW = """
ai startup start-up startups company firm maker giant group owner parent unit arm lab labs deal billion
million trillion bn bln mn mln trln report reports exclusive breaking scoop update sources source news new
latest first big biggest major largest chipmaker automaker carmaker tech technology software hardware cloud
chip chips model models robot robots tool tools app apps agent agents platform service services business
division users customers developers round series funding seed valuation investment stake acquisition
takeover merger buyout bid lawsuit suit copyright patent training data jobs job staff employees workers
workforce roles people french german chinese american european japanese korean indian israeli british
canadian dutch swedish taiwanese us u.s uk eu china's year years month week today monday tuesday wednesday
thursday friday saturday sunday january february march april may june july august september october november
december more most powerful advanced capable best ever next-generation next-gen flagship plan plans planned
talks claims claim says said over about worth led build own rival introducing announcing announces announce
meet arrives release releases released launch launches launched unveils unveiled out
"""
"""Words that name no one in headlines whose every word has a capital."""
_AFTERWARDS = """
after as despite amid following while because but when ahead_of which who though although since until before
"""
"""What begins what else a headline says; so does over, but in take over."""

_OF_A_DEAL = """
bid deal deals plan plans lawsuit suit takeover acquisition merger talks offer effort efforts support
investment case probe idea charges claim claims project program programme partnership pact agreement pursuit
rollout launch stake
"""
"""What is dropped, killed or ended where a turn is told."""


class Deed(NamedTuple):
    """The words of something that firms do."""

    name: str
    kind: str
    """``pair``, ``sum``, ``thing`` or ``counted``."""
    verbs: tuple[str, ...]
    """English verbs, those of two words with an underscore between them."""
    support: tuple[str, ...]
    """Verbs that say it with one of the nouns."""
    nouns: tuple[str, ...]
    han: tuple[str, ...]
    beside: frozenset[str]
    """Words of which an English headline has to have one, if there are any."""
    without: frozenset[str]
    """Words of which it may have none."""


def _read(paragraph: str) -> Deed:
    first, *lines = paragraph.split("\n")
    name, kind = first.split()
    words: dict[str, tuple[str, ...]] = {}
    for key, rest in (line.split(": ") for line in lines):
        words[key] = (*words.get(key, ()), *rest.split())
    of = words.get
    beside, without = frozenset(of("with", ())), frozenset(of("without", ()))
    return Deed(name, kind, words["verbs"], of("support", ()), of("nouns", ()), words["han"], beside, without)


DEEDS = tuple(map(_read, _DEEDS.strip().split("\n\n")))
THOUGHT = tuple(_THOUGHT.split())
BESIDE = frozenset(_BESIDE.split())
HOLLOW_IN_ENGLISH = frozenset(_HOLLOW.split())
AFTERWARDS = tuple(_AFTERWARDS.split())
OF_A_DEAL = frozenset(_OF_A_DEAL.split())


def inflected(phrase: str) -> str:
    """Return a pattern of an English verb in its forms; of several, parted by underscores, of the first.

    Behind a tilde stands what it is done with, somewhere behind it.
    """
    if "~" in phrase:
        verb, noun = phrase.split("~")
        return rf"{inflected(verb)}\b[^,;:]{{0,40}}?\b{noun}"
    word, *rest = phrase.split("_")
    if word.endswith("e"):
        forms = rf"{word[:-1]}(?:e[sd]?|ing)"
    elif len(word) > 2 and word.endswith("y") and word[-2] not in "aeou":
        forms = rf"{word[:-1]}(?:y|ies|ied|ying)"
    else:
        forms = rf"{word}(?:{word[-1]}?(?:ed|ing)|e?s)?"
    return " ".join([forms, *rest])
