from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from unittest.mock import patch

import pytest
from textual.pilot import Pilot
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import WorkerCancelled

from newsroom.desk import Desk, open_desk
from newsroom.model import ArticleDraft, FeedDraft
from newsroom.settings.config import parse
from newsroom.settings.language import use_language
from newsroom.tui.app import NewsroomApp
from newsroom.tui.notices import Notice

NOW = datetime(2026, 7, 27, 0, 30, tzinfo=UTC)
"""08:30 in Shanghai."""

SOON = 0.1
"""Seconds; what waits longer (saving, looking ahead) is waited for by the tests of it."""

BODY = (
    "<p>{title}的正文第一句，说明发生了什么。第二句给出数字：共有 {n} 台设备。</p><p>第二段很长。"
    + "详情如下。" * 60
    + "</p>"
)


def article(n: int, *, minutes: int | None = None, title: str | None = None) -> ArticleDraft:
    """Make an article, the higher its number the older."""
    title = title or f"第{n}号云雀机器人在港口上岗"
    url = f"https://news.example.com/{n}.html?utm_source=rss"
    return ArticleDraft(
        key=f"guid:{n}",
        url=url,
        canonical=f"https://news.example.com/{n}.html",
        title=title,
        published=NOW - timedelta(minutes=minutes if minutes is not None else 10 * n),
        html=BODY.format(title=title, n=n),
    )


@pytest.fixture(autouse=True)
def _true_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the tests run, the terminal shows all colours."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def _browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the tests run, there is a browser."""
    monkeypatch.setattr("newsroom.tui.links.has_browser", lambda: True)


@pytest.fixture(autouse=True)
def _ranked_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list takes another order when a test says so, and not a while after the desk stands."""
    monkeypatch.setattr("newsroom.tui.screens.desk.RANKING_PAUSE", 3600)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with two feeds and forty articles."""
    settings = parse(
        # A pick would have its page fetched from the internet.
        f'[fetch]\npages = false\n[publications.daily]\nfolder = "{(tmp_path / "out").as_posix()}"\n',
        tmp_path / "newsroom.toml",
    )
    with open_desk(settings, tmp_path / "newsroom.db", now=lambda: NOW) as desk:
        first, _new = desk.store.feeds.add(
            FeedDraft(url="https://a.example.com/rss", title="星河科技", tags=("中文",))
        )
        second, _new = desk.store.feeds.add(FeedDraft(url="https://b.example.com/rss", title="潮汐网"))
        desk.store.articles.absorb(first.id, [article(n) for n in range(1, 31)], NOW)
        desk.store.articles.absorb(second.id, [article(n) for n in range(31, 41)], NOW)
        yield desk


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk without feeds."""
    with open_desk(parse("", tmp_path / "newsroom.toml"), tmp_path / "empty.db", now=lambda: NOW) as desk:
        yield desk


Running = tuple[NewsroomApp, Pilot[str]]


@asynccontextmanager
async def running(desk: Desk, size: tuple[int, int] = (160, 45)) -> AsyncIterator[Running]:
    """Run the app until it is at rest."""
    app = NewsroomApp(desk)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        yield app, pilot
        await settled(app, pilot)


async def settled(app: NewsroomApp, pilot: Pilot[str], *, workers: bool = True) -> None:
    """Wait until nothing is under way: messages are handled, timers soon due have fired, workers are done.

    Args:
        app: The app.
        pilot: What drives it.
        workers: Wait for these, too; one may wait for the editor itself.
    """
    quiet = 0
    while quiet < 3:  # what a widget is busy with may lead to a message to another
        await pilot.pause(None if quiet == 0 else 0)
        if workers:
            with suppress(WorkerCancelled):  # one that another of its group has replaced
                await app.workers.wait_for_complete()
        quiet = 0 if under_way(app) or (workers and working(app)) else quiet + 1


def working(app: NewsroomApp) -> bool:
    """Tell whether a worker is not done."""
    return any(not worker.is_finished for worker in app.workers)


def under_way(app: NewsroomApp) -> bool:
    """Tell whether a message waits, or a timer that is soon due."""
    pumps = [app, *(each for screen in app.screen_stack for each in screen.walk_children(with_self=True))]
    return any(each.message_queue_size for each in pumps) or any(
        _soon_due(timer) for each in pumps for timer in each._timers
    )


def _soon_due(timer: Timer) -> bool:
    """Tell whether a timer fires once, within a pause that an editor does not feel."""
    task = timer._task
    return timer._repeat == 0 and timer._interval <= SOON and task is not None and not task.done()


async def press(running: Running, *keys: str) -> None:
    """Press keys one after another, waiting for what each does; a word typed into a line goes in at once."""
    app, pilot = running
    for key, after in zip_longest(keys, keys[1:], fillvalue=""):
        await send(pilot, key)
        if not (isinstance(app.focused, Input) and len(key) == len(after) == 1):
            await settled(app, pilot)


async def send(pilot: Pilot[str], *keys: str) -> None:
    """Press keys as fast as they are taken."""
    # Whether the processor rests after each tells nothing that `settled` does not.
    with patch("textual.app.wait_for_idle", _turn):
        await pilot.press(*keys)


async def _turn(_seconds: float) -> None:
    await asyncio.sleep(0)


async def until(running: Running, holds: Callable[[], bool]) -> None:
    """Wait for a condition, however busy the machine is; the test's own limit is the end of patience."""
    while not holds():
        await running[1].pause(0.01)


async def shows(running: Running, *words: str) -> bool:
    """Tell whether words come to stand on the screen, however busy the machine is."""
    app, pilot = running
    for _turn in range(250):
        if all(each in screen_text(app) for each in words):
            return True
        await pilot.pause(0.02)
    return False


def screen_text(app: NewsroomApp) -> str:
    """Return what is on the screen, line by line."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


def toasts(app: NewsroomApp) -> list[str]:
    """Return what toasts say, the oldest first; they lie over the screen and are not in `screen_text`."""
    return [each.said for each in app._notifications if isinstance(each, Notice)]


ShowText = Callable[[NewsroomApp], str]
