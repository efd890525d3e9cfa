"""The programs that the desk calls: editor, clipboard, browser; and the extras that are installed."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec

from newsroom.desk import clipboard
from newsroom.desk.doctor.examined import Examined
from newsroom.settings.extras import EXTRAS, to_install
from newsroom.settings.language import _, listed

_GRAPHICAL = (
    *("xdg-open", "gio", "x-www-browser", "firefox", "konqueror", "epiphany"),
    *("google-chrome", "chrome", "chromium", "chromium-browser", "opera"),
)
_IN_TEXT = ("www-browser", "links", "elinks", "lynx", "w3m")
"""Both as Python's webbrowser knows them, which is what opens addresses."""


def look() -> Iterator[Examined]:
    """Look for the programs; none of them is run."""
    yield _editor()
    yield _clipboard()
    yield _browser()
    missing = [name for name, package in EXTRAS.items() if find_spec(package.replace("-", "_")) is None]
    if missing:
        message = _("extras not installed: {names}; {command} brings them")
        told = message.format(names=listed(missing), command=to_install(*missing))
        yield Examined("programs", "ok", told)


def _editor() -> Examined:
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        command = shlex.split(wanted)
    except ValueError:
        command = []
    if command and shutil.which(command[0]):
        return Examined(
            "programs",
            "ok",
            _("{program} edits texts, when you ask for it in an editor").format(program=wanted),
        )
    message = _("{program} is not there: set $EDITOR to a program that edits texts")
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


def _browser() -> Examined:
    """Look for a browser, by the way of Python's own webbrowser."""
    wanted = os.environ.get("BROWSER", "")
    if named := [each for each in wanted.split(os.pathsep) if each.strip()]:
        there = [each for each in named if shutil.which(_program_of(each))]
        if there:
            return Examined("programs", "ok", _("{program} opens pages").format(program=there[0]))
        message = _("$BROWSER is {program}, which is not there: set it to the browser that opens pages")
        return Examined("programs", "warning", message.format(program=wanted))
    if sys.platform in ("darwin", "win32"):
        return Examined("programs", "ok", _("the system's browser opens pages"))
    graphical = clipboard.has_screen(os.environ, sys.platform)
    for program in (*(_GRAPHICAL if graphical else ()), *_IN_TEXT):
        if shutil.which(program):
            return Examined("programs", "ok", _("{program} opens pages").format(program=program))
    message = _(
        "no browser is there, so pages cannot be opened: install one, or set $BROWSER; addresses are copied"
        " all the same"
    )
    return Examined("programs", "warning" if graphical else "ok", message)


def _program_of(command: str) -> str:
    try:
        return shlex.split(command)[0]
    except (ValueError, IndexError):
        return command
