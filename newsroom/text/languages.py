"""Which language a text is in, told by its script.

For the languages of a newsroom's feeds the share of the scripts tells more, and in microseconds, than
statistical libraries do; only among languages of Latin letters a handful of words is looked at.
"""

import re

from newsroom.text.patterns import late

SAMPLE = 4_000
"""Characters looked at; a title and the first paragraphs tell."""

_PAIRS = (
    "这這国國来來时時们們对對会會动動发發过過说說种種后後学學产產进進电電现現实實两兩体體点點从從业業"
    "开開还還样樣与與关關间間么麼气氣变變条條没沒结結问問无無军軍题題员員总總设設长長头頭资資边邊级級个個为為"
    "报報闻聞据據称稱亿億万萬场場网網让讓应應该該将將经經济濟单單团團标標术術机機书書买買卖賣车車东東见見观觀"
    "规規觉覺认認识識记記许許论論证證评評话話语語请請谁誰调調谈談课課贝貝负負财財责責败敗质質购購费費贵貴贸貿"
    "运運远遠连連选選达達适適门門阳陽阶階际際陆陸队隊难難鸡雞马馬驱驅验驗鱼魚鸟鳥龙龍专專严嚴丰豐临臨举舉义義"
    "习習乡鄉亚亞亲親仅僅价價众眾优優伟偉传傳伤傷伦倫俩倆债債倾傾储儲儿兒党黨兰蘭兴興养養写寫冲衝决決况況冻凍"
    "净淨减減则則刚剛创創别別办辦务務劳勞势勢华華协協卫衛历歷压壓厂廠厅廳双雙叶葉号號听聽启啟员員响響图圖圆圓"
    "圣聖坏壞块塊坚堅声聲处處备備复復够夠头頭夹夾奋奮奖獎妇婦宝寶审審宽寬宾賓导導层層属屬岁歲岛島币幣师師带帶"
    "库庫庆慶张張强強归歸当當录錄态態怀懷总總恶惡悬懸战戰户戶执執扩擴扫掃抢搶护護担擔拟擬拥擁挂掛挥揮损損换換"
    "敌敵数數断斷显顯权權极極构構枪槍柜櫃栏欄树樹桥橋检檢欢歡汇匯汉漢沟溝泪淚泽澤浅淺测測浏瀏涛濤润潤涨漲渐漸"
    "温溫湾灣湿濕满滿滚滾灭滅灯燈灵靈炉爐热熱爱愛牺犧状狀独獨狱獄猎獵环環画畫疗療盘盤监監盖蓋码碼确確础礎离離"
)
_SIMPLIFIED = frozenset(_PAIRS[0::2]) - frozenset(_PAIRS[1::2])
_TRADITIONAL = frozenset(_PAIRS[1::2]) - frozenset(_PAIRS[0::2])
"""Characters that are written otherwise in the other script, and are not letters of it in another word."""

_SCRIPTS = late(
    "(?P<han>[\u3400-\u9fff\U00020000-\U0003fffd])|(?P<kana>[\u3041-\u30fc])|(?P<hangul>[\uac00-\ud7a3])"
    "|(?P<latin>[A-Za-z\u00c0-\u024f]+)|(?P<other>[\u0370-\u1fff])"
)
_MARKUP = late(r"<[^<>]{0,500}>|&\w{2,8};|https?://\S+")
_ENGLISH = late(
    r"(?:the|of|and|to|in|is|that|for|it|with|as|was|on|are|by|this|be|from|has|have|will|said)",
    re.IGNORECASE,
)
_ENGLISH_SHARE = 0.08
"""Of the words of an English text at least a fifth is among these, of other languages next to none."""

_SHORT = 8
"""Words; a headline need not have any of those above, and then what has only ASCII is taken for English."""


def language_of(text: str) -> str:
    """Return ``zh-Hans``, ``zh-Hant``, ``en``, ``ja``, ``ko`` or ``other``; '' where there are no letters.

    Args:
        text: A title with as much of the body as there is; markup and addresses in it do not count.
    """
    sample = _MARKUP.sub(" ", text[: 4 * SAMPLE])[:SAMPLE]
    counts = dict.fromkeys(("han", "kana", "hangul", "latin", "other"), 0)
    words: list[str] = []
    for found in _SCRIPTS.finditer(sample):
        counts[found.lastgroup or "other"] += 1
        if found.lastgroup == "latin":
            words.append(found[0])
    total = sum(counts.values())
    if not total:
        return ""
    # A Latin word weighs as much as a Han character: that is about what either of them says.
    if counts["hangul"] > total * 0.2:
        return "ko"
    if counts["kana"] > max(2, (counts["han"] + counts["kana"]) * 0.08) and counts["kana"] > total * 0.05:
        return "ja"
    if counts["han"] > total * 0.2:
        return _chinese(sample)
    if counts["latin"] <= total * 0.5:
        return "other"
    return "en" if _is_english(words) else "other"


def is_chinese(language: str) -> bool:
    """Return whether a language is Chinese, in either script."""
    return language.startswith("zh")


def _chinese(text: str) -> str:
    simplified = sum(character in _SIMPLIFIED for character in text)
    traditional = sum(character in _TRADITIONAL for character in text)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _is_english(words: list[str]) -> bool:
    share = sum(_ENGLISH.fullmatch(word) is not None for word in words) / len(words)
    if len(words) < _SHORT:
        return all(word.isascii() for word in words)
    return share >= _ENGLISH_SHARE
