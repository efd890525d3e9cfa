"""The forms an issue goes out in, as programs of others see them."""

import email
import json
import re
from datetime import UTC, date, datetime
from email.policy import default
from html.parser import HTMLParser
from importlib import resources

import html5lib
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.model import Entry, Issue, Publication
from newsroom.publish import PublishError
from newsroom.publish.data import issue_data
from newsroom.publish.email import mail_html, message_of, need_unclipped
from newsroom.publish.html import Frame, web_page
from newsroom.publish.plaintext import plain_text
from newsroom.publish.rich import rich_html
from newsroom.publish.styles import read_style, style_names
from newsroom.publish.wechat import TAGS, need_fit, wechat_html

PUBLICATION = Publication(
    address="https://digest.example/{date:%Y/%m/%d}/", feed="https://digest.example/feed.xml"
)
ADDRESS = "https://digest.example/2031/03/09/"
FRAME = Frame(address=ADDRESS)
OUTSIDE = "https://a.example/1?x=1&y=2"
ISSUE = Issue(
    date=date(2031, 3, 9),
    title="2031.03.09 全球AI新闻速递",
    published=datetime(2031, 3, 9, tzinfo=UTC),
    categories=("人工智能",),
    lead="今天**科学智能（AI4S）**的进展不少。",
    entries=(
        Entry(uid="a", headline="甲公司 <b>发布</b> 模型", url=OUTSIDE, summary="**要点**一句。"),
        Entry(uid="b", headline="乙公司", url="https://mp.weixin.qq.com/s/b", summary=f"见[甲]({OUTSIDE})。"),
        Entry(uid="c", headline="丙公司", url="javascript:alert(1)", summary="<script>alert(1)</script>"),
    ),
    commentary="第一段。\n\n1. 其一\n2. 其二\n\n![图](https://a.example/p.png)",
)
HOSTILE = "<img src=x onerror=alert(1)>\"'</style></script><script>x</script>\x1b[2J[x](javascript:x)"


class Elements(HTMLParser):
    """All elements of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.mark.parametrize("style", ["paper", "screen"])
def test_the_web_page_is_valid_and_loads_nothing(style: str) -> None:
    page = web_page(ISSUE, PUBLICATION, read_style(style), FRAME)
    html5lib.HTMLParser(strict=True).parse(page)
    elements = Elements(page)
    assert [each["type"] for each in elements.all("script")] == ["application/ld+json"]
    assert not elements.all("img") and not any("src" in attributes for _tag, attributes in elements.found)
    assert [each["rel"] for each in elements.all("link")] == ["canonical", "alternate"]
    assert elements.all("link")[0]["href"] == "https://digest.example/2031/03/09/"
    assert elements.all("html") == [{"lang": "zh-Hans"}]
    assert "科学智能（AI4S）</strong>的" in page


def test_the_web_page_tells_search_engines_what_it_is() -> None:
    page = web_page(replace(ISSUE, title="</script>&"), PUBLICATION, "")
    data = json.loads(page.split('ld+json">')[1].split("</script>")[0])
    assert (data["@type"], data["headline"]) == ("NewsArticle", "</script>&")
    assert data["datePublished"] == "2031-03-09T00:00:00+00:00"


def test_only_web_addresses_are_links() -> None:
    for page in (web_page(ISSUE, PUBLICATION, ""), mail_html(ISSUE, ADDRESS), wechat_html(ISSUE)):
        links = [str(each["href"]) for each in Elements(page).all("a")]
        assert links and all(link.startswith(("https://", "#")) for link in links)


@settings(max_examples=30, deadline=None)
@given(noise=st.text(max_size=20))
def test_markup_from_outside_is_inert(noise: str) -> None:
    words = HOSTILE + noise
    entry = Entry(uid="a", headline=words, url="https://a.example/" + words, summary=words)
    issue = replace(ISSUE, title=words, lead=words, entries=(entry,), commentary=words)
    for page in (web_page(issue, PUBLICATION, ""), mail_html(issue, ADDRESS), wechat_html(issue)):
        for tag, attributes in Elements(page).found:
            assert tag not in ("img", "iframe") and not any(name.startswith("on") for name in attributes)
            assert tag != "script" or attributes == {"type": "application/ld+json"}
        assert "\x1b" not in page


def test_a_picture_that_is_a_link_is_one_link() -> None:
    issue = replace(
        ISSUE,
        commentary="[![图](https://a.example/p.png)](https://a.example/3)与![图](https://a.example/q.png)",
    )
    for page in (web_page(issue, PUBLICATION, ""), mail_html(issue, ADDRESS)):
        html5lib.HTMLParser(strict=True).parse(page)
        assert ">图</a>与<a" in page and "p.png" not in page
    for part in (wechat_html(issue), rich_html(issue)):
        html5lib.HTMLParser(strict=True).parseFragment(part)


def test_parts_not_written_yet_are_left_out() -> None:
    bare = Issue(date=None, title="草稿")
    assert "点评" not in web_page(bare, PUBLICATION, "") + wechat_html(bare) + plain_text(bare)
    assert "lead" not in issue_data(bare, PUBLICATION, "")


def test_wechat_gets_allowed_elements_with_their_style_in_them() -> None:
    elements = Elements(wechat_html(ISSUE)).found
    assert {tag for tag, _attributes in elements} <= TAGS
    assert {name for _tag, attributes in elements for name in attributes} <= {"style", "href"}


def test_on_wechat_outside_links_are_references_each_once() -> None:
    body = wechat_html(ISSUE)
    assert [each["href"] for each in Elements(body).all("a")] == ["https://mp.weixin.qq.com/s/b"]
    assert "模型<sup>[1]</sup>" in body and "见甲<sup>[1]</sup>。" in body
    assert body.count("https://a.example/1?x=1&amp;y=2") == 1
    assert body.index("参考链接") < body.index("[2] https://a.example/p.png")


def test_on_wechat_lists_are_paragraphs_with_numbers() -> None:
    body = wechat_html(ISSUE)
    assert ">1. 其一</p>" in body and ">2. 其二</p>" in body


def test_on_wechat_a_list_within_a_list_stands_further_in() -> None:
    nested = "- 甲\n  - 细节\n    1. 更细\n- 乙\n\n丙\n"
    issue = Issue(date=date(2031, 3, 9), title="速递", commentary=nested)
    body = wechat_html(issue)
    inner = re.findall(r'<p style="([^"]*)">(• 甲|• 细节|1\. 更细|• 乙|丙)</p>', body)
    margins = {words: re.findall(r"margin-left:(\d+)px", style) for style, words in inner}
    assert margins == {"• 甲": [], "• 细节": ["24"], "1. 更细": ["48"], "• 乙": [], "丙": []}
    assert "\n  • 细节\n" in plain_text(issue) and "\n• 乙\n" in plain_text(issue)


def test_what_wechat_would_refuse_is_told() -> None:
    need_fit(ISSUE, wechat_html(ISSUE))
    with pytest.raises(PublishError, match="title has 65 characters"):
        need_fit(replace(ISSUE, title="题" * 65), "")
    with pytest.raises(PublishError, match="fewer than 20000"):
        need_fit(ISSUE, "字" * 20_000)


def test_the_mail_has_both_parts() -> None:
    message = message_of(ISSUE, ADDRESS, datetime(2031, 3, 9, tzinfo=UTC))
    read = email.message_from_bytes(message.as_bytes(), policy=default)
    assert read.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in read.iter_parts()] == ["text/plain", "text/html"]
    html = read.get_body(("html",))
    assert html is not None and read["Subject"] == ISSUE.title
    page = html.get_content()
    html5lib.HTMLParser(strict=True).parse(page)
    assert not Elements(page).all("style") and "在网页上阅读" in page
    need_unclipped(page)
    with pytest.raises(PublishError, match="102"):
        need_unclipped("x" * 102 * 1024)


def test_plain_text_is_numbered_and_without_markup() -> None:
    text = plain_text(ISSUE)
    assert "1. 甲公司 <b>发布</b> 模型\n要点一句。\nhttps://a.example/1?x=1&y=2\n" in text
    assert "今天科学智能（AI4S）的进展不少。" in text and "**" not in text
    assert "https://" not in plain_text(ISSUE, links=False)


def test_json_has_the_form_that_the_schema_describes() -> None:
    schema = json.loads(resources.files("newsroom.publish").joinpath("issue.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for issue in (ISSUE, Issue(date=None, title="草稿")):
        jsonschema.validate(issue_data(issue, PUBLICATION, ADDRESS), schema)
    data = issue_data(ISSUE, PUBLICATION, ADDRESS)
    assert (data["$schema"], data["version"]) == (schema["$id"], 1)
    assert data["address"] == "https://digest.example/2031/03/09/"
    assert data["entries"][0]["site"] == "a.example"


def test_an_unknown_style_is_named_with_those_there_are() -> None:
    assert style_names() == ["paper", "screen"]
    with pytest.raises(PublishError, match="paper, screen"):
        read_style("../paper")
