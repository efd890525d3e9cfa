"""Headlines of a turn that only the later one says: what was planned, asked for or thought of is done now."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsroom.text.patterns import hastened, late
from newsroom.triage.opposites import later_turn
from newsroom.triage.turned import turned

_PLANNED = (
    r"(?<![模虚])拟(?![人态合])|(?<!麻)将(?![军士])|洽谈|商谈|计划|有望|考虑|寻求|筹备|打算|有意(?![义思识外])|酝酿|"
    r"(?<![上宣遗流])传(?![统媒播感真递输])|"
    r"\b(?:plan(?:s|ned|ning)?|in talks|consider(?:s|ing)?|weigh(?:s|ing)?|"
    r"seek(?:s|ing)?|expected|may|could|will)\b"
)
_PLAN = hastened(_PLANNED)
_PLAN_OR_TO = hastened(_PLANNED + r"|\bto\b")
"""A headline that is to say a plan may say it so (Acme to buy Bolt); one that tells what is done has it
before a name (Bolt completes sale to Acme)."""
_DONE = hastened(
    r"(?<!未)完成|正式|落地|达成|敲定|(?<![不而])已|"
    r"\b(?:complet(?:es|ed)|clos(?:es|ed)|finali[sz](?:es|ed)|seal(?:s|ed))\b"
)
_STEPS = (
    (
        r"申请|申报|提交|递交|报批|待批|寻求\S{0,8}批准|"
        r"\b(?:fil(?:es|ed|ing)|appl(?:y|ies|ied|ication)|seeks?|sought|submits?|submitted|requests?)\b",
        r"(?<![求待请未需经])批准|获批|获准|核准|获(?:得)?许可|放行|准许|(?<!待)受理|"
        r"(?:投票|表决|审议|审核|评审|[获已均])通过|通过(?:\S{0,4}(?:审|聆讯)|$)|"
        r"\b(?:approv(?:es|ed)|(?:wins?|won|gets?|secures?) approval|grant(?:s|ed))\b|"
        r"\b(?:authori[sz](?:es|ed)|greenlights?|accepts)\b",
    ),
    (
        r"提名|\bnominat(?:es|ed|ion)\b",
        r"宣誓|就任|(?:确认|批准|通过)\S{0,8}(?:提名|任命|出任)|(?:提名|任命)\S{0,4}(?:获|通过)|"
        r"\b(?:confirm(?:s|ed)|sworn|takes office)\b",
    ),
    (
        r"起诉|提告|状告|提起\S{0,4}诉讼|\b(?:sues?|sued|lawsuit)\b",
        r"判[决赔定处]|裁定|裁决|胜诉|败诉|和解|\b(?:rul(?:es|ed|ing)|settl(?:es|ed|ement)|verdict|dismiss(?:es|ed))\b",
    ),
    (
        r"递表|招股书|上市申请|聆讯|\bfil(?:es|ed|ing) for\b",
        r"挂牌|敲钟|正式上市|上市首日|\b(?:debuts?|begins trading|first day of trading)\b",
    ),
    (r"草案|征求意见|审议|提案|拟定", r"表决通过|获通过|施行|颁布|正式出台|正式实施"),
)
"""What is asked for, and what came of it: who says the latter alone tells more than who says the former."""
_DEED = r"(?:提前|尽快|正式|重新|再次|全面|分阶段|在\S{1,6}?|于\S{1,6}[日月年底])?(?P<deed>[㐀-鿿]{2})"
_THOUGHT_OF = late(r"(?:考虑|打算|有意|酝酿|洽谈|商谈|或将)" + _DEED)
"""What may never be done."""
_PLANNED_DEED = late(r"(?:拟|将|计划)" + _DEED)
_THOUGHT_OF_IN_ENGLISH = late(
    r"\b(?:consider(?:s|ing)?|weigh(?:s|ing)?|mull(?:s|ing)?|explor(?:es|ing)) (?P<deed>[a-z]+ing)\b|"
    r"\b(?:may|could|might|in talks to|looks? to|looking to|wants? to|seeks? to) (?P<other>[a-z]+)\b"
)
_PLANNED_IN_ENGLISH = late(r"\b(?:plan(?:s|ning)? to|will|to|set to|expected to|aims? to) (?P<deed>[a-z]+)\b")
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_TODAY = late(r"今[日天晨晚](?!早|晨|晚|盘|开盘|收盘|宣布|官宣|表示|称|透露|消息|公告|披露|发布公告)")
"""What is done on the day that it is told: it was not yet done when others said that it is going to be."""


@lru_cache(maxsize=2048)
def _says_done(headline: str) -> bool:
    return _DONE.search(headline) is not None


def done_today(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says to be done today what an earlier one says is going to be."""
    return (
        _TODAY.search(later) is not None
        and _PLAN.search(later) is None
        and _PLAN.search(earlier) is not None
        and _TODAY.search(earlier) is None
    )


def done_now(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says to be done what an earlier one says to be planned."""
    return (
        _says_done(later)
        and _PLAN.search(later) is None
        and _PLAN_OR_TO.search(earlier) is not None
        and not _says_done(earlier)
    )


def told_as_done(later: str, earlier: str) -> bool:
    """Tell whether a folded headline tells plainly what an earlier one says is going to be (将停产, 停产).

    Of one announcement some say it so and some so, so that it says little of what comes soon after.
    """
    return _done_of(later, _deeds(earlier, _PLANNED_DEED, _PLANNED_IN_ENGLISH))


def planned_alone(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says to be planned what the later one tells in any other way.

    A takeover that is agreed is told as one that is to come (Acme to buy Bolt) and as done.
    """
    return _PLAN.search(earlier) is not None and _PLAN_OR_TO.search(later) is None


def stepped_on(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says what came of something that an earlier one says was asked for.

    An application is approved, a nominee confirmed, a lawsuit decided; what one only thought of (考虑卸任) is
    done (卸任).
    """
    came = _came_of(later)
    if came and not (came & _asked_for(earlier)).issubset(_came_of(earlier)):
        return True
    return _done_of(later, _deeds(earlier, _THOUGHT_OF, _THOUGHT_OF_IN_ENGLISH))


@cache
def _before() -> tuple[re.Pattern[str], ...]:
    return tuple(hastened(before) for before, _after in _STEPS)


@cache
def _after() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """Return a pattern of all that comes of anything, which few headlines say, and each by itself."""
    after = [after for _before, after in _STEPS]
    return hastened("|".join(after)), tuple(map(hastened, after))


@lru_cache(maxsize=2048)
def _asked_for(headline: str) -> frozenset[int]:
    """Return which steps a headline says were taken first."""
    return frozenset(number for number, before in enumerate(_before()) if before.search(headline))


@lru_cache(maxsize=2048)
def _came_of(headline: str) -> frozenset[int]:
    """Return of which steps a headline says what came of them."""
    any_of_them, each_of_them = _after()
    if not any_of_them.search(headline):
        return frozenset()
    return frozenset(number for number, after in enumerate(each_of_them) if after.search(headline))


@lru_cache(maxsize=4096)
def _deeds(headline: str, han: re.Pattern[str], english: re.Pattern[str]) -> frozenset[str]:
    """Return what a headline says is planned or thought of, Latin verbs without their endings."""
    latin = headline.isascii()
    found = (english if latin else han).finditer(headline)
    deeds = (next(filter(None, match.groups())) for match in found)
    return frozenset(map(_root, deeds) if latin else deeds)


def _root(verb: str) -> str:
    """Return an English verb without its ending: step of steps, stepped and stepping."""
    root = _ENDING.sub("", verb) if len(verb) > 3 else verb
    return root[:-1] if len(root) > 3 and root[-1] == root[-2] else root


def _done_of(later: str, deeds: frozenset[str]) -> bool:
    """Tell whether a headline tells plainly one of some deeds that were planned."""
    if not deeds or _PLAN_OR_TO.search(later):
        return False
    if later.isascii():
        return not deeds.isdisjoint(map(_root, later.split()))
    return any(deed in later for deed in deeds)


def taken_a_turn(later: str, earlier: str) -> bool:
    """Tell whether a folded headline says that what an earlier one told was denied, ended or done since."""
    return turned(later, earlier) or done_now(later, earlier) or stepped_on(later, earlier)


def gone_on(later: str, earlier: str) -> bool:
    """Tell whether a folded headline may go on from an earlier one: weaker signs, which count after a day."""
    return later_turn(later, earlier) or told_as_done(later, earlier)
