"""The bytes of a feed or a page become text, whatever it says of its encoding.

feedparser takes the whole feed for another encoding at the first byte that does not fit, so that one bad byte
ruins every character; here only the bad bytes are lost.
"""

import codecs
import re

from newsroom.text.likely import SAMPLE, likelihood

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the one of UTF-32 little-endian begins like that of UTF-16 and stands before it."""

_WIDE_OPENINGS = (
    (re.compile(rb"[<{\[\s]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<{\[\s]"), "utf-32-be"),
    (re.compile(rb"[<{\[\s]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0[<{\[\s]\0[^\0]"), "utf-16-be"),
)
"""How XML or JSON begins in UTF-32 and UTF-16 without a mark (XML 1.0, appendix F.1)."""

_EBCDIC = codecs.encode("<?xml", "cp037")
"""How XML begins on mainframes (the same)."""

_XML_DECLARATION = re.compile(rb"""\s*<\?xml\b[^>]{0,300}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_META = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page's meta is looked for; browsers look at the first 1024."""

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)

_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Encodings that are named where a larger one is used, as browsers take them (WHATWG Encoding Standard)."""

_TEXT = re.compile(
    r"utf-8|gb18030|hz|big5hkscs|cp9(?:32|49)|euc_j\w+|iso2022_\w+|iso8859-\d+|koi8-\w|tis-620|mac-\w+|ptcp154"
    r"|cp(?!037|273|424|500|65001|875|1026|1140)\d+"
)
"""The codecs that feeds are written in; others of Python's, such as unicode_escape, are not for them, nor are
those of mainframes, in which a declaration cannot be read."""

_SEVEN_BIT = re.compile("hz|iso2022_.*")
"""Encodings whose bytes are all ASCII, so that nothing but their name tells them from UTF-8."""

_FEW_BYTES = 6
"""So few bytes beyond ASCII may be UTF-8 by chance: then what is declared is believed."""

_TOLERATED = 0.1
"""The share of bytes beyond ASCII that may be damaged; of GBK read as UTF-8 more than half does not fit."""


def decode(body: bytes, content_type: str = "") -> str:
    """Turn the body of a feed, of a list of feeds or of a page into text.

    A byte order mark decides. Without one, text that is UTF-8 is taken for UTF-8 whatever it is declared
    as, for text in another encoding cannot look like it beyond a few characters; else the encoding of the
    XML declaration, those of the Content-Type header and a page's meta, GB18030 and the others that feeds are
    written in are tried, and the one is taken in which the text is likeliest to be someone's language: the
    declared ones before others. Bytes that do not fit become U+FFFD.

    Args:
        body: The bytes as they came, no longer compressed.
        content_type: The Content-Type header, if there was one.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    for opening, encoding in _WIDE_OPENINGS:
        if opening.match(body):
            return body.decode(encoding, "replace")
    if body.startswith(_EBCDIC):
        return _from_mainframe(body)
    declared = _declared(body, content_type)
    if body.isascii():
        return body.decode(next(filter(_SEVEN_BIT.fullmatch, declared), "ascii"), "replace")
    beyond_ascii = len(body) - len(body.translate(None, _BEYOND_ASCII))
    believed = declared if beyond_ascii <= _FEW_BYTES else ()
    if fitting := next((each for each in believed if _fits(body, each)), None):
        return body.decode(fitting)
    text = body.decode("utf-8", "replace")
    if text.count("\ufffd") <= beyond_ascii * _TOLERATED:
        return text
    return body.decode(_likeliest(body, declared), "replace")


_BEYOND_ASCII = bytes(range(0x80, 0x100))


def _from_mainframe(body: bytes) -> str:
    """Decode EBCDIC, of which there is one for every country; their letters and digits are the same."""
    text = body.decode("cp037", "replace")
    found = _CODE_PAGE.match(text)
    name = found[1].lower().replace("ebcdic-cp-", "").replace("_", "-") if found else ""
    try:
        codec = codecs.lookup(_COUNTRIES.get(name, name)).name
    except (LookupError, UnicodeError):
        return text
    return body.decode(codec, "replace") if codec.startswith("cp") else text


_CODE_PAGE = re.compile(r"""<\?xml\b[^>]{0,300}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_COUNTRIES = {"be": "cp500", "ch": "cp500"}


def _fits(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likeliest(body: bytes, declared: tuple[str, ...]) -> str:
    """Name the codec a body is in: the declared one, unless it is most likely another."""
    sample = body
    if len(body) > SAMPLE:
        # Markup says nothing; a feed may have kilobytes of it before the first word.
        words = b"".join(re.findall(rb"[^\x00-\x7f][^<>]{0,200}", body[: 20 * SAMPLE]))
        sample = words[:SAMPLE]
    # Of the alphabets of few bytes a letter one is as good as another, but for the one that servers name by
    # default: what is written in a small language is only doubted where it is most likely Chinese and such.
    tried: tuple[str, ...] = (*_WIDE, *_NARROW, "utf-8")
    if any(each not in tried for each in declared):
        tried = (*_WIDE, "utf-8")
    likely = {each: likelihood(sample.decode(each, "replace"), each) for each in (*declared, *tried)}
    for place, encoding in enumerate(declared):
        likely[encoding] += _BELIEVED - place
    return max(likely, key=lambda encoding: likely[encoding])


_WIDE = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")
_NARROW = ("cp1252", "cp1251", "koi8-r", "cp1250")
"""Encodings of feeds that do not say what they are in."""

_BELIEVED = 12.0
"""How much likelier a declared encoding is: as much as two Chinese characters read rightly beside wrongly."""


def _declared(body: bytes, content_type: str) -> tuple[str, ...]:
    """Name the codecs for the encodings that a body is said to be in, the more trustworthy first."""
    names = []
    if match := _XML_DECLARATION.match(body):
        names.append(match[1].decode("ascii"))
    if found := _CHARSET.search(content_type):
        names.append(found[1])
    # Not in a feed: there it is the meta of some page that the feed quotes.
    if b"<?xml" not in body[:_HEAD] and (meta := _META.search(body[:_HEAD])):
        names.append(meta[1].decode("ascii", "replace"))
    return tuple(dict.fromkeys(codec for name in names if (codec := _codec(name))))


def _codec(name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name
    except (LookupError, UnicodeError):
        return None
    codec = _SUPERSETS.get(codec, codec)
    # UTF-16 in a declaration that can be read as ASCII is a slip, made by tools that wrote the text
    # elsewhere first.
    return codec if _TEXT.fullmatch(codec) else None
