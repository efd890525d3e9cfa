"""The sample's copy: what is promised of it, and how its days are counted."""

import re
import tomllib
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.desk.sample_copy import SampleArticle, SampleFeed, fill, read_age, read_feeds, read_issue
from newsroom.issues import characters, parse, render
from newsroom.model import Publication
from newsroom.reading import plain_text, read_html, typeset
from newsroom.wire.cleaning import clean_html

FOLDER = Path(__file__).parents[2] / "newsroom" / "demo"
FILES = sorted((FOLDER / "articles").glob("*.toml"))
NOW = datetime(2026, 7, 27, 0, 30, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 7, 27)
PAST = ("past-2", "past-1")
HISTORY = ("史话", "长文", "History:")
HAN = "[\u4e00-\u9fff]"


@pytest.fixture(scope="module")
def feeds() -> list[SampleFeed]:
    return read_feeds(NOW, SHANGHAI)


@pytest.fixture(scope="module")
def articles(feeds: list[SampleFeed]) -> list[SampleArticle]:
    return [article for feed in feeds for article in feed.articles]


def raw(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


class _Seen(HTMLParser):
    """Which tags a body opens, its text, and the addresses in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.words: list[str] = []
        self.addresses: list[str] = []
        self._code = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self._code += tag in ("pre", "code")
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in ("pre", "code")

    def handle_data(self, data: str) -> None:
        self.words.append("" if self._code else data)


def test_it_has_about_a_dozen_feeds_and_150_articles(
    feeds: list[SampleFeed], articles: list[SampleArticle]
) -> None:
    assert 12 <= len(feeds) <= 14
    assert 150 <= len(articles) <= 165


def test_about_two_thirds_are_chinese(feeds: list[SampleFeed], articles: list[SampleArticle]) -> None:
    chinese = sum(bool(re.search(HAN, article.draft.title)) for article in articles)
    assert 0.6 <= chinese / len(articles) <= 0.72
    assert {"中文", "英文", "芯片", "研究"} <= {tag for feed in feeds for tag in feed.draft.tags}


def test_most_are_of_the_last_day_and_a_half_and_none_is_older_than_nine_days(
    articles: list[SampleArticle],
) -> None:
    recent = [article for article in articles if article.age <= timedelta(hours=36)]
    assert len(recent) > 100
    assert timedelta(days=8) < max(article.age for article in articles) <= timedelta(days=9)
    assert min(article.age for article in articles) < timedelta(minutes=10)


def test_each_file_lists_its_articles_newest_first(feeds: list[SampleFeed]) -> None:
    for feed in feeds:
        ages = [article.age for article in feed.articles]
        assert ages == sorted(ages)


def test_a_feed_that_fails_brought_nothing_after_it_fell_silent(feeds: list[SampleFeed]) -> None:
    failing = [feed for feed in feeds if feed.error]
    assert {feed.error for feed in failing} == {"404", "timeout"}
    for feed in failing:
        assert feed.failures
        assert all(article.age > feed.silent for article in feed.articles)


def test_every_address_is_one_that_cannot_exist(feeds: list[SampleFeed]) -> None:
    addresses = [address for feed in feeds for address in (feed.draft.url, feed.draft.site)]
    for feed in feeds:
        for article in feed.articles:
            addresses += [article.draft.url, *_Seen(article.draft.html).addresses]
    for name in (*PAST, "today"):
        addresses += re.findall(r"https?://[^)\s]+", read_issue(name, DAY))
    for address in addresses:
        host = urlsplit(address or "").hostname or ""
        assert re.search(r"(^|\.)example\.(com|org|net)$", host), address


def test_a_piece_of_history_links_nowhere(articles: list[SampleArticle]) -> None:
    pieces = [article for article in articles if article.draft.title.startswith(HISTORY)]
    assert len(pieces) >= 15
    for piece in pieces:
        assert not _Seen(piece.draft.html).addresses, piece.draft.title


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_body_survives_cleaning(file: Path) -> None:
    for article in raw(file)["article"]:
        before, after = _Seen(article["html"].strip()), _Seen(clean_html(article["html"], article["url"]))
        kept = Counter({"data" if tag == "img" else tag: n for tag, n in before.tags.items()})
        assert after.tags == kept, article["title"]
        assert "".join(after.words) == "".join(before.words), article["title"]


def test_bodies_are_as_long_as_news_is(articles: list[SampleArticle]) -> None:
    lengths = {article.draft.title: len(plain_text(article.draft.html)) for article in articles}
    assert min(lengths.values()) >= 150
    assert sum(length >= 4000 for length in lengths.values()) == 2


def test_bodies_show_all_that_a_reader_has_to_set(articles: list[SampleArticle]) -> None:
    tags = sum((_Seen(article.draft.html).tags for article in articles), Counter[str]())
    for tag in ("h2", "h3", "ul", "ol", "blockquote", "strong", "em", "code", "pre", "table", "data"):
        assert tags[tag] >= 3, tag


@pytest.mark.parametrize("width", [30, 72])
def test_every_body_can_be_set(articles: list[SampleArticle], width: int) -> None:
    for article in articles:
        page = typeset(read_html(article.draft.html, article.draft.url), width)
        assert len(page.lines) > 3, article.draft.title


def test_chinese_headlines_are_of_the_length_they_have_in_newspapers(articles: list[SampleArticle]) -> None:
    for article in articles:
        if re.search(HAN, article.draft.title):
            assert 15 <= len(article.draft.title) <= 48, article.draft.title


def test_some_links_track_and_some_headlines_end_in_the_name_of_the_site(
    feeds: list[SampleFeed], articles: list[SampleArticle]
) -> None:
    links = " ".join(article.draft.url or "" for article in articles)
    for tracking in ("utm_source=", "f=rss", "spm=", "from="):
        assert tracking in links
    for ending in (" - 星河科技", "_潮汐网", " | Fern Wire"):
        assert any(article.draft.title.endswith(ending) for article in articles), ending


def _prose(html: str) -> str:
    """Text without code, an empty line in the place of every tag."""
    return "\n".join(_Seen(html).words)


def test_chinese_is_punctuated_by_gb_t_15834(articles: list[SampleArticle]) -> None:
    texts = {article.draft.title: _prose(article.draft.html) for article in articles}
    texts |= {name: read_issue(name, DAY).split("---", 2)[2] for name in (*PAST, "today")}
    for title, text in texts.items():
        assert not re.search(rf"{HAN}[,;:?!]|[,;?!]{HAN}", text), title
        assert not re.search(r"\.\.\.|。。|！！|？？", text), title
        assert not re.search(rf"{HAN}\(|\){HAN}", re.sub(r"\]\([^)]*\)", "", text)), title
        for opening, closing in ("“”", "（）", "《》"):
            assert text.count(opening) == text.count(closing), title


def test_no_text_names_a_day_that_will_grow_stale(articles: list[SampleArticle]) -> None:
    for article in articles:
        found = re.search(r"20(?:2[5-9]|[3-9]\d)(?!\d)", _prose(article.draft.html))
        assert found is None, article.draft.title


@pytest.mark.parametrize("name", PAST)
def test_a_past_issue_is_in_the_house_form_to_the_byte(name: str) -> None:
    text = read_issue(name, DAY)
    issue = parse(text)
    assert render(issue, Publication()) == text
    assert issue.date == DAY
    assert len(issue.entries) == 10
    assert issue.commentary.count("\n\n") >= 2


@pytest.mark.parametrize("name", PAST)
def test_a_past_issue_keeps_the_lengths_of_the_house(name: str) -> None:
    issue = parse(read_issue(name, DAY))
    assert 180 <= characters(issue.lead) <= 260
    for entry in issue.entries:
        assert 21 <= len(entry.headline) <= 45, entry.headline
        assert 128 <= characters(entry.summary) <= 186, entry.headline
        assert entry.summary.count("**") == 2, entry.headline


@pytest.mark.parametrize("name", [*PAST, "today"])
def test_bold_has_a_space_before_it(name: str) -> None:
    for line in read_issue(name, DAY).splitlines():
        for opening in re.findall(r"(.?)\*\*[^*]+\*\*", line):
            assert opening in ("", " ", "["), line


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{day:0}消息", "3月1日消息"),
        ("{day:-1}", "2月28日"),
        ("on {en:0}", "on March 1"),
        ("{dot:+30}", "2026.03.31"),
        ("{iso:-366}", "2025-02-28"),
        ("{day:0}至{day:+2}", "3月1日至3月3日"),
    ],
)
def test_days_are_counted_from_the_day_of_the_text(written: str, read: str) -> None:
    assert fill(written, date(2026, 3, 1)) == read


@pytest.mark.parametrize("text", ["{day}", "{draft}", "{day:x}", "{week:1}", '{"iso": 1}', "{{iso:}}"])
def test_other_braces_stay(text: str) -> None:
    assert fill(text, DAY) == text


@given(st.text())
def test_text_without_braces_stays(text: str) -> None:
    text = text.replace("{", "(")
    assert fill(text, DAY) == text


@given(st.integers(0, 9), st.integers(0, 99), st.integers(0, 99))
def test_an_age_is_what_it_says(days: int, hours: int, minutes: int) -> None:
    assert read_age(f"{days}d {hours}h {minutes}m") == timedelta(days=days, hours=hours, minutes=minutes)


@pytest.mark.parametrize(("text", "minutes"), [("38m", 38), ("2h", 120), ("54h 20m", 3260), ("3d4h", 4560)])
def test_parts_of_an_age_may_be_left_out(text: str, minutes: int) -> None:
    assert read_age(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "soon", "4", "-3m", "5m 2h", "1w"])
def test_what_is_no_age_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="span of time"):
        read_age(text)
