"""Which model is asked and where, out of the settings; its key out of environment or keyring."""

from __future__ import annotations

from dataclasses import dataclass, field

from yarl import URL

from newsroom.assist.errors import AssistError
from newsroom.assist.protocols import PROTOCOLS, Protocol
from newsroom.settings.language import _
from newsroom.settings.secrets import SecretError, secret
from newsroom.settings.tables import AssistTable
from newsroom.wire.reach import is_loopback


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
    try:
        return secret(table.key, host, "assist.key")
    except SecretError as error:
        raise AssistError(str(error)) from None
