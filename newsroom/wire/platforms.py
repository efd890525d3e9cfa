"""Platforms whose feeds are known from the addresses of their pages."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable

from msgspec import Struct
from yarl import URL

from newsroom.settings.language import _
from newsroom.text.clean import one_line
from newsroom.wire.errors import NoFeedError


class Bridges(Struct, frozen=True, kw_only=True):
    """Where programs run that make feeds of platforms that have none; None: nowhere."""

    rsshub: str | None = None
    """The address of an RSSHub."""
    werss: str | None = None
    """The address of a WeRSS or WeWe RSS."""


class Route(Struct, frozen=True):
    """What feeds a page's address stands for."""

    feeds: tuple[str, ...]
    sure: bool = True
    """It can be nothing else; otherwise the page itself is looked at if none of them is a feed."""


_Finder = Callable[[URL, Bridges], "Route | None"]


def route(address: str, bridges: Bridges) -> Route | None:
    """Return the feeds of a page on a platform that is known; None if it is on none.

    Raises:
        NoFeedError: the platform has no feeds of its own, and the settings name nothing that makes them.
    """
    url = URL(address)
    host = (url.host or "").lower()
    while host:
        if finder := _FINDERS.get(host):
            return finder(url, bridges)
        host = host.partition(".")[2]
    return _fediverse(url)


def _names(url: URL) -> list[str]:
    return [part for part in url.path.split("/") if part]


def _github(url: URL, _bridges: Bridges) -> Route | None:
    match _names(url):
        case ["topics" | "orgs" | "search" | "trending" | "marketplace" | "settings", *_rest]:
            return None
        case [owner]:
            return Route((f"https://github.com/{owner}.atom",))
        case [owner, name, ("releases" | "tags") as kind, *_rest]:
            return Route((f"https://github.com/{owner}/{name}/{kind}.atom",))
        case [owner, name, "commits", branch, *path]:
            at = "/".join((branch, *path)).removesuffix(".atom")
            return Route((f"https://github.com/{owner}/{name}/commits/{at}.atom",))
        case [owner, name] | [owner, name, "commits" | "tree" | "blob", *_]:
            about = f"https://github.com/{owner}/{name.removesuffix('.git')}"
            return Route(tuple(f"{about}/{kind}.atom" for kind in ("releases", "tags", "commits")))
    return None


def _youtube(url: URL, _bridges: Bridges) -> Route | None:
    feed = URL("https://www.youtube.com/feeds/videos.xml")
    if playlist := url.query.get("list"):
        return Route((str(feed.with_query(playlist_id=playlist)),))
    match _names(url):
        case ["channel", channel, *_rest]:
            return Route((str(feed.with_query(channel_id=channel)),))
        case ["user", user, *_rest]:
            return Route((str(feed.with_query(user=user)),))
    return None


def _reddit(url: URL, _bridges: Bridges) -> Route | None:
    names = _names(url)
    if not names or names[0] not in ("r", "u", "user") or len(names) < 2 or names[-1] == ".rss":
        return None
    path = "/".join(names).replace("u/", "user/", 1) if names[0] == "u" else "/".join(names)
    return Route((str(URL(f"https://www.reddit.com/{path}/.rss").with_query(url.query)),))


def _arxiv(url: URL, _bridges: Bridges) -> Route | None:
    match _names(url):
        case ["list" | "archive", subject, *_rest]:
            return Route((f"https://rss.arxiv.org/rss/{subject}",))
    return None


_HACKER_NEWS = {"newest": "newest", "best": "best", "ask": "ask", "show": "show", "jobs": "jobs"} | {
    "front": "frontpage",
    "active": "active",
    "newcomments": "newcomments",
}


def _hacker_news(url: URL, _bridges: Bridges) -> Route | None:
    match _names(url):
        case [] | ["news"]:
            return Route(("https://news.ycombinator.com/rss",))
        case [("user" | "item") as kind] if number := url.query.get("id"):
            return Route((str(URL(f"https://hnrss.org/{kind}").with_query(id=number)),))
        case [page] if page in _HACKER_NEWS:
            return Route((f"https://hnrss.org/{_HACKER_NEWS[page]}",))
    return None


def _medium(url: URL, _bridges: Bridges) -> Route | None:
    names = _names(url)
    if not names or names[0] == "feed":
        return None
    return Route((f"https://medium.com/feed/{names[0]}",), sure=False)


def _bluesky(url: URL, _bridges: Bridges) -> Route | None:
    match _names(url):
        case ["profile", name, *_rest]:
            return Route((f"https://bsky.app/profile/{name}/rss",))
    return None


def _weibo(url: URL, bridges: Bridges) -> Route | None:
    number = next((name for name in _names(url) if name not in ("u", "profile")), "")
    return _by_rsshub("weibo.com", bridges, f"/weibo/user/{number}") if number.isdecimal() else None


def _bilibili(url: URL, bridges: Bridges) -> Route | None:
    match _names(url):
        case [number, *rest] if number.isdecimal():
            kinds = (
                ["video"] if "video" in rest else ["dynamic"] if "dynamic" in rest else ["video", "dynamic"]
            )
            return _by_rsshub("bilibili.com", bridges, *(f"/bilibili/user/{kind}/{number}" for kind in kinds))
    return None


def _zhihu(url: URL, bridges: Bridges) -> Route | None:
    match _names(url):
        case ["people" | "org", name, "answers"]:
            paths = [f"/zhihu/people/answers/{name}"]
        case ["people" | "org", name, "pins"]:
            paths = [f"/zhihu/people/pins/{name}"]
        case [("people" | "org") as kind, name, "posts"]:
            paths = [f"/zhihu/posts/{kind}/{name}"]
        case [("people" | "org") as kind, name, *_rest]:
            paths = [f"/zhihu/people/activities/{name}", f"/zhihu/people/answers/{name}"]
            paths.append(f"/zhihu/posts/{kind}/{name}")
        case ["column" | "zhuanlan", name, *_rest]:
            paths = [f"/zhihu/zhuanlan/{name}"]
        case _:
            return None
    return _by_rsshub("zhihu.com", bridges, *paths)


def _zhihu_column(url: URL, bridges: Bridges) -> Route | None:
    match _names(url):
        case [name] | ["column", name] if name != "p":
            return _by_rsshub("zhihu.com", bridges, f"/zhihu/zhuanlan/{name}")
    return None


_NOT_PEOPLE = frozenset(("home", "i", "search", "explore", "hashtag", "settings", "intent", "share"))


def _x(url: URL, bridges: Bridges) -> Route | None:
    names = _names(url)
    if not names or names[0] in _NOT_PEOPLE or not re.fullmatch(r"@?\w{1,15}", names[0], re.ASCII):
        return None
    return _by_rsshub("x.com", bridges, f"/twitter/user/{names[0].lstrip('@')}")


def _telegram(url: URL, bridges: Bridges) -> Route | None:
    names = [name for name in _names(url) if name != "s"]
    return _by_rsshub("t.me", bridges, f"/telegram/channel/{names[0]}") if names else None


def _by_rsshub(platform: str, bridges: Bridges, *paths: str) -> Route:
    if bridges.rsshub is None:
        message = _(
            "{platform} has no feeds of its own; set rsshub under [sources] in the settings to the address of"
            " an RSSHub, which makes them"
        )
        raise NoFeedError(message.format(platform=platform))
    return Route(tuple(_under(bridges.rsshub, path) for path in paths))


def _wechat(url: URL, bridges: Bridges) -> Route | None:
    biz = url.query.get("__biz", "")
    album = url.query.get("album_id")
    if biz and album and bridges.rsshub:
        return Route((_under(bridges.rsshub, f"/wechat/mp/msgalbum/{biz}/{album}"),))
    account = _account(biz)
    if bridges.werss is None:
        message = _(
            "{platform} has no feeds of its own; set werss under [sources] in the settings to the address of"
            " a WeRSS, which makes them"
        )
        raise NoFeedError(message.format(platform="mp.weixin.qq.com"))
    if account is None:
        return None
    # The ways of WeRSS (we-mp-rss), then of WeWe RSS.
    paths = (f"/feed/MP_WXS_{account}.rss", f"/feeds/MP_WXS_{account}.atom")
    return Route(tuple(_under(bridges.werss, path) for path in paths))


def _account(biz: str) -> str | None:
    """Return the number of a WeChat account, which its pages have in Base64."""
    try:
        number = b64decode(biz + "=" * (-len(biz) % 4), validate=True).decode("ascii")
    except (NotBase64, ValueError):
        return None
    return number if number.isdecimal() else None


def _under(base: str, path: str) -> str:
    """Put a path under the address of a bridge, whose parameters, such as an access key, stay."""
    try:
        url = URL(base)
        if url.scheme not in ("http", "https") or not url.host:
            raise ValueError
    except ValueError:
        message = _("{address} in the settings under [sources] is not a web address")
        raise NoFeedError(message.format(address=one_line(base)[:100])) from None
    return str(url.with_path(url.path.rstrip("/") + path).with_query(url.query))


def _fediverse(url: URL) -> Route | None:
    """Take ``/@name`` for someone on Mastodon or the like: anyone may run a server of those."""
    match _names(url):
        case [name] if re.fullmatch(r"@[\w.-]+", name) and not name.endswith(".rss"):
            return Route((str(url.with_path(f"/{name}.rss").with_query(None)),), sure=False)
    return None


_FINDERS: dict[str, _Finder] = {
    "github.com": _github,
    "youtube.com": _youtube,
    "reddit.com": _reddit,
    "arxiv.org": _arxiv,
    "news.ycombinator.com": _hacker_news,
    "medium.com": _medium,
    "bsky.app": _bluesky,
    "weibo.com": _weibo,
    "weibo.cn": _weibo,
    "space.bilibili.com": _bilibili,
    "zhuanlan.zhihu.com": _zhihu_column,
    "zhihu.com": _zhihu,
    "x.com": _x,
    "twitter.com": _x,
    "t.me": _telegram,
    "mp.weixin.qq.com": _wechat,
    # Machines of these houses that serve feeds themselves.
    "rss.arxiv.org": lambda url, bridges: None,
    "export.arxiv.org": lambda url, bridges: None,
    "raw.github.com": lambda url, bridges: None,
    "gist.github.com": lambda url, bridges: None,
}
