"""Offsets, lines and columns; bytes and text; differences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.issues import LineIndex, decode, difference, encode
from newsroom.issues.lines import columns, split


@given(st.text(alphabet="a中👩\r\n\x0b\u2028\ufeff"))
def test_every_offset_has_a_line_and_column_and_comes_back(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = index.position(offset)
        assert index.offset(line, column) == offset


@given(st.text(alphabet="a中\r\n\x0b\u2028\ufeff"))
def test_the_lines_are_the_text(text: str) -> None:
    lines = split(text)
    body = text.removeprefix("\ufeff")
    assert "".join(text[line.start : line.after] for line in lines) == body
    assert not any(set(text[line.start : line.end]) & {"\r", "\n"} for line in lines)


def test_columns_are_counted_in_code_points() -> None:
    index = LineIndex("一\r\n二👩三\n")
    assert index.position(0) == (1, 1)
    assert index.position(3) == (2, 1)
    assert index.position(5) == (2, 3)
    assert index.position(7) == (3, 1)


@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_is_an_error(offset: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        LineIndex("一\n二").position(offset)


@pytest.mark.parametrize(("line", "column"), [(0, 1), (3, 1), (1, 0), (2, 3)])
def test_a_position_outside_is_an_error(line: int, column: int) -> None:
    with pytest.raises(ValueError, match="line|column"):
        LineIndex("一\n二").offset(line, column)


def test_tabs_go_to_every_fourth_column() -> None:
    assert [columns(line) for line in ("", " x", "\tx", " \tx", "    \tx")] == [0, 1, 4, 4, 8]
    assert columns("1.\tx", whole=True) == 5


@given(st.binary())
def test_no_byte_is_lost(data: bytes) -> None:
    assert encode(decode(data)) == data


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_any_text_can_be_written(text: str) -> None:
    encode(text).decode("utf-8", "surrogateescape")


def test_a_surrogate_that_is_no_byte_is_replaced() -> None:
    assert encode("\ud800\udcff") == b"\xef\xbf\xbd\xff"


def test_a_difference_is_shown_as_diff_shows_it() -> None:
    assert difference("一\n二\n三", "一\n二\n四\n", "old.md", "new.md") == (
        "--- old.md\n+++ new.md\n@@ -1,3 +1,3 @@\n 一\n 二\n-三\n\\ No newline at end of file\n+四\n"
    )
    assert difference("一\r\n", "一\n", "a", "b") == "--- a\n+++ b\n@@ -1 +1 @@\n-一␍\n+一\n"
    assert difference("一", "一", "a", "b") == ""
