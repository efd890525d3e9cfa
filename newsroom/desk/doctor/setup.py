"""The settings, what lies beside them, the folders they name, and the language model."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk.doctor.examined import Examined
from newsroom.desk.doctor.places import can_be_made, can_write_into, home_of, listens
from newsroom.model import NewsroomError
from newsroom.settings.language import _, ngettext

if TYPE_CHECKING:
    from newsroom.model import Publication
    from newsroom.settings.config import Settings


def look(settings: Settings) -> Iterator[Examined]:
    """Look at all that the settings say."""
    yield Examined("settings", "ok", _file(settings))
    yield from _rules(settings)
    yield from _templates(settings)
    yield from _prompts(settings)
    yield from _folders(settings)
    yield from _model(settings)


def _file(settings: Settings) -> str:
    if os.path.exists(settings.file):
        return str(settings.file)
    return _("{file} does not exist; every setting has its default").format(file=settings.file)


def _rules(settings: Settings) -> Iterator[Examined]:
    if not os.path.exists(settings.rules_file):
        return
    from newsroom.settings.rules import load_rules

    try:
        rules = load_rules(settings.rules_file)
    except NewsroomError as error:
        yield Examined("settings", "error", str(error))
        return
    message = ngettext("{n} rule in {file}", "{n} rules in {file}", len(rules))
    yield Examined("settings", "ok", message.format(n=len(rules), file=settings.rules_file))


def _templates(settings: Settings) -> Iterator[Examined]:
    """Fill in the editor's own templates with a sample, as starting a document would."""
    if not os.path.isdir(settings.file.parent / "templates"):
        return
    from newsroom.desk.documents import own_templates, try_template

    good = []
    for form, file in own_templates(settings):
        try:
            try_template(form, settings)
        except NewsroomError as error:
            message = _("{problem}: mend it, or move {file} away to have newsroom's own template")
            yield Examined("settings", "error", message.format(problem=str(error).rstrip("."), file=file))
        else:
            good.append(file.name)
    if good:
        message = _("templates of your own: {names}").format(names=_(", ").join(good))
        yield Examined("settings", "ok", message)


def _prompts(settings: Settings) -> Iterator[Examined]:
    """Read the editor's own prompts as a draft would."""
    folder = settings.file.parent / "prompts"
    if not os.path.isdir(folder):
        return
    from newsroom.assist.prompts import NAMES, prompt_file, read_prompt

    for name in NAMES:
        try:
            if prompt_file(name, folder).parent == folder:
                read_prompt(name, folder, {})
        except NewsroomError as error:
            yield Examined("settings", "error", str(error))


def _folders(settings: Settings) -> Iterator[Examined]:
    """Look whether the folders that publications write to can be written to."""
    for publication in settings.publications.values():
        if publication.id != settings.publication.id and not publication.folder:
            continue
        yield _exports(publication)
        for other in (home_of(publication.folder) / publication.other_folder, home_of(publication.archive)):
            # Most write all into one folder, which was told of.
            if other not in (home_of(publication.folder), Path()) and not _may_be_written(other):
                message = _(
                    "{name}: {folder} cannot be written to; check its permissions, or set another one"
                )
                yield Examined("folders", "error", message.format(name=publication.name, folder=other))


def _exports(publication: Publication) -> Examined:
    folder = home_of(publication.folder or os.curdir)
    named = {"name": publication.name, "folder": folder if publication.folder else folder.absolute()}
    if os.path.exists(folder) and not can_write_into(folder):
        message = _("{name}: {folder} cannot be written to; set another folder in its publication")
        return Examined("folders", "error", message.format(**named))
    if not publication.folder:
        message = _("{name}: no folder is set; exports go where newsroom was started, now {folder}")
        return Examined("folders", "ok", message.format(**named))
    if os.path.exists(folder):
        return Examined("folders", "ok", _("{name}: exports go to {folder}").format(**named))
    if can_be_made(folder):
        message = _("{name}: {folder} is not there; it is made by the first export")
        return Examined("folders", "ok", message.format(**named))
    message = _("{name}: {folder} is not there and cannot be made; set another folder in its publication")
    return Examined("folders", "error", message.format(**named))


def _may_be_written(folder: Path) -> bool:
    return can_write_into(folder) if os.path.exists(folder) else can_be_made(folder)


def _model(settings: Settings) -> Iterator[Examined]:
    """Look whether the language model is set up; it is not asked."""
    if settings.assist.provider is None:
        yield Examined("model", "ok", _("none is set up: nothing is sent anywhere"))
        return
    from yarl import URL

    from newsroom.assist.endpoint import endpoint_of
    from newsroom.wire.reach import is_loopback

    try:
        endpoint = endpoint_of(settings.assist)
    except NewsroomError as error:
        yield Examined("model", "error", str(error))
        return
    port = URL(endpoint.url).port or 0
    if is_loopback(endpoint.host) and not listens(endpoint.host, port):
        message = _(
            "nothing listens at {host}, port {port}: start the model's server, or mend assist.base_url"
        )
        yield Examined("model", "warning", message.format(host=endpoint.host, port=port))
        return
    message = _("{model} at {host}, asked only when you ask for a draft")
    yield Examined("model", "ok", message.format(model=endpoint.model, host=endpoint.host))
