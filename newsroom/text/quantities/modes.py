"""How exactly a number is said: 约, 近, 超, 余."""

import re

from newsroom.text.quantities.quantity import Mode

_BEFORE = re.compile(
    # What one of these can begin with is asked first, as most characters are nothing of the kind.
    r"(?=[超逾突高多大不至最过近将接低少小未逼约估差~≈<>≤≥a-cefl-or-u])"
    r"(?:(?P<over>(?<!不)超过?了?|超出|"
    r"逾|突破|高于|多于|大于|不低于|不少于|至少|最少|(?<![通经])过|over|more than|"
    r"at least|exceed(?:s|ed|ing)?|above|surpass(?:es|ed|ing)?|upwards of|topped|>|≥)"
    r"|(?P<under>近|将近|接近|不到|不足|低于|少于|小于|不超过?|至多|最多|未满|逼近|nearly|almost|"
    r"under|less than|fewer than|below|up to|close to|<|≤)"
    r"|(?P<about>约为?|大约|大概|估计|差不多|[~≈]|about|around|roughly|approximately|"
    r"some|circa|an estimated))"
    r"(?:[$¥€£ ]|人民币|us)*$"
)
"""How a number is said, before it and its signs, in small letters: to pass over case takes thrice as long."""
_AFTER = re.compile(
    r"\s?(?:(?P<over>以上|之多|\+|or more|plus|有余)|(?P<about>左右|上下(?!文)|or so)"
    r"|(?P<under>以下|以内|之内|or less))"
)
_SIGNS = "$¥€£ 人民币US"
_LAST = frozenset("超过了出逾破于少多近到足满约为概计>≥<≤~≈rntdsgefywoaRNTDSGEFYWOA")
"""What the text before a number and its signs ends with where it says how exact that is; most do not."""
_FIRST = frozenset("以之+op有左上")
"""What that begins with. What a number ends with is looked at by so little first: few are said to be rough,
and there are thousands of numbers in the texts that are compared."""
_THING = re.compile(r"[\u3400-\u9fff]{0,2}(?=以上|左右)")
_CONVERTED = re.compile(r"(?:约合|折合|合约|相当于|equivalent to|or about)(?:人民币|[\s$¥€£])*$")
"""Before an amount that the writer reckoned from another."""
_ENDS_CONVERTED = frozenset("合约于ot")
_BETWEEN = "人民币$¥€£" + "".join(filter(str.isspace, map(chr, range(0x3001))))
"""What may stand between that and the amount."""


def mode_of(text: str, start: int, end: int) -> Mode:
    """Tell how a number at a place is said."""
    said = None
    if (end_of := text[max(0, start - 8) : start].rstrip(_SIGNS)[-1:]) and end_of in _LAST:
        before = _before(text, start)
        said = before.lastgroup if before else None
    if said is None and ((first := text[end : end + 1]) in _FIRST or first.isspace()):
        following = _AFTER.match(text, end)
        said = following.lastgroup if following else None
    if said == "over":
        return "over"
    if said == "under":
        return "under"
    return "about" if said == "about" else ""


def is_converted(text: str, start: int) -> bool:
    """Tell whether the writer reckoned the amount at a place from another."""
    before = text[max(0, start - 8) : start]
    return before.rstrip(_BETWEEN)[-1:] in _ENDS_CONVERTED and _CONVERTED.search(before) is not None


def with_mode(text: str, start: int) -> int:
    """Return where a number begins with what is said before it: 超700亿 for 700亿."""
    before = _before(text, start)
    return start - len(before[0]) if before else start


def _before(text: str, start: int) -> re.Match[str] | None:
    return _BEFORE.search(text[max(0, start - 16) : start].lower())


def after(text: str, end: int) -> int:
    """Return where to look for what is said after a number: past the person or thing that follows."""
    near = text[end : end + 4]
    match = _THING.match(text, end) if "以上" in near or "左右" in near else None
    return match.end() if match else end
