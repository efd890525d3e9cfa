"""An issue for chat groups: nothing of what the Markdown says by its marks is lost."""

from datetime import date

from newsroom.model import Entry, Issue
from newsroom.publish.plaintext import plain_text
from newsroom.publish.wechat import wechat_html


def test_lists_keep_their_signs_and_a_row_of_a_table_is_a_line() -> None:
    commentary = "先看：\n\n- 港口\n- 芯片\n\n3. 第三\n4. 第四\n\n| 项 | 数 |\n| --- | --- |\n| 台 | 12 |\n"
    issue = Issue(date=date(2031, 3, 9), title="速递", commentary=commentary)
    text = plain_text(issue)
    assert "• 港口" in text and "• 芯片" in text and "3. 第三" in text and "4. 第四" in text
    assert "项 | 数" in text and "台 | 12" in text


def test_an_address_goes_without_what_it_carries_to_tell_its_readers() -> None:
    entry = Entry(uid="e1", headline="一条", url="https://a.example/1?utm_source=rss&id=3", summary="摘要。")
    issue = Issue(date=date(2031, 3, 9), title="速递", entries=(entry,))
    assert "https://a.example/1?id=3\n" in plain_text(issue)


def test_a_list_may_begin_with_nought_and_an_empty_item_passes_no_sign_on() -> None:
    issue = Issue(date=date(2031, 3, 9), title="速递", commentary="0. 甲\n1. 乙\n\n- 丙\n-\n\n丁\n")
    text = plain_text(issue)
    assert "0. 甲" in text and "1. 乙" in text and "\n丁" in text and "• 丁" not in text
    body = wechat_html(issue)
    assert ">0. 甲<" in body and ">丁<" in body
