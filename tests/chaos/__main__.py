"""Run what is tried at full length, and say how it went.

From the checkout::

    python -m tests.chaos --help
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
PARTS = {
    "keys": "random keys, sizes and pastes on the screens of the desk",
    "parsers": "damaged feeds, lists, digests and queries",
    "world": "full disk, locked database, jumping clock, lost terminal",
    "soak": "simulated hours of work",
    "hands": "random keys, clicks and pastes in a real terminal, by seeds; not among the others",
    "kill": "kill -9 while typing, by seeds; not among the others",
}


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    made = argparse.ArgumentParser(
        prog="python -m tests.chaos",
        description="Random keys, damaged bytes, failing disk, clock and terminal, a day of work.",
        epilog="Parts: "
        + "; ".join(f"{name}: {what}" for name, what in PARTS.items())
        + ". Further options are those of pytest.",
    )
    made.add_argument("--long", action="store_true", help="at full length, which takes hours")
    made.add_argument("--only", choices=PARTS, help="one part alone")
    made.add_argument("--times", type=int, default=200, help="of hands and kill: how often (%(default)s)")
    made.add_argument(
        "--seed",
        type=int,
        default=0,
        help="of keys: others with each; of hands and kill: the first, each time has the next",
    )
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tests of this folder, or a part of them."""
    options, further = parser().parse_known_args(arguments)
    if options.only == "hands":
        from tests.chaos.hands import sit_again

        return sit_again(options.times, options.seed)
    if options.only == "kill":
        from tests.chaos.kill import kill_again

        return kill_again(options.times, options.seed)
    environment = dict(os.environ)
    environment["NEWSROOM_CHAOS_SEED"] = str(options.seed)
    if options.long:
        environment["NEWSROOM_CHAOS"] = "long"
        further += ["-o", "timeout=7200"]
    what = HERE / f"test_{options.only}.py" if options.only else HERE
    command = [sys.executable, "-m", "pytest", "-v", str(what), *further]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
