"""What stands for characters that an encoding lacks: as many of ASCII as they take cells in a terminal.

The codec's own "replace" gives one ``?`` for each, so that in an ASCII locale all that stands to the right of
Chinese moves to the left.
"""

from __future__ import annotations

import unicodedata

from newsroom.text.cells import measure

_ALIKE = {
    "·": ".", "•": "*", "…": ">", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"',
    "。": ".", "、": ",", "《": "<", "》": ">", "〈": "<", "〉": ">", "「": '"', "」": '"',
    "【": "[", "】": "]", "→": ">", "←": "<", "↑": "^", "↓": "v", "×": "x", "−": "-", "≥": ">", "≤": "<",
}  # fmt: skip
_DRAWN = {
    **dict.fromkeys("─━┄┅┈┉╌╍═╴╶╸╺", "-"),
    **dict.fromkeys("│┃┆┇┊┋╎╏║▌▐", "|"),
    **dict.fromkeys("▁▂▃▏▎▍▔░", "."),
    **dict.fromkeys("▄▅▆▇█▋▊▉▀▒▓■", "#"),
}
"""Lines and blocks: in a terminal that gives them two cells they go on through both."""


def stand_in(cluster: str, cells: int) -> str:
    """Return what stands for a character.

    Args:
        cluster: A grapheme cluster.
        cells: The cells of the terminal that it takes.

    Returns:
        As many ASCII characters: the same without accent or full width, one that looks alike, or ``?``.
    """
    first = cluster[0]
    if line := _DRAWN.get(first) or ("+" if "\u2500" <= first <= "\u257f" else ""):
        return line * cells
    alike = _ALIKE.get(first) or _unadorned(first)
    if not alike:
        return "?" * cells
    return alike.rjust(cells)[:cells] if unicodedata.category(first) == "Ps" else alike.ljust(cells)[:cells]


def _unadorned(character: str) -> str:
    """Return a letter without its accent, width or circle; '' where that is not one ASCII character."""
    plain = [each for each in unicodedata.normalize("NFKD", character) if not unicodedata.combining(each)]
    return plain[0] if len(plain) == 1 and plain[0].isascii() and plain[0].isprintable() else ""


def replaced(error: UnicodeError) -> tuple[str, int]:
    """Handle what cannot be encoded, as `codecs.register_error` asks: what stands there, where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    before, inside = measure(lacking)
    starts = [offset for offset in range(len(lacking)) if offset not in inside]
    ends = [*starts[1:], len(lacking)]
    return "".join(
        stand_in(lacking[start:end], before[end] - before[start])
        for start, end in zip(starts, ends, strict=True)
    ), error.end
