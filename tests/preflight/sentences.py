"""Sentences put where the rules about words look, and what comes of them."""

from newsroom.model import Finding
from newsroom.preflight import fixed_text
from tests.preflight.checking import changed, of_rule

SUMMARY = "潮汐公司把它的 **推理框架** 放了出来。"
HEADLINE = "潮汐公司开源推理框架"


def with_summary(words: str) -> str:
    """Return a file whose second entry has these words for a summary."""
    return changed(SUMMARY, words)


def with_headline(words: str) -> str:
    """Return a file whose second entry has this headline."""
    return changed(HEADLINE, words)


def words_found(rule: str, words: str) -> list[tuple[str, str | None]]:
    """Return the words that a rule finds in a summary, each with its fix."""
    found = [finding for finding in of_rule(rule, with_summary(words)) if finding.entry == 2]
    assert all(finding.field == "summary" for finding in found)
    return [(finding.excerpt, finding.fix) for finding in found]


def mended(rule: str, words: str) -> str:
    """Return a summary with the fixes of a rule applied until it finds nothing more."""
    text = with_summary(words)
    before, after = text.split(words)
    for _round in range(10):
        found = [finding for finding in of_rule(rule, text) if finding.fix is not None]
        if not found:
            break
        text = fixed_text(text, found)
    assert text.startswith(before) and text.endswith(after)
    return text[len(before) : len(text) - len(after)]


def only(found: list[Finding]) -> Finding:
    """Return the one finding there is."""
    [finding] = found
    return finding
