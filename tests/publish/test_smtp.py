"""Mail is handed to a server, and what can go wrong is told."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
import trustme

from newsroom.publish.smtp import MailError, Server, deliver
from tests.publish.mailserver import Behaviour, mail_server, trusting

CONTENT = b"From: a@here.example\r\nSubject: x\r\n\r\ntext\r\n"
TWO = ("b@there.example", "c@there.example")


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Who signs certificates that are trusted."""
    made, file = trusting(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return made


def server(port: int, **change: Any) -> Server:
    given: dict[str, Any] = {"host": "localhost", "port": port, "security": "starttls", "timeout": 5.0}
    return Server(**(given | change))


def refusal(server: Server, receivers: tuple[str, ...] = TWO) -> str:
    with pytest.raises(MailError) as caught:
        deliver(server, "a@here.example", receivers, CONTENT)
    return str(caught.value)


@pytest.mark.parametrize("security", ["starttls", "tls", "none"])
def test_a_message_arrives_once_for_all_and_names_no_machine(authority: trustme.CA, security: str) -> None:
    with mail_server(authority, Behaviour(implicit=security == "tls", login=True)) as there:
        line = server(there.port, security=security, user="editor", password="lark")
        delivered = deliver(line, "a@here.example", TWO, CONTENT)
    assert (delivered.taken, delivered.refused, delivered.stopped) == (TWO, {}, "")
    assert there.mail == [(list(TWO), CONTENT)]
    assert there.greeted_by == "[127.0.0.1]"


def test_a_long_list_goes_in_portions(authority: trustme.CA) -> None:
    many = tuple(f"r{n}@there.example" for n in range(120))
    with mail_server(authority, Behaviour()) as there:
        assert deliver(server(there.port), "a@here.example", many, CONTENT).taken == many
    assert [len(receivers) for receivers, _content in there.mail] == [50, 50, 20]


def test_a_refused_receiver_is_named_and_the_others_get_it(authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(refuses=TWO[:1])) as there:
        delivered = deliver(server(there.port), "a@here.example", TWO, CONTENT)
        assert delivered.taken == TWO[1:]
        assert delivered.refused == {TWO[0]: "550 no such mailbox here"}
        assert "refused all receivers" in refusal(server(there.port), TWO[:1])


def test_a_server_that_closes_at_a_receiver_has_taken_the_message_for_no_one(authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(closes_at=TWO[1])) as there:
        assert "nothing was sent: 421 too many receivers" in refusal(server(there.port))
    many = tuple(f"r{n}@there.example" for n in range(60))
    with mail_server(authority, Behaviour(closes_at=many[55])) as there:
        delivered = deliver(server(there.port), "a@here.example", many, CONTENT)
    assert [tuple(receivers) for receivers, _content in there.mail] == [many[:50]]
    assert (delivered.taken, delivered.unsure) == (many[:50], ())
    assert "421 too many receivers" in delivered.stopped and "nothing" not in delivered.stopped


def test_a_line_that_breaks_after_some_got_it_is_not_said_to_have_sent_nothing(authority: trustme.CA) -> None:
    many = tuple(f"r{n}@there.example" for n in range(60))
    with mail_server(authority, Behaviour(messages=1)) as there:
        delivered = deliver(server(there.port), "a@here.example", many, CONTENT)
    assert delivered.taken == many[:50]
    assert "broke" in delivered.stopped and "nothing" not in delivered.stopped


def test_no_password_goes_over_an_open_line(authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(tls=False, login=True)) as there:
        said = refusal(server(there.port, user="editor", password="lark"))
    assert "no STARTTLS; nothing was sent" in said and "lark" not in said


def test_a_wrong_certificate_is_refused(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_server(authority, Behaviour(certificate="other.example")) as there:
        assert "certificate of localhost is not good" in refusal(server(there.port))
    monkeypatch.delenv("SSL_CERT_FILE")
    with mail_server(authority, Behaviour()) as there:
        assert "certificate of localhost is not good" in refusal(server(there.port))


def test_a_server_that_speaks_no_tls_is_told(authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour()) as there:
        assert "no safe line" in refusal(server(there.port, security="tls"))


def test_a_wrong_password_is_told_and_never_shown(authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(login=True)) as there:
        line = server(there.port, user="editor", password="sparrow")
        said = refusal(line)
        assert "does not take user and password" in said and "535" in said
        assert "sparrow" not in said + repr(line) and there.mail == []


def test_a_server_without_login_is_told(authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(open_login=False)) as there:
        line = server(there.port, security="none", user="editor", password="lark")
        assert "offers no login" in refusal(line)


def test_a_login_that_cannot_be_made_is_told(authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(login=True, ways=("GSSAPI",))) as there:
        assert "a way of login that" in refusal(server(there.port, user="editor", password="lark"))
    with mail_server(authority, Behaviour(login=True)) as there:
        said = refusal(server(there.port, user="编辑", password="lark"))
    assert "ASCII" in said and there.mail == []


def test_a_refused_message_is_told(authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(answer="554 looks like spam")) as there:
        assert "refused the message; nothing was sent: 554 looks like spam" in refusal(server(there.port))


def test_a_cut_line_says_whether_anything_can_have_arrived(authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(cut="rcpt")) as there:
        assert "hung up; nothing was sent" in refusal(server(there.port))
    with mail_server(authority, Behaviour(cut="data")) as there:
        assert "whether it arrived is not known" in refusal(server(there.port))


def test_a_silent_server_and_one_that_is_not_there(authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(silent=True)) as there:
        assert "did not answer in 1 seconds" in refusal(server(there.port, timeout=1.0))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert "nothing listens" in refusal(server(free.getsockname()[1], host="127.0.0.1"))
    assert "there is no host" in refusal(server(25, host="no-such-host.invalid"))
    assert "there is no host" in refusal(server(25, host="mail..example"))
