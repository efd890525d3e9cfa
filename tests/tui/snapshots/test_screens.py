"""Pictures of the screens, compared with those that were looked at and found good.

Taken anew by ``python -m pytest tests/tui/snapshots --snapshot-update``; look at what changed first.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import textual
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from newsroom.desk import open_desk
from newsroom.desk.sample import make_sample
from newsroom.settings.config import load
from newsroom.settings.language import use_language
from newsroom.tui.app import NewsroomApp
from tests.tui.conftest import press, settled
from tests.tui.contrast import weak_texts
from tests.tui.snapshots.scenes import SCENES, SIZES, Scene

VERSION = "8.2.8"
NOW = datetime(2026, 7, 27, 0, 30, tzinfo=UTC)
"""08:30 in Shanghai: the clock stands still while pictures are taken."""

pytestmark = pytest.mark.skipif(
    textual.__version__ != VERSION,
    reason=f"the pictures were taken with Textual {VERSION}, this is {textual.__version__}",
)


class Picture(SVGImageExtension):  # type: ignore[misc]
    """A picture without the font that Rich would have fetched from a server of others.

    Blanks at the end of a piece of text go too: whether they are one piece with it depends on what was drawn
    before, and nobody sees it.
    """

    def serialize(self, *args: Any, **kwargs: Any) -> str:
        svg = str(super().serialize(*args, **kwargs))
        svg = re.sub(r'(<text [^>]*?) textLength="[\d.]+"', r"\1", svg)
        svg = re.sub(r"(?:&#160;)+</text>", "</text>", svg)
        return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", "monospace")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A sample newsroom for each language, made once."""
    found = {}
    for language in ("zh", "en"):
        use_language(language)
        found[language] = make_sample(tmp_path_factory.mktemp(language), NOW).parent
    use_language(None)
    return found


@pytest.fixture(autouse=True)
def _shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
async def test_a_screen_looks_as_it_did(
    scene: Scene,
    samples: dict[str, Path],
    tmp_path: Path,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if scene.no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    use_language(scene.language)
    folder = tmp_path / "newsroom"
    shutil.copytree(samples[scene.language], folder)
    settings = load(folder / "newsroom.toml")
    settings = replace(
        settings,
        theme=scene.theme,
        ambiguous_width=scene.ambiguous_width,
        desk=replace_struct(settings.desk, compact=scene.compact),
    )
    with open_desk(settings, folder / "newsroom.db", now=lambda: NOW) as desk:
        app = NewsroomApp(desk, sample=True)
        async with app.run_test(size=SIZES[scene.size]) as pilot:
            await settled(app, pilot)
            await press((app, pilot), *scene.keys)
            await pilot.pause(0.3)
            await settled(app, pilot)
            if isinstance(app.focused, Input):
                app.focused.cursor_blink = False  # a picture that took long would be one of its dark half
                await settled(app, pilot)
            svg = app.export_screenshot(title="newsroom", simplify=True)
            weak = [] if scene.theme == "sixteen" or scene.no_color else weak_texts(app)
            app.exit("")
    assert not weak
    assert svg == snapshot(extension_class=Picture)


def replace_struct(table: Any, **changes: Any) -> Any:
    """Return a table of the settings with other values."""
    import msgspec

    return msgspec.structs.replace(table, **changes)
