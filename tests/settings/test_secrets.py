"""Where keys and passwords are found."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from newsroom.settings.secrets import SecretError, secret


def test_the_environment_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAIL_WORD", " lark\n")
    assert secret("MAIL_WORD", "mail.example", "mail.password") == "lark"


def test_the_keyring_has_it_under_the_servers_name(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {("newsroom", "mail.example"): "lark"}
    ring = SimpleNamespace(get_password=lambda service, user: kept.get((service, user)))
    monkeypatch.setitem(sys.modules, "keyring", ring)
    assert secret("keyring", "mail.example", "mail.password") == "lark"
    with pytest.raises(SecretError, match="keyring set newsroom other.example"):
        secret("keyring", "other.example", "mail.password")


def test_what_stands_in_place_of_a_name_is_never_shown() -> None:
    with pytest.raises(SecretError) as caught:
        secret("hunter2 is-my-password", "mail.example", "mail.password")
    assert "hunter2" not in str(caught.value) and "mail.password" in str(caught.value)
