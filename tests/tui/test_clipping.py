from __future__ import annotations

from pathlib import Path

from newsroom.desk import Desk
from newsroom.tui.screens.clipping import ClipScreen, Pasted, clip
from tests.reading.document_samples import PAGE
from tests.tui.conftest import press, running, settled


async def test_pasted_text_is_clipped_and_undo_takes_it_out_again(desk: Desk) -> None:
    async with running(desk) as here:
        app, pilot = here
        clip(app.screen)  # type: ignore[arg-type]
        await settled(app, pilot)
        app.screen.query_one(Pasted).text = PAGE
        await press(here, "ctrl+s")
        [article] = [each for each in desk.store.articles.latest(100) if each.source == "北岸研究院"]
        assert article.id in desk.store.inbox.ids(app.screen.inbox.view)  # type: ignore[attr-defined]
        await press(here, "u")
        assert article.id not in desk.store.inbox.ids(app.screen.inbox.view)  # type: ignore[attr-defined]


async def test_enter_takes_the_path_of_a_file(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(PAGE)
    async with running(desk, (80, 24)) as here:
        app, pilot = here
        clip(app.screen)  # type: ignore[arg-type]
        await settled(app, pilot)
        app.screen.query_one(Pasted).text = str(file)
        await press(here, "enter")
        assert not isinstance(app.screen, ClipScreen)
        assert any(each.source == "北岸研究院" for each in desk.store.articles.latest(100))
