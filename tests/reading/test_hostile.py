"""HTML made to harm: it is read in bounded time, and nothing of it reaches the terminal."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.reading import plain_text, read_html, read_markdown, typeset
from newsroom.text.cells import cell_width
from tests.reading.pages import shown

LARGE = {
    "divs": "<div>" * 100_000 + "字",
    "quotations": "<blockquote>" * 50_000 + "字" + "</blockquote>" * 50_000,
    "lists": "<ul><li>" * 50_000 + "字",
    "lists without items": "<ul>" * 50_000 + "<li>字" * 50_000,
    "ends without beginnings": "</blockquote></li></ul></table>" * 30_000,
    "tables": "<table><tr><td>" * 30_000 + "字",
    "spans of tables": "<table>" + "<tr><td rowspan=1000 colspan=999>字" * 2_000,
    "less-than signs": "<" * 300_000,
    "tags that never end": "<a " * 200_000,
    "values that never end": '<a href="x> ' * 50_000,
    "values that hide the end": '<a b=">" ' * 50_000,
    "comments that never end": "<!-- " * 100_000,
    "elements that never end": "<svg>" * 100_000 + "<script>" * 10,
    "attributes": "<a " + "x " * 200_000 + ">字",
    "styles": "<b><i>" * 100_000 + "字",
    "line breaks": "字<br>" * 50_000,
    "line feeds": "字 \n" * 50_000,
    "blanks": " " * 1_000_000,
    "entities": "&#27;&#x202e;&lt;" * 50_000,
    "escaped tags that never end": "&lt;p " * 100_000,
    "a line of code": "<pre>" + "字" * 300_000,
    "one word": "a" * 500_000,
    "quotation marks": '"字' * 50_000,
    "closing marks": "，" * 200_000,
    "emoji": "👨‍👩‍👧" * 50_000,
}


@pytest.mark.parametrize("kind", LARGE)
def test_time_is_bounded(kind: str) -> None:
    began = time.process_time()
    page = typeset(read_html(LARGE[kind], "https://a.com/"), 60)
    # Each takes a fraction of this; what grows with the square of the length takes minutes.
    assert time.process_time() - began < 10
    assert all(sum(cell_width(span.text) for span in line.spans) <= 60 for line in page.lines)


MARKDOWN = {
    "definitions of links": "[a]: b\n" * 5_000,
    "brackets": "[" * 5_000,
    "images": "![" * 5_000,
    "stars": "*a " * 3_000,
    "quotations": "> " * 5_000 + "字",
    "lines": "字\n" * 10_000,
    "notes": "[^1]: 字[^1]\n" * 5_000,
}


@pytest.mark.parametrize("kind", MARKDOWN)
def test_time_for_markdown_is_bounded(kind: str) -> None:
    began = time.process_time()
    typeset(read_markdown(MARKDOWN[kind]), 60)
    assert time.process_time() - began < 10


def test_deep_nesting_is_not_drawn_to_its_full_depth() -> None:
    assert shown(read_html("<blockquote>" * 1000 + "一二三四五六"), 20) == [
        "│ │ │ │ │ 一二三四五",
        "│ │ │ │ │ 六",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p>a&#27;[2Jb</p>",
        "<p>a&#x9b;31mb</p>",
        "<p>a&#8238;b&#x200B;</p>",
        "a&#27;[2Jb",
        "<p>a\x1b]0;x\x07b</p>",
        '<img src="https://a.com/i" alt="a&#27;[2Jb">',
        '<a href="https://a.com/&#27;[2J">ab</a>',
        "<pre>a&#27;[2Jb</pre>",
        "<table><tr><td>a&#27;<td>b</table>",
    ],
)
def test_nothing_that_a_terminal_obeys_is_drawn(html: str) -> None:
    for text in (read_html(html), read_markdown(html)):
        drawn = "".join(span.text for line in typeset(text, 40).lines for span in line.spans)
        assert drawn.isprintable()
        assert "\u202e" not in drawn
    assert plain_text(html).replace("\n", "").isprintable()


def test_words_inside_what_is_never_closed_are_not_lost() -> None:
    assert shown(read_html("<svg>字")) == ["字"]
    assert shown(read_html("<pre>字")) == ["字"]
    assert shown(read_html("字<!-- 注")) == ["字 注"]
    assert shown(read_html("字<p class='x>后</p>")) == ["字", "", "后"]
    assert shown(read_html("一 <二 3<4 <")) == ["一 <二 3<4 <"]


TAGS = st.sampled_from(
    [
        *(
            "p",
            "/p",
            "div",
            "br",
            "hr",
            "h2",
            "/h2",
            "blockquote",
            "/blockquote",
            "ul",
            "ol",
            "/ul",
            "/ol",
            "li",
            "/li",
        ),
        *(
            "pre",
            "/pre",
            "code",
            "/code",
            "table",
            "/table",
            "tr",
            "td",
            "th",
            "/tr",
            "/td",
            "b",
            "/b",
            "em",
            "a",
            "/a",
        ),
        *("img", "figure", "figcaption", "sup", "/sup", "dl", "dt", "dd", "a href='/x'", "img src=/i alt=图"),
        *("td colspan=3 rowspan=2", "ol start=98"),
    ]
)
PARTS = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"),
    st.sampled_from(["&amp;", "\n", "，", "——", " "]),
    st.integers(0, 999).map(lambda number: f"字{number}词"),
)


@given(st.lists(PARTS, max_size=60).map("".join), st.integers(4, 70), st.sampled_from([1, 2]))
def test_any_html_fits_any_width_and_loses_no_word(html: str, width: int, ambiguous: int) -> None:
    text = read_html(html, "https://a.com/")
    page = typeset(text, width, ambiguous)
    for line in page.lines:
        assert sum(cell_width(span.text, ambiguous) for span in line.spans) <= width
        assert all(span.text for span in line.spans)
    drawn = "".join(span.text for line in page.lines if line.block < len(text.blocks) for span in line.spans)
    for character in "字词":
        assert drawn.count(character) == html.count(character)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for read in (read_html(text), read_markdown(text)):
        assert all(
            sum(cell_width(span.text) for span in line.spans) <= 20 for line in typeset(read, 20).lines
        )
    plain_text(text)
