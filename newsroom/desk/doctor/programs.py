"""The programs that the desk calls: editor, clipboard, browser, git; and the extras that are installed."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from newsroom.desk import clipboard
from newsroom.desk.doctor.examined import Examined
from newsroom.settings.extras import EXTRAS, to_install
from newsroom.settings.language import _

if TYPE_CHECKING:
    from newsroom.settings.config import Settings


def look(settings: Settings | None) -> Iterator[Examined]:
    """Look for the programs; none of them is run."""
    yield _editor()
    yield _clipboard()
    if settings is not None and any(each.git.commit for each in settings.publications.values()):
        yield _git()
    missing = [name for name, package in EXTRAS.items() if find_spec(package.replace("-", "_")) is None]
    if missing:
        message = _("extras not installed: {names}; {command} brings them")
        told = message.format(names=", ".join(missing), command=to_install(*missing))
        yield Examined("programs", "ok", told)


def _editor() -> Examined:
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        command = shlex.split(wanted)
    except ValueError:
        command = []
    if command and shutil.which(command[0]):
        return Examined("programs", "ok", _("{program} edits texts (^e in an editor)").format(program=wanted))
    message = _("{program} is not there: set $EDITOR to the program that ^e opens")
    return Examined("programs", "warning", message.format(program=wanted))


def _clipboard() -> Examined:
    found = [
        tool
        for tool in clipboard.tools(os.environ, sys.platform)
        if any(shutil.which(arguments[0]) for arguments in (tool.plain, tool.rich) if arguments)
    ]
    if any(tool.rich for tool in found):
        message = _("{tool} copies plain and rich text").format(tool=found[0].name)
    elif clipboard.has_screen(os.environ, sys.platform):
        message = _(
            "no program for rich text: wl-copy (Wayland) or xclip (X11) puts it on the clipboard; without"
            " one a page opens in the browser"
        )
    else:
        message = _("no graphical screen: text is copied through the terminal (OSC 52), rich text not at all")
    return Examined("programs", "ok", message)


def _git() -> Examined:
    if shutil.which("git"):
        return Examined("programs", "ok", _("git commits what is published"))
    return Examined("programs", "error", _("a publication is committed by git, and git is not installed"))
