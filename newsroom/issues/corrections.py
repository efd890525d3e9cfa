"""Spellings that an editor put right: one word for another, in a text that otherwise stayed."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from newsroom.model import Issue

_WORD = re.compile(
    r"[A-Za-z][A-Za-z0-9.+-]*(?: [A-Z][A-Za-z0-9.+-]*)*|[\u3400-\u9fff]|[0-9]+|\s+|.", re.DOTALL
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+ -]*[A-Za-z0-9+]")
_HAN = re.compile(r"[\u3400-\u9fff]{2,6}")
_SIGNS = re.compile(r"[ .-]")
_ALIKE = 0.75
"""From this likeness on two Latin words are spellings of one name (Antropic, Anthropic)."""
_SHORTEST = 3


def spelling_changes(before: Issue, after: Issue) -> Iterator[tuple[str, str]]:
    """Find the words that were spelled otherwise, wrong and right, in the order of the issue.

    A change counts where a Latin name got other capitals, spaces, hyphens or a few other letters, or one
    character of a Han word changed. A text that was written anew says nothing.
    """
    old = {entry.uid: entry for entry in before.entries}
    pairs = [(before.lead, after.lead)]
    for entry in after.entries:
        if earlier := old.get(entry.uid):
            pairs += [(earlier.headline, entry.headline), (earlier.summary, entry.summary)]
    pairs.append((before.commentary, after.commentary))
    for wrong, right in pairs:
        if wrong != right and wrong and right:
            yield from _changes(wrong, right)


def _changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "replace":
            continue
        wrong, right = "".join(old[a:b]).strip(), "".join(new[c:d]).strip()
        if _LATIN.fullmatch(wrong) and _LATIN.fullmatch(right):
            if _is_respelled(wrong, right):
                yield wrong, right
        elif b - a == d - c == 1 and old[a] != new[c]:
            yield from _han(old, new, a, c)


def _is_respelled(wrong: str, right: str) -> bool:
    one, other = (_SIGNS.sub("", each).casefold() for each in (wrong, right))
    if min(len(one), len(other)) < _SHORTEST or any(c.isdigit() for c in wrong) != any(
        c.isdigit() for c in right
    ):
        return False
    if one == other:
        return not (wrong.islower() and right.islower())
    digits = [re.sub(r"\D", "", each) for each in (wrong, right)]
    return digits[0] == digits[1] and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _han(old: list[str], new: list[str], at: int, to: int) -> Iterator[tuple[str, str]]:
    """Return the word around one changed character: it and its neighbours that stayed, up to a mark."""
    wrong, right = old[at], new[to]
    if not (_is_han(wrong) and _is_han(right)):
        return
    before = old[at - 1] if at and _is_han(old[at - 1]) else ""
    after = old[at + 1] if at + 1 < len(old) and _is_han(old[at + 1]) else ""
    pair = (before + wrong + after, before + right + after)
    if _HAN.fullmatch(pair[0]):
        yield pair


def _is_han(word: str) -> bool:
    return len(word) == 1 and "\u3400" <= word <= "\u9fff"
