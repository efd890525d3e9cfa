"""What can go wrong on the way out."""

import errno
from pathlib import Path

from newsroom.model import NewsroomError
from newsroom.settings.language import _
from newsroom.settings.reasons import reason_of


class PublishError(NewsroomError):
    """A file cannot be written; what was there before is still there, whole."""

    @classmethod
    def of(cls, error: OSError, path: Path) -> "PublishError":
        """Say in plain words why a file could not be written, and what to do."""
        return cls(_message(error.errno).format(file=path, reason=reason_of(error)))


def _message(code: int | None) -> str:
    if code in (errno.ENOSPC, errno.EDQUOT):
        return _("{file} was not written: the disk is full; make room and try again")
    if code in (errno.EACCES, errno.EPERM):
        return _("{file} was not written: that is not allowed; choose another folder or change its rights")
    if code == errno.EROFS:
        return _("{file} was not written: its disk can only be read; choose another folder")
    if code in (errno.ENOTDIR, errno.EEXIST):
        return _("{file} was not written: a file is in the way of its folder; move it or choose another")
    if code == errno.EISDIR:
        return _("{file} was not written: there is a folder of that name; choose another name")
    if code == errno.ENAMETOOLONG:
        return _("{file} was not written: its name is too long; choose another")
    if code == errno.ENXIO:
        return _("{file} was not written: no program reads from it; start that first, or name a file")
    if code == errno.ELOOP:
        return _("{file} was not written: it is a link that leads back to itself; remove it")
    return _("{file} was not written: {reason}")
