"""The command line from outside: how long a process takes, what it imports, beside Python doing nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence

from tests.benchmarks.figure import Figure, Place, least

COMMANDS = (
    ("--version",),
    ("--help",),
    ("articles", "--limit", "20"),
    ("search", "芯片", "--limit", "20"),
    ("feeds", "list"),
    ("issue", "list"),
    ("issue", "check"),
    ("doctor",),
    ("fetch", "--help"),
)
"""What the cold-start check runs."""


def environment(place: Place) -> dict[str, str]:
    """Give the variables of a program installed for good: its modules are compiled, its home is the run's."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    (place.folder / "newsroom.toml").touch()
    return kept | {
        "PYTHONPYCACHEPREFIX": str(place.folder / "compiled"),
        "NEWSROOM_DATABASE": str(place.database),
        "NEWSROOM_CONFIG": str(place.folder / "newsroom.toml"),
        "LANG": "en_US.UTF-8",
    }


def process(place: Place, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python, with what it says kept."""
    return subprocess.run(
        [sys.executable, *arguments], env=environment(place), capture_output=True, text=True, check=False
    )


def commands(place: Place) -> Sequence[Figure]:
    """Two commands beside ``python -c pass``."""
    rounds = 5 if place.quick else 15
    nothing = least(lambda: process(place, "-c", "pass"), rounds)
    process(place, "-m", "newsroom", "articles", "--limit", "20")
    version = least(lambda: process(place, "-m", "newsroom", "--version"), rounds)
    articles = least(lambda: process(place, "-m", "newsroom", "articles", "--limit", "20"), rounds)
    return (
        Figure("newsroom --version", version, "ms", 80, "python -c pass", nothing),
        Figure("newsroom articles --limit 20", articles, "ms", 200, "python -c pass", nothing),
    )


def cold_start(place: Place) -> list[tuple[str, float, int, str]]:
    """List for every command: its name, milliseconds of imports, modules, and the slowest imports."""
    found = []
    for command in COMMANDS:
        process(place, "-m", "newsroom", *command)
        said = process(place, "-X", "importtime", "-m", "newsroom", *command).stderr
        lines = re.findall(r"^import time: +(\d+) \| +\d+ \| +(\S+)", said, re.MULTILINE)
        slowest = sorted(((int(own), name) for own, name in lines), reverse=True)[:3]
        names = ", ".join(f"{name} {own / 1000:.0f}" for own, name in slowest)
        found.append((" ".join(command), sum(int(own) for own, _name in lines) / 1000, len(lines), names))
    return found
