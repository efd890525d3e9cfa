"""Whether a feed gives an article whole, or only its beginning."""

import re

_MORE = re.compile(
    r"(?:…|\.{3}|\[…\]|\[\.\.\.\]|……|»|→|&raquo;)\s*$"
    r"|(?:阅读全文|閱讀全文|查看全文|全文阅读|阅读原文|閱讀更多|阅读更多|查看更多|点击查看|点此阅读|继续阅读|繼續閱讀|查看原文)"
    r"[\s。.…>»→]*$"
    r"|(?:read (?:more|the full|on)|continue reading|full (?:story|article)|weiterlesen|appeared first on)"
    r"[^\n]{0,80}$",
    re.IGNORECASE,
)
_FEW = 200
"""Latin letters or half as many Han characters; a news flash can be so short; then its page says no more."""

_LONG = 4_000
"""What ends in an ellipsis at this length is an article that ends so."""


def is_teaser(text: str) -> bool:
    """Return whether a text looks like the beginning of an article: it is short, or says that there is more.

    Args:
        text: The article's body as plain text; one without any is a teaser, too.
    """
    text = text.strip()
    weight = sum(1 if character.isascii() else 2 for character in text[:_LONG])
    return weight < _FEW or (weight < _LONG and _MORE.search(text[-200:]) is not None)
