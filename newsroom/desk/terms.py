"""The publication's own spellings: listed, added, removed, and learned from what the editor put right."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from newsroom.desk.context import Desk
from newsroom.model import NewsroomError
from newsroom.settings.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from newsroom.model import Publication

Term = tuple[str, str]
"""A wrong spelling, and the right one."""


class NoSuchTerm(NewsroomError):
    """The publication has no such term."""


def learned(desk: Desk, issue: int | None = None) -> list[tuple[Term, int]]:
    """Return the spellings that the editor put right by hand, each with how often, the most frequent first.

    What the lists know already, what preflight itself mended, and what was changed back is left out.

    Args:
        desk: The open newsroom.
        issue: The issue whose history is read; None reads those of the last issues.
    """
    from newsroom.issues.corrections import spelling_changes
    from newsroom.preflight.spellings import misspelt

    issues = desk.store.issues
    ids = [issue] if issue is not None else [head.id for head in issues.heads()[:_LAST]]
    counts: Counter[Term] = Counter()
    for id in ids:
        history = issues.revisions(id)
        for before, after in zip(history, history[1:], strict=False):
            if not _RULE.search(after.cause):
                counts.update(dict.fromkeys(spelling_changes(before.content, after.content), 1))
    standards = desk.publication.standards
    offered = []
    for (wrong, right), count in counts.most_common():
        known = any(each.right == right for each in misspelt(wrong, standards.terms, standards.allowed))
        if not known and (right, wrong) not in counts and _fits(desk.publication, wrong, right):
            offered.append(((wrong, right), count))
    return offered


_RULE = re.compile(r"\b[A-Z]{2}[0-9]{3}\b")
"""In the cause of a revision: preflight mended it."""
_LAST = 30
"""Issues whose histories are read."""


def add(file: Path, publication: Publication, wrong: str, right: str) -> None:
    """Write a term into the settings file, and leave all else in it as it is.

    Raises:
        ConfigError: the file is broken or cannot be written, or the term cannot be followed.
    """
    from newsroom.settings import config

    config.set_value(file, (*_table(publication), wrong), right)


def remove(file: Path, publication: Publication, wrong: str) -> None:
    """Take a term out of the settings file.

    Raises:
        NoSuchTerm: it is not there.
        ConfigError: the file is broken or cannot be written.
    """
    from newsroom.settings import config

    if wrong not in publication.standards.terms:
        message = _("{name} has no term {wrong}; “newsroom terms list” shows them")
        raise NoSuchTerm(message.format(name=publication.name, wrong=wrong))
    config.remove_value(file, (*_table(publication), wrong))


def _table(publication: Publication) -> tuple[str, ...]:
    return ("publications", publication.id, "rules", "terms")


def _fits(publication: Publication, wrong: str, right: str) -> bool:
    """Tell whether a term would not chase another for ever."""
    terms = publication.standards.terms
    return wrong not in terms and right not in terms and wrong not in terms.values()
