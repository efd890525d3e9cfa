import socket
import ssl
from unittest.mock import Mock

import aiohttp
import pytest

from newsroom.wire.failures import in_plain_words, status_in_plain_words

ADDRESS = "https://me:secret@feeds.example.org:8443/x?token=hidden"


def connection(
    error: OSError, kind: type[aiohttp.ClientConnectorError] = aiohttp.ClientConnectorError
) -> Exception:
    return kind(Mock(host="feeds.example.org", port=8443, ssl=True), error)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            connection(socket.gaierror(-2, "x"), aiohttp.ClientConnectorDNSError),
            "feeds.example.org was not found",
        ),
        (connection(ConnectionRefusedError(111, "x")), "refused the connection"),
        (
            connection(OSError(101, "Network is unreachable")),
            "cannot be reached: there is no route to the network",
        ),
        (connection(OSError(1, "x"), aiohttp.ClientProxyConnectionError), "the proxy"),
        (TimeoutError(), "no whole answer in 30 seconds"),
        (aiohttp.ServerTimeoutError(), "no whole answer in 30 seconds"),
        (aiohttp.ServerDisconnectedError(), "broke off"),
        (aiohttp.ClientPayloadError("half"), "broke off"),
        (ConnectionResetError(104, "reset"), "(ConnectionResetError)"),
        (aiohttp.ClientHttpProxyError(Mock(), (), status=407), "the proxy asks for a user name"),
        (aiohttp.ClientResponseError(Mock(), (), status=400, message="bad"), "as a web server should"),
        (aiohttp.InvalidURL("x"), "not the address of a feed"),
    ],
)
def test_errors_are_said_in_plain_words_on_one_line_without_secrets(error: Exception, words: str) -> None:
    message = in_plain_words(error, ADDRESS, 30)
    assert words in message
    assert "\n" not in message and "secret" not in message and "hidden" not in message


def test_a_bad_certificate_is_named_with_its_reason() -> None:
    cause = ssl.SSLCertVerificationError(1, "[SSL: X] certificate verify failed: expired")
    cause.verify_message = "certificate has expired"
    error = aiohttp.ClientConnectorCertificateError(Mock(host="feeds.example.org", port=1, ssl=True), cause)
    message = in_plain_words(error, ADDRESS, 30)
    assert message == "the certificate of feeds.example.org is not to be trusted: certificate has expired"


def test_every_status_has_words() -> None:
    for status in (201, 301, 400, 418, 451, 502, 599):
        assert str(status) in status_in_plain_words(status, "example.org")
