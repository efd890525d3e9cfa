"""Numbers as houses write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.issues.figures import value_of, write_like


@pytest.mark.parametrize("kind", ["1", "１", "一", "01", "007", "1️⃣", "1\u20e3"])
@given(number=st.integers(1, 99))
def test_a_number_is_read_as_it_is_written(kind: str, number: int) -> None:
    written = write_like(number, kind)
    assert value_of(written) == number
    assert write_like(number, written) == written


def test_circles_go_as_far_as_there_are_any() -> None:
    assert [write_like(number, "③") for number in (1, 20, 21, 36, 50, 51)] == [
        "①",
        "⑳",
        "㉑",
        "㊱",
        "㊿",
        "51",
    ]
    assert [value_of(figure) for figure in "①⑳㉑㊱㊿🔟"] == [1, 20, 21, 36, 50, 10]


def test_what_is_no_number_is_none() -> None:
    assert [value_of(text) for text in ("", "一一", "十十", "a", "²", "一二三")] == [None] * 6
    assert (
        write_like(12, "一") == "十二" and write_like(40, "一") == "四十" and write_like(120, "一") == "120"
    )
