import socket
import xml.sax
from datetime import UTC, datetime

import feedparser
import pytest

from newsroom.wire import FeedError, xml_feed
from newsroom.wire.parse import parse_feed
from newsroom.wire.parsed import MOST_ARTICLES
from tests.wire.documents import ADDRESS, articles, atom, only, parsed, rss

RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>RDF</title>'
    '<link>https://example.org/</link></channel><item rdf:about="https://example.org/1"><title>一</title>'
    "<link>https://example.org/1</link><dc:date>2026-06-01T08:00+08:00</dc:date><dc:creator>王</dc:creator>"
    "<dc:subject>芯片</dc:subject></item></rdf:RDF>"
)


def test_an_rss_item_with_all_it_can_have() -> None:
    article = only(
        rss(
            "<title>标题 &amp;amp; 副题</title><link>https://example.org/1?utm_source=rss</link>"
            '<guid isPermaLink="false">tag:1</guid><pubDate>Mon, 01 Jun 2026 08:00:00 +0800</pubDate>'
            '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">编辑甲</dc:creator>'
            "<category>大模型</category><category>大模型</category><category>芯片</category>"
            "<description>摘要</description>"
            '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            "<![CDATA[<p>全文比摘要长。</p>]]></content:encoded>"
        )
    )
    assert article.key == "guid:tag:1"
    assert article.url == "https://example.org/1?utm_source=rss"
    assert article.canonical == "https://example.org/1"
    assert article.title == "标题 & 副题"
    assert article.author == "编辑甲"
    assert article.published == datetime(2026, 6, 1, tzinfo=UTC)
    assert article.html == "<p>全文比摘要长。</p>"
    assert article.tags == ("大模型", "芯片")


def test_the_feed_itself() -> None:
    feed = parsed(rss(title="日报&lt;b&gt;！&lt;/b&gt;"))
    assert (feed.title, feed.site, feed.articles) == ("日报！", "https://example.org/", ())


def test_an_atom_entry_with_all_it_can_have() -> None:
    article = only(
        atom(
            '<id>urn:1</id><title type="html">A &amp;lt;b&amp;gt;</title><link href="1.html"/>'
            '<link rel="enclosure" href="https://example.org/a.mp3"/><published>2026-06-01T08:00:00+08:00</published>'
            '<updated>2026-06-02T08:00:00+08:00</updated><category term="ai" label="AI"/>'
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x <a href="r">r</a></p></div>'
            "</content>",
            head='<author><name>Ed</name></author><link href="/home"/><link rel="self" href="/self.xml"/>',
        ).replace("<feed ", '<feed xml:base="https://example.org/dir/" ')
    )
    assert article.key == "guid:urn:1"
    assert article.url == "https://example.org/dir/1.html"
    assert article.title == "A <b>"
    assert article.author == "Ed"
    assert article.published == datetime(2026, 6, 1, tzinfo=UTC)
    assert article.updated == datetime(2026, 6, 2, tzinfo=UTC)
    text, recording = article.html.split("</p>", 1)
    assert text == '<p>x <a href="https://example.org/dir/r">r</a>'
    assert recording == '<p><a href="https://example.org/a.mp3">a.mp3</a></p>'
    assert article.tags == ("AI",)


def test_plain_text_in_atom_is_plain_text() -> None:
    assert only(atom("<id>1</id><summary>1 &lt; 2\n\n二</summary>")).html == "<p>1 &lt; 2</p><p>二</p>"


def test_an_atom_entry_that_was_only_updated_has_that_date() -> None:
    article = only(atom("<id>1</id><updated>2026-06-01T00:00:00Z</updated>"))
    assert article.published == article.updated == datetime(2026, 6, 1, tzinfo=UTC)


def test_an_rdf_item() -> None:
    article = only(RDF)
    assert article.key == "guid:https://example.org/1"
    assert article.published == datetime(2026, 6, 1, tzinfo=UTC)
    assert (article.title, article.author, article.tags) == ("一", "王", ("芯片",))


def test_relative_links_of_rss_start_from_the_site() -> None:
    article = only(
        rss("<link>/2026/1.html</link><description>&lt;a href='2.html'&gt;x&lt;/a&gt;</description>")
    )
    assert article.url == "https://example.org/2026/1.html"
    assert article.html == '<a href="https://example.org/2026/2.html">x</a>'


def test_a_guid_is_a_link_only_if_it_looks_like_one() -> None:
    assert only(rss("<guid>https://example.org/p/1</guid>")).url == "https://example.org/p/1"
    assert only(rss("<guid>12345</guid><title>x</title>")).url is None


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/x", ""])
def test_links_that_are_not_web_are_none(link: str) -> None:
    article = only(rss(f"<title>x</title><link>{link}</link>"))
    assert article.url is None and article.canonical is None


def test_the_address_before_feedburner_is_taken() -> None:
    item = (
        "<link>https://feeds.example.net/~r/1</link><feedburner:origLink "
        'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://example.org/1</feedburner:origLink>'
    )
    assert only(rss(item)).url == "https://example.org/1"


def test_a_chinese_feed_is_on_beijing_time() -> None:
    item = "<title>x</title><pubDate>2026-06-01 08:00:00</pubDate>"
    chinese = only(rss(item, head="<language>zh-CN</language>", title="Daily"))
    named = only(rss(item, title="每日新闻"))
    english = only(rss(item, title="Daily"))
    japanese = only(rss(item, title="毎日のニュース"))
    assert chinese.published == named.published == datetime(2026, 6, 1, tzinfo=UTC)
    assert english.published == japanese.published == datetime(2026, 6, 1, 8, tzinfo=UTC)


def test_dates_that_feedparser_misreads() -> None:
    assert only(rss("<title>x</title><pubDate>2026年6月1日</pubDate>")).published == datetime(
        2026, 5, 31, 16, tzinfo=UTC
    )
    assert only(rss("<title>x</title><pubDate>次日</pubDate>")).published is None


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "big5", "utf-16"])
def test_feeds_in_chinese_encodings(encoding: str) -> None:
    document = f'<?xml version="1.0" encoding="{encoding}"?>' + rss(
        "<title>語言模型發表</title>", title="日報"
    )
    assert only(document.encode(encoding)).title == "語言模型發表"


@pytest.mark.parametrize(
    "breakage",
    [
        lambda feed: feed.replace("</title>", " R&D</title>"),
        lambda feed: feed.replace("</title>", "\x08</title>"),
        lambda feed: feed.replace("</title>", "&#8;&#xFFFF;&#99999999999;</title>"),
        lambda feed: feed.replace("</title>", "</title><media:rating>x</media:rating>"),
        lambda feed: feed[: int(len(feed) * 0.8)],
        lambda feed: "\n\n\ufeff" + feed,
        lambda feed: "<br />\n<b>Warning</b>: something <br />\n<?xml version='1.0'?>" + feed,
        lambda feed: "<!DOCTYPE rss [<!ENTITY x 'y'>]><!-- it's -->" + feed,
    ],
)
def test_a_broken_feed_is_read_as_far_as_it_goes(breakage) -> None:  # type: ignore[no-untyped-def]
    items = [f"<guid>{n}</guid><title>第{n}条</title>" for n in range(1, 6)]
    found = articles(breakage(rss(*items)))
    assert [article.key for article in found[:3]] == ["guid:1", "guid:2", "guid:3"]
    assert found[0].title in ("第1条", "第1条 R&D")


def test_names_of_characters_that_html_knows_are_read() -> None:
    article = only(rss("<title>caf&eacute; &copy;&nbsp;&unknown; A&amp;B</title>"))
    assert article.title == "café © &unknown; A&B"


@pytest.mark.parametrize("field", ["title", "author", "category", "description", "guid", "link"])
@pytest.mark.parametrize(
    "evil", ["\x1b[2J", "&#27;]0;x&#7;", "&amp;#27;[2J", "\u202e", "\x9b31m", "&amp;#x9b;31m", "\u200b"]
)
def test_no_field_carries_a_control_character(field: str, evil: str) -> None:
    article = only(rss(f"<{field}>https://example.org/甲{evil}乙</{field}>"))
    shown = "\n".join(
        filter(None, (article.title, article.author, article.html, article.url, article.key, *article.tags))
    )
    assert shown.isprintable() or shown.replace("\n", "").isprintable()
    assert "甲" in shown or "%E7%94%B2" in shown


def test_a_feed_with_the_hostile_title_of_a_feed() -> None:
    assert parsed(rss(title="日\x1b]0;报&#x202e;")).title == "日]0;报"


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)),
        '<!ENTITY a9 "' + "ha" * 50_000 + '">',
        '<!ENTITY a9 "' + "ha" * 400 + '">',
        '<!ENTITY a9 "&b;"><!ENTITY b "&a9;">',
        "".join(f'<!ENTITY a{n} "ha">' for n in range(2_000)),
    ],
)
def test_a_bomb_of_entities_is_an_error_and_no_article(entities: str) -> None:
    bomb = f"<?xml version='1.0'?><!DOCTYPE rss [{entities}]>" + rss(f"<title>{'&a9;' * 1_000}</title>")
    with pytest.raises(FeedError, match="entities"):
        parsed(bomb)


def test_entities_that_are_short_names_are_read() -> None:
    names = '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY co "例 &amp; 公司"><!ENTITY us "&co;!">]>'
    assert only(names + rss("<title>a&nbsp;b &us; &eacute;</title>")).title == "a b 例 & 公司! é"


@pytest.mark.parametrize("place", ["file:///etc/hostname", "http://127.0.0.1:{port}/x"])
@pytest.mark.parametrize("entity", ['<!ENTITY x SYSTEM "{place}">', '<!ENTITY % p SYSTEM "{place}"> %p;'])
def test_nothing_is_drawn_in_from_outside(place: str, entity: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0)
        place = place.format(port=listener.getsockname()[1])
        outside = f"<!DOCTYPE rss [{entity.format(place=place)}]>"
        monkeypatch.setattr("urllib.request.urlopen", lambda *_args: pytest.fail("opened"))
        feed = parsed(outside.replace("rss [", f'rss SYSTEM "{place}" [') + rss("<title>a&x;b</title>"))
        assert feed.articles[0].title in ("ab", "a&x;b")
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_of_an_endless_feed_the_first_items_are_taken() -> None:
    found = articles(rss(*(f"<guid>{n}</guid>" for n in range(MOST_ARTICLES + 500))))
    assert len(found) == MOST_ARTICLES
    assert (found[0].key, found[-1].key) == ("guid:0", f"guid:{MOST_ARTICLES - 1}")


def test_an_item_without_anything_is_an_article_all_the_same() -> None:
    article = only(rss(""))
    assert article.key.startswith("content:")
    assert (article.title, article.html, article.url, article.published) == ("", "", None, None)


def test_a_feed_without_items_is_no_error() -> None:
    assert parsed(rss()).articles == ()
    assert parsed(atom()).articles == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\x00\x00", "empty"),
        (b"hello", "neither RSS"),
        (b"%PDF-1.7 \xff\xfe", "neither RSS"),
        (b"<!doctype html><html><head></head></html>", "web page"),
        (b"<urlset></urlset>", "<urlset>"),
        (b'{"error": 1}', "not a JSON Feed"),
        (b'{"items": [', "line 1"),
        (b"[" * 100_000, "nested"),
    ],
)
def test_what_is_no_feed_is_called_so_in_one_line(body: bytes, words: str) -> None:
    with pytest.raises(FeedError) as caught:
        parsed(body)
    message = str(caught.value)
    assert words in message and "\n" not in message


def test_whatever_the_parser_raises_is_said_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_source: object, **_settings: object) -> None:
        raise AssertionError("we should not get here!")

    monkeypatch.setattr(feedparser, "parse", stumble)
    with pytest.raises(FeedError, match="too broken to be read"):
        parsed(rss())


def test_text_is_handed_to_feedparser_in_whole_pieces() -> None:
    parser = xml.sax.make_parser(feedparser.api.PREFERRED_XML_PARSERS)
    assert parser.__class__.__module__ == "newsroom.wire.expat_driver"


def test_a_page_that_names_its_feed_tells_where_it_is() -> None:
    page = '<html><head><link rel="alternate" type="application/atom+xml" href="/atom.xml"></head></html>'
    with pytest.raises(FeedError, match=r"https://example\.org/atom\.xml"):
        parsed(page, url=ADDRESS)


def test_commands_to_a_terminal_go_whole_from_every_field() -> None:
    red, title = "\x1b[31m", "\x1b]0;owned\x07"
    article = only(
        rss(
            f"<title>{red}甲{title}乙&#27;[2J丙&amp;#27;[3J丁&amp;#x1b;[0m</title><author>{red}王</author>"
            f"<category>{title}芯片</category><guid>{red}g1</guid><link>https://example.org/{red}1</link>"
            f"<description>&lt;p>{red}一{title}二&amp;#27;[2J三&lt;/p></description>"
        )
    )
    assert (article.title, article.author, article.tags) == ("甲乙丙丁", "王", ("芯片",))
    assert (article.key, article.url) == ("guid:g1", "https://example.org/1")
    assert article.html == "<p>一二三</p>"


def test_an_escape_before_a_tag_does_not_take_the_tag() -> None:
    found = articles(rss("<title>甲\x1b[</title><description>\x1b]0;</description>", "<title>乙\x1b</title>"))
    assert [each.title for each in found] == ["甲[", "乙"]


def test_a_recording_without_a_page_is_an_article_with_a_link() -> None:
    article = only(rss('<enclosure url="/a.mp3?x=1&amp;y=2" type="audio/mpeg" length="1"/>'))
    assert article.url == "https://example.org/a.mp3?x=1&y=2"
    assert article.html == '<p><a href="https://example.org/a.mp3?x=1&amp;y=2">a.mp3</a></p>'


def test_media_have_their_description_and_one_picture() -> None:
    sizes = "".join(f'<media:thumbnail url="https://example.org/{n}.jpg"/>' for n in range(40))
    article = only(
        rss(
            "<title>x</title><link>https://example.org/1</link>"
            '<media:group xmlns:media="http://search.yahoo.com/mrss/">'
            f'<media:content url="https://example.org/v.mp4"/>{sizes}'
            "<media:description>所见</media:description></media:group>"
        )
    )
    assert article.html == (
        '<p>所见</p><p><a href="https://example.org/v.mp4">v.mp4</a></p>'
        '<p><data value="https://example.org/0.jpg"></data></p>'
    )


def test_text_that_lies_elsewhere_is_linked() -> None:
    article = only(atom('<id>1</id><content type="text/html" src="https://example.org/full"/>'))
    assert (article.url, article.html) == ("https://example.org/full", "")


def test_dates_count_from_when_the_feed_was_fetched() -> None:
    now = datetime(2026, 6, 2, 4, 0, tzinfo=UTC)
    items = ("3小时前", "昨天 10:30", "6月1日", "刚刚")
    body = rss(*(f"<title>{each}</title><pubDate>{each}</pubDate>" for each in items)).encode()
    assert [each.published for each in parse_feed(body, "", ADDRESS, now).articles] == [
        datetime(2026, 6, 2, 1, 0, tzinfo=UTC),
        datetime(2026, 6, 1, 2, 30, tzinfo=UTC),
        datetime(2026, 5, 31, 16, 0, tzinfo=UTC),
        now,
    ]


def test_a_section_that_never_ends_does_not_swallow_the_feed() -> None:
    found = articles(rss("<title><![CDATA[甲]]></title>", "<title><![CDATA[乙</title>", "<title>丙</title>"))
    assert [each.title for each in found] == ["甲", "乙", "丙"]


def test_controls_that_stand_for_quotation_marks_become_these() -> None:
    article = only(rss("<title>\x93港口\x94&#150;复航&#151;</title>"))
    assert article.title == "“港口”–复航—"


def test_feedparser_hands_its_texts_to_what_saves_it_the_look_at_every_character(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []

    class Noted(xml_feed._Text):
        def translate(self, table: object, /) -> str:
            seen.append(str(self))
            return super().translate(table)

    monkeypatch.setattr(xml_feed, "_Text", Noted)
    only(rss("<title>港口复航</title><description>说明了原因</description><odd/>"))
    assert {"港口复航", "说明了原因"} <= set(seen), (
        "feedparser has changed: see `decode_entities` in xml_feed"
    )
