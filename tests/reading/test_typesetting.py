"""Pages: what stands where, and what belongs to what."""

from pathlib import Path

import pytest

from newsroom.reading import Copy, Line, Page, line_text, read_html, read_plain, typeset
from newsroom.settings.language import use_language
from newsroom.text.cells import cell_width
from tests.reading.pages import lines_of_block, shown, span_of


def test_each_line_knows_its_block() -> None:
    page = typeset(read_html("<p>一二三四五</p><p>六</p><pre>a\n\nb</pre>"), 6)
    assert [line_text(line) for line in lines_of_block(page, 0)] == ["一二三", "四五"]
    assert [line.block for line in page.lines] == [0, 0, -1, 1, -1, 2, 2, 2]


def test_listed_addresses_are_blocks_after_the_text() -> None:
    page = typeset(read_html('<p>一<a href="https://a.com/a-long-path">二</a></p>'), 20)
    assert [line.block for line in page.lines] == [0, -1, 1, 1]
    assert [line_text(line) for line in page.lines[2:]] == ["[1] https://a.com/a-", "    long-path"]
    assert all(span.link == 1 for span in page.lines[2].spans)


def test_nothing_makes_an_empty_page() -> None:
    assert typeset(read_html(""), 40) == Page((), ())


def test_a_line_of_code_that_does_not_fit_is_folded_and_marked() -> None:
    assert shown(read_html("<pre>if x:\n    return 12345</pre>"), 12) == ["if x:", "    return 1", "↪ 2345"]


def test_code_is_folded_without_losing_a_blank() -> None:
    page = typeset(read_html("<pre>ab  cd    ef</pre>"), 8)
    assert (
        "".join(span.text for line in page.lines for span in line.spans if span.style == "code")
        == "ab  cd    ef"
    )


def test_words_in_a_quotation_have_its_style_and_their_own() -> None:
    page = typeset(read_html("<blockquote>一<b>二</b></blockquote>"), 40)
    assert span_of(page, "│").style == "quote"
    assert span_of(page, "一").style == "quote"
    assert span_of(page, "二").style == "quote strong"


def test_markers_have_a_style_of_their_own() -> None:
    page = typeset(read_html("<ul><li>一<li>二</ul>"), 40)
    assert [span.style for span in page.lines[0].spans] == ["marker", ""]


def test_signs_of_ambiguous_width_are_not_used_where_they_take_two_cells() -> None:
    html = "<blockquote>引</blockquote><ul><li>项</ul><hr><table><tr><td>一<td>二</table>"
    assert shown(read_html(html), 12, ambiguous=2) == [
        "| 引",
        "",
        "* 项",
        "",
        "------------",
        "",
        "+----+----+",
        "| 一 | 二 |",
        "+----+----+",
    ]


def test_prefixes_leave_half_of_the_line_to_the_text() -> None:
    html = "<ul><li>一" * 6 + "二三四五"
    assert max(len(line) - len(line.lstrip()) for line in shown(read_html(html), 12)) <= 6


def test_labels_follow_the_language_of_the_interface() -> None:
    text = read_html('<img src="https://a.com/i.png" alt="图">')
    use_language("en")
    try:
        assert shown(text)[0] == "[image: 图][1]"
    finally:
        use_language(None)


def test_chinese_paragraphs_keep_the_rules_of_print(shared: Path) -> None:
    source = next((shared / "seeds").glob("004_*")).read_text("utf-8")
    for width in (40, 60, 78):
        for line in typeset(read_plain(source), width).lines:
            text = line_text(line)
            assert cell_width(text) <= width
            assert text[:1] not in tuple("，。、；：？！”’）》」…")
            assert text[-1:] not in tuple("“‘（《「")


def test_the_same_text_is_set_again_at_another_width() -> None:
    text = read_html("<ul><li>一二三四五六</ul>")
    assert shown(text, 8) == ["• 一二三", "  四五六"]
    assert shown(text, 14) == ["• 一二三四五六"]
    assert shown(text, 8) == ["• 一二三", "  四五六"]


def test_a_line_without_spans_is_a_gap() -> None:
    assert typeset(read_html("一<p>二"), 8).lines[1] == Line((), -1)


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ("<p>他说： 现在就能用。 下一句</p>", "他说：现在就能用。下一句"),
        (
            "<p>参见 《手册》 第三章， OpenAI 说 （详见下文） 。</p>",
            "参见《手册》第三章，OpenAI 说（详见下文）。",
        ),
        ("<p><b>结论：</b> 可行 <b>《甲》</b></p>", "结论：可行《甲》"),
        ("<p>Tide, it says: “now” (see below).</p>", "Tide, it says: “now” (see below)."),
        ("<p>用 <code>a， b</code> 分开</p>", "用 a， b 分开"),
        ("<p>底座。<sup>5</sup> 语料<sup>6</sup> 数据，<b>重</b> 要</p>", "底座。⁵语料⁶ 数据，重 要"),
        ("<p>甲 · 乙 — 丙</p>", "甲 · 乙 — 丙"),
    ],
)
def test_no_hole_stands_beside_a_full_width_mark(source: str, drawn: str) -> None:
    assert shown(read_html(source), 60) == [drawn]


def test_a_quotation_keeps_the_spaces_that_are_not_drawn() -> None:
    text = read_html("<p>他说： 现在（见下 ）就能用。</p>")
    drawn, exact = Copy(typeset(text, 40)), Copy(typeset(text, 40, exact=True))
    assert drawn.letters == exact.letters
    assert exact.words(range(len(exact.letters))) == "他说： 现在（见下 ）就能用。"
