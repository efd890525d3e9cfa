"""Keys and passwords: never in the settings file, but in the environment or the system's keyring."""

from __future__ import annotations

import os
import re

from newsroom.model import NewsroomError
from newsroom.settings.extras import to_install
from newsroom.settings.language import _

SERVICE = "newsroom"
"""The name under which the keyring has them; the user there is the server's host."""
_NAME = re.compile(r"[A-Z]+(?:_[A-Z0-9]{1,12})*")
"""What variables of keys are called; hardly a key looks like it."""


class SecretError(NewsroomError):
    """A key or password is not where the settings say."""


def secret(where: str, host: str, setting: str) -> str:
    """Return a key or password.

    Args:
        where: ``keyring``, or the name of an environment variable.
        host: The server it is for.
        setting: The key of the settings that says where it is, for messages.

    Raises:
        SecretError: it is not there, or is none.
    """
    found = _from_keyring(host) if where == "keyring" else os.environ.get(where, "")
    if not found and where == "keyring":
        message = _("the keyring has no key for {host}: keyring set {service} {host} puts one there")
        raise SecretError(message.format(host=host, service=SERVICE))
    # Whoever wrote the key itself in place of a name is not to see it here, nor in a log.
    name = where if _NAME.fullmatch(where) else setting
    if not found:
        message = (
            _("the environment variable {name} has no key: set it where newsroom is started")
            if name == where
            else _("{name} names no environment variable that has a key; the key itself never stands there")
        )
        raise SecretError(message.format(name=name))
    if not found.isascii() or not found.strip().isprintable():
        raise SecretError(_("the key in {name} has characters that no key has").format(name=name))
    return found.strip()


def _from_keyring(host: str) -> str:
    try:
        import keyring
    except ImportError:
        message = _("the keyring needs another package: {command}")
        raise SecretError(message.format(command=to_install("keyring"))) from None
    try:
        return keyring.get_password(SERVICE, host) or ""
    except Exception as error:  # its backends raise what they like
        message = _("the keyring cannot be read: {error}").format(error=type(error).__name__)
        raise SecretError(message) from None
