"""The settings, the rules beside them, the folders they name, and the language model."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk.doctor.examined import Examined
from newsroom.model import NewsroomError
from newsroom.settings.language import _, ngettext

if TYPE_CHECKING:
    from newsroom.settings.config import Settings


def look(settings: Settings) -> Iterator[Examined]:
    """Look at all that the settings say."""
    yield Examined("settings", "ok", _file(settings))
    yield from _rules(settings)
    yield from _folders(settings)
    yield from _model(settings)


def _file(settings: Settings) -> str:
    if settings.file.exists():
        return str(settings.file)
    return _("{file} does not exist; every setting has its default").format(file=settings.file)


def _rules(settings: Settings) -> Iterator[Examined]:
    if not settings.rules_file.exists():
        return
    from newsroom.settings.rules import load_rules

    try:
        rules = load_rules(settings.rules_file)
    except NewsroomError as error:
        yield Examined("settings", "error", str(error))
        return
    message = ngettext("{n} rule in {file}", "{n} rules in {file}", len(rules))
    yield Examined("settings", "ok", message.format(n=len(rules), file=settings.rules_file))


def _folders(settings: Settings) -> Iterator[Examined]:
    """Look whether the folders that publications write to can be written to."""
    for publication in settings.publications.values():
        if publication.id != settings.publication.id and not publication.folder:
            continue
        folder = Path(publication.folder or os.curdir).expanduser()
        named = {"name": publication.name, "folder": folder if publication.folder else folder.resolve()}
        if not publication.folder:
            message = _("{name}: no folder is set; exports go where newsroom was started, now {folder}")
            yield Examined("folders", "ok", message.format(**named))
        elif not folder.exists():
            message = _("{name}: {folder} is not there; it is made by the first export")
            yield Examined("folders", "ok" if _can_be_made(folder) else "error", message.format(**named))
        elif not folder.is_dir() or not os.access(folder, os.W_OK):
            message = _("{name}: {folder} cannot be written to; set another folder in its publication")
            yield Examined("folders", "error", message.format(**named))
        else:
            yield Examined("folders", "ok", _("{name}: exports go to {folder}").format(**named))


def _can_be_made(folder: Path) -> bool:
    """Tell whether a folder that is missing could be made where it is to be."""
    above = next(parent for parent in folder.absolute().parents if parent.exists())
    return above.is_dir() and os.access(above, os.W_OK)


def _model(settings: Settings) -> Iterator[Examined]:
    """Look whether the language model is set up; it is not asked."""
    if settings.assist.provider is None:
        yield Examined("model", "ok", _("none is set up: nothing is sent anywhere"))
        return
    from newsroom.assist.endpoint import endpoint_of

    try:
        endpoint = endpoint_of(settings.assist)
    except NewsroomError as error:
        yield Examined("model", "error", str(error))
        return
    message = _("{model} at {host}, asked only when you ask for a draft")
    yield Examined("model", "ok", message.format(model=endpoint.model, host=endpoint.host))
