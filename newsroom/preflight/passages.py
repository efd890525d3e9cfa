"""The passage of an entry's sources that is nearest to the words of a finding."""

from dataclasses import dataclass

from newsroom.model import Evidence, Finding
from newsroom.preflight.subject import Subject
from newsroom.text.likeness import features
from newsroom.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source."""

    evidence: Evidence
    start: int
    """Where it begins in the source's text."""
    end: int


def nearest(finding: Finding, subject: Subject) -> Passage | None:
    """Find the sentence of the entry's sources that shares most with the words around a finding.

    Returns:
        The sentence's place, or None where the entry has no source or none that shares anything.
    """
    if finding.entry is None:
        return None
    wanted = features(_around(finding, subject))
    best: tuple[float, Passage] | None = None
    for evidence in subject.evidence_of(finding.entry):
        at = 0
        for sentence in sentences(evidence.text):
            start = evidence.text.find(sentence, at)
            if start < 0:
                continue
            at = start + len(sentence)
            parts = features(sentence)
            likeness = len(wanted & parts) / (len(parts) + 8)
            if likeness and (best is None or likeness > best[0]):
                best = (likeness, Passage(evidence, start, at))
    return best[1] if best else None


def _around(finding: Finding, subject: Subject) -> str:
    """Return the sentence of the issue that the finding's words stand in."""
    start = subject.index.offset(finding.line, 1)
    line = subject.text[start:].split("\n", 1)[0]
    place = finding.column - 1
    at = 0
    for sentence in sentences(line):
        begin = line.find(sentence, at)
        if begin >= 0:
            at = begin + len(sentence)
        if at > place:
            return sentence
    return line
