"""MD001 and MD002: what is printed as it was not meant, and what cannot be seen."""

import pytest
from markdown_it import MarkdownIt

from tests.preflight.sentences import mended, words_found


@pytest.mark.parametrize(
    "words",
    [
        "它叫**北辰（Beichen）**模型。",
        "他说**“来了”**的时候。",
        "升至**20%**的水平。",
        "它是** 北辰 **模型。",
        "他说：**快，**省。",
    ],
)
def test_bold_that_would_be_printed_is_an_error_and_comes_out_mended(words: str) -> None:
    plain = MarkdownIt("commonmark")
    assert "**" in plain.renderInline(words)
    assert words_found("MD001", words)
    assert "**" not in plain.renderInline(mended("MD001", words))


@pytest.mark.parametrize(
    "words",
    [
        "它叫 **北辰** 模型。",
        "**北辰**，星河的模型。",
        "算 2**3 与 `a**b（c）**d`。",
        "共 **20%** 的人。",
        "\\*\\*不粗\\*\\*",
    ],
)
def test_bold_that_comes_out_is_left_alone(words: str) -> None:
    assert not words_found("MD001", words)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("星河\u00a0Xinghe 来了。", "星河 Xinghe 来了。"),
        ("星\u200b河来了。", "星河来了。"),
        ("星河\t来了。", "星河 来了。"),
    ],
)
def test_blanks_that_nobody_sees_go(wrong: str, right: str) -> None:
    assert mended("MD002", wrong) == right


def test_blanks_in_code_and_addresses_stay() -> None:
    assert not words_found("MD002", "运行 `a\u00a0b` 即可。")
