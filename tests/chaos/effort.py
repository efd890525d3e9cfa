"""How much is tried: little in the suite, much where NEWSROOM_CHAOS asks for it."""

from __future__ import annotations

import os

LONG = os.environ.get("NEWSROOM_CHAOS") == "long"

SEED = int(os.environ.get("NEWSROOM_CHAOS_SEED", "0"))
"""Of the random keys: another one gives others."""
KEYS = 1000 if LONG else 60
"""Random keys on every screen."""
EXAMPLES = 5000 if LONG else 60
"""Inputs made up for each parser."""
HOURS = 24 if LONG else 2
"""Simulated hours of work."""
SIZES = 200 if LONG else 40
"""Sizes that a terminal is given one after another."""
