from __future__ import annotations

import email
from email.policy import default
from functools import partial
from pathlib import Path

import pytest
import trustme

from newsroom import issues
from newsroom.desk import composing, mailing, open_desk
from newsroom.settings.config import load, parse
from tests.cli.conftest import Newsroom
from tests.publish.mailserver import Behaviour, MailServer, mail_server, trusting


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    made, file = trusting(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    monkeypatch.setenv("MAIL_WORD", "lark")
    return made


@pytest.fixture
def drafted(newsroom: Newsroom) -> Newsroom:
    """A newsroom whose open issue has no error but its length, which is switched off."""
    with open_desk(parse("", newsroom.config), newsroom.database) as desk:
        id = composing.start(desk).stored.head.id
        entry = issues.new_entry(headline="云雀机器人上岗", url="https://a.example/1", summary="摘要。")
        composing.change(desk, id, partial(issues.add_entry, entry=entry), "by hand")
    return newsroom


def set_up(newsroom: Newsroom, server: MailServer | None, more: str = "", port: int | None = None) -> None:
    newsroom.config.parent.mkdir(parents=True, exist_ok=True)
    port = port or (server.port if server else 25)
    newsroom.config.write_text(
        f'[mail]\nhost = "localhost"\nport = {port}\nuser = "editor"\npassword = "MAIL_WORD"\n'
        'from = "编辑部 <editor@here.example>"\nto = ["b@there.example", "c@there.example"]\n'
        f'test = "me@here.example"\nunsubscribe = "mailto:leave@here.example"\n{more}',
        encoding="utf-8",
    )


def test_a_test_send_comes_before_the_real_one_and_again_after_a_change(
    drafted: Newsroom, authority: trustme.CA
) -> None:
    with mail_server(authority, Behaviour(login=True)) as there:
        set_up(drafted, there)
        early = drafted("issue", "mail", "--send", "--yes", "--force")
        assert early.code == 1 and "to yourself first" in early.err and there.mail == []
        drafted("issue", "entry", "1", "--headline", "云雀机器人今天上岗")
        tried = drafted("issue", "mail", "--test", "--yes")
        assert tried.code == 0, tried.err
        assert "me@here.example" in tried.out and "sent to 1 receiver" in tried.err
        drafted("issue", "entry", "1", "--headline", "TODO：云雀机器人上岗")
        other = drafted("issue", "mail", "--send", "--yes")
        assert "the check found" in other.err and len(there.mail) == 1
        other = drafted("issue", "mail", "--send", "--yes", "--force")
        assert other.code == 1 and "as it is now" in other.err and len(there.mail) == 1
        drafted("issue", "entry", "1", "--headline", "云雀机器人今天上岗")
        assert drafted("issue", "mail", "--send", "--yes", "--to", "d@there.example").code == 0
        assert there.mail[1][0] == ["d@there.example"]
    receivers, content = there.mail[0]
    assert receivers == ["me@here.example"]
    message = email.message_from_bytes(content, policy=default)
    assert message["From"] == "编辑部 <editor@here.example>" and message["To"] == "me@here.example"
    assert message["List-Unsubscribe"] == "<mailto:leave@here.example>"
    assert message["Message-ID"].endswith("@here.example>") and message["Date"]
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    text = message.get_body(("plain",))
    assert text is not None and "云雀机器人今天上岗" in text.get_content()


def test_the_list_gets_it_once_and_no_one_sees_the_others(drafted: Newsroom, authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(login=True, refuses=("c@there.example",))) as there:
        set_up(drafted, there)
        untried = drafted("issue", "mail", "--send", "--yes")
        assert untried.code == 1 and "to yourself first" in untried.err and there.mail == []
        assert drafted("issue", "mail", "--test", "--yes").code == 0
        dry = drafted("issue", "mail", "--send", "--dry-run")
        assert dry.code == 0 and "c@there.example" in dry.out and len(there.mail) == 1
        sent = drafted("issue", "mail", "--send", "--yes")
        assert sent.code == 1  # one was refused
        assert "sent to 1 receiver" in sent.err and "refused: c@there.example: 550" in sent.err
        receivers, content = there.mail[1]
        assert receivers == ["b@there.example"]
        assert b"b@there.example" not in content and b"c@there.example" not in content
        again = drafted("issue", "mail", "--send", "--yes")
        assert again.code == 1 and "before" in again.err and len(there.mail) == 2
    history = drafted("issue", "history", "--json").json
    assert [each["form"] for each in history[0]["exports"]] == ["mail"]


def test_a_line_that_breaks_leaves_a_warning_behind(drafted: Newsroom, authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(login=True)) as there:
        set_up(drafted, there)
        drafted("issue", "mail", "--test", "--yes")
        there.behaviour.cut = "data"
        cut = drafted("issue", "mail", "--send", "--yes")
        assert cut.code == 1 and "whether it arrived is not known" in cut.err
        there.behaviour.cut = ""
        held = drafted("issue", "mail", "--send", "--yes", "--force")
        assert held.code == 1 and "--again" in held.err and "b@there.example" in held.err
        sent = len(there.mail)
        set_up(drafted, there, port=1)
        assert drafted("issue", "mail", "--send", "--yes", "--again").code == 1
        set_up(drafted, there)
        assert "--again" in drafted("issue", "mail", "--send", "--yes").err  # still not known
        assert drafted("issue", "mail", "--send", "--yes", "--again").code == 0
        assert len(there.mail) == sent + 1
        assert "went to 2 of the receivers" in drafted("issue", "mail", "--send", "--yes").err


def test_what_another_program_began_to_send_is_not_sent_twice(
    drafted: Newsroom, authority: trustme.CA
) -> None:
    with mail_server(authority, Behaviour(login=True)) as there:
        set_up(drafted, there)
        drafted("issue", "mail", "--test", "--yes")
        with open_desk(load(drafted.config), drafted.database) as desk:
            stored = composing.opened(desk)
            one, other = (mailing.plan(desk, stored, test=False) for _time in range(2))
            mailing.need_ready(desk, other)
            mailing.send(desk, one)
            with pytest.raises(mailing.NotReady, match="before"):
                mailing.send(desk, other)
        assert len(there.mail) == 2


def test_a_server_that_refuses_leaves_nothing_behind(drafted: Newsroom, authority: trustme.CA) -> None:
    with mail_server(authority, Behaviour(login=True)) as there:
        set_up(drafted, there)
        drafted("issue", "mail", "--test", "--yes")
        there.behaviour.answer = "451 later"
        assert drafted("issue", "mail", "--send", "--yes").code == 1
        there.behaviour.answer = "250 OK"
        assert drafted("issue", "mail", "--send", "--yes").code == 0


def test_one_address_in_two_cases_is_one_receiver(drafted: Newsroom, authority: trustme.CA) -> None:
    set_up(drafted, None)
    shown = drafted(
        "issue", "mail", "--test", "--dry-run", "--to", "A@Here.example", "--to", "a@here.example"
    )
    assert "A@Here.example" in shown.out and "receivers" not in shown.out


def test_an_issue_without_entries_goes_to_no_one(drafted: Newsroom, authority: trustme.CA) -> None:
    drafted("issue", "entry", "1", "--drop")
    assert "ST011" in drafted("issue", "check").out
    with mail_server(authority, Behaviour(login=True)) as there:
        set_up(drafted, there)
        assert drafted("issue", "mail", "--test", "--yes").code == 0
        for more in ((), ("--force",)):
            refused = drafted("issue", "mail", "--send", "--yes", *more)
            assert refused.code == 1 and "no entry" in refused.err
        assert len(there.mail) == 1
    assert drafted("issue", "publish", "--yes").code == 1


def test_nothing_is_sent_without_setting_terminal_or_password(
    drafted: Newsroom, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "[mail]" in drafted("issue", "mail", "--test", "--yes").err
    with mail_server(authority, Behaviour(login=True)) as there:
        set_up(drafted, there)
        assert "give --yes" in drafted("issue", "mail", "--test").err
        monkeypatch.delenv("MAIL_WORD")
        assert "MAIL_WORD has no key" in drafted("issue", "mail", "--test", "--yes").err
        assert there.mail == []
    both = drafted("issue", "mail", "--test", "--send")
    assert both.code == 2 and "cannot be given together" in both.err


@pytest.mark.parametrize(
    ("more", "arguments", "words"),
    [
        ('subject = "{day}"\n', (), "mail.subject"),
        ('security = "none"\nhost = "mail.example"\n', (), "a safe line only"),
        ("", ("--to", "a@b.example\r\nBcc: x@y.example"), "is no mail address"),
        ("", ("--to", "地址@b.example"), "is no mail address"),
    ],
)
def test_what_cannot_be_mailed_is_named(
    drafted: Newsroom, authority: trustme.CA, more: str, arguments: tuple[str, ...], words: str
) -> None:
    set_up(drafted, None)
    text = drafted.config.read_text(encoding="utf-8")
    if 'host = "mail' in more:
        text = text.replace('host = "localhost"\n', "")
    drafted.config.write_text(text + more, encoding="utf-8")
    result = drafted("issue", "mail", "--test", "--yes", *arguments)
    assert result.code == 1 and words in result.err and len(result.err.splitlines()) == 1


def test_a_message_that_gmail_would_clip_is_not_sent_unseen(drafted: Newsroom, authority: trustme.CA) -> None:
    drafted("issue", "set", "--commentary", "-", stdin="很长的点评。" * 8000)
    set_up(drafted, None)
    result = drafted("issue", "mail", "--send", "--dry-run")
    assert result.code == 1 and "Gmail shows only the first 102" in result.err
