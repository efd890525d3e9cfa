"""How likely a text is what its author wrote, and not its bytes read in another encoding."""

import re

_COMMON = frozenset(
    # Han, in both scripts, as newspapers use it; a tenth of all characters make up more than half of a text.
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
    "而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把"
    "性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质"
    "气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员位入常文总次品式活设"
    "及管特件长求老头基资边流路级少图山统接知将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取"
    "这国来时们对会动发过说种后学产进着电里现实两体当点从业开还样与关间么气变条没结问无军题员总设长头资边级"
    "這國來時們對會動發過說種後學產進電裡現實兩體當點從業開還樣與關間麼氣變條沒結問無軍題員總設長頭資邊級為個"
    "报导新闻科技模型智能据称美元亿万芯片公司报導聞據稱億萬晶報市場场網网路站今年日月周週"
    # Korean.
    "이다는을의에가고하지를은한로사인도기시정해대일리자어나서부그라아과수보제들공전관상으"
    # Japanese; its kana are all common.
    "日本年月人国会社新時発表開東京"
)
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fc]")
_MARKS = frozenset("，。、“”‘’《》：；？！（）【】…—·「」『』　•–€£©®°«»")
_LONE_LETTER = re.compile("(?<![\x80-\U0010ffff])[À-ÖØ-öø-ÿĀ-ſȘ-ț](?![\x80-\U0010ffff])")
"""A letter with a mark among plain ones, as in German or French."""

_WORD = re.compile(
    "[А-ЯЁЇІЄҐ]?[а-яёїієґ]{2,}|[Ά-Ώ]?[ά-ώ]{2,}|[א-ת]{2,}|[ء-ي]{2,}|[\u0e01-\u0e3a\u0e40-\u0e4e]{2,}"
)
"""A word in Cyrillic, Greek, Hebrew, Arabic or Thai; read wrongly, capitals stand within it."""

_BEYOND_ASCII = re.compile("[\x80-\U0010ffff]")
_DAMAGE = 3
"""What a byte weighs that fits nowhere."""

SAMPLE = 50_000
"""Characters looked at."""


def likelihood(text: str) -> float:
    """Return the share of the characters beyond ASCII that such a text would have, at most 1.

    Right readings reach .4 for Chinese and Korean and more for others, wrong ones stay below .25; damage can
    make it negative. A text of ASCII is as likely as can be.
    """
    beyond = _BEYOND_ASCII.findall(text)
    if not beyond:
        return 1.0
    likely = sum(character in _COMMON or character in _MARKS for character in beyond)
    likely += len(_KANA.findall(text)) + len(_LONE_LETTER.findall(text))
    likely += sum(map(len, _WORD.findall(text)))
    return min((likely - _DAMAGE * text.count("\ufffd")) / len(beyond), 1.0)
