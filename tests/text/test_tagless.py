import pytest

from newsroom.text.tagless import plain


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
