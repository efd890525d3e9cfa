"""Running text as it comes in, piece by piece, and as runs: white space collapsed, styles merged."""

import re

from msgspec import Struct

from newsroom.reading.blocks import Run, Runs
from newsroom.reading.links import Links
from newsroom.text.scripts import is_chinese_set

_SPACES = re.compile(r"\s+")
_NEEDS_COLLAPSING = re.compile(r"[^\S ]|  ")

STYLES = ("strong", "em", "code", "strike", "muted")

_SUPERIORS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_RAISABLE = re.compile(r"[0-9+\-=()ni]+")
_LOWERABLE = re.compile(r"[0-9+\-=()]+")


def collapsed(text: str) -> str:
    """Return the text with each run of white space as one space, no-break and ideographic ones too.

    A line break in a source between two Han characters is nothing at all (CSS Text 3, section 4.1.3).
    """
    if not _NEEDS_COLLAPSING.search(text):
        return text
    if "\n" not in text:
        return _SPACES.sub(" ", text)
    parts = [" "] if text[0].isspace() else []
    last = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        if last and not (is_chinese_set(last) and is_chinese_set(line[0])):
            parts.append(" ")
        parts.append(_SPACES.sub(" ", line))
        last = line[-1]
    if last and text[-1].isspace():
        parts.append(" ")
    return "".join(parts)


def raised(text: str) -> str:
    """Return a footnote's mark or an exponent in superior figures, or '' where there are none for it."""
    # A mark is often bracketed already.
    bare = text.strip().removeprefix("[").removesuffix("]")
    return bare.translate(_RAISED) if _RAISABLE.fullmatch(bare) else ""


def lowered(text: str) -> str:
    """Return an index in inferior figures, or '' where there are none for it."""
    bare = text.strip()
    return bare.translate(_LOWERED) if _LOWERABLE.fullmatch(bare) else ""


class _Piece(Struct):
    text: str
    style: str = ""
    address: str | None = None
    size: str = ""
    picture: str = ""


class Inline:
    """Pieces of a paragraph in the making."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._pieces: list[_Piece] = []
        self._depths = dict.fromkeys(STYLES, 0)
        self._style = ""
        self._address: str | None = None
        self.script = ""
        """``sup`` or ``sub`` for raised or lowered text."""

    def style(self, name: str, on: bool) -> None:
        """Begin or end a style; styles of one name nest."""
        self._depths[name] = max(0, self._depths[name] + (1 if on else -1))
        self._style = " ".join(style for style in STYLES if self._depths[style])

    def link(self, address: str | None) -> None:
        """Begin a link to an address, which is none if the address is not one of the web; None ends it."""
        self._address = self._links.absolute(address) if address else None

    def write(self, text: str) -> None:
        """Add text whose white space has been collapsed."""
        if self.script == "sub":
            text = lowered(text) or text
        elif self.script == "sup":
            self.write_raised(text, text)
            return
        self._pieces.append(_Piece(text, self._style, self._address))

    def write_raised(self, text: str, otherwise: str) -> None:
        """Add a footnote's mark or an exponent, as `otherwise` where there are no superior figures for it."""
        figures = raised(text)
        if figures and self._pieces and self._pieces[-1].text[-1:] in _SUPERIORS:
            # Notes 1 and 3 are not note 13.
            figures = "," + figures
        self._pieces.append(_Piece(figures or otherwise, self._style, self._address))

    def newline(self) -> bool:
        """Add a line break; return False if there is one already and nothing after it."""
        for piece in reversed(self._pieces):
            if piece.text == "\n":
                return False
            if piece.text.strip() or piece.style == "image":
                break
        self._pieces.append(_Piece("\n"))
        return True

    def image(self, description: str, address: str, size: str = "") -> None:
        """Add an image; inside a link it leads where the link leads, else to itself."""
        own = self._links.absolute(address)
        self._pieces.append(_Piece(description, "image", self._address or own, size, own or ""))

    def take(self) -> Runs:
        """Return the runs so far, trimmed, and begin anew; styles and link go on."""
        pieces = self._pieces
        if not pieces:
            return ()
        self._pieces = []
        runs: list[Run] = []
        for piece in pieces:
            self._append(runs, piece)
        _trim_end(runs)
        return tuple(runs)

    def _append(self, runs: list[Run], piece: _Piece) -> None:
        """Add a piece to runs, with no space at a line's beginning or end, and none doubled."""
        if piece.style == "image":
            runs.append(Run(piece.text, "image", self._number(piece), piece.size, piece.picture))
            return
        text = piece.text
        if text == "\n":
            _trim_end(runs)
            if runs:
                runs.append(Run(text))
            return
        if not runs or (runs[-1].text.endswith((" ", "\n")) and runs[-1].style != "image"):
            text = text.lstrip(" ")
        if not text:
            return
        # A link that has no words is not counted.
        link = self._number(piece) if text != " " else None
        if runs and runs[-1].style == piece.style and runs[-1].link == link:
            text = runs.pop().text + text
        runs.append(Run(text, piece.style, link))

    def _number(self, piece: _Piece) -> int | None:
        return None if piece.address is None else self._links.number(piece.address)


def _trim_end(runs: list[Run]) -> None:
    while runs and runs[-1].style != "image":
        last = runs.pop()
        text = last.text.rstrip(" \n")
        if text:
            runs.append(Run(text, last.style, last.link))
            return
