"""Markdown as readers of the digest will see it."""

from pathlib import Path

from newsroom.reading import read_markdown
from newsroom.reading.blocks import Code, Heading, Paragraph, Run, Table
from tests.reading.pages import shown


def test_a_digests_entry() -> None:
    first = "1.  [**标题**](https://a.com/1)\n\n    摘要有 **重点** 。"
    markdown = f"{first}\n\n2.  [**二**](https://a.com/2)\n\n    摘要。"
    assert shown(read_markdown(markdown)) == [
        "1. 标题[1]",
        "",
        "   摘要有 重点。",
        "",
        "2. 二[2]",
        "",
        "   摘要。",
        "",
        "[1] https://a.com/1",
        "[2] https://a.com/2",
    ]


def test_bold_beside_chinese_marks_is_bold() -> None:
    block = read_markdown("**科学智能（AI4S）**的突破").blocks[0]
    assert isinstance(block, Paragraph)
    assert block.runs == (Run("科学智能（AI4S）", "strong"), Run("的突破"))


def test_a_line_end_between_han_is_no_space() -> None:
    assert shown(read_markdown("人工\n智能 and\nmore")) == ["人工智能 and more"]


def test_front_matter_is_passed_over() -> None:
    assert shown(read_markdown('---\ntitle: "x"\n---\n\n正文\n\n---\n\n后'))[0] == "正文"
    assert shown(read_markdown("+++\ntitle = 1\n+++\n正文")) == ["正文"]
    assert shown(read_markdown("---\n\n不是"))[0] == "─" * 40


def test_footnotes_have_marks_and_notes() -> None:
    markdown = "事实。[^1][^3][^注]\n\n[^1]: [题](https://a.com)·某报·2025/7/10\n[^3]: 另一条"
    assert shown(read_markdown(markdown)) == [
        "事实。¹,³[注]",
        "",
        "¹ 题[1]·某报·2025/7/10",
        "",
        "³ 另一条",
        "",
        "[1] https://a.com",
    ]


def test_blocks_of_all_kinds() -> None:
    table = "| a | b |\n|---|--:|\n| 1 | ~~2~~ |"
    markdown = f"## 题\n\n> 引\n\n```python\nx = 1\n```\n\n{table}\n\n- [ ] 待办 `code` \\*\n"
    text = read_markdown(markdown)
    heading, quote, code, grid, item = text.blocks
    assert isinstance(heading, Heading)
    assert heading.level == 2
    assert isinstance(quote, Paragraph)
    assert isinstance(code, Code)
    assert code.language == "python"
    assert isinstance(grid, Table)
    assert grid.headed
    assert grid.rows[1][1].right
    assert grid.rows[1][1].runs == (Run("2", "strike"),)
    assert isinstance(item, Paragraph)
    assert shown(text)[-1] == "• [ ] 待办 code *"


def test_html_inside_is_read_as_html() -> None:
    markdown = (
        "一<br/>二<img src='https://a.com/i.png' alt='图'>\n\n<div>\n<b>三</b>\n</div>\n<script>坏</script>\n"
    )
    text = read_markdown(markdown)
    assert text.links == ("https://a.com/i.png",)
    assert shown(text)[0] == "一"
    assert "坏" not in "".join(shown(text))


def test_links_lead_to_the_web_only() -> None:
    text = read_markdown("[a](javascript:alert(1)) [b](/x) [c](#y) <https://a.com/中文>", "https://b.com/")
    assert text.links == ("https://b.com/x", "https://a.com/%E4%B8%AD%E6%96%87")


def test_links_may_be_defined_elsewhere() -> None:
    assert read_markdown("[题][1]\n\n[1]: https://a.com/1").links == ("https://a.com/1",)


def test_real_digests_are_shown_whole(shared: Path) -> None:
    files = sorted((shared / "data" / "digests").glob("*/*.md"))[::9] + sorted(
        (shared / "seeds").glob("*.txt")
    )
    assert len(files) > 8
    for file in files:
        lines = shown(read_markdown(file.read_text("utf-8")), 60)
        drawn = "".join("".join(lines).split())
        for words in ("人工智能", "模型", "开源", "OpenAI"):
            source = "".join(file.read_text("utf-8").split("\n---\n", 1)[-1].split())
            assert drawn.count(words) >= source.count(words) * 0.8, (file.name, words)
