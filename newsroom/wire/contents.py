"""What the readers of all formats hand over."""

import re

from msgspec import Struct

from newsroom.model import Wishes
from newsroom.wire.identity import Item

_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")


class Contents(Struct, frozen=True):
    """A feed as read, its articles not yet told apart."""

    title: str
    site: str | None
    items: tuple[Item, ...]
    wishes: Wishes = Wishes()


def is_chinese(language: str, title: str) -> bool:
    """Return whether a feed is Chinese: by its language (RFC 5646), or by its title where it names none."""
    if language.strip():
        return language.strip().lower().startswith("zh")
    return _HAN.search(title) is not None and _KANA.search(title) is None
