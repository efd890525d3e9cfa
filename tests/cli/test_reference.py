"""What is made from the commands: manual, completion, reference; and the desk served."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from subprocess import PIPE

import pytest

from newsroom.cli.app import app
from newsroom.cli.reference import every
from newsroom.cli.run import run
from newsroom.cli.serve import is_local
from tests.cli.conftest import Newsroom
from tests.reference import FILES, ROOT, written


@pytest.mark.parametrize("name", FILES)
def test_the_reference_is_the_one_of_the_code(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert written(text, FILES[name]) == text, "run python -m tests.reference"


def test_the_manual_tells_every_command_in_the_language_spoken(newsroom: Newsroom) -> None:
    page = newsroom("man").out
    for ctx, _command in every(app):
        assert f".SH {ctx.info_name}\n" in page
    assert "打开" in newsroom("--lang", "zh", "man").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands(newsroom: Newsroom, shell: str) -> None:
    assert "_NEWSROOM_COMPLETE" in newsroom("completion", shell).out


def test_a_word_is_completed(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_NEWSROOM_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "newsroom issue exp")
    monkeypatch.setenv("COMP_CWORD", "2")
    run([], lambda desk, sample=False: 0)
    assert capsys.readouterr().out.strip() == "plain,export"


def test_only_this_machine_needs_no_token() -> None:
    assert all(map(is_local, ("localhost", "127.0.0.1", "::1")))
    assert not any(map(is_local, ("0.0.0.0", "::", "192.168.1.4", "desk.example.com")))


@pytest.mark.parametrize(
    ("token", "path", "headers", "status"),
    [
        ("", "/", {}, 200),
        ("", "/", {"Origin": "https://evil.example.com"}, 403),
        ("", "/", {"Host": "evil.example.com:80"}, 403),
        ("secret", "/", {}, 403),
        ("secret", "/ws", {}, 403),
        ("secret", "/?token=wrong", {}, 403),
        ("secret", "/?token=secret", {}, 200),
    ],
)
async def test_the_desk_is_served_to_whom_it_is_meant_for(
    token: str, path: str, headers: dict[str, str], status: int, tmp_path: Path
) -> None:
    pytest.importorskip("textual_serve")
    from aiohttp.test_utils import TestClient, TestServer

    from newsroom.cli.browser import DeskServer

    server = DeskServer("false", "127.0.0.1", 8000, None, token)
    async with TestClient(TestServer(await server._make_app())) as client:
        answer = await client.get(path, headers=headers)
        assert answer.status == status
        assert ("token=" in str(answer.url)) == (status == 403 and "token" in path)


def test_the_desk_speaks_to_a_browser_through_pipes(tmp_path: Path) -> None:
    pytest.importorskip("textual_serve")
    from newsroom.cli.serve import _command

    environment = os.environ | {
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "COLUMNS": "80",
        "ROWS": "24",
        "HOME": str(tmp_path),
    }
    config = tmp_path / "newsroom.toml"
    config.touch()
    command = shlex.split(_command(tmp_path / "newsroom.db", config, "en"))
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment) as desk:
        assert desk.stdout is not None
        painted = b""
        while b"newsroom" not in painted and (more := os.read(desk.stdout.fileno(), 65536)):
            painted += more
        desk.kill()
    assert painted.startswith(b"__GANGLION__")
    assert b"newsroom" in painted
