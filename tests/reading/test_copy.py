"""The letters of a page: the same whatever its width, found across lines, given back as text."""

from datetime import UTC, datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.reading import Copy, line_text, read_html, read_markdown, typeset
from newsroom.text.matching import hits, words_of
from newsroom.text.queries import read_query

TEXT = """# 潮汐实验室

周一，潮汐实验室发布了 Tide-5.5 mini 模型，**价格**是[上一代](https://a.example.com/)的一半。它说：“现在就能用。”\
用户可以在网页上试用 and/or 下载。

> 引文里有一句话，它长得要分成好几行才放得下。

1. 第一项
2. 第二项很长很长很长很长很长很长很长很长很长

| 名称 | 数 |
| --- | --: |
| 甲 | 1 |
"""


def copy(width: int) -> Copy:
    return Copy(typeset(read_markdown(TEXT), width))


TABLE = (
    "<p>前</p><blockquote><table><tr><th>公司</th><th>说明</th></tr><tr><td>潮汐实验室</td>"
    "<td>发布了芯片产业链的报告 and open models</td></tr><tr><td></td><td>续</td></tr></table></blockquote>"
    "<p>后</p>"
)
"""At 32 cells the description is broken over lines, at 14 the table is set as lines of its rows."""


@pytest.mark.parametrize("width", [32, 90])
def test_a_table_is_read_cell_by_cell_wherever_its_cells_are_broken(width: int) -> None:
    page = Copy(typeset(read_html(TABLE), width))
    assert page.words(range(len(page.letters))) == (
        "前\n\n公司\t说明\n潮汐实验室\t发布了芯片产业链的报告 and open models\n续\n\n后"
    )
    [at] = page.find("芯片产业链")
    assert page.letters[at.start : at.stop] == "芯片产业链"
    lines = [n for n in range(40) if page.columns(n, at)]
    assert len(lines) == (2 if width == 32 else 1)
    for line in lines:
        [(start, _stop)] = page.columns(line, at)
        assert page.place(line, start) in at
    assert page.sentence(at.start) == page.paragraph(at.start) == range(1, len(page.letters) - 1)


def test_what_is_looked_for_is_found_over_the_lines_of_a_cell_and_not_over_two_cells() -> None:
    for width in (14, 32, 90):
        page = Copy(typeset(read_html(TABLE), width))
        for words, times in (("芯片产业链", 1), ('"and open"', 1), ("公司说明", 0), ("室发", 0)):
            sought = words_of(read_query(words, datetime(2026, 7, 20, tzinfo=UTC)))
            assert len(page.reaches(partial(hits, words=sought))) == times, (width, words)


def test_words_chosen_over_cells_are_marked_in_each() -> None:
    page = Copy(typeset(read_html(TABLE), 90))
    [at] = page.find("室发布")
    line = page.line_of(at.start)
    text = line_text(typeset(read_html(TABLE), 90).lines[line])
    assert [text[start:stop] for start, stop in page.columns(line, at)] == ["室", "发布"]


@pytest.mark.parametrize("width", range(12, 90, 3))
def test_letters_and_their_places_do_not_depend_on_the_width(width: int) -> None:
    narrow, wide = copy(width), copy(200)
    end = wide.letters.index("名称")
    assert narrow.letters[:end] == wide.letters[:end]
    assert narrow.words(range(0, end)) == wide.words(range(0, end))


def test_words_come_back_as_they_were_written() -> None:
    page = copy(20)
    assert page.words(page.paragraph(page.letters.index("周一"))) == (
        "周一，潮汐实验室发布了 Tide-5.5 mini 模型，价格是上一代的一半。"
        "它说：“现在就能用。”用户可以在网页上试用 and/or 下载。"
    )


@pytest.mark.parametrize(
    ("sought", "times"), [("tide-5.5 MINI模型", 1), ("一半。它说", 1), ("第", 2), ("", 0)]
)
def test_words_are_found_across_lines_and_spaces(sought: str, times: int) -> None:
    assert [len(copy(width).find(sought)) for width in (14, 30, 100)] == [times] * 3


def test_sentences_are_known_by_their_ends() -> None:
    page = copy(16)
    at = page.letters.index("价格")
    assert page.words(page.sentence(at)) == "周一，潮汐实验室发布了 Tide-5.5 mini 模型，价格是上一代的一半。"


def test_a_quotation_is_found_again_where_the_text_before_it_has_grown() -> None:
    page = copy(40)
    at = page.letters.index("用户可以")
    assert page.again(at - 9, "用户可以 在网页上") == range(at, at + 8)
    assert page.again(at, "没有这些字") is None


def test_a_joined_emoji_is_one_letter() -> None:
    page = Copy(typeset(read_html("<p>好👩‍🔬了</p>"), 40))
    assert page.letter(2) == range(1, 4)


@given(st.text(alphabet="中文，。“”aB1.-/ —🙂e\u0301\n", max_size=120), st.integers(4, 60))
def test_any_text_comes_back_whole(text: str, width: int) -> None:
    page = Copy(typeset(read_html("<p>" + text.replace("\n", "<br>") + "</p>"), width))
    assert page.letters == "".join(text.split())
    assert "".join(page.words(range(0, len(page.letters))).split()) == page.letters


def test_letters_are_known_in_a_copy_in_which_a_paragraph_has_another_number_of_them() -> None:
    one = Copy(typeset(read_html("<p>第一段。</p><p>甲乙丙丁戊。</p><p>第三段。</p>"), 40))
    two = Copy(typeset(read_html("<p>第壹段。</p><p>甲乙乙丙丁戊。</p><p>第叁段。</p>"), 40))
    third = one.letters.index("第三")
    assert two.words(one.counterpart(range(third, third + 3), two)) == "第叁段"
    within = one.letters.index("丁戊")
    assert two.words(one.counterpart(range(within, within + 2), two)) == "丁戊"
    assert two.words(one.counterpart(range(0, 3), two)) == "第壹段"


def test_words_are_found_in_whatever_width_and_script_they_are_written() -> None:
    page = Copy(typeset(read_html("<p>臺積電與ＧＰＴ－５．５，Straße ½ 与 Café。</p>"), 60))
    for sought, shown in (
        ("gpt-5.5", "ＧＰＴ－５．５"),
        ("ＧＰＴ", "ＧＰＴ"),
        ("台积电与", "臺積電與"),
        ("strasse", "Straße"),
        ("cafe", "Café"),
        ("1", "½"),
    ):
        [at] = page.find(sought)
        assert page.letters[at.start : at.stop] == shown
    assert page.find("芯") == []
