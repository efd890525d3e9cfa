"""How near to its origin an article is, as far as its address and headline tell."""

from __future__ import annotations

import re
from functools import cache

from newsroom.text.aliases import GROUPS
from newsroom.text.folding import fold
from newsroom.text.makers import MAKERS

AGGREGATORS = frozenset(
    (
        *("readhub.cn", "news.google.com", "news.ycombinator.com", "hnrss.org", "techmeme.com", "reddit.com"),
        *("toutiao.com", "msn.com", "news.yahoo.com", "flipboard.com", "smartnews.com", "newsnow.co.uk"),
        *("tophub.today", "buzzing.cc", "lobste.rs", "sohu.com", "163.com", "zaker.com", "producthunt.com"),
        *("baijiahao.baidu.com", "feedly.com", "daily.dev", "v2ex.com", "news.smol.ai"),
    )
)
"""Sites that mostly pass on what others wrote."""
_PORTALS = frozenset(("sohu.com", "163.com", "toutiao.com", "baijiahao.baidu.com", "zaker.com"))
"""Those of them on which outlets publish themselves."""
_EXCLUSIVE = re.compile(
    r"^\s*[【\[]?(?P<outlet>[^：:，,。丨|｜】\]\s]{2,8})?\s?独家\s?(?:[：:丨|｜】\]!！]|专访|获悉)|^\s*[【\[]?exclusive\s?[：:|｜\]】]",
    re.IGNORECASE,
)
"""The label of what an outlet found out itself (晚点独家丨…); 独家代理 is none."""
_ENDINGS = frozenset(
    (
        *("com", "cn", "net", "org", "io", "ai", "co", "dev", "app", "gov", "edu", "uk", "jp", "kr", "de"),
        *("fr", "eu", "tech"),
    )
)
_PREFIXES = frozenset(("www", "blog", "blogs", "news", "newsroom", "feeds", "feed", "rss", "research"))


def originality(title: str, address: str | None, feed: str) -> int:
    """Return 2 for an article on the site of whom its headline speaks, 0 for one of an aggregator, else 1.

    What is labelled as exclusive (独家) is an origin, too, on a portal only if its outlet is named.

    Args:
        title: Its headline.
        address: Its own address.
        feed: The address of its feed; where that is an aggregator's, the article is passed on.
    """
    exclusive = _EXCLUSIVE.match(title)
    passed_on = [host for host in map(_host, (address, feed)) if _of(host, AGGREGATORS)]
    if passed_on and not (
        exclusive and exclusive["outlet"] and all(_of(each, _PORTALS) for each in passed_on)
    ):
        return 0
    if exclusive:
        return 2
    if (maker := _maker(_host(address))) and _names(maker).search(fold(title)):
        return 2
    name = _name(_host(address))
    if len(name) < 3:
        return 1
    return 2 if any(word.startswith(name) for word in _words(title)) else 1


@cache
def _hosts() -> dict[str, str]:
    return {host: name for name, hosts, _products in MAKERS for host in hosts}


def _maker(host: str) -> str | None:
    """Return whose site it is, if a maker's."""
    labels = host.split(".")
    return next((maker for at in range(len(labels)) if (maker := _hosts().get(".".join(labels[at:])))), None)


@cache
def _names(maker: str) -> re.Pattern[str]:
    """Return what finds a maker in a folded headline, by any of its names or by what it makes."""
    names = {maker, *(name for group in GROUPS if group[0] == maker for name in group)}
    names.update(product for name, _hosts, products in MAKERS if name == maker for product in products)
    folded = sorted(map(fold, names), key=len, reverse=True)
    return re.compile(
        "|".join(rf"(?<![a-z0-9]){re.escape(n)}(?![a-z])" if n.isascii() else re.escape(n) for n in folded)
    )


def _words(title: str) -> list[str]:
    return "".join(c if c.isascii() and c.isalnum() else " " for c in fold(title)).split()


def _host(address: str | None) -> str:
    return (address or "").split("//", 1)[-1].split("/", 1)[0].rsplit("@", 1)[-1].split(":", 1)[0].lower()


def _of(host: str, sites: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in sites for at in range(len(labels)))


def _name(host: str) -> str:
    """Return the label by which a site is known: openai of openai.com, and of blog.openai.co.uk."""
    labels = [label for label in host.split(".") if label not in _PREFIXES]
    while len(labels) > 1 and labels[-1] in _ENDINGS:
        labels.pop()
    return labels[-1] if labels else ""
