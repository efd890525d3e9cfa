"""Widths on a terminal."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from newsroom.text.cells import cell_width, fold, measure, pad, take, truncate

PIECES = st.lists(
    st.sampled_from(["a", "中", "，", "“", "…", "é", "e\u0301", "👨‍👩‍👧", "❤️", "🇨🇳", "👍🏽", "한", " ", "①"]),
    max_size=20,
).map("".join)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("GPT-5.5", 7),
        ("大模型", 6),
        ("AI眼镜，", 8),
        ("e\u0301", 1),
        ("👨‍👩‍👧", 2),
        ("❤️", 2),
        ("🇨🇳", 2),
        ("한국", 4),
        ("a\nb\x1b", 2),
    ],
)
def test_widths(text: str, cells: int) -> None:
    assert cell_width(text) == cells


def test_characters_of_ambiguous_width_are_as_wide_as_the_terminal_has_them() -> None:
    assert cell_width("“…”") == 3
    assert cell_width("“…”", ambiguous=2) == 6


def test_a_headline_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert truncate("砺算科技发布显卡", 9) == "砺算科技…"
    assert truncate("砺算科技发布显卡", 16) == "砺算科技发布显卡"
    assert truncate("two words", 5) == "two…"
    assert truncate("砺算", 0) == ""


def test_a_cut_never_goes_through_an_emoji() -> None:
    assert truncate("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 4) == "👨‍👩‍👧…"


def test_padding_fills_exactly() -> None:
    assert pad("36氪", 6) == "36氪  "
    assert pad("36氪", 6, right=True) == "  36氪"
    assert pad("砺算科技", 4) == "砺… "


@given(PIECES, st.integers(0, 30), st.sampled_from([1, 2]))
def test_padded_text_has_its_width(text: str, width: int, ambiguous: int) -> None:
    assert cell_width(pad(text, width, ambiguous), ambiguous) == width


@given(PIECES, st.sampled_from([1, 2]))
def test_cells_before_each_offset_add_up(text: str, ambiguous: int) -> None:
    before, inside = measure(text, ambiguous)
    assert len(before) == len(text) + 1
    assert before[-1] == cell_width(text, ambiguous)
    assert 0 not in inside
    assert len(text) not in inside
    for offset in range(len(text) + 1):
        if offset not in inside:
            assert before[offset] == cell_width(text[:offset], ambiguous)


def test_folded_text_is_cut_where_the_line_is_full() -> None:
    assert fold("abcdef", 4) == [(0, 4), (4, 6)]
    assert fold("abcdef", 4, indent=3) == [(0, 4), (4, 5), (5, 6)]
    assert fold("一二", 1) == [(0, 1), (1, 2)]
    assert fold("", 4) == [(0, 0)]


@given(PIECES, st.integers(2, 30), st.sampled_from([1, 2]))
def test_folded_text_is_whole_and_fits(text: str, width: int, ambiguous: int) -> None:
    ranges = fold(text, width, ambiguous=ambiguous)
    assert "".join(text[start:end] for start, end in ranges) == text
    before, inside = measure(text, ambiguous)
    for start, end in ranges:
        assert end not in inside
        assert before[end] - before[start] <= width


@given(PIECES, st.integers(0, 30))
def test_what_is_taken_fits_and_nothing_more_would(text: str, cells: int) -> None:
    offset = take(text, cells)
    before, inside = measure(text)
    assert offset not in inside
    assert before[offset] <= cells
    assert offset == len(text) or before[offset + 1] > cells


def test_every_character_is_as_wide_as_wcwidth_says() -> None:
    """Those of which Python's own table is asked, and those that take the short way, in both widths."""
    for character in map(chr, range(sys.maxunicode + 1)):
        if 0xD800 <= ord(character) <= 0xDFFF:
            continue
        for ambiguous in (1, 2):
            expected = max(0, wcwidth(character, ambiguous_width=ambiguous))
            if cell_width(character, ambiguous) != expected:
                pytest.fail(f"U+{ord(character):04X} takes {expected} where ambiguous ones take {ambiguous}")
