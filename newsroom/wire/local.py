"""Feeds that are files on this machine, which an editor has subscribed to by a ``file:`` address."""

from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from newsroom.settings.language import N_
from newsroom.settings.reasons import reason_of
from newsroom.settings.said import said
from newsroom.text.clean import one_line
from newsroom.wire.errors import FeedError
from newsroom.wire.exchange import MOST_BYTES, Answer, FetchRequest, require_size


def is_local(url: str) -> bool:
    """Return whether the address is that of a file."""
    return url[:5].lower() == "file:"


def path_of(url: str) -> Path:
    """Return the path that a file: address names."""
    return Path(url2pathname(urlsplit(url).path))


def read_local(request: FetchRequest) -> Answer:
    """Read the file; blocks.

    Raises:
        FeedError: there is no such file, it cannot be read, or it is too large.
    """
    path = path_of(request.url)
    try:
        # A pipe or a device would be read for ever.
        if not path.is_file():
            message = N_("there is no file {path}")
            if path.is_dir():
                message = N_("{path} is a folder; newsroom feeds add-folder follows the documents in it")
            raise FeedError(said(message, path=one_line(str(path))))
        with path.open("rb") as file:
            body = file.read(MOST_BYTES + 1)
    # ValueError is a null byte in the path.
    except (OSError, ValueError) as error:
        message = N_("the file {path} cannot be read: {reason}")
        raise FeedError(said(message, path=one_line(str(path)), reason=reason_of(error))) from None
    require_size(len(body))
    fingerprint = sha256(body).hexdigest()
    changed = fingerprint != request.fingerprint
    return Answer(body=body if changed else None, url=request.url, fingerprint=fingerprint)
