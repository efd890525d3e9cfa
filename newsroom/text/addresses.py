"""Web addresses: what an article's identity is, and what a reader should be given.

Two things are kept apart. `canonical` answers "is this the same page?" and may change an address beyond use;
`untracked` gives the address to publish, with nothing but the tracking taken out and every other byte as it
was.
"""

import re
from functools import lru_cache
from urllib.parse import unquote_plus

from newsroom.text.patterns import late
from newsroom.text.trackers import CHANNEL_NAMES, CHANNELS, KEPT, PREFIXES, SITE_TRACKERS, TRACKERS

_WEB = late(r"https?://[^\s/?#\\]+", re.IGNORECASE)
_UNSAFE = late("[\x00-\x20\x7f-\xa0\u2028\u2029]")
_HOST = late(r"[a-z][a-z0-9+.-]*://(?:[^/?#\\]*@)?(\[[0-9a-f:.]*\]|[^/?#\\:@]*)", re.IGNORECASE)
_HOST_NAME = late(r"[\w:%-][\w.:%-]*", re.ASCII)
_CREDENTIALS = late(r"(?<=://)[^/?#\\]*@")
_DOORS = r"([?&;](?:access_?token|token|api_?key|key|password|passwd|pwd|secret|auth|authkey|sig|signature)=)"
_SECRETS = late(_DOORS + r"(?!\*\*\*(?:[&;#]|$))[^&;#\s]+", re.IGNORECASE)
"""Parameters of a query that are as good as a password."""
_MASKED = late(_DOORS + r"\*\*\*(?:[&;#]|$)", re.IGNORECASE)
_DOMAIN = late(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_DAMAGED = late(r"^(?:amp;|#38;)+", re.IGNORECASE)
_SAME_SITE = late(r"^(?:www\d?|m|mobile|wap)\.(?=[^.]+\.)")
_ALIASES = {
    "twitter.com": "x.com",
    "mp.weixinbridge.com": "mp.weixin.qq.com",
    "youtube-nocookie.com": "youtube.com",
}
_PLAIN = late(
    r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]+)(/[A-Za-z0-9._~/-]*)?(?:\?([A-Za-z0-9._~=&-]*))?"
)
"""An address without port and fragment, of which every letter stays as it is (RFC 3986 section 6.2.2)."""
_ROUTE = late("!?/")


def is_web(url: str) -> bool:
    """Return whether the address is http or https, has a host, and holds no blank or control character."""
    return bool(_WEB.match(url)) and not _UNSAFE.search(url)


def site(url: str) -> str:
    """Return the host in lower case without ``www.``, or '' where there is none."""
    match = _HOST.match(url)
    return match[1].lower().rstrip(".").removeprefix("www.") if match else ""


def without_credentials(url: str) -> str:
    """Return the address without a user name and password before its host, to be shown.

    The values of parameters that open a door, such as ``token``, are shown as ``***``.
    """
    return _SECRETS.sub(r"\1***", _CREDENTIALS.sub("", url, count=1))


def has_secrets(url: str) -> bool:
    """Tell whether there is something in an address that is not shown."""
    return without_credentials(url) != url


def is_masked(url: str) -> bool:
    """Tell whether an address was only shown: a parameter that opens a door is ``***`` in it."""
    return bool(_MASKED.search(url))


def same_address(url: str) -> str:
    """Return what two spellings of one address have in common (RFC 3986 sections 6.2.2 and 6.2.3).

    The case of scheme and host, the default port, dot segments, escapes that need not be, an empty path and
    the fragment make no difference; all else does, a user name too. An address that is not of the web comes
    back as it is. The result is for comparing, not for asking.
    """
    if not is_web(url):
        return url
    from yarl import URL

    try:
        parts = URL(url).with_fragment(None)
        port = parts.explicit_port
        if port is not None and port == {"http": 80, "https": 443}[parts.scheme]:
            parts = parts.with_port(None)
    except ValueError:
        return url
    return str(parts)


def canonical(url: str) -> str | None:
    """Return what identifies the page an address leads to, or None if it is not a web address.

    Two addresses with one identity are one page: http and https, with and without ``www.`` or ``m.``, default
    port or none, credentials, a slash at the end, escapes that need not be (RFC 3986 section 6.2.2), the
    order of the parameters and their tracking make no difference, nor does a fragment, unless it is a route
    (``#/``, ``#!/``). The identity is not meant to be opened.
    """
    url = url.strip()
    if not is_web(url):
        return None
    if (plain := _PLAIN.fullmatch(url)) and "/." not in url:
        host, path, asked = plain.groups("")
        return _identity(host, None, path, asked, "")
    from yarl import URL

    try:
        parts = URL(url)
        host, port = (parts.raw_host or "").rstrip("."), parts.explicit_port
    except ValueError:
        return None
    route = parts.raw_fragment if _ROUTE.match(parts.raw_fragment) else ""
    return _identity(host, port, parts.raw_path, parts.raw_query_string, route)


def _identity(host: str, port: int | None, path: str, asked: str, route: str) -> str | None:
    """Put the parts of an address together to what identifies its page; None if it has no host."""
    if not _HOST_NAME.fullmatch(host):
        return None
    host = _SAME_SITE.sub("", host)
    host = _ALIASES.get(host, host)
    # yarl drops the brackets of an IPv6 address.
    netloc = f"[{host}]" if ":" in host else host
    if port and port not in (80, 443):
        netloc += f":{port}"
    query = "&".join(sorted(_identifying(asked, host)))
    return (
        f"https://{netloc}{path.rstrip('/')}"
        + (f"?{query}" if query else "")
        + (f"#{route}" if route else "")
    )


def _identifying(query: str, host: str) -> list[str]:
    """Return the parameters that say which page it is."""
    parameters = [part for part in query.split("&") if part]
    if not parameters:
        return []
    kept = _kept(host)
    if kept is not None:
        return [part for part in parameters if _named(part)[0] in kept]
    return [part for part in parameters if not _tracks(part, host)]


@lru_cache(maxsize=1_000)
def _kept(host: str) -> frozenset[str] | None:
    """Return the parameters that alone say on a host which page it is; None: it may be any."""
    return next((names for site, names in KEPT.items() if _is_of(host, site)), None)


@lru_cache(maxsize=1_000)
def _trackers(host: str) -> frozenset[str]:
    """Return the parameters that only one host's links have, and that say nothing of the page."""
    return frozenset(name for site, names in SITE_TRACKERS.items() if _is_of(host, site) for name in names)


def untracked(url: str) -> str:
    """Return the address without its tracking; all else stays byte for byte.

    Taken out are parameters that campaigns, feeds and share buttons add (``utm_…``, ``f=rss``, ``spm``,
    ``fbclid`` …), and a fragment of nothing else. An address without any comes back unchanged.
    """
    before, hash_sign, fragment = url.partition("#")
    address, question, query = before.partition("?")
    if not question and not fragment:
        return url
    host = site(url)
    parameters = query.split("&")
    left = [part for part in parameters if not _tracks(part, host)]
    if len(left) < len(parameters):
        query = "&".join(left)
        question = "?" if query else ""
        # The mark of a damaged "&amp;" belongs to the parameter that was before.
        query = _DAMAGED.sub("", query)
    if fragment and all(_tracks(part, host) for part in fragment.split("&")):
        hash_sign = fragment = ""
    return address + question + query + hash_sign + fragment


def tracking_parameters(url: str) -> list[str]:
    """Return the names of the parameters that `untracked` takes out, in order."""
    before, _hash_sign, fragment = url.partition("#")
    host = site(url)
    parts = before.partition("?")[2].split("&")
    if fragment and all(_tracks(part, host) for part in fragment.split("&")):
        parts += fragment.split("&")
    return [_named(part)[0] for part in parts if _tracks(part, host)]


def _named(parameter: str) -> tuple[str, str]:
    """Return a parameter's name and value, decoded, the name in lower case."""
    name, _equals, value = parameter.partition("=")
    return _DAMAGED.sub("", unquote_plus(name)).lower(), unquote_plus(value)


@lru_cache(maxsize=1_000)
def _tracks(parameter: str, host: str) -> bool:
    """Return whether a parameter only says by which way the reader came."""
    name, value = _named(parameter)
    if not name:
        return False
    if name in TRACKERS or name.startswith(PREFIXES):
        return True
    if name in _trackers(host):
        return True
    # These name a channel here and an article or a branch there: their value has to tell.
    return name in CHANNEL_NAMES and _is_channel(name, value.lower())


def _is_channel(name: str, value: str) -> bool:
    if value.startswith(("rss", "feed", "utm_")) or value in CHANNELS:
        return True
    if name == "from":
        # from=20250701 is a day and from=40 a page; words are channels.
        return not any(character.isdigit() for character in value) or "_" in value
    return name in ("ref", "source") and bool(_DOMAIN.fullmatch(value))


def _is_of(host: str, site: str) -> bool:
    return host == site or host.endswith("." + site)
