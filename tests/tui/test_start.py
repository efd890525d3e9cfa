"""What the desk imports before it is on the screen: an editor waits for all of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.desk import Desk
from newsroom.store import open_store
from newsroom.tui.app import SCREENS_CSS
from newsroom.tui.screens.desk import DeskScreen
from tests.tui.conftest import press, running

PROGRAM = """
import sys
from pathlib import Path
from newsroom.desk import open_desk
from newsroom.settings.config import parse
from newsroom.tui.app import NewsroomApp
from newsroom.tui.screens.desk import DeskScreen

async def stop(screen):
    Path(sys.argv[2]).write_text("\\n".join(sys.modules))
    screen.app.exit()

DeskScreen._begin_work = stop
with open_desk(parse("", Path(sys.argv[1]) / "newsroom.toml"), Path(sys.argv[1]) / "newsroom.db") as desk:
    NewsroomApp(desk).run(headless=True, size=(120, 40))
"""

LATER = {
    "newsroom.issues.parsing": "reading digests",
    "newsroom.desk.composing": "changing an issue",
    "newsroom.desk.documents": "deep dives and reviews",
    "newsroom.desk.clipping": "clipping",
    "newsroom.store.absorbing": "storing articles",
    "newsroom.store.wordindex": "the index of words",
    "newsroom.preflight": "the check",
    "newsroom.publish": "exports",
    "newsroom.assist": "drafts",
    "newsroom.wire": "fetching",
    "newsroom.store.schema.v1": "older files",
    "newsroom.reading.notes": "footnotes",
    "sqlite_utils": "writing",
    "textual.widgets._text_area": "the editor",
    "wcwidth": "characters that Python's own table may not know",
    "trafilatura": "web pages",
    "lxml": "web pages",
    "pygments": "colours of code",
    "aiohttp": "fetching",
}
"""Modules that only later work needs, and what that is."""


def test_what_only_later_work_needs_is_not_imported_before_the_desk_is_drawn(tmp_path: Path) -> None:
    open_store(tmp_path / "newsroom.db").close()  # making one is writing
    told = tmp_path / "modules"
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), str(told)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    loaded = set(told.read_text("utf-8").split())
    assert "newsroom.tui.screens.desk" in loaded
    assert {name: why for name, why in LATER.items() if name in loaded} == {}


async def test_the_styles_of_other_screens_are_read_behind_the_first_paint_or_with_the_first_of_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DeskScreen, "_begin_work", lambda self: None)
    async with running(desk) as run:
        app, _pilot = run
        assert not app.stylesheet.has_source(str(SCREENS_CSS))
        await press(run, "f")
        assert app.stylesheet.has_source(str(SCREENS_CSS))
        width = app.screen.query_one("#box").styles.max_width
        assert width is not None and width.value == 110
    monkeypatch.undo()
    async with running(desk) as (app, _pilot):
        assert app.stylesheet.has_source(str(SCREENS_CSS))
