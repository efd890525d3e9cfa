from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.issues.words import Piece, differences, merged, nearby

_TEXT = st.text(alphabet="星河实验室，。 GPT-5.5 \n模型", max_size=60)


def shown(before: str, after: str) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("售价3万元", "售价4万元", "售价[-3-]{+4+}万元"),
        ("发布 GPT-5.4 模型", "发布 GPT-5.5 模型", "发布 [-GPT-5.4-]{+GPT-5.5+} 模型"),
        ("星河昨日发布了模型", "星河今天发布了模型", "星河[-昨日-]{+今天+}发布了模型"),
        ("", "新的", "{+新的+}"),
        ("旧的", "", "[-旧的-]"),
        ("一样", "一样", "一样"),
        ("", "", ""),
    ],
)
def test_a_difference_is_shown_by_words(before: str, after: str, difference: str) -> None:
    assert shown(before, after) == difference


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("甲\n\n乙\n\n丙", "甲\n\n乙\n\n丙\n\n丁", "…\n丙[\n\n丁]"),
        ("甲\n乙\n丙\n丁\n戊", "甲\n乙\n子\n丁\n戊", "…\n乙\n<丙>[子]\n丁\n…"),
        ("甲\n乙", "子\n乙", "<甲>[子]\n乙"),
        ("一行里的甲", "一行里的乙", "一行里的<甲>[乙]"),
        ("甲\n乙\n丙\n丁", "子\n乙\n丙\n丑", "<甲>[子]\n乙\n丙\n<丁>[丑]"),
        ("甲\n乙\n丙\n丁\n戊", "子\n乙\n丙\n丁\n丑", "<甲>[子]\n乙\n…\n丁\n<戊>[丑]"),
    ],
)
def test_lines_far_from_a_change_are_left_out(before: str, after: str, told: str) -> None:
    marks = {"same": "{}", "gone": "<{}>", "new": "[{}]"}
    pieces = nearby(differences(before, after))
    assert "".join(marks[piece.kind].format(piece.text) for piece in pieces) == told


def test_one_kept_character_does_not_tear_a_change_apart() -> None:
    assert shown("甲乙的丙丁", "子丑的寅卯") == "[-甲乙的丙丁-]{+子丑的寅卯+}"


@given(_TEXT, _TEXT)
def test_pieces_make_both_texts(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after
    assert Piece("same", "") not in pieces


def test_changes_in_different_places_go_together() -> None:
    base = "星河实验室昨天发布了模型，售价三百元。"
    mine = "星河实验室今天发布了模型，售价三百元。"
    theirs = "星河实验室昨天发布了模型，售价四百元。"
    assert merged(base, mine, theirs) == "星河实验室今天发布了模型，售价四百元。"


def test_changes_in_one_place_do_not() -> None:
    assert merged("售价3元", "售价4元", "售价5元") is None
    assert merged("开头", "开头甲", "开头乙") is None


@given(_TEXT, _TEXT)
def test_what_only_one_changed_stands(base: str, changed: str) -> None:
    assert merged(base, changed, base) == merged(base, base, changed) == changed
    assert merged(base, changed, changed) == changed


@given(_TEXT, _TEXT, _TEXT)
def test_it_does_not_matter_who_was_first(base: str, mine: str, theirs: str) -> None:
    assert merged(base, mine, theirs) == merged(base, theirs, mine)


@given(_TEXT, _TEXT, _TEXT, _TEXT)
def test_changes_before_and_after_a_kept_stretch_are_both_made(
    head: str, tail: str, other_head: str, other_tail: str
) -> None:
    kept = "＃＃＃＃＃＃＃＃"
    result = merged(head + kept + tail, other_head + kept + tail, head + kept + other_tail)
    assert result == other_head + kept + other_tail
