"""What failed once, and what stands for a kind of failure: it is tried in every run, whatever chance brings.

A run that fails leaves the keys or the text in its message: they are put here together with the mend.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def kept(name: str) -> list[dict[str, Any]]:
    """Return the seeds of a kind, ``keys`` or ``parsers``."""
    found: list[dict[str, Any]] = json.loads(Path(__file__).with_name(f"{name}.json").read_text("utf-8"))
    return found
