"""Why a feed could not be fetched: what happened, at which host, and what may help."""

import ssl

import aiohttp

from newsroom.settings.language import N_
from newsroom.settings.reasons import reason_of
from newsroom.settings.said import Said, said
from newsroom.text.clean import one_line
from newsroom.wire.errors import FeedError
from newsroom.wire.hosts import host_of
from newsroom.wire.resolver import NotPublic
from newsroom.wire.unpacking import Broken

_LONGEST_REASON = 120


def in_plain_words(error: Exception, url: str, timeout: float) -> str:
    """Say what an error of a request means.

    The message never holds the whole address, for there may be a password in it.

    Args:
        error: What aiohttp or the operating system raised.
        url: The address that was asked.
        timeout: The seconds that were allowed.
    """
    host = host_of(url)
    match error:
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError():
            return said("this is not the address of a feed; check it")
        case aiohttp.ClientConnectorDNSError(os_error=NotPublic()):
            return not_public(host)
        case aiohttp.ClientConnectorDNSError():
            return said("the host {host} was not found; check the address and the connection", host=host)
        case aiohttp.ClientConnectorCertificateError():
            reason = _reason(error.certificate_error)
            return said("the certificate of {host} is not to be trusted: {reason}", host=host, reason=reason)
        case aiohttp.ClientSSLError():
            return said(
                "no secure connection with {host}: {reason}", host=host, reason=_reason(error.os_error)
            )
        case aiohttp.ClientProxyConnectionError():
            return said(
                "the proxy {host} cannot be reached; check http_proxy and https_proxy", host=error.host
            )
        case TimeoutError():
            message = N_("{host} gave no whole answer in {seconds:g} seconds; it may do so later")
            return said(message, host=host, seconds=timeout)
        case aiohttp.ClientConnectorError():
            return _not_connected(error.os_error, host)
        case _:
            return _broken_off(error, host)


def again_and_again(host: str) -> str:
    """Say that a host's redirects come to no end."""
    return said("{host} redirects again and again; check the address in a browser", host=host)


def broken_off(host: str) -> str:
    """Say that an answer has a beginning and no end."""
    return said("{host} broke off in the middle of its answer; it may go better later", host=host)


def speaks_no_tls(error: FeedError) -> bool:
    """Tell whether an address failed because nothing there speaks TLS, or listens where https does."""
    match error.__cause__:
        case aiohttp.ClientConnectorCertificateError():
            return False
        case aiohttp.ClientSSLError():
            return True
        case aiohttp.ClientConnectorError(os_error=ConnectionRefusedError()):
            return True
        case _:
            return False


def not_public(host: str) -> str:
    """Say that a redirect leads from the internet into this machine's own network."""
    message = N_(
        "a redirect leads to {host} in a private network, which is refused; if you know it, add its address"
    )
    return said(message, host=host)


def _not_connected(error: OSError, host: str) -> str:
    if isinstance(error, ConnectionRefusedError):
        return said("{host} refused the connection; its server may be down", host=host)
    return said("{host} cannot be reached: {reason}", host=host, reason=_reason(error))


def _broken_off(error: Exception, host: str) -> str:
    match error:
        case Broken():
            return said("what {host} sent cannot be unpacked: its compression is broken", host=host)
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientPayloadError() | aiohttp.ClientOSError():
            return broken_off(host)
        case aiohttp.ClientHttpProxyError():
            return status_in_plain_words(error.status, said("the proxy"))
        case aiohttp.ClientResponseError():
            return said("{host} does not answer as a web server should", host=host)
        case _ if not host:
            return said("this is not the address of a feed; check it")
        case _:
            kind = type(error).__name__
            return said("the answer of {host} could not be taken ({kind})", host=host, kind=kind)


def status_in_plain_words(status: int, host: str) -> str:
    """Say what a status other than 200 means for a feed (RFC 9110 section 15)."""
    match status:
        case 401 | 407:
            message = N_("{host} asks for a user name and a password (HTTP {status})")
        case 403:
            message = N_("{host} does not let this program read the feed (HTTP {status})")
        case 404:
            message = N_("{host} has nothing at this address (HTTP {status}); the feed may have moved")
        case 410:
            message = N_("{host} has given this feed up (HTTP {status}); it can be removed")
        case 429:
            message = N_("{host} is asked too often (HTTP {status}); poll it less often")
        case status if status >= 500:
            message = N_("{host} has a fault of its own (HTTP {status}); it may be mended later")
        case _:
            message = N_("{host} answers with HTTP {status}, and no feed")
    return said(message, host=host, status=status)


def _reason(error: BaseException) -> str:
    """Take the reason out of an error of the system or of OpenSSL, as it words it."""
    reason = getattr(error, "verify_message", None)
    if not reason and isinstance(error, ssl.SSLError) and error.reason:
        reason = error.reason.replace("_", " ").lower()
    if not reason and isinstance(said_by_us := reason_of(error), Said):
        return said_by_us
    return one_line(str(reason or getattr(error, "strerror", None) or error))[:_LONGEST_REASON]
