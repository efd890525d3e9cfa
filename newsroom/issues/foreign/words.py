"""The words of a stretch of Markdown, without its markup."""

import re
from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct

from newsroom.issues.escapes import ESCAPE, unescape
from newsroom.text.sentences import sentences

BLOT = "\ufffc"

_PICTURE = re.compile(r"!\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*+\)")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*+)\](?:\((?:[^()]|\([^()]*\))*+\)|\[[^\[\]]*\])")
_DESTINATION = re.compile(r"\]\((?:[^()]|\([^()]*\))*+\)")
_TAG = re.compile(r"(?<!\\)</?[A-Za-z][^<>]*>|<!--(?:(?!-->).){0,200}-->", re.DOTALL)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]*)>")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”（）【】《》，。；、！？`|]+")
_MARKS = re.compile(r"(?<!\\)(?:\*+|__|~~|`+)")
_SPACE = re.compile(r"\s+")
_WIDE = re.compile(r"[\u2e80-\uffef\U00020000-\U0003ffff]")
_NO_WORD = re.compile(r"[\W_]+")
_ENDS = re.compile(r"[。！？!?](?=\S)")
_USUAL = 320
_CLEAR = 2
_LONGEST = 800
"""Beyond so many code points nobody looks for the end of a first sentence."""


@lru_cache(maxsize=4096)
def plain(markdown: str) -> str:
    """Return the words on one line: of a link its text, of a picture nothing."""
    text = markdown
    if "[" in text:
        text = _LINK.sub(r"\1", _PICTURE.sub("", text))
    if "<" in text:
        text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    return _SPACE.sub(" ", unescape(_MARKS.sub("", text))).strip()


class Letter(Struct, frozen=True):
    """A letter that a reader sees, and the Markdown that stands for it: ``markdown[start:end]``."""

    text: str
    start: int
    end: int
    written: str


def letters(markdown: str) -> list[Letter]:
    """Return the letters of `plain`, each with its place in the Markdown."""
    found = [Letter(each, at, at + 1, each) for at, each in enumerate(markdown)]
    found = _left(_LINK, _left(_PICTURE, found), 1)
    found = _left(_MARKS, _left(_TAG, _left(_AUTOLINK, found, 1)))
    found = _put(ESCAPE, found, markdown, lambda match: unescape(match[0]))
    found = _put(_SPACE, found, markdown, lambda _match: " ")
    edges = [at for at, letter in enumerate(found) if letter.text != " "]
    return found[edges[0] : edges[-1] + 1] if edges else []


def _left(pattern: re.Pattern[str], found: list[Letter], group: int | None = None) -> list[Letter]:
    """Leave out what a pattern finds, but for a group of it."""
    kept: list[Letter] = []
    at = 0
    for match in pattern.finditer("".join(letter.text for letter in found)):
        kept += found[at : match.start()]
        if group is not None:
            kept += found[slice(*match.span(group))]
        at = match.end()
    return kept + found[at:]


def _put(
    pattern: re.Pattern[str], found: list[Letter], markdown: str, other: Callable[[re.Match[str]], str]
) -> list[Letter]:
    """Put one letter, or the few of a reference, in the place of each stretch that a pattern finds."""
    made: list[Letter] = []
    at = 0
    for match in pattern.finditer("".join(letter.text for letter in found)):
        start, end = found[match.start()].start, found[match.end() - 1].end
        text = other(match)
        if text == match[0]:
            continue
        if text == " " and not markdown[start:end].isspace():
            end = start + 1  # marks stand among the blanks
        made += found[at : match.start()]
        made.append(Letter(text, start, end, markdown[start:end]))
        at = match.end()
    return made + found[at:]


def width(text: str) -> int:
    """Return the columns a text takes, roughly: Han counts two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


@lru_cache(maxsize=4096)
def prose_width(markdown: str) -> int:
    """Return the columns of what is left of a text without links, addresses and marks."""
    text = markdown
    if "](" in text or "][" in text:
        text = _LINK.sub("", _PICTURE.sub("", text))
    if "http" in text:
        text = _ADDRESS.sub("", text)
    if "<" in text:
        text = _TAG.sub("", text)
    return width(_NO_WORD.sub("", text))


def blotted(markdown: str) -> str:
    """Return the text at its length, with U+FFFC for destinations, tags and addresses."""
    text = markdown
    if "](" in text or "<" in text:
        text = _DESTINATION.sub(lambda match: BLOT * len(match[0]), text)
        text = _TAG.sub(lambda match: BLOT * len(match[0]), text)
    return _ADDRESS.sub(lambda match: BLOT * len(match[0]), text)


def first_sentence(markdown: str) -> int:
    """Return the length of the first sentence, with its mark, in a text that begins with a word."""
    line = blotted(markdown[:_USUAL])
    found = sentences(line) if _ENDS.search(line) else []
    if len(markdown) > _USUAL and (not found or len(found) < _CLEAR):
        # What was cut off may belong to it.
        line = blotted(markdown[:_LONGEST])
        found = sentences(line)
    if not found:
        found = sentences(line)
    if not found:
        return len(markdown)
    start = line.find(found[0])
    end = start + len(found[0])
    if markdown[start:end].count("**") % 2 and markdown.startswith("**", end):
        end += 2
    return len(markdown) if end >= _LONGEST else end
