"""How near to its origin an article is, as far as its address and headline tell."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsroom.text.aliases import GROUPS
from newsroom.text.folding import fold
from newsroom.text.makers import MAKERS
from newsroom.text.namesakes import in_text

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
_PRESENTS = re.compile(r"(?:introducing|announcing|presenting|meet)\b")
"""Who makes a thing writes so of it, and need not say who they are."""
_WORD = re.compile(r"[A-Za-z0-9]+")
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
    site = _site(_host(address))
    passed_on = [each for each in (site, _site(_host(feed))) if each.passes_on]
    if passed_on and not (exclusive and exclusive["outlet"] and all(each.portal for each in passed_on)):
        return 0
    if exclusive:
        return 2
    folded = fold(title)
    if site.maker and (_PRESENTS.match(folded) or _names(site.maker).search(folded)):
        return 2
    if len(site.name) < 3 or site.name not in folded:
        return 1
    return 2 if any(word.startswith(site.name) for word in _WORD.findall(folded)) else 1


class _Site(NamedTuple):
    passes_on: bool
    """It mostly passes on what others wrote."""
    portal: bool
    """It does, and outlets publish themselves on it."""
    maker: str | None
    """Whose it is, if a maker's."""
    name: str
    """The label by which it is known."""


@lru_cache(maxsize=2048)
def _site(host: str) -> _Site:
    """Return what is known of a site: a few of them have most of the articles."""
    return _Site(_of(host, AGGREGATORS), _of(host, _PORTALS), _maker(host), _name(host))


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
        "|".join(rf"(?<![a-z0-9]){re.escape(n)}(?![a-z])" if n.isascii() else in_text(n) for n in folded)
    )


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
