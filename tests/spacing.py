"""How Chinese of ours is set: a space between Han and Latin, none between Han and a bare number.

    按 u 撤销 · 在 [sources] 里 · 第3条 · OSC 52 时

A field of a message counts as what it is filled with; where that can be Han as well as Latin,
either is right.
"""

from __future__ import annotations

import re

_NUMBERS = """
    after all at base before code column columns count current date day days done errors free height
    high issue last least left line low missing month most n nargs new now number numbers other over
    picked pixels place points port position read revision row rows seconds size stories story there
    time total unread width year
"""
NUMBERS = frozenset(_NUMBERS.split())
"""Fields that are filled with a number or a date."""
_WORDS = """
    address allowed article backup codes command commit copy database encoding event feed fence file
    folder form found host key keys known link log model more name names near option order
    param_hint path possibilities program provider repository right root rule rules selector sender
    setting site sites table title tool uid url wanted where words
"""
WORDS = frozenset(_WORDS.split())
"""Fields that are filled with Latin, or with words that are to stand apart."""
NAMES = ("全球AI新闻速递", "全球AI月评", "36氪")
"""Proper names keep their own form."""

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_FIELD = re.compile(r"\{\{.*?\}\}|\{(\w*)[^{}]*\}")
_KEPT = "\ue000-\uf8ff"
"""What stands for names and fields while the spaces are set."""
_BEFORE = re.compile(rf"(?<={_HAN})( ?)(?=([!-~{_KEPT}]+))")
_AFTER = re.compile(rf"((?:[!-~{_KEPT}]+ )?)([!-~{_KEPT}]+)( ?)(?={_HAN})")
_NUMBER = re.compile(r"[+-]?\d[\d.,:%×-]*")
_LETTER = re.compile("[A-Za-z]")
_CODE = re.compile(r"(^```.*?^```|`[^`\n]+`|</?\w[^>\n]*>|\]\([^)\n]*\))", re.DOTALL | re.MULTILINE)


def respaced(text: str) -> str:
    """Return a Chinese text with the spaces that it is to have."""
    kept: list[tuple[str, str]] = []

    def keep(kind: str, words: str) -> str:
        kept.append((kind, words))
        return chr(0xE000 + len(kept) - 1)

    def spelled(token: str) -> str:
        return "".join(
            kept[ord(sign) - 0xE000][0] if "\ue000" <= sign <= "\uf8ff" else sign for sign in token
        )

    for name in NAMES:
        text = text.replace(name, keep("?", name))
    text = _FIELD.sub(lambda field: keep(_kind(field), field[0]), text)
    text = _BEFORE.sub(lambda found: _before(spelled(found[2]), found[1]), text)
    text = _AFTER.sub(
        lambda found: found[1] + found[2] + _after(spelled(found[1]), spelled(found[2]), found[3]), text
    )
    for at, (_of, words) in enumerate(kept):
        text = text.replace(chr(0xE000 + at), words)
    return text


def respaced_prose(markdown: str) -> str:
    """Return a Chinese Markdown file with the spaces that its prose is to have.

    Code stays as it is, and is Latin to its neighbours; so do tags and where links lead, beside which
    either is right.
    """
    pieces = _CODE.split(markdown)
    prose = "".join(
        piece if at % 2 == 0 else f"{{path:{at}}}" if piece.startswith("`") else f"{{tag:{at}}}"
        for at, piece in enumerate(pieces)
    )
    return re.sub(r"\{(?:tag|path):(\d+)\}", lambda found: pieces[int(found[1])], respaced(prose))


def _kind(field: re.Match[str]) -> str:
    """Return a letter for a field of words, a digit for one of numbers, ``?`` where it can be either."""
    name = field[1]
    if name is None:
        return "a"
    if "!r" in field[0]:
        return "?"
    return "0" if name in NUMBERS else "a" if name in WORDS else "?"


def _before(token: str, given: str) -> str:
    if not re.match(r"[\w\[<`$^~/.\"+-]", token):
        return given
    if _LETTER.search(token):
        return " " if token[0] != "?" else given
    return "" if _NUMBER.fullmatch(token) else given


def _after(before: str, token: str, given: str) -> str:
    if not re.search(r"[\w\]>`%/\"+]$", token):
        return given
    if _LETTER.search(token):
        return " "
    if not _NUMBER.fullmatch(token):
        return given
    return " " if re.search("[A-Za-z=] $", before) else ""
