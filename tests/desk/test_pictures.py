"""Pictures are fetched with the manners of pages, and unpacked only within bounds."""

from __future__ import annotations

import asyncio
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from newsroom.desk import Desk, pictures
from newsroom.model import NewsroomError
from tests.desk.server import serve


def png(width: int, height: int, colour: object = "red", mode: str = "RGB") -> bytes:
    file = BytesIO()
    Image.new(mode, (width, height), colour).save(file, "PNG")  # type: ignore[arg-type]
    return file.getvalue()


def _claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be as large as it says."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"0"))
        + chunk(b"IEND", b"")
    )


def test_a_picture_tells_the_size_it_was_sent_in_and_is_made_small() -> None:
    body = png(3200, 800)
    picture = pictures.unpacked(body)
    assert (picture.pixels, picture.size, picture.image.size) == ("3200×800", len(body), (1600, 400))


def test_what_is_transparent_is_white() -> None:
    assert pictures.unpacked(png(2, 2, (0, 0, 0, 0), "RGBA")).image.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (_claiming(50_000, 50_000), "50000×50000 pixels"),
        (_claiming(400, 400), "no picture"),
        (png(40, 40)[:60], "no picture"),
        (b"<html>nothing here</html>", "no picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "no picture"),
        (b"", "no picture"),
    ],
)
def test_what_is_no_picture_or_too_large_to_unpack_is_said(body: bytes, told: str) -> None:
    with pytest.raises(NewsroomError, match=told):
        pictures.unpacked(body)


def test_a_feed_from_elsewhere_cannot_have_this_machine_asked_for_a_picture(desk: Desk) -> None:
    with serve() as server:
        server.pages["/a.png"] = png(8, 6)
        with pytest.raises(NewsroomError):
            asyncio.run(pictures.fetch_picture(desk, server.url("/a.png"), "https://feeds.example/rss"))
        assert server.asked == []
        own = asyncio.run(pictures.fetch_picture(desk, server.url("/a.png"), server.url("/feed")))
        assert own.pixels == "8×6"
