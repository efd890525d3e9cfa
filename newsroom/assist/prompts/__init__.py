"""What a language model is asked, in files that the editor can copy and change.

A prompt is a Markdown file: what the model is to do, a line ``---``, and what it is given. Names in braces
are filled in: ``{title}``, ``{source}``, ``{text}``, and ``{least}`` and ``{most}``, the length as the
publication has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from newsroom.model import NewsroomError
from newsroom.settings.language import _, listed
from newsroom.settings.reasons import reason_of

NAMES = ("summary", "headline", "lead", "commentary", "translation")
PLACES = ("title", "source", "text", "least", "most")
_PLACE = re.compile(r"\{(\w+)\}")
_RULE = re.compile(r"^---\s*$", re.MULTILINE)
_OWN = Path(__file__).parent


class PromptError(NewsroomError):
    """A prompt file cannot be used."""


class Prompt(Struct, frozen=True):
    """What is sent to a model."""

    system: str
    """What it is to do."""
    user: str
    """What it is given."""


def prompt_file(name: str, folder: Path) -> Path:
    """Return the file of a prompt: the editor's own in `folder`, else the one that comes with the program."""
    own = folder / f"{name}.md"
    return own if own.is_file() else _OWN / f"{name}.md"


def read_prompt(name: str, folder: Path, values: Mapping[str, str]) -> Prompt:
    """Read a prompt and fill it in; what is filled in is never read for names again.

    Raises:
        PromptError: the file cannot be read, is empty, or has a name in braces that means nothing.
    """
    file = prompt_file(name, folder)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("{file} is not UTF-8 text (byte {position})")
        raise PromptError(message.format(file=file, position=error.start + 1)) from None
    except OSError as error:
        message = _("{file} cannot be read: {error}")
        raise PromptError(message.format(file=file, error=reason_of(error))) from None
    if not any(part.strip() for part in _RULE.split(text)):
        message = _("{file} is empty: write what the model is to do, or delete it to have newsroom's own")
        raise PromptError(message.format(file=file))
    if unknown := next((found[1] for found in _PLACE.finditer(text) if found[1] not in PLACES), None):
        message = _("{file}: {{{name}}} means nothing here; there are {known}")
        known = listed(f"{{{each}}}" for each in PLACES)
        raise PromptError(message.format(file=file, name=unknown, known=known))
    parts = _RULE.split(text, maxsplit=1)
    if len(parts) == 1:
        parts = ["", *parts]
    filled = [_PLACE.sub(lambda found: values.get(found[1], ""), part).strip() for part in parts]
    return Prompt(*filled)


def copy_prompts(folder: Path) -> list[Path]:
    """Copy the prompts into the editor's folder; files that are there already stay. Return the new ones.

    Raises:
        PromptError: a file cannot be written.
    """
    made: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in NAMES:
            file = folder / f"{name}.md"
            if not file.exists():
                file.write_bytes((_OWN / f"{name}.md").read_bytes())
                made.append(file)
    except OSError as error:
        from newsroom.settings.reasons import reason_of

        reason = reason_of(error)
        raise PromptError(_("{file} cannot be written: {error}").format(file=folder, error=reason)) from None
    return made
