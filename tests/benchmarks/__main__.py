"""Every line of the table of speed, each beside its reference, in one run.

From the checkout::

    python -m tests.benchmarks [--quick] [--json FILE|-] [--only NAME]... [--cold-start]

prints a table and exits with 1 where a bar is missed. Every run is kept in a file that stays out of git,
``tests/benchmarks/history.jsonl``. ``--quick`` takes a tenth of the corpus. ``--cold-start`` prints what each
command imports.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from newsroom.store import open_store
from tests.benchmarks import fetching, issuing, onscreen, processes, reading, stored
from tests.benchmarks.corpus import fill
from tests.benchmarks.figure import Figure, Line, Place

LINES: dict[str, Line] = {
    "start": onscreen.starting,
    "scroll": onscreen.scrolling,
    "refresh": onscreen.refreshing,
    "type": onscreen.typing,
    "commands": processes.commands,
    "cold-fetch": fetching.cold_figure,
    "unchanged": fetching.unchanged_figure,
    "size": stored.size,
    "search": stored.searching,
    "million": stored.searching_a_million,
    "read": reading.figures,
    "group": stored.grouping,
    "issue": issuing.issue,
    "import": issuing.importing,
}
"""What can be measured, in the order of the table."""

HISTORY = Path(__file__).with_name("history.jsonl")


def measure(place: Place, names: list[str]) -> list[Figure]:
    """Measure lines one after another, printing each as it is known."""
    figures: list[Figure] = []
    for name in names:
        for figure in LINES[name](place):
            print(figure.row(), file=sys.stderr, flush=True)
            figures.append(figure)
    return figures


def main() -> int:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of the corpus, fewer rounds")
    parser.add_argument("--json", metavar="FILE", help="write the figures as JSON, or - to print them")
    parser.add_argument("--only", action="append", choices=LINES, help="only this; may be given again")
    parser.add_argument("--cold-start", action="store_true", help="import time and modules of each command")
    asked = parser.parse_args()
    # As the program does it: what it is measured by here runs in this process.
    gc.set_threshold(20_000, 10, 10)
    feeds = 20 if asked.quick else 200
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Place(Path(folder), Path(folder) / "corpus.db", feeds * 500, asked.quick)
        with open_store(place.database) as store:
            fill(store, feeds, 500)
        if asked.cold_start:
            for name, took, modules, slowest in processes.cold_start(place):
                print(f"{name:<28}{took:>7.0f} ms of imports {modules:>5} modules   {slowest}")
            return 0
        figures = measure(place, asked.only or list(LINES))
    run = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "articles": place.articles,
        "figures": [figure.as_json() for figure in figures],
    }
    with HISTORY.open("a", encoding="utf-8") as history:
        history.write(json.dumps(run, ensure_ascii=False) + "\n")
    if asked.json == "-":
        print(json.dumps(run, ensure_ascii=False, indent=1))
    elif asked.json:
        Path(asked.json).write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    missed = [figure.what for figure in figures if not figure.reached]
    print(f"{len(figures) - len(missed)} of {len(figures)} bars kept", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
