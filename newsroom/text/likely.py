"""How likely bytes are, read in an encoding, to be what someone wrote in a language of that encoding.

The characters that people write are few: of a Chinese text two thirds are a few hundred characters, and
nearly all the rest stand in the first level of its national character set, which was made by frequency
(GB 2312 rows 16 to 55, Big5 A440 to C67E, JIS X 0208 rows 16 to 47). The same bytes in another encoding are
spread over all of it. So each reading gets the logarithm of its probability, one character independent of the
next: readings of the same bytes can be compared by it, however short they are.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import product
from math import log

SAMPLE = 20_000
"""Bytes looked at."""

_FIRST = "的一是在不了有和人这中大为上个国我以要他时来用们生到地于出就分对成会可年发能新美日月公"
_FIRST_TRADITIONAL = "的一是在不了有和人這中大為上個國我以要他時來用們生到地於出就分對成會可年發能新美日月公"
_NEXT = (
    "作主动同工也下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制"
    "机当使点从业本去把性好应开它合还因由其些然前外天政四那社义事平形相全表间样与关各重线内数正心反你明看原又么利"
    "比或但质气第向道命此变条只没结解问意建无系军很情者最立代想已通并提直题党程展五果料象员位入常文总次品式活设及管"
    "特件长求老头基资边流路级少图山统接知将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取报导新闻科技"
    "模型智据称元亿万芯片司晶市场网站今周信息更版支持京华"
)
_NEXT_TRADITIONAL = (
    "作主動同工也下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制"
    "機當使點從業本去把性好應開它合還因由其些然前外天政四那社義事平形相全表間樣與關各重線內數正心反你明看原又麼利"
    "比或但質氣第向道命此變條只沒結解問意建無系軍很情者最立代想已通並提直題黨程展五果料象員位入常文總次品式活設及管"
    "特件長求老頭基資邊流路級少圖山統接知將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取報導新聞科技"
    "模型智據稱元億萬晶片司市場網站今週信息更版支持京華台灣臺"
)
_KANA_FIRST = "のにはをたがでてとしれさあいうるかっなんもりくすまこらスイルンートリアラドクシロレコ、。"
_KANJI = (
    "日一人年大会本中国上長出生東事者社地業分前新時発場員立開手力問代明動京目通言理体田主題意不作用度"
    "強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料"
    "工建空急止送切転研究技術情報利必要性表示設定変更入対応"
)
_HANGUL = (
    "이다는을의에가고하지를은한로사인도기시정해대일리자어나서부그라아과수보제들공전관상으스장원했있것성주여"
    "위비유게우연동국만니세조구트되된할안모신소선용내면오방드"
)

_FREE = frozenset("，。、“”‘’《》：；？！（）【】…—·「」『』　～％")
_SIGNS = frozenset("•–€£©®°«»„ºª¿¡×")
_DAMAGE = -16.0
"""For what stands nowhere in a text: bytes that fit no character, controls, private use."""
_RARE = -13.5
_SIGN = -9.5
"""Arrows, boxes, stars, circled numbers, wide letters."""
_ASCII_USUAL = -3.4
_ASCII_RARE = -6.5


def _spread(share: float, characters: Iterable[str]) -> dict[str, float]:
    """Give characters a share of a text, each alike."""
    each = frozenset(characters)
    return dict.fromkeys(each, log(share / len(each)))


def _level(encoding: str, first: range, second: Iterable[int]) -> str:
    found = []
    for pair in product(first, second):
        try:
            found.append(bytes(pair).decode(encoding))
        except UnicodeDecodeError:
            continue
    return "".join(found)


_HIGH = range(0xA1, 0xFF)
_BIG5_SECOND = (*range(0x40, 0x7F), *_HIGH)


def _simplified() -> dict[str, float]:
    return {
        **_spread(0.008, _level("gb2312", range(0xD8, 0xF8), _HIGH)),
        **_spread(0.30, _level("gb2312", range(0xB0, 0xD8), _HIGH)),
        **_spread(0.32, _NEXT),
        **_spread(0.25, _FIRST),
        **_spread(0.12, _FREE),
    }


def _traditional() -> dict[str, float]:
    return {
        **_spread(0.008, _level("big5", range(0xC9, 0xFA), _BIG5_SECOND)),
        **_spread(0.30, _level("big5", range(0xA4, 0xC7), _BIG5_SECOND)),
        **_spread(0.32, _NEXT_TRADITIONAL),
        **_spread(0.25, _FIRST_TRADITIONAL),
        **_spread(0.12, _FREE),
    }


def _less_likely(model: dict[str, float]) -> dict[str, float]:
    """Traditional characters are seldom written in GBK: what begins so in it is more likely Big5 still."""
    return {character: cost - 0.3 for character, cost in model.items()}


def _japanese() -> dict[str, float]:
    return {
        **_spread(0.002, (chr(code) for code in range(0xFF61, 0xFFA0))),
        **_spread(0.008, _level("euc_jp", range(0xD0, 0xF5), _HIGH)),
        **_spread(0.20, _level("euc_jp", range(0xB0, 0xD0), _HIGH)),
        **_spread(0.16, _KANJI),
        **_spread(0.20, (chr(code) for code in range(0x3041, 0x30F7))),
        **_spread(0.03, _FREE),
        **_spread(0.40, _KANA_FIRST),
    }


def _korean() -> dict[str, float]:
    return {
        **_spread(0.005, _level("euc_kr", range(0xCA, 0xFE), _HIGH)),
        **_spread(0.005, map(chr, range(0xAC00, 0xD7A4))),
        **_spread(0.39, _level("euc_kr", range(0xB0, 0xC9), _HIGH)),
        **_spread(0.02, _FREE),
        **_spread(0.58, _HANGUL),
    }


def _cyrillic() -> dict[str, float]:
    lower = {**_spread(0.34, "лкмдпуяыьгзбчйхжшюцщэфіїєґё"), **_spread(0.60, "оеаинтсрв")}
    rare = _spread(0.003, "ёґ")
    return {**_with_capitals({**lower, **rare}), **_spread(0.01, "«»—–№“”„…")}


def _latin(usual: str, seldom: str = "", others: str = "") -> dict[str, float]:
    """Describe a language of Latin letters by those beyond ASCII; each is followed by plain ones."""
    letters = {**_spread(0.01, others or "ÿ"), **_spread(0.15, seldom or "é"), **_spread(0.85, usual)}
    return {**_spread(0.15, _SIGNS | _FREE), **_with_capitals(letters)}


_WEST = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßðþœšžÿ"
_CENTRE = "ąćęłńóśźżáčďéěíňřšťúůýžäöüßôľĺŕçőűâăîşţđë"


def _western() -> tuple[dict[str, float], ...]:
    """French, German, the south and the north of Europe."""
    return (
        _latin("éèàê", "çâîôùûïœë", _WEST),
        _latin("äöüß", "é", _WEST),
        _latin("áéíóúñãç", "àèìòùâêôõü", _WEST),
        _latin("åäöøæ", "éáíðþóúý", _WEST),
    )


def _central() -> tuple[dict[str, float], ...]:
    """Polish, Czech and Slovak, Hungarian, Romanian and Croatian."""
    return (
        _latin("ąćęłóśż", "ńź", _CENTRE),
        _latin("áéíčěřšžýů", "úďňťóôľäĺŕ", _CENTRE),
        _latin("áéöőóü", "íúű", _CENTRE),
        _latin("ăâîşţ", "", _CENTRE),
        _latin("čšž", "ćđ", _CENTRE),
    )


_CAPITAL = -2.5


def _with_capitals(lower: Mapping[str, float]) -> dict[str, float]:
    capitals = {each.upper(): cost + _CAPITAL for each, cost in lower.items() if len(each.upper()) == 1}
    return {**capitals, **lower}


_LANGUAGES: Mapping[str, Callable[[], tuple[dict[str, float], ...]]] = {
    "gb18030": lambda: (_simplified(), _less_likely(_traditional())),
    "big5hkscs": lambda: (_traditional(),),
    "cp932": lambda: (_japanese(),),
    "euc_jp": lambda: (_japanese(),),
    "cp949": lambda: (_korean(),),
    "cp1251": lambda: (_cyrillic(),),
    "koi8-r": lambda: (_cyrillic(),),
    "cp1252": _western,
    "cp1250": _central,
}
"""What is written in an encoding, a model a language."""

_PRIOR = {
    **{"big5hkscs": -0.5, "cp932": -1.0, "euc_jp": -1.5, "cp949": -1.0},
    **{"cp1252": -0.5, "cp1251": -1.0, "koi8-r": -3.0, "cp1250": -1.5},
}
"""How much rarer than GBK an encoding is among the feeds of a Chinese editor, as a logarithm."""

_TURNED = re.compile(r"[a-zß-öø-ÿа-яёіїєґ][A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]|[ĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽ](?=[a-z])(?<=[a-z].)")
"""A capital within a word."""
_SHOUTED = re.compile(r"(?<![а-яёіїєґ])[А-ЯЁІЇЄҐ]{2,}(?![а-яёіїєґ])")
_MIXED = re.compile(r"[A-Za-z](?=[Ѐ-ӿ])|[Ѐ-ӿ](?=[A-Za-z])")
"""Latin and Cyrillic letters in one word."""
_LETTERS_MET = re.compile(r"(?<=[À-ɏ])[À-ɏ]")
"""Letters with marks in a row, as hardly a word of Latin letters has them."""
_LONE = re.compile(r"(?<![A-Za-zÀ-ɏ])[À-ɏ](?![A-Za-zÀ-ɏ])")
_OTHER_WORDS = re.compile(r"[Ά-Ώ]?[ά-ώ]{2,}|[א-ת]{2,}|[ء-ي]{2,}|[\u0e01-\u0e3a\u0e40-\u0e4e]{2,}|[À-ɏЀ-ӿ]")
_ODD_ASCII = frozenset("@[\\]^_`{|}~$#*")


@cache
def _costs(encoding: str) -> tuple[dict[str, float], ...]:
    make = _LANGUAGES.get(encoding)
    return make() if make else ()


def likelihood(text: str, encoding: str) -> float:
    """Return the logarithm of how likely it is that someone wrote such a text.

    Args:
        text: The sample, decoded; U+FFFD for what did not fit.
        encoding: The codec it was decoded by, by the names of `newsroom.text.decoding`.
    """
    counts = Counter(text)
    models = _costs(encoding)
    if not models:
        return _by_words(text, counts)
    best = max(_sum(counts, model) for model in models) + _PRIOR.get(encoding, 0.0)
    if encoding.startswith(("cp125", "koi8")):
        best -= 6.0 * len(_TURNED.findall(text))
        best -= 3.0 * len(_MIXED.findall(text))
        best -= 2.5 * len(_LETTERS_MET.findall(text))
        best -= 1.0 * len(_LONE.findall(text))
        for shouted in _SHOUTED.findall(text):
            best += -_CAPITAL * len(shouted) - 5.0
    return best


def _sum(counts: Mapping[str, int], model: Mapping[str, float]) -> float:
    return sum(number * (model.get(each) or _other(each)) for each, number in counts.items())


def _other(character: str) -> float:
    if character < "\x80":
        if character < " " and character not in "\t\n\r":
            return _DAMAGE
        return _ASCII_RARE if character in _ODD_ASCII else _ASCII_USUAL
    if character == "\ufffd" or character < "\xa0" or "\ue000" <= character <= "\uf8ff":
        return _DAMAGE
    return _SIGN if "\u2000" <= character <= "\u33ff" or character >= "\uff00" else _RARE


def _by_words(text: str, counts: Mapping[str, int]) -> float:
    """Judge by whether letters stand in words, where the languages of an encoding are not told apart."""
    words = sum(map(len, _OTHER_WORDS.findall(text)))
    return _sum(counts, {}) - (_RARE + 4.5) * words
