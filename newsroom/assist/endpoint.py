"""Which model is asked and where, out of the settings; its key out of environment or keyring."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from yarl import URL

from newsroom.assist.errors import AssistError
from newsroom.assist.protocols import PROTOCOLS, Protocol
from newsroom.settings.language import _
from newsroom.settings.tables import AssistTable
from newsroom.wire.reach import is_loopback

SERVICE = "newsroom"
"""The name under which the keyring has the key; its user is the server's host."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model at its server."""

    protocol: Protocol
    url: str
    model: str
    key: str | None = field(repr=False)
    timeout: float

    @property
    def host(self) -> str:
        """The host that is asked."""
        return URL(self.url).host or ""


def endpoint_of(table: AssistTable) -> Endpoint:
    """Find out what is asked.

    Raises:
        AssistError: no model is set up, its address cannot be used, or its key is not where it should be.
    """
    if table.provider is None:
        raise AssistError(_("no language model is set up: see [assist] in the settings"))
    if not table.model:
        raise AssistError(_("assist.model is not set: name the model, as its server has it"))
    protocol = PROTOCOLS[table.provider]
    base = table.base_url or protocol.address
    try:
        url = URL(base)
    except ValueError:
        url = URL()
    if url.scheme not in ("http", "https") or not url.host or url.user:
        raise AssistError(_("assist.base_url is no address of a server: it begins with https:// or http://"))
    if url.scheme == "http" and table.key and not is_loopback(url.host):
        message = _("a key is sent by https:// only; assist.base_url of {host} is http://")
        raise AssistError(message.format(host=url.host))
    return Endpoint(
        protocol, base.rstrip("/") + protocol.path, table.model, _key(table, url.host), table.timeout
    )


def _key(table: AssistTable, host: str) -> str | None:
    if not table.key:
        return None
    key = _from_keyring(host) if table.key == "keyring" else os.environ.get(table.key, "")
    if not key and table.key == "keyring":
        message = _("the keyring has no key for {host}: keyring set {service} {host} puts one there")
        raise AssistError(message.format(host=host, service=SERVICE))
    # A key in place of its name would be shown here.
    name = table.key if table.key.replace("_", "").isalnum() and len(table.key) <= 40 else "assist.key"
    if not key:
        raise AssistError(_("the environment variable {name} has no key").format(name=name))
    if not key.isascii() or not key.strip().isprintable():
        raise AssistError(_("the key in {name} has characters that no key has").format(name=name))
    return key.strip()


def _from_keyring(host: str) -> str:
    try:
        import keyring
    except ImportError:
        message = _("the keyring needs another package: pip install 'newsroom[keyring]'")
        raise AssistError(message) from None
    try:
        return keyring.get_password(SERVICE, host) or ""
    except Exception as error:  # its backends raise what they like
        message = _("the keyring cannot be read: {error}").format(error=type(error).__name__)
        raise AssistError(message) from None
