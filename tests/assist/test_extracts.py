from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.assist.emphasis import bolded
from newsroom.assist.prompts import PromptError, copy_prompts, read_prompt
from newsroom.assist.salience import salient, summary_of
from newsroom.assist.shortening import shorter

TEXT = """作者：海风
本文来自潮汐网，欢迎关注公众号。
清晨的港口很安静，只有海浪的声音。
星河科技的云雀机器人 3.1 周一在滨海港正式上岗，首批共 244 台。
云雀机器人负责集装箱的绑扎和检查，星河科技称港口的装卸成本下降了 18%。
码头附近的餐馆还没有开门。
港口方面说，明年将再向星河科技采购 300 台云雀机器人。
点击阅读原文"""
ENGLISH = """By Jane Doe
The harbour was quiet on Monday morning, and the cafes were closed.
Lark Robotics put 244 of its Lark 3 robots to work in the port of Bilbao on Monday.
The robots lash containers, and Lark Robotics says costs in the port fell by 18 percent.
Read more"""


def test_a_summary_says_what_the_text_is_about() -> None:
    found = summary_of(TEXT, "云雀机器人在滨海港上岗，成本下降18%", count=2)
    assert "244 台" in found and "18%" in found
    assert "作者" not in found and "阅读原文" not in found and "餐馆" not in found


def test_english_sentences_keep_a_space_between_them() -> None:
    found = summary_of(ENGLISH, "Lark Robotics puts 244 robots to work in Bilbao", count=2)
    assert found.startswith("Lark Robotics put 244")
    assert "Monday. The robots" in found
    assert "Jane" not in found


@given(st.lists(st.sampled_from(TEXT.split("\n")), max_size=12), st.integers(1, 4))
def test_sentences_are_the_texts_own_in_its_order(lines: list[str], count: int) -> None:
    text = "\n".join(lines)
    found = salient(text, count=count)
    assert len(found) <= count
    places = [text.find(each) for each in found]
    assert -1 not in places and places == sorted(places)


def test_headlines_become_shorter_by_their_own_words() -> None:
    headline = "重磅！星河科技正式发布云雀机器人 3.1：成本下降 18%，明年上市 - 潮汐网"
    found = shorter(headline, "潮汐网", least=10, most=30)
    assert "星河科技发布云雀机器人 3.1：成本下降 18%" in found
    assert all(10 <= len(each) <= 30 and "潮汐网" not in each for each in found)
    assert shorter("云雀机器人上岗", "潮汐网") == []


@given(st.text(alphabet="星河，：《》“”（）A1 -|", max_size=60))
def test_no_candidate_is_longer_or_opens_what_it_does_not_close(headline: str) -> None:
    for each in shorter(headline, least=1, most=60):
        assert len(each) < len(headline)
        assert each.count("《") == each.count("》") and each.count("“") == each.count("”")


@pytest.mark.parametrize(
    ("summary", "right"),
    [
        ("星河科技融资12亿美元，用于云雀。", "星河科技融资 **12亿美元**，用于云雀。"),
        ("成本下降18%，共有244台，耗资3亿元。", "成本下降 **18%**，共有244台，耗资 **3亿元**。"),
        ("Lark 3.1 成本下降18%。", "**Lark 3.1** 成本下降 **18%**。"),
        ("**云雀**成本下降18%，见 [GPT-9](https://example.com/9)。", "**云雀**成本下降 **18%**，见 [GPT-9](https://example.com/9)。"),
        ("没有可说的。", "没有可说的。"),
    ],
)  # fmt: skip
def test_key_phrases_become_bold_so_that_every_parser_sees_it(summary: str, right: str) -> None:
    assert bolded(summary) == right
    assert bolded(right) == right


def test_a_prompt_of_ones_own_goes_first_and_slips_in_it_are_named(tmp_path: Path) -> None:
    values = {"text": "{title} 原文", "title": "标题", "least": "80", "most": "240"}
    shipped = read_prompt("summary", tmp_path, values)
    assert "80 到 240" in shipped.system and shipped.user.endswith("{title} 原文")
    assert len(copy_prompts(tmp_path)) == 5
    (tmp_path / "summary.md").write_text("只说一句\n---\n{text}", encoding="utf-8")
    assert copy_prompts(tmp_path) == []
    assert read_prompt("summary", tmp_path, values).system == "只说一句"
    (tmp_path / "summary.md").write_text("{body}", encoding="utf-8")
    with pytest.raises(PromptError, match="body"):
        read_prompt("summary", tmp_path, values)


def test_no_headline_is_cut_within_a_number() -> None:
    for headline in (
        "甲公司营收1,234亿元，云业务增长",
        "港口队3：2逆转，进入决赛圈",
        "Harbour to cut 12,000 jobs, union says",
    ):
        cut = shorter(headline, least=3)
        assert not any(each.startswith(("234", "000", "2逆")) or each[-1].isdigit() for each in cut), cut


@pytest.mark.parametrize(
    ("summary", "bold"),
    [
        ("Bank of England 宣布降息。", "**Bank of England** 宣布降息。"),
        ("英国的 Ministry of the Interior 宣布。", "英国的 **Ministry of the Interior** 宣布。"),
        ("Lark Robotics 在港口上岗。", "**Lark Robotics** 在港口上岗。"),
        ("Yesterday the Bank of England cut.", "Yesterday the **Bank of England** cut."),
    ],
)
def test_a_name_of_several_words_is_bold_as_a_whole(summary: str, bold: str) -> None:
    assert bolded(summary) == bold


def test_a_count_that_says_little_is_not_bold() -> None:
    assert "**" not in bolded("这是一个开始，有两位专家参加。")
    assert bolded("工厂交付 1200 台。").count("**") == 2
