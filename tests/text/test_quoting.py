"""Words within quotation marks."""

import pytest

from newsroom.text.quoting import within_quotes


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("潮汐网发布“潮声”二代", "潮汐网发布‘潮声’二代"),
        ("“他说‘不’”与“是”", "‘他说“不”’与‘是’"),
        ("It’s “done”, they say", "It’s ‘done’, they say"),
        ("没有引号", "没有引号"),
        ("只有一半“的", "只有一半“的"),
    ],
)
def test_marks_within_marks_are_those_of_the_other_kind(words: str, within: str) -> None:
    assert within_quotes(words) == within
