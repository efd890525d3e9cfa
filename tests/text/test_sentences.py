"""Sentences, and the first of them as a draft."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.openings import is_remark
from newsroom.text.sentences import first_sentences, sentences


def test_chinese_sentences_end_at_their_marks() -> None:
    assert sentences("它很快。真的吗？真的！！因为……算了。") == [
        "它很快。",
        "真的吗？",
        "真的！！",
        "因为……算了。",
    ]


def test_a_quotation_stays_with_who_said_it() -> None:
    assert sentences("“我们不急。慢慢来。”他说。会议结束。") == ["“我们不急。慢慢来。”他说。", "会议结束。"]


def test_a_quotation_mark_without_its_other_half_does_not_hold_up_the_rest() -> None:
    assert sentences("他说“走吧。天亮了。") == ["他说“走吧。", "天亮了。"]


def test_english_sentences_end_at_points_that_end_them() -> None:
    text = (
        "OpenAI, led by Mr. Altman, raised $5.2 billion in the U.S. market. "
        '"It is done." Version 2.0 ships e.g. today!'
    )
    assert sentences(text) == [
        "OpenAI, led by Mr. Altman, raised $5.2 billion in the U.S. market.",
        '"It is done."',
        "Version 2.0 ships e.g. today!",
    ]


def test_a_line_ends_a_sentence() -> None:
    assert sentences("标题\n\n正文没有句号") == ["标题", "正文没有句号"]


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("IT之家 7 月 26 日消息，某公司发布显卡。", "某公司发布显卡。"),
        ("36氪获悉，某公司完成融资。", "某公司完成融资。"),
        ("某社北京7月26日电（记者 某某）某部门发布意见。", "某部门发布意见。"),
        ("【某公司发布眼镜】某公司今天发布眼镜。", "某公司今天发布眼镜。"),
        ("7月26日消息，某公司上市。", "某公司上市。"),
        ("SAN FRANCISCO, July 26 (Reuters) - A company said it will list.", "A company said it will list."),
        ("(AP) — A company listed.", "A company listed."),
    ],
)
def test_an_agencys_opening_goes(text: str, draft: str) -> None:
    assert first_sentences(text) == draft


@pytest.mark.parametrize(
    "text", ["据某报报道，某公司将收购另一家。", "记者从某部门获悉，新规将施行。", "AI资讯：今天的三件事。"]
)
def test_attribution_stays(text: str) -> None:
    assert first_sentences(text) == text


def test_lines_about_the_text_are_no_news() -> None:
    remarks = "作者 | 某某\n编辑：某某\n题图来自某图库\n▲ 发布会现场\n媒体报道\n"
    text = remarks + "某公司今天发布新模型，价格减半。\n点击关注我们"
    assert first_sentences(text) == "某公司今天发布新模型，价格减半。"


@pytest.mark.parametrize(
    "sentence",
    [
        "视频生成模型开源。",
        "图像模型降价。",
        "法院认定生成图片的版权归使用者所有，一审判决已生效。",
        "By Monday the model will be gone.",
        "Image models improve.",
        "更快的芯片来了。",
    ],
)
def test_news_is_no_remark(sentence: str) -> None:
    assert not is_remark(sentence)


def test_a_draft_is_two_sentences_of_about_the_length_asked_for() -> None:
    sentence = "某公司今天发布了一款新的大模型，" + "它在多项评测里领先" * 4 + "。"
    text = sentence * 6
    assert first_sentences(text, limit=150) == sentence * 2
    assert first_sentences(text, limit=60) == sentence


def test_a_call_alone_is_no_draft() -> None:
    assert first_sentences("重磅！来了！某公司今天发布了新的大模型，价格只有原来的一半。") == (
        "重磅！来了！某公司今天发布了新的大模型，价格只有原来的一半。"
    )


def test_an_endless_sentence_is_cut_after_a_clause() -> None:
    draft = first_sentences("某公司今天发布了一款新的大模型，" * 30, limit=150)
    assert draft.endswith("模型……")
    assert len(draft) <= 152


def test_the_invitation_to_read_on_goes() -> None:
    assert first_sentences("第一句说完了。第二句还没 ...查看全文") == "第一句说完了。"
    assert first_sentences("只有一句还没 ...查看全文") == "只有一句还没……"


def test_without_text_there_is_no_draft() -> None:
    assert first_sentences("") == first_sentences("——\n\n123\n作者：某某") == ""


@given(st.text(alphabet="一二三。！？“”（）.\n a1,，!?…", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.text(max_size=200), st.integers(20, 200))
def test_a_draft_is_one_line(text: str, limit: int) -> None:
    draft = first_sentences(text, limit)
    assert "\n" not in draft
    assert draft == draft.strip()


@pytest.mark.parametrize(
    "piece", ["。", "“", "“。”", "A. ", "...", "!a", " ", "\n", "（ ", "作者：x\n", "1万"]
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    began = time.process_time()
    first_sentences(piece * 50_000)
    sentences(piece * 50_000)
    # Each takes a fraction of this; what grows with the square of the length takes minutes.
    assert time.process_time() - began < 5
