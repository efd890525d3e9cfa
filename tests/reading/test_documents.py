"""Documents that no feed brought are read as an editor would have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.reading import plain_text
from newsroom.reading.documents import Document, DocumentError, kind_of, read_document
from tests.reading.document_samples import ACCOUNT, COLUMN, COPIED, PAGE, TEXT, docx, pdf

ENGLISH = [
    "The port of South Bay has put twenty robots to work at night, and so far",
    "none of them has made a mistake. The harbour board says that the system",
    "was developed by three local companies over two years, and that it will",
    "be extended to two more terminals before long, if all goes as planned.",
]


def read(content: str | bytes, name: str = "") -> Document:
    body = content.encode() if isinstance(content, str) else content
    return read_document(body, kind_of(body, name))


def test_a_column_is_set_in_paragraphs_without_the_headlines_of_its_neighbours() -> None:
    document = read(COLUMN)
    assert document.title == "南湾港口夜间用上搬运机器人"
    paragraphs = plain_text(document.html).split("\n\n")
    assert paragraphs[0].startswith("从本周起，南湾港口的二十台搬运机器人将在夜间作业。")
    assert "<h2>夜里也不停工，船期更有把握</h2>" in document.html
    assert len(paragraphs) == 4
    assert "学校" not in document.html


def test_a_page_loses_its_furniture_and_says_when_and_by_whom_it_was_published() -> None:
    document = read(PAGE)
    assert document.title == "2024年北岸市机器人产业年度报告(上)"
    assert (document.source, document.date) == ("北岸研究院", "2024-12-30 09:15")
    text = plain_text(document.html)
    assert text.startswith("一、总体情况")
    assert text.endswith("回款也比前一年快了不少。")
    for furniture in ("邮箱", "微信", "上一篇", "下一篇", "扫一扫", "科技周报"):
        assert furniture not in text


@pytest.mark.parametrize(
    ("content", "title"),
    [(COPIED, "北岸市首座算力中心投入使用"), (ACCOUNT, "算力中心来了！三十家企业尝鲜")],
    ids=["site", "WeChat"],
)
def test_of_a_copied_page_nothing_but_the_article_is_left(content: str, title: str) -> None:
    document = read(content)
    assert (document.title, document.author) == (title, "李明")
    assert document.source in ("北岸日报", "北岸发布")
    assert document.date.startswith("2025")
    assert plain_text(document.html) == "\n\n".join(TEXT)


def test_of_markdown_copied_from_a_page_the_menus_go() -> None:
    document = read(
        f"[首页](/) [新闻](/n)\n\n# 算力中心\n\n来源：北岸日报 2025-06-18\n\n{TEXT[0]}\n\n"
        "## 延伸阅读\n\n- [全省算力](/a)\n\n分享到微信\n\n上一篇：没有了\n"
    )
    assert (document.title, document.source, document.date) == ("算力中心", "北岸日报", "2025-06-18")
    assert plain_text(document.html) == TEXT[0]


@pytest.mark.parametrize(
    "line",
    [
        "来源：北岸日报  2025-06-18 10:30",
        "作者：李明 来源：北岸日报 时间：2025-06-18 10:30",
        "来源：北岸日报　2025年06月18日10:30",
    ],
)
def test_a_byline_may_end_with_the_time_of_day(line: str) -> None:
    document = read(f"算力中心投入使用\n{line}\n\n{TEXT[0]}\n\n{TEXT[1]}\n")
    assert (document.title, document.source) == ("算力中心投入使用", "北岸日报")
    assert document.date.startswith("2025") and document.date.endswith("10:30")
    assert plain_text(document.html) == "\n\n".join(TEXT[:2])


@pytest.mark.parametrize("opening", ['<?xml version="1.0"?>\n<!-- a -->\n<rss version="2.0">', "<feed>"])
def test_a_feed_is_no_document(opening: str) -> None:
    with pytest.raises(DocumentError, match="this is a feed"):
        read(f"{opening}<title>港口</title>")


def test_markdown_in_a_text_file_keeps_its_footnotes_and_front_matter() -> None:
    content = (
        '---\ntitle: "港口：机器人上岗"\ndate: 2025-03-04T08:00:00+08:00\nauthor: 林一\ntags:\n  - 港口\n'
        "  - 机器人\nsummary: 略\n---\n\n第一段有**重点（数字）**的话。[^1]\n第二行。\n\n## 引用\n\n"
        "[^1]: [港务局通报](https://port.example/a)·2025/3/3\n"
    )
    document = read(content, "note.txt")
    assert (document.title, document.author, document.tags) == (
        "港口：机器人上岗",
        "林一",
        ("港口", "机器人"),
    )
    assert document.date == "2025-03-04T08:00:00+08:00"
    assert "<strong>重点（数字）</strong>的话。<sup>1</sup>第二行。" in document.html
    assert '<p><sup>1</sup> <a href="https://port.example/a">港务局通报</a>' in document.html


def test_the_title_of_markdown_is_its_first_heading() -> None:
    document = read("# Robots at the *port*\n\nBy Ann Lee | May 3, 2024\n\nThey work at **night**.\n", "a.md")
    assert (document.title, document.author, document.date) == (
        "Robots at the port",
        "Ann Lee",
        "May 3, 2024",
    )
    assert plain_text(document.html) == "They work at night."


def test_english_broken_at_a_width_is_joined_with_spaces() -> None:
    more = [
        "Only four people watch the screens, and step in when they have to. One of",
        "them said that everybody had been worried at first about losing his job,",
        "but that there is now more to learn than ever before.",
    ]
    document = read("\n".join(["Robots at the port", "", *ENGLISH, "", *more]))
    assert document.title == "Robots at the port"
    first, second = plain_text(document.html).split("\n\n")
    assert "so far none of them has made a mistake. The harbour" in first
    assert second.endswith("more to learn than ever before.")


@pytest.mark.parametrize("content", ["机器人上岗", "# 机器人上岗", "<p>机器人</p><p>上岗</p><p>了</p>"])
def test_a_document_of_one_line_has_a_title_and_a_text(content: str) -> None:
    document = read(content)
    assert document.title.startswith("机器人")
    assert "机器人" in document.html


def test_a_text_of_lines_without_end_is_read_in_time_that_grows_with_its_length() -> None:
    document = read("一行文字，没有结束，也没有停顿的地方还在继续\n" * 20_000)
    assert document.html.count("没有结束") == 20_000


def test_a_pasted_piece_of_html_is_taken_whole() -> None:
    document = read("<h2>港口</h2><p>机器人上岗。</p><p>共有二十台。</p>")
    assert document.title == "港口"
    assert "共有二十台" in document.html


def test_a_document_of_word_gives_title_author_and_date() -> None:
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    body = docx(
        paragraph.format("港口用上机器人") + paragraph.format("二十台机器人在夜间作业，没有出过差错。"),
        "<dc:title>港口用上机器人</dc:title><dc:creator>林一</dc:creator>"
        "<dcterms:created>2025-03-04T08:00:00Z</dcterms:created>",
    )
    document = read(body, "a.docx")
    assert (document.title, document.author) == ("港口用上机器人", "林一")
    assert document.date == "2025-03-04T08:00:00Z"
    assert plain_text(document.html) == "二十台机器人在夜间作业，没有出过差错。"


def test_a_pdf_loses_its_running_titles_and_page_numbers() -> None:
    head = "Quarterly of the harbour board"
    second = [
        "The new terminals will need another hundred of them, the board says, and",
        "people to look after them. Only four people watch the screens all night.",
    ]
    document = read(
        pdf(
            [head, "Robots at the port", *ENGLISH[:3], "Page 1 of 2"],
            [head, ENGLISH[3], *second, "Page 2 of 2"],
        )
    )
    assert document.title == "Robots at the port"
    assert "and that it will be extended to two more terminals" in plain_text(document.html)
    assert "Quarterly" not in document.html
    assert "Page" not in document.html


def test_a_mail_gives_subject_sender_and_day() -> None:
    mail = (
        "From: =?utf-8?b?5p6X5LiA?= <lin@port.example>\r\nTo: desk@paper.example\r\n"
        "Subject: =?utf-8?b?5riv5Y+j?=\r\n robots\r\nDate: Tue, 4 Mar 2025 08:00:00 +0800\r\n"
        "List-Id: Harbour letter <l.port.example>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        "They work at \r\nnight, and nobody complains.\r\n-- \r\nLin\r\n"
    )
    document = read(mail)
    assert (document.title, document.author, document.source) == ("港口 robots", "林一", "Harbour letter")
    assert document.date == "Tue, 04 Mar 2025 08:00:00 +0800"
    assert plain_text(document.html) == "They work at night, and nobody complains."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"  \n", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xd0\xcf\x11\xe0rest", "Word before 2007"),
        (b"\x7fELF\x02\x01\x01" + b"\0\x01\0\0\x05\x06" * 300, "no text"),
        (b"%PDF-1.7\nnothing of the kind", "PDF"),
        (docx("<w:p/>"), "no text"),
    ],
    ids=["nothing", "picture", "old Word", "program", "broken PDF", "empty Word"],
)
def test_what_cannot_be_read_is_said_in_a_sentence(body: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        read(body)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_text_in_the_encodings_of_windows_is_read(encoding: str) -> None:
    assert "二十台搬运机器人将在夜间作业" in read(COLUMN.encode(encoding)).html


def test_the_founding_documents_read_well(shared: Path) -> None:
    deep, column, digest, monthly, annual = (
        read(file.read_bytes(), file.name) for file in sorted((shared / "seeds").glob("*.txt"))
    )
    assert deep.title.startswith("WAIC 2025：")
    assert deep.date.startswith("2025-07-11T10:40:05")
    assert deep.html.count("<sup>") == 11
    assert column.title.startswith("上海持续推进")
    assert len(plain_text(column.html).split("\n\n")) == 17
    assert "秀出新技能" not in column.html
    assert digest.title == "2025.07.27 全球AI新闻速递"
    assert not plain_text(monthly.html).rstrip().endswith("评论")
    assert annual.title == "2025年人工智能技术发展报告(下半部分)"
    for furniture in ("ssjst.cn", "上一篇", "下一篇", "扫一扫", "微信二维码"):
        assert furniture not in annual.html


ITEMS = [f"第{n}期周报说明了港口在第{n}周里的情况" for n in range(24)]


@pytest.mark.parametrize(
    "item",
    [
        '<li><a href="/n/{n}.html">{title}</a></li>',
        '<div class="item"><h3><a href="/n/{n}.html">{title}</a></h3><p>第{n}件事的经过，见正文。</p></div>',
        '<div><a href="/n/{n}.html"><h3>{title}</h3></a><p>第{n}件事的经过，见正文。</p></div>',
    ],
)
def test_a_page_that_lists_keeps_its_links(item: str) -> None:
    items = "".join(item.format(n=n, title=title) for n, title in enumerate(ITEMS))
    page = f"<title>周报</title><body><nav><a href='/'>首页</a></nav><main>{items}</main></body>"
    found = read_document(page.encode(), "html", "https://a.example/list", "text/html")
    for n, title in enumerate(ITEMS):
        assert f"/n/{n}.html" in found.html and title in found.html
    assert "首页" not in found.html


def test_an_article_with_linked_headings_is_no_list() -> None:
    sections = "".join(
        f'<h2><a href="#s{n}">第{n}节</a></h2><p>{"港务局在这一节里说明了停航的原因和复航的安排。" * 4}</p>'
        for n in range(8)
    )
    more = "".join(f'<h3><a href="/m/{n}">别的新闻第{n}条</a></h3>' for n in range(8))
    page = f"<title>停航</title><body><article><h1>停航</h1>{sections}</article><div>{more}</div></body>"
    found = read_document(page.encode(), "html", "https://a.example/1", "text/html")
    assert "复航的安排" in found.html and "别的新闻" not in found.html
