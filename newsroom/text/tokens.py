"""Texts as the tokens that a search index holds, and the same tokens of what is looked for.

Chinese and Japanese have no spaces, so each character is indexed together with the next: 推理成本 is 推理
理成 成本 本. A run of any length is then found exactly, as its pairs next to each other; one character as the
beginning of a pair, or as the last of its run, which is indexed alone. Everything else is indexed by words:
letters and digits, and the few names with signs in them, such as ``C++`` and ``C#``.
"""

from __future__ import annotations

import re

from newsroom.text.folding import fold, fold_each

_RUN = r"\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\U00020000-\U0003ffff"
"""Han, kana and the marks that repeat them, after folding."""
NAMES = rf"c\+\+|[cfj]\#(?![^\W{_RUN}])"
"""Names that have their signs in the index: what they are without these is another thing."""
_WORD = rf"{NAMES}|[a-z0-9]+(?![^\W{_RUN}])|(?:(?![{_RUN}])[^\W_])+"
_PIECE = re.compile(rf"[{_RUN}]+|{_WORD}")
_TOKEN = re.compile(rf"(?=([{_RUN}]{{1,2}}|{_WORD}))(?:[{_RUN}]|{_WORD})")
"""What begins at a place is the token, and what stands at it is passed over: so pairs overlap."""
_IN_RUN = re.compile(rf"[{_RUN}]")


def tokens(text: str) -> list[str]:
    """Return the tokens of a text, in its order."""
    return _TOKEN.findall(fold(text))


def is_paired(character: str) -> bool:
    """Tell whether a character stands in tokens of two."""
    return _IN_RUN.match(character) is not None


def wanted(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the tokens that a text which is looked for has at its place.

    Returns:
        The tokens, and whether the last need only begin one in the index: so it is where the text ends with a
        single character of Chinese. Without letters or digits there are none.
    """
    pieces = _PIECE.findall(fold(text))
    found: list[str] = []
    for piece in pieces:
        if not _IN_RUN.match(piece):
            found.append(piece)
            continue
        # In the index the run may go on after the last of these, but not before a piece that follows here.
        last = len(piece) if piece is not pieces[-1] else max(1, len(piece) - 1)
        found += [piece[at : at + 2] for at in range(last)]
    single = bool(pieces) and len(pieces[-1]) == 1 and bool(_IN_RUN.match(pieces[-1]))
    return tuple(found), single


def ends_in_word(text: str) -> bool:
    """Tell whether a text ends in letters or digits that are no Chinese: more of them may be to come."""
    pieces = list(_PIECE.finditer(fold(text)))
    return bool(pieces) and pieces[-1].end() == len(fold(text)) and not _IN_RUN.match(pieces[-1][0])


def places(text: str, sought: tuple[str, ...], beginning: bool) -> list[tuple[int, int]]:
    """Find where tokens stand next to each other in a text.

    Args:
        text: What is shown.
        sought: Tokens as of `wanted`.
        beginning: The last need only begin a token.

    Returns:
        Start and end of each place, in `text`, from left to right.
    """
    if not sought:
        return []
    folded, origins = fold_each(text)
    units: list[tuple[str, int, int]] = []
    for piece in _PIECE.finditer(folded):
        if _IN_RUN.match(piece[0]):
            units += [(folded[at : min(at + 2, piece.end())], at, at + 1) for at in range(*piece.span())]
        else:
            units.append((piece[0], *piece.span()))
    found = []
    for start in range(len(units) - len(sought) + 1):
        if _stands(units, start, sought, beginning):
            end = _end(units[start + len(sought) - 1], sought[-1])
            found.append((origins[units[start][1]], origins[end - 1] + 1))
    return found


def _stands(units: list[tuple[str, int, int]], start: int, sought: tuple[str, ...], beginning: bool) -> bool:
    last = len(sought) - 1
    for place, token in enumerate(sought):
        unit = units[start + place][0]
        if unit != token and not (beginning and place == last and unit.startswith(token)):
            return False
    return True


def _end(unit: tuple[str, int, int], token: str) -> int:
    """Return where the words end that the last token was found in; of a pair the second belongs to it."""
    text, start, end = unit
    if _IN_RUN.match(text):
        return start + len(token)
    return end
