"""Files are written whole or not at all."""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsroom.publish.errors import PublishError
from newsroom.settings.language import _

_NEW = 0o666
"""The mode of a new file, of which the process's umask takes its part."""

_OPEN = re.compile(r"/dev/(stdout|stderr)|(?:/dev/fd|/proc/self/fd)/([0-9]{1,5})")
"""Names of what the process has open already (Linux, macOS and the BSDs; ``>(…)`` of shells is one)."""


def is_stream(path: Path) -> bool:
    """Tell whether what is written to a path flows on and is kept by no file: a device, a pipe, a socket.

    So are the names of what is open already, such as ``/dev/stdout``, whatever they lead to: the file behind
    one may be one that others append to.
    """
    if _OPEN.fullmatch(str(path)):
        return True
    with contextlib.suppress(OSError):
        mode = os.stat(path).st_mode
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return False


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that anyone sees either what was there before or all of the new content.

    The content goes into a file beside it that then takes its place, so a full disk, a lost power line or a
    killed process leave the old one whole. Folders above it are made. An existing file keeps its mode; a
    link stays, and what it leads to is written. A stream (see `is_stream`) is written to directly: there is
    nothing of it to keep. One that no program reads from is not waited for.

    Raises:
        PublishError: the file cannot be written, and no part of it was.
    """
    try:
        _write(Path(path), data)
    except OSError as error:
        raise PublishError.of(error, path) from error


@contextmanager
def put_back_if_it_fails(path: Path) -> Iterator[None]:
    """Have a file be what it was before, or not be, if what is done meanwhile fails, as noting it elsewhere.

    What was there keeps a second name beside it until then, so that to put it back takes no room on the disk.
    Of a stream nothing can be taken back.

    Raises:
        PublishError: what is there cannot be kept; or it cannot be put back, so that the new one is there.
    """
    if is_stream(path):
        yield
        return
    try:
        put_back, let_go = _kept(Path(os.path.realpath(path)))
    except OSError as error:
        raise PublishError.of(error, path) from error
    try:
        yield
    except BaseException as error:
        try:
            put_back()
        except OSError:
            message = _(
                "{folder} is written, but it is not noted that the issue went out; do it again: {reason}"
            )
            raise PublishError(message.format(folder=path, reason=error)) from error
        raise
    finally:
        with contextlib.suppress(OSError):
            let_go()


def _kept(target: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Keep a file; return what puts it back and what lets it go."""

    def nothing() -> None:
        pass

    def take_away() -> None:
        if target.is_file():
            target.unlink()

    try:
        before = target.stat()
    except OSError:
        return take_away, nothing
    if not stat.S_ISREG(before.st_mode):
        return nothing, nothing
    beside = target.with_name(f".newsroom-{os.urandom(8).hex()}.tmp")
    try:
        os.link(target, beside)
    except OSError:  # the file system has no second names, or not for this one
        content = target.read_bytes()

        def write_again() -> None:
            if not os.path.samestat(before, target.stat()):
                _replace(target, content, before.st_mode)

        return write_again, nothing
    return lambda: os.replace(beside, target), beside.unlink


def _write(path: Path, data: bytes) -> None:
    if is_stream(path):
        _pour(path, data)
        return
    mode = _mode(path)
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
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
    _write_all(descriptor, data)
    os.fsync(descriptor)


def _pour(path: Path, data: bytes) -> None:
    """Write into a stream; what is open already is not opened anew, which would begin its file again."""
    if found := _OPEN.fullmatch(str(path)):
        descriptor = os.dup({"stdout": 1, "stderr": 2}[found[1]] if found[1] else int(found[2]))
    else:
        # A pipe without a reader would keep us here for good; so it is an error (POSIX.1-2017, open: ENXIO).
        descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    try:
        if not found and hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        _write_all(descriptor, data)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
