"""Files in encodings of before UTF-8."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.issues.legacy import UTF8, decode_any, encode_in

SIMPLIFIED = "今天的新闻：公司发布了模型，我们说它来了。"
TRADITIONAL = "今天的新聞：公司發布了模型，我們說它來了。"


@given(st.binary(max_size=200) | st.text(max_size=60).map(lambda text: text.encode("gb18030", "ignore")))
def test_bytes_come_back_as_they_were(data: bytes) -> None:
    assert encode_in(*decode_any(data)) == data


@pytest.mark.parametrize(
    ("text", "written", "told"),
    [
        (SIMPLIFIED, "gbk", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (SIMPLIFIED, "utf-16", "UTF-16-LE"),
        (SIMPLIFIED, "utf-8", UTF8),
        ("Plain ASCII.", "ascii", UTF8),
        ("Café au lait, déjà vu.", "latin-1", UTF8),
    ],
)
def test_an_encoding_is_told_by_the_words_it_gives(text: str, written: str, told: str) -> None:
    read, encoding = decode_any(text.encode(written))
    assert encoding == told
    assert told == UTF8 or read.removeprefix("\ufeff") == text


def test_a_utf_8_file_with_a_broken_byte_is_one() -> None:
    assert decode_any(SIMPLIFIED.encode() + b"\xff" + SIMPLIFIED.encode())[1] == UTF8
