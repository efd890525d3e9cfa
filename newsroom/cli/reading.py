"""Text from a file or from standard input, as an editor gives it to a command."""

import sys
from pathlib import Path

from newsroom.model import NewsroomError
from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of
from newsroom.text.clean import clean_text


class UnreadableFile(NewsroomError):
    """A file named on the command line cannot be read."""


def read_bytes(name: str) -> bytes:
    """Read a file, or standard input for ``-``.

    Raises:
        UnreadableFile: it is not there, or not to be read.
    """
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        message = _("{file} cannot be read: {reason}")
        raise UnreadableFile(message.format(file=name, reason=reason_of(error))) from None


def read_text(name: str) -> str:
    """Read UTF-8 text from a file, or from standard input for ``-``; one trailing line break is dropped.

    Raises:
        UnreadableFile: it is not there, or not UTF-8.
    """
    try:
        text = read_bytes(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("{file} is not UTF-8 text (byte {position})")
        raise UnreadableFile(message.format(file=name, position=error.start + 1)) from None
    return clean_text(text).removesuffix("\n")
