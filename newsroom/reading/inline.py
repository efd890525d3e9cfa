"""Running text as it comes in, piece by piece, and as runs: white space collapsed, styles merged."""

import re

from newsroom.reading.blocks import Run, Runs

_SPACES = re.compile("[ \t\n\u00a0\u3000]+")
_NEEDS_COLLAPSING = re.compile("[\t\n\u00a0\u3000]|  ")
_WIDE_JOINT = re.compile("(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*\n\\s*(?=[\u2e80-\u9fff\uff00-\uffef])")
"""A line break in a source between two Han characters: no space is meant there (CSS Text 3, section
4.1.3)."""

STYLES = ("strong", "em", "code", "strike", "muted")

_SUPERIORS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_RAISABLE = re.compile(r"[0-9+\-=()ni]+")
_LOWERABLE = re.compile(r"[0-9+\-=()]+")


def collapsed(text: str) -> str:
    """Return the text with each run of white space as one space, no-break and ideographic ones too."""
    if not _NEEDS_COLLAPSING.search(text):
        return text
    return _SPACES.sub(" ", _WIDE_JOINT.sub("", text))


def raised(text: str) -> str:
    """Return a footnote's mark or an exponent in superior figures, or '' where there are none for it."""
    # A mark is often bracketed already.
    bare = text.strip().removeprefix("[").removesuffix("]")
    return bare.translate(_RAISED) if _RAISABLE.fullmatch(bare) else ""


def lowered(text: str) -> str:
    """Return an index in inferior figures, or '' where there are none for it."""
    bare = text.strip()
    return bare.translate(_LOWERED) if _LOWERABLE.fullmatch(bare) else ""


class Inline:
    """Pieces of a paragraph in the making."""

    def __init__(self) -> None:
        self._pieces: list[Run] = []
        self._depths = dict.fromkeys(STYLES, 0)
        self._style = ""
        self.link: int | None = None
        self.script = ""
        """``sup`` or ``sub`` for raised or lowered text."""

    def style(self, name: str, on: bool) -> None:
        """Begin or end a style; styles of one name nest."""
        self._depths[name] = max(0, self._depths[name] + (1 if on else -1))
        self._style = " ".join(style for style in STYLES if self._depths[style])

    def write(self, text: str) -> None:
        """Add text whose white space has been collapsed."""
        if self.script == "sub":
            text = lowered(text) or text
        elif self.script == "sup":
            self.write_raised(text, text)
            return
        self._pieces.append(Run(text, self._style, self.link))

    def write_raised(self, text: str, otherwise: str) -> None:
        """Add a footnote's mark or an exponent, as `otherwise` where there are no superior figures for it."""
        figures = raised(text)
        if figures and self._pieces and self._pieces[-1].text[-1:] in _SUPERIORS:
            # Notes 1 and 3 are not note 13.
            figures = "," + figures
        self._pieces.append(Run(figures or otherwise, self._style, self.link))

    def newline(self) -> bool:
        """Add a line break; return False if there is one already and nothing after it."""
        for piece in reversed(self._pieces):
            if piece.text == "\n":
                return False
            if piece.text.strip() or "image" in piece.style:
                break
        self._pieces.append(Run("\n"))
        return True

    def image(self, description: str, link: int | None) -> None:
        """Add an image, and the number of the address it leads to."""
        self._pieces.append(Run(description, "image", link))

    def take(self) -> Runs:
        """Return the runs so far, trimmed, and begin anew; styles and link go on."""
        pieces = self._pieces
        if not pieces:
            return ()
        self._pieces = []
        runs: list[Run] = []
        for piece in pieces:
            _append(runs, piece)
        _trim_end(runs)
        return tuple(runs)


def _append(runs: list[Run], piece: Run) -> None:
    """Add a piece to runs, with no space at a line's beginning or end, and none doubled."""
    if piece.style == "image":
        runs.append(piece)
        return
    text = piece.text
    if text == "\n":
        _trim_end(runs)
        if runs:
            runs.append(piece)
        return
    if not runs or (runs[-1].text.endswith((" ", "\n")) and runs[-1].style != "image"):
        text = text.lstrip(" ")
    if not text:
        return
    if runs and runs[-1].style == piece.style and runs[-1].link == piece.link:
        text = runs.pop().text + text
    runs.append(Run(text, piece.style, piece.link))


def _trim_end(runs: list[Run]) -> None:
    while runs and runs[-1].style != "image":
        last = runs.pop()
        text = last.text.rstrip(" \n")
        if text:
            runs.append(Run(text, last.style, last.link))
            return
