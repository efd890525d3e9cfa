"""How many characters a reader sees."""

import pytest

from newsroom.issues import characters


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        ("", 0),
        ("中文", 2),
        ("**AI** 眼镜", 5),
        ("达到了 **70帧** 的", 9),
        ("**科学（AI4S）**的", 9),
        ("a * b ** c", 10),
        ("[链接](https://a.cn/)和`code`", 7),
        ("![图](https://a.cn/a.png)", 1),
        ("AT\\&T &amp; &#65;", 8),
        ("一<br>二<!-- 注 -->", 2),
        ("~~删~~留", 2),
        ("*斜* 和 _斜_", 5),
        ("一。\n\n二。\r\n三。", 6),
        ("# 题\n\n- 一\n- 二\n\n1. 三\n\n> 四\n\n---\n", 5),
        ("```\n码\n```\n", 1),
        ("    码\n", 1),
        ("👩‍💻", 3),
    ],
)
def test_markup_and_line_breaks_do_not_count(markdown: str, count: int) -> None:
    assert characters(markdown) == count
