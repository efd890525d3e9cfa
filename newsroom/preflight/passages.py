"""The passage of an entry's sources that is nearest to the words of a finding."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from newsroom.model import Evidence, Finding
from newsroom.preflight.slips import slips
from newsroom.preflight.sourcetext import spoken
from newsroom.preflight.stated import closest
from newsroom.preflight.subject import Subject
from newsroom.text.latin import folded, names
from newsroom.text.likeness import features
from newsroom.text.quantities import Kind, quantities
from newsroom.text.sentences import sentences

_LIKE_NAME = 0.7
_LIKE_QUOTE = 0.5


class Passage(Struct, frozen=True):
    """A sentence of a source."""

    evidence: Evidence
    start: int
    """Where it begins in the source's text."""
    end: int
    words: tuple[int, int] | None = None
    """Where in the source's text the number, name or quotation stands that is most like the finding's."""


def nearest(finding: Finding, subject: Subject) -> Passage | None:
    """Find the sentence of the sources that says most about what a finding is about.

    Of a number it is the sentence with the number that is most likely of the same thing, of a quotation the
    one most like it; else the one that shares most with the words around the finding. Findings in lead and
    commentary are looked up in the sources of all entries.

    Returns:
        The sentence's place, or None where there is no source or none that shares anything.
    """
    if finding.entry is None and not finding.excerpt.strip():
        return None  # a lead or commentary that is not there has words of no source
    if finding.entry is not None:
        sources = subject.evidence_of(finding.entry)
    else:
        sources = subject.evidence if finding.field in ("lead", "commentary") else ()
    return nearest_of(finding.excerpt, *_around(finding, subject), sources) if sources else None


def nearest_of(words: str, around: str, at: int, sources: Iterable[Evidence]) -> Passage | None:
    """Find the sentence that is nearest to words at a place of the sentence they stand in."""
    # The page is the whole of what the feed gives the beginning of.
    sources = sorted((each for each in sources if each.text.strip()), key=lambda each: each.kind != "page")
    at -= around[:at].count("*")
    around = around.replace("*", "")
    return (
        _of_slip(words, around, at, sources)
        or _of_number(words, around, at, sources)
        or _of_words(words, around, sources)
    )


def _of_slip(words: str, around: str, at: int, sources: list[Evidence]) -> Passage | None:
    """Find what a source says instead of a bound, a direction, a round or what a number is per."""
    for evidence in sources:
        for slip in slips(around, evidence.text):
            if slip.start < at + len(words) and at < slip.end:
                span = (slip.source_start, slip.source_end)
                return Passage(evidence, *_sentence_of(evidence.text, span), span)
    return None


def _sentence_of(text: str, span: tuple[int, int]) -> tuple[int, int]:
    return next((each for each in spans_of(text) if each[0] <= span[0] < each[1]), span)


def _of_number(words: str, around: str, at: int, sources: list[Evidence]) -> Passage | None:
    """Find the number of the sources that is most likely meant."""
    stated = [each for each in quantities(around) if each.start < at + len(words) and each.end > at]
    if not stated or stated[0].kind is Kind.LABEL:
        return None
    best: tuple[int, Passage] | None = None
    for evidence in sources:
        near = closest(around, stated[0], evidence.text)
        if near is None or near[0] < 2 or (best and near[0] <= best[0]):
            continue
        span = (near[1].start, near[1].end)
        best = (near[0], Passage(evidence, *_sentence_of(evidence.text, span), span))
    return best[1] if best else None


def _of_words(words: str, around: str, sources: list[Evidence]) -> Passage | None:
    """Find the sentence that shares most, above all with the very words of the finding."""
    wanted, very = features(around), features(words)
    sound = spoken(words)
    best: tuple[float, Passage] | None = None
    for evidence in sources:
        for start, end in spans_of(evidence.text):
            sentence = evidence.text[start:end]
            parts = features(sentence)
            likeness = len(wanted & parts) / (len(parts) + 8) + len(very & parts) / (len(very) + 8)
            if likeness and len(sound) > 5:
                matcher = SequenceMatcher(None, sound, spoken(sentence), autojunk=False)
                likeness += sum(size for _a, _b, size in matcher.get_matching_blocks() if size > 1) / len(
                    sound
                )
            if likeness and (best is None or likeness > best[0]):
                best = (likeness, Passage(evidence, start, end))
    if best is None:
        return None
    passage = best[1]
    return Passage(passage.evidence, passage.start, passage.end, _very_words(words, passage))


def _very_words(words: str, passage: Passage) -> tuple[int, int] | None:
    """Return where in a sentence the quotation or the name stands that is most like some words."""
    from newsroom.preflight.rules.quotations import QUOTED

    sentence = passage.evidence.text[passage.start : passage.end]
    key, sound = folded(words), spoken(words)
    stretches = [
        (each.span(each.lastgroup or 0), spoken(each[0]), sound, _LIKE_QUOTE)
        for each in QUOTED.finditer(sentence)
    ]
    stretches += [((each.start, each.end), folded(each.name), key, _LIKE_NAME) for each in names(sentence)]
    best, found = 0.0, None
    for span, form, wanted, least in stretches:
        likeness = SequenceMatcher(None, wanted, form, autojunk=False).ratio() if wanted else 0.0
        if likeness >= max(least, best):
            best, found = likeness, (passage.start + span[0], passage.start + span[1])
    return found


@lru_cache(maxsize=64)
def spans_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a text stand."""
    spans: list[tuple[int, int]] = []
    at = 0
    for sentence in sentences(text):
        start = text.find(sentence, at)
        if start >= 0:
            at = start + len(sentence)
            spans.append((start, at))
    return tuple(spans)


def _around(finding: Finding, subject: Subject) -> tuple[str, int]:
    """Return the sentence of the issue that the finding's words stand in, and where in it they stand."""
    start = subject.index.offset(finding.line, 1)
    line = subject.text[start:].split("\n", 1)[0]
    return sentence_at(line, finding.column - 1)


def sentence_at(text: str, place: int) -> tuple[str, int]:
    """Return the sentence of a text that a place is in, and the place in it."""
    for start, end in spans_of(text):
        if start <= place < end:
            return text[start:end], place - start
    return text, place
