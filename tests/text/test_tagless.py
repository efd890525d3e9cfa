"""The words of stored HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text import tagless
from newsroom.text.tagless import beginning, plain

PIECES = (
    "<p>",
    "</p>",
    "<b>",
    "<<b>p>",
    "&am",
    "p;",
    "&lt;",
    '<a title="x>y">',
    '"',
    "<br/>",
    "港口",
    "abc ",
    "<",
    ">",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.integers(0, 40))
def test_the_beginning_of_a_text_is_that_of_all_of_it(pieces: list[str], most: int) -> None:
    html = "".join(pieces)
    assert beginning(html, most) == plain(html)[:most]


def test_of_a_long_text_no_more_tags_are_looked_at_than_its_beginning_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    gap = tagless._gap
    monkeypatch.setattr(tagless, "_gap", lambda tag: seen.append(tag[0]) or gap(tag))  # type: ignore[func-returns-value]
    assert beginning("<h2>起重机换了新电池。</h2>" * 50, 12) == " 起重机换了新电池。  "
    assert len(seen) < 6


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>甲</p><p>乙<br>丙</p>", " 甲  乙 丙 "),
        ("<p>推<b>理</b>成本</p>", " 推理成本 "),
        ("<p>a &lt; b</p>", " a < b "),
        # What looks like a paragraph here is a part of another tag.
        ('<a href="<p>推">理</a>', "理"),
        ("甲 < 乙<p>丙</p>", "甲  丙 "),
        ("<<p>b>甲", " b>甲"),
    ],
)
def test_tags_part_words_or_stand_within_them(html: str, text: str) -> None:
    assert plain(html) == text
