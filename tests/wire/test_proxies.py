"""Proxies and certificates, with servers of the test's own."""

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from newsroom.wire import FetchRequest
from newsroom.wire.client import Client
from newsroom.wire.errors import FeedError
from newsroom.wire.proxies import Proxies
from tests.wire.documents import rss
from tests.wire.server import FeedServer

FEED = rss("<guid>1</guid><title>甲</title>", head="").encode()
AWAY = "http://feeds.example.invalid/feed"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


async def body(url: str) -> bytes | None:
    async with Client(20) as client:
        return (await client.get(FetchRequest(1, url))).body


def test_the_environment_says_which_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://one:1")
    monkeypatch.setenv("all_proxy", "http://all:2")
    monkeypatch.setenv("no_proxy", "inside.example,.corp.example")
    proxies = Proxies()
    assert proxies.of("http://a.example/") == "http://one:1"
    assert proxies.of("https://a.example/") == "http://all:2"
    for url in ("http://inside.example/", "http://x.corp.example/", "http://127.0.0.1/", "http://localhost/"):
        assert proxies.of(url) is None


async def test_a_proxy_fetches_for_us_and_gets_its_own_password(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url("", "user:wort"))
    server.serve(AWAY, FEED)
    assert await body(AWAY) == FEED
    ((path, headers),) = server.asked
    assert path == AWAY
    assert headers["Proxy-Authorization"].startswith("Basic ")
    assert "Authorization" not in headers


async def test_a_redirect_goes_by_the_proxy_but_not_inside(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url(""))
    server.redirect(AWAY, "http://other.example.invalid/feed")
    server.serve("http://other.example.invalid/feed", FEED)
    assert await body(AWAY) == FEED
    server.redirect(AWAY, "http://10.0.0.1/feed")
    with pytest.raises(FeedError, match="in a private network"):
        await body(AWAY)


async def test_a_proxy_that_is_not_there_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with FeedServer() as gone:
        monkeypatch.setenv("http_proxy", gone.url("", "user:wort"))
    with pytest.raises(FeedError, match="the proxy 127.0.0.1 cannot be reached") as error:
        await body(AWAY)
    assert "wort" not in str(error.value)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A certificate for feeds.example.invalid and localhost that nobody signed, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs openssl to make a certificate")
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,DNS:feeds.example.invalid"]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", str(file), "-out", f"{file}.crt"], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + Path(f"{file}.crt").read_bytes())
    yield file


@asynccontextmanager
async def secure_server(certificate: Path) -> AsyncIterator[int]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(FEED)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + FEED)
        await writer.drain()
        writer.close()

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    async with await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context) as server:
        yield server.sockets[0].getsockname()[1]


async def test_a_certificate_of_ones_own_is_trusted_where_the_environment_says_so(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with secure_server(certificate) as port:
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
        with pytest.raises(FeedError, match="the certificate of localhost is not to be trusted"):
            await body(f"https://localhost:{port}/")
        monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
        assert await body(f"https://localhost:{port}/") == FEED


async def test_https_goes_through_a_proxy_end_to_end(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    async def tunnel(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).splitlines()[0])
        there, back = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")

        async def pass_on(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            while portion := await source.read(4096):
                sink.write(portion)
            sink.close()

        await asyncio.gather(pass_on(reader, back), pass_on(there, writer), return_exceptions=True)

    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    async with (
        secure_server(certificate) as port,
        await asyncio.start_server(tunnel, "127.0.0.1", 0) as proxy,
    ):
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.sockets[0].getsockname()[1]}")
        assert await body("https://feeds.example.invalid/feed") == FEED
    assert asked == [b"CONNECT feeds.example.invalid:443 HTTP/1.1"]
