"""What is kept of a deed: said in the language of the moment, and told later in that of whoever reads it.

Causes of revisions and labels of steps outlive the language they were made in. What is stored is the text as
it was said, for those who read the database by themselves, and behind U+001F, as JSON, the message and what
filled it. A row without that, of an older version or another program, is told as it stands.
"""

from __future__ import annotations

import json
from typing import Any

from newsroom.settings.language import _, is_message, ngettext

_PARTED = "\x1f"
_NUMBERS = int | float


class Said(str):
    """A text that knows its message: ``str`` in all else."""

    __slots__ = ("fields", "message", "plural")
    message: str
    plural: str | None
    """The message for several; the field ``n`` says how many."""
    fields: dict[str, Any]

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Go to another process as the plain text."""
        return str, (str(self),)


def said(message: str, **fields: object) -> Said:
    """Say an English message of the catalogue in the language of the interface, its ``{fields}`` filled."""
    return _said(message, None, fields)


def said_of(singular: str, plural: str, n: int, **fields: object) -> Said:
    """Say the form of a message that `n` things need."""
    return _said(singular, plural, {"n": n, **fields})


def kept(text: str) -> str:
    """Return how a text is stored; one that was not said by `said` is stored as it is."""
    if not isinstance(text, Said):
        return text
    told = json.dumps(_packed(text), ensure_ascii=False, separators=(",", ":"))
    return f"{text}{_PARTED}{told}"


def told(stored: str) -> str:
    """Return a stored text in the language of the interface."""
    text, parted, packed = stored.rpartition(_PARTED)
    if not parted:
        return stored
    try:
        return _unpacked(json.loads(packed))
    except (ValueError, LookupError, TypeError, AttributeError):
        return text  # a version to come may know more messages


def _said(message: str, plural: str | None, fields: dict[str, Any]) -> Said:
    pattern = _(message) if plural is None else ngettext(message, plural, fields["n"])
    text = Said(pattern.format(**fields) if fields else pattern)
    text.message, text.plural, text.fields = message, plural, fields
    return text


def _packed(text: Said) -> dict[str, Any]:
    packed: dict[str, Any] = {"say": text.message}
    if text.plural is not None:
        packed["many"] = text.plural
    fields = {
        name: _packed(each) if isinstance(each, Said) else each if isinstance(each, _NUMBERS) else str(each)
        for name, each in text.fields.items()
    }
    return packed | ({"with": fields} if fields else {})


def _unpacked(packed: dict[str, Any]) -> Said:
    message, plural = packed["say"], packed.get("many")
    if not is_message(message):
        raise LookupError(message)
    fields = {
        name: _unpacked(each) if isinstance(each, dict) else each
        for name, each in packed.get("with", {}).items()
    }
    return _said(message, plural, fields)
