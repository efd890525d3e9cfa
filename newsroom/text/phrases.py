"""Words of Chinese text, for moving and deleting by word: a light guess that needs no dictionary of its own.

A segmenter with a dictionary (jieba: 19 MB, most of a second to load) tells words better, but would be loaded
by every editor screen for the sake of a few keys. Here a run of Han is parted where that agrees best with
words that the text and its source use again and again, with a list of common ones, and with most Chinese
words having two characters.
"""

import re
from collections import Counter
from collections.abc import Iterable, Set

from newsroom.text.common_words import COMMON, PARTICLES

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_HAN}]+")
_EDGE = re.compile(rf"(?<=\W)(?=\w)|(?<=\w)(?=\W)|(?<=[{_HAN}])(?=[^\W{_HAN}])|(?<=[^\W{_HAN}])(?=[{_HAN}])")
_LONGEST = 4
_WORD_SCORES = {2: 3.0, 3: 5.2, 4: 8.0}
_PAIR_SCORE = 1.0
_PARTICLE_SCORE = 1.3


def edges(line: str, known: Set[str] = frozenset()) -> list[int]:
    """Return where words and marks begin and end in a line, its ends not counted.

    Args:
        line: The text.
        known: Words that are used in what it is about: see `vocabulary`.
    """
    found = {match.start() for match in _EDGE.finditer(line)}
    for run in _RUN.finditer(line):
        at = run.start()
        for word in _words(run[0], known):
            at += len(word)
            found.add(at)
    return sorted(found - {0, len(line)})


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return stretches of two to four Han characters that texts use more than once: most are words."""
    counts: Counter[str] = Counter()
    for text in texts:
        for run in _RUN.finditer(text[:50_000]):
            for length in range(2, _LONGEST + 1):
                counts.update(run[0][at : at + length] for at in range(len(run[0]) - length + 1))
    often = {word: n for word, n in counts.items() if n > 1 and not PARTICLES.intersection(word)}
    # Part of a longer one that is used as often is no word: it never stands alone.
    parts = {
        part
        for word, n in often.items()
        for part in (word[:-1], word[1:])
        if len(word) > 2 and often.get(part) == n
    }
    return frozenset(often.keys() - parts)


def _words(run: str, known: Set[str]) -> list[str]:
    """Part a run of Han into words so that the sum of their scores is highest."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        choices = [
            (best[start][0] + _score(run[start:end], known), start)
            for start in range(max(0, end - _LONGEST), end)
        ]
        best.append(max(choices))
    words: list[str] = []
    end = len(run)
    while end:
        start = best[end][1]
        words.append(run[start:end])
        end = start
    return words[::-1]


def _score(word: str, known: Set[str]) -> float:
    if len(word) == 1:
        return _PARTICLE_SCORE if word in PARTICLES else 0.0
    if word in COMMON or word in known:
        return _WORD_SCORES[len(word)]
    if len(word) == 2 and not PARTICLES.intersection(word):
        return _PAIR_SCORE
    return -10.0
