"""What strangers write, made safe to keep: bodies as HTML of a few tags, names as plain text on one line."""

import re
from functools import cache, partial
from html import escape, unescape
from typing import TYPE_CHECKING

from newsroom.text.clean import clean_text, one_line, without_commands
from newsroom.wire.links import absolute
from newsroom.wire.nesting import bounded
from newsroom.wire.pixels import counts_readers

if TYPE_CHECKING:
    import nh3

LONGEST_BODY = 1_000_000
"""Characters of a body that are kept, tags counted: three novels, and more than can be set in a second."""

_TAGS = {
    *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"),
    *(
        "pre",
        "code",
        "kbd",
        "samp",
        "var",
        "em",
        "i",
        "strong",
        "b",
        "u",
        "s",
        "del",
        "ins",
        "mark",
        "q",
        "cite",
    ),
    *("sub", "sup", "small", "abbr", "time", "ruby", "rb", "rt", "rp", "a", "img", "data"),
    *("figure", "figcaption"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary"),
    # Without meaning, but text on both sides of them must not run together; WeChat uses section for
    # paragraphs.
    *("div", "section", "article", "aside", "header", "footer", "main", "address", "center"),
}
_DROPPED_WHOLE = {
    *("script", "style", "noscript", "template", "title", "svg", "iframe", "object", "textarea", "select"),
    *("button", "noembed", "noframes"),
}
_LAZY = ("data-src", "data-original", "data-lazy-src")
"""Where pages keep the address of an image that is loaded late; src holds a placeholder then."""

_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "style", *_LAZY},
    "data": {"value", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_KEPT_OF_IMAGE = ("value", "title", "width", "height")

_LINK_OR_IMAGE = re.compile(r'<(a|img|data)((?: [\w-]+="[^"]*")*)>')
"""A tag as nh3 writes it: attributes in double quotes, those in their values escaped."""

_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_POINT = re.compile(r"\s*[01](?:\.0*)?(?:px)?\s*")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|(?:^|;)\s*(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)", re.I)
_ANY_TAG = re.compile(r"<[a-zA-Z/!]")
_PARAGRAPHS_ALONE = re.compile(r"(?:<p>[^<>&\0\r\xa0]*+(?:<br>[^<>&\0\r\xa0]*+)*+</p>[ \n\t]*+)*+")
"""Paragraphs of nothing but text, as nh3 writes them: it would give them back letter by letter."""
_BLANK_LINES = re.compile(r"\n\s*\n")


def clean_html(html: str, base: str | None) -> str:
    """Clean the body of an article.

    Kept are the tags of running text, of lists, tables, code and quotations; links must lead to http or https
    and are made absolute, others lose their address. An image becomes a ``data`` element, which nothing loads
    by itself: its value is the image's address, its title the description. Images that only count readers go,
    as do scripts with what is in them, whatever else a browser would fetch, and all control characters.
    Elements within 128 others lose their tags. A body without any tag is taken for plain text.

    Args:
        html: The body as the feed gives it.
        base: What relative links start from: the article's link, or xml:base.
    """
    html = html[:LONGEST_BODY]
    if not _ANY_TAG.search(html):
        return paragraphs(_unescaped(html))
    if _PARAGRAPHS_ALONE.fullmatch(html) is None:
        html = _LINK_OR_IMAGE.sub(partial(_rewritten, base), _cleaner().clean(bounded(html)))
    # After nh3: it writes what a character reference such as &#27; stands for.
    return clean_text(without_commands(html)).strip()


def paragraphs(text: str) -> str:
    """Turn plain text into HTML: a blank line ends a paragraph, other line breaks stay."""
    parts = _BLANK_LINES.split(clean_text(text[:LONGEST_BODY]))
    parts = [escape(part.strip(), quote=False) for part in parts]
    return "".join("<p>" + part.replace("\n", "<br>") + "</p>" for part in parts if part)


@cache
def _cleaner() -> "nh3.Cleaner":
    import nh3

    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_DROPPED_WHOLE,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel=None,
    )


def _rewritten(base: str | None, tag: re.Match[str]) -> str:
    """Write a link or an image again, with a whole address."""
    attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag[2])}
    if tag[1] == "a":
        address = absolute(attributes.get("href"), base)
        return f'<a href="{escape(address)}">' if address else "<a>"
    if tag[1] == "data":
        # An image that was cleaned before; or what a feed means otherwise, and whose value is no address.
        attributes["value"] = absolute(attributes.get("value"), None) or ""
        return "<data>" if counts_readers(attributes["value"]) else _image(attributes)
    addresses = (absolute(attributes.get(name), base) for name in (*_LAZY, "src"))
    attributes |= {"value": next(filter(None, addresses), ""), "title": attributes.get("alt", "")}
    if _is_point(attributes) or counts_readers(attributes["value"]):
        return ""
    return _image(attributes) + "</data>"


def _image(attributes: dict[str, str]) -> str:
    kept = (f' {name}="{escape(attributes[name])}"' for name in _KEPT_OF_IMAGE if attributes.get(name))
    return f"<data{''.join(kept)}>"


def _is_point(image: dict[str, str]) -> bool:
    """Return whether an image is too small to be seen, or hidden."""
    size = [side for side in (image.get("width"), image.get("height")) if side is not None]
    if size and all(_POINT.fullmatch(side) for side in size):
        return True
    return _HIDDEN_STYLE.search(image.get("style", "")) is not None


_LONGEST_LABEL = 1_000
"""Characters of a title, a name or a tag that are kept; some feeds put the whole of a post into its title."""

_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<!\[CDATA\[|\]\]>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"</?(?:br|p|div|li|ul|ol|tr|td|h[1-6])\b[^<>]*>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|img|ins|kbd|mark|nobr|q|s|samp|script|small|span|strike"
    r"|strong|style|sub|sup|tt|u|var|wbr)\b[^<>]*>",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"&#(?:0*27|[xX]0*1[bB]);")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});")


def resolved(text: str) -> str:
    """Put the characters for HTML's references, once; "R&D" and addresses with "&lt=" are left alone."""
    if "&#" in text:
        text = _ESCAPE.sub("\x1b", text)
    return _ENTITY.sub(lambda entity: unescape(entity[0]), text) if "&" in text else text


def _unescaped(text: str) -> str:
    """Put the characters for all references, that of the escape too, so that what it begins can go whole."""
    return unescape(_ESCAPE.sub("\x1b", text) if "&#" in text else text)


def clean_label(text: str) -> str:
    """Clean a title, a name or a tag: plain text on one line, at most 1,000 characters.

    Tags that set text are taken out, whatever else stands in angle brackets stays, for there are titles like
    "Why <dialog>" and "vector<int>". Entities become their characters, once.
    """
    text = text[: 10 * _LONGEST_LABEL]
    if "<" in text or "]]>" in text:
        text = _INLINE.sub("", _BREAK.sub(" ", _UNSEEN.sub("", text)))
    text = one_line(resolved(text))
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1] + "…"
