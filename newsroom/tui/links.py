"""Addresses leave the desk: into the browser, onto the clipboard."""

from __future__ import annotations

from typing import Any

from textual.app import App

from newsroom.settings.language import _
from newsroom.text.addresses import is_web, untracked, without_credentials
from newsroom.text.cells import truncate
from newsroom.text.clean import one_line
from newsroom.tui.commands.base import keyed, offered

_YANKS = {"inbox.yank", "reader.yank", "links.yank", "feed_list.yank"}
"""Commands that copy the address that `o` opens."""


def has_browser() -> bool:
    """Tell whether this machine has a browser that can be opened."""
    import webbrowser

    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def browse(app: App[Any], address: str | None) -> bool:
    """Open a web address in the browser, never through a shell; tell whether it was opened."""
    if not address or not is_web(address):
        app.notify(_("There is no web address to open."), severity="warning", markup=False)
        return False
    if not app.is_web and not has_browser():
        ids = (command.id for _place, command in offered(app.focused, app.screen))
        if yank := next((id for id in ids if id in _YANKS), None):
            words = _("There is no browser on this machine; {inbox.yank} copies the link.")
            words = keyed(words.replace("inbox.yank", yank))
        else:
            words = _("There is no browser on this machine: {address}")
            words = words.format(address=one_line(untracked(address)))
        app.notify(words, severity="warning", markup=False)
        return False
    app.open_url(untracked(address))
    return True


def yank_address(app: App[Any], address: str | None) -> None:
    """Copy an address, without tracking, to the clipboard."""
    if not address:
        app.notify(_("There is no address to copy."), severity="warning", markup=False)
        return
    yank_text(app, untracked(address))


def yank_text(app: App[Any], text: str) -> None:
    """Copy text to the clipboard and say so."""
    app.copy_to_clipboard(text)
    shown = truncate(one_line(without_credentials(text) if is_web(text) else text), 60)
    app.notify(_("Copied: {text}").format(text=shown), markup=False)
