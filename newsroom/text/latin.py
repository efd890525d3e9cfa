"""Latin names in a text, and whether a text has a name, however it is spaced, hyphened and capitalised."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"(?<![A-Za-z0-9@#/_\\.~-])"
    r"(?:[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ]*|[0-9]+[A-Za-z][A-Za-z0-9]*)"
    r"(?:[-.+&·][A-Za-z0-9À-ɏ]+)*(?:\.[0-9]+)*"
)
_NUMBER = re.compile(r"[ -]([0-9]+(?:\.[0-9]+)*)(?![0-9A-Za-z%,])")
_TOKEN = re.compile(r"[a-z]+|[0-9]+(?:\.[0-9]+)*")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_GAP = re.compile(r"[ \-_.’'/+&·\n]{0,2}")
_LONGEST = 12
"""How many tokens a name may have: qwen 3 235 b a 22 b instruct 2507."""
_UNIT_AFTER = re.compile(
    r"\s?(?:[%万亿千百年月日元美家名人款项条台种个倍天周小]|percent|million|billion|trillion|[bm]ln\b|trln\b|[kKMBT]\b)"
)


class Latin(NamedTuple):
    """A Latin word with the number that belongs to it: ``text[start:end]``."""

    start: int
    end: int
    name: str


def names(text: str) -> list[Latin]:
    """Return the Latin words that look like names: with a capital or a digit in them.

    The number after one is its version (Llama 3.1), unless a unit follows it.
    """
    found: list[Latin] = []
    for match in _WORD.finditer(text):
        word, end = match[0], match.end()
        if word.islower() and not any(letter.isdigit() for letter in word):
            continue
        if text[end : end + 1] in ("/", "@", "_", "\\") and text[end + 1 : end + 2].islower():
            continue
        if (number := _NUMBER.match(text, end)) and not _UNIT_AFTER.match(text, number.end()):
            end = number.end()
        found.append(Latin(match.start(), end, text[match.start() : end]))
    return found


def folded(name: str) -> str:
    """Return a name without case, accents, spaces and signs; points stay in numbers only."""
    return "".join(_TOKEN.findall(_plain(name).lower()))


def _plain(text: str) -> str:
    if text.isascii():
        return text
    split = unicodedata.normalize("NFKD", text)
    return "".join(character for character in split if not unicodedata.combining(character))


@lru_cache(maxsize=256)
def grams(text: str) -> frozenset[str]:
    """Return the folded forms of all names a text may have: runs of tokens that stand together."""
    plain = _plain(text)
    lower = plain.lower()
    tokens = [match.span() for match in _TOKEN.finditer(lower)] if len(lower) == len(plain) else []
    found: set[str] = set()
    for place, (start, end) in enumerate(tokens):
        run = lower[start:end]
        found.add(run)
        for following in range(place + 1, min(place + _LONGEST, len(tokens))):
            if not _GAP.fullmatch(lower, end, tokens[following][0]):
                break
            end = tokens[following][1]
            run += lower[tokens[following][0] : end]
            found.add(run)
        word = plain[start : tokens[place][1]]
        if not word.islower() and not word.isupper():
            found.update(part.lower() for part in _CAMEL.findall(word))
    return frozenset(found)


@lru_cache(maxsize=256)
def initials(text: str) -> str:
    """Return the first letters of Latin words that follow one another, with a stroke where they do not."""
    letters: list[str] = []
    last = 0
    for match in re.finditer(r"[A-Za-z]+", text):
        letters.append(("" if _GAP.fullmatch(text, last, match.start()) else "|") + match[0][0].lower())
        last = match.end()
    return "".join(letters)


def has_name(name: str, text: str) -> bool:
    """Tell whether a text has a Latin name: as it is, in the plural, in parts, or spelled out (IPO)."""
    known = grams(text)
    form = folded(name)
    if not form or form in known or form.removesuffix("s") in known or form + "s" in known:
        return True
    tokens = _TOKEN.findall(_plain(name).lower())
    if len(tokens) > 1 and all(token in known for token in tokens):
        return _parts_stand(tokens, known)
    letters = name.strip()
    return letters.isupper() and 3 <= len(letters) <= 6 and letters.lower() in initials(text)


def _parts_stand(tokens: list[str], known: frozenset[str]) -> bool:
    """Tell whether the numbers of a name are those of some name of the text: Opus 4.5, Claude 4.5 Opus."""
    versions = {number for gram in known if (number := _version(gram))}
    return all(token in versions for token in tokens if token[0].isdigit())


@lru_cache(maxsize=65536)
def _version(gram: str) -> str:
    match = re.fullmatch(r"[a-z]+([0-9.]+)", gram)
    return match[1] if match else ""
