"""Whether a feed gives an article whole, or only its beginning."""

import re
from collections.abc import Sequence

from msgspec import Struct

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

_SHORT = 600
"""As many; an excerpt of several sentences may end as if the article did."""

_LONG = 4_000
"""What ends in an ellipsis at this length is an article that ends so."""

_FEWEST = 4
"""Articles of a feed by which its habit can be told."""
_LONGEST_CUT = 2_000
_ENDS = re.compile(r"[。！？!?.”’」』）)】\]]\s*$")


def is_teaser(text: str) -> bool:
    """Return whether a text looks like the beginning of an article: it is short, or says that there is more.

    Args:
        text: The article's body as plain text; one without any is a teaser, too.
    """
    text = text.strip()
    weight = _weight(text)
    return weight < _FEW or (weight < _LONG and _MORE.search(text[-200:]) is not None)


def may_be_excerpt(text: str) -> bool:
    """Return whether a text may lack what its article says further on: it is short, or says there is more.

    Args:
        text: What a feed gave, as plain text.
    """
    return _weight(text.strip()) < _SHORT or is_teaser(text)


class Habit(Struct, frozen=True):
    """How a feed gives its articles, told by the last of them."""

    teasers: bool = False
    """It gives only their beginnings."""
    cut: int | None = None
    """The weight at which it cuts them off, if it cuts them all at one length."""


def habit_of(samples: Sequence[tuple[str, int | None]]) -> Habit:
    """Tell how a feed gives its articles.

    It gives only beginnings if most texts look like that, or if most are of one length and end in the middle
    of a sentence. Where pages that were fetched say no more than the feed, as those of news flashes do, it
    gives them whole.

    Args:
        samples: Of its last articles the body as plain text, and the characters of the page if it was
            fetched; with fewer than four nothing is told.
    """
    texts = [text.strip() for text, _page in samples]
    if len(texts) < _FEWEST:
        return Habit()
    pages = [(len(text), page) for (text, page) in samples if page is not None]
    if len(pages) >= _FEWEST - 1 and sum(page <= 1.3 * own + 30 for own, page in pages) * 3 >= 2 * len(pages):
        return Habit()
    cut = _cut([_weight(text) for text in texts if not _ENDS.search(text)], len(texts))
    alike = sum(is_teaser(text) for text in texts) * 10 >= 6 * len(texts)
    return Habit(alike or cut is not None, cut)


def is_cut(text: str, habit: Habit) -> bool:
    """Return whether a text ends where its feed cuts its texts off."""
    text = text.strip()
    return habit.cut is not None and _weight(text) >= 0.9 * habit.cut and _ENDS.search(text) is None


def _cut(unended: list[int], count: int) -> int | None:
    """Return the weight that most texts have nearly, and none exceeds by much, out of those cut short."""
    longest = max(unended, default=0)
    near = sum(each >= 0.9 * longest for each in unended)
    return longest if _FEW <= longest <= _LONGEST_CUT and near * 10 >= 6 * count else None


def _weight(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text[:_LONG])
