import pytest

from newsroom.wire.errors import NoFeedError
from newsroom.wire.platforms import Bridges, route

BRIDGES = Bridges(rsshub="https://hub.example/base/?key=k", werss="http://127.0.0.1:8001")
HUB = "https://hub.example/base"


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("https://github.com/o/n/releases/", ["https://github.com/o/n/releases.atom"]),
        ("https://github.com/o/n/commits/main", ["https://github.com/o/n/commits/main.atom"]),
        (
            "https://github.com/o/n.git",
            [f"https://github.com/o/n/{kind}.atom" for kind in ("releases", "tags", "commits")],
        ),
        (
            "https://www.youtube.com/channel/UCabc/videos",
            ["https://www.youtube.com/feeds/videos.xml?channel_id=UCabc"],
        ),
        (
            "https://youtube.com/playlist?list=PL1",
            ["https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"],
        ),
        ("https://old.reddit.com/r/LocalLLaMA/", ["https://www.reddit.com/r/LocalLLaMA/.rss"]),
        ("https://www.reddit.com/r/ai/top/?t=day", ["https://www.reddit.com/r/ai/top/.rss?t=day"]),
        ("https://www.reddit.com/u/someone", ["https://www.reddit.com/user/someone/.rss"]),
        ("https://mastodon.example/@some.one", ["https://mastodon.example/@some.one.rss"]),
        ("https://medium.com/@some", ["https://medium.com/feed/@some"]),
        ("https://bsky.app/profile/some.example", ["https://bsky.app/profile/some.example/rss"]),
        ("https://arxiv.org/list/cs.AI/recent", ["https://rss.arxiv.org/rss/cs.AI"]),
        ("https://news.ycombinator.com/", ["https://news.ycombinator.com/rss"]),
        ("https://news.ycombinator.com/newest", ["https://hnrss.org/newest"]),
        ("https://weibo.com/u/123", [f"{HUB}/weibo/user/123?key=k"]),
        ("https://m.weibo.cn/profile/123", [f"{HUB}/weibo/user/123?key=k"]),
        (
            "https://space.bilibili.com/42",
            [f"{HUB}/bilibili/user/{kind}/42?key=k" for kind in ("video", "dynamic")],
        ),
        ("https://zhuanlan.zhihu.com/c_1", [f"{HUB}/zhihu/zhuanlan/c_1?key=k"]),
        ("https://www.zhihu.com/people/x/answers", [f"{HUB}/zhihu/people/answers/x?key=k"]),
        ("https://twitter.com/Some_One/status/1", [f"{HUB}/twitter/user/Some_One?key=k"]),
        ("https://t.me/s/some", [f"{HUB}/telegram/channel/some?key=k"]),
        (
            "https://mp.weixin.qq.com/s?__biz=MzA3MzI4MjgzMw==&mid=1",
            [
                "http://127.0.0.1:8001/feed/MP_WXS_3073282833.rss",
                "http://127.0.0.1:8001/feeds/MP_WXS_3073282833.atom",
            ],
        ),
        (
            "https://mp.weixin.qq.com/mp/appmsgalbum?__biz=MzA3MzI4MjgzMw==&album_id=7",
            [f"{HUB}/wechat/mp/msgalbum/MzA3MzI4MjgzMw==/7?key=k"],
        ),
    ],
)
def test_pages_of_platforms_lead_to_their_feeds(page: str, feeds: list[str]) -> None:
    found = route(page, BRIDGES)
    assert found is not None
    assert list(found.feeds) == feeds


@pytest.mark.parametrize(
    "page",
    [
        "https://example.org/blog",
        "https://github.com/",
        "https://github.com/o/n/issues",
        "https://www.youtube.com/@handle",
        "https://www.youtube.com/feeds/videos.xml?channel_id=UCabc",
        "https://www.reddit.com/r/ai/.rss",
        "https://rss.arxiv.org/list/cs.AI",
        "https://mastodon.example/@some.rss",
        "https://mp.weixin.qq.com/s/AbCdEf",
        "https://x.com/home",
        "https://notgithub.com/o/n",
    ],
)
def test_other_pages_are_looked_at(page: str) -> None:
    assert route(page, BRIDGES) is None


@pytest.mark.parametrize(
    ("page", "key"), [("https://x.com/some", "rsshub"), ("https://mp.weixin.qq.com/s/AbC", "werss")]
)
def test_without_a_bridge_the_setting_is_named(page: str, key: str) -> None:
    with pytest.raises(NoFeedError, match=key):
        route(page, Bridges())


def test_a_bridge_that_is_no_address_is_named() -> None:
    with pytest.raises(NoFeedError, match="hub.example"):
        route("https://x.com/some", Bridges(rsshub="hub.example"))
