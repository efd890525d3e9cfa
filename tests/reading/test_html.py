"""Articles' HTML as an editor reads it."""

import pytest

from newsroom.reading import read_html, typeset
from newsroom.reading.blocks import Code, Heading, Paragraph, Run, Table
from newsroom.settings.language import use_language
from tests.reading.pages import shown, span_of


def test_paragraphs_stand_apart() -> None:
    assert shown(read_html("<p>一段</p>\n<p>二段</p>")) == ["一段", "", "二段"]


def test_line_breaks_stay_and_two_make_a_paragraph() -> None:
    assert shown(read_html("一<br>二<br/><br />三<br>\n<br>\n<br>四")) == ["一", "二", "", "三", "", "四"]


def test_white_space_collapses() -> None:
    assert shown(read_html("<p>\n  two\n words&nbsp;&nbsp; <b> here </b> , \u3000三\n四</p>")) == [
        "two words here , 三四"
    ]


def test_an_indent_of_two_blanks_is_no_indent_here() -> None:
    assert shown(read_html("<p>　　一段</p><p>&emsp;&nbsp;&nbsp;二段</p>")) == ["一段", "", "二段"]


def test_styles_are_kept_where_they_overlap() -> None:
    block = read_html("<p>一<b>二<i>三</b>四</i><code>五</code><del>六</del></p>").blocks[0]
    assert isinstance(block, Paragraph)
    assert block.runs == (
        Run("一"),
        Run("二", "strong"),
        Run("三", "strong em"),
        Run("四", "em"),
        Run("五", "code"),
        Run("六", "strike"),
    )


def test_headings_know_their_level() -> None:
    first, second = read_html("<h2>大 <em>题</em></h2>文").blocks
    assert isinstance(first, Heading)
    assert first.level == 2
    assert isinstance(second, Paragraph)
    assert span_of(typeset(read_html("<h2>大题</h2>"), 40), "大题").style == "heading2"


def test_lists_nest() -> None:
    html = "<ul><li>一<ul><li>甲</li><li>乙<ol start=9><li>子<li>丑</ol></ul></li><li>二</li></ul>后"
    assert shown(read_html(html)) == [
        "• 一",
        "  ◦ 甲",
        "  ◦ 乙",
        "     9. 子",
        "    10. 丑",
        "• 二",
        "",
        "后",
    ]


def test_items_of_several_paragraphs_stand_apart() -> None:
    assert shown(read_html("<ol><li><p>一</p><p>又一</p></li><li><p>二</p></li></ol>")) == [
        "1. 一",
        "",
        "   又一",
        "",
        "2. 二",
    ]


def test_long_items_hang_under_their_marker() -> None:
    assert shown(read_html("<ul><li>一二三四五六七八九十</li></ul>"), 12) == ["• 一二三四五", "  六七八九十"]


def test_an_items_own_number_counts() -> None:
    assert shown(read_html("<ol><li value=3>三<li>四</ol>")) == ["3. 三", "4. 四"]


def test_quotations_have_a_bar_on_every_line() -> None:
    html = "<blockquote><p>一二三四五六</p><p>七</p><blockquote>八</blockquote></blockquote><p>后</p>"
    assert shown(read_html(html), 10) == ["│ 一二三四", "│ 五六", "│", "│ 七", "│", "│ │ 八", "", "后"]


def test_code_keeps_its_lines_and_its_language() -> None:
    text = read_html('<pre><code class="language-python">def f():\n\treturn "<b>"  &lt; 1\n</code></pre>')
    assert text.blocks == (Code((), 'def f():\n    return ""  < 1', "python"),)


def test_a_rule_goes_across() -> None:
    assert shown(read_html("一<hr>二"), 6) == ["一", "", "──────", "", "二"]


# Links


def test_links_are_numbered_after_their_words_and_listed_at_the_end() -> None:
    html = (
        '见<a href="/a?x=1&amp;y=2">这里</a>，<a href="https://b.com/">那里 </a>和'
        '<a href="/a?x=1&y=2"><b>再次</b>这里</a>。'
    )
    text = read_html(html, "https://a.com/dir/page")
    assert text.links == ("https://a.com/a?x=1&y=2", "https://b.com/")
    assert shown(text) == [
        "见这里[1]，那里[2] 和再次这里[1]。",
        "",
        "[1] https://a.com/a?x=1&y=2",
        "[2] https://b.com/",
    ]
    page = typeset(text, 40)
    assert span_of(page, "那里").link == 2
    assert span_of(page, "[2]").link == 2
    assert span_of(page, "再次").style == "strong"


def test_a_links_number_never_begins_a_line() -> None:
    assert shown(read_html('<p>一二三四<a href="https://a.com">五六</a>七</p>'), 12)[:2] == [
        "一二三四五",
        "六[1]七",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt&#58;alert(1)",
        " \x01javascript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "#top",
        "",
        "http://",
        "//[bad",
        "mailto:a@b.c",
    ],
)
def test_only_web_addresses_are_links(address: str) -> None:
    text = read_html(f'<a href="{address}">字</a>', "https://a.com/")
    assert text.links == ()
    assert shown(text) == ["字"]


def test_a_relative_address_without_a_page_is_no_link() -> None:
    assert read_html('<a href="/x">字</a><a href="https://a.com/x">字</a>').links == ("https://a.com/x",)


# Images


def test_images_are_labels_that_lead_to_them() -> None:
    use_language("en")
    text = read_html('<p>前<img src="/i.png" alt="一张 图">后<img src="/j.png"></p>', "https://a.com/")
    assert shown(text)[0] == "前[image: 一张 图][1]后[image][2]"
    assert text.links == ("https://a.com/i.png", "https://a.com/j.png")
    assert span_of(typeset(text, 40), "[image").style == "image"


def test_an_image_inside_a_link_leads_where_the_link_leads() -> None:
    assert read_html('<a href="https://a.com/big"><img src="https://a.com/small.png"></a>').links == (
        "https://a.com/big",
    )


def test_an_image_that_loads_late_is_found() -> None:
    html = '<img src="data:image/gif;base64,x" data-src="https://a.com/real.png">'
    assert read_html(html).links == ("https://a.com/real.png",)


def test_pixels_that_count_readers_are_not_shown() -> None:
    assert shown(read_html('<p>文<img src="https://t.com/p.gif" width="1" height="1"></p>')) == ["文"]


def test_an_image_as_it_is_kept_reads_as_one() -> None:
    kept = '<p>前<data value="https://a.com/i.png" title="一张 图" width="640" height="480"></data>后</p>'
    text = read_html(kept)
    assert text == read_html(
        '<p>前<img src="https://a.com/i.png" alt="一张 图" width="640" height="480">后</p>'
    )
    assert text.links == ("https://a.com/i.png",)
    linked = '<a href="https://a.com/big"><data value="https://a.com/small.png"></data></a>'
    assert read_html(linked).links == ("https://a.com/big",)
    assert shown(read_html('<p>好<data value="https://s.org/1.png" title="🚀"></data>！</p>')) == ["好🚀！"]
    assert shown(read_html('<p>今年<data value="21">二十一</data>次</p>')) == ["今年二十一次"]


def test_an_emoji_given_as_an_image_is_the_emoji() -> None:
    assert shown(read_html('<p>好<img class="emoji" src="https://s.w.org/1.png" alt="🚀">！</p>')) == [
        "好🚀！"
    ]


# Small print


def test_notes_and_exponents_are_raised() -> None:
    notes = '文<sup><a href="#fn1">[1]</a></sup><sup>3</sup>'
    html = f"<p>{notes}，10<sup>5</sup>，H<sub>2</sub>O，1<sup>st</sup></p>"
    assert shown(read_html(html)) == ["文¹,³，10⁵，H₂O，1st"]


def test_quotes_and_readings() -> None:
    assert shown(read_html("<q>引</q><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>")) == ["“引”漢（kan）"]


def test_a_caption_is_muted() -> None:
    text = read_html("<figure>图<figcaption>说明</figcaption></figure>文")
    assert [block.runs[0].style for block in text.blocks if isinstance(block, Paragraph)] == ["", "muted", ""]


def test_terms_are_strong_whether_or_not_they_are_closed() -> None:
    text = read_html("<dl><dt>词<dd>义<dt>词</dt><dd>义</dd></dl>文")
    styles = [block.runs[0].style for block in text.blocks if isinstance(block, Paragraph)]
    assert styles == ["strong", "", "strong", "", ""]


# What is left out


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert('<p>坏</p>')</script>",
        "<STYLE>p{}</style >",
        "<noscript>坏</noscript>",
        "<iframe src='https://a.com'>坏</iframe>",
        "<svg><text>坏</text></svg>",
        "<template>坏</template>",
        "<!-- 坏 -->",
        "<!DOCTYPE html><?xml 坏?>",
        "<head><title>坏</title><meta x></head>",
        "<video controls>坏</video>",
    ],
)
def test_what_is_no_text_is_left_out(html: str) -> None:
    assert shown(read_html(f"<p>前</p>{html}<p>后</p>")) == ["前", "", "后"]


# Text that is no HTML


def test_plain_text_keeps_its_paragraphs_and_lines() -> None:
    assert shown(read_html("第一段\n\n- 一\n- 二\n\n 第二段 < 3")) == [
        "第一段",
        "",
        "- 一",
        "- 二",
        "",
        "第二段 < 3",
    ]


def test_long_lines_of_plain_text_are_paragraphs() -> None:
    assert shown(read_html("长" * 60 + "\n" + "长" * 60), 120) == ["长" * 60, "", "长" * 60]


def test_plain_text_with_links_keeps_its_lines_too() -> None:
    assert shown(read_html('一\n<a href="https://a.com">二</a>\n\n三'))[:4] == ["一", "二[1]", "", "三"]


def test_html_that_was_escaped_twice_is_read_as_html() -> None:
    assert shown(read_html("&lt;p&gt;一&lt;/p&gt;&lt;p&gt;二 &amp;amp; 三&lt;/p&gt;")) == [
        "一",
        "",
        "二 & 三",
    ]


def test_text_about_tags_stays_text() -> None:
    assert shown(read_html("<p>用 &lt;p&gt; 标签</p>")) == ["用 <p> 标签"]


def test_nothing_is_nothing() -> None:
    assert shown(read_html("")) == shown(read_html("<p> &nbsp;</p><ul><li></li></ul>")) == []


# Tables


def test_a_table_is_read_with_its_spans() -> None:
    html = (
        "<table><caption>表一</caption><tr><th>甲</th><th colspan=2>乙</th></tr>"
        "<tr><td rowspan=2>一</td><td>二</td><td align=right>3</td></tr>"
        "<tr><td>四</td><td>5</td></tr></table>"
    )
    caption, table = read_html(html).blocks
    assert isinstance(caption, Paragraph)
    assert isinstance(table, Table)
    assert table.headed
    assert [["".join(run.text for run in cell.runs) for cell in row] for row in table.rows] == [
        ["甲", "乙", ""],
        ["一", "二", "3"],
        ["", "四", "5"],
    ]
    assert table.rows[1][2].right


def test_a_table_that_serves_a_layout_is_read_as_paragraphs() -> None:
    assert shown(read_html("<table><tr><td><p>一</p><p>二</p></td></tr><tr><td>三</td></tr></table>")) == [
        "一",
        "",
        "二",
        "",
        "三",
    ]
    nested = "<table><tr><td><table><tr><td>一</td><td>二</td></tr></table></td><td>三</td></tr></table>"
    assert shown(read_html(nested)) == ["一", "", "二", "", "三"]


def test_how_many_characters_a_text_has() -> None:
    assert (
        read_html('<p>一二 three</p><img src="https://a.com/i" alt="图"><ul><li>四</li></ul>').characters
        == 8  # 一二 three 四
    )
