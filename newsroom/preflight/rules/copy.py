"""CP: slips of the pen, and characters of the other script."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.lists.miswritten import GUARDED, MISWRITTEN
from newsroom.preflight.prose import Prose, prose
from newsroom.preflight.rule import Rule
from newsroom.preflight.subject import Subject
from newsroom.preflight.variants import simplified, traditional_words
from newsroom.settings.language import _

_DOUBLED_CHARACTER = re.compile(
    r"(?P<word>[了是在和与及对为把被从向于但而])(?P=word)"
    r"|(?<!目)的的(?!确|士|卡|哥|里)"
)
_DOUBLED = re.compile(
    r"(?P<two>我们|你们|他们|她们|它们|我国|公司|企业|用户|可以|能够|进行|实现|通过|以及|并且|但是|因此|由于|已经|目前|正式|发布|推出|"
    r"宣布|表示|认为|指出|模型|技术|平台|产品|智能|人工智能|机器人|数据|算力|芯片|开源|同时|此外|其中|这个|一个|这一|该公司|"
    r"成为|作为|包括|提供|支持|使用|旨在|此次|未来|全球|中国|美国|市场|行业|领域)(?P=two)"
)
_RIGHT = re.compile(
    r"不了了之|为为[人民]|人人|(?<=[认以])为为|(?<=对)对(?=[联子])|(?<=[一])对对|是是非非|(?<=实)在在|在在(?=线|意|校|职|建|野)|"
    r"(?<=[存内实所现])在在|了了(?=解|却|断|结|不|[得事])|(?<=[为完除])了了|(?<=[于])是是|(?<=[还只就可总但而正])是是(?=[否非])|"
    r"是是否|(?<=[参饱温总柔平缓谐])和和|和和(?=[平气解谐睦])|(?<=[授给赠参])与与|与与(?=[会否日时众])|(?<=[以涉])及及|及及(?=[时格])|"
    r"(?<=[面针相应反绝])对对|对对(?=[象方手策抗于应比话称])|(?<=[认成作因行以称视])为为|为为(?=[了何什期])|"
    r"(?<=[关由对等处位属至基终])于于|于于(?=是)|(?<=[方志走倾导面动定转])向向|向向(?=[量上下来往前导])|(?<=[服])从从|"
    r"从从(?=[业事容众而来])|(?<=[从然因反进时])而而|而而(?=[且言已])|但但(?=[是凡])|(?<=[非不])但但|把把(?=[握关手])"
)


class Miswritten(Rule):
    """A word is written with a wrong character, or twice in a row.

    The list is of frequent mistakes of news copy; the publication can add to it. Words that are rightly
    doubled (刚刚, 是是非非) and two words that meet (认为为) are left alone.
    """

    id: ClassVar[str] = "CP009"
    severity: ClassVar[Severity] = Severity.WARNING
    suggests: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Search for what the list has, then for doubled words."""
        standards = subject.standards
        listed = tuple(standards.miswritten.items())
        for piece in prose(subject):
            for start, end, right in _miswritten(piece.own, listed):
                word = piece.text[start:end]
                if word in standards.allowed:
                    continue
                message = _("{found} is miswritten: {right}").format(found=word, right=right)
                yield self.finding_in(subject, piece, start, end, message, right)
            yield from self._doubled(subject, piece)

    def _doubled(self, subject: Subject, piece: Prose) -> Iterator[Finding]:
        for pattern in (_DOUBLED_CHARACTER, _DOUBLED):
            for match in pattern.finditer(piece.own):
                if match[0] in subject.standards.allowed or _is_right(piece.own, match):
                    continue
                once = match[0][: len(match[0]) // 2]
                message = _("{found}: is {once} doubled by mistake?").format(found=match[0], once=once)
                yield self.finding_in(subject, piece, *match.span(), message, once)


def _is_right(text: str, match: re.Match[str]) -> bool:
    """Tell whether a doubled character belongs to two words that meet, or to a word of its own."""
    start, end = match.span()
    return any(
        each.start() <= start and each.end() >= end
        for each in _RIGHT.finditer(text, max(0, start - 2), min(len(text), end + 2))
    )


_GUARDS = tuple((re.compile(pattern), right) for pattern, right in GUARDED.items())


@lru_cache(maxsize=8)
def _pattern(own: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted({*own, *MISWRITTEN}, key=len, reverse=True)
    return re.compile("|".join((*(re.escape(word) for word in words), *GUARDED)))


@lru_cache(maxsize=512)
def _miswritten(text: str, own: tuple[tuple[str, str], ...]) -> tuple[tuple[int, int, str], ...]:
    """Return where a text has a miswritten word, and the right one; most texts are as at the last check."""
    listed = dict(own)
    found = ((match, _right(match, listed)) for match in _pattern(tuple(listed)).finditer(text))
    return tuple(
        (*match.span(), right) for match, right in found if not text.startswith(right, match.start())
    )


def _right(match: re.Match[str], own: Mapping[str, str]) -> str:
    word = match[0]
    if word in own:
        return own[word]
    if word in MISWRITTEN:
        return MISWRITTEN[word]
    guards = (right for guard, right in _GUARDS if guard.match(match.string, match.start()))
    return next(guards, word)


class OtherScript(Rule):
    """Traditional characters stand in a simplified text.

    OpenCC says which they are. Characters of both scripts (后, 乾, 著) are none, nor are quotations in 「」,
    titles in 《》, or a text that is traditional throughout.
    """

    id: ClassVar[str] = "CP010"
    severity: ClassVar[Severity] = Severity.WARNING
    suggests: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look for characters that simplified text does not have."""
        for piece, start, end in traditional_words(tuple(prose(subject)), subject.standards.allowed):
            found = piece.text[start:end]
            right = simplified(found)
            message = _("{found} is in traditional characters; simplified: {right}")
            yield self.finding(
                subject,
                piece.start + start,
                piece.start + end,
                message.format(found=found, right=right),
                entry=piece.entry,
                field=piece.field,
                fix=right,
            )


RULES: tuple[Rule, ...] = (Miswritten(), OtherScript())
