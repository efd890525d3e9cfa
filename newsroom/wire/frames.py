"""What the application and its parsing workers say to each other.

They do so through a worker's standard input and output. Each message is a frame: its length in eight bytes,
then its bytes. A job is two frames, its head and the body of the feed; the answer is a head and, if the feed
could be read, frames of articles, few in each, so that taking them up never holds the interpreter for long.
"""

from collections.abc import Sequence
from typing import BinaryIO

import msgspec

from newsroom.model import ArticleDraft, FeedKind, Wishes
from newsroom.wire.pages import Page

ARTICLES_A_FRAME = 50
_LENGTH = 8


class Job(msgspec.Struct, frozen=True, array_like=True):
    """The head of a job."""

    content_type: str
    url: str
    language: str
    """The language that errors are to be in."""
    kind: FeedKind = "feed"
    recipe: str | None = None
    look: bool = False
    """It is a web page, of which is asked which feeds it names."""
    new: bool = False
    """All its articles are going to be stored: what the index of words will hold of each is asked for too."""


class Read(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """The head of an answer: the feed was read, and so many frames of articles follow."""

    title: str
    site: str | None
    wishes: Wishes
    frames: int


class Refused(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """An answer: the feed could not be read."""

    message: str
    page: bool = False
    """It is a web page."""


encode = msgspec.msgpack.Encoder().encode
decode_job = msgspec.msgpack.Decoder(Job).decode
decode_answer = msgspec.msgpack.Decoder(Read | Refused | Page).decode
decode_articles = msgspec.msgpack.Decoder(tuple[ArticleDraft, ...]).decode


def portions(articles: Sequence[ArticleDraft]) -> list[Sequence[ArticleDraft]]:
    """Cut articles into portions for frames."""
    return [articles[i : i + ARTICLES_A_FRAME] for i in range(0, len(articles), ARTICLES_A_FRAME)]


def send(stream: BinaryIO, *frames: bytes) -> None:
    """Write frames.

    Raises:
        OSError: no one reads them.
    """
    for frame in frames:
        stream.write(len(frame).to_bytes(_LENGTH))
        stream.write(frame)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Read one frame.

    Raises:
        EOFError: the other side is gone.
    """
    return _exactly(stream, int.from_bytes(_exactly(stream, _LENGTH)))


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content
