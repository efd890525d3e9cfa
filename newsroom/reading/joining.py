"""Lines that a narrow column, a mail program or a page broke, put together again."""

import re

from newsroom.text.cells import cell_width
from newsroom.text.scripts import is_chinese_set, is_han

_ENDS = re.compile(r"""(?:[。！？!?；;…⋯]|[.:：](?!(?<=\d.)\d))[”’」』）)\]】》"'*_]*\s*\d{0,2}$""")
"""How a sentence ends, with what closes after it and a note's number; 10:30 and 3.5 end none."""

_HYPHEN = re.compile(r"[A-Za-zÀ-ɏ]-$")
_SOFT_HYPHEN = "\u00ad"
_STARTS_LOW = re.compile(r"[a-zß-ɏ]")
_MARKED = re.compile(r"(?:[•●○▪■◆◇·–—*-]|\d{1,3}[.)、．]|[（(]\d{1,2}[)）]|[①-⑳])\s*(?=\S)")


def ends_sentence(line: str) -> bool:
    """Return whether a line may be the last of its paragraph: a mark that ends a sentence stands there."""
    return _ENDS.search(line.rstrip()[-8:]) is not None


def is_marked(line: str) -> bool:
    """Return whether a line begins with the marker of a list's item."""
    return _MARKED.match(line) is not None


def joined(before: str, after: str) -> str:
    """Join two lines of a paragraph: nothing between Han characters, a space between words.

    A hyphen that only the line's end needed goes; that of a compound cannot be told from it, unless what
    follows has a capital.
    """
    if before.endswith(_SOFT_HYPHEN):
        return before[:-1] + after
    if _HYPHEN.search(before[-2:]) and _STARTS_LOW.match(after):
        return before[:-1] + after
    if not before or not after or is_chinese_set(before[-1]) or is_chinese_set(after[0]):
        return before + after
    return f"{before} {after}"


def mostly_han(text: str) -> bool:
    """Return whether a text is set in cells of Han characters, and so may be broken anywhere."""
    letters = [character for character in text[:20_000] if character.isalpha()]
    return sum(map(is_han, letters)) * 3 >= len(letters) > 0


def print_width(line: str) -> int:
    """Return the width of a line in print, in half Han characters: quotation marks are as wide as a Han."""
    return cell_width(line, 2)


def unwrapped(text: str) -> str:
    """Return a text with the line breaks taken out that only its width made.

    Blank lines and those before items of a list stay.
    """
    paragraphs: list[str] = []
    blank = True
    for line in text.split("\n"):
        words = line.strip()
        if words and not blank and not is_marked(words):
            paragraphs[-1] = joined(paragraphs[-1], words)
        elif words or paragraphs:
            paragraphs.append(words)
        blank = not words
    return "\n".join(paragraphs).rstrip("\n")


def in_one_line(text: str) -> str:
    """Return a text of any lines as one, with no space between Han characters where a line ended."""
    line = ""
    for words in text.split("\n"):
        if words.strip():
            line = joined(line, words.strip())
    return line
