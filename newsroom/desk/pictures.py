"""Pictures of articles: fetched when the editor asks for one, and made small enough to be drawn.

Pillow comes with the extra ``images`` and is not there otherwise; nothing else needs it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.desk.context import Desk
from newsroom.model import NewsroomError
from newsroom.settings.language import _
from newsroom.text.addresses import is_web

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
"""The formats of the web that are read; Pillow knows sixty, some of them programs."""
MOST_PIXELS = 40_000_000
"""More are not unpacked: a few hundred KB can hold gigabytes of one colour."""
_SIDE = 1600
"""Pixels of the longer side that are kept; no terminal shows more."""
_ACCEPT = "image/webp, image/png, image/jpeg, image/gif, image/*;q=0.5"


class PictureError(NewsroomError):
    """A picture cannot be shown."""


class Picture(Struct, frozen=True):
    """A picture ready to be drawn."""

    image: Image
    """In RGB, no side longer than 1,600 pixels; of several frames the first."""
    width: int
    """Pixels, as it was sent."""
    height: int
    size: int
    """Bytes, as it was sent."""

    @property
    def pixels(self) -> str:
        """Its size as labels give it."""
        return f"{self.width}×{self.height}"


async def fetch_picture(desk: Desk, address: str, named_by: str) -> Picture:
    """Fetch a picture of an article; it is unpacked on the thread that this runs on.

    Args:
        desk: The open newsroom.
        address: Of the picture.
        named_by: The address of the article's feed, '' if it has none: only its own host may lie outside the
            public internet.

    Raises:
        NewsroomError: it cannot be had, or is none that can be shown.
    """
    from newsroom.wire.articlepages import fetch_document

    if not is_web(address):
        raise PictureError(_("the picture has no web address"))
    fetch = desk.settings.fetch
    answer = await fetch_document(
        address, timeout=fetch.timeout, contact=fetch.contact, named_by=named_by, accept=_ACCEPT
    )
    return unpacked(answer.body or b"")


def unpacked(body: bytes) -> Picture:
    """Unpack a picture.

    Raises:
        PictureError: it is of no known format, broken, or has more than 40 million pixels.
    """
    from PIL import Image

    # Pillow warns on standard error, where the desk is drawn; the bound below comes before any unpacking.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(BytesIO(body), formats=FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                message = _("the picture has {width}×{height} pixels, too many to unpack")
                raise PictureError(message.format(width=width, height=height))
            # JPEG can be unpacked at a fraction of its size.
            image.draft("RGB", (_SIDE, _SIDE))
            image.thumbnail((_SIDE, _SIDE))
            return Picture(_on_white(image), width, height, len(body))
    except (OSError, ValueError, SyntaxError, MemoryError, OverflowError):
        raise PictureError(_("this is no picture that can be shown (PNG, JPEG, GIF, WebP, BMP)")) from None


def _on_white(image: Image) -> Image:
    """Return a picture in RGB; what is transparent is white, as on the page it comes from."""
    from PIL import Image as Images

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    ground = Images.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")
