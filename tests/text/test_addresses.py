"""Which addresses are one page, and which to publish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.addresses import (
    canonical,
    is_web,
    site,
    tracking_parameters,
    untracked,
    without_credentials,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://36kr.com/newsflashes/1?f=rss", "https://36kr.com/newsflashes/1"),
        ("http://www.ithome.com:80/0/870/979.htm", "https://ithome.com/0/870/979.htm"),
        ("https://a.com/x/", "https://A.com/x#part"),
        ("https://a.com", "https://a.com/"),
        ("https://a.com/%7Euser", "https://a.com/~user"),
        ("https://a.com/?b=2&a=1", "https://a.com/?a=1&b=2"),
        ("https://user:secret@a.com/x", "https://a.com/x"),
        ("https://m.36kr.com/p/1", "https://36kr.com/p/1"),
        ("https://twitter.com/u/status/1?s=20", "https://x.com/u/status/1"),
        ("https://www.youtube.com/watch?v=1&t=30s", "https://youtube.com/watch?v=1&si=abc"),
        (
            "https://mp.weixin.qq.com/s?__biz=MzI&mid=22&idx=1&sn=ab&chksm=9&scene=27#rd",
            "https://mp.weixin.qq.com/s?__biz=MzI&mid=22&idx=1&sn=ab&from=timeline",
        ),
        ("https://例子.中国/路径", "https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF%E5%BE%84"),
        ("https://a.com/x?id=1&amp;utm_source=r", "https://a.com/x?id=1"),
    ],
)
def test_two_addresses_are_one_page(one: str, other: str) -> None:
    assert canonical(one) == canonical(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.com/x?id=1", "https://a.com/x?id=2"),
        ("https://a.com/x", "https://a.com/X"),
        ("https://a.com/x", "https://a.com:8443/x"),
        ("https://a.com/#/news/1", "https://a.com/#/news/2"),
        (
            "https://mp.weixin.qq.com/s?__biz=MzI&mid=22&idx=1",
            "https://mp.weixin.qq.com/s?__biz=MzI&mid=22&idx=2",
        ),
        ("https://a.com/list?from=20240101", "https://a.com/list?from=20240102"),
        ("https://github.com/a/b?ref=main", "https://github.com/a/b?ref=dev"),
        ("https://m.cn/x", "https://cn/x"),
    ],
)
def test_two_addresses_are_two_pages(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:a@b.c",
        "https://",
        "https://a.com:99999/",
        "news",
    ],
)
def test_what_is_no_web_address_has_no_identity(address: str) -> None:
    assert canonical(address) is None


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("https://36kr.com/newsflashes/1?f=rss", "https://36kr.com/newsflashes/1"),
        ("https://A.com/%7Ex/?b=2&utm_source=rss&a=1&utm_medium=x#p", "https://A.com/%7Ex/?b=2&a=1#p"),
        ("https://a.com/x?spm=1.2&id=3", "https://a.com/x?id=3"),
        ("https://a.com/x?fbclid=1&gclid=2", "https://a.com/x"),
        ("https://a.com/x?from=timeline", "https://a.com/x"),
        ("https://a.com/x?ref=producthunt.com", "https://a.com/x"),
        ("https://a.com/x#utm_source=y", "https://a.com/x"),
        ("https://a.com/x?utm_source=r&amp;id=1", "https://a.com/x?id=1"),
        (
            "https://mp.weixin.qq.com/s?__biz=M&mid=2&idx=1&sn=a&chksm=9#rd",
            "https://mp.weixin.qq.com/s?__biz=M&mid=2&idx=1&sn=a",
        ),
    ],
)
def test_tracking_is_taken_out_and_nothing_else(address: str, published: str) -> None:
    assert untracked(address) == published


@pytest.mark.parametrize(
    "address",
    [
        "https://a.com/x?id=3&&b=#",
        "https://a.com/x?",
        "https://a.com/x?f=1&from=40&ref=main&source=paper",
        "https://user@a.com/文章?查=询",
        "https://a.com/#section",
        "not an address",
    ],
)
def test_an_address_without_tracking_stays_byte_for_byte(address: str) -> None:
    assert untracked(address) == address
    assert tracking_parameters(address) == []


def test_tracking_is_named() -> None:
    assert tracking_parameters("https://a.com/x?UTM_Source=r&id=1&f=rss#utm_term=x") == [
        "utm_source",
        "f",
        "utm_term",
    ]


def test_addresses_that_may_be_opened() -> None:
    assert is_web("https://a.com/x")
    assert is_web("HTTP://a.com")
    assert not is_web("https:///x")
    assert not is_web("https://a.com/x y")
    assert not is_web("https://a.com/\x1b[2J")
    assert not is_web("ftp://a.com")


def test_the_site_of_an_address() -> None:
    assert site("https://user:pw@WWW.36kr.com:443/x") == "36kr.com"
    assert site("https://tech.sina.com.cn/x") == "tech.sina.com.cn"
    assert site("nothing") == ""


def test_credentials_are_not_shown() -> None:
    assert without_credentials("https://user:p@ss@a.com/x@y") == "https://a.com/x@y"
    assert without_credentials("https://a.com/x@y") == "https://a.com/x@y"


QUERIES = st.lists(
    st.sampled_from(
        ["id=1", "utm_source=x", "f=rss", "q=中文", "a", "", "b=%20", "spm=1", "from=weixin", "p=2"]
    ),
    max_size=6,
).map("&".join)


@given(QUERIES)
def test_taking_tracking_out_twice_changes_nothing_more(query: str) -> None:
    once = untracked(f"https://a.com/x?{query}")
    assert untracked(once) == once
    assert canonical(once) == canonical(f"https://a.com/x?{query}")


@given(
    st.sampled_from(("http://", "https://", "HTTPS://")),
    st.text("abZ09.-中:@", min_size=1, max_size=12),
    st.text("/aZ9.~%-_中;:", max_size=12).map("/".__add__) | st.just(""),
    st.none() | st.text("ab=&%+.utm_2中", max_size=12),
)
def test_a_plain_address_is_known_by_what_any_other_is(
    scheme: str, host: str, path: str, query: str | None
) -> None:
    url = f"{scheme}{host}.com{path}" + ("" if query is None else f"?{query}")
    # With an empty fragment, which makes no difference, the address is taken apart.
    assert canonical(url) == canonical(f"{url}#")


@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    address = f"https://{text}"
    assert canonical(address) is None or is_web(canonical(address) or "")
    untracked(address)
    site(address)
