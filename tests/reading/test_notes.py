"""Footnotes: marks are known by their looks, and so are the notes that they lead to."""

from __future__ import annotations

import pytest

from newsroom.reading import Copy, Text, read_html, read_markdown, typeset
from newsroom.reading.notes import notes, said


def found(text: Text, width: int = 40) -> list[tuple[str, str]]:
    page = typeset(text, width)
    copy = Copy(page)
    return [(copy.words(each.mark), said(copy, each)) for each in notes(page, copy)]


MARKDOWN = "一段话[^1]，又一段[^甲]。\n\n[^1]: 第一条注。\n[^甲]: 有名字的注。\n"
LISTED = (
    "<ol><li>甲</li><li>乙</li></ol><p>结论<sup>1</sup>成立<sup><a href='#fn2'>2</a></sup>。</p>"
    "<ol><li>公告。</li><li>去年的数。</li></ol>"
)


@pytest.mark.parametrize("width", [12, 40, 100])
def test_marks_lead_to_the_paragraphs_that_begin_with_them(width: int) -> None:
    assert found(read_markdown(MARKDOWN), width) == [("¹", "第一条注。"), ("[甲]", "有名字的注。")]


def test_marks_lead_to_the_items_of_the_last_numbered_list() -> None:
    assert found(read_html(LISTED)) == [("¹", "公告。"), ("²", "去年的数。")]


def test_numbers_in_brackets_lead_to_references() -> None:
    text = read_html("<p>如文献[2]所说，见[3]。</p><p>[1] 甲著。</p><p>[2] 乙著。</p>")
    assert found(text) == [("[2]", "乙著。")]


def test_an_exponent_is_no_mark_and_a_mark_without_note_leads_nowhere() -> None:
    assert found(read_html("<p>面积 10 m<sup>2</sup>。</p><ol><li>一</li><li>二</li></ol>")) == []
    assert found(read_html("<p>结论<sup>3</sup>。</p><ol><li>一</li><li>二</li></ol>")) == []
