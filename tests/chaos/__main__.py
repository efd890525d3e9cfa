"""Run what is tried at full length, and say how it went.

From the checkout::

    python -m tests.chaos [--long] [pytest's own options]
    python -m tests.chaos --only kill [--times 200] [--seed 0]
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run the tests of this folder."""
    environment = dict(os.environ)
    given = sys.argv[1:]
    if given[:2] == ["--only", "kill"]:
        from tests.chaos.kill import main as kill_again

        return kill_again(given[2:])
    if "--long" in given:
        given.remove("--long")
        environment["NEWSROOM_CHAOS"] = "long"
        given += ["-o", "timeout=7200"]
    command = [sys.executable, "-m", "pytest", "-v", str(Path(__file__).parent), *given]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
