"""Issues as feeds, parsed back as readers do."""

import json
from datetime import UTC, date, datetime

import feedparser
import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from newsroom.model import Issue, Publication
from newsroom.publish.addresses import root_of
from newsroom.publish.feed import atom, json_feed
from newsroom.publish.outlets import Appeared, Outlet, outlets
from newsroom.publish.site import site_files
from tests.publish.test_forms import HOSTILE, ISSUE, PUBLICATION

BARE = Publication()
AT = datetime(2031, 3, 9, 1, 2, 3, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "authors": {"type": "array", "minItems": 1, "items": {"required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "required": ["id", "content_html"],
                "properties": {"id": {"type": "string", "minLength": 1}, "tags": {"type": "array"}},
            },
        },
    },
}
"""What jsonfeed.org demands of version 1.1."""


def appeared(id: int = 1, issue: Issue = ISSUE, **more: datetime) -> Appeared:
    at = {"first": AT, "published": AT, "updated": AT} | more
    return Appeared(id=id, issue=issue, **at)


def shown(*issues: Appeared, publication: Publication = PUBLICATION) -> list[Outlet]:
    return outlets(issues or (appeared(),), publication)


def test_an_atom_feed_is_read_back_with_everything() -> None:
    later = datetime(2031, 3, 10, 4, 0, tzinfo=UTC)
    publication = replace(PUBLICATION, author="编辑部")
    made = shown(appeared(updated=later), publication=publication)
    feed = feedparser.parse(atom(made, publication, address=publication.feed))
    assert not feed.bozo and feed.version == "atom10"
    assert (feed.feed.title, feed.feed.id) == ("全球AI新闻速递", "https://digest.example/")
    assert feed.feed.author == "编辑部" and feed.feed.language == "zh-Hans"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "self": "https://digest.example/feed.xml",
        "alternate": "https://digest.example/",
    }
    [entry] = feed.entries
    assert (entry.id, entry.link) == ("https://digest.example/2031/03/09/",) * 2
    assert (entry.title, entry.published) == (ISSUE.title, "2031-03-09T09:02:03+08:00")
    assert entry.updated == feed.feed.updated == "2031-03-10T12:00:00+08:00"
    assert [tag.term for tag in entry.tags] == ["人工智能"]
    assert "<strong>要点</strong>" in entry.content[0].value and "点评" in entry.content[0].value


def test_an_atom_feed_has_what_the_standard_demands() -> None:
    for publication in (PUBLICATION, BARE):
        made = shown(appeared(), appeared(2), publication=publication)
        root = etree.fromstring(atom(made, publication).encode())
        for parent in (root, *root.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(parent.findall(f"{ATOM}{name}")) == 1
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "全球AI新闻速递"
        ids = [each.text for each in root.iter(f"{ATOM}id")]
        assert len(set(ids)) == 3 and all(each and ":" in each for each in ids)


def test_a_json_feed_has_the_form_of_its_standard() -> None:
    for publication in (PUBLICATION, BARE):
        feed = json.loads(json_feed(shown(publication=publication), publication))
        jsonschema.validate(feed, JSON_FEED)
    feed = json.loads(json_feed(shown(), PUBLICATION, address="https://digest.example/feed.json"))
    assert feed["feed_url"] == "https://digest.example/feed.json"
    [item] = feed["items"]
    assert item["url"] == item["id"] == "https://digest.example/2031/03/09/"
    assert item["date_published"] == "2031-03-09T09:02:03+08:00" and "<strong>要点" in item["content_html"]


def test_the_same_issues_give_the_same_bytes_and_names() -> None:
    for publication in (PUBLICATION, BARE):
        first = shown(publication=publication)
        again = shown(
            appeared(issue=replace(ISSUE, title="改过的题目"), updated=datetime(2031, 4, 1, tzinfo=UTC)),
            publication=publication,
        )
        assert atom(first, publication) == atom(shown(publication=publication), publication)
        assert first[0].uid == again[0].uid and first[0].path == again[0].path


def test_two_issues_of_a_day_have_an_address_each_and_keep_it() -> None:
    first, second = appeared(5), appeared(3, first=datetime(2031, 4, 1, tzinfo=UTC))
    addresses = {each.appeared.id: each.address for each in shown(first, second)}
    assert addresses == {5: "https://digest.example/2031/03/09/", 3: "https://digest.example/2031/03/09-2/"}


def test_no_issue_lies_where_the_site_has_a_page_of_its_own() -> None:
    root = "https://digest.example/"
    for pattern, place in (
        ("?day={date:%d}", "index-2.html"),
        ("search.html?{date:%d}", "search-2.html"),
        ("feed.xml#{date:%d}", "feed.xml-2/"),
        ("{date:month/%Y-%m}.html", "month/2031-03-2.html"),
    ):
        publication = replace(PUBLICATION, address=root + pattern)
        [made] = shown(publication=publication)
        assert made.address.endswith(place), pattern
        own = {*site_files([made], publication, "")} - {made.path}
        assert {"index.html", "search.html", "feed.json"} <= own and "month/" in "".join(own)


def test_reviews_and_issues_without_a_day_have_addresses_of_their_own() -> None:
    review = replace(ISSUE, form="monthly", date=date(2031, 3, 1))
    draft = replace(ISSUE, date=None)
    paths = [each.path for each in shown(appeared(1, review), appeared(2, draft), appeared(3))]
    assert sorted(paths) == ["2031/03/09/index.html", "issue/2/index.html", "monthly/2031-03-01/index.html"]


def test_the_root_is_what_all_addresses_begin_with() -> None:
    def root(address: str) -> str:
        return root_of(Publication(address=address))

    assert root("https://a.example/news/{date:%Y}/") == "https://a.example/news/"
    assert root("https://a.example/news-{date:%Y}.html") == "https://a.example/"
    assert root("") == ""
    [made] = shown(publication=Publication(address="https://a.example/n/{date:%Y-%m-%d}.html"))
    assert (made.path, made.address) == ("2031-03-09.html", "https://a.example/n/2031-03-09.html")
    [made] = shown(publication=Publication(address="https://a.example/../{date:%Y-%m-%d}"))
    assert (made.path, made.address) == ("2031-03-09/index.html", "https://a.example/../2031-03-09")


def test_a_feed_of_nothing_is_a_feed() -> None:
    feed = feedparser.parse(atom([], BARE))
    assert not feed.bozo and feed.feed.updated == "1970-01-01T00:00:00Z"
    jsonschema.validate(json.loads(json_feed([], BARE)), JSON_FEED)


@settings(max_examples=30, deadline=None)
@given(noise=st.text(max_size=20))
def test_nothing_in_an_issue_breaks_a_feed(noise: str) -> None:
    words = f"{HOSTILE}]]>&\ufffe{noise}"
    made = shown(appeared(issue=replace(ISSUE, title=words, categories=(words,), lead=words)))
    root = etree.fromstring(atom(made, PUBLICATION).encode())
    assert "\x1b" not in "".join(root.itertext())
    jsonschema.validate(json.loads(json_feed(made, PUBLICATION)), JSON_FEED)
