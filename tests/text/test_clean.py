"""Text that a feed may send to harm a terminal, and text that must come through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.clean import clean_text, one_line


@pytest.mark.parametrize(
    ("hostile", "clean"),
    [
        ("\x1b[2J标题", "标题"),
        ("\x1b[1;31m红\x1b[0m色", "红色"),
        ("\x9b31m红", "红"),
        ("\x1b]0;owned\x07标题", "标题"),
        ("\x1b]8;;https://example.org/\x1b\\链接\x1b]8;;\x1b\\", "链接"),
        ("\x9d52;c;cm0gLXJm\x9c标题", "标题"),
        ("\x1bP1$r0m\x1b\\标题", "标题"),
        ("\x1b(B\x1bc标题", "标题"),
        ("\x1b]0;没有结尾的标题", "]0;没有结尾的标题"),
        ("\x1b\x1b[31m标题", "标题"),
        ("标题\x1b", "标题"),
        ("a\ufdd0b\uffffc\U0001fffed", "abcd"),
        ("A" + "\ufe0f\U000e0148" * 40, "A\ufe0f"),
        ("Z" + "\u0300" * 400 + "a", "Z" + "\u0300" * 4 + "a"),
        ("\u200d\u200c" * 9, ""),
        ("a\u202egnp.exe", "agnp.exe"),
        ("\u2066a\u2069", "a"),
        ("Chat\u200bG\u200dPT\ufeff", "ChatGPT"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u3164", ""),
        ("tag\U000e0041\U000e0042", "tag"),
        ("a\x00b\x7fc", "abc"),
        ("lone \ud83d half", "lone \ufffd half"),
    ],
)
def test_what_harms_or_hides_is_gone(hostile: str, clean: str) -> None:
    assert clean_text(hostile) == clean


@pytest.mark.parametrize(
    "text",
    ["7月26日消息，“AI眼镜”……", "naïve café", "👨‍👩‍👧 ❤️ 1️⃣ 🇨🇳", "नमस्ते क्‍ष", "tiếng Việt", "葛󠄀城", "a\tb\nc"],
)
def test_text_of_any_language_comes_through(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_is_a_line_feed(end: str) -> None:
    assert clean_text(f"上{end}下") == "上\n下"


def test_line_breaks_can_become_spaces() -> None:
    assert clean_text("上\r\n下\t右", keep_newlines=False) == "上 下 右"


def test_a_headline_is_one_line() -> None:
    assert one_line("  阿里\n\t发布 \u3000 眼镜\u200b ") == "阿里 发布 眼镜"


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    for character in clean_text(text):
        code = ord(character)
        assert code >= 32 or character in "\n\t"
        assert not 0x7F <= code <= 0x9F
        assert not 0x202A <= code <= 0x202E
        assert not 0x2066 <= code <= 0x2069


@given(st.text())
def test_clean_text_is_clean(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert once.encode().decode() == once
