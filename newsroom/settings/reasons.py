"""What the system says of a failure, in the language of the interface."""

from __future__ import annotations

import errno

from newsroom.settings.language import N_
from newsroom.settings.said import said

_REASONS: dict[int, str] = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("that is not allowed"),
    errno.EPERM: N_("that is not allowed"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of the path is no folder"),
    errno.EEXIST: N_("it is there already"),
    errno.ENOTEMPTY: N_("the folder is not empty"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the file would be larger than is allowed"),
    errno.EROFS: N_("the disk can only be read"),
    errno.EIO: N_("the disk or device has a fault"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("it is a link that leads back to itself"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.ENOMEM: N_("there is not enough memory"),
    errno.ENOEXEC: N_("it is no program that can be run here"),
    errno.EADDRINUSE: N_("another program listens there"),
    errno.EADDRNOTAVAIL: N_("this machine has no such address"),
    errno.ECONNREFUSED: N_("the connection was refused"),
    errno.ECONNRESET: N_("the connection was broken off"),
    errno.EPIPE: N_("the connection was broken off"),
    errno.ENETUNREACH: N_("there is no route to the network"),
    errno.EHOSTUNREACH: N_("there is no route to the host"),
    errno.ETIMEDOUT: N_("there was no answer in time"),
}
"""POSIX.1-2017, errno.h: those that an editor may meet."""


def reason_of(error: BaseException) -> str:
    """Say why something failed: in our own words where the system's code is known, else in the system's."""
    code = getattr(error, "errno", None)
    # Errors of OpenSSL and of the look-up of names count otherwise.
    if type(error).__module__ not in ("ssl", "socket") and isinstance(error, OSError) and code in _REASONS:
        return said(_REASONS[code])
    if isinstance(error, ValueError) and "null" in str(error):
        return said("its name holds a character that no name may have")
    return str(getattr(error, "strerror", None) or error) or type(error).__name__
