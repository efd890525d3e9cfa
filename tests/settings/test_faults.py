"""What is wrong with a TOML file is told by line and column, in the reader's language and without grammar."""

from __future__ import annotations

import tomllib

import pytest

from newsroom.settings.faults import why
from newsroom.settings.language import use_language

MISTAKES = [
    ('a = 1\ntheme = "x\n', "line 2, column 11: a quotation mark is missing", "第2行第11列：文字末尾缺引号"),
    ('theme = "x', "line 1, column 11: a quotation mark is missing", "第1行第11列：文字末尾缺引号"),
    ("a = 'x\n\n", "line 1, column 7: a quotation mark is missing", "第1行第7列：文字末尾缺引号"),
    ('theme "x"\n', "line 1, column 7: a = is missing", "键后面缺 ="),
    ("[desk\n", "a ] is missing at the end of the heading", "表头末尾缺 ]"),
    ("a = [1\nb = 2\n", "line 2, column 1: a comma between two values", "两个值之间缺逗号"),
    ("a = \n", "the value is missing after =", "= 后面缺值"),
    ("a = True # yes\n", "small letters", "要小写"),
    ("theme = paper\n", "a text stands between quotation marks", "文字要放在引号里"),
    ("a = 1\na = 2\n", "line 2", "重复了"),
    ("[a]\n[a]\n", "a second time", "重复了"),
    ('a = "C:\\q"\n', "is written \\\\", "要写成 \\\\"),
    ('主题 = "x"\n', "letters from a to z", "键只能用英文字母"),
    ("a = “x”\n", "of half width", "引号要用半角的"),
    ('a ＝ "x"\n', "of half width", "等号要用半角的"),
    ('a = "“x” y\n', "a quotation mark is missing", "文字末尾缺引号"),
]


@pytest.mark.parametrize(("text", "english", "chinese"), MISTAKES)
def test_usual_mistakes_are_named(text: str, english: str, chinese: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as raised:
        tomllib.loads(text)
    use_language("en")
    assert english in why(raised.value, text)
    use_language("zh")
    told = why(raised.value, text)
    use_language(None)
    assert chinese in told
    assert not any(word in told for word in ("Illegal", "Expected", "Invalid", "Unclosed", "Cannot", "(at "))
