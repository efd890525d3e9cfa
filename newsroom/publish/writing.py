"""Files are written whole or not at all."""

import contextlib
import errno
import os
import stat
from pathlib import Path

from newsroom.publish.errors import PublishError

_NEW = 0o666
"""The mode of a new file, of which the process's umask takes its part."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that anyone sees either what was there before or all of the new content.

    The content goes into a file beside it that then takes its place, so a full disk, a lost power line or a
    killed process leave the old one whole. Folders above it are made. An existing file keeps its mode; a
    link stays, and what it leads to is written. A device or a pipe is written to directly: there is nothing
    of it to keep.

    Raises:
        PublishError: the file cannot be written, and no part of it was.
    """
    try:
        _write(Path(path), data)
    except OSError as error:
        raise PublishError.of(error, path) from error


def _write(path: Path, data: bytes) -> None:
    mode = _mode(path)
    if mode is not None and not stat.S_ISREG(mode):
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        path.write_bytes(data)
        return
    target = Path(os.path.realpath(path))
    if mode is not None and not os.access(target, os.W_OK):
        # Replacing needs no right to the file itself; who has taken that right away meant it.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    target.parent.mkdir(parents=True, exist_ok=True)
    _replace(target, data, mode)


def _mode(path: Path) -> int | None:
    """Return the mode of what is there, None if nothing is, or a link to nothing."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    beside = target.with_name(f".newsroom-{os.urandom(8).hex()}.tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _NEW)
    try:
        try:
            _fill(descriptor, data)
            if mode is not None:
                os.chmod(beside, stat.S_IMODE(mode))
        finally:
            os.close(descriptor)
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _fill(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
