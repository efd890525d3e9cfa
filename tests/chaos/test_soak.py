"""A day of fetching, reading, editing and exporting at speed: memory stays flat, no handle is left open."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from newsroom.desk import open_desk
from newsroom.desk.checking import check_issue
from newsroom.desk.composing import change, find, start
from newsroom.desk.exporting import export
from newsroom.desk.picking import pick
from newsroom.desk.refresh import refresh
from newsroom.issues import set_lead
from newsroom.model import FeedDraft, Mark, View
from newsroom.reading import read_html, typeset
from newsroom.settings.config import parse
from tests.chaos.effort import HOURS
from tests.desk.server import rss, serve
from tests.tui.conftest import NOW

if not Path("/proc/self/statm").exists():
    pytest.skip(f"{sys.platform} does not tell memory and handles in /proc", allow_module_level=True)

EVERY = timedelta(minutes=5)


def resident() -> float:
    """Megabytes this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def handles() -> int:
    return len(os.listdir("/proc/self/fd"))


async def test_a_day_of_work(tmp_path: Path) -> None:
    now = NOW
    folder = tmp_path / "out"
    folder.mkdir()
    settings = parse(
        f'[fetch]\npages = false\n[publications.daily]\nfolder = "{folder.as_posix()}"\n', tmp_path / "x.toml"
    )
    rounds = HOURS * 12
    held: list[tuple[float, int]] = []
    with serve() as feeds, open_desk(settings, tmp_path / "newsroom.db", now=lambda: now) as desk:
        for name in "abcdef":
            feeds.pages[f"/{name}"] = rss(name, 3)
            desk.store.feeds.add(FeedDraft(url=feeds.url(f"/{name}")))
        id = start(desk).stored.head.id
        for number in range(rounds):
            now += EVERY
            name = "abcdef"[number % 6]
            feeds.pages[f"/{name}"] = rss(name, 4 + number // 6)
            report = await refresh(desk, all=True)
            assert not report.failed, report
            ids = desk.store.inbox.ids(View(today=desk.today()), 100)
            desk.store.inbox.rows(ids)
            for article in desk.store.articles.latest(5):
                typeset(read_html(article.html), 80)
            desk.store.marks.set(list(ids[:3]), Mark.READ, True, "read")
            change(desk, id, lambda issue, n=number: set_lead(issue, f"第{n}稿。"), "lead")  # type: ignore[misc]
            if number % 12 == 0:
                pick(desk, id, [desk.store.articles.latest(1)[0].id])
            desk.store.journal.undo()
            desk.store.journal.redo()
            check_issue(desk, find(desk))
            export(desk, id, force=True)
            if number >= rounds // 3:
                held.append((resident(), handles()))
        assert desk.store.check() == []
        assert find(desk).issue.lead == f"第{rounds - 1}稿。"
    third = max(len(held) // 3, 1)
    early = min(memory for memory, _handles in held[:third])
    late = min(memory for memory, _handles in held[-third:])
    told = f"{early:.1f} MB, then {late:.1f} MB; {held[0][1]}, then {held[-1][1]} handles"
    print(f"{HOURS} h, {rounds} rounds: {told}")
    assert late - early < 8, (early, late)
    assert held[-1][1] <= held[0][1] + 2
