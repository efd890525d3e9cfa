"""Run what is tried at full length, and say how it went.

From the checkout::

    python -m tests.chaos [--long] [pytest's own options]
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
    if "--long" in given:
        given.remove("--long")
        environment["NEWSROOM_CHAOS"] = "long"
        given += ["-o", "timeout=7200"]
    command = [sys.executable, "-m", "pytest", "-v", str(Path(__file__).parent), *given]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
