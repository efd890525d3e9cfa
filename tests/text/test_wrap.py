"""Lines broken as in Chinese print."""

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.breaking import may_break
from newsroom.text.cells import cell_width, measure
from newsroom.text.clean import clean_text
from newsroom.text.wrap import HANGING, wrap

NEVER_FIRST = "，。、；：？！」』）》】〉〕”’…％·,.;:?!)]}%～"
NEVER_LAST = "「『（《【〈〔“‘([{"


def lines(text: str, width: int, first_indent: int = 0, indent: int = 0, ambiguous: int = 1) -> list[str]:
    ranges = wrap(text, width, first_indent=first_indent, indent=indent, ambiguous=ambiguous)
    return [text[start:end] for start, end in ranges]


# Marks


@pytest.mark.parametrize("mark", NEVER_FIRST.replace("·", "").replace("…", ""))
def test_no_line_begins_with_a_mark_that_closes(mark: str) -> None:
    assert lines(f"一二三四五{mark}六七", 10) == ["一二三四", f"五{mark}六七"]


@pytest.mark.parametrize("mark", NEVER_LAST)
def test_no_line_ends_with_a_mark_that_opens(mark: str) -> None:
    assert lines(f"一二三四{mark}五六七", 10) == ["一二三四", f"{mark}五六七"]


def test_marks_that_follow_one_another_stay_together() -> None:
    assert lines("他说过：“走吧。”（完）", 12) == ["他说过：“走", "吧。”（完）"]
    assert lines("他说过：“走吧。”（完）", 8) == ["他说过：", "“走吧。”", "（完）"]


def test_an_opening_mark_does_not_stay_behind_before_a_space() -> None:
    assert lines("一二三（ 四五", 8) == ["一二三", "（ 四五"]


def test_a_dash_and_an_ellipsis_stay_whole() -> None:
    assert lines("一二三四——五六", 9) == ["一二三四", "——五六"]
    assert lines("一二三四……五六", 9) == ["一二三", "四……五六"]


def test_a_dash_that_joins_begins_no_line() -> None:
    assert lines("从北京—上海去", 6) == ["从北", "京—上", "海去"]


def test_straight_quotation_marks_open_and_close_in_turn() -> None:
    assert lines('他说过"你好吗"然后', 7) == ["他说过", '"你好', '吗"然后']


def test_marks_of_bold_stay_with_what_they_mark() -> None:
    assert lines("采用了**六纳米**工艺", 8) == ["采用了", "**六纳", "米**工艺"]


# Words and numbers


@pytest.mark.parametrize(
    "token",
    [
        "GPT-5.5",
        "1.4",
        "30%",
        "$5",
        "US$5.5",
        "don't",
        "don’t",
        "10:30",
        "and/or",
        "C++",
        "a@b.c",
        "10～20",
        "café",
    ],
)
def test_a_latin_word_stays_whole(token: str) -> None:
    text = f"一二三四五{token}，六七八"
    for width in range(cell_width(token) + 3, 30):
        assert any(token in line for line in lines(text, width)), width


@pytest.mark.parametrize(
    "quantity",
    [
        "70帧",
        "1.4亿",
        "1.4亿元",
        "25家",
        "第3届",
        "2025年",
        "9月",
        "30℃",
        "5美元",
        "10多万台",
        "3个月",
        "￥50",
        "50万美元",
        "8个百分点",
        "100 km/h",
        "512 GB",
        "200 亿元",
        "200 多亿元",
        "5.6 万",
        "3400 tokens/s",
        "2025 年",
        "第 3 条",
        "3.5 million",
    ],
)
def test_a_number_stays_with_its_unit(quantity: str) -> None:
    text = f"一二三四五{quantity}，六七八"
    for width in range(cell_width(quantity) + 3, 30):
        assert any(quantity in line for line in lines(text, width)), width


def test_a_word_that_leaves_no_room_for_its_mark_is_cut_at_its_hyphen() -> None:
    assert lines("fluent-ui-icons，好", 15) == ["fluent-ui-", "icons，好"]
    assert lines("fluentuiicons，好", 13) == ["fluentuiicons", "，好"]


def test_a_name_and_its_number_may_part_at_their_space() -> None:
    assert lines("性能对标RTX 4060显卡", 12) == ["性能对标RTX", "4060显卡"]


@pytest.mark.parametrize("text", ["模型 GPT-5 TB 级", "共 20 mountains", "1 2 3 4"])
def test_what_is_no_unit_may_part_from_a_number_at_its_blank(text: str) -> None:
    edge = cell_width(text[: text.rindex(" ", 0, 10)])
    assert lines(text, edge)[0] == text[: text.rindex(" ", 0, 10)]


def test_han_and_latin_may_part_without_a_space() -> None:
    assert lines("一二三AI四", 6) == ["一二三", "AI四"]


def test_a_no_break_space_does_not_break() -> None:
    assert lines("aaa b\u00a0c", 6) == ["aaa", "b\u00a0c"]


# Widths


def test_spaces_at_a_break_belong_to_no_line() -> None:
    assert lines("aaa   bbb", 4) == ["aaa", "bbb"]
    assert lines("aaa   ", 4) == ["aaa"]


def test_spaces_at_the_beginning_stay() -> None:
    assert lines("　　一二三", 8) == ["　　一二", "三"]


def test_an_address_that_no_line_can_hold_begins_where_it_stands_and_is_cut_at_the_width() -> None:
    assert lines("见 https://example.com/a1/b2", 10) == ["见 https:/", "/example.c", "om/a1/b2"]


def test_no_more_than_needed_is_pulled_down() -> None:
    assert lines("一二三四五六，七八九十", 12) == ["一二三四五", "六，七八九十"]


def test_a_line_feed_ends_a_line() -> None:
    assert lines("一二\n\n三", 10) == ["一二", "", "三"]


def test_indents_leave_less_room() -> None:
    assert lines("一二三四五六七", 8, first_indent=4, indent=2) == ["一二", "三四五", "六七"]


def test_an_emoji_stays_whole() -> None:
    family = "👨‍👩‍👧"
    assert lines(family * 3, 4) == [family * 2, family]
    assert lines(family * 2, 1) == [family, family]


def test_ambiguous_characters_take_two_cells_where_the_terminal_has_them_so() -> None:
    assert lines("①②③④", 4) == ["①②③④"]
    assert lines("①②③④", 4, ambiguous=2) == ["①②", "③④"]


def test_an_offset_can_be_kept_from_beginning_a_line() -> None:
    assert wrap("一二三四", 6, whole=frozenset({3})) == [(0, 2), (2, 4)]


def test_nothing_is_one_empty_line() -> None:
    assert wrap("", 10) == [(0, 0)]


# Properties

WORDS = st.sampled_from(
    [
        *("人工智能", "发布", "的", "模型", "70帧", "1.4亿元", "2025年", "第3届", "한국", "カー"),
        *("GPT-5.5", "RTX 4060", "30%", "$5", "don't", "OpenAI", "a", "é", "e\u0301", "👨‍👩‍👧", "❤️"),
        *("，", "。", "、", "！", "？", "”", "）", "》", "“", "（", "《", "「", "」", "……", "——", "·", "～"),
        *(" ", "(", ")", ", ", ". ", ": ", '"', "**"),
        "https://example.com/a/very/long/path?with=query",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map("".join), st.text(max_size=60).map(clean_text))
WIDTHS = st.integers(4, 40)
ASCII = re.compile(rf"[{re.escape(NEVER_LAST)} ]*[!-~é\u0301]+[{re.escape(NEVER_FIRST)}]*")
"""Words with the marks that may not be parted from them."""
LATIN = re.compile(r"[A-Za-z0-9é\u0301]+(?:[-'.][A-Za-z0-9é\u0301]+)*")


@given(TEXTS, WIDTHS)
def test_no_character_is_lost(text: str, width: int) -> None:
    ranges = wrap(text, width)
    reached = 0
    for start, end in ranges:
        assert reached <= start <= end
        assert not text[reached:start].strip(), text[reached:start]
        reached = end
    assert not text[reached:].strip()


@given(TEXTS, WIDTHS, st.sampled_from([1, 2]))
def test_no_line_is_too_wide(text: str, width: int, ambiguous: int) -> None:
    before, _inside = measure(text, ambiguous)
    for start, end in wrap(text, width, ambiguous=ambiguous):
        assert before[end] - before[start] <= width


@given(TEXTS, WIDTHS)
def test_no_cluster_is_cut(text: str, width: int) -> None:
    _before, inside = measure(text)
    for start, end in wrap(text, width):
        assert start not in inside
        assert end not in inside


@given(TEXTS, WIDTHS)
def test_no_line_begins_or_ends_wrongly_unless_no_other_break_would_fit(text: str, width: int) -> None:
    before, inside = measure(text)
    ranges = wrap(text, width)
    for (start, end), (following, _end) in zip(ranges, ranges[1:], strict=False):
        line = text[start:end]
        wrong = text[following : following + 1] in NEVER_FIRST or line[-1:] in NEVER_LAST
        if not wrong or not line or "\n" in text[end:following] or following == len(text):
            continue
        for place in range(start + 1, end):
            fits = before[len(text[:place].rstrip())] - before[start] <= width
            assert place in inside or not fits or not may_break(text, place), (text[start:following], place)


@given(st.lists(WORDS, max_size=40).map("".join), st.integers(10, 40))
def test_no_latin_word_is_cut_if_a_line_can_hold_it(text: str, width: int) -> None:
    cuts = {start for start, _end in wrap(text, width)}
    for piece in ASCII.finditer(text):
        if cell_width(piece[0]) > width:
            continue
        for word in LATIN.finditer(text, *piece.span()):
            assert not cuts & set(range(word.start() + 1, word.end()))


@given(TEXTS, WIDTHS)
def test_a_line_is_as_full_as_the_rules_allow(text: str, width: int) -> None:
    before, inside = measure(text)
    ranges = wrap(text, width, even=False)
    for (start, _end), (following, _last) in zip(ranges, ranges[1:], strict=False):
        if "\n" in text[start:following]:
            continue
        for place in range(following + 1, len(text)):
            if "\n" in text[following:place] or before[len(text[:place].rstrip())] - before[start] > width:
                break
            assert place in inside or not may_break(text, place)


@given(TEXTS, WIDTHS)
def test_sharing_a_hole_leaves_the_number_of_lines_and_makes_none_wider(text: str, width: int) -> None:
    full, even = wrap(text, width, even=False), wrap(text, width)
    assert len(full) == len(even)
    assert full[-1] == even[-1]
    free = [[width - cell_width(text[a:b]) for a, b in ranges] for ranges in (full, even)]
    assert min(free[1]) >= min(0, *free[0])
    assert sum(cells**2 for cells in free[1]) <= sum(cells**2 for cells in free[0]) + len(text)


def test_a_hole_before_a_long_word_is_shared_among_the_lines_above() -> None:
    text = "一二三四五六七八九十一二三四五六七八九十 Constitutional"
    assert [cell_width(line) for line in lines(text, 16)] == [14, 14, 12, 14]


def test_a_comma_or_full_stop_hangs_where_there_is_a_margin() -> None:
    text = "一二三四五，六七八九十。"
    hung = [text[a:b] for a, b in wrap(text, 10, hang=2)]
    assert hung == ["一二三四五，", "六七八九十。"]
    assert [text[a:b] for a, b in wrap(text, 11, hang=1)] == hung
    assert lines(text, 10) == ["一二三四", "五，六七八", "九十。"]


def test_a_mark_that_another_follows_does_not_hang() -> None:
    text = "一二三四五。”六七八九十"
    assert [text[a:b] for a, b in wrap(text, 10, hang=2)] == ["一二三四", "五。”六七", "八九十"]


@given(TEXTS, WIDTHS)
def test_only_hanging_marks_stand_in_the_margin(text: str, width: int) -> None:
    lines = wrap(text, width, hang=2)
    for (start, end), (begin, _end) in pairwise([*lines, (len(text), len(text))]):
        cells = cell_width(text[start:end])
        if cells > max(width, 2) and len(text[start:end]) > 1:
            assert text[end - 1] in HANGING
            assert cells <= width + 2
            assert text[begin : begin + 1] not in HANGING


def test_real_news_is_set_well(shared: Path) -> None:
    paragraphs = [
        line.strip()
        for line in next((shared / "seeds").glob("002_*")).read_text("utf-8").split("\n")
        if len(line) > 80
    ]
    broken = ragged = 0
    for paragraph in paragraphs:
        for width in range(20, 98, 2):
            rows = lines(paragraph, width)
            broken += len(rows) - 1
            for row in rows[:-1]:
                assert row[0] not in NEVER_FIRST
                assert row[-1] not in NEVER_LAST
                ragged += cell_width(row) < width - 4
    assert broken > 3000
    assert ragged / broken < 0.05


@pytest.mark.parametrize(
    "piece", ["，", "（", "a", "*a", '"字', "1万", "👨‍👩‍👧", "🇨", " ", "a\u0301", "——", "（ "]
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    began = time.process_time()
    wrap(piece * 50_000, 40)
    # Each takes a fraction of this; what grows with the square of the length takes minutes.
    assert time.process_time() - began < 5
