"""What a headline says that a firm does, and with whom or what, so far as words of headlines tell it.

Of one event English headlines share little but names: one buys, another agrees to acquire, a third strikes a
deal. Who, what, with whom and for how much is what they tell alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from newsroom.text.deeds import BESIDE, DEEDS, HOLLOW_IN_ENGLISH, THOUGHT, inflected
from newsroom.text.folding import fold
from newsroom.text.makers import MAKERS
from newsroom.text.patterns import late
from newsroom.text.quantities import quantities
from newsroom.text.quantities.quantity import LABEL, Quantity
from newsroom.triage.hollow_words import PLAIN
from newsroom.triage.launches import Came, came_out, is_thing_itself, plain_version
from newsroom.triage.turned import main_clause

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[.+&'-][A-Za-z0-9]+)*")
_BESIDE_NAME = re.compile(
    r"\b[\w.]+(?:-(?:backed|owned|led|based|funded|made|style)|"
    r"[- ](?:rivals?|makers?|parent|owner|backer|investor|partner|competitor|supplier|spin-?off))\b",
    re.IGNORECASE,
)
"""Who is named to say what kind of firm another one is: Acme-backed, Acme rival Bolt."""
_REMARK = re.compile(
    r"^(?:why|how|what|when|where|who|should|could|can|opinion|analysis|is|are|do|does|will|inside|here|review)\b|"
    r"\?\s*$|\b(?:shares?|stocks?|investors?|analysts?)\b|\bshould\b",
    re.IGNORECASE,
)
"""What is thought or made of the news, or how a price took it."""
_THOUGHT = late(
    rf"\b(?:{'|'.join(map(inflected, THOUGHT))})\b|洽谈|商谈|谈判|考虑|有意|酝酿|寻求|或将|探讨",
    re.IGNORECASE,
)
_DONE = late(r"\b(?:complet|clos|finali[sz])(?:es?|ed|ing)\b|完成|正式完成", re.IGNORECASE)
_LAUNCH = ("launch", "thing")
_FIRM = "takeover"
"""What takes months, so that its end is news: a round of funding that closes is the round itself."""
_PASSIVE = re.compile(r"\W{0,2}(?:\w+ ){0,2}?by\b", re.IGNORECASE)
_OTHERS_DEED = re.compile(r"批准|否认|调查|反对|叫停|否决|审查|传闻")
"""What a Chinese headline tells of a deed, and is another piece of news."""
_REMARK_IN_CHINESE = re.compile(r"股价|盘[前后中]|如何|为何|为什么|意味着|[?？]$")
LONGEST = 80
"""Characters of a Chinese headline; what is longer is a post, which names many and tells of much."""
_HAN = re.compile(r"[㐀-鿿]")
_BEFORE_LABEL = re.compile(r"([A-Za-z]{2,})[\s-]?v?(\d+(?:\.\d+)*[a-z]?)(?![a-z])")
_REST_OF_LABEL = re.compile(r"[a-z](?![A-Za-z])")
"""What tells the 11a from the 11."""
_LABEL = re.compile(r"\d+(?:\.\d+)?(?![\d.%亿万年月日个家人款名台倍美元])")
_VERSION = re.compile(r"v\d+\.[\d.]+")
_LETTER = re.compile(r"(?<![A-Za-z])[A-UW-Z]$")
"""What stands before the number of what is named by both: H of H2S, but not v."""
_GLUED = re.compile(r"(?<=[a-z])\d+(?:\.\d+)*$")
"""The number at the end of a name."""
_LABELLED = re.compile(r"-(?=[vV]?\d)")
_ASIDE = re.compile(r"\b(?:at|to|for|in|on|during|across|with)\b")
"""What stands behind it is no thing that is launched, but where, for whom or with what, or a plan of it."""
_SORT = re.compile(r"\b[A-Z][\w.-]*(?: \d[\w.]*)? ([a-z][a-z-]+)")
_LETTERS = re.compile(r"[a-z]+")
_LOWER_VERB = re.compile(r"[a-z]+(?:s|ed)$")
PRODUCTS = frozenset(product.casefold() for _maker, _hosts, products in MAKERS for product in products)


class Done(NamedTuple):
    """What a headline says is done."""

    deed: str
    kind: str
    by: frozenset[str]
    """Names before the verb, or behind it in the passive; bearers of known names are marked with @."""
    to: frozenset[str]
    """Names on the other side."""
    first: str
    """The known name that stands first on the other side: what else stands there may be beside it."""
    sort: str
    """What stands behind the last name of what it is done with, if that tells of which sort it is: router."""
    aside: str
    """Where, for whom and with what it is launched."""
    thought: bool
    """It is only thought of."""
    done: bool
    """It is over and done."""

    @property
    def names(self) -> frozenset[str]:
        """Return all names."""
        return self.by | self.to


class Told(NamedTuple):
    """What a headline names, and what it says is done, if it says so plainly."""

    names: frozenset[str]
    labels: frozenset[str]
    """Versions and the like: 6 of GPT-6."""
    labelled: frozenset[str]
    """Latin words that these stand behind."""
    done: Done | None
    remark: bool
    """It tells what is thought or made of news, or how a price took it."""


class _Patterns(NamedTuple):
    verb: re.Pattern[str]
    han: re.Pattern[str]
    any_word: re.Pattern[str]
    deed: tuple[str, str]
    beside: re.Pattern[str] | None
    without: re.Pattern[str] | None


@cache
def _patterns() -> tuple[_Patterns, ...]:
    found: list[_Patterns] = []
    for deed in DEEDS:
        verbs = "|".join(map(inflected, deed.verbs))
        support = "|".join(map(inflected, deed.support))
        nouns = "|".join(noun.replace("_", " ") for noun in deed.nouns)
        # What stands between them may be a sum or a name: closes $2 billion funding round.
        supported = rf"|(?:{support})\b[^,;:]{{0,40}}?\b(?:{nouns})" if support else ""
        verb = re.compile(rf"\b(?:{verbs}{supported})\b", re.IGNORECASE)
        han = re.compile("|".join(deed.han))
        any_word = re.compile(rf"\b(?:{verbs}|{nouns or verbs})\b", re.IGNORECASE)
        found.append(
            _Patterns(
                verb, han, any_word, (deed.name, deed.kind), _any_of(deed.beside), _any_of(deed.without)
            )
        )
    return tuple(found)


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    found = [
        rf"\b{word.replace('_', ' ')}\b" if word.isascii() and word[0].isalpha() else re.escape(word)
        for word in words
    ]
    return re.compile("|".join(sorted(found)), re.IGNORECASE) if found else None


def told(title: str, spelt: Mapping[str, str]) -> Told:
    """Read a headline.

    Args:
        title: As it was written, without who wires it.
        spelt: The known names in it, folded, with the one that stands for all of each bearer.
    """
    labels, labelled = _labels(title)
    title = title.replace("’", "'")
    if _HAN.search(title):
        names = _names(title, spelt)
        remark = _REMARK_IN_CHINESE.search(title) is not None
        labels.update(_behind_names(fold(title), spelt))
        done = None if remark else _done_in_chinese(title, spelt, names)
        return Told(names, frozenset(labels), labelled, done, remark)
    names, done, remark = _told_in_english(_BESIDE_NAME.sub(" ", title), spelt)
    if done and done.aside:
        # Many a thing comes to one phone, and with one chip; a thing without a number is told by its chip.
        beside = _labels(title.replace(done.aside, " "))
        if beside[0] or not done.aside.startswith("with"):
            labels, labelled = beside
    if done and (own := _labels_of_names(done.by, title)):
        labels -= own
    if done and (came := came_out(main_clause(title))) and came.version:
        labels.add(plain_version(came.version))
    return Told(names, frozenset(labels), labelled, done, remark)


def _labels(title: str) -> tuple[set[str], frozenset[str]]:
    """Return the versions and the like of a headline, and the Latin words that these stand behind."""
    labels = {_label(title, each) for each in quantities(title) if each.kind is LABEL}
    found = _BEFORE_LABEL.findall(title)
    return labels, frozenset(word.casefold() for word, label in found if plain_version(label) in labels)


def _labels_of_names(names: Iterable[str], title: str) -> set[str]:
    """Return the numbers that stand in names of who does it alone, as in Insta360: they tell no thing."""
    spelt = [name.removeprefix("@") for name in names]
    own = {plain_version(found[0]) for name in spelt if (found := _GLUED.search(name))}
    rest = re.sub("|".join(map(re.escape, spelt)), " ", fold(title)) if own else ""
    return {label for label in own if not re.search(rf"(?<!\d){re.escape(label)}(?!\d)", rest)}


def _label(title: str, label: Quantity) -> str:
    """Return a version or the like, as any writer may write it, with a letter that stands beside it: H2S."""
    numeral = label.unit or str(label.value)
    letter = _LETTER.search(title, 0, label.start)
    rest = (
        _REST_OF_LABEL.match(title, label.start + len(numeral))
        if title.startswith(numeral, label.start)
        else None
    )
    return plain_version((letter[0] if letter else "") + numeral + (rest[0] if rest else ""))


def _behind_names(folded: str, spelt: Mapping[str, str]) -> Iterator[str]:
    """Yield the versions that stand right behind known names in Han: 970 of 昇腾970."""
    for name in spelt:
        if not name.isascii() and (label := _LABEL.match(folded, folded.find(name) + len(name))):
            yield plain_version(label[0])


def _told_in_english(title: str, spelt: Mapping[str, str]) -> tuple[frozenset[str], Done | None, bool]:
    """Return whom a headline names, what it says is done, and whether it is a remark."""
    clause, remark = main_clause(title), _REMARK.search(title) is not None
    found = [(match.start(), match, each) for each in _patterns() if (match := each.verb.search(clause))]
    at, match, patterns = min(found, key=lambda each: each[0], default=(len(clause), None, None))
    if not remark and (came := came_out(clause)) and came.start <= at:
        return _launched(came, clause, spelt)
    if match is None or patterns is None:
        return _names(clause, spelt), None, remark
    before, behind = clause[: match.start()], clause[match.start() :]
    by, to = (_names(part, _within(spelt, part)) for part in (before, behind))
    if not match.start() or remark or not _plain(patterns, title, before, behind, spelt):
        return by | to, None, remark
    passive = _PASSIVE.match(clause, match.end()) is not None
    names, sort, aside = by | to, "", ""
    if patterns.deed[1] == "thing" and not passive:
        thing, aside = _parted(clause[match.end() :])
        to, sort = _names(thing, _within(spelt, thing)), _sort(thing)
    if passive:
        by, to = to, by
    elif patterns.deed == _LAUNCH and is_thing_itself(before, match[0], clause[match.end() :]):
        by, to, sort, aside = frozenset(), by, "", ""
    completed = patterns.deed[0] == _FIRM and _DONE.match(match[0]) is not None
    thought = _THOUGHT.search(before + match[0]) is not None
    first = "" if passive else _first(clause[match.end() :], spelt)
    return names, Done(*patterns.deed, by, to, first, sort, aside, thought, completed), remark


def _parted(behind: str) -> tuple[str, str]:
    """Part what stands behind a verb of a launch in what is launched, and where, for whom or with what."""
    aside = _ASIDE.search(behind)
    return (behind[: aside.start()], behind[aside.start() :]) if aside else (behind, "")


def _sort(thing: str) -> str:
    """Return the plain word behind the last name of what is launched: handheld of an Acme handheld."""
    found = _SORT.findall(thing)
    word = found[-1].removesuffix("s") if found else ""
    return "" if word in PLAIN or word in HOLLOW_IN_ENGLISH or word in BESIDE else word


def _launched(came: Came, clause: str, spelt: Mapping[str, str]) -> tuple[frozenset[str], Done | None, bool]:
    """Return the same of a headline that tells a launch without a verb of it."""
    names, to = _names(clause, spelt), _names(came.of, _within(spelt, came.of))
    plainly = bool(to) and _says_nothing_else(came.of, spelt)
    thought = _THOUGHT.search(clause[: came.start]) is not None
    aside = _parted(clause[came.start :])[1] if came.start else ""
    return names, Done(*_LAUNCH, frozenset(), to, "", "", aside, thought, False) if plainly else None, False


def _plain(patterns: _Patterns, title: str, before: str, behind: str, spelt: Mapping[str, str]) -> bool:
    """Tell whether a verb of a headline says its deed, with the words that it needs, and is what it tells."""
    if patterns.beside and not patterns.beside.search(title):
        return False
    if patterns.without and patterns.without.search(behind):
        return False
    return _says_nothing_else(before, spelt)


def speaks_of(deed: str, headline: str) -> bool:
    """Tell whether an English headline has a verb or a noun of a deed."""
    patterns = next(each for each in _patterns() if each.deed[0] == deed)
    return patterns.any_word.search(headline) is not None


def _within(spelt: Mapping[str, str], part: str) -> dict[str, str]:
    folded = part.casefold()
    return {
        name: bearer
        for name, bearer in spelt.items()
        if re.search(rf"(?<!\w){re.escape(name)}(?![a-z])", folded)
    }


def _first(part: str, spelt: Mapping[str, str]) -> str:
    """Return the bearer of the known name that stands first in a part of a headline, as of `_names`."""
    folded = part.casefold()
    found = ((folded.find(name), bearer) for name, bearer in _within(spelt, part).items())
    return "@" + bearer if (bearer := min(found, default=(0, ""))[1]) else ""


def _says_nothing_else(before: str, spelt: Mapping[str, str]) -> bool:
    """Tell whether no other verb stands before one: EU approves Acme's plan to buy Bolt."""
    folded = before.casefold()
    for name in spelt:
        folded = folded.replace(name, " ")
    names = {
        part for each in _tokens(before) for part in (each.casefold(), *_LETTERS.findall(each.casefold()))
    }
    words = re.findall(r"[a-z]+(?:'s)?", folded)
    return not any(
        _LOWER_VERB.match(word)
        and word not in BESIDE
        and word not in names
        and word not in HOLLOW_IN_ENGLISH
        and not _THOUGHT.fullmatch(word)
        for word in words
    )


def _tokens(text: str) -> Iterator[str]:
    """Yield the words of a text that may be names: those with a capital or a number in them."""
    for word in _TOKEN.findall(text):
        word = _LABELLED.split(word.removesuffix("'s"))[0]
        if (any(map(str.isupper, word)) or any(map(str.isdigit, word))) and not _VERSION.fullmatch(word):
            yield word


def _names(text: str, spelt: Mapping[str, str]) -> frozenset[str]:
    """Return the bearers of the known names in a text, products and words that may be names."""
    own = {word for name in spelt if name not in PRODUCTS for word in re.split(r"[ -]", name)}
    words = map(str.casefold, _tokens(text))
    left = {
        word
        for word in words
        if word not in own
        and word not in PLAIN
        and word not in HOLLOW_IN_ENGLISH
        and word not in BESIDE
        and len(word) > 1
    }
    return frozenset(left | {bearer if bearer in PRODUCTS else "@" + bearer for bearer in spelt.values()})


def _done_in_chinese(title: str, spelt: Mapping[str, str], names: frozenset[str]) -> Done | None:
    if len(title) > LONGEST or _OTHERS_DEED.search(title):
        return None
    found = [(match.start(), each) for each in _patterns() if (match := each.han.search(title, 1))]
    if not found:
        return None
    at, patterns = min(found, key=lambda each: each[0])
    before = title[:at]
    by = frozenset("@" + bearer for name, bearer in spelt.items() if name in fold(before))
    return Done(
        *patterns.deed,
        by,
        names,
        "",
        "",
        "",
        _THOUGHT.search(title) is not None,
        patterns.deed[0] == _FIRM and _DONE.search(before) is not None,
    )
