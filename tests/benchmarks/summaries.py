"""How near extracted summaries come to those a house wrote: ROUGE-1 F, beside the first two sentences.

From the checkout::

    python -m tests.benchmarks.summaries

Reads ``../shared/data`` beside the project, or the folder that NEWSROOM_SHARED names. The cases are the
house's essays of the day (ming-h): from each a summary as long as the house's own insights of that day, which
were not written from it but on the same news. Words are counted as the search index has them: pairs of Han
characters, Latin words.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsroom.assist.salience import summary_of
from newsroom.text.sentences import sentences
from newsroom.text.tokens import tokens

SHARED = Path(os.environ.get("NEWSROOM_SHARED") or Path(__file__).parents[2].parent / "shared") / "data"
_ESSAY = re.compile(r"^## 📰 深度观察\n+(.+?)\n+---$", re.MULTILINE | re.DOTALL)
_QUOTE = re.compile(r"^> 💡 (.+)$", re.MULTILINE)
_INSIGHTS = re.compile(r"^## 💡 核心洞察\n+(.+?)\n+---$", re.MULTILINE | re.DOTALL)
LIMIT = 240


def rouge(made: str, right: str) -> float:
    """Return ROUGE-1 F: how many words two summaries share, for their lengths."""
    one, other = Counter(tokens(made)), Counter(tokens(right))
    shared = sum((one & other).values())
    return 2 * shared / (sum(one.values()) + sum(other.values())) if shared else 0.0


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield headline, text and the house's own summary."""
    for path in sorted((SHARED / "digests" / "ming-h").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        essay, insights, quote = _ESSAY.search(text), _INSIGHTS.search(text), _QUOTE.search(text)
        if essay and insights:
            yield (quote[1] if quote else ""), essay[1], insights[1].replace("- ", "")


def measure() -> dict[str, tuple[int, float]]:
    """Return, by way, how many cases there were and the mean."""
    sums: dict[str, list[float]] = {"salience": [], "the beginning, as long": [], "first two sentences": []}
    for title, text, right in cases():
        limit = max(LIMIT, len(right))
        sums["salience"].append(rouge(summary_of(text, title, limit=limit), right))
        lead = "".join(sentences(text))[: len(summary_of(text, title, limit=limit))]
        sums["the beginning, as long"].append(rouge(lead, right))
        sums["first two sentences"].append(rouge("".join(sentences(text)[:2]), right))
    return {way: (len(found), sum(found) / len(found)) for way, found in sums.items() if found}


if __name__ == "__main__":
    found = measure()
    if not found:
        sys.exit("no digests in " + str(SHARED))
    for way, (count, mean) in found.items():
        print(f"{way}: ROUGE-1 F {mean:.3f} over {count} digests")
