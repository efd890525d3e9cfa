"""Tables set with rules."""

from newsroom.reading import line_text, read_html, typeset
from newsroom.text.cells import cell_width
from tests.reading.pages import shown

MODELS = (
    "<table><tr><th>模型</th><th align=right>参数</th><th>说明</th></tr>"
    "<tr><td>GPT-5.5</td><td align=right>1.8T</td><td>某公司的模型</td></tr>"
    "<tr><td>国产</td><td align=right>671B</td><td>开源</td></tr></table>"
)


def test_a_table_that_fits_keeps_its_natural_width() -> None:
    assert shown(read_html(MODELS), 60) == [
        "┌─────────┬──────┬──────────────┐",
        "│ 模型    │ 参数 │ 说明         │",
        "├─────────┼──────┼──────────────┤",
        "│ GPT-5.5 │ 1.8T │ 某公司的模型 │",
        "│ 国产    │ 671B │ 开源         │",
        "└─────────┴──────┴──────────────┘",
    ]


def test_a_table_that_is_too_wide_has_its_widest_column_narrowed() -> None:
    assert shown(read_html(MODELS), 29) == [
        "┌─────────┬──────┬──────────┐",
        "│ 模型    │ 参数 │ 说明     │",
        "├─────────┼──────┼──────────┤",
        "│ GPT-5.5 │ 1.8T │ 某公司的 │",
        "│         │      │ 模型     │",
        "├─────────┼──────┼──────────┤",
        "│ 国产    │ 671B │ 开源     │",
        "└─────────┴──────┴──────────┘",
    ]


def test_a_table_that_no_width_could_hold_becomes_its_rows() -> None:
    assert shown(read_html(MODELS), 20) == [
        "模型: GPT-5.5",
        "参数: 1.8T",
        "说明: 某公司的模型",
        "",
        "模型: 国产",
        "参数: 671B",
        "说明: 开源",
    ]


def test_numbers_stand_flush_right() -> None:
    html = "<table><tr><td>甲<td align=right>1</tr><tr><td>乙<td align=right>1000</tr></table>"
    assert shown(read_html(html), 40)[1] == "│ 甲 │    1 │"


def test_a_table_inside_a_list_hangs_under_its_item() -> None:
    lines = shown(read_html("<ul><li>项<table><tr><td>一<td>二</table></ul>"), 40)
    assert lines[0] == "• 项"
    assert lines[2].startswith("  ┌")


def test_columns_stay_in_line_beside_emoji_and_links() -> None:
    html = (
        '<table><tr><td>👨‍👩‍👧 家</td><td><a href="https://a.com">一个很长的链接文字</a>，还有说明</td></tr>'
        "<tr><td>❤️</td><td>é</td></tr></table>"
    )
    for width in (24, 30, 60):
        rows = [line for line in typeset(read_html(html), width).lines if line.block == 0]
        assert len({cell_width(line_text(line)) for line in rows}) == 1


def test_a_table_in_an_ascii_terminal() -> None:
    assert shown(read_html("<table><tr><td>一<td>二</table>"), 40, ambiguous=2) == [
        "+----+----+",
        "| 一 | 二 |",
        "+----+----+",
    ]
