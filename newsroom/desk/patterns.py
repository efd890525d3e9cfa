"""Patterns of the settings that are filled in with an issue: messages of commits, subjects of mail."""

from __future__ import annotations

from newsroom.model import Issue


class _NoDay:
    """Stands for the day of an issue without one: empty, however it is to be written."""

    def __format__(self, _how: str) -> str:
        return ""


def filled(pattern: str, content: Issue, **more: object) -> str:
    """Fill in a pattern: ``{title}``, ``{date}`` with strftime codes behind a colon, and what else is given.

    Raises:
        LookupError, ValueError, AttributeError: it is no pattern.
    """
    return pattern.format(title=content.title, date=content.date or _NoDay(), **more)
