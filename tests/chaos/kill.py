"""Kill the desk at a random moment of typing, and look at what is left: the fault the editor fears most."""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from newsroom.desk import open_desk
from newsroom.desk.composing import opened, start
from newsroom.model import FeedDraft
from newsroom.settings.config import parse
from tests.tui.conftest import NOW, article
from tests.tui.test_terminal import Terminal

ALLOWED = 1.0
"""Seconds of typing that may be lost."""
_KEYS = "甲乙丙丁戊己庚辛壬癸abcdefgh，。"
_PACE = (0.01, 0.05, 0.12)


@dataclass(frozen=True)
class Killed:
    """What came of one kill."""

    seed: int
    typed: int
    """Characters that were sent."""
    kept: int
    """Characters that are in the database."""
    lost: float
    """Seconds between the first character that is not there and the kill; 0 if all are."""
    sound: bool
    """The database is whole."""
    beginning: bool
    """What is there is the beginning of what was typed."""

    @property
    def good(self) -> bool:
        """Nothing is damaged, and no more is lost than may be."""
        return self.sound and self.beginning and self.lost <= ALLOWED


def kill(folder: Path, seed: int) -> Killed:
    """Open the desk, type into lead or commentary, kill it at a random moment, and read what is stored."""
    chance = random.Random(seed)
    config, database = folder / "newsroom.toml", folder / "newsroom.db"
    config.write_text("", encoding="utf-8")
    with open_desk(parse("", config), database, now=lambda: NOW) as desk:
        feed, _new = desk.store.feeds.add(FeedDraft(url="https://a.example.com/rss"))
        desk.store.articles.absorb(feed.id, [article(n) for n in range(3)], NOW)
        start(desk)
    field, pace = chance.choice(("lead", "commentary")), chance.choice(_PACE)
    terminal = Terminal("--config", str(config), "--database", str(database), "--lang", "en")
    typed, moments = "", []
    try:
        terminal.wait_for(lambda output: "云雀".encode() in output)
        burst = chance.random() < 0.3
        # A burst comes with the key that opens the editor, as from one who knows what is coming.
        typed = "".join(chance.choice(_KEYS) for _each in range(6)) if burst else ""
        terminal.type(("L" if field == "lead" else "C") + typed)
        moments = [time.monotonic()] * len(typed)
        if not burst:
            terminal.wait_for(lambda output: b"Entries" in output)
        end = time.monotonic() + chance.uniform(0.05, 3.0)
        while (now := time.monotonic()) < end:
            key = chance.choice(_KEYS)
            terminal.type(key)
            typed += key
            moments.append(now)
            _read_for(terminal, pace)
    finally:
        killed = time.monotonic()
        terminal.kill()
    with open_desk(parse("", config), database) as desk:
        issue, sound = opened(desk).issue, desk.store.check() == []
    kept = issue.lead if field == "lead" else issue.commentary
    lost = killed - moments[len(kept)] if len(kept) < len(typed) else 0.0
    return Killed(seed, len(typed), len(kept), lost, sound, typed.startswith(kept))


def _read_for(terminal: Terminal, seconds: float) -> None:
    """Read what the desk draws: a terminal that does not would hold it up."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([terminal.file], [], [], left)[0]:
            os.read(terminal.file, 65536)


def kill_again(times: int, first: int) -> int:
    """Kill it so many times, and print the worst as JSON.

    Args:
        times: How often.
        first: The first seed; each time has the next one.

    Returns:
        1 if anything was damaged, or more lost than may be.
    """
    done: list[Killed] = []
    for seed in range(first, first + times):
        folder = Path(tempfile.mkdtemp(prefix="newsroom-kill-"))
        try:
            done.append(kill(folder, seed))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if not done[-1].good:
            print(json.dumps(asdict(done[-1])), file=sys.stderr)
    losses = sorted(each.lost for each in done)
    bad = [each.seed for each in done if not each.good]
    figures = {
        "kills": len(done),
        "worst_loss_seconds": round(losses[-1], 3),
        "median_loss_seconds": round(losses[len(losses) // 2], 3),
        "damaged": sum(not each.sound for each in done),
        "out_of_order": sum(not each.beginning for each in done),
        "seeds_to_look_at": bad,
    }
    print(json.dumps(figures, indent=2))
    return int(bool(bad))
