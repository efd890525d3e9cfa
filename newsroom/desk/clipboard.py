"""The system's clipboard, by the tools that systems have for it; none of them is run through a shell."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

PATIENCE = 5.0
"""Seconds after which a tool has failed."""

Input = Callable[[str, str], bytes]
"""Makes of HTML, '' for none, and plain text what a tool reads."""


class Tool(Struct, frozen=True):
    """A program that puts text on the clipboard: its arguments, the program first, and what it reads."""

    name: str
    plain: tuple[str, ...]
    rich: tuple[str, ...]
    """For HTML; () where it cannot."""
    written: Input


def put(text: str, html: str = "") -> str | None:
    """Put text on the system's clipboard.

    Args:
        text: The text; with `html`, what programs get that take no rich text, where the system can hold both.
        html: Rich text; '' for none.

    Returns:
        The name of the tool that did it; None where there is none, or it failed.
    """
    for tool in tools(os.environ, sys.platform):
        arguments = tool.rich if html else tool.plain
        program = shutil.which(arguments[0]) if arguments else None
        if program and _ran([program, *arguments[1:]], tool.written(html, text)):
            return tool.name
    return None


def tools(environment: Mapping[str, str], platform: str) -> Iterator[Tool]:
    """Yield the tools of a system, best first; each may be missing."""
    if platform == "darwin":
        yield Tool("osascript", ("osascript", "-"), ("osascript", "-"), apple_script)
    elif platform == "win32":
        shell = ("powershell.exe", "-NoProfile", "-NonInteractive", "-STA", "-Command", _POWERSHELL)
        yield Tool("PowerShell", shell, shell, _for_powershell)
    else:
        if environment.get("WAYLAND_DISPLAY"):
            yield Tool("wl-copy", ("wl-copy",), ("wl-copy", "-t", "text/html"), _one_type)
        if environment.get("DISPLAY"):
            both = ("xclip", "-selection", "clipboard", "-i")
            yield Tool("xclip", both, (*both, "-t", "text/html"), _one_type)
            yield Tool("xsel", ("xsel", "--clipboard", "--input"), (), _one_type)


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether a browser can show a page to whoever sits here."""
    if platform in ("darwin", "win32"):
        return True
    return bool(environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY"))


def terminal_command(text: str) -> str:
    """Return what asks a terminal to put text on its clipboard (xterm, OSC 52); not every one does."""
    return f"\x1b]52;c;{base64.b64encode(text.encode('utf-8', 'replace')).decode()}\x07"


def _ran(arguments: list[str], written: bytes) -> bool:
    """Run a tool; those of X11 and Wayland leave a process behind that hands the text out."""
    try:
        done = subprocess.run(
            arguments,
            input=written,
            # The process left behind would keep a pipe open, and we would wait for its end.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _one_type(html: str, text: str) -> bytes:
    """Write what tools read that offer one type alone; of HTML that names no encoding it is guessed."""
    return f'<meta charset="utf-8">{html}'.encode() if html else text.encode("utf-8", "replace")


def apple_script(html: str, text: str) -> bytes:
    """Write a script for macOS's osascript; the texts stand in it as hexadecimal digits."""
    parts = [f"«class utf8»:«data utf8{text.encode('utf-8', 'replace').hex()}»"]
    if html:
        marked = f'<meta charset="utf-8">{html}'
        parts.insert(0, f"«class HTML»:«data HTML{marked.encode('utf-8', 'replace').hex()}»")
    return f"set the clipboard to {{{', '.join(parts)}}}\n".encode()


_POWERSHELL = (
    "Add-Type -AssemblyName System.Windows.Forms;"
    "$given = [Console]::In.ReadToEnd().Split('|');"
    "$data = New-Object System.Windows.Forms.DataObject;"
    "$data.SetText([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($given[0])));"
    "if ($given[1].Trim()) { $data.SetData('HTML Format',"
    " (New-Object IO.MemoryStream(,[Convert]::FromBase64String($given[1].Trim())))) };"
    "[System.Windows.Forms.Clipboard]::SetDataObject($data, $true)"
)
"""Always the same words: what is copied comes in by standard input, in base64."""


def _for_powershell(html: str, text: str) -> bytes:
    packed = base64.b64encode(cf_html(html)) if html else b""
    return base64.b64encode(text.encode("utf-8", "replace")) + b"|" + packed


def cf_html(html: str) -> bytes:
    """Write HTML in Windows' clipboard format: a head with the places of the page and of the part copied.

    Places are counted in bytes of UTF-8 from the beginning (Microsoft, HTML Clipboard Format, version 0.9).
    """
    head = (
        "Version:0.9\r\nStartHTML:{:010}\r\nEndHTML:{:010}\r\nStartFragment:{:010}\r\nEndFragment:{:010}\r\n"
    )
    before, after = b"<html><body><!--StartFragment-->", b"<!--EndFragment--></body></html>"
    part = html.encode("utf-8", "replace")
    page = len(head.format(0, 0, 0, 0))
    start = page + len(before)
    end = start + len(part)
    return head.format(page, end + len(after), start, end).encode() + before + part + after
