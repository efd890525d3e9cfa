import json
from datetime import UTC, datetime
from typing import Any

from newsroom.model import ArticleDraft
from tests.wire.documents import parsed


def feed(*items: Any, **more: Any) -> str:
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "示例", "items": items, **more}
    )


def only(*items: Any, **more: Any) -> ArticleDraft:
    (article,) = parsed(feed(*items, **more)).articles
    return article


def test_an_item_of_version_1_1() -> None:
    article = only(
        {
            "id": "1",
            "url": "/a/1",
            "title": "标题 &amp; 副题",
            "content_html": "<p>正文 <a href='b'>b</a></p>",
            "content_text": "正文",
            "date_published": "2026-06-01T08:00:00+08:00",
            "date_modified": "2026-06-02T08:00:00+08:00",
            "authors": [{"name": "甲"}, {"name": "乙"}, {"url": "https://example.org"}],
            "tags": ["AI", "AI", 3],
        },
        home_page_url="https://example.org/",
    )
    assert (article.key, article.url, article.title) == ("guid:1", "https://example.org/a/1", "标题 & 副题")
    assert article.html == '<p>正文 <a href="https://example.org/a/b">b</a></p>'
    assert article.published == datetime(2026, 6, 1, tzinfo=UTC)
    assert article.updated == datetime(2026, 6, 2, tzinfo=UTC)
    assert (article.author, article.tags) == ("甲, 乙", ("AI",))


def test_an_item_of_version_1_0_has_one_author() -> None:
    assert only({"id": "1", "author": {"name": "甲"}}).author == "甲"


def test_the_author_of_the_feed_stands_in() -> None:
    assert only({"id": "1"}, authors=[{"name": "甲"}]).author == "甲"


def test_text_becomes_paragraphs_and_a_summary_stands_in() -> None:
    assert only({"id": "1", "content_text": "一\n\n二<b>"}).html == "<p>一</p><p>二&lt;b&gt;</p>"
    assert only({"id": "1", "summary": "摘要"}).html == "<p>摘要</p>"


def test_a_link_to_elsewhere_is_taken_if_there_is_no_other() -> None:
    assert only({"id": "1", "external_url": "https://example.net/x"}).url == "https://example.net/x"


def test_ids_may_be_numbers_and_may_be_missing() -> None:
    assert only({"id": 7}).key == "guid:7"
    assert only({"title": "无"}).key.startswith("content:")


def test_what_is_of_the_wrong_type_is_passed_over() -> None:
    article = only(
        {"id": "1", "title": ["x"], "tags": "x", "authors": "x", "url": 5, "content_html": None}, 7, None
    )
    assert (article.title, article.tags, article.author, article.url, article.html) == (
        "",
        (),
        None,
        None,
        "",
    )


def test_the_feed_itself_is_known_by_its_bytes_not_its_type() -> None:
    read = parsed(feed(home_page_url="https://example.org/"), content_type="text/html")
    assert (read.title, read.site, read.articles) == ("示例", "https://example.org/", ())


def test_no_field_carries_a_control_character() -> None:
    evil = "a\x1b[2J\u202eb"
    article = only(
        {"id": evil, "title": evil, "content_html": evil, "tags": [evil], "authors": [{"name": evil}]}
    )
    for text in (article.key, article.title, article.html, *article.tags, article.author or ""):
        assert text.isprintable()


def test_attachments_and_pictures_are_links() -> None:
    article = only(
        {
            "id": "1",
            "image": "https://example.org/p.jpg",
            "attachments": [{"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg"}, 3, {"url": 4}],
        }
    )
    assert article.url == "https://example.org/a.mp3"
    assert article.html == (
        '<p><a href="https://example.org/a.mp3">a.mp3</a></p><p><data value="https://example.org/p.jpg"></data></p>'
    )
