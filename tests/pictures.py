"""Draw README's pictures from the sample newsroom: ``python -m tests.pictures``.

The clock stands still while they are drawn, so that a picture changes only where the desk does.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from newsroom.desk import open_desk
from newsroom.desk.sample import make_sample
from newsroom.settings.config import load
from newsroom.settings.language import use_language
from newsroom.tui.app import NewsroomApp

FOLDER = Path(__file__).parent.parent / "newsroom" / "demo" / "pictures"
NOW = datetime(2026, 7, 27, 0, 30, tzinfo=UTC)
PICTURES: dict[str, tuple[tuple[int, int], Sequence[str]]] = {
    "desk": ((160, 45), ("j", "j")),
    "reader": ((120, 40), ("j", "j", "enter")),
    "composer": ((120, 40), ("3", "j")),
    "editor": ((120, 40), ("3", "j", "e")),
    "check": ((120, 40), ("3", "c")),
    "preview": ((120, 40), ("p",)),
}


async def draw(name: str, size: tuple[int, int], keys: Sequence[str], database: Path) -> None:
    """Open the desk, press the keys and write the picture."""
    with open_desk(load(database.with_name("newsroom.toml")), database, now=lambda: NOW) as desk:
        app = NewsroomApp(desk, sample=True)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.5)
            for key in keys:
                await pilot.press(key)
                await app.workers.wait_for_complete()
            await pilot.pause(0.5)
            svg = app.export_screenshot(title="newsroom", simplify=True)
            # The export asks a server of others for its font; any monospaced one does as well.
            svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", "monospace")
            (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")
            app.exit("")


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    use_language("zh")
    for name, (size, keys) in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(draw(name, size, keys, make_sample(Path(folder), NOW)))
        print(FOLDER / f"{name}.svg")


if __name__ == "__main__":
    main()
