"""Version 16: names with signs are found before Chinese, and Notepad with its signs and without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsroom.text.folding import fold
from newsroom.text.tagless import plain

if TYPE_CHECKING:
    from sqlite_utils import Database

_RUN = r"\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\U00020000-\U0003ffff"


def _token(names: str) -> re.Pattern[str]:
    word = rf"{names}|[a-z0-9]+(?![^\W{_RUN}])|(?:(?![{_RUN}])[^\W_])+"
    return re.compile(rf"(?=([{_RUN}]{{1,2}}|{word}))(?:[{_RUN}]|{word})")


_BEFORE = _token(r"(?:c|notepad)\+\+|[cfj]\#(?!\w)")
_SINCE = _token(rf"c\+\+|[cfj]\#(?![^\W{_RUN}])")
_CONCERNED = re.compile(
    r"[cfj\uff23\uff26\uff2a\uff43\uff46\uff4a](?:<[^<>]*+>)*+(?:[#\uff03\ufe5f]|&#0*35\b|&#x0*23\b|&num)"
    r"|notepad|\uff2e\uff4f\uff54\uff45\uff50\uff41\uff44",
    re.IGNORECASE,
)
"""What the few articles have, as they are stored, of which the index is to hold anything else."""
_BREAK = "\u241e"


def sixteenth(db: Database) -> None:
    """Write those articles into the index anew whose names with signs it held otherwise."""
    rows = db.execute(
        "SELECT a.place, a.title, c.html, coalesce(p.text, '') FROM articles a"
        " JOIN contents c ON c.article = a.id LEFT JOIN pages p ON p.article = a.id WHERE a.place IS NOT NULL"
    )
    found = [row for row in rows if any(map(_CONCERNED.search, row[1:]))]
    for place, title, html, page in found:
        texts = fold(title), fold(plain(html)), fold(page)
        before, since = (_words(pattern, *texts) for pattern in (_BEFORE, _SINCE))
        if before != since:
            # The index keeps no text: what goes out of it has to be told as it went in.
            db.execute(
                "INSERT INTO words (words, rowid, body, title) VALUES ('delete', ?, ?, ?)", [place, *before]
            )
            db.execute("INSERT INTO words (rowid, body, title) VALUES (?, ?, ?)", [place, *since])


def _words(token: re.Pattern[str], title: str, body: str, page: str) -> tuple[str, str]:
    """Return the tokens of text and title with spaces between."""
    texts = [token.findall(body), *([[_BREAK], token.findall(page)] if page else [])]
    return " ".join(each for text in texts for each in text), " ".join(token.findall(title))
