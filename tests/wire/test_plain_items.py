"""Items read without feedparser are what it would have made of them."""

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.wire import xml_feed
from newsroom.wire.parse import parse_feed
from newsroom.wire.parsed import ParsedFeed
from newsroom.wire.plain_items import part
from tests.wire.documents import ADDRESS, atom, rss

NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    f'{NAMESPACES}><channel rdf:about="https://example.org/"><title>示例</title></channel>%s</rdf:RDF>'
)
TEXTS = (
    "",
    " ",
    "港口复航",
    "caf\u00e9 \u00a9",
    "\u00e6\u00b8\u00af\u00e5\u008f\u00a3",
    "\u00c3\u00a9t\u00c3\u00a9",
    "&#147;港口&#148;",
    "&#x9f;",
    "\u0093x\u0094",
    "R&amp;D &amp;lt;b&amp;gt; &amp;copy; &amp;amp;",
    "&lt;p&gt;一&lt;/p&gt;&lt;p&gt;二&lt;/p&gt;",
    "&lt;img src='/a.png' alt='图'&gt;",
    "<![CDATA[<p>甲</p> &amp; <b>乙</b>]]>",
    "<![CDATA[一]]>二<!-- 三 -->四<?x y?>五",
    "1 &lt; 2\n\n二",
    "https://example.org/1",
    "https:////example.org///2?a=1&amp;b=2&amp;c;",
    "/dir/3?x&amp;amp;y",
    "tag:example.org,2026:1",
    "ed@example.org (Ed)",
    "Mon, 01 Jun 2026 08:00:00 +0800",
    "2026-06-02T08:00:00Z",
    "昨天",
    "<i>x</i>",
    "\u200b\u3000",
)
ELEMENTS = (
    *("<title>%s</title>", "<title type='html'>%s</title>", "<TITLE>%s</TITLE>", "<dc:title>%s</dc:title>"),
    *(
        "<link>%s</link>",
        "<link />",
        "<link href='https://example.org/4'/>",
        "<link rel='alternate'>%s</link>",
    ),
    *("<link rel='SELF' href='/s'/>", "<atom:link href='/5' type='text/html'/>", "<link href=''>%s</link>"),
    *("<link rel='enclosure' href='/a.mp3'/>", "<link rel='alternate' type='application/json' href='/j'/>"),
    *("<guid>%s</guid>", "<guid isPermaLink='false'>%s</guid>", "<guid ispermalink='TRUE'>%s</guid>"),
    *("<id>%s</id>", "<guid/>", "<feedburner:origLink>%s</feedburner:origLink>"),
    *("<author>%s</author>", "<dc:creator>%s</dc:creator>", "<author><name>%s</name></author>"),
    *("<author><name>甲</name><email>a@example.org</email></author>", "<author><email>%s</email></author>"),
    *("<author> x <name>乙</name><uri>https://example.org/</uri></author>", "<author><name/></author>"),
    *("<category>%s</category>", "<category domain='d'>%s</category>", "<category term='%s'/>"),
    *("<category label='L'/>", "<category term='t' label='L'>%s</category>", "<dc:subject>%s</dc:subject>"),
    *("<pubDate>%s</pubDate>", "<published>%s</published>", "<updated>%s</updated>", "<dc:date>%s</dc:date>"),
    *("<created>%s</created>", "<issued>%s</issued>", "<modified>%s</modified>"),
    *("<description>%s</description>", "<description type='text/plain'>%s</description>"),
    *("<content:encoded>%s</content:encoded>", "<content:encoded xml:lang='zh'>%s</content:encoded>"),
    *("<summary>%s</summary>", "<summary type='HTML'>%s</summary>", "<content type='html'>%s</content>"),
    *("<content>%s</content>", "<content type='application/octet-stream'>eA==</content>"),
    *("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>x</p></div></content>",),
    *(
        "<content type='html' src='/page'/>",
        "<content type='html' xml:base='https://b.example.org/'>%s</content>",
    ),
    *("<enclosure url='/b.jpg' type='Image/jpeg' length='1'/>", "<enclosure/>", "<enclosure url='c.mp3'/>"),
    *("<comments>%s</comments>", "<slash:comments>3</slash:comments>", "<wfw:commentRss>%s</wfw:commentRss>"),
    *(
        "<media:thumbnail url='https://example.org/t.png'/>",
        "<source url='/s.xml'>%s</source>",
        "<unknown>%s</unknown>",
    ),
    *("<x:creator xmlns:x='http://purl.org/dc/elements/1.1/'>丙</x:creator>",),
    *("<dc:creator xmlns:dc='http://purl.org/rss/1.0/modules/content/'>丁</dc:creator>",),
    *("<image><url>/i.png</url><title>%s</title></image>", "text %s"),
)
PLAIN_RSS = (
    "<title>标题</title><link>https://example.org/1</link><guid>https://example.org/1</guid>"
    "<pubDate>Mon, 01 Jun 2026 08:00:00 +0800</pubDate><dc:creator>甲</dc:creator><category>芯片</category>"
    "<description><![CDATA[<p>一</p>]]></description><content:encoded>&lt;p&gt;二&lt;/p&gt;</content:encoded>"
    "<comments>https://example.org/1#c</comments><slash:comments>0</slash:comments>"
    "<enclosure url='https://example.org/a.mp3' type='audio/mpeg' length='9'/>"
)
PLAIN_ATOM = (
    "<id>urn:1</id><title type='html'>标题</title><link href='https://example.org/1' rel='alternate'/>"
    "<published>2026-06-01T08:00:00Z</published><updated>2026-06-01T08:00:00Z</updated>"
    "<author><name>甲</name><uri>https://example.org/</uri></author><category term='芯片'/>"
    "<summary>一</summary><content type='html'>&lt;p&gt;二&lt;/p&gt;</content>"
)


def spaced(feed: str) -> str:
    """Declare the namespaces in a feed's root."""
    return feed.replace(">", f" {NAMESPACES}>", 1)


def read(feed: str) -> ParsedFeed:
    return parse_feed(feed.encode(), "application/xml", ADDRESS)


def read_by_feedparser(feed: str) -> ParsedFeed:
    with mock.patch.object(xml_feed, "part", return_value=None):
        return read(feed)


elements = st.builds(
    lambda element, text: element.replace("%s", text), st.sampled_from(ELEMENTS), st.sampled_from(TEXTS)
)
items = st.lists(st.lists(elements, max_size=7).map("".join), min_size=1, max_size=4)
heads = st.lists(
    st.sampled_from(
        (
            "<link>https://example.org/</link>",
            "<language>zh-CN</language>",
            "<author>主编</author>",
            "<image><url>/i.png</url><title>图</title></image>",
            "<item><title>别处</title></item>",
            "<textInput><title>搜</title></textInput>",
        )
    ),
    max_size=3,
).map("".join)


@given(items, heads)
def test_rss_is_read_as_by_feedparser(items: list[str], head: str) -> None:
    feed = spaced(rss(*items, head=head))
    assert read(feed) == read_by_feedparser(feed)


@given(items, heads)
def test_atom_is_read_as_by_feedparser(items: list[str], head: str) -> None:
    feed = spaced(atom(*items, head=head))
    assert read(feed) == read_by_feedparser(feed)


@given(items)
def test_rdf_is_read_as_by_feedparser(items: list[str]) -> None:
    feed = RDF % "".join(
        f'<item rdf:about="https://example.org/{n}">{each}</item>' for n, each in enumerate(items)
    )
    assert read(feed) == read_by_feedparser(feed)


@pytest.mark.parametrize(
    "feed",
    [
        spaced(rss(PLAIN_RSS, PLAIN_RSS)),
        spaced(atom(PLAIN_ATOM, PLAIN_ATOM)),
        RDF % (f'<item rdf:about="https://example.org/1">{PLAIN_RSS}</item>' * 2),
    ],
)
def test_what_most_feeds_have_is_no_work_for_feedparser(feed: str) -> None:
    parted = part(feed.encode())
    assert parted is not None
    assert sorted(parted.plain) == [0, 1]
    assert "标题" not in parted.rest.decode()


def test_an_item_with_more_to_it_is_left_beside_plain_ones() -> None:
    odd = "<title>别样</title><media:thumbnail url='https://example.org/t.png'/>"
    feed = spaced(rss(PLAIN_RSS, odd, PLAIN_RSS.replace("example.org/1", "example.org/2")))
    parted = part(feed.encode())
    assert parted is not None
    assert sorted(parted.plain) == [0, 2]
    assert [each.title for each in read(feed).articles] == ["标题", "别样", "标题"]


@pytest.mark.parametrize(
    "feed",
    [
        spaced(rss(PLAIN_RSS)).replace("<channel>", '<channel xml:base="https://b.example.org/">'),
        spaced(rss(PLAIN_RSS)).replace("<item>", "<items><item>").replace("</item>", "</item></items>"),
        spaced(rss(PLAIN_RSS, "<title>&#147;x&#148;</title>")),
        spaced(rss(PLAIN_RSS)).replace("elements/1.1", "elements/9"),
        spaced(atom(PLAIN_ATOM)).replace("<feed ", '<feed xml:base="/dir/" '),
        spaced(rss(PLAIN_RSS)).replace("<title>标题</title>", "<title>标题</titel>"),
        spaced(rss(PLAIN_RSS)).replace("</channel>", "<title>别名</title></channel>"),
        '<feed xmlns="http://purl.org/atom/ns#"><entry><title mode="base64">eA==</title></entry></feed>',
    ],
)
def test_feeds_with_something_odd_are_read_as_by_feedparser(feed: str) -> None:
    assert read(feed) == read_by_feedparser(feed)
    assert read(feed).articles
