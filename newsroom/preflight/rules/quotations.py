"""FA: what is put between quotation marks."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import ClassVar

from newsroom.model import Finding, Severity
from newsroom.preflight.rule import Rule
from newsroom.preflight.running import Running, running
from newsroom.preflight.sourcetext import Sources, sources_of, spoken
from newsroom.preflight.subject import Subject
from newsroom.settings.language import _

QUOTED = re.compile(
    r"“(?P<a>[^“”\n]{2,400})”|「(?P<b>[^「」\n]{2,400})」|『(?P<c>[^『』\n]{2,400})』|(?<![0-9])\"(?P<d>[^\"“”\n]{2,400})[\"”]"
)
_SAID = (
    r"(?:说道?|称|表示|指出|认为|强调|写道|透露|直言|回应|坦言|警告|解释|补充|提到|呼吁|评论|感叹|承认"
    r"|\bsa(?:id|ys)|\btold|\bwrote)"
)
_BEFORE = re.compile(
    rf"(?<![被号所自戏人])(?<!声){_SAID}(?!为|之为|作)[^，。；“”「」\n]{{0,4}}[：:，,]?\s*$", re.IGNORECASE
)
_AFTER = re.compile(rf"^[，,]?\s*[^，。；“”\n]{{0,10}}{_SAID}", re.IGNORECASE)
_CUT = re.compile(r"…+|\.{3,}|⋯+|（[^（）]*）|\([^()]*\)|\[[^\[\]]*\]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPEECH = 6
"""Letters from which words that someone is said to have said are a quotation."""
_SENTENCE = 12
"""Letters from which any quoted words are one; shorter ones are names, slogans, or meant in irony."""
_TERM = 5
_ALIKE = 0.6


class Quotations(Rule):
    """Quoted words that are not in the source; a quotation is taken over word for word or not at all.

    Marks, spaces, width and traditional characters do not count. Short words in quotation marks are names, or
    the writer's own irony, and are asked about only where the source quotes something very like them. A
    translation cannot be held against its source.
    """

    id: ClassVar[str] = "FA002"
    severity: ClassVar[Severity] = Severity.ERROR
    sourced: ClassVar[bool] = True
    suggests: ClassVar[bool] = True

    def look(self, subject: Subject) -> Iterator[Finding]:
        """Look up the quotations of every headline and summary."""
        for piece in running(subject):
            if piece.piece.field not in ("headline", "summary") or not piece.piece.entry:
                continue
            sources = sources_of(subject, piece.piece.entry)
            if sources and sources.whole:
                yield from self._altered(subject, piece, sources)

    def _altered(self, subject: Subject, piece: Running, sources: Sources) -> Iterator[Finding]:
        known = spoken(sources.text)
        for match in QUOTED.finditer(piece.text):
            group = match.lastgroup or "a"
            words = match[group]
            parts = [spoken(part) for part in _CUT.split(words)]
            length = sum(map(len, parts))
            if length < _TERM or not _comparable(words, sources) or all(part in known for part in parts):
                continue
            right = _likest(spoken(words), sources.text)
            said = bool(
                _BEFORE.search(piece.text[max(0, match.start() - 24) : match.start()])
                or _AFTER.search(piece.text[match.end() : match.end() + 16])
            )
            if not right and _HAN.search(words) and _quotes_foreign(sources.text):
                continue  # it may be the translation of one of them
            if not right and length < (_SPEECH if said else _SENTENCE):
                continue
            start, end = piece.place(*match.span(group))
            free = piece.free(*match.span(group)) and "\n" not in right
            message = _(
                "the source does not have these words; quote it word for word, or without quotation marks"
            )
            if right:
                message = _("the source has it as {words}").format(words=right)
            yield self.finding(
                subject,
                start,
                end,
                message,
                entry=piece.piece.entry,
                field=piece.piece.field,
                fix=right if right and free else None,
            )


def _comparable(words: str, sources: Sources) -> bool:
    """Tell whether quoted words and sources are in one language."""
    if _HAN.search(words):
        return sources.chinese
    return len(words.split()) >= 3 and not sources.chinese


def _quotes_foreign(text: str) -> bool:
    """Tell whether a Chinese source quotes someone in a language of Latin letters."""
    return any(not _HAN.search(words) and len(words.split()) >= 3 for words, _sound in _quoted(text))


@lru_cache(maxsize=128)
def _quoted(text: str) -> tuple[tuple[str, str], ...]:
    """Return what a source quotes, as it stands there and as it sounds."""
    found = (match[match.lastgroup or "a"] for match in QUOTED.finditer(text))
    return tuple((words, spoken(words)) for words in found)


def _likest(words: str, source: str) -> str:
    """Return the quotation of the source that is most like some words, '' where none is."""
    best, right = _ALIKE, ""
    for form, sound in _quoted(source):
        if not sound or len(sound) < _TERM or min(len(sound), len(words)) * 2 < max(len(sound), len(words)):
            continue
        matcher = SequenceMatcher(None, words, sound, autojunk=False)
        if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, right = ratio, form
    return right


RULES: tuple[Rule, ...] = (Quotations(),)
