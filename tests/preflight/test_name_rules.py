"""CP006, CP007, CP009, CP010: spacing, names, slips of the pen, the other script."""

import pytest

from tests.preflight.checking import FILE, by_standards, of_rule
from tests.preflight.sentences import mended, with_headline, with_summary, words_found


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Deepseek", "DeepSeek"),
        ("MacOS", "macOS"),
        ("Github", "GitHub"),
        ("Open AI", "OpenAI"),
        ("Chatgpt", "ChatGPT"),
        ("Iphone", "iPhone"),
        ("Javascript", "JavaScript"),
        ("Youtube", "YouTube"),
        ("Huggingface", "Hugging Face"),
        ("Pytorch", "PyTorch"),
        ("Linkedin", "LinkedIn"),
        ("GPT4o", "GPT-4o"),
        ("NodeJS", "Node.js"),
        ("Github Copilot", "GitHub Copilot"),
        ("昇滕", "昇腾"),
        ("腾迅", "腾讯"),
        ("马思克", "马斯克"),
    ],
)
def test_names_of_the_trade_are_spelled_as_their_owners_do(wrong: str, right: str) -> None:
    assert words_found("CP007", f"他们用{wrong}做了三件事。") == [(wrong, right)]
    assert mended("CP007", f"他们用 {wrong} 做了。") == f"他们用 {right} 做了。"
    assert not words_found("CP007", f"他们用{right}做了三件事。")


@pytest.mark.parametrize(
    "words",
    [
        "见 https://github.com/openai/chatgpt 与 youtube.com。",
        "装 `pip install Deepseek` 即可。",
        "[Github](https://a.example/Github) 上有。",
        "读《Deepseek传》一书。",
        "关注 @Deepseek 与 #Openai 话题。",
        "改 Javascript.md 与 src/Github 两处。",
        "模型号 deepseek-r1 与 gpt-4o-mini。",
        "Nvidia、NVIDIA、WiFi 与 Llama 都有人写。",
        "we use the macro and pandas today",
    ],
)
def test_addresses_code_links_titles_handles_and_files_are_left_alone(words: str) -> None:
    assert not words_found("CP007", words)


def test_a_name_in_two_ways_follows_the_more_frequent_one() -> None:
    words = "TideFlow 快，TideFlow 省，Tideflow 新。"
    assert words_found("CP007", words) == [("Tideflow", "TideFlow")]


def test_the_publications_terms_go_before_the_trades() -> None:
    own = by_standards(terms={"北晨": "北辰", "GitHub": "Github"}, allowed=frozenset({"Youtube"}))
    text = with_summary("北晨在 GitHub 与 Youtube 上。")
    found = [(each.excerpt, each.fix) for each in of_rule("CP007", text, publication=own)]
    assert found == [("北晨", "北辰"), ("GitHub", "Github")]


def test_spacing_follows_the_majority_or_the_publication() -> None:
    words = "用 Claude 写，用 Gemini 画，用 Kimi 读，用Qwen算。"
    assert mended("CP006", words) == words.replace("用Qwen算", "用 Qwen 算")
    none = by_standards(spacing="none")
    told = of_rule("CP006", with_summary(words), publication=none)
    assert len(told) == 6
    assert all("where the publication sets none" in each.message for each in told)


@pytest.mark.parametrize(
    "words",
    [
        "B站、A股与 3天、2025年。",
        "用 Claude 写，用 Gemini 画，用 Kimi 读，每百万 token 1.2元。",
        "用 Claude 写，用Gemini画。",
        "用 Claude 写，用 Gemini 画，用 Kimi 读，@tide 说。",
        "星河发布 北辰上线 Tide开源 Claude降价 Gemini涨价 Kimi下线",
    ],
)
def test_compounds_accounts_lists_and_even_numbers_are_no_inconsistency(words: str) -> None:
    assert not words_found("CP006", words)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("位列前茅", "名列前茅"),
        ("再接再励", "再接再厉"),
        ("截止目前", "截至目前"),
        ("我们我们", "我们"),
        ("推出了了", "推出了"),
    ],
)
def test_slips_of_the_pen_are_told_and_never_mended_unseen(wrong: str, right: str) -> None:
    found = [each for each in of_rule("CP009", with_summary(f"它{wrong}，很好。")) if each.entry == 2]
    assert [(wrong.startswith(each.excerpt) or each.excerpt in wrong, each.suggestion) for each in found] == [
        (True, True)
    ]
    assert right in mended("CP009", f"它{wrong}，很好。")


@pytest.mark.parametrize(
    "words",
    [
        "大家认为为时已晚，刚刚开始。",
        "存在在线服务，不了了之。",
        "目的的确如此，人人都有，通过过程管理。",
        "截止日期是周五。",
    ],
)
def test_words_that_meet_or_are_rightly_doubled_are_no_slips(words: str) -> None:
    assert not words_found("CP009", words)


def test_own_slips_are_added_in_the_settings() -> None:
    own = by_standards(miswritten={"北极辰": "北辰"})
    [finding] = of_rule("CP009", with_summary("北极辰来了。"), publication=own)
    assert finding.fix == "北辰"


def test_traditional_characters_in_simplified_text_are_told() -> None:
    assert words_found("CP010", "星河公司發布了新的模型。") == [("發", "发")]


@pytest.mark.parametrize(
    "words",
    [
        "后来他著书立说，乾坤未定。",
        "他引“「學而時習之」”一句。",
        "读《紅樓夢》一书，推主歸藏说好。",
    ],
)
def test_characters_of_both_scripts_quotations_and_titles_are_not(words: str) -> None:
    assert not words_found("CP010", words)


def test_a_text_in_traditional_characters_is_no_mixture() -> None:
    text = "# 今日\n\n星河實驗室發布了新的語言模型，開發者說這是為學術研究準備的，還會繼續開放權重。"
    assert not of_rule("CP010", text)


def test_headlines_are_read_too() -> None:
    [finding] = of_rule("CP007", with_headline("Openai开源推理框架"))
    assert (finding.field, finding.fix) == ("headline", "OpenAI")
    assert not of_rule("CP007", FILE)
