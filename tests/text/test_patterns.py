"""Patterns that are searched for faster find what they would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.patterns import hastened

PATTERN = r"(?<!未)完成|[开收]盘|净?利润|20\d\d年|\d+月|\b(?:launch|ends?)(?:es|ed)?\b"
PIECES = (
    "完成",
    "未完成",
    "开",
    "盘",
    "净",
    "利润",
    "2026年",
    "7月",
    " launched",
    " ended",
    "unends",
    "港",
    "x",
    " ",
)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_hastened_pattern_finds_the_same(text: str) -> None:
    assert hastened(PATTERN).findall(text) == re.compile(PATTERN).findall(text)


@pytest.mark.parametrize("text", ["LAUNCHED", "Ended in July"])
def test_it_takes_flags(text: str) -> None:
    assert hastened(PATTERN, re.IGNORECASE).search(text)
    assert not hastened(PATTERN).search(text)
