"""Deep dives and reviews as their readers get them, in every form they go out in."""

import json
import re
from importlib import resources
from pathlib import Path

import html5lib
import jsonschema
import pytest

from newsroom.issues import decode, parse
from newsroom.issues.forms.document import Document, Part, document, markdown_of
from newsroom.model import Issue, Publication
from newsroom.publish.data import issue_data
from newsroom.publish.documents import sections_html
from newsroom.publish.html import description, web_page
from newsroom.publish.plaintext import plain_text
from newsroom.publish.rich import rich_html
from newsroom.publish.wechat import TAGS, wechat_html
from tests.publish.test_forms import Elements

PUBLICATION = Publication()
DEEP = """---
title: "潮汐"
date: 2025-07-02T08:00:00+08:00
summary: "潮水怎么算。"
---

TL;DR：
>要点。

### 一节

正文甲[^2]，再引[^1]，又引[^2]。见[丁](https://d.example/4)与[乙](https://b.example/2)。

- 其一
- 其二

### 二节

`[^1]` 是标记的写法，[^9] 没有着落。

## 引用
[^1]: [甲](https://a.example/1)·甲报·2025/7/1·检索日期2025/7/2
[^2]: [乙](https://b.example/2)·乙报·2025/6/30·检索日期2025/7/2
[^3]: [丙](https://c.example/3)·丙报·检索日期2025/7/2
"""
MONTHLY = """【摘要】2025年7月的要闻。
引言
第一段。
第二段。
一、国际重大事件全景与深度评价
1.1 国际重大事件列表
07.01 甲
二、国内重大事件全景与深度评价
结论
完。"""


def deep() -> Issue:
    return parse(DEEP)


def test_the_web_page_leads_from_marks_to_sources_and_back() -> None:
    page = web_page(deep(), PUBLICATION, "")
    html5lib.HTMLParser(strict=True).parse(page)
    ids = [value for _tag, each in Elements(page).found for name, value in each.items() if name == "id"]
    inside = {str(each["href"])[1:] for each in Elements(page).all("a") if str(each["href"]).startswith("#")}
    assert len(ids) == len(set(ids)) and inside <= set(ids)
    # Numbered by the order of the text, as Markdown processors do it.
    assert '甲<sup><a href="#source-1" id="mark-1">[1]</a></sup>，再引<sup><a href="#source-2"' in page
    assert page.index('<li id="source-1"><a href="https://b.example/2">乙') < page.index('<li id="source-2">')
    assert "<code>[^1]</code>" in page and "[^3] 没有着落" in page and "title:" not in page
    assert [tag for tag, _each in Elements(page).found if tag in ("h1", "h2", "h3")] == [
        "h1",
        "h2",
        "h2",
        "h2",
    ]
    assert description(deep()) == "潮水怎么算。"


def test_on_wechat_sources_keep_their_numbers_and_other_links_come_after_them() -> None:
    body = wechat_html(deep())
    assert {tag for tag, _attributes in Elements(body).found} <= TAGS
    # The third number is that of the mark that leads nowhere, so 丙 has the fourth.
    assert "见丁<sup>[5]</sup>与乙<sup>[1]</sup>。" in body and "[4] 丙 · 丙报" in body
    assert body.index("引用") < body.index("[1] 乙 · 乙报 · 2025/6/30 https://b.example/2")
    assert body.index("参考链接") < body.index("[5] https://d.example/4")


def test_on_wechat_no_two_sources_share_a_number() -> None:
    notes = (
        "[^1]: 甲书，第3页",
        "[^2]: 乙书",
        "[^3]: [丙](https://c.example/)",
        "[^4]: [丁](https://c.example/)",
    )
    text = "## 一节\n\n甲[^1]乙[^2]丙[^3]丁[^4]，见[戊](https://e.example/)与[丙](https://c.example/)。\n\n"
    body = wechat_html(parse(f"{text}## 引用\n" + "\n".join(notes)))
    assert "见戊<sup>[5]</sup>与丙<sup>[3]</sup>。" in body
    assert body.index("参考链接") < body.index("[5] https://e.example/")


def test_headings_have_their_markup_and_links_may_be_defined_anywhere() -> None:
    text = DEEP.replace("### 一节", "### 一**粗**节[^1]").replace("见[丁](https://d.example/4)", "见[丁][d]")
    issue = parse(text.replace("## 引用", "[d]: https://d.example/4\n\n## 引用"))
    page = web_page(issue, PUBLICATION, "")
    assert '<h2>一<strong>粗</strong>节<sup><a href="#source-1" id="mark-1">[1]</a></sup></h2>' in page
    assert '<a href="https://d.example/4">丁</a>' in page
    body = wechat_html(issue)
    assert '一<strong style="font-weight:bold;">粗</strong>节<sup>[1]</sup></h2>' in body
    assert "见丁<sup>[5]</sup>" in body
    out = plain_text(issue)
    assert "【一粗节[1]】" in out and "见丁与乙" in out and "[d]" not in out
    assert issue_data(issue, PUBLICATION, "")["sections"][1]["title"] == "一粗节[1]"


def test_mail_and_plain_text_have_sections_and_sources() -> None:
    rich = rich_html(deep())
    assert "<sup>[1]</sup>" in rich and '<a href="https://b.example/2"' in rich
    text = plain_text(deep())
    assert "【一节】\n\n正文甲[1]，再引[2]，又引[1]。" in text and "• 其一" in text
    assert text.endswith("[4] 丙 · 丙报\nhttps://c.example/3\n")
    assert "https://" not in plain_text(deep(), links=False)


def test_json_tells_form_sections_and_sources() -> None:
    schema = json.loads(resources.files("newsroom.publish").joinpath("issue.schema.json").read_text("utf-8"))
    data = issue_data(deep(), PUBLICATION, "")
    jsonschema.validate(data, schema)
    assert (data["form"], [each["title"] for each in data["sections"]]) == ("deep", [None, "一节", "二节"])
    first, second, third = data["sources"]
    assert (first["publisher"], first["published"], first["retrieved"]) == (
        "乙报",
        "2025-06-30",
        "2025-07-02",
    )
    assert second["cited"] and not third["cited"]


def test_a_review_without_markdown_has_its_headings_and_paragraphs() -> None:
    page = web_page(parse(MONTHLY), PUBLICATION, "")
    assert '<time datetime="2025-07">2025年7月</time>' in page
    assert (
        "<h2>引言</h2>\n<p>第一段。</p>\n<p>第二段。</p>" in page and "<h3>1.1 国际重大事件列表</h3>" in page
    )
    assert description(parse(MONTHLY)) == "2025年7月的要闻。"


@pytest.mark.parametrize("seed", ["000", "003", "004"])
def test_founding_documents_go_out_whole(shared: Path, seed: str) -> None:
    [path] = (shared / "seeds").glob(f"{seed}_*.txt")
    issue = parse(decode(path.read_bytes()))
    page = web_page(issue, PUBLICATION, "")
    html5lib.HTMLParser(strict=True).parse(page)
    read = document(issue.source or "")
    for out in (page, wechat_html(issue), rich_html(issue), plain_text(issue)):
        assert all(part.title in out for part in read.parts)
        assert all(note.url in out for note in read.notes)
    assert "".join(map(str.strip, markdown_of(read).splitlines())).count("#") >= len(read.parts) - 1


def test_headings_of_a_page_begin_below_its_title_and_leave_no_level_out() -> None:
    levels = (2, 4, 2, 4, 6, 3)
    read = Document(parts=tuple(Part(level, f"第{n}节", "") for n, level in enumerate(levels)), notes=())
    tags = re.findall(r"<(h\d)>", "".join(sections_html(read)))
    assert tags == ["h2", "h3", "h2", "h3", "h4", "h3"]
