import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.text.decoding import decode

NEWS = "<rss><title>某实验室发布新的推理模型，速度提高一倍</title></rss>"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_declared_encoding_is_read(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><title>某研究所發表新的語言模型，速度提高一倍</title>'
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_whatever_is_declared(mark: str) -> None:
    text = '<?xml version="1.0" encoding="gb2312"?>' + NEWS
    assert decode(text.encode(mark), "text/xml; charset=big5") == text


def test_the_charset_of_the_header_is_used_where_the_file_says_nothing() -> None:
    assert decode("<p>ひらがな</p>".encode("shift_jis"), 'text/xml; charset="Shift_JIS"') == "<p>ひらがな</p>"


def test_gb2312_is_read_with_the_characters_it_lacks() -> None:
    text = '<?xml version="1.0" encoding="GB2312"?><title>朱镕基与囍字镕镕镕镕</title>'
    assert decode(text.encode("gbk")) == text


def test_undeclared_gbk_is_guessed() -> None:
    assert decode(NEWS.encode("gbk")) == NEWS


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_bad_byte_costs_one_character_not_the_feed(encoding: str) -> None:
    broken = NEWS.encode(encoding).replace("布".encode(encoding), b"\xff")
    assert decode(broken) == NEWS.replace("布", "\ufffd")


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_bad_bytes_are_replaced_in_a_declared_encoding_too(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{NEWS}'
    broken = text.encode(encoding).replace("布".encode(encoding), b"\xff")
    assert decode(broken) == text.replace("布", "\ufffd")


def test_utf_8_that_calls_itself_gbk_is_not_garbled() -> None:
    text = f'<?xml version="1.0" encoding="gbk"?>{NEWS}'
    assert decode(text.encode()) == text


def test_utf_8_that_calls_itself_utf_16_is_read() -> None:
    text = f'<?xml version="1.0" encoding="utf-16"?>{NEWS}'
    assert decode(text.encode()) == text


def test_latin_1_means_windows_1252() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?><t>“café” été naïve</t>'
    assert decode(text.encode("cp1252")) == text


def test_a_few_characters_of_gbk_are_believed_though_they_could_be_utf_8() -> None:
    body = b'<?xml version="1.0" encoding="gbk"?><t>\xc2\xa1</t>'
    assert decode(body).endswith(f"<t>{bytes.fromhex('c2a1').decode('gbk')}</t>")


def test_seven_bit_encodings_go_by_their_name() -> None:
    text = '<?xml version="1.0" encoding="iso-2022-jp"?><t>日本</t>'
    assert decode(text.encode("iso-2022-jp")) == text


@pytest.mark.parametrize("name", ["unicode_escape", "no-such-thing", "rot13", "idna", "zlib"])
def test_encodings_that_are_none_for_feeds_are_passed_over(name: str) -> None:
    text = f'<?xml version="1.0" encoding="{name}"?><t>\\x41 新闻报道一则</t>'
    assert decode(text.encode()) == text


@settings(deadline=None)
@given(st.binary(max_size=300), st.text(max_size=30))
def test_anything_becomes_text_that_can_be_stored(body: bytes, content_type: str) -> None:
    decode(body, content_type).encode("utf-8")


@settings(deadline=None)
@given(st.text(st.characters(codec="gb18030", exclude_categories=["Cs", "Cc"]), max_size=60))
def test_what_declares_gb18030_survives_with_whatever_stands_among_its_words(text: str) -> None:
    document = f'<?xml version="1.0" encoding="gb18030"?><t>{SAID["gbk"]}{text}</t>'
    assert decode(document.encode("gb18030")) == document


SAID = {
    "gbk": "某实验室周三发布新的推理模型，称速度提高一倍，价格下降三成，开发者可以通过接口使用。",
    "big5": "某實驗室週三發表新的語言模型，據稱速度提高一倍，價格下降三成，開發者可以透過介面使用。",
    "shift_jis": "研究所は水曜日に新しい言語モデルを発表し、速度が二倍になったと述べた。",
    "euc_jp": "研究所は水曜日に新しい言語モデルを発表し、速度が二倍になったと述べた。",
    "euc_kr": "연구소는 수요일에 새로운 언어 모델을 발표했으며 속도가 두 배로 향상되었다고 밝혔다.",
    "cp1251": "Лаборатория представила в среду новую языковую модель, скорость которой выросла вдвое.",
    "koi8-r": "Лаборатория представила в среду новую языковую модель, скорость которой выросла вдвое.",
    "cp1252": "Das Labor stellte am Mittwoch ein neues Modell vor – größer, schneller, günstiger als zuvor.",
}


@pytest.mark.parametrize("header", ["", "text/xml; charset=iso-8859-1", "text/xml; charset=utf-8"])
@pytest.mark.parametrize("encoding", SAID)
def test_a_feed_that_says_nothing_true_of_its_encoding_is_read(encoding: str, header: str) -> None:
    text = f"<rss><channel><title>{SAID[encoding]}</title></channel></rss>"
    assert decode(text.encode(encoding), header) == text


@pytest.mark.parametrize(("true", "said"), [("gbk", "big5"), ("big5", "gb2312"), ("gbk", "windows-1252")])
def test_a_wrong_declaration_is_not_believed(true: str, said: str) -> None:
    text = f'<?xml version="1.0" encoding="{said}"?><title>{SAID[true]}</title>'
    assert decode(text.encode(true)) == text


def test_of_two_declarations_the_one_that_fits_counts() -> None:
    text = f'<?xml version="1.0" encoding="gbk"?><title>{SAID["gbk"]}</title>'
    assert decode(text.encode("gbk"), "text/xml; charset=iso-8859-1") == text


def test_a_few_characters_are_enough_for_chinese() -> None:
    text = "<rss><channel><title>新闻周刊</title></channel></rss>"
    assert decode(text.encode("gbk")) == text


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
def test_wide_encodings_need_no_mark(encoding: str) -> None:
    assert decode(NEWS.encode(encoding)) == NEWS


@pytest.mark.parametrize("name", ["cp037", "ibm500", "ebcdic-cp-us", "ebcdic-cp-be"])
def test_a_feed_from_a_mainframe_is_read(name: str) -> None:
    text = f'<?xml version="1.0" encoding="{name}"?><title>naïve [x]</title>'
    assert decode(text.encode("cp500" if name in ("ibm500", "ebcdic-cp-be") else "cp037")) == text
