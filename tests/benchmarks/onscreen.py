"""The desk on a pty: start, memory, and keys in the inbox, the reader and the editor."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from newsroom.desk import open_desk
from newsroom.desk.composing import change, opened, start
from newsroom.issues import set_lead
from newsroom.settings.config import parse
from tests.benchmarks.corpus import fill
from tests.benchmarks.figure import Figure, Place, p95
from tests.benchmarks.meter import Meter, Stroke

SMALLEST = """
from textual.app import App
from textual.widgets import Static
class Smallest(App):
    def compose(self):
        yield Static("\\n".join("x" * 110 for _ in range(38)))
Smallest().run()
"""
DOWN = b"\x1b[B"


@contextmanager
def desk_on(place: Place, *more: str) -> Iterator[Meter]:
    """Run the desk on the corpus."""
    config = place.folder / "newsroom.toml"
    config.touch()
    options = ["--config", str(config), "--database", str(place.database), "--lang", "en", *more]
    meter = Meter(["-m", "newsroom", *options], place.folder)
    try:
        yield meter
    finally:
        meter.end()


def starting(place: Place) -> Sequence[Figure]:
    """From the command to a settled first paint, beside the smallest Textual app; and the memory of both."""
    ours, theirs, our_memory, their_memory = [], [], [], []
    for _round in range(3 if place.quick else 7):
        meter = Meter(["-c", SMALLEST], place.folder)
        theirs.append(meter.settled() * 1000)
        their_memory.append(meter.resident())
        meter.end()
        with desk_on(place) as desk:
            ours.append(desk.settled() * 1000)
            our_memory.append(desk.resident())
    # The first of each compiles; the least of the others has the least of what else the machine does.
    took, beside = min(ours[1:]), min(theirs[1:])
    name = f"start to settled paint, {place.articles:,} articles"
    return (
        Figure(name, took, "ms", 2.0, "smallest Textual app", beside, is_ratio=True),
        Figure(
            "resident memory",
            max(our_memory),
            "MB",
            110,
            "smallest Textual app",
            statistics.median(their_memory),
        ),
    )


def scrolling(place: Place) -> Sequence[Figure]:
    """Cursor down, keys 40 ms apart; then single keys, until the reader shows the article."""
    with desk_on(place) as desk:
        desk.settled()
        strokes = _pressed(desk, 60 if place.quick else 200, 0.04)
        shown = [desk.press(DOWN, 0.4).last for _key in range(8 if place.quick else 20)]
    return (
        Figure(
            "inbox, cursor down: key to cursor painted, p95", p95([each.first for each in strokes]), "ms", 16
        ),
        Figure("reader shows the article after the last key, median", statistics.median(shown), "ms", 150),
    )


def refreshing(place: Place) -> Sequence[Figure]:
    """Cursor down while feeds are refreshed by this desk."""
    from tests.benchmarks.fetching import DELAY, feed, served

    feeds = 100 if place.quick else 1000
    content = place.folder / "served"
    content.mkdir()
    for number in range(feeds):
        (content / f"{number}.xml").write_bytes(feed(number, 3))
    with served(content, DELAY) as address:
        outlines = "".join(
            f'<outline type="rss" xmlUrl="{address}/{number}.xml"/>' for number in range(feeds)
        )
        opml = place.folder / "served.opml"
        opml.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
        config = place.folder / "newsroom.toml"
        config.touch()
        database = place.folder / "refreshing.db"
        command = [sys.executable, "-m", "newsroom", "--config", str(config)]
        copy = [*command, "--database", str(place.database), "backup", str(database)]
        subprocess.run(copy, check=True, capture_output=True)
        adding = [*command, "--database", str(database), "feeds", "import", str(opml)]
        subprocess.run(adding, check=True, capture_output=True)
        with desk_on(Place(place.folder, database, place.articles, place.quick)) as desk:
            desk.settled()
            desk.press(b"R", 0.3)
            times = [each.first for each in _pressed(desk, 60 if place.quick else 100, 0.04)]
    return (
        Figure(f"inbox, cursor down while {feeds:,} feeds refresh, p95", p95(times), "ms", 30),
        Figure("the same, slowest key", max(times), "ms", 150),
    )


def typing(place: Place) -> Sequence[Figure]:
    """One character typed in a text of 1,000, with live preflight."""
    database = place.folder / "typing.db"
    with open_desk(parse("", Path(place.folder / "newsroom.toml")), database) as desk:
        fill(desk.store, 1, 50)
        start(desk)
        lead = "星河实验室发布新模型，上下文扩展到100万词元。" * 44
        change(desk, opened(desk).head.id, lambda issue: set_lead(issue, lead), "lead")
    with desk_on(Place(place.folder, database, 0, place.quick)) as desk:
        desk.settled()
        desk.press(b"L", 0.1)
        desk.settled(2.0, 500)  # the editor is imported, and compiled here for the first time
        desk.press(b"a", 2.0)
        times = [desk.press(b"a", 0.1).first for _key in range(40 if place.quick else 150)]
    return (Figure("one character typed in a text of 1,000, p95", p95(times), "ms", 20),)


def _pressed(desk: Meter, keys: int, gap: float) -> list[Stroke]:
    """Press cursor down: first until the list scrolls, then so many times that count."""
    for _key in range(40):
        desk.press(DOWN, gap)
    return [desk.press(DOWN, gap) for _key in range(keys)]
