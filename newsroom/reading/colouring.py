"""Code in colours: its words, texts, numbers, names and comments told apart by Pygments.

Pygments is loaded with the first piece of code that names its language; no other text needs it.
"""

from functools import lru_cache

from newsroom.reading.blocks import Code
from newsroom.reading.page import Span

_LONGEST = 20_000
"""Characters of code beyond which it stays plain: nobody reads it here, and colouring takes its time."""

_KINDS = (
    ("Comment", "comment"),
    ("Keyword", "word"),
    ("Operator.Word", "word"),
    ("Literal.String", "text"),
    ("Literal.Number", "number"),
    ("Name.Function", "name"),
    ("Name.Class", "name"),
    ("Name.Tag", "word"),
    ("Name.Builtin", "name"),
    ("Name.Decorator", "name"),
    ("Name.Attribute", "name"),
    ("Generic.Deleted", "comment"),
    ("Generic.Inserted", "text"),
)


def coloured(code: Code) -> list[list[Span]]:
    """Return the lines of a piece of code, each as spans; plain where its language is not known."""
    lines = code.text.split("\n")
    found = _by_language(code.text, code.language.lower()) if code.language else None
    # A lexer that drops or adds a character is not to be trusted with what is shown.
    if found is None or ["".join(span.text for span in line) for line in found] != lines:
        return [[Span(line, "code")] if line else [] for line in lines]
    return found


@lru_cache(maxsize=64)
def _by_language(text: str, language: str) -> list[list[Span]] | None:
    if len(text) > _LONGEST:
        return None
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    lines: list[list[Span]] = [[]]
    for kind, piece in lexer.get_tokens(text):
        name = str(kind).removeprefix("Token.")
        style = next((style for prefix, style in _KINDS if name.startswith(prefix)), "")
        first, *others = piece.split("\n")
        _add(lines[-1], first, style)
        for part in others:
            lines.append([])
            _add(lines[-1], part, style)
    return lines


def _add(line: list[Span], text: str, style: str) -> None:
    if not text:
        return
    style = f"code {style}".strip()
    if line and line[-1].style == style:
        text = line.pop().text + text
    line.append(Span(text, style))


def between(line: list[Span], start: int, end: int) -> list[Span]:
    """Return the spans of a line between two offsets."""
    found: list[Span] = []
    at = 0
    for span in line:
        piece = span.text[max(0, start - at) : max(0, end - at)]
        if piece:
            found.append(Span(piece, span.style, span.link))
        at += len(span.text)
    return found
