"""The desk served to browsers: who gets it, under which addresses, and what its page asks for."""

from __future__ import annotations

import os
import select
import shlex
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest

from newsroom.cli.hosts import is_local, reached_at
from tests.chromium import browsing, needs_chromium
from tests.cli.conftest import Newsroom

pytest.importorskip("textual_serve")
from aiohttp.test_utils import TestClient, TestServer

from newsroom.cli.browser import DeskServer
from newsroom.cli.serve import _command


def test_only_this_machine_needs_no_token() -> None:
    assert all(map(is_local, ("localhost", "127.0.0.1", "::1")))
    assert not any(map(is_local, ("0.0.0.0", "::", "192.168.1.4", "desk.example.com")))


@pytest.mark.parametrize(
    ("token", "path", "headers", "status"),
    [
        ("", "/", {}, 200),
        ("", "/", {"Host": "localhost:8000", "Origin": "http://localhost:8000"}, 200),
        ("", "/", {"Host": "127.0.0.1:8000", "Origin": "http://localhost:8000"}, 200),
        ("", "/", {"Host": "[::1]:8000", "Origin": "http://127.0.0.1:8000"}, 200),
        ("", "/", {"Host": "127.0.0.1:8000", "Origin": "http://localhost:9000"}, 403),
        ("", "/", {"Host": "127.0.0.1:8000", "Origin": "null"}, 403),
        ("", "/", {"Origin": "https://evil.example.com"}, 403),
        ("", "/", {"Host": "evil.example.com:80"}, 403),
        ("", "/", {"Host": "evil.example.com:80", "Origin": "http://evil.example.com:80"}, 403),
        ("secret", "/", {}, 403),
        ("secret", "/ws", {}, 403),
        ("secret", "/?token=wrong", {}, 403),
        ("secret", "/?token=secret;", {}, 403),
        ("secret", "/?token=secret", {}, 200),
        ("secret", "/?token=secret", {"Host": '"><script>'}, 403),
        ("secret", "/?token=secret", {"Origin": "https://evil.example.com"}, 403),
    ],
)
async def test_the_desk_is_served_to_whom_it_is_meant_for(
    token: str, path: str, headers: dict[str, str], status: int
) -> None:
    server = DeskServer("false", "127.0.0.1", 8000, None, token)
    async with TestClient(TestServer(await server._make_app())) as client:
        answer = await client.get(path, headers=headers)
        assert answer.status == status
        assert ("token=" in str(answer.url)) == (status == 403 and "token" in path)


@pytest.mark.parametrize(
    ("url", "came_to", "socket_of", "files"),
    [
        (None, "192.168.1.4:8000", "ws://192.168.1.4:8000/ws", '"/static/'),
        (None, "press.local:8000", "ws://press.local:8000/ws", '"/static/'),
        ("https://example.com/desk/", "127.0.0.1:8000", "wss://example.com/desk/ws", '"/desk/static/'),
    ],
)
async def test_the_page_leads_back_to_where_the_visitor_came_to(
    url: str | None, came_to: str, socket_of: str, files: str
) -> None:
    server = DeskServer("false", "0.0.0.0", 8000, url, "secret")
    async with TestClient(TestServer(await server._make_app())) as client:
        entered = await client.get("/?token=secret", headers={"Host": came_to}, allow_redirects=False)
        assert entered.headers["Location"] == ("/desk/" if url else "/")
        answer = await client.get(
            "/", headers={"Host": came_to, "Cookie": f"newsroom={entered.cookies['newsroom'].value}"}
        )
        page = await answer.text()
    assert f'"{socket_of}"' in page and files in page
    assert "0.0.0.0" not in page
    assert f"connect-src {socket_of};" in answer.headers["Content-Security-Policy"]


def test_the_address_that_is_told_is_one_that_can_be_opened() -> None:
    assert reached_at("192.168.1.4") == "192.168.1.4"
    assert reached_at("press.local") == "press.local"
    for host in ("0.0.0.0", "::"):
        assert reached_at(host) not in ("0.0.0.0", "::", "")
        assert f"://{host}:" not in DeskServer("false", host, 8000, None, "secret").address
    assert DeskServer("false", "::1", 8000, None, "").address == "http://[::1]:8000/"


def test_an_address_from_outside_has_to_be_one(newsroom: Newsroom) -> None:
    answer = newsroom("--lang", "en", "serve", "--url", "desk.example.com")
    assert answer.code == 1 and "http://" in answer.err


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[str, Callable[[], None]]]:
    """Serve an empty newsroom at a free port; gives the line that tells its address, and what ends it."""
    (folder / "newsroom.toml").touch()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "newsroom", "--lang", "en", "--config", str(folder / "newsroom.toml")]
    command += ["--database", str(folder / "newsroom.db"), "serve", "--port", str(port), *options]
    with subprocess.Popen(
        command, stdout=PIPE, stderr=PIPE, env=os.environ | {"HOME": str(folder)}
    ) as server:
        assert server.stderr is not None
        try:
            assert server.stderr.readline().endswith(b"Ctrl+C ends it\n")
            address = server.stderr.readline().decode().rstrip("\n")
            while True:  # it is told a moment before it is listened at
                with socket.socket() as visitor:
                    if visitor.connect_ex(("127.0.0.1", port)) == 0:
                        break
                select.select([], [], [], 0.05)
                assert server.poll() is None
            yield address, server.terminate
        finally:
            server.terminate()
            server.wait(30)  # aiohttp would wait sixty for a visitor


@needs_chromium
@pytest.mark.parametrize("options", [(), ("--host", "0.0.0.0")])
def test_a_browser_draws_the_desk_and_asks_nobody_else(options: tuple[str, ...], tmp_path: Path) -> None:
    with serving(tmp_path, *options) as (address, leave), browsing(tmp_path) as page:
        home = address.partition("?")[0]
        if not options:
            address = home = home.replace("127.0.0.1", "localhost")
        page.visit(address)
        drawn = page.value(
            "new Promise(resolve => {"
            " const look = () => ['-first-byte', '-closed']"
            ".find(name => document.body.classList.contains(name));"
            " if (look()) resolve(look());"
            " new MutationObserver(() => look() && resolve(look()))"
            ".observe(document.body, {attributes: true}); })"
        )
        assert drawn == "-first-byte"
        assert page.value("location.href") == home
        assert page.value("document.fonts.load('16px Roboto Mono').then(fonts => fonts.length)") >= 1
        assert [each for each in page.requests if not each.startswith(("data:", home))] == []
        assert [each for each in page.complaints if "Content Security Policy" in each] == []
        leave()
        assert page.value(
            "new Promise(resolve => setInterval(() => document.body.classList.contains('-closed')"
            " && resolve(document.querySelector('#closed').innerText), 20))"
        ).startswith("The desk has closed.")


def test_the_desk_speaks_to_a_browser_through_pipes(tmp_path: Path) -> None:
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
