"""Texts of a headline's length, in an encoding that nobody names or that is named wrongly."""

from collections.abc import Iterator

import pytest

from newsroom.text.decoding import decode

SIMPLIFIED = (
    "国产大模型集体降价后，云厂商转向争夺政企订单；多家券商预计明年推理芯片缺口仍将扩大。"
    "甘肃、内蒙古的算力枢纽陆续投产，枯水期电价上浮成为运维团队最头疼的账目。"
    "翟晓晖在敦煌谈及莫高窟壁画的数字修复时坦言，矿物颜料的褪色规律至今尚难复现。"
)
TRADITIONAL = (
    "國產大模型集體降價後，雲端業者轉向爭奪政府標案；多家券商預估明年推論晶片缺口仍將擴大。"
    "蘇澳、鶯歌兩處機房陸續啟用，枯水期電價調漲成為維運團隊最頭疼的帳目。"
    "蔣曉暉在臺南談及廟宇彩繪的數位修復時坦言，礦物顏料的褪色規律至今尚難重現。"
)
JAPANESE = (
    "国産の大規模言語モデルが相次いで値下げされ、各社は官公庁の受注を競っている。"
    "証券会社は来年も推論用半導体の不足が続くと予想する。"
    "壁画の修復に携わる研究者は、顔料が褪せる仕組みはまだ再現できないと語った。"
)
KOREAN = (
    "국산 거대 언어 모델의 가격이 잇따라 내려가자 업체들은 공공 기관 수주 경쟁에 나섰다. "
    "증권사들은 내년에도 추론용 반도체 부족이 이어질 것으로 내다봤다. "
    "벽화 복원에 참여한 연구자는 안료가 바래는 과정을 아직 재현하지 못했다고 말했다."
)
RUSSIAN = (
    "Цены на отечественные языковые модели снижаются, и поставщики облаков борются за госзаказы. "
    "Аналитики ожидают, что нехватка чипов для вывода сохранится и в будущем году. "
    "Реставратор признал, что выцветание минеральных красок пока не удаётся воспроизвести."
)
FRENCH = (
    "Après la baisse générale des tarifs, les hébergeurs se disputent les marchés de l'État à l'été. "
    "La pénurie de puces dédiées à l'inférence devrait être encore aggravée l'année à venir."
)
GERMAN = (
    "Nach den Preissenkungen kämpfen die Anbieter um öffentliche Aufträge, für die Länder zuständig sind. "
    "Überhöhte Gebühren für Übergangslösungen ärgern Händler. "
    "Größere Lücken bei Prozessoren für künftige Modelle dürften auch nächstes Jahr fortbestehen."
)
POLISH = (
    "Po obniżkach cen dostawcy chmury walczą o zamówienia rządowe, a spółki giełdowe tracą część zysków. "
    "Analitycy sądzą, że niedobór układów do wnioskowania potrwa również w przyszłym roku."
)

WRITTEN = [
    ("gbk", SIMPLIFIED),
    ("big5", TRADITIONAL),
    ("gbk", TRADITIONAL),
    ("shift_jis", JAPANESE),
    ("euc_jp", JAPANESE),
    ("euc_kr", KOREAN),
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("cp1252", FRENCH),
    ("cp1252", GERMAN),
    ("cp1250", POLISH),
]


def pieces(text: str, size: int) -> Iterator[str]:
    """Cut every stretch of some length out of a text that has four letters to tell its encoding by."""
    for start in range(len(text) - size + 1):
        piece = text[start : start + size].strip()
        if sum(not letter.isascii() for letter in piece) >= 4:
            yield piece


@pytest.mark.parametrize("size", [20, 40])
@pytest.mark.parametrize(("encoding", "text"), WRITTEN)
def test_twenty_characters_tell_the_encoding_that_nobody_named(encoding: str, text: str, size: int) -> None:
    documents = [f"<rss><channel><title>{piece}</title></channel></rss>" for piece in pieces(text, size)]
    assert documents
    assert [each for each in documents if decode(each.encode(encoding)) != each] == []


@pytest.mark.parametrize("said", ["iso-8859-1", "windows-1251", "big5", "gb2312", "euc-kr", "utf-8"])
@pytest.mark.parametrize(("encoding", "text"), [("gbk", SIMPLIFIED), ("big5", TRADITIONAL)])
def test_twenty_characters_of_chinese_tell_that_another_encoding_was_named(
    encoding: str, text: str, said: str
) -> None:
    documents = [f'<?xml version="1.0" encoding="{said}"?><t>{piece}</t>' for piece in pieces(text, 20)]
    assert [each for each in documents if decode(each.encode(encoding)) != each] == []


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("iso-8859-7", "Οι πάροχοι νέφους διεκδικούν δημόσιες συμβάσεις"),
        ("cp1255", "ספקיות הענן מתחרות על מכרזים ממשלתיים"),
        ("iso-8859-2", "Dodavatelé soupeří o státní zakázky, neboť ceny modelů klesají"),
        ("cp1257", "Tiekėjai varžosi dėl valstybės užsakymų, nes kainos mažėja"),
        ("ptcp154", "Бұлт қызметін ұсынушылар мемлекеттік тапсырысқа таласуда"),
    ],
)
def test_an_encoding_of_a_small_language_is_believed_when_it_is_named(encoding: str, text: str) -> None:
    document = f'<?xml version="1.0" encoding="{encoding}"?><t>{text}</t>'
    assert decode(document.encode(encoding)) == document
