"""CP001 to CP005, CP008: marks of punctuation, and letters as wide as Han."""

import pytest

from newsroom.preflight import fixed_text
from tests.preflight.checking import of_rule
from tests.preflight.sentences import mended, with_headline, words_found


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("模型来了,速度更快.", "模型来了，速度更快."),
        ("三件事: 开源;降价;上线!", "三件事：开源；降价；上线！"),
        ("涨了 12%, 跌了 3%,持平。", "涨了 12%，跌了 3%，持平。"),
        ("新版（二代）,售价不变。", "新版（二代），售价不变。"),
        ("使用PyTorch,它更快。", "使用PyTorch，它更快。"),
        ("真的吗?是的。", "真的吗？是的。"),
        ("带宽 900GB/s ,比上代快。", "带宽 900GB/s，比上代快。"),
        ("模型来了 ,更快。", "模型来了，更快。"),
        ("**北辰**,星河的模型。", "**北辰**，星河的模型。"),
    ],
)
def test_half_width_marks_beside_han_are_widened(wrong: str, right: str) -> None:
    assert mended("CP001", wrong) == right


@pytest.mark.parametrize(
    "words",
    [
        "共有 1,000 台，12:30 开始，比分 3:2。",
        "读 “Attention, please: now!” 就好。",
        "见 [说明](https://a.example/x,y;z?q=中文,字) 一页。",
        "运行 `f(a,b);打印` 即可。",
        "地址是 https://a.example/?q=1,2 没错。",
        "这很好 :) 明天见。",
        "读《你好,世界》一书。",
        "版本 v1:2 与 a,b 两组。",
        "她回了一个 :smile: 表情。",
    ],
)
def test_numbers_addresses_code_titles_and_english_keep_their_marks(words: str) -> None:
    assert not words_found("CP001", words)


@pytest.mark.parametrize(
    "words",
    ["他说“来了。", "他说来了”。", "新品（二代发布。", "读《长夜》》一书。", "他说“看《长夜”》去。"],
)
def test_marks_without_a_partner_are_errors(words: str) -> None:
    assert words_found("CP002", words)


@pytest.mark.parametrize(
    "words",
    [
        "他说“她问‘好吗’，我答好”。",
        "两点：1）快；2）省。",
        "读《论〈长夜〉》一文（见后）。",
        "It’s fine，他说。",
        "运行 `f(` 再说。",
    ],
)
def test_pairs_in_pairs_lists_and_apostrophes_are_right(words: str) -> None:
    assert not words_found("CP002", words)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("星河(Xinghe)来了。", "星河（Xinghe）来了。"),
        ("新品（二代)来了。", "新品（二代）来了。"),
        ('他说“来了"。', "他说“来了”。"),
        ("在 **大会 (DEMO) 2031** 上。", "在 **大会（DEMO）2031** 上。"),
    ],
)
def test_brackets_of_chinese_text_are_wide_and_of_one_width(wrong: str, right: str) -> None:
    assert mended("CP003", wrong) == right


@pytest.mark.parametrize(
    "words",
    ["调用 print(x) 即可。", "用 Adam (lr=0.1) 训练。", "[链接(新)](https://a.example/)", "见《长夜(上)》。"],
)
def test_brackets_of_code_english_links_and_titles_stay(words: str) -> None:
    assert not words_found("CP003", words)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("还有很多…", "还有很多……"),
        ("还有很多...", "还有很多……"),
        ("星河--一家公司--来了。", "星河——一家公司——来了。"),
        ("要 3-5个 月。", "要 3～5个 月。"),
        ("在 2028-2031年 之间。", "在 2028—2031年 之间。"),
    ],
)
def test_ellipses_dashes_and_ranges_have_their_marks(wrong: str, right: str) -> None:
    assert mended("CP004", wrong) == right


@pytest.mark.parametrize(
    "words",
    [
        "GPT-5 与 2031-03-09，电话 010-1234。",
        "Wait... what",
        "比分 5-3个 球。",
        "星河——一家公司……",
        "AI-2-3代",
    ],
)
def test_hyphens_of_names_dates_and_scores_stay(words: str) -> None:
    assert not words_found("CP004", words)


def test_a_mark_set_twice_is_set_once() -> None:
    assert mended("CP005", "来了！！真的？？？是，，的。") == "来了！真的？是，的。"
    assert not words_found("CP005", "来了！？真的……是——的。")


def test_wide_digits_and_letters_are_narrowed() -> None:
    assert mended("CP008", "第２０代**ＧＰＵ**，见 `Ａ`。") == "第20代**GPU**，见 `Ａ`。"


def test_a_headline_is_mended_and_its_link_is_not() -> None:
    text = with_headline("星河,来了").replace("https://example.com/a/2.htm", "https://example.com/甲,乙")
    [finding] = of_rule("CP001", text)
    assert (finding.field, finding.excerpt, finding.fix) == ("headline", ",", "，")
    assert "甲,乙" in fixed_text(text, [finding])
