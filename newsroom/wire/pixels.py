"""Images that nobody is to see: they tell a server who reads what."""

import re

from newsroom.text.addresses import site


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_HOSTS = _names(
    """ pixel.wp.com stats.wp.com stats.wordpress.com feeds.wordpress.com pixel.quantserve.com
    b.scorecardresearch.com sb.scorecardresearch.com google-analytics.com ssl.google-analytics.com
    googletagmanager.com doubleclick.net googleadservices.com pagead2.googlesyndication.com pi.feedsportal.com
    da.feedsportal.com rss.feedsportal.com feedads.g.doubleclick.net ads.pheedo.com pixel.mathtag.com
    pixel.facebook.com analytics.twitter.com px.ads.linkedin.com bat.bing.com statcounter.com
    hm.baidu.com cnzz.com cnzz.mmstat.com beacon.sina.com.cn pingjs.qq.com pixel.parsely.com
    pixel.adsafeprotected.com imrworldwide.com chartbeat.net list-manage.com open.convertkit-mail.com
    """
)
"""Servers, with all their subdomains, that count and do nothing else."""

_PATHS = re.compile(
    r"//feeds\.feedburner\.com/~r/|/(?:matomo|piwik)\.php\b|/(?:wf|e?track)/open\b|/track/open\.php"
    r"|//medium\.com/_/stat\b|blogger\.googleusercontent\.com/tracker/|\.rss\.com/p\.gif"
    r"|/(?:tracking-?pixel|track|beacon|pixel|spacer|transparent|blank|1x1|clear)\.(?:gif|png)(?:[?#]|$)",
    re.IGNORECASE,
)


def counts_readers(address: str) -> bool:
    """Return whether an image's address is known for nothing but counting who reads it."""
    host = site(address)
    while host:
        if host in _HOSTS:
            return True
        host = host.partition(".")[2]
    return _PATHS.search(address) is not None
