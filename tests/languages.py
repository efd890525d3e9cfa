"""The language that a room's tests are asked in; its conftest imports what it wants."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsroom.settings.language import use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Messages are asked for in the language they are written in, whatever the locale of the machine."""
    use_language("en")
    yield
    use_language(None)
