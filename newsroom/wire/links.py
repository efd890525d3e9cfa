"""Links as feeds give them, made absolute."""

import re
from urllib.parse import urljoin

from newsroom.text.addresses import is_web
from newsroom.text.clean import clean_text

_LINE_BREAKS = re.compile(r"[\t\r\n]")


def absolute(link: str | None, base: str | None) -> str | None:
    """Make a link a whole web address; None if it is or becomes none.

    Args:
        link: As given: blanks around it and line breaks in it do not count (WHATWG URL, section 4.4).
        base: What a relative link starts from (RFC 3986 section 5).
    """
    if not link:
        return None
    link = _LINE_BREAKS.sub("", clean_text(link).strip()).replace(" ", "%20")
    if is_web(link):
        return link
    if not link or not base:
        return None
    try:
        joined = urljoin(base, link)
    except ValueError:
        return None
    return joined if is_web(joined) else None
