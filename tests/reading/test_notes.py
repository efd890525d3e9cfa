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


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>结论<sup>[1]</sup>。</p><p>[1] 公告。</p>", [("¹", "公告。")]),
        ("<p>结论①，又②。</p><p>① 公告。</p><p>②：旧数。</p>", [("①", "公告。"), ("②", "旧数。")]),
        ("<p>结论（注1）。</p><p>注1：公告。</p>", [("（注1）", "公告。")]),
        ("<p>结论〔1〕。</p><p>［1］公告。</p>", [("〔1〕", "公告。")]),
        (
            "<p>结论<sup>1</sup>，又<sup>2</sup>。</p><p>1、公告。<br>2、旧数。</p>",
            [("¹", "公告。"), ("²", "旧数。")],
        ),
        ("<p>见[1]和[2]。</p><p>[1] 公告。<br>[2] 旧数。</p>", [("[1]", "公告。"), ("[2]", "旧数。")]),
        ("<p>结论<sup>1</sup>。</p><dl><dt>1</dt><dd>公告。</dd></dl>", [("¹", "公告。")]),
        (
            "<p>结论<a href='https://daily.example/1#footnote-1'>1</a>。</p><p><a href='https://daily.example/1#footnote-anchor-1'>1</a></p><p>公告。</p>",
            [("1", "公告。")],
        ),
        (
            "<p>结论<sup>1</sup>。</p><ol><li><a href='#r'>^</a> 公告。 <a href='#r'>↩︎</a></li></ol>",
            [("¹", "公告。")],
        ),
    ],
)
def test_marks_and_notes_are_known_however_pages_write_them(
    html: str, expected: list[tuple[str, str]]
) -> None:
    assert found(read_html(html, "https://daily.example/1")) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>包括①甲，②乙。</p><p>① 甲很大。</p>",
        "<h2>1. 起因</h2><p>结论<sup>1</sup>。</p>",
        "<p>今年<a href='/2026#top'>10</a>件。</p><p>10 件之中。</p>",
    ],
)
def test_what_numbers_the_text_itself_is_no_footnote(html: str) -> None:
    assert found(read_html(html, "https://daily.example/1")) == []
