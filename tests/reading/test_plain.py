"""An article's words, for evidence, search and drafts."""

import json
from pathlib import Path

from newsroom.reading import plain_text, read_plain
from newsroom.text.sentences import first_sentences
from tests.reading.pages import shown


def test_paragraphs_have_a_blank_line_between_them() -> None:
    assert plain_text("<h2>题</h2><p>一<br>二</p><blockquote>三</blockquote>") == "题\n\n一\n二\n\n三"


def test_markup_images_and_addresses_are_left_out() -> None:
    images = '<img src="https://a.com/i.png" alt="图"></p><hr><img src="https://a.com/j">'
    html = f'<p>见 <a href="https://a.com"><b>这里</b></a>。{images}'
    assert plain_text(html) == "见 这里。"


def test_items_of_a_list_stand_on_lines_of_their_own() -> None:
    assert plain_text("<ul><li>一<ol><li>甲<li>乙</ol><li>二</ul>") == "- 一\n1. 甲\n2. 乙\n- 二"


def test_rows_of_a_table_stand_on_lines_of_their_own() -> None:
    assert plain_text("<table><tr><th>甲<th>乙<tr><td>1<td>2<br>3</table>") == "甲 | 乙\n1 | 2 3"


def test_code_stays_as_it_is() -> None:
    assert plain_text("<pre>a\n  b</pre>") == "a\n  b"


def test_text_of_text_is_the_text() -> None:
    text = "一段\n\n- 一\n- 二\n\n二段 < 3 & 4"
    assert plain_text(text) == text


def test_plain_text_is_set_with_its_own_lines() -> None:
    assert shown(read_plain("\n一\n  二 \n\n\n \n<b>三</b> &amp;\x1b\n")) == [
        "一",
        "二",
        "",
        "<b>三</b> &amp;",
    ]


def test_real_articles_give_a_draft(shared: Path) -> None:
    drafts = 0
    for name in ("huxiu", "readhub-daily", "sspai"):
        items = json.loads((shared / "data" / "feeds" / "jsonfeed" / f"{name}.json").read_text("utf-8"))[
            "items"
        ]
        for item in items:
            text = plain_text(item["content_html"])
            assert "<" not in text.replace("<！", "")
            assert "&nbsp;" not in text
            draft = first_sentences(text)
            assert 0 < len(draft) <= 230
            assert not draft.startswith(("-", "作者", "出品", "题图"))
            drafts += 1
    assert drafts == 112
