"""LK003 to LK005: what the links lead to."""

import pytest

from newsroom.model import Severity
from newsroom.preflight import Page
from tests.preflight.checking import FILE, changed, of_rule

URL = "https://example.com/a/2.htm"
TITLE = "潮汐公司把推理框架开放源代码 - 样例网"


def page(status: int = 200, url: str = URL, title: str = TITLE, problem: str = "") -> dict[str, Page]:
    return {URL: Page(status=status, url=url, title=title, problem=problem)}


def test_without_going_online_nothing_is_said_of_pages() -> None:
    assert not of_rule("LK003", FILE)
    assert not of_rule("LK004", FILE)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_an_error(status: int) -> None:
    [finding] = of_rule("LK003", FILE, pages=page(status, title=""))
    assert (finding.entry, finding.excerpt, finding.severity) == (2, URL, Severity.ERROR)


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_server_that_refuses_us_may_answer_readers(status: int) -> None:
    assert not of_rule("LK003", FILE, pages=page(status, title=""))


def test_a_host_that_cannot_be_reached_is_a_warning_with_the_reason() -> None:
    [finding] = of_rule("LK003", FILE, pages=page(0, url="", title="", problem="no such host"))
    assert finding.severity is Severity.WARNING
    assert "no such host" in finding.message


def test_a_link_that_leads_on_to_another_site_can_be_replaced() -> None:
    [finding] = of_rule("LK003", FILE, pages=page(url="https://origin.example/story?utm_source=a"))
    assert (finding.fix, finding.suggestion) == ("https://origin.example/story", True)


def test_a_redirect_within_the_site_is_no_matter() -> None:
    assert not of_rule("LK003", FILE, pages=page(url="https://www.example.com/a/2"))


def test_plain_http_is_told_where_the_page_has_https() -> None:
    text = changed(URL, URL.replace("https", "http"))
    pages = {URL.replace("https", "http"): page()[URL]}
    [finding] = of_rule("LK003", text, pages=pages)
    assert finding.fix == URL


def test_a_page_of_another_story_is_an_error() -> None:
    [finding] = of_rule("LK004", FILE, pages=page(title="本市明天起地铁末班车延长半小时"))
    assert (finding.entry, finding.field) == (2, "link")


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "潮汐",
        "",
        "Tide releases its inference framework under an open licence today",
        "请稍候…",
    ],
)
def test_titles_that_fit_or_cannot_be_compared_are_left_alone(title: str) -> None:
    assert not of_rule("LK004", FILE, pages=page(title=title))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "https://example.com/",
        "https://example.com/index.html",
        "https://example.com/news/",
        "https://example.com/tag/ai",
        "https://example.com/category/models/",
        "https://example.com/topic/8vJ5xTRFZTH",
        "https://readhub.cn/topics",
    ],
)
def test_home_and_list_pages_are_told(url: str) -> None:
    [finding] = of_rule("LK005", changed(URL, url))
    assert finding.excerpt == url


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/news/123",
        "https://example.com/?p=12",
        "https://example.com/#/story/12",
        "https://github.com/tide/frame",
        "https://example.com/2031/03/topics-of-the-day",
        "https://readhub.cn/topic/8vJ5xTRFZTH",
    ],
)
def test_articles_are_no_lists(url: str) -> None:
    assert not of_rule("LK005", changed(URL, url))
