"""What an editor sees and does with a deep dive on the desk."""

from __future__ import annotations

from newsroom.desk import Desk, composing, documents
from newsroom.issues.forms.sections import sections
from tests.tui.conftest import press, running, screen_text


async def test_a_deep_dive_shows_its_sections_and_a_cites_the_article(desk: Desk) -> None:
    documents.start(desk, "deep", title="潮汐")
    async with running(desk) as run:
        await press(run, "a")
        text = composing.opened(desk).issue.source or ""
        assert "[^1]: [第1号" in text and "(https://news.example.com/1.html)" in text
        await press(run, "3", "j", "J")
        assert "引用" in screen_text(run[0])
        titles = [each.title for each in sections(composing.opened(desk).issue.source or "")]
        assert titles[1:3] == ["技术", "背景"]
