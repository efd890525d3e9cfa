"""Which spelling of a name is right: the trade's list, and what a publication adds to it."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from newsroom.preflight.lists.names import ALSO, ANY_CASE, HAN, NAMES, PARTED, SPELLINGS

_TOKEN = re.compile(r"[A-Za-z0-9]+(?:[.'·][A-Za-z0-9]+)*")
_SIGNS = re.compile(r"[ -]")
_VERSION = re.compile(r"(?<=[A-Za-z]{3})[RVrv]?[0-9]+(?:\.[0-9]+)*[A-Za-z]{0,2}$")
_NUMBERED_GPT = re.compile(r"(?<![A-Za-z0-9_-])GPT ?([3-9](?:\.[0-9])?[A-Za-z]?)(?![A-Za-z0-9])")
_IN_ENGLISH = re.compile(r"[A-Za-z,] [ ,][A-Za-z ]")
_OTHERS = (
    ("SWE-bench", " Pro"),
    ("MiniMax", "算法"),
    ("MiniMax", "搜索"),
    ("MiniMax", "定理"),
)
"""Names that are something else before certain words."""
_MOST_WORDS = 4
_IN_PATH = "/_@#.\\:~"


class Spelling(NamedTuple):
    """A name in a text: ``text[start:end]`` is to be `right`."""

    start: int
    end: int
    right: str


class Name(NamedTuple):
    """A Latin name that no list has, of one word."""

    start: int
    end: int
    key: str


def folded(name: str) -> str:
    """Return what the spellings of one name have in common: no case, no spaces, no hyphens."""
    return _SIGNS.sub("", name).casefold()


_RIGHT = {folded(name): name for name in NAMES}


def misspelt(text: str, terms: Mapping[str, str], allowed: frozenset[str]) -> tuple[Spelling, ...]:
    """Find the names that are not spelled as the lists have them.

    Args:
        text: Words, with U+FFFC for what must not be looked at.
        terms: The publication's own list, wrong to right; it goes before that of the trade.
        allowed: Spellings that it lets pass.
    """
    return _misspelt(text, tuple(terms.items()), allowed)


@lru_cache(maxsize=512)
def _misspelt(
    text: str, listed: tuple[tuple[str, str], ...], allowed: frozenset[str]
) -> tuple[Spelling, ...]:
    return tuple(_spellings(text, dict(listed), allowed))


def _spellings(text: str, terms: Mapping[str, str], allowed: frozenset[str]) -> Iterator[Spelling]:
    right = frozenset(terms.values())
    taken: list[tuple[int, int]] = []
    for match in _wrong(tuple(terms.items())).finditer(text):
        word = match[0]
        wanted = terms.get(word) or SPELLINGS.get(word) or HAN[word]
        if (
            word not in allowed
            and not text.startswith(wanted, match.start())
            and not _in_path(text, *match.span())
        ):
            taken.append(match.span())
            yield Spelling(*match.span(), wanted)
    for start, end, wanted in _latin(text):
        form = text[start:end]
        if (
            form in allowed
            or form in right
            or form in ALSO
            or any(first < end and last > start for first, last in taken)
        ):
            continue
        yield Spelling(start, end, wanted)


@lru_cache(maxsize=512)
def unlisted(text: str) -> tuple[Name, ...]:
    """Find the Latin words that no list has, of four letters or more."""
    return tuple(_unlisted(text))


def _unlisted(text: str) -> Iterator[Name]:
    for match in _TOKEN.finditer(text):
        word, key = match[0], folded(match[0])
        if len(key) > 3 and not word.isdigit() and key not in _RIGHT and not _in_path(text, *match.span()):
            yield Name(match.start(), match.end(), key)


def _latin(text: str) -> Iterator[Spelling]:
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    at = 0
    while at < len(tokens):
        count, start, end, name = _listed(text, tokens, at)
        at += count
        if name and text[start:end] != name and _is_wrong(text, start, end, name):
            yield Spelling(start, end, name)
    for match in _NUMBERED_GPT.finditer(text):
        yield Spelling(*match.span(), f"GPT-{match[1]}")


def _listed(text: str, tokens: list[tuple[int, int]], at: int) -> tuple[int, int, int, str]:
    """Return how many words a listed name has that begins at a word, its place, and how it is spelled."""
    start = tokens[at][0]
    last = at
    while (
        last + 1 < len(tokens)
        and last - at < _MOST_WORDS
        and text[tokens[last][1] : tokens[last + 1][0]] in (" ", "-")
    ):
        last += 1
    for stop in range(last, at - 1, -1):
        end = tokens[stop][1]
        if name := _RIGHT.get(folded(text[start:end])):
            return stop - at + 1, start, end, name
    end = tokens[at][1]
    if version := _VERSION.search(text[start:end]):
        end = start + version.start()
        if name := _RIGHT.get(folded(text[start:end])):
            return 1, start, end, name
    return 1, start, end, ""


def _is_wrong(text: str, start: int, end: int, name: str) -> bool:
    """Tell whether a spelling that differs is a mistake, and not a word, a file, an address or a command."""
    form = text[start:end]
    if _in_path(text, start, end):
        return False
    if folded(form) in ANY_CASE and (form.islower() or form.isupper()):
        return False
    signs, wanted = len(_SIGNS.findall(form)), len(_SIGNS.findall(name))
    if signs > wanted and not (folded(form) in PARTED and form[0].isupper()):
        return False
    if signs and name[0].isupper() and not form[0].isupper():
        return False
    beside = text[start - 1 : start] == "-" or text[end : end + 1] == "-"
    if beside and (form.islower() or form.count("-") > name.count("-")):
        # Lower case or hyphens for spaces: the name of a package or a model's id.
        return False
    if form.islower() and _IN_ENGLISH.fullmatch(text[max(0, start - 2) : start] + text[end : end + 2]):
        return False
    return not any(name == each and text.startswith(words, end) for each, words in _OTHERS)


def _in_path(text: str, start: int, end: int) -> bool:
    """Tell whether a word is part of a path, an address, a file's name, a handle or a hashtag."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and before in _IN_PATH:
        return True
    return after[:1] in ("/", "_", "@", "\\") or (
        after[:1] == "." and after[1:].isascii() and after[1:].isalnum()
    )


@lru_cache(maxsize=8)
def _wrong(terms: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    words = {*(wrong for wrong, _right in terms), *SPELLINGS, *HAN}
    return re.compile("|".join(_bounded(word) for word in sorted(words, key=len, reverse=True)))


def _bounded(word: str) -> str:
    """Return a pattern for a word that must not be part of another Latin one."""
    first = r"(?<![A-Za-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    last = r"(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return first + re.escape(word) + last
